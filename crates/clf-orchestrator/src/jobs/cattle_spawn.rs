//! `cattle.spawn`: from a claimed job to a machine that may redeem its token. Written down before
//! the provider hears of it; adopted, not made twice, after any doubt.

use std::time::Duration;

use clf_domain::Refusal;
use clf_domain::cattle::{Bootstrap, Intent, MachineName, MachinePlan, MachineState};
use clf_domain::job::{CattleSpawn, Failure};
use clf_domain::token::BootstrapToken;
use clf_store::{Claimed, JobEnd, MachineCreated, PlanMachine};

use crate::chance;
use crate::daemon::Daemon;
use crate::jobs::retry;
use crate::provider::Found;

/// `None` once the machine carries the job on; otherwise how the attempt ends.
pub(crate) async fn run(daemon: &Daemon, claimed: &Claimed, spawn: &CattleSpawn, resumed: bool) -> Option<JobEnd> {
    let intent = Intent::derive(&daemon.keys.intent, &daemon.config.fleet, &claimed.id, claimed.attempt);
    let name = MachineName::of(&spawn.persona, &intent);
    let attempt = claimed.attempt;
    // What an earlier run of this very attempt made is taken over: its token's hash is recorded.
    let adopted = if resumed { find(daemon, &name).await } else { None };
    let provider_id = match adopted {
        Some(found) => found.id,
        None => match create(daemon, claimed, spawn, intent, &name).await {
            Ok(id) => id,
            Err(end) => return end,
        },
    };
    let created = MachineCreated {
        intent,
        provider_id,
        now: daemon.clock.now(),
        token_lifetime: daemon.config.cattle.token_lifetime,
    };
    match daemon.store.machine_created(created).await {
        Ok(MachineState::Alive) => {
            tracing::info!(job.id = %claimed.id, cattle.name = %name, attempt, "machine created");
            None
        }
        // Canceled meanwhile, or ended: the supervisor destroys it.
        Ok(_) => {
            daemon.attention.notify_one();
            None
        }
        Err(refusal) => Some(store_failed(daemon, attempt, &refusal)),
    }
}

/// Asks until the provider says whether the machine is there: while that is not known, making one
/// could make a second.
async fn find(daemon: &Daemon, name: &MachineName) -> Option<Found> {
    loop {
        match daemon.provider.find(name).await {
            Ok(found) => return found,
            Err(error) => {
                daemon.metrics.provider_errors.add(1);
                tracing::warn!(cattle.name = %name, %error, source = %error.source, "whether it exists is not known yet");
                tokio::time::sleep(Duration::from_secs(2)).await;
            }
        }
    }
}

/// What the provider calls the machine; or how the attempt ends, `None` if it has ended already.
async fn create(
    daemon: &Daemon,
    claimed: &Claimed,
    spawn: &CattleSpawn,
    intent: Intent,
    name: &MachineName,
) -> Result<String, Option<JobEnd>> {
    let attempt = claimed.attempt;
    let token = BootstrapToken::from_random(&mut chance::bytes());
    let planned = daemon
        .store
        .plan_machine(PlanMachine {
            intent,
            name: name.clone(),
            job: claimed.id,
            attempt,
            principal: claimed.principal.clone(),
            persona: spawn.persona.to_string(),
            ttl: spawn.ttl,
            token: token.hash(),
            max_instances: daemon.config.cattle.max_instances,
            now: daemon.clock.wall(),
        })
        .await;
    match planned {
        Ok(()) => {}
        Err(refusal) if refusal.reason == "no_free_slot" => {
            return Err(Some(JobEnd::Released { at: daemon.clock.wall().plus(Duration::from_secs(1)) }));
        }
        // Canceled meanwhile.
        Err(refusal) if refusal.reason == "lease_lost" => return Err(None),
        Err(refusal) => return Err(Some(store_failed(daemon, attempt, &refusal))),
    }
    let bootstrap = Bootstrap {
        version: Bootstrap::VERSION,
        endpoint: daemon.endpoint.clone(),
        server_pin: daemon.pin.clone(),
        token: token.expose().to_owned(),
        machine: name.to_string(),
        redeem_within_seconds: daemon.config.cattle.token_lifetime.as_secs(),
    };
    let plan = MachinePlan::new(&daemon.config.fleet, &spawn.persona, intent, spawn.ttl, bootstrap);
    match daemon.provider.create(&plan).await {
        Ok(id) => Ok(id),
        Err(error) => {
            daemon.metrics.provider_errors.add(1);
            let source = &error.source;
            tracing::warn!(job.id = %claimed.id, cattle.name = %name, attempt, %error, %source, "no machine");
            // In doubt the machine may exist. If it does, it is this attempt's.
            if error.in_doubt
                && let Some(found) = find(daemon, name).await
            {
                return Ok(found.id);
            }
            Err(Some(retry(daemon, attempt, Failure::new("provider_failed", "the provider did not make a machine"))))
        }
    }
}

fn store_failed(daemon: &Daemon, attempt: u32, refusal: &Refusal) -> JobEnd {
    tracing::error!(%refusal, "a machine could not be written down");
    retry(daemon, attempt, Failure::new("daemon_failed", "the daemon could not write the machine down"))
}
