# The daemon's unit: how it starts, ends and is watched. What it may not do is in hardening.nix.
{ config, lib, ... }:
let
  cfg = config.services.clawdlets.orchestrator;
  inherit (builtins) attrNames stringLength substring;
  places = import ./places.nix;
  sockets = [ "clf-orchestrator.socket" "clf-operator.socket" ];
  stateDirs = [ places.state_dir (dirOf places.mark_file) ];
in
{
  config = lib.mkIf cfg.enable {
    systemd.services.clf-orchestrator = {
      description = "clawdlets orchestrator";
      wantedBy = [ "multi-user.target" ];
      requires = sockets;
      wants = [ "network-online.target" ];
      # The cattle listener binds the overlay's address; where that comes later still, the bind
      # fails and the restart below tries again.
      after = sockets ++ [ "network-online.target" ];
      # A crash must never lock bots and operators out: no limit on restarts, but a pause.
      unitConfig.StartLimitIntervalSec = 0;

      # NixOS would restart the sockets instead of a socket-activated service. This one also
      # serves machines and must run without waiting for a caller; its sockets stay open.
      notSocketActivated = true;
      stopIfChanged = false;

      serviceConfig = {
        Type = "notify";
        NotifyAccess = "main";
        User = "clf";
        Group = "clf";
        ExecStart = "${cfg.package}/bin/clf-orchestrator --config ${cfg.configFile}";
        # No ExecReload: a change to the principals restarts it, and that drops open connections.
        Sockets = sockets;

        Restart = "on-failure";
        RestartSec = 1;
        # 2: the configuration or the command line is wrong, and will be the next time.
        RestartPreventExitStatus = 2;
        TimeoutStartSec = 60;
        # Above the 30 s in which it lets requests end.
        TimeoutStopSec = 45;
        WatchdogSec = 30;
        # The default, SIGABRT, asks for a core dump of a process full of secrets.
        WatchdogSignal = "SIGKILL";

        # The parent /var/lib/clf is root's, so the daemon cannot swap its own state directory.
        StateDirectory = map (substring (stringLength "/var/lib/") (-1)) stateDirs;
        StateDirectoryMode = "0700";
        # Never Environment=: systemctl show tells it to everybody.
        LoadCredential = map (name: "${name}:${toString cfg.credentials.${name}}") (attrNames cfg.credentials);
      }
      // import ./hardening.nix { inherit (cfg.cattle) allowFrom; inherit stateDirs; };
    };
  };
}
