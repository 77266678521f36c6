# What the module makes of the example, as plain values. Evaluates the module alone, with the
# host's options stubbed; it is no NixOS.
#
#   nix-instantiate --eval --strict --json check.nix --arg libPath ./stub-lib.nix
#
# change: a module on top of the example. program: where the package is said to lie.
{
  libPath,
  change ? { },
  program ? "${builtins.storeDir}/00000000000000000000000000000000-clf-orchestrator",
}:
let
  lib = import libPath;
  inherit (builtins) attrNames concatLists filter listToAttrs;
  unitText = import ./unit-text.nix;

  # As much of a derivation as is looked at while nothing is built.
  derivation = attrs: attrs // { type = "derivation"; };

  pkgs.runCommand =
    name: attrs: _script:
    derivation {
      inherit name;
      inherit (attrs) text;
      outPath = "${builtins.storeDir}/00000000000000000000000000000000-${name}";
    };

  evaluated = lib.evalModules {
    specialArgs = { inherit pkgs; };
    modules = [
      ./host.nix
      ../modules/orchestrator.nix
      ./example.nix
      {
        services.clawdlets.orchestrator.package = derivation {
          name = "clf-orchestrator";
          outPath = program;
        };
      }
      change
    ];
  };

  inherit (evaluated) config;

  units =
    kind: section:
    map (name: let unit = config.systemd."${kind}s".${name}; in unitText {
      name = "${name}.${kind}";
      inherit unit section;
      settings = unit."${kind}Config";
    }) (attrNames config.systemd."${kind}s");
in
{
  failed = map (a: a.message) (filter (a: !a.assertion) config.assertions);
  # The stub lists definitions that have no option; nixpkgs' lib throws.
  unknown = evaluated.unknown or [ ];
  units = listToAttrs (concatLists [ (units "socket" "Socket") (units "service" "Service") ]);
  toml = config.services.clawdlets.orchestrator.configFile.text;
  inherit (config.users) users groups;
}
