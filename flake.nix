{
  description = "clawdlets: a fleet orchestrator for AI-agent hosts";

  # The one input. rustPlatform of this branch carries the Rust the workspace asks for, so there
  # is no second toolchain to pin and nothing to keep in step.
  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-26.05";

  outputs =
    { self, nixpkgs }:
    let
      # The programs need Linux: kernel identity, openat2, locked memory.
      systems = [ "x86_64-linux" "aarch64-linux" ];
      each = make: nixpkgs.lib.genAttrs systems (system: make nixpkgs.legacyPackages.${system});
    in
    {
      packages = each (pkgs: import ./nix/packages.nix { inherit pkgs; });

      checks = each (pkgs: import ./nix/checks.nix { inherit self nixpkgs pkgs; });

      nixosModules = {
        # The module alone: whoever imports it says which package runs. Imported here, as older
        # versions of `nix flake check` take no path for a module.
        orchestrator = import ./nix/modules/orchestrator.nix;

        # The module with the program of this very tree.
        default =
          { lib, pkgs, ... }:
          {
            imports = [ self.nixosModules.orchestrator ];
            services.clawdlets.orchestrator.package =
              lib.mkDefault self.packages.${pkgs.stdenv.hostPlatform.system}.clf-orchestrator;
          };
      };
    };
}
