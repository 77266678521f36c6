//! `cattle-agent`: one machine, one token, one task.

mod bootstrap;
mod grant;
mod log;
mod mask;
mod outcome;
mod patience;
mod room;
mod strays;
mod task;

use std::path::PathBuf;

use clf_client::{CattleClient, ClientError, Pin};
use tokio::sync::watch;

pub use bootstrap::BootstrapError;
pub use room::RoomError;

/// What the command line says.
pub struct Options {
    /// The bootstrap file. Removed once it is read.
    pub bootstrap: PathBuf,
    /// A process of `--dev`, not a machine: a missing second user or tmpfs is told, not refused.
    pub local: bool,
    /// The user the task runs as, when this runs as root.
    pub task_uid: u32,
}

/// Why the machine's task did not run, or its end was not told.
#[derive(Debug, thiserror::Error)]
#[allow(missing_docs, reason = "each says itself")]
pub enum AgentError {
    #[error(transparent)]
    Bootstrap(#[from] BootstrapError),
    #[error(transparent)]
    Room(#[from] RoomError),
    #[error("the env was not to be had")]
    Redeem(#[source] ClientError),
    #[error("what was received does not open with this machine's key")]
    Grant,
    #[error("the daemon does not take this machine's word any more")]
    Dismissed(#[source] ClientError),
    #[error("this machine was told to end")]
    Ended,
}

/// From the bootstrap file to the report. `ending` turns true when the machine is to end.
pub async fn run(options: Options, ending: watch::Receiver<bool>) -> Result<(), AgentError> {
    let bootstrap = bootstrap::take(&options.bootstrap)?;
    let pin = Pin::parse(&bootstrap.server_pin).ok_or(BootstrapError::Pin)?;
    // Before the token is used: a machine that cannot keep a secret must not receive one.
    let room = room::Room::make(options.local, options.task_uid)?;
    if let Err(errno) = strays::adopt() {
        tracing::warn!(%errno, "processes that leave the task's group may outlive it");
    }
    let mut client = CattleClient::new(bootstrap.endpoint.clone(), pin);

    let mut told_to_end = ending.clone();
    tokio::select! {
        done = work(&mut client, &bootstrap, room, ending) => done,
        // The task's processes are ended by `work`; this covers the steps before and after it.
        () = task::told(&mut told_to_end, std::time::Duration::from_millis(700)) => Err(AgentError::Ended),
    }
}

async fn work(
    client: &mut CattleClient,
    bootstrap: &clf_domain::cattle::Bootstrap,
    room: room::Room,
    ending: watch::Receiver<bool>,
) -> Result<(), AgentError> {
    let grant = grant::redeem(client, bootstrap).await?;
    tracing::info!(machine = %bootstrap.machine, job.id = %grant.0.job_id, "env received");
    grant::acknowledge(client, &grant).await?;
    room.furnish(&grant.0)?;
    let outcome = task::run(client, &grant.0, &room, ending).await?;
    let report = outcome.report(&grant.0, &room);
    drop(room);
    outcome::send(client, &report).await
}
