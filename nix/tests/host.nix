# The part of NixOS that our modules set, with NixOS's own option names: a definition that is not
# here is reported as unknown, so a misspelt option fails the test.
{ lib, ... }:
let
  inherit (lib) mkOption types;
  option = type: default: mkOption { inherit type default; };
  list = option (types.listOf types.str) [ ];
  set = options: option (types.attrsOf (types.submodule { inherit options; })) { };
  anything = option types.anything { };

  unit = {
    description = option types.str "";
    wantedBy = list;
    requires = list;
    wants = list;
    after = list;
    unitConfig = anything;
  };

  sudo = option (types.listOf (types.submodule {
    options = {
      users = option (types.listOf types.anything) [ ];
      groups = option (types.listOf types.anything) [ ];
    };
  })) [ ];
in
{
  options = {
    assertions = option (types.listOf types.unspecified) [ ];

    systemd.sockets = set (unit // { socketConfig = anything; });
    systemd.services = set (unit // {
      serviceConfig = anything;
      notSocketActivated = option types.bool false;
      stopIfChanged = option types.bool true;
    });

    users.users = set {
      uid = option (types.nullOr types.int) null;
      isSystemUser = option types.bool false;
      isNormalUser = option types.bool false;
      description = option types.str "";
      group = option types.str "";
      extraGroups = list;
    };
    users.groups = set { members = list; };

    security.sudo.extraRules = sudo;
    security.sudo-rs.extraRules = sudo;
  };
}
