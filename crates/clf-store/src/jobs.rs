//! Jobs: enqueue, get, list, cancel, and the events that tell of them.

use clf_domain::cattle::MachineState;
use clf_domain::id::JobId;
use clf_domain::job::{Job, JobEvent, JobEventKind, JobKind, JobStatus};
use clf_domain::{Refusal, RefusalKind, Timestamp};
use rusqlite::{OptionalExtension, ffi, params};

use crate::record::{Happening, Tx};
use crate::rows::{self, EVENT, JOB, JOB_WHOLE};
use crate::writer::{Operation, Stop};
use crate::{Answer, Store};

/// Most rows a list looks at for one page: a rare status cannot hold the writer up.
const LIST_SCAN: usize = 2_000;
/// Most events read at once.
const EVENT_PAGE: usize = 512;

/// Whose jobs an operation may touch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scope {
    /// This principal's.
    Mine(String),
    /// Anybody's: an operator asks.
    All,
}

impl Scope {
    fn covers(&self, principal: &str) -> bool {
        match self {
            Scope::Mine(name) => name == principal,
            Scope::All => true,
        }
    }
}

/// Caps on what one principal may have waiting; 0 means none.
#[derive(Clone, Copy, Debug, Default)]
pub struct Caps {
    /// Jobs that wait.
    pub queued: u32,
    /// Jobs accepted in one UTC day.
    pub per_day: u32,
}

/// A job to be accepted.
pub struct Enqueue {
    /// Its id, newer than any before.
    pub id: JobId,
    /// Whose it is.
    pub principal: String,
    /// The owner's word for "this very request".
    pub key: Option<String>,
    /// The hash of the request, to tell "the same" from "another".
    pub request: [u8; 32],
    /// What kind of job.
    pub kind: JobKind,
    /// Higher goes first among the owner's jobs.
    pub priority: i32,
    /// What is asked, as [`clf_domain::job::JobSpec::to_json`] writes it.
    pub spec: String,
    /// Not before this.
    pub run_at: Option<Timestamp>,
    /// Now.
    pub now: Timestamp,
    /// The owner's caps.
    pub caps: Caps,
}

/// The accepted job.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Enqueued {
    /// The new job, or the earlier one.
    pub id: JobId,
    /// It was accepted before, for this very request.
    pub deduplicated: bool,
}

impl Operation for Enqueue {
    type Answer = Enqueued;
    const WRITES: bool = true;

    fn run(&mut self, tx: &mut Tx<'_>) -> Result<Enqueued, Stop> {
        let day = self.now.day();
        let counter = *tx.counter(&self.principal)?;
        let today = if counter.day == day { counter.today } else { 0 };
        let capped = |cap: u32, count: u32| cap != 0 && count >= cap;
        let refusal = if capped(self.caps.queued, counter.queued) {
            Some(cap_reached("queue_cap", format!("{} of your jobs are waiting already", counter.queued)))
        } else if capped(self.caps.per_day, today) {
            Some(cap_reached("daily_cap", format!("you enqueued {today} jobs today already")))
        } else {
            None
        };
        // At a cap the same request still gets the same job.
        if let Some(refusal) = refusal {
            return match self.earlier(tx)? {
                Some(earlier) => earlier,
                None => Err(refusal.into()),
            };
        }
        let due = self.run_at.is_none_or(|at| at <= self.now);
        let status = if due { JobStatus::Ready } else { JobStatus::Scheduled };
        let inserted = tx
            .db
            .prepare_cached(
                "INSERT INTO jobs (id, principal, key, request, kind, status, priority, created_at, updated_at, run_at,
                                   attempt, max_attempts, first_event, spec, place)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?8, ?9, 0, ?10, ?11, ?12, ?13)",
            )?
            .execute(params![
                self.id.bytes(),
                self.principal,
                self.key,
                self.request,
                self.kind.as_str(),
                status as u8,
                self.priority,
                self.now.millis(),
                self.run_at.unwrap_or(self.now).millis(),
                self.kind.max_attempts(),
                (tx.memory.last_event + 1).cast_signed(),
                self.spec,
                self.id.place(),
            ]);
        match inserted {
            Ok(_) => {}
            Err(error) if is_taken(&error) => {
                return self.earlier(tx)?.unwrap_or(Err(Stop::Database(error)));
            }
            Err(error) => return Err(error.into()),
        }
        tx.enqueued(&self.principal, day)?;
        let happening = Happening {
            job: &self.id,
            principal: &self.principal,
            kind: JobEventKind::Enqueued,
            status,
            attempt: 0,
            detail: "",
            at: self.now,
        };
        tx.record(&self.principal, happening)?;
        Ok(Enqueued { id: self.id, deduplicated: false })
    }
}

