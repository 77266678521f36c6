//! Watching over machines: what died, what never redeemed, what lives too long, what must go.
//! Works from what the provider has, not from what was asked of it.

use std::collections::HashSet;
use std::rc::Rc;
use std::time::Duration;

use clf_domain::Refusal;
use clf_domain::cattle::{Machine, MachineName, MachineState};
use clf_domain::job::Failure;
use clf_store::{EndMachine, Mark, Scope};
use tokio::time::Instant;

use crate::daemon::Daemon;
use crate::jobs::{self, cattle_reap};

const ROUND: Duration = Duration::from_millis(500);
/// How often the provider's machines are compared with those that are accounted for.
const REAP: Duration = Duration::from_secs(30);
/// How often the high-water mark is brought up to date.
const MARK: Duration = Duration::from_secs(1);

/// Takes up what an earlier run left, before anything is claimed.
pub(crate) async fn after_start(daemon: &Rc<Daemon>, mark: Option<Mark>) -> Result<(), Refusal> {
    let head = daemon.store.audit_head().await?;
    if let Some(mark) = mark.filter(|mark| mark.sequence > head.sequence) {
        let why = format!(
            "the database ends at {}, it had come to {}: an older one was restored",
            head.sequence, mark.sequence
        );
        tracing::error!("{why}; open tokens are revoked");
        daemon.store.revoke_tokens(why, daemon.clock.wall()).await?;
    }
    // Listed before anything is created: what is ours and unknown is reaped by the first round.
    for claimed in daemon.store.unfinished_steps().await? {
        // Its lease may have run out while nobody was there: it is ours again before anybody looks.
        daemon.store.renew(claimed.id, claimed.attempt, daemon.clock.wall().plus(jobs::LEASE)).await?;
        let daemon = daemon.clone();
        tokio::task::spawn_local(jobs::run(daemon, claimed, true));
    }
    Ok(())
}

/// Supervises until aborted.
pub(crate) async fn run(daemon: Rc<Daemon>) {
    let mut marked = Instant::now();
    // At once: after a restore the provider may have machines that the database does not know.
    let mut reaped: Option<Instant> = None;
    loop {
        if reaped.is_none_or(|at| at.elapsed() > REAP) {
            reaped = Some(Instant::now());
            reap(&daemon).await;
        }
        if let Err(refusal) = round(&daemon).await {
            tracing::error!(%refusal, "machines could not be supervised");
        }
        if marked.elapsed() > MARK {
            marked = Instant::now();
            write_mark(&daemon).await;
        }
        tokio::select! {
            () = daemon.attention.notified() => {}
            () = daemon.provider.changed() => {}
            () = tokio::time::sleep(ROUND) => {}
        }
    }
}

/// Destroys what nothing accounts for, unless it is more than there could be: then the list or the
/// database is wrong, and a person decides.
async fn reap(daemon: &Daemon) {
    match cattle_reap::reap(daemon, true, "daemon").await {
        Ok(names) if names.is_empty() => {}
        Ok(names) if names.len() > daemon.config.cattle.max_instances as usize => {
            tracing::error!(
                count = names.len(),
                "more machines are unaccounted for than there may be; reap them by hand"
            );
        }
        Ok(names) => {
            tracing::warn!(?names, "reaping machines that nothing accounts for");
            if let Err(refusal) = cattle_reap::reap(daemon, false, "daemon").await {
                tracing::warn!(%refusal, "not reaped yet");
            }
        }
        Err(refusal) => tracing::warn!(%refusal, "the provider's machines could not be compared"),
    }
}

async fn round(daemon: &Daemon) -> Result<(), Refusal> {
    for (id, attempt) in daemon.store.unredeemed(daemon.clock.now()).await? {
        let failure = Failure::new("never_redeemed", "the machine did not fetch its env in time");
        jobs::end_attempt(daemon, id, attempt, jobs::unredeemed(daemon, attempt, failure)).await;
    }
    let machines = daemon.store.machines(false).await?;
    if machines.is_empty() {
        return Ok(());
    }
    let listed: HashSet<MachineName> = match daemon.provider.list().await {
        Ok(found) => found.into_iter().map(|found| found.name).collect(),
        Err(error) => {
            daemon.metrics.provider_errors.add(1);
            tracing::warn!(%error, source = %error.source, "the provider did not list its machines");
            return Ok(());
        }
    };
    for machine in machines {
        look_at(daemon, &machine, listed.contains(&machine.name)).await?;
    }
    Ok(())
}

async fn look_at(daemon: &Daemon, machine: &Machine, there: bool) -> Result<(), Refusal> {
    let now = daemon.clock.wall();
    match machine.state {
        MachineState::Ending => {
            // Also when it is not listed: what is left of it goes.
            if let Err(error) = daemon.provider.destroy(&machine.name).await {
                daemon.metrics.provider_errors.add(1);
                tracing::warn!(cattle.name = %machine.name, %error, source = %error.source, "not destroyed yet");
            } else if !there {
                daemon.store.machine_gone(machine.intent, now).await?;
                tracing::info!(cattle.name = %machine.name, "machine gone");
                daemon.work.notify_one();
            }
            if there {
                // Seen again soon rather than after a whole round.
                again_soon(daemon).await;
            }
        }
        MachineState::Alive if machine.expires_at < now => {
            let end = EndMachine {
                name: machine.name.clone(),
                failure: Failure::new("ttl_exceeded", "the machine reached the end of its ttl before the task ended"),
                actor: "daemon".to_owned(),
                now,
            };
            daemon.store.end_machine(end).await?;
            daemon.attention.notify_one();
        }
        MachineState::Alive if !there => lost(daemon, machine).await?,
        MachineState::Planned | MachineState::Alive | MachineState::Gone => {}
    }
    Ok(())
}

/// The machine is not there any more and its job did not end.
async fn lost(daemon: &Daemon, machine: &Machine) -> Result<(), Refusal> {
    // Its last word may have been on the way while the list was made.
    let job = daemon.store.job(machine.job, Scope::All).await?;
    if job.status.is_final() || job.attempt != machine.attempt {
        return Ok(());
    }
    tracing::warn!(job.id = %machine.job, cattle.name = %machine.name, "machine lost");
    let failure = Failure::new("machine_lost", "the machine ended before its task did");
    jobs::give_up(daemon, machine.job, machine.attempt, failure).await;
    Ok(())
}

async fn again_soon(daemon: &Daemon) {
    tokio::time::sleep(Duration::from_millis(10)).await;
    daemon.attention.notify_one();
}

/// Writes how far the audit chain has come, if it has moved on. The disk is waited for elsewhere:
/// this thread serves callers.
pub(crate) async fn write_mark(daemon: &Daemon) {
    let Ok(head) = daemon.store.audit_head().await else { return };
    if *daemon.marked.borrow() == Some(head) {
        return;
    }
    let file = daemon.mark_file.clone();
    match tokio::task::spawn_blocking(move || file.write(head)).await {
        Ok(Ok(())) => *daemon.marked.borrow_mut() = Some(head),
        Ok(Err(error)) => tracing::warn!(%error, "the high-water mark was not written"),
        Err(error) => tracing::warn!(%error, "the high-water mark was not written"),
    }
}
