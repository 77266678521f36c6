//! Between wire and domain: parsed at the door, then trusted.

use std::time::Duration;

use clf_domain::cattle::{Machine, MachineState};
use clf_domain::job::{CattleSpawn, DEFAULT_TTL, Job, JobEvent, JobSpec, JobStatus, Task};
use clf_domain::name::{IdempotencyKey, NotAName, PersonaName, TaskId};
use clf_domain::policy::Policy;
use clf_domain::{Refusal, Timestamp};

use crate::connect::{Codec, decode};
use crate::v1;

/// An enqueue request whose every part is well-formed.
pub struct Enqueue {
    /// The caller's word for this very request.
    pub key: Option<IdempotencyKey>,
    /// Not before this.
    pub run_at: Option<Timestamp>,
    /// What is asked.
    pub spec: JobSpec,
}

/// Reads an enqueue request and fills in the defaults.
pub fn enqueue(request: v1::EnqueueJobRequest) -> Result<Enqueue, Refusal> {
    use v1::enqueue_job_request::Spec;
    let key = match request.idempotency_key.as_str() {
        "" => None,
        text => Some(IdempotencyKey::parse(text).map_err(|error| field("idempotencyKey", &error))?),
    };
    let run_at = request.run_at.map(|at| timestamp("runAt", &at)).transpose()?;
    let spec = match request.spec {
        Some(Spec::CattleSpawn(wire)) => JobSpec::CattleSpawn(spawn(wire)?),
        Some(Spec::CattleReap(wire)) => JobSpec::CattleReap { dry_run: wire.dry_run },
        None => {
            return Err(Refusal::invalid("spec_missing", "the request asks for nothing")
                .hint("give one of cattleSpawn and cattleReap"));
        }
    };
    spec.check()?;
    Ok(Enqueue { key, run_at, spec })
}

fn spawn(wire: v1::CattleSpawn) -> Result<CattleSpawn, Refusal> {
    let task = wire.task.ok_or_else(|| Refusal::invalid("task_missing", "cattleSpawn.task is missing"))?;
    Ok(CattleSpawn {
        persona: PersonaName::parse(&wire.persona).map_err(|error| field("cattleSpawn.persona", &error))?,
        task: Task {
            task_id: TaskId::parse(&task.task_id).map_err(|error| field("cattleSpawn.task.taskId", &error))?,
            message: task.message,
            time_limit: task.time_limit.map(|d| duration("cattleSpawn.task.timeLimit", &d)).transpose()?,
            idempotent: task.idempotent,
        },
        ttl: wire.ttl.map_or(Ok(DEFAULT_TTL), |d| duration("cattleSpawn.ttl", &d))?,
        priority: wire.priority,
    })
}