impl Enqueue {
    /// The job that this key was used for, if it was.
    fn earlier(&self, tx: &Tx<'_>) -> rusqlite::Result<Option<Result<Enqueued, Stop>>> {
        let Some(key) = &self.key else { return Ok(None) };
        let found = tx
            .db
            .prepare_cached("SELECT id, request FROM jobs WHERE principal = ? AND key = ?")?
            .query_row([&self.principal, key], |row| Ok((rows::job_id(row, 0)?, row.get::<_, [u8; 32]>(1)?)))
            .optional()?;
        Ok(found.map(|(id, request)| {
            if request == self.request {
                return Ok(Enqueued { id, deduplicated: true });
            }
            Err(Stop::Refused(
                Refusal::new(
                    RefusalKind::Conflict,
                    "idempotency_conflict",
                    format!("this idempotency key was used for another request, job {id}"),
                )
                .hint("use a new key for a new request, or send exactly the earlier one"),
            ))
        }))
    }
}

fn cap_reached(reason: &'static str, message: String) -> Refusal {
    Refusal::new(RefusalKind::Exhausted, reason, message)
}

fn is_taken(error: &rusqlite::Error) -> bool {
    error.sqlite_error().is_some_and(|error| error.extended_code == ffi::SQLITE_CONSTRAINT_UNIQUE)
}

struct GetJob {
    id: JobId,
    scope: Scope,
}

impl Operation for GetJob {
    type Answer = Job;
    const WRITES: bool = false;

    fn run(&mut self, tx: &mut Tx<'_>) -> Result<Job, Stop> {
        find(tx, &self.id, &self.scope)
    }
}

/// A job within a scope; outside it there is none.
pub(crate) fn find(tx: &Tx<'_>, id: &JobId, scope: &Scope) -> Result<Job, Stop> {
    let job = tx
        .db
        .prepare_cached(&format!("SELECT {JOB_WHOLE} FROM jobs WHERE place = ?"))?
        .query_row([id.place()], rows::job_whole)
        .optional()?;
    // The place is the head of an id; the random rest must be right too.
    job.filter(|job| job.id == *id && scope.covers(&job.principal)).ok_or_else(|| Refusal::no_such_job().into())
}

/// A page of jobs to be listed.
pub struct ListJobs {
    /// Whose.
    pub scope: Scope,
    /// Older than this one.
    pub before: Option<JobId>,
    /// Only in these states; empty for all.
    pub statuses: Vec<JobStatus>,
    /// At most so many.
    pub limit: usize,
}

/// A page of jobs, newest first.
pub struct JobPage {
    /// Without spec and result. May be fewer than asked for, even none, with more to come.
    pub jobs: Vec<Job>,
    /// Continue before this one.
    pub next: Option<JobId>,
}

impl Operation for ListJobs {
    type Answer = JobPage;
    const WRITES: bool = false;

