//! Leases: who works on a job, until when. A stale worker's word does not count: each claim
//! raises the attempt, and every later step names the attempt it belongs to.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use clf_domain::id::JobId;
use clf_domain::job::{Failure, JobEventKind, JobKind, JobSpec, JobStatus};
use clf_domain::{Refusal, RefusalKind, Timestamp};
use rusqlite::{OptionalExtension, params};

use crate::jobs::end_machines_of;
use crate::record::{Happening, Tx};
use crate::rows;
use crate::writer::{Operation, Stop};
use crate::{Answer, Store};

/// Who may be served next, and how.
#[derive(Clone)]
pub struct Claim {
    /// What kind of job.
    pub kind: JobKind,
    /// How long the claim holds if nobody renews it.
    pub lease: Duration,
    /// How many jobs of a principal may run at once; absent or 0 for no cap.
    pub active_caps: Arc<BTreeMap<String, u32>>,
    /// For spawns: nothing is claimed while this many machines live.
    pub max_instances: Option<u32>,
    /// Now.
    pub now: Timestamp,
}

/// A claimed job.
#[derive(Clone, Debug)]
pub struct Claimed {
    /// Which.
    pub id: JobId,
    /// Whose.
    pub principal: String,
    /// What is asked.
    pub spec: JobSpec,
    /// The number that fences this claim.
    pub attempt: u32,
}

impl Operation for Claim {
    type Answer = Option<Claimed>;
    const WRITES: bool = true;

    fn run(&mut self, tx: &mut Tx<'_>) -> Result<Option<Claimed>, Stop> {
        if self.max_instances.is_some_and(|most| tx.memory.live_machines >= most) {
            return Ok(None);
        }
        let Some((id, principal)) = self.next(tx)? else { return Ok(None) };
        let until = self.now.plus(self.lease);
        let (attempt, spec): (u32, String) = tx
            .db
            .prepare_cached(
                "UPDATE jobs SET status = 2, attempt = attempt + 1, lease_until = ?2, updated_at = ?3
                 WHERE place = ?1 RETURNING attempt, spec",
            )?
            .query_row(params![id.place(), until.millis(), self.now.millis()], |row| Ok((row.get(0)?, row.get(1)?)))?;
        tx.moved(&principal, JobStatus::Ready, JobStatus::Running)?;
        let happening = Happening {
            job: &id,
            principal: &principal,
            kind: JobEventKind::Claimed,
            status: JobStatus::Running,
            attempt,
            detail: "",
            at: self.now,
        };
        tx.record("daemon", happening)?;
        tx.memory.last_served.clone_from(&principal);
        let spec = JobSpec::from_json(&spec).map_err(|_| rusqlite::Error::InvalidQuery)?;
        Ok(Some(Claimed { id, principal, spec, attempt }))
    }
}

impl Claim {
    /// The next principal's first job, round robin, passing over those at their cap.
    fn next(&self, tx: &mut Tx<'_>) -> rusqlite::Result<Option<(JobId, String)>> {
        let start = tx.memory.last_served.clone();
        let (mut after, mut wrapped) = (start.clone(), false);
        loop {
            let found = tx
                .db
                .prepare_cached(
                    "SELECT id, principal FROM jobs INDEXED BY jobs_ready
                     WHERE status = 1 AND kind = ?1 AND principal > ?2
                     ORDER BY kind, principal, priority DESC, place LIMIT 1",
                )?
                .query_row(params![self.kind.as_str(), after], |row| {
                    Ok((rows::job_id(row, 0)?, row.get::<_, String>(1)?))
                })
                .optional()?;
            match found {
                Some((_, principal)) if wrapped && principal > start => return Ok(None),
                Some((id, principal)) => {
                    let cap = self.active_caps.get(&principal).copied().unwrap_or(0);
                    if cap == 0 || tx.counter(&principal)?.active < cap {
                        return Ok(Some((id, principal)));
                    }
                    after = principal;
                }
                None if wrapped || start.is_empty() => return Ok(None),
                None => (after, wrapped) = (String::new(), true),
            }
        }
    }
}

