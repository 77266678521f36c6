# The programs. The workspace is compiled once; each program then gets a package of its own, so
# that a host which runs the daemon does not also carry the operator's command line.
{ pkgs }:
let
  inherit (pkgs) lib;
  manifest = builtins.fromTOML (builtins.readFile ../Cargo.toml);

  # Only what cargo reads: a change to the documentation or to a module rebuilds nothing.
  source = lib.fileset.toSource {
    root = ../.;
    fileset = lib.fileset.unions [
      ../Cargo.toml
      ../Cargo.lock
      ../crates
      ../proto
      ../tests
      (lib.fileset.maybeMissing ../fleet)
      (lib.fileset.maybeMissing ../secrets)
    ];
  };

  workspace = pkgs.rustPlatform.buildRustPackage {
    pname = "clawdlets-workspace";
    inherit (manifest.workspace.package) version;
    src = source;
    # Every crate comes from the registry with its checksum in the lock: no hash to keep by hand.
    cargoLock.lockFile = ../Cargo.lock;
    # The tests are a check (checks.nix), so that building a host does not wait for them.
    doCheck = false;
    meta = {
      description = "A fleet orchestrator for AI-agent hosts";
      homepage = manifest.workspace.package.repository;
      license = [ lib.licenses.mit lib.licenses.asl20 ];
      platforms = lib.platforms.linux;
    };
  };

  program =
    name: description:
    pkgs.runCommand "${name}-${workspace.version}"
      {
        pname = name;
        inherit (workspace) version;
        meta = workspace.meta // { inherit description; mainProgram = name; };
      }
      ''
        install -D -m 555 ${workspace}/bin/${name} "$out/bin/${name}"
      '';
in
{
  default = workspace;
  clf-orchestrator = program "clf-orchestrator" "The daemon: jobs, one-time tokens, cattle";
  clf = program "clf" "The bots' command line";
  clawdlets = program "clawdlets" "The operators' command line";
  cattle-agent = program "cattle-agent" "Runs the one task on an ephemeral machine";
}