    fn run(&mut self, tx: &mut Tx<'_>) -> Result<JobPage, Stop> {
        let before = self.before.map_or(i64::MAX, |id| id.place());
        let (filter, principal) = match &self.scope {
            Scope::Mine(principal) => ("principal = ?2 AND", principal.as_str()),
            Scope::All => ("?2 = '' AND", ""),
        };
        let mut statement = tx.db.prepare_cached(&format!(
            "SELECT {JOB} FROM jobs WHERE {filter} place < ?1 ORDER BY place DESC LIMIT ?3"
        ))?;
        let mut found = statement.query(params![before, principal, LIST_SCAN + 1])?;
        let mut page = JobPage { jobs: Vec::with_capacity(self.limit.min(64)), next: None };
        let (mut looked_at, mut last) = (0, None);
        while let Some(row) = found.next()? {
            if page.jobs.len() == self.limit || looked_at == LIST_SCAN {
                page.next = last;
                break;
            }
            looked_at += 1;
            last = Some(rows::job_id(row, 0)?);
            if self.statuses.is_empty() || self.statuses.contains(&rows::status(row, 4)?) {
                page.jobs.push(rows::job(row)?);
            }
        }
        Ok(page)
    }
}

struct CancelJob {
    id: JobId,
    scope: Scope,
    actor: String,
    now: Timestamp,
}

impl Operation for CancelJob {
    type Answer = Job;
    const WRITES: bool = true;

    fn run(&mut self, tx: &mut Tx<'_>) -> Result<Job, Stop> {
        let job = find(tx, &self.id, &self.scope)?;
        match job.status {
            JobStatus::Canceled => return Ok(job),
            JobStatus::Done | JobStatus::Failed => {
                return Err(Refusal::new(
                    RefusalKind::Precondition,
                    "job_finished",
                    format!("the job is {} already", job.status.as_str()),
                )
                .into());
            }
            JobStatus::Scheduled | JobStatus::Ready | JobStatus::Running => {}
        }
        tx.db
            .prepare_cached(
                "UPDATE jobs SET status = 5, lease_until = NULL, updated_at = ?2, failure_reason = 'canceled',
                        failure = ?3 WHERE place = ?1",
            )?
            .execute(params![self.id.place(), self.now.millis(), format!("canceled by {}", self.actor)])?;
        tx.moved(&job.principal, job.status, JobStatus::Canceled)?;
        if job.machine.is_some() {
            end_machines_of(tx, &self.id, "canceled", self.now)?;
        }
        let happening = Happening {
            job: &self.id,
            principal: &job.principal,
            kind: JobEventKind::Canceled,
            status: JobStatus::Canceled,
            attempt: job.attempt,
            detail: &self.actor,
            at: self.now,
        };
        tx.record(&self.actor, happening)?;
        find(tx, &self.id, &Scope::All)
    }
}

