# The two sockets. systemd makes them before the daemon starts and keeps them while it restarts,
# so nobody is refused meanwhile and no daemon ever has to unlink a path.
{ config, lib, ... }:
let
  cfg = config.services.clawdlets.orchestrator;
  inherit (import ./places.nix) sockets;

  socket = name: path: group: backlog: {
    description = "clawdlets orchestrator, ${name} socket";
    wantedBy = [ "sockets.target" ];
    socketConfig = {
      ListenStream = path;
      # The daemon tells its sockets apart by this name, never by their order.
      FileDescriptorName = name;
      Service = "clf-orchestrator.service";
      # The default mode is 0666. The directory stays open: the sockets' own modes decide.
      SocketMode = "0660";
      SocketUser = "root";
      SocketGroup = group;
      DirectoryMode = "0755";
      Accept = "no";
      RemoveOnStop = "no";
      Backlog = backlog;
      # By default 20 starts in 2 s put the socket into "failed" until somebody resets it: an
      # outage that a bot could cause by crashing the daemon. Restarts are a second apart, so
      # they never reach this; only a daemon that exits with 2 at every start does, for which
      # systemd makes no pause while a caller waits.
      TriggerLimitIntervalSec = 10;
      TriggerLimitBurst = 200;
    };
  };
in
{
  config = lib.mkIf cfg.enable {
    systemd.sockets = {
      # As long as the kernel allows by default: a storm waits here, where it costs the daemon nothing.
      clf-orchestrator = socket "bot" sockets.bot sockets.bot_group 4096;
      # A queue of its own: a storm of bots fills theirs and never this one.
      clf-operator = socket "operator" sockets.operator sockets.operator_group 128;
    };
  };
}