/// How an attempt ends for its job.
#[derive(Clone, Debug)]
pub enum JobEnd {
    /// Well.
    Done {
        /// The task's exit code.
        exit_code: Option<i32>,
        /// The JSON text the task left.
        result: Option<String>,
    },
    /// For good.
    Failed {
        /// Why.
        failure: Failure,
        /// The task's exit code, if it ran.
        exit_code: Option<i32>,
        /// What the task left nevertheless.
        result: Option<String>,
    },
    /// Tried again at a later time, if attempts remain; otherwise it fails for good. So it does once
    /// the attempt's machine opened its env, unless the task may be run twice.
    Retry {
        /// Why this attempt failed.
        failure: Failure,
        /// When the next may start.
        at: Timestamp,
        /// The task may have had effects and is run again all the same.
        idempotent: bool,
    },
    /// The same for a machine that did not open its env in time. If it did meanwhile, nothing ends.
    Unredeemed {
        /// Why this attempt failed.
        failure: Failure,
        /// When the next may start.
        at: Timestamp,
    },
    /// The claim is given back as if it had not been made.
    Released {
        /// When it may be claimed again.
        at: Timestamp,
    },
}

/// The end of one attempt.
pub struct Ending {
    /// Which job.
    pub id: JobId,
    /// Which attempt.
    pub attempt: u32,
    /// How.
    pub end: JobEnd,
    /// Who says so.
    pub actor: String,
    /// Now.
    pub now: Timestamp,
}

impl Operation for Ending {
    type Answer = JobStatus;
    const WRITES: bool = true;

    fn run(&mut self, tx: &mut Tx<'_>) -> Result<JobStatus, Stop> {
        end_attempt(tx, self)
    }
}

/// Ends the attempt, frees what it used, and writes what became of the job.
pub(crate) fn end_attempt(tx: &mut Tx<'_>, ending: &Ending) -> Result<JobStatus, Stop> {
    let Ending { id, attempt, end, actor, now } = ending;
    let held: Option<(String, bool, bool, bool)> = tx
        .db
        .prepare_cached(
            "SELECT principal, machine IS NOT NULL, attempt >= max_attempts,
                    ifnull((SELECT acknowledged FROM machines WHERE job = ?2 AND attempt = ?3), 0)
             FROM jobs WHERE place = ?1 AND id = ?2 AND status = 2 AND attempt = ?3",
        )?
        .query_row(params![id.place(), id.bytes(), attempt], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
        })
        .optional()?;
    let (principal, has_machine, exhausted, acknowledged) = held.ok_or_else(lease_lost)?;
    // Looked at here, in the transaction that decides: a machine may acknowledge at any moment.
    let last = match end {
        JobEnd::Unredeemed { .. } if acknowledged => return Err(lease_lost().into()),
        JobEnd::Retry { idempotent, .. } => exhausted || (acknowledged && !idempotent),
        _ => exhausted,
    };
    let (status, kind, failure, exit_code, result, run_at) = match end {
        JobEnd::Done { exit_code, result } => {
            (JobStatus::Done, JobEventKind::Done, None, *exit_code, result.as_deref(), None)
        }
        JobEnd::Failed { failure, exit_code, result } => {
            (JobStatus::Failed, JobEventKind::Failed, Some(failure), *exit_code, result.as_deref(), None)
        }
        JobEnd::Retry { failure, .. } | JobEnd::Unredeemed { failure, .. } if last => {
            (JobStatus::Failed, JobEventKind::Failed, Some(failure), None, None, None)
        }
        JobEnd::Retry { failure, at, .. } | JobEnd::Unredeemed { failure, at } => {
            (waiting(*at, *now), JobEventKind::RetryScheduled, Some(failure), None, None, Some(*at))
        }
        JobEnd::Released { at } => (waiting(*at, *now), JobEventKind::RetryScheduled, None, None, None, Some(*at)),
    };
    let given_back = u32::from(matches!(end, JobEnd::Released { .. }));
    tx.db
        .prepare_cached(
            "UPDATE jobs SET status = ?2, lease_until = NULL, updated_at = ?3, run_at = ifnull(?4, run_at),
                    failure_reason = ?5, failure = ?6, exit_code = ?7, result = ?8, attempt = attempt - ?9
             WHERE place = ?1",
        )?
        .execute(params![
            id.place(),
            status as u8,
            now.millis(),
            run_at.map(Timestamp::millis),
            failure.map(|failure| failure.reason),
            failure.map(|failure| failure.message.as_str()),
            exit_code,
            result,
            given_back,
        ])?;
    tx.moved(&principal, JobStatus::Running, status)?;
    let detail = failure.map_or("", |failure| failure.reason);
    if has_machine {
        end_machines_of(tx, id, if detail.is_empty() { "job ended" } else { detail }, *now)?;
    }
    let happening = Happening { job: id, principal: &principal, kind, status, attempt: *attempt, detail, at: *now };
    tx.record(actor, happening)?;
    Ok(status)
}