/// What a person hands over as a task: a JSON object is one, any other text is the message of one.
pub fn task_from_text(text: &str, task_id: &str) -> Result<v1::Task, Refusal> {
    if text.trim_start().starts_with('{') {
        return decode(Codec::Json, text.as_bytes()).map_err(|refusal| {
            refusal.hint(r#"a task is {"taskId":"t-1","message":"what to do"}; any other text is taken as the message"#)
        });
    }
    Ok(v1::Task { task_id: task_id.to_owned(), message: text.to_owned(), ..v1::Task::default() })
}

fn field(name: &str, error: &NotAName) -> Refusal {
    Refusal::invalid("invalid_name", format!("{name}: {error}"))
}

/// A duration of zero or more whole seconds and nanoseconds.
pub fn duration(name: &str, wire: &crate::Duration) -> Result<Duration, Refusal> {
    match (u64::try_from(wire.seconds), u32::try_from(wire.nanos)) {
        (Ok(seconds), Ok(nanos)) if seconds <= 315_576_000_000 && nanos < 1_000_000_000 => {
            Ok(Duration::new(seconds, nanos))
        }
        _ => Err(Refusal::invalid(
            "invalid_duration",
            format!("{name} is not a duration of 0 s or more, like \"7200s\""),
        )),
    }
}

/// A time between the years 1 and 9999.
pub fn timestamp(name: &str, wire: &crate::Timestamp) -> Result<Timestamp, Refusal> {
    let range = -62_135_596_800..=253_402_300_799;
    if !range.contains(&wire.seconds) || !(0..1_000_000_000).contains(&wire.nanos) {
        return Err(Refusal::invalid("invalid_time", format!("{name} is not a time between the years 1 and 9999")));
    }
    Ok(Timestamp::from_millis(wire.seconds * 1_000 + i64::from(wire.nanos / 1_000_000)))
}

/// To the wire's time.
pub fn wire_time(at: Timestamp) -> Option<crate::Timestamp> {
    let nanos = i32::try_from(at.millis().rem_euclid(1_000) * 1_000_000).ok()?;
    Some(crate::Timestamp { seconds: at.millis().div_euclid(1_000), nanos })
}

/// To the wire's duration.
pub fn wire_duration(span: Duration) -> crate::Duration {
    crate::Duration {
        seconds: i64::try_from(span.as_secs()).unwrap_or(i64::MAX),
        nanos: i32::try_from(span.subsec_nanos()).unwrap_or(0),
    }
}

/// To the wire's status.
pub fn status(status: JobStatus) -> v1::JobStatus {
    match status {
        JobStatus::Scheduled | JobStatus::Ready => v1::JobStatus::Queued,
        JobStatus::Running => v1::JobStatus::Running,
        JobStatus::Done => v1::JobStatus::Done,
        JobStatus::Failed => v1::JobStatus::Failed,
        JobStatus::Canceled => v1::JobStatus::Canceled,
    }
}

/// The domain's statuses behind a wire filter; empty for "all".
pub fn status_filter(wire: &[i32]) -> Result<Vec<JobStatus>, Refusal> {
    let mut statuses = Vec::new();
    for number in wire {
        let meant: &[JobStatus] = match v1::JobStatus::try_from(*number) {
            Ok(v1::JobStatus::Queued) => &[JobStatus::Scheduled, JobStatus::Ready],
            Ok(v1::JobStatus::Running) => &[JobStatus::Running],
            Ok(v1::JobStatus::Done) => &[JobStatus::Done],
            Ok(v1::JobStatus::Failed) => &[JobStatus::Failed],
            Ok(v1::JobStatus::Canceled) => &[JobStatus::Canceled],
            Ok(v1::JobStatus::Unspecified) | Err(_) => {
                return Err(Refusal::invalid("invalid_status", "statuses holds something that is no status"));
            }
        };
        // Each once, however often it is named: every row is compared with each of them.
        statuses.extend(meant.iter().filter(|status| !statuses.contains(*status)).copied().collect::<Vec<_>>());
    }
    Ok(statuses)
}

/// To the wire's job.
pub fn job(job: Job) -> v1::Job {
    use v1::job::Spec;
    v1::Job {
        job_id: job.id.to_string(),
        kind: job.kind.as_str().to_owned(),
        status: status(job.status).into(),
        principal: job.principal,
        idempotency_key: job.idempotency_key.unwrap_or_default(),
        created_at: wire_time(job.created_at),
        updated_at: wire_time(job.updated_at),
        run_at: wire_time(job.run_at),
        priority: job.priority,
        attempt: count(job.attempt),
        max_attempts: count(job.max_attempts),
        spec: job.spec.map(|spec| match spec {
            JobSpec::CattleSpawn(spawn) => Spec::CattleSpawn(wire_spawn(spawn)),
            JobSpec::CattleReap { dry_run } => Spec::CattleReap(v1::CattleReap { dry_run }),
        }),
        failure: job.failure.map(|(reason, message)| v1::JobFailure { reason, message }),
        result: job.result.unwrap_or_default(),
        exit_code: job.exit_code,
        machine: job.machine.unwrap_or_default(),
    }
}

fn wire_spawn(spawn: CattleSpawn) -> v1::CattleSpawn {
    v1::CattleSpawn {
        persona: spawn.persona.into(),
        task: Some(v1::Task {
            task_id: spawn.task.task_id.into(),
            message: spawn.task.message,
            time_limit: spawn.task.time_limit.map(wire_duration),
            idempotent: spawn.task.idempotent,
        }),
        ttl: Some(wire_duration(spawn.ttl)),
        priority: spawn.priority,
    }
}

fn count(number: u32) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}

