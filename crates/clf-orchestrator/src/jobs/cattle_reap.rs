//! `cattle.reap`: machines of this fleet's that nothing accounts for are destroyed.

use std::collections::HashMap;

use clf_domain::cattle::{Machine, MachineName, MachineState};
use clf_domain::job::Failure;
use clf_domain::{Refusal, RefusalKind};
use clf_store::JobEnd;

use crate::daemon::Daemon;

/// Reaps, and leaves the names as the job's result.
pub(crate) async fn run(daemon: &Daemon, dry_run: bool) -> JobEnd {
    match reap(daemon, dry_run, "daemon").await {
        Ok(names) => {
            let result = serde_json::json!({ "dryRun": dry_run, "names": names }).to_string();
            JobEnd::Done { exit_code: None, result: Some(result) }
        }
        Err(refusal) => JobEnd::Failed {
            failure: Failure::new("reap_failed", refusal.message.into_owned()),
            exit_code: None,
            result: None,
        },
    }
}

/// Destroys what the provider has of ours and the store does not account for. Audited before the
/// effect. Returns the names.
pub(crate) async fn reap(daemon: &Daemon, dry_run: bool, actor: &str) -> Result<Vec<String>, Refusal> {
    let found = daemon.provider.list().await.map_err(|error| {
        daemon.metrics.provider_errors.add(1);
        tracing::warn!(%error, source = %error.source, "the provider did not list its machines");
        Refusal::new(RefusalKind::Unavailable, "provider_unavailable", "the provider did not list its machines")
    })?;
    let known: HashMap<MachineName, Machine> =
        daemon.store.machines(false).await?.into_iter().map(|machine| (machine.name.clone(), machine)).collect();
    let now = daemon.clock.wall();
    let unaccounted = |name: &MachineName| match known.get(name) {
        // Never heard of, or seen to be gone before.
        None => true,
        // What is ending is being ended already.
        Some(machine) => machine.state < MachineState::Ending && machine.expires_at < now,
    };
    let names: Vec<MachineName> = found.into_iter().map(|found| found.name).filter(unaccounted).collect();
    for name in names.iter().filter(|_| !dry_run) {
        daemon.store.note(actor.to_owned(), "machine.reap", name.to_string(), String::new(), now).await?;
        if let Err(error) = daemon.provider.destroy(name).await {
            daemon.metrics.provider_errors.add(1);
            tracing::warn!(cattle.name = %name, %error, source = %error.source, "not destroyed; the next round tries again");
        }
    }
    daemon.attention.notify_one();
    Ok(names.iter().map(ToString::to_string).collect())
}
