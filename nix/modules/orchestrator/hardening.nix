# What the daemon may not do. systemd-analyze security rates the unit at most 1.5; a test keeps it.
{ allowFrom, stateDirs }:
{
  # Secrets stay out of core files and swap. The daemon locks all its memory and refuses to start
  # where it cannot, so the limit must allow it.
  LimitCORE = 0;
  LimitMEMLOCK = "infinity";
  MemorySwapMax = 0;
  # Many callers, each with a cap of its own: descriptors must not be the first thing to run out.
  LimitNOFILE = 16384;
  UMask = "0077";
  KeyringMode = "private";
  RemoveIPC = true;

  NoNewPrivileges = true;
  CapabilityBoundingSet = "";
  AmbientCapabilities = "";
  RestrictSUIDSGID = true;
  RestrictNamespaces = true;
  RestrictRealtime = true;
  LockPersonality = true;
  MemoryDenyWriteExecute = true;

  # No PrivateUsers, although it would lower the score: in a user namespace of its own the daemon
  # would see every caller as uid 65534 (SO_PEERCRED translates), and all identity would be lost.

  ProtectSystem = "strict";
  ProtectHome = true;
  PrivateTmp = true;
  PrivateMounts = true;
  PrivateDevices = true;
  DevicePolicy = "closed";
  ProtectProc = "invisible";
  # Not "pid": that hides /proc/sys and /proc/swaps, and the daemon reads the boot id (tokens die
  # with the boot) and whether there is swap.
  ProcSubset = "all";
  ProtectClock = true;
  ProtectHostname = true;
  ProtectKernelLogs = true;
  ProtectKernelModules = true;
  ProtectKernelTunables = true;
  ProtectControlGroups = true;
  # What it writes can never be run: programs and libraries are in the store. The writable places
  # are mounts of their own, which "/" does not cover.
  NoExecPaths = [ "/" "/tmp" "/var/tmp" ] ++ stateDirs;
  ExecPaths = [ builtins.storeDir ];
  # Shared with every process of the host, writable, and of no use to it.
  InaccessiblePaths = [ "-/dev/shm" "-/dev/mqueue" ];

  RestrictAddressFamilies = [ "AF_UNIX" "AF_INET" "AF_INET6" ];
  IPAddressDeny = "any";
  IPAddressAllow = [ "localhost" ] ++ allowFrom;

  SystemCallArchitectures = "native";
  SystemCallErrorNumber = "EPERM";
  SystemCallFilter = [
    "@system-service"
    # mlockall is in @memlock, which stays. io_uring (@aio) would pass by this very filter.
    "~@privileged @resources @keyring @aio userfaultfd name_to_handle_at"
    # execve cannot go here: the filter is in force already when systemd executes the program,
    # which would end as 203/EXEC. Only the daemon can drop it, with a filter of its own after
    # the start; so it may load one, and a Landlock ruleset.
    "~execveat"
    "seccomp landlock_create_ruleset landlock_add_rule landlock_restrict_self"
  ];
}
