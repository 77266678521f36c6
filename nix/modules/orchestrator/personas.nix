# What a machine can be. The fleet decides this; a bot only names one.
{ lib, ... }:
let
  inherit (lib) mkOption types;

  source = types.submodule {
    options = {
      credential = mkOption {
        type = types.str;
        description = "The credential that holds the value.";
      };

      required = mkOption {
        type = types.bool;
        default = true;
        description = "Without it the job is refused; otherwise the variable is left out.";
      };
    };
  };
in
{
  options.services.clawdlets.orchestrator.personas = mkOption {
    type = types.attrsOf (types.submodule {
      options = {
        description = mkOption {
          type = types.str;
          default = "";
          description = "For people.";
        };

        argv = mkOption {
          type = types.listOf types.str;
          example = [ "./run.sh" ];
          description = "The program and its arguments: an absolute path, or ./NAME of one of files.";
        };

        files = mkOption {
          type = types.attrsOf types.str;
          default = { };
          description = "Contents of files laid beside the task, by name. Anybody on this host can read them.";
        };

        timeLimit = mkOption {
          type = types.strMatching "[0-9]{1,9}[smhd]";
          default = "1h";
          description = "How long a task may run.";
        };

        env = mkOption {
          type = types.attrsOf source;
          default = { };
          example = { DEMO_SECRET.credential = "demo_secret"; };
          description = "The variables a task gets, and from which credential.";
        };
      };
    });
    default = { };
    description = "Personas by name.";
  };
}
