//! Waiting for a job's end, by its events, across restarts of the daemon.

use std::time::{Duration, Instant};

use clf_client::{ClientError, LocalClient};
use clf_proto::v1;

use crate::exit::{Exit, Failure};
use crate::printing;

/// How long the daemon may be away while somebody waits.
const AWAY: Duration = Duration::from_secs(30);

/// Waits and prints the job. A job that did not end well is exit code 5.
pub(super) async fn until_ended(
    client: &LocalClient,
    id: &str,
    timeout: Option<Duration>,
    json: bool,
) -> Result<(), Failure> {
    let waited = async { ended(client, id).await };
    let job = match timeout {
        None => waited.await?,
        Some(patience) => tokio::time::timeout(patience, waited).await.map_err(|_| {
            Failure::new(Exit::TimedOut, "timed_out", format!("job {id} has not ended; it goes on"))
                .hint(format!("clf jobs wait {id}"))
        })??,
    };
    print(&job, json)?;
    if job.status() == v1::JobStatus::Done {
        return Ok(());
    }
    let failure = job.failure.unwrap_or_default();
    let reason = if failure.reason.is_empty() { "job_failed" } else { &failure.reason };
    Err(Failure::new(Exit::JobFailed, reason, failure.message.clone()).hint(format!("clf jobs logs {id}")))
}

fn print(job: &v1::Job, json: bool) -> Result<(), Failure> {
    if json {
        return printing::line(&printing::job_json(job)?);
    }
    printing::line(&format!("{}  {}", job.job_id, printing::status(job)))?;
    if job.result.is_empty() {
        return Ok(());
    }
    printing::untrusted(format!("{}\n", job.result).as_bytes())
}

async fn ended(client: &LocalClient, id: &str) -> Result<v1::Job, ClientError> {
    let mut away_since: Option<Instant> = None;
    loop {
        match follow(client, id).await {
            Ok(job) => return Ok(job),
            Err(error @ (ClientError::Broken { .. } | ClientError::Unreachable { .. })) => {
                let since = *away_since.get_or_insert_with(Instant::now);
                if since.elapsed() > AWAY {
                    return Err(error);
                }
                tokio::time::sleep(Duration::from_millis(100)).await;
            }
            Err(error) => return Err(error),
        }
    }
}

async fn follow(client: &LocalClient, id: &str) -> Result<v1::Job, ClientError> {
    // Opened before the job is read, so that its end cannot fall between.
    let mut watch = client.watch(&v1::WatchJobsRequest { after_event_id: 0, job_id: id.to_owned() }).await?;
    loop {
        let job = client.job(id).await?;
        if matches!(job.status(), v1::JobStatus::Done | v1::JobStatus::Failed | v1::JobStatus::Canceled) {
            return Ok(job);
        }
        loop {
            let Some(event) = watch.next().await? else { break };
            if matches!(event.status(), v1::JobStatus::Done | v1::JobStatus::Failed | v1::JobStatus::Canceled) {
                break;
            }
        }
    }
}
