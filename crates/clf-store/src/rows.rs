//! From rows to the domain's values.

use clf_domain::Timestamp;
use clf_domain::cattle::{Intent, Machine, MachineName, MachineState};
use clf_domain::id::JobId;
use clf_domain::job::{Job, JobEvent, JobEventKind, JobKind, JobSpec, JobStatus};
use rusqlite::Row;
use rusqlite::types::Type;

/// The columns [`job`] reads, in its order, without spec and result.
pub(crate) const JOB: &str = "id, principal, key, kind, status, priority, created_at, updated_at, run_at, attempt,
    max_attempts, machine, exit_code, failure_reason, failure";
/// The same with spec and result.
pub(crate) const JOB_WHOLE: &str =
    "id, principal, key, kind, status, priority, created_at, updated_at, run_at, attempt,
    max_attempts, machine, exit_code, failure_reason, failure, spec, result";
/// The columns [`machine`] reads, in its order.
pub(crate) const MACHINE: &str = "intent, name, job, attempt, principal, persona, state, created_at, expires_at,
    acknowledged, suspect, provider_id";
/// The columns [`event`] reads, in its order.
pub(crate) const EVENT: &str = "seq, at, job, principal, kind, status, attempt, detail";

fn unreadable(column: usize, what: &'static str) -> rusqlite::Error {
    rusqlite::Error::FromSqlConversionFailure(column, Type::Null, what.into())
}

pub(crate) fn time(row: &Row<'_>, column: usize) -> rusqlite::Result<Timestamp> {
    row.get(column).map(Timestamp::from_millis)
}

pub(crate) fn job_id(row: &Row<'_>, column: usize) -> rusqlite::Result<JobId> {
    row.get(column).map(JobId::from_bytes)
}

pub(crate) fn status(row: &Row<'_>, column: usize) -> rusqlite::Result<JobStatus> {
    JobStatus::from_number(row.get(column)?).ok_or_else(|| unreadable(column, "no such status"))
}

pub(crate) fn kind(row: &Row<'_>, column: usize) -> rusqlite::Result<JobKind> {
    JobKind::parse(row.get_ref(column)?.as_str()?).ok_or_else(|| unreadable(column, "no such kind"))
}

pub(crate) fn job(row: &Row<'_>) -> rusqlite::Result<Job> {
    Ok(Job {
        id: job_id(row, 0)?,
        principal: row.get(1)?,
        idempotency_key: row.get(2)?,
        kind: kind(row, 3)?,
        status: status(row, 4)?,
        priority: row.get(5)?,
        created_at: time(row, 6)?,
        updated_at: time(row, 7)?,
        run_at: time(row, 8)?,
        attempt: row.get(9)?,
        max_attempts: row.get(10)?,
        machine: row.get(11)?,
        exit_code: row.get(12)?,
        failure: row.get::<_, Option<String>>(13)?.zip(row.get(14)?),
        spec: None,
        result: None,
    })
}

pub(crate) fn job_whole(row: &Row<'_>) -> rusqlite::Result<Job> {
    let spec = JobSpec::from_json(row.get_ref(15)?.as_str()?).map_err(|_| unreadable(15, "no spec"))?;
    Ok(Job { spec: Some(spec), result: row.get(16)?, ..job(row)? })
}

pub(crate) fn machine(row: &Row<'_>) -> rusqlite::Result<Machine> {
    Ok(Machine {
        intent: Intent::from_bytes(row.get(0)?),
        name: MachineName::parse(row.get_ref(1)?.as_str()?).ok_or_else(|| unreadable(1, "no machine name"))?,
        job: job_id(row, 2)?,
        attempt: row.get(3)?,
        principal: row.get(4)?,
        persona: row.get(5)?,
        state: MachineState::from_number(row.get(6)?).ok_or_else(|| unreadable(6, "no such state"))?,
        created_at: time(row, 7)?,
        expires_at: time(row, 8)?,
        acknowledged: row.get(9)?,
        suspect: row.get(10)?,
        provider_id: row.get(11)?,
    })
}

pub(crate) fn event(row: &Row<'_>) -> rusqlite::Result<JobEvent> {
    Ok(JobEvent {
        id: row.get::<_, i64>(0)?.cast_unsigned(),
        at: time(row, 1)?,
        job: job_id(row, 2)?,
        principal: row.get(3)?,
        kind: JobEventKind::from_number(row.get(4)?).ok_or_else(|| unreadable(4, "no such event"))?,
        status: status(row, 5)?,
        attempt: row.get(6)?,
        detail: row.get(7)?,
    })
}
