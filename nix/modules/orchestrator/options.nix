# What the operator of a host decides about the daemon itself.
{ lib, ... }:
let
  inherit (lib) mkEnableOption mkOption types;
  span = types.strMatching "[0-9]{1,9}[smhd]";
in
{
  options.services.clawdlets.orchestrator = {
    enable = mkEnableOption "the clawdlets orchestrator";

    package = mkOption {
      type = types.package;
      description = "The package with bin/clf-orchestrator. The flake's default module sets it.";
    };

    fleet = mkOption {
      type = types.str;
      example = "example";
      description = "The fleet whose machines are ours: a lower-case label, written on each of them at the provider.";
    };

    provider = mkOption {
      # Only what the unit can run: "local" starts processes and exists in development alone.
      type = types.enum [ "none" ];
      default = "none";
      description = "Who makes machines. With \"none\" spawns wait in the queue.";
    };

    credentials = mkOption {
      type = types.attrsOf types.path;
      default = { };
      example = { demo_secret = "/run/secrets/demo_secret"; };
      description = ''
        Credential files by name, each an absolute path outside the Nix store. systemd reads them
        as root when the unit starts and shows the daemon alone a copy.
      '';
    };

    cattle = {
      listen = mkOption {
        type = types.str;
        example = "100.64.0.1:7443";
        description = ''
          Address and port that machines call, on the overlay. The firewall is not touched: open the
          port on the overlay's interface only (networking.firewall.interfaces).
        '';
      };

      allowFrom = mkOption {
        type = types.listOf types.str;
        default = [ "100.64.0.0/10" "fd7a:115c:a1e0::/48" ];
        description = ''
          Address ranges the daemon may exchange packets with, besides localhost: the overlay's.
          The default is what Tailscale and Headscale hand out.
        '';
      };

      maxInstances = mkOption {
        type = types.ints.positive;
        default = 10;
        description = "Never more machines than this, whatever their state.";
      };

      tokenLifetime = mkOption {
        type = span;
        default = "5m";
        description = "How long a bootstrap token lives once its machine was acknowledged; 30s to 1h.";
      };

      logLimit = mkOption {
        type = types.ints.unsigned;
        default = 1048576;
        description = "Most bytes kept of what a job's tasks write.";
      };
    };

    retention = {
      jobs = mkOption {
        type = span;
        default = "30d";
        description = "How long finished jobs, their logs and results are kept.";
      };

      events = mkOption {
        type = span;
        default = "7d";
        description = "How long events are kept for watchers that come back.";
      };
    };
  };
}
