# services.clawdlets.orchestrator: the control plane on a pet host.
#
# The unit holds the hardening and the credentials; the program checks its own configuration
# while the system builds, so a host never activates one that the daemon would refuse.
{
  imports = [
    ./orchestrator/options.nix
    ./orchestrator/bots.nix
    ./orchestrator/personas.nix
    ./orchestrator/config.nix
    ./orchestrator/users.nix
    ./orchestrator/assertions.nix
    ./orchestrator/sockets.nix
    ./orchestrator/service.nix
  ];
}
