//! Jobs: what can be asked for, and the states it goes through.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::Timestamp;
use crate::id::JobId;
use crate::name::{PersonaName, TaskId};
use crate::refusal::Refusal;

/// Most bytes a task's message may have.
pub const MESSAGE_LIMIT: usize = 192 * 1024;
/// Most bytes a task's result may have.
pub const RESULT_LIMIT: usize = 256 * 1024;
/// The lifetime of a machine when nobody says.
pub const DEFAULT_TTL: Duration = Duration::from_secs(2 * 3_600);

/// What kind of work a job is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum JobKind {
    /// A machine of its own for one task.
    #[serde(rename = "cattle.spawn")]
    CattleSpawn,
    /// Destroy machines that nothing accounts for.
    #[serde(rename = "cattle.reap")]
    CattleReap,
}

impl JobKind {
    /// As it is written in policies, on the command line and in answers.
    pub fn as_str(self) -> &'static str {
        match self {
            JobKind::CattleSpawn => "cattle.spawn",
            JobKind::CattleReap => "cattle.reap",
        }
    }

    /// From the text of [`JobKind::as_str`].
    pub fn parse(text: &str) -> Option<Self> {
        [JobKind::CattleSpawn, JobKind::CattleReap].into_iter().find(|kind| kind.as_str() == text)
    }

    /// Attempts before the job fails for good.
    pub fn max_attempts(self) -> u32 {
        3
    }
}

/// The work itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Task {
    /// The caller's own name for it.
    pub task_id: TaskId,
    /// What to do.
    pub message: String,
    /// How long it may run; `None` takes the persona's limit.
    pub time_limit: Option<Duration>,
    /// May be started a second time after it failed.
    pub idempotent: bool,
}

/// A machine of its own for one task.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CattleSpawn {
    /// What the machine is to be.
    pub persona: PersonaName,
    /// What it is to do.
    pub task: Task,
    /// How long it may live, from its creation.
    pub ttl: Duration,
    /// Higher goes first among one principal's jobs.
    pub priority: i32,
}

/// What a job asks for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum JobSpec {
    /// See [`CattleSpawn`].
    CattleSpawn(CattleSpawn),
    /// Destroy machines that nothing accounts for.
    CattleReap {
        /// Only say what would be destroyed.
        dry_run: bool,
    },
}

impl JobSpec {
    /// Its kind.
    pub fn kind(&self) -> JobKind {
        match self {
            JobSpec::CattleSpawn(_) => JobKind::CattleSpawn,
            JobSpec::CattleReap { .. } => JobKind::CattleReap,
        }
    }

    /// Its priority; reaping has none.
    pub fn priority(&self) -> i32 {
        match self {
            JobSpec::CattleSpawn(spawn) => spawn.priority,
            JobSpec::CattleReap { .. } => 0,
        }
    }

    /// Checks what the types do not say: sizes and ranges.
    pub fn check(&self) -> Result<(), Refusal> {
        let JobSpec::CattleSpawn(spawn) = self else { return Ok(()) };
        let message = &spawn.task.message;
        if message.is_empty() {
            return Err(Refusal::invalid("message_missing", "cattleSpawn.task.message is empty"));
        }
        if message.len() > MESSAGE_LIMIT {
            return Err(Refusal::invalid(
                "message_too_long",
                format!("cattleSpawn.task.message has {} bytes, at most {MESSAGE_LIMIT} are taken", message.len()),
            ));
        }
        if message.contains('\0') {
            return Err(Refusal::invalid("message_not_text", "cattleSpawn.task.message contains a NUL character"));
        }
        span_within("cattleSpawn.ttl", spawn.ttl, Duration::from_secs(30), Duration::from_secs(7 * 86_400))?;
        if let Some(limit) = spawn.task.time_limit {
            span_within("cattleSpawn.task.timeLimit", limit, Duration::from_secs(1), spawn.ttl)?;
        }
        Ok(())
    }

    /// The form kept on disk.
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).expect("a spec has only string keys and finite numbers")
    }

    /// From the form kept on disk.
    pub fn from_json(text: &str) -> Result<Self, serde_json::Error> {
        serde_json::from_str(text)
    }
}

fn span_within(field: &str, span: Duration, least: Duration, most: Duration) -> Result<(), Refusal> {
    if span < least || span > most {
        return Err(Refusal::invalid(
            "span_out_of_bounds",
            format!("{field} is {}s, it must be {}s to {}s", span.as_secs(), least.as_secs(), most.as_secs()),
        ));
    }
    Ok(())
}

/// Where a job is. `Scheduled` and `Ready` are both "queued" to a caller; they are kept apart so
/// that a claim never wades through jobs that are not due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum JobStatus {
    /// Waits for its time.
    Scheduled = 0,
    /// Waits to be claimed.
    Ready = 1,
    /// Claimed, until its lease ends or it does.
    Running = 2,
    /// Its task ended well.
    Done = 3,
    /// It will not be tried again.
    Failed = 4,
    /// Its owner or an operator ended it.
    Canceled = 5,
}

impl JobStatus {
    /// From the number kept on disk.
    pub fn from_number(number: i64) -> Option<Self> {
        Some(match number {
            0 => JobStatus::Scheduled,
            1 => JobStatus::Ready,
            2 => JobStatus::Running,
            3 => JobStatus::Done,
            4 => JobStatus::Failed,
            5 => JobStatus::Canceled,
            _ => return None,
        })
    }

