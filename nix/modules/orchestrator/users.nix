# The users and groups. A group only lets a process connect; the uid that the kernel shows
# decides what it may do, so every uid here is written down.
{ config, lib, ... }:
let
  cfg = config.services.clawdlets.orchestrator;
  inherit (builtins) attrValues listToAttrs;
  inherit (import ./places.nix) sockets;
  bots = attrValues cfg.bots;

  each = make: listToAttrs (map (bot: { name = bot.user; value = make bot; }) bots);
in
{
  config = lib.mkIf cfg.enable {
    users.users = lib.mkMerge [
      {
        clf = {
          isSystemUser = true;
          group = "clf";
          description = "clawdlets orchestrator";
        };
      }
      (each (bot: {
        inherit (bot) uid;
        isSystemUser = true;
        # Its own first group, so that files it makes are not open to the other bots.
        group = lib.mkDefault bot.user;
        extraGroups = [ sockets.bot_group ];
      }))
    ];

    users.groups = lib.mkMerge [
      {
        clf = { };
        ${sockets.bot_group} = { };
        ${sockets.operator_group}.members = map (operator: operator.user) (attrValues cfg.operators);
      }
      (each (_: { }))
    ];
  };
}
