# Who may ask and who may operate. The defaults are those of the daemon's own policy: a bot that
# is only named can spawn nothing and has tight caps.
{ lib, ... }:
let
  inherit (lib) mkOption types;
  names = types.listOf types.str;

  # The kernel tells the daemon a uid and nothing else, so it is written down and never changes
  # hands. 65534 is what the kernel shows for users it cannot map.
  uid = mkOption {
    type = types.ints.between 1 65533;
    example = 901;
    description = "The static uid. Never give it to anybody else later: jobs are remembered by its name.";
  };

  user =
    name:
    mkOption {
      type = types.strMatching "[a-z_][a-z0-9_-]{0,30}";
      default = name;
      description = "Name of the Unix user.";
    };

  cap =
    default: description:
    mkOption {
      type = types.ints.unsigned;
      inherit default;
      description = "${description} 0 means no cap.";
    };

  policy = {
    kinds = mkOption {
      type = types.listOf (types.enum [ "cattle.spawn" "cattle.reap" ]);
      default = [ "cattle.spawn" ];
      description = "Kinds of job it may enqueue.";
    };

    personas = mkOption {
      type = names;
      default = [ ];
      description = "Personas it may spawn.";
    };

    env = mkOption {
      type = names;
      default = [ ];
      description = "Variables its machines may get, if the persona asks for them.";
    };

    maxTtl = mkOption {
      type = types.strMatching "[0-9]{1,9}[smhd]";
      default = "2h";
      description = "The longest life of its machines.";
    };

    maxPriority = mkOption {
      type = types.int;
      default = 0;
      description = "The highest priority it may give.";
    };

    maxActive = cap 2 "Jobs of its own that may run at once.";
    maxQueued = cap 100 "Jobs of its own that may wait.";
    maxPerDay = cap 200 "Jobs it may enqueue in one UTC day.";
    requestsPerSecond = cap 50 "Requests a second over time; bursts of twice as many.";
    maxConnections = cap 64 "Connections it may hold open.";
  };
in
{
  options.services.clawdlets.orchestrator = {
    bots = mkOption {
      type = types.attrsOf (types.submodule ({ name, ... }: {
        options = {
          inherit uid policy;
          user = user name;
        };
      }));
      default = { };
      description = "Bots of this host by name: each becomes a system user in clf-bots and a principal.";
    };

    operators = mkOption {
      type = types.attrsOf (types.submodule ({ name, ... }: {
        options = {
          inherit uid;
          user = user name;
        };
      }));
      default = { };
      description = "People who may use the operator socket, by name. Their users are made elsewhere.";
    };
  };
}
