# What `nix flake check` builds. Here the real NixOS judges the module; the tests of the
# workspace judge it without nixpkgs (tests/tests/nix_modules.rs).
{ self, nixpkgs, pkgs }:
let
  inherit (pkgs.stdenv.hostPlatform) system;

  host = nixpkgs.lib.nixosSystem {
    modules = [
      self.nixosModules.default
      ./tests/example.nix
      {
        nixpkgs.hostPlatform = system;
        # No boot loader and no file systems to invent: nobody boots this one.
        boot.isContainer = true;
        system.stateVersion = "26.05";
      }
    ];
  };

  failed = map (a: a.message) (builtins.filter (a: !a.assertion) host.config.assertions);
  unit = name: host.config.systemd.units.${name}.unit;
in
{
  programs = self.packages.${system}.default;

  # The whole-way tests (clf-tests) want the built programs beside them; they run outside.
  unit-tests = self.packages.${system}.default.overrideAttrs {
    doCheck = true;
    cargoTestFlags = [ "--workspace" "--exclude" "clf-tests" ];
  };

  # The service names its configuration, so this runs the daemon's own check of it too.
  orchestrator-units =
    if failed != [ ] then
      throw (builtins.concatStringsSep "\n" failed)
    else
      pkgs.runCommand "orchestrator-units" { } ''
        mkdir "$out"
        cp ${unit "clf-orchestrator.service"}/*.service "$out"
        cp ${unit "clf-orchestrator.socket"}/*.socket ${unit "clf-operator.socket"}/*.socket "$out"
      '';
}