fn waiting(at: Timestamp, now: Timestamp) -> JobStatus {
    if at <= now { JobStatus::Ready } else { JobStatus::Scheduled }
}

fn lease_lost() -> Refusal {
    Refusal::new(RefusalKind::Precondition, "lease_lost", "the job is not this attempt's any more")
}

struct Renew {
    id: JobId,
    attempt: u32,
    until: Timestamp,
}

impl Operation for Renew {
    type Answer = ();
    const WRITES: bool = true;

    fn run(&mut self, tx: &mut Tx<'_>) -> Result<(), Stop> {
        let renewed = tx
            .db
            .prepare_cached(
                "UPDATE jobs SET lease_until = max(lease_until, ?3) WHERE place = ?1 AND attempt = ?2 AND status = 2",
            )?
            .execute(params![self.id.place(), self.attempt, self.until.millis()])?;
        if renewed == 1 { Ok(()) } else { Err(lease_lost().into()) }
    }
}

/// Jobs whose time has come become ready; jobs whose lease ran out are told.
struct Due {
    now: Timestamp,
}

impl Operation for Due {
    type Answer = Vec<(JobId, u32)>;
    const WRITES: bool = true;

    fn run(&mut self, tx: &mut Tx<'_>) -> Result<Self::Answer, Stop> {
        tx.db
            .prepare_cached(
                "UPDATE jobs SET status = 1 WHERE place IN
                   (SELECT place FROM jobs INDEXED BY jobs_scheduled WHERE status = 0 AND run_at <= ? ORDER BY run_at LIMIT 1000)",
            )?
            .execute([self.now.millis()])?;
        let expired = tx
            .db
            .prepare_cached(
                "SELECT id, attempt FROM jobs INDEXED BY jobs_running WHERE status = 2 AND lease_until < ? LIMIT 100",
            )?
            .query_map([self.now.millis()], |row| Ok((rows::job_id(row, 0)?, row.get(1)?)))?
            .collect::<Result<_, _>>()?;
        Ok(expired)
    }
}

/// Steps that an earlier run of the daemon left unfinished: claimed, and either no machine was
/// written down for the attempt or it was never seen to exist.
struct UnfinishedSteps;

impl Operation for UnfinishedSteps {
    type Answer = Vec<Claimed>;
    const WRITES: bool = false;

    fn run(&mut self, tx: &mut Tx<'_>) -> Result<Vec<Claimed>, Stop> {
        let mut statement = tx.db.prepare_cached(
            "SELECT j.id, j.principal, j.attempt, j.spec FROM jobs j INDEXED BY jobs_running
             LEFT JOIN machines m ON m.job = j.id AND m.attempt = j.attempt
             WHERE j.status = 2 AND (m.state IS NULL OR m.state = 1)",
        )?;
        let found = statement.query_map([], |row| {
            let spec = JobSpec::from_json(row.get_ref(3)?.as_str()?).map_err(|_| rusqlite::Error::InvalidQuery)?;
            Ok(Claimed { id: rows::job_id(row, 0)?, principal: row.get(1)?, attempt: row.get(2)?, spec })
        })?;
        let found = found.collect::<Result<_, _>>()?;
        Ok(found)
    }
}

impl Store {
    /// The claims to take up after a start, under the attempt they have.
    pub async fn unfinished_steps(&self) -> Answer<Vec<Claimed>> {
        self.ask(UnfinishedSteps).await
    }

    /// Claims the next job of a kind, if there is one that may run.
    pub async fn claim(&self, claim: Claim) -> Answer<Option<Claimed>> {
        self.ask(claim).await
    }

    /// Holds a claim longer. Refused as `lease_lost` if it is not held any more.
    pub async fn renew(&self, id: JobId, attempt: u32, until: Timestamp) -> Answer<()> {
        self.ask(Renew { id, attempt, until }).await
    }

    /// Ends an attempt. Refused as `lease_lost` if it is not the job's current one.
    pub async fn end(&self, ending: Ending) -> Answer<JobStatus> {
        self.ask(ending).await
    }

    /// Makes scheduled jobs ready whose time has come, and names the attempts whose lease ran out.
    pub async fn due(&self, now: Timestamp) -> Answer<Vec<(JobId, u32)>> {
        self.ask(Due { now }).await
    }
}
