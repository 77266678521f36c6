//! The worker: claims what may run and starts it. Its heartbeat is the daemon's: systemd's
//! watchdog hears from here, after a round trip through the store, and from nowhere else.

use std::rc::Rc;
use std::time::Duration;

use clf_domain::job::{Failure, JobKind};
use clf_store::{Claim, Retention};
use tokio::time::Instant;

use crate::daemon::Daemon;
use crate::jobs;

const HEARTBEAT: Duration = Duration::from_millis(500);
const HOUSEKEEPING: Duration = Duration::from_secs(60);
/// Steps with effects at the same time.
const AT_ONCE: usize = 4;

/// Works until aborted.
pub(crate) async fn run(daemon: Rc<Daemon>) {
    let mut kept_house = Instant::now();
    loop {
        match round(&daemon).await {
            Ok(true) => continue,
            Ok(false) => alive(),
            Err(refusal) => {
                tracing::error!(%refusal, "the worker could not use the store");
                // A full disk is an answer too: a restart would not make room.
                if refusal.reason == "storage_full" {
                    alive();
                }
            }
        }
        if kept_house.elapsed() > HOUSEKEEPING {
            kept_house = Instant::now();
            keep_house(&daemon).await;
        }
        tokio::select! {
            () = daemon.work.notified() => {}
            () = tokio::time::sleep(HEARTBEAT) => {}
        }
    }
}

fn alive() {
    // Not under systemd, or no watchdog: nothing to tell.
    let _ = sd_notify::notify(&[sd_notify::NotifyState::Watchdog]);
}

/// True if something was claimed and more may be there.
async fn round(daemon: &Rc<Daemon>) -> Result<bool, clf_domain::Refusal> {
    let now = daemon.clock.wall();
    for (id, attempt) in daemon.store.due(now).await? {
        let failure = Failure::new("lease_expired", "the attempt did not end in time");
        jobs::give_up(daemon, id, attempt, failure).await;
    }
    if daemon.draining.get() || daemon.under_way.get() >= AT_ONCE {
        return Ok(false);
    }
    for kind in [JobKind::CattleReap, JobKind::CattleSpawn] {
        if kind == JobKind::CattleSpawn && daemon.provider.name() == "none" {
            continue;
        }
        let claim = Claim {
            kind,
            lease: jobs::LEASE,
            active_caps: daemon.active_caps.clone(),
            max_instances: (kind == JobKind::CattleSpawn).then_some(daemon.config.cattle.max_instances),
            now,
        };
        if let Some(claimed) = daemon.store.claim(claim).await? {
            let daemon = daemon.clone();
            tokio::task::spawn_local(async move {
                jobs::run(daemon.clone(), claimed, false).await;
                daemon.work.notify_one();
            });
            // Lets the step begin, so that it is counted.
            tokio::task::yield_now().await;
            return Ok(true);
        }
    }
    Ok(false)
}

async fn keep_house(daemon: &Daemon) {
    let now = daemon.clock.wall();
    let keep = &daemon.config.retention;
    let retention = Retention { jobs_before: now.minus(keep.jobs), events_before: now.minus(keep.events), now };
    if let Err(refusal) = daemon.store.prune(retention).await {
        tracing::warn!(%refusal, "nothing was pruned");
    }
}
