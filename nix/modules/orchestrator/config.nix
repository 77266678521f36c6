# The options as the daemon's TOML, checked by the daemon while the system builds.
{ config, lib, pkgs, ... }:
let
  cfg = config.services.clawdlets.orchestrator;
  inherit (builtins) mapAttrs;
  places = import ./places.nix;

  text = import ../../toml.nix {
    inherit (cfg) fleet provider;
    inherit (places) state_dir mark_file sockets;
    # No credentials_dir: the daemon takes the directory that systemd made for this start.
    cattle = {
      inherit (cfg.cattle) listen;
      max_instances = cfg.cattle.maxInstances;
      token_lifetime = cfg.cattle.tokenLifetime;
      log_limit = cfg.cattle.logLimit;
    };
    retention = { inherit (cfg.retention) jobs events; };
    principals = mapAttrs (_: principal) cfg.bots;
    operators = mapAttrs (_: operator: { inherit (operator) uid; }) cfg.operators;
    personas = mapAttrs (_: persona) cfg.personas;
  };

  principal = bot: {
    inherit (bot) uid;
    policy = {
      inherit (bot.policy) kinds personas env;
      max_ttl = bot.policy.maxTtl;
      max_priority = bot.policy.maxPriority;
      max_active = bot.policy.maxActive;
      max_queued = bot.policy.maxQueued;
      max_per_day = bot.policy.maxPerDay;
      requests_per_second = bot.policy.requestsPerSecond;
      max_connections = bot.policy.maxConnections;
    };
  };

  persona = persona: {
    inherit (persona) description argv files;
    time_limit = persona.timeLimit;
    env = mapAttrs (_: source: { inherit (source) credential required; }) persona.env;
  };
in
{
  options.services.clawdlets.orchestrator.configFile = lib.mkOption {
    type = lib.types.package;
    readOnly = true;
    defaultText = "made of the other options";
    description = "The configuration as the daemon gets it. Building it runs the daemon's own check.";
    # A file in the store, readable by all: secrets are credentials and never come this way.
    default =
      pkgs.runCommand "clf-orchestrator.toml"
        {
          inherit text;
          passAsFile = [ "text" ];
          preferLocalBuild = true;
        }
        ''
          ${cfg.package}/bin/clf-orchestrator --check-config "$textPath"
          install -m 444 "$textPath" "$out"
        '';
  };
}
