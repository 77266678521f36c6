//! A store in a directory of its own, and the values that tests repeat.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use clf_domain::Timestamp;
use clf_domain::cattle::{Intent, MachineName};
use clf_domain::id::JobId;
use clf_domain::job::{CattleSpawn, JobKind, JobSpec, Task};
use clf_domain::name::{FleetId, PersonaName, TaskId};
use clf_domain::time::Instant;
use clf_domain::token::{BootstrapToken, TokenHash};
use clf_store::{Caps, Claim, Claimed, Enqueue, MachineCreated, PlanMachine, Store, StoreOptions};
use tempfile::TempDir;

pub(crate) const KEY: [u8; 32] = [7; 32];
pub(crate) const TTL: Duration = Duration::from_secs(600);

pub(crate) struct Sample {
    pub(crate) dir: TempDir,
    pub(crate) store: Store,
}

pub(crate) fn options(dir: &TempDir) -> StoreOptions {
    StoreOptions { path: dir.path().join("state/state.sqlite"), audit_key: KEY, mark: None }
}

impl Sample {
    pub(crate) fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let store = Store::open(options(&dir)).unwrap();
        Sample { dir, store }
    }

    /// Ends the writer and opens the file again.
    pub(crate) async fn reopen(self) -> Self {
        let Sample { dir, store } = self;
        close(store).await;
        let store = Store::open(options(&dir)).unwrap();
        Sample { dir, store }
    }

    pub(crate) fn path(&self) -> PathBuf {
        self.dir.path().join("state/state.sqlite")
    }

    /// One job of `principal`, claimed.
    pub(crate) async fn claimed(&self, principal: &str) -> Claimed {
        self.store.enqueue(job(principal, None)).await.unwrap();
        self.store.claim(claim(at(1))).await.unwrap().unwrap()
    }

    /// The same with a machine that may redeem.
    pub(crate) async fn machine(&self, principal: &str) -> (Claimed, BootstrapToken, Intent) {
        let claimed = self.claimed(principal).await;
        let token = BootstrapToken::from_random(&mut [claimed.id.bytes()[7]; 32]);
        let intent = intent(&claimed);
        self.store.plan_machine(plan(&claimed, token.hash())).await.unwrap();
        self.store.machine_created(created(intent)).await.unwrap();
        (claimed, token, intent)
    }
}

/// Lets the writer end: it has the file for itself.
pub(crate) async fn close(store: Store) {
    drop(store);
    tokio::time::sleep(Duration::from_millis(50)).await;
}

pub(crate) fn at(second: i64) -> Timestamp {
    Timestamp::from_millis(1_800_000_000_000 + second * 1_000)
}

pub(crate) fn now(second: i64) -> Instant {
    Instant { wall: at(second), boot_millis: second * 1_000, boot_id: [1; 16] }
}

fn next_id() -> JobId {
    use std::sync::atomic::{AtomicU16, Ordering};
    static COUNTER: AtomicU16 = AtomicU16::new(0);
    let counter = COUNTER.fetch_add(1, Ordering::Relaxed);
    JobId::new(Timestamp::from_millis(i64::from(counter >> 12) + 1), counter & 0xfff, u64::from(counter).to_be_bytes())
}

pub(crate) fn spec(message: &str) -> JobSpec {
    JobSpec::CattleSpawn(CattleSpawn {
        persona: PersonaName::parse("demo").unwrap(),
        task: Task {
            task_id: TaskId::parse("t").unwrap(),
            message: message.into(),
            time_limit: None,
            idempotent: false,
        },
        ttl: TTL,
        priority: 0,
    })
}

pub(crate) fn job(principal: &str, key: Option<&str>) -> Enqueue {
    let spec = spec("m");
    Enqueue {
        id: next_id(),
        principal: principal.into(),
        key: key.map(str::to_owned),
        request: [1; 32],
        kind: spec.kind(),
        priority: spec.priority(),
        spec: spec.to_json(),
        run_at: None,
        now: at(0),
        caps: Caps::default(),
    }
}

pub(crate) fn claim(now: Timestamp) -> Claim {
    Claim {
        kind: JobKind::CattleSpawn,
        lease: Duration::from_secs(60),
        active_caps: Arc::new(BTreeMap::new()),
        max_instances: Some(100),
        now,
    }
}

pub(crate) fn intent(claimed: &Claimed) -> Intent {
    Intent::derive(&KEY, &FleetId::parse("f").unwrap(), &claimed.id, claimed.attempt)
}

pub(crate) fn plan(claimed: &Claimed, token: TokenHash) -> PlanMachine {
    let intent = intent(claimed);
    PlanMachine {
        intent,
        name: MachineName::of(&PersonaName::parse("demo").unwrap(), &intent),
        job: claimed.id,
        attempt: claimed.attempt,
        principal: claimed.principal.clone(),
        persona: "demo".into(),
        ttl: TTL,
        token,
        max_instances: 100,
        now: at(1),
    }
}

pub(crate) fn created(intent: Intent) -> MachineCreated {
    MachineCreated { intent, provider_id: "p".into(), now: now(10), token_lifetime: Duration::from_secs(300) }
}
