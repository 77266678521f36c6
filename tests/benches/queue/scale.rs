//! What a full file costs: the store's operations at a thousand and at a million jobs, and claims
//! by 64 workers at once.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use clf_domain::Timestamp;
use clf_domain::id::JobId;
use clf_domain::job::JobKind;
use clf_store::{Caps, Claim, Ending, Enqueue, JobEnd, ListJobs, Scope, Store, StoreOptions};

/// The median cost of each operation.
pub(crate) struct Costs {
    pub(crate) enqueue: Duration,
    pub(crate) claim: Duration,
    pub(crate) get: Duration,
    pub(crate) list: Duration,
}

/// A store of its own, filled to `count` jobs.
pub(crate) struct Filled {
    store: Store,
    next: u64,
}

impl Filled {
    pub(crate) async fn new(dir: &Path, count: u64) -> Self {
        let path = dir.join(format!("scale-{count}")).join("state.sqlite");
        let store = Store::open(StoreOptions { path, audit_key: [1; 32], mark: None }).expect("the store opens");
        let mut filled = Filled { store, next: 0 };
        while filled.next < count {
            let batch: Vec<_> = (0..512.min(count - filled.next)).map(|_| filled.job()).collect();
            let asked: Vec<_> = batch
                .into_iter()
                .map(|job| {
                    let store = filled.store.clone();
                    tokio::spawn(async move { store.enqueue(job).await })
                })
                .collect();
            for one in asked {
                one.await.expect("it ran").expect("it is accepted");
            }
        }
        filled
    }

    fn job(&mut self) -> Enqueue {
        self.next += 1;
        Enqueue {
            id: id(self.next),
            principal: "dev".into(),
            key: Some(format!("k-{}", self.next)),
            request: [1; 32],
            kind: JobKind::CattleSpawn,
            priority: 0,
            spec: format!(
                "{{\"CattleSpawn\":{{\"persona\":\"demo\",\"task\":{{\"task_id\":\"t\",\"message\":\"{}\",\"time_limit\":null,\"idempotent\":false}},\"ttl\":{{\"secs\":60,\"nanos\":0}},\"priority\":0}}}}",
                "x".repeat(200)
            ),
            run_at: None,
            now: now(),
            caps: Caps::default(),
        }
    }

    /// Each operation, one after another.
    pub(crate) async fn costs(&mut self) -> Costs {
        const TIMES: usize = 300;
        let mut spent: [Vec<Duration>; 4] = Default::default();
        let scope = Scope::Mine("dev".into());
        for n in 0..TIMES {
            let job = self.job();
            let began = Instant::now();
            self.store.enqueue(job).await.expect("it is accepted");
            spent[0].push(began.elapsed());
            let began = Instant::now();
            self.store.claim(claim()).await.expect("it is answered").expect("there are jobs");
            spent[1].push(began.elapsed());
            let any = id(self.next * (n as u64 + 1) / TIMES as u64);
            let began = Instant::now();
            self.store.job(any, scope.clone()).await.expect("it is there");
            spent[2].push(began.elapsed());
            let list = ListJobs { scope: scope.clone(), before: None, statuses: Vec::new(), limit: 50 };
            let began = Instant::now();
            self.store.jobs(list).await.expect("it is answered");
            spent[3].push(began.elapsed());
        }
        let [enqueue, claim, get, list] = spent.map(|mut spent| {
            spent.sort_unstable();
            spent[TIMES / 2]
        });
        Costs { enqueue, claim, get, list }
    }

    /// Claim-and-complete pairs a second by 64 workers.
    pub(crate) async fn pairs(&self, span: Duration) -> f64 {
        let began = Instant::now();
        let workers: Vec<_> = (0..64)
            .map(|_| {
                let store = self.store.clone();
                tokio::spawn(async move {
                    let mut pairs = 0u32;
                    while began.elapsed() < span {
                        let Some(claimed) = store.claim(claim()).await.expect("it is answered") else { break };
                        let end = JobEnd::Done { exit_code: Some(0), result: None };
                        let (id, attempt) = (claimed.id, claimed.attempt);
                        store
                            .end(Ending { id, attempt, end, actor: "daemon".into(), now: now() })
                            .await
                            .expect("the lease is held");
                        pairs += 1;
                    }
                    pairs
                })
            })
            .collect();
        let mut pairs = 0;
        for worker in workers {
            pairs += worker.await.expect("it ran");
        }
        f64::from(pairs) / began.elapsed().as_secs_f64()
    }
}

fn now() -> Timestamp {
    Timestamp::from_millis(1_800_000_000_000)
}

fn id(number: u64) -> JobId {
    let millis = i64::try_from(number >> 12).expect("a small number");
    let counter = u16::try_from(number & 0xfff).expect("twelve bits");
    JobId::new(Timestamp::from_millis(1_800_000_000_000 + millis), counter, [5; 8])
}

fn claim() -> Claim {
    Claim {
        kind: JobKind::CattleSpawn,
        lease: Duration::from_secs(60),
        active_caps: Arc::new(BTreeMap::new()),
        max_instances: None,
        now: now(),
    }
}