/// To the wire's event.
pub fn event(event: &JobEvent) -> v1::JobEvent {
    v1::JobEvent {
        event_id: event.id,
        job_id: event.job.to_string(),
        kind: event.kind as i32,
        status: status(event.status).into(),
        at: wire_time(event.at),
        attempt: count(event.attempt),
        detail: event.detail.clone(),
    }
}

/// To the wire's machine.
pub fn machine(machine: Machine) -> v1::Machine {
    v1::Machine {
        name: machine.name.to_string(),
        job_id: machine.job.to_string(),
        principal: machine.principal,
        persona: machine.persona,
        state: match machine.state {
            MachineState::Planned => v1::MachineState::Planned,
            MachineState::Alive => v1::MachineState::Alive,
            MachineState::Ending => v1::MachineState::Ending,
            MachineState::Gone => v1::MachineState::Gone,
        }
        .into(),
        created_at: wire_time(machine.created_at),
        expires_at: wire_time(machine.expires_at),
        acknowledged: machine.acknowledged,
        suspect: machine.suspect,
        provider_id: machine.provider_id.unwrap_or_default(),
    }
}

/// To the wire's limits.
pub fn limits(policy: &Policy) -> v1::Limits {
    v1::Limits {
        kinds: policy.kinds.iter().map(|kind| kind.as_str().to_owned()).collect(),
        personas: policy.personas.iter().map(ToString::to_string).collect(),
        max_ttl: Some(wire_duration(policy.max_ttl)),
        max_priority: policy.max_priority,
        max_active_jobs: policy.max_active,
        max_queued_jobs: policy.max_queued,
        max_jobs_per_day: policy.max_per_day,
        requests_per_second: policy.requests_per_second,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Enqueue, Refusal> {
        enqueue(decode(Codec::Json, text.as_bytes())?)
    }

    #[test]
    fn the_documented_enqueue_is_read() {
        let request = read(
            r#"{"idempotencyKey":"m-1","runAt":"2026-12-01T09:00:00Z",
                "cattleSpawn":{"persona":"demo","task":{"taskId":"t-1","message":"hello"},"ttl":"7200s"}}"#,
        )
        .unwrap();
        assert_eq!(request.run_at.unwrap().to_string(), "2026-12-01T09:00:00.000Z");
        let JobSpec::CattleSpawn(spawn) = request.spec else { panic!("not a spawn") };
        assert_eq!((spawn.persona.as_str(), spawn.ttl), ("demo", Duration::from_secs(7200)));
    }

    #[test]
    fn times_and_durations_out_of_range_are_refused() {
        let spawn = |extra: &str| {
            format!(r#"{{{extra}"cattleSpawn":{{"persona":"demo","task":{{"taskId":"t","message":"m"}}}}}}"#)
        };
        assert!(read(&spawn("")).is_ok());
        for bad in
            [r#""runAt":"tomorrow","#, r#""runAt":"2026-13-01T00:00:00Z","#, r#""runAt":"99999-01-01T00:00:00Z","#]
        {
            assert!(read(&spawn(bad)).is_err(), "{bad}");
        }
        for ttl in ["-1s", "1", "1h", "1e400s", "99999999999999s", "NaNs", ""] {
            let text = format!(
                r#"{{"cattleSpawn":{{"persona":"demo","task":{{"taskId":"t","message":"m"}},"ttl":"{ttl}"}}}}"#
            );
            assert!(read(&text).is_err(), "{ttl}");
        }
    }
}