    /// As people read it.
    pub fn as_str(self) -> &'static str {
        match self {
            JobStatus::Scheduled | JobStatus::Ready => "queued",
            JobStatus::Running => "running",
            JobStatus::Done => "done",
            JobStatus::Failed => "failed",
            JobStatus::Canceled => "canceled",
        }
    }

    /// Nothing more will happen to it.
    pub fn is_final(self) -> bool {
        matches!(self, JobStatus::Done | JobStatus::Failed | JobStatus::Canceled)
    }
}

/// What happened to a job. The numbers are kept on disk and equal the wire's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
#[allow(missing_docs, reason = "the names say it")]
pub enum JobEventKind {
    Enqueued = 1,
    Claimed = 2,
    MachineCreated = 3,
    EnvRedeemed = 4,
    TaskStarted = 5,
    RetryScheduled = 6,
    Done = 7,
    Failed = 8,
    Canceled = 9,
    Alarm = 10,
}

impl JobEventKind {
    /// From the number kept on disk.
    pub fn from_number(number: i64) -> Option<Self> {
        use JobEventKind::{
            Alarm, Canceled, Claimed, Done, Enqueued, EnvRedeemed, Failed, MachineCreated, RetryScheduled, TaskStarted,
        };
        const ALL: [JobEventKind; 10] = [
            Enqueued,
            Claimed,
            MachineCreated,
            EnvRedeemed,
            TaskStarted,
            RetryScheduled,
            Done,
            Failed,
            Canceled,
            Alarm,
        ];
        ALL.into_iter().find(|kind| *kind as i64 == number)
    }
}

/// Why a job failed: a stable reason and a sentence, both ours, never a provider's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// Stable, in snake case.
    pub reason: &'static str,
    /// A sentence for the job's owner.
    pub message: String,
}

impl Failure {
    /// A failure with its sentence.
    pub fn new(reason: &'static str, message: impl Into<String>) -> Self {
        Failure { reason, message: message.into() }
    }
}

/// A job as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Job {
    /// Its id, which sorts by creation.
    pub id: JobId,
    /// Whose it is.
    pub principal: String,
    /// The owner's word for "this very request".
    pub idempotency_key: Option<String>,
    /// What was asked; `None` in lists.
    pub spec: Option<JobSpec>,
    /// What kind was asked.
    pub kind: JobKind,
    /// Where it is.
    pub status: JobStatus,
    /// Higher goes first among its owner's jobs.
    pub priority: i32,
    /// When it was accepted.
    pub created_at: Timestamp,
    /// When anything last changed.
    pub updated_at: Timestamp,
    /// Not before this.
    pub run_at: Timestamp,
    /// How often it was claimed.
    pub attempt: u32,
    /// How often it may be.
    pub max_attempts: u32,
    /// Why it failed: reason and sentence.
    pub failure: Option<(String, String)>,
    /// The JSON text its task left; empty in lists.
    pub result: Option<String>,
    /// The task's exit code.
    pub exit_code: Option<i32>,
    /// Its latest machine.
    pub machine: Option<String>,
}

/// Something that happened to a job.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JobEvent {
    /// 1, 2, 3, … over all jobs.
    pub id: u64,
    /// Which job.
    pub job: JobId,
    /// Whose job.
    pub principal: String,
    /// What.
    pub kind: JobEventKind,
    /// The job's status afterwards.
    pub status: JobStatus,
    /// When.
    pub at: Timestamp,
    /// During which attempt.
    pub attempt: u32,
    /// A word more, ours.
    pub detail: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spawn(message: &str, ttl: u64, limit: Option<u64>) -> JobSpec {
        JobSpec::CattleSpawn(CattleSpawn {
            persona: PersonaName::parse("demo").unwrap(),
            task: Task {
                task_id: TaskId::parse("t-1").unwrap(),
                message: message.into(),
                time_limit: limit.map(Duration::from_secs),
                idempotent: false,
            },
            ttl: Duration::from_secs(ttl),
            priority: 0,
        })
    }

    #[test]
    fn a_spec_survives_the_disk() {
        let spec = spawn("say \"hi\"\n\u{202e}", 7200, Some(30));
        assert_eq!(JobSpec::from_json(&spec.to_json()).unwrap(), spec);
    }

    #[test]
    fn sizes_and_ranges_are_refused_by_name() {
        let reason = |spec: JobSpec| spec.check().unwrap_err().reason;
        assert_eq!(reason(spawn("", 60, None)), "message_missing");
        assert_eq!(reason(spawn(&"x".repeat(MESSAGE_LIMIT + 1), 60, None)), "message_too_long");
        assert_eq!(reason(spawn("a\0b", 60, None)), "message_not_text");
        assert_eq!(reason(spawn("x", 29, None)), "span_out_of_bounds");
        assert_eq!(reason(spawn("x", 7 * 86_400 + 1, None)), "span_out_of_bounds");
        assert_eq!(reason(spawn("x", 60, Some(61))), "span_out_of_bounds");
        assert!(spawn("x", 60, Some(60)).check().is_ok());
    }
}
