//! How the task ended, told until the daemon has heard it.

use std::fs::OpenOptions;
use std::io::Read;
use std::os::unix::fs::{MetadataExt, OpenOptionsExt};
use std::os::unix::process::ExitStatusExt;
use std::process::ExitStatus;
use std::time::Duration;

use clf_client::CattleClient;
use clf_domain::job::RESULT_LIMIT;
use clf_proto::sealed::Grant;
use clf_proto::v1::{ReportResultRequest, TaskOutcome};

use super::AgentError;
use super::mask::Mask;
use super::patience::Patience;
use super::room::Room;

/// How long the daemon may be away before a result, or a piece of the log, is given up.
pub(super) const PATIENCE: Duration = Duration::from_secs(1_800);

/// How the task ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    Exited(i32),
    Signaled(i32),
    TimedOut,
    NotStarted,
}

impl Outcome {
    pub(super) fn of(status: ExitStatus) -> Self {
        match (status.code(), status.signal()) {
            (Some(code), _) => Outcome::Exited(code),
            (None, Some(signal)) => Outcome::Signaled(signal),
            (None, None) => Outcome::Exited(0),
        }
    }

    /// With the result the task left, if it left one.
    pub(super) fn report(self, grant: &Grant, room: &Room) -> ReportResultRequest {
        let left = result(grant, room);
        let (outcome, code) = match self {
            Outcome::Exited(code) if left.is_err() => (TaskOutcome::ResultRejected, code),
            Outcome::Exited(code) => (TaskOutcome::Exited, code),
            Outcome::Signaled(signal) => (TaskOutcome::Signaled, signal),
            Outcome::TimedOut => (TaskOutcome::TimedOut, 0),
            Outcome::NotStarted => (TaskOutcome::NotStarted, 0),
        };
        let result = left.ok().flatten().unwrap_or_default();
        ReportResultRequest { session: grant.session.clone(), outcome: outcome.into(), code, result }
    }
}

/// The JSON text in the result file, its secrets masked; `Err` if it is none or too long.
fn result(grant: &Grant, room: &Room) -> Result<Option<String>, ()> {
    // The task owns the directory: what lies there may be a link or a pipe.
    let flags = nix::libc::O_NOFOLLOW | nix::libc::O_NONBLOCK | nix::libc::O_CLOEXEC;
    let mut file = match OpenOptions::new().read(true).custom_flags(flags).open(room.result_file()) {
        Ok(file) => file,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(_) => return Err(()),
    };
    let found = file.metadata().map_err(drop)?;
    if !found.is_file() || found.nlink() != 1 || found.len() > RESULT_LIMIT as u64 {
        return Err(());
    }
    let mut bytes = Vec::new();
    file.by_ref().take(RESULT_LIMIT as u64 + 1).read_to_end(&mut bytes).map_err(drop)?;
    let masked = Mask::new(grant.env.iter()).whole(&bytes);
    let text = String::from_utf8(masked).map_err(drop)?;
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let is_json = serde_json::from_str::<serde::de::IgnoredAny>(text).is_ok();
    if is_json && text.len() <= RESULT_LIMIT { Ok(Some(text.to_owned())) } else { Err(()) }
}

/// Reports until it was heard.
pub(super) async fn send(client: &mut CattleClient, report: &ReportResultRequest) -> Result<(), AgentError> {
    let mut patience = Patience::of(PATIENCE);
    loop {
        match client.report(report).await {
            Ok(_) => return Ok(()),
            Err(error) if error.is_passing() => patience.wait(error).await.map_err(AgentError::Dismissed)?,
            Err(error) => return Err(AgentError::Dismissed(error)),
        }
    }
}
