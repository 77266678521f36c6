//! The demo's daemon: started, waited for, stopped or left.

use std::path::PathBuf;
use std::process::Stdio;
use std::time::Duration;

use clf_client::{ClientError, LocalClient};
use clf_proto::v1::ListJobsRequest;
use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;
use tokio::process::{Child, Command};

use super::place::Place;
use super::programs::Programs;
use super::project::write_private;
use crate::exit::Failure;

const START: Duration = Duration::from_secs(10);
const STOP: Duration = Duration::from_secs(30);

pub(super) struct Running {
    child: Child,
    log: PathBuf,
    left: bool,
}

impl Running {
    /// Starts it and waits until it answers.
    pub(super) async fn start(programs: &Programs, place: &Place) -> Result<Self, Failure> {
        write_private(&place.daemon_log(), b"")?;
        let log = std::fs::OpenOptions::new()
            .append(true)
            .open(place.daemon_log())
            .map_err(|error| Failure::new("daemon", format!("cannot write its log: {error}")))?;
        let child = Command::new(&programs.orchestrator)
            .arg("--dev")
            .arg(place.state())
            .arg("--config")
            .arg(place.config())
            .env_clear()
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(log)
            // Ctrl-C at the demo is the demo's to handle.
            .process_group(0)
            .spawn()
            .map_err(|error| {
                Failure::new("daemon", format!("cannot start {}: {error}", programs.orchestrator.display()))
            })?;
        let pid = child.id().unwrap_or_default();
        let mut running = Running { child, log: place.daemon_log(), left: false };
        write_private(&place.pid_file(), format!("{pid}\n").as_bytes())?;
        let client = LocalClient::new(place.bot_socket());
        tokio::select! {
            up = client.wait_until_up(START) => up.map_err(|error| running.explain(failed("reach the daemon", &error)))?,
            _ = running.child.wait() => {
                return Err(running.explain(Failure::new("daemon", "the daemon ended while it was starting")));
            }
        }
        Ok(running)
    }

    /// Adds where the daemon's own words are.
    pub(super) fn explain(&self, failure: Failure) -> Failure {
        let hint = format!("its log: {}", self.log.display());
        failure.hint(hint)
    }

    /// Lets it run on after this program.
    pub(super) fn leave(&mut self) {
        self.left = true;
    }

    /// Asks it to drain and waits for its end.
    pub(super) async fn stop(mut self) -> Result<(), Failure> {
        self.signal(Signal::SIGTERM);
        let ended = tokio::time::timeout(STOP, self.child.wait()).await;
        self.left = true;
        match ended {
            Ok(Ok(status)) if status.success() => Ok(()),
            _ => Err(self.explain(Failure::new("daemon", "the daemon did not drain and end well"))),
        }
    }

    fn signal(&self, signal: Signal) {
        if let Some(pid) = self.child.id().and_then(|pid| i32::try_from(pid).ok()) {
            // Fails only if it has ended.
            let _ = kill(Pid::from_raw(pid), signal);
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        if !self.left {
            self.signal(Signal::SIGTERM);
        }
    }
}

/// Cancels what runs and waits until its machine is gone.
pub(super) async fn end_job(bot: &LocalClient, operator: &LocalClient) {
    let jobs = bot.jobs(&ListJobsRequest::default()).await.map(|page| page.jobs).unwrap_or_default();
    for job in jobs {
        // Refused only if it has ended.
        let _ = bot.cancel(&job.job_id).await;
    }
    for _ in 0..150 {
        if operator.cattle(false).await.is_ok_and(|cattle| cattle.machines.is_empty()) {
            return;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

pub(super) fn failed(what: &str, error: &ClientError) -> Failure {
    let source = std::error::Error::source(error).map(|source| format!(": {source}")).unwrap_or_default();
    Failure::new("daemon", format!("cannot {what}: {error}{source}"))
}
