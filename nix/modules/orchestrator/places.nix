# Where things lie. The units make these places and the configuration names them; written once,
# so that they cannot disagree.
{
  state_dir = "/var/lib/clf/orchestrator";
  # Outside the state directory and its backups: it shows that an old database was restored.
  mark_file = "/var/lib/clf-mark/mark";
  sockets = {
    bot = "/run/clf/orchestrator.sock";
    bot_group = "clf-bots";
    operator = "/run/clf/operator.sock";
    operator_group = "clf-operators";
  };
}
