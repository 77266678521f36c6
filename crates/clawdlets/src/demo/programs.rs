//! The programs the demo starts: beside this one, built first where they are not there yet.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::exit::Failure;

pub(super) struct Programs {
    pub(super) orchestrator: PathBuf,
    pub(super) clf: PathBuf,
}

/// Finds them, or builds them: `cargo run --bin clawdlets` has built this program only.
pub(super) fn beside_this_one(json: bool) -> Result<Programs, Failure> {
    let own =
        std::env::current_exe().map_err(|error| Failure::new("programs", format!("where is this program? {error}")))?;
    let programs = Programs { orchestrator: own.with_file_name("clf-orchestrator"), clf: own.with_file_name("clf") };
    let all = [programs.orchestrator.clone(), programs.clf.clone(), own.with_file_name("cattle-agent")];
    // In a clone cargo itself knows best whether they are up to date.
    if let Some(cargo) = std::env::var_os("CARGO") {
        build(Path::new(&cargo), json)?;
    }
    match all.iter().find(|path| !path.exists()) {
        None => Ok(programs),
        Some(missing) => Err(Failure::new("programs", format!("{} is not there", missing.display()))
            .hint("cargo run --release --bin clawdlets -- demo")),
    }
}

#[allow(clippy::print_stderr, reason = "a build may take minutes; whoever waits should know")]
fn build(cargo: &Path, json: bool) -> Result<(), Failure> {
    if !json {
        eprintln!("building what is not built yet (not counted)");
    }
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../Cargo.toml");
    let mut command = Command::new(cargo);
    command.args(["build", "--bins", "--manifest-path"]).arg(manifest);
    if !cfg!(debug_assertions) {
        command.arg("--release");
    }
    // Cargo speaks on standard error; standard output stays the demo's.
    let built = command.stdin(Stdio::null()).stdout(Stdio::null()).status();
    match built {
        Ok(status) if status.success() => Ok(()),
        _ => Err(Failure::new("programs", "cargo build did not succeed").hint("cargo build --release --bins")),
    }
}
