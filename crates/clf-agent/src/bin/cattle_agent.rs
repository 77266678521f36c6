//! `cattle-agent`: redeems its token at boot, gets its env, runs one task, reports.

use std::os::fd::AsFd;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use clf_agent::cattle::{AgentError, Options, run};
use nix::sys::resource::{Resource, setrlimit};
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::watch;

/// The agent of one short-lived machine.
///
/// Exit codes: 0 the task's end was reported, 1 it could not be, 2 usage, 3 the machine was told to end.
#[derive(Parser)]
#[command(version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Redeem the token, run the task, report
    Run {
        /// The bootstrap file; removed once it is read
        #[arg(long, value_name = "FILE")]
        bootstrap: PathBuf,
        /// This is a process of --dev, not a machine
        #[arg(long)]
        local: bool,
        /// The user the task runs as
        #[arg(long, value_name = "UID", default_value_t = 61_337)]
        task_uid: u32,
    },
}

fn main() -> ExitCode {
    // Before the token is read: no core file, memory closed to the same user.
    let closed = nix::sys::prctl::set_dumpable(false).and_then(|()| setrlimit(Resource::RLIMIT_CORE, 0, 0));
    let Command::Run { bootstrap, local, task_uid } = Arguments::parse().command;
    tracing_subscriber::fmt().with_writer(std::io::stderr).with_ansi(false).init();
    if let Err(error) = closed {
        tracing::error!(%error, "the process cannot be closed to others");
        return ExitCode::from(1);
    }
    // The task may not become more than its user, whatever it runs.
    if let Err(error) = nix::sys::prctl::set_no_new_privs() {
        tracing::error!(%error, "new privileges cannot be ruled out");
        return ExitCode::from(1);
    }
    if local {
        name_holder();
    }
    let runtime = match tokio::runtime::Builder::new_current_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => {
            tracing::error!(%error, "the runtime did not start");
            return ExitCode::from(1);
        }
    };
    let options = Options { bootstrap, local, task_uid };
    match runtime.block_on(until_told(options)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(AgentError::Ended) => ExitCode::from(3),
        Err(error) => {
            let source = std::error::Error::source(&error).map(ToString::to_string).unwrap_or_default();
            tracing::error!(%error, source, "the task's end was not reported");
            ExitCode::from(1)
        }
    }
}

/// Writes this process' id into the file that is its standard input, whose lock says that it lives:
/// the daemon may have ended between starting it and writing that down.
fn name_holder() {
    use std::os::unix::fs::FileExt;
    let file = std::io::stdin().as_fd().try_clone_to_owned().map(std::fs::File::from);
    // Not a file that can be written: started by hand.
    let _ = file.and_then(|file| file.write_all_at(format!("{:010}", std::process::id()).as_bytes(), 0));
}

async fn until_told(options: Options) -> Result<(), AgentError> {
    let (tell, ending) = watch::channel(false);
    if let Ok(mut term) = signal(SignalKind::terminate()) {
        tokio::spawn(async move {
            term.recv().await;
            // Fails only if nobody is left to be told.
            let _ = tell.send(true);
        });
    }
    run(options, ending).await
}
