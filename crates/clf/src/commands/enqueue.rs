//! `clf jobs enqueue`.

use chrono::DateTime;
use clf_client::LocalClient;
use clf_proto::convert::wire_duration;
use clf_proto::v1;
use clf_proto::v1::enqueue_job_request::Spec;

use super::wait;
use crate::arguments::{Enqueue, Kind};
use crate::exit::Failure;
use crate::{printing, task};

pub(super) async fn run(client: &LocalClient, ask: &Enqueue, json: bool) -> Result<(), Failure> {
    let spec = match ask.kind {
        Kind::CattleSpawn => Spec::CattleSpawn(spawn(ask)?),
        Kind::CattleReap => Spec::CattleReap(v1::CattleReap { dry_run: ask.dry_run }),
    };
    let request = v1::EnqueueJobRequest {
        idempotency_key: ask.idempotency_key.clone().unwrap_or_default(),
        run_at: ask.run_at.as_deref().map(time).transpose()?,
        spec: Some(spec),
    };
    let answer = client.enqueue(&request).await?;
    if ask.wait {
        return wait::until_ended(client, &answer.job_id, ask.patience.timeout, json).await;
    }
    if json {
        return printing::line(&printing::json(&answer)?.to_string());
    }
    let note = if answer.deduplicated { " (the same request was enqueued before)" } else { "" };
    printing::line(&format!("{}{note}", answer.job_id))
}

fn spawn(ask: &Enqueue) -> Result<v1::CattleSpawn, Failure> {
    let mut task = match (&ask.task_file, &ask.message) {
        (Some(file), _) => task::from_file(file)?,
        (None, Some(message)) => v1::Task { message: message.clone(), task_id: "task".into(), ..v1::Task::default() },
        (None, None) => {
            return Err(Failure::usage("task_missing", "say what to do")
                .hint("--message TEXT, --task-file FILE, or --task-file - for standard input"));
        }
    };
    if let Some(id) = &ask.task_id {
        task.task_id.clone_from(id);
    }
    if let Some(limit) = ask.time_limit {
        task.time_limit = Some(wire_duration(limit));
    }
    task.idempotent |= ask.idempotent;
    Ok(v1::CattleSpawn {
        persona: ask.persona.clone().unwrap_or_default(),
        task: Some(task),
        ttl: ask.ttl.map(wire_duration),
        priority: ask.priority,
    })
}

fn time(text: &str) -> Result<clf_proto::Timestamp, Failure> {
    let at = DateTime::parse_from_rfc3339(text).map_err(|_| {
        Failure::usage("invalid_time", format!("--run-at {text:?} is no time like 2026-12-01T09:00:00Z"))
    })?;
    let nanos = i32::try_from(at.timestamp_subsec_nanos()).unwrap_or(0);
    Ok(clf_proto::Timestamp { seconds: at.timestamp(), nanos })
}
