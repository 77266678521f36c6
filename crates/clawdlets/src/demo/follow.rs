//! Following the one job: its events as they come, its output as it comes, its end.

use std::time::Instant;

use clf_client::LocalClient;
use clf_proto::v1::{self, JobEventKind, JobStatus};

use super::daemon::failed;
use super::story::Story;
use crate::exit::Failure;

/// The job at its end, and when what happened, in milliseconds since it was enqueued.
pub(super) struct Told {
    pub(super) job: v1::Job,
    pub(super) status: &'static str,
    pub(super) timings: Vec<(String, u64)>,
}

pub(super) async fn until_ended(
    client: &LocalClient,
    id: &str,
    since: Instant,
    story: &Story,
) -> Result<Told, Failure> {
    let ask = v1::WatchJobsRequest { after_event_id: 0, job_id: id.to_owned() };
    let mut watch = client.watch(&ask).await.map_err(|error| failed("watch", &error))?;
    let mut log = Log { offset: 0, partial: Vec::new() };
    let mut timings = Vec::new();
    loop {
        let next = tokio::select! {
            next = watch.next() => Some(next.map_err(|error| failed("watch", &error))?),
            () = tokio::time::sleep(std::time::Duration::from_millis(20)) => None,
        };
        log.show(client, id, story).await?;
        let Some(next) = next else { continue };
        let Some(event) = next else { return Err(Failure::new("watch", "the daemon ended the watch")) };
        let (name, text) = told_as(&event);
        story.step(name, &text);
        timings.push((name.to_owned(), u64::try_from(since.elapsed().as_millis()).unwrap_or(u64::MAX)));
        let status = match event.status() {
            JobStatus::Done => "done",
            JobStatus::Failed => "failed",
            JobStatus::Canceled => "canceled",
            JobStatus::Unspecified | JobStatus::Queued | JobStatus::Running => continue,
        };
        let job = client.job(id).await.map_err(|error| failed("read the job", &error))?;
        return Ok(Told { job, status, timings });
    }
}

/// Why the job did not end well, if it did not.
pub(super) fn failure(job: &v1::Job) -> Option<Failure> {
    if job.status() == JobStatus::Done {
        return None;
    }
    let why = job.failure.clone().unwrap_or_default();
    Some(Failure::new("job_failed", format!("the job did not end well: {} ({})", why.message, why.reason)))
}

fn told_as(event: &v1::JobEvent) -> (&'static str, String) {
    match event.kind() {
        JobEventKind::Enqueued => ("queued", "written down with its event and its audit record".into()),
        JobEventKind::Claimed => ("claimed", "a worker holds the lease".into()),
        JobEventKind::MachineCreated => {
            ("machine", format!("{} is up: a cattle-agent with a one-time token", event.detail))
        }
        JobEventKind::EnvRedeemed => {
            ("redeemed", "the token, over pinned TLS; the env was sealed to the machine's own key".into())
        }
        JobEventKind::TaskStarted => ("task", "the machine opened its env; the token is spent; the task runs".into()),
        JobEventKind::RetryScheduled => ("retry", event.detail.clone()),
        JobEventKind::Done => ("done", "the task ended and its result came home".into()),
        JobEventKind::Failed => ("failed", event.detail.clone()),
        JobEventKind::Canceled => ("canceled", event.detail.clone()),
        JobEventKind::Alarm | JobEventKind::Unspecified => ("event", event.detail.clone()),
    }
}

/// The task's output, line by line.
struct Log {
    offset: u64,
    partial: Vec<u8>,
}

impl Log {
    async fn show(&mut self, client: &LocalClient, id: &str, story: &Story) -> Result<(), Failure> {
        loop {
            let piece = client.read_log(id, self.offset).await.map_err(|error| failed("read the log", &error))?;
            if piece.data.is_empty() {
                return Ok(());
            }
            self.offset = piece.next_offset;
            self.partial.extend_from_slice(&piece.data);
            while let Some(end) = self.partial.iter().position(|byte| *byte == b'\n') {
                let line: Vec<u8> = self.partial.drain(..=end).collect();
                story.task(String::from_utf8_lossy(&line[..end]).as_ref());
            }
        }
    }
}
