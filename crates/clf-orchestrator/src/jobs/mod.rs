//! What the daemon does for each kind of job.

pub(crate) mod cattle_reap;
pub(crate) mod cattle_spawn;

use std::rc::Rc;
use std::time::Duration;

use clf_domain::Timestamp;
use clf_domain::id::JobId;
use clf_domain::job::{Failure, JobSpec};
use clf_domain::retry::backoff;
use clf_store::{Claimed, Ending, JobEnd};

use crate::chance;
use crate::daemon::Daemon;

const BASE: Duration = Duration::from_secs(5);
const CAP: Duration = Duration::from_secs(300);

/// Works on a claimed job until somebody else carries it on: a machine, or nobody.
pub(crate) async fn run(daemon: Rc<Daemon>, claimed: Claimed, resumed: bool) {
    daemon.under_way.set(daemon.under_way.get() + 1);
    let span = (claimed.id, claimed.attempt);
    let end = match &claimed.spec {
        JobSpec::CattleSpawn(spawn) => cattle_spawn::run(&daemon, &claimed, spawn, resumed).await,
        JobSpec::CattleReap { dry_run } => Some(cattle_reap::run(&daemon, *dry_run).await),
    };
    if let Some(end) = end {
        end_attempt(&daemon, span.0, span.1, end).await;
    }
    daemon.under_way.set(daemon.under_way.get() - 1);
}

/// Ends an attempt; a lost lease means that somebody else did already.
pub(crate) async fn end_attempt(daemon: &Daemon, id: JobId, attempt: u32, end: JobEnd) {
    let ending = Ending { id, attempt, end, actor: "daemon".to_owned(), now: daemon.clock.wall() };
    match daemon.store.end(ending).await {
        Ok(status) => tracing::info!(job.id = %id, attempt, status = status.as_str(), "attempt ended"),
        Err(refusal) if refusal.reason == "lease_lost" => {}
        Err(refusal) => tracing::error!(job.id = %id, attempt, %refusal, "the end of an attempt was not recorded"),
    }
    daemon.attention.notify_one();
    daemon.work.notify_one();
}

/// The failure of an attempt that may be tried again.
pub(crate) fn retry(daemon: &Daemon, attempt: u32, failure: Failure) -> JobEnd {
    JobEnd::Retry { failure, at: later(daemon.clock.wall(), attempt) }
}

fn later(now: Timestamp, attempt: u32) -> Timestamp {
    now.plus(backoff(attempt, BASE, CAP, chance::number()))
}