/// The job needs no machine any more: what lives of it is to be destroyed, its tokens are dead.
/// For a job that ever had one.
pub(crate) fn end_machines_of(tx: &mut Tx<'_>, job: &JobId, why: &str, now: Timestamp) -> rusqlite::Result<()> {
    let names: Vec<String> = tx
        .db
        .prepare_cached("SELECT name FROM machines WHERE job = ? AND state < 3")?
        .query_map([job.bytes()], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    for name in names {
        tx.db
            .prepare_cached("UPDATE machines SET state = ?2 WHERE name = ?1")?
            .execute(params![name, MachineState::Ending as u8])?;
        tx.audit(now, "daemon", "machine.end", &name, why)?;
    }
    tx.db
        .prepare_cached(
            "UPDATE tokens SET state = 4 WHERE state < 3 AND intent IN (SELECT intent FROM machines WHERE job = ?)",
        )?
        .execute([job.bytes()])?;
    Ok(())
}

struct ReadEvents {
    after: u64,
    scope: Scope,
}

impl Operation for ReadEvents {
    type Answer = (Vec<JobEvent>, u64);
    const WRITES: bool = false;

    fn run(&mut self, tx: &mut Tx<'_>) -> Result<Self::Answer, Stop> {
        let pruned: i64 =
            tx.db.query_row("SELECT ifnull((SELECT value FROM meta WHERE name = 'events_pruned'), 0)", [], |row| {
                row.get(0)
            })?;
        let last = tx.memory.last_event;
        if self.after < pruned.cast_unsigned() || self.after > last {
            return Err(Refusal::new(
                RefusalKind::OutOfRange,
                "event_not_kept",
                format!("events after {} are not kept any more, or not there yet; the last is {last}", self.after),
            )
            .hint("list the jobs, then watch from the newest event")
            .into());
        }
        let mut statement =
            tx.db.prepare_cached(&format!("SELECT {EVENT} FROM events WHERE seq > ? ORDER BY seq LIMIT ?"))?;
        let mut found = statement.query(params![self.after.cast_signed(), EVENT_PAGE])?;
        let (mut events, mut reached) = (Vec::new(), self.after);
        while let Some(row) = found.next()? {
            reached = row.get::<_, i64>(0)?.cast_unsigned();
            if self.scope.covers(row.get_ref(3)?.as_str().unwrap_or_default()) {
                events.push(rows::event(row)?);
            }
        }
        Ok((events, reached))
    }
}

struct FirstEvent {
    id: JobId,
    scope: Scope,
}

impl Operation for FirstEvent {
    type Answer = u64;
    const WRITES: bool = false;

    fn run(&mut self, tx: &mut Tx<'_>) -> Result<u64, Stop> {
        find(tx, &self.id, &self.scope)?;
        let first: i64 = tx
            .db
            .prepare_cached("SELECT first_event FROM jobs WHERE place = ?")?
            .query_row([self.id.place()], |row| row.get(0))?;
        let pruned: i64 =
            tx.db.query_row("SELECT ifnull((SELECT value FROM meta WHERE name = 'events_pruned'), 0)", [], |row| {
                row.get(0)
            })?;
        Ok((first - 1).max(pruned).cast_unsigned())
    }
}

struct LastPlace;

impl Operation for LastPlace {
    type Answer = i64;
    const WRITES: bool = false;

    fn run(&mut self, tx: &mut Tx<'_>) -> Result<i64, Stop> {
        Ok(tx.db.query_row("SELECT ifnull(max(place), 0) FROM jobs", [], |row| row.get(0))?)
    }
}

struct LastEvent;

impl Operation for LastEvent {
    type Answer = u64;
    const WRITES: bool = false;

    fn run(&mut self, tx: &mut Tx<'_>) -> Result<u64, Stop> {
        Ok(tx.memory.last_event)
    }
}

impl Store {
    /// Accepts a job. Durable when this returns.
    pub async fn enqueue(&self, job: Enqueue) -> Answer<Enqueued> {
        self.ask(job).await
    }

    /// One job, with spec and result.
    pub async fn job(&self, id: JobId, scope: Scope) -> Answer<Job> {
        self.ask(GetJob { id, scope }).await
    }

    /// A page of jobs, newest first.
    pub async fn jobs(&self, list: ListJobs) -> Answer<JobPage> {
        self.ask(list).await
    }

    /// Cancels a job that has not ended, together with its machine. Twice is once.
    pub async fn cancel(&self, id: JobId, scope: Scope, actor: String, now: Timestamp) -> Answer<Job> {
        self.ask(CancelJob { id, scope, actor, now }).await
    }

    /// The events after `after` within `scope`, and up to which event that reaches.
    pub async fn events(&self, after: u64, scope: Scope) -> Answer<(Vec<JobEvent>, u64)> {
        self.ask(ReadEvents { after, scope }).await
    }

    /// The event just before a job's first that is kept.
    pub async fn before_first_event(&self, id: JobId, scope: Scope) -> Answer<u64> {
        self.ask(FirstEvent { id, scope }).await
    }

    /// The place of the newest job: new ids must lie behind it.
    pub async fn last_place(&self) -> Answer<i64> {
        self.ask(LastPlace).await
    }

    /// The newest event.
    pub async fn last_event(&self) -> Answer<u64> {
        self.ask(LastEvent).await
    }
}
