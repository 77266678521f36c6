//! What the daemon does for each kind of job.

pub(crate) mod cattle_reap;
pub(crate) mod cattle_spawn;

use std::rc::Rc;
use std::time::Duration;

use clf_domain::Timestamp;
use clf_domain::id::JobId;
use clf_domain::job::{Failure, JobSpec};
use clf_domain::retry::backoff;
use clf_store::{Claimed, Ending, JobEnd, Scope};

use crate::chance;
use crate::daemon::Daemon;

/// How long a claim holds while its step is under way and does not renew it.
pub(crate) const LEASE: Duration = Duration::from_secs(60);
const BASE: Duration = Duration::from_secs(5);
const CAP: Duration = Duration::from_secs(300);

/// Works on a claimed job until somebody else carries it on: a machine, or nobody.
pub(crate) async fn run(daemon: Rc<Daemon>, claimed: Claimed, resumed: bool) {
    daemon.under_way.set(daemon.under_way.get() + 1);
    let step = async {
        match &claimed.spec {
            JobSpec::CattleSpawn(spawn) => cattle_spawn::run(&daemon, &claimed, spawn, resumed).await,
            JobSpec::CattleReap { dry_run } => Some(cattle_reap::run(&daemon, *dry_run).await),
        }
    };
    let end = tokio::select! {
        end = step => end,
        // Never first: a step that lost its lease is not broken off in the middle of a call, what
        // it made is fenced where it is written down.
        () = hold_lease(&daemon, claimed.id, claimed.attempt) => None,
    };
    if let Some(end) = end {
        end_attempt(&daemon, claimed.id, claimed.attempt, end).await;
    }
    daemon.under_way.set(daemon.under_way.get() - 1);
}

/// Renews the claim for as long as its step takes.
async fn hold_lease(daemon: &Daemon, id: JobId, attempt: u32) {
    loop {
        tokio::time::sleep(LEASE / 3).await;
        let until = daemon.clock.wall().plus(LEASE);
        match daemon.store.renew(id, attempt, until).await {
            Ok(()) => {}
            Err(refusal) if refusal.reason == "lease_lost" => std::future::pending().await,
            Err(refusal) => tracing::warn!(job.id = %id, attempt, %refusal, "a lease was not renewed"),
        }
    }
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

/// Ends an attempt that is lost. Once its machine opened its env the task may have had effects:
/// then the store lets only one that calls itself idempotent be tried again.
pub(crate) async fn give_up(daemon: &Daemon, id: JobId, attempt: u32, failure: Failure) {
    let spec = match daemon.store.job(id, Scope::All).await {
        Ok(job) => job.spec,
        Err(refusal) => return tracing::error!(job.id = %id, attempt, %refusal, "a lost attempt was not ended"),
    };
    let idempotent = matches!(&spec, Some(JobSpec::CattleSpawn(spawn)) if spawn.task.idempotent);
    let end = JobEnd::Retry { failure, at: later(daemon.clock.wall(), attempt), idempotent };
    end_attempt(daemon, id, attempt, end).await;
}

/// The failure of an attempt whose task did not run, or may run again.
pub(crate) fn retry(daemon: &Daemon, attempt: u32, failure: Failure) -> JobEnd {
    JobEnd::Retry { failure, at: later(daemon.clock.wall(), attempt), idempotent: true }
}

/// The end of an attempt whose machine did not open its env in time.
pub(crate) fn unredeemed(daemon: &Daemon, attempt: u32, failure: Failure) -> JobEnd {
    JobEnd::Unredeemed { failure, at: later(daemon.clock.wall(), attempt) }
}

fn later(now: Timestamp, attempt: u32) -> Timestamp {
    now.plus(backoff(attempt, BASE, CAP, chance::number()))
}
