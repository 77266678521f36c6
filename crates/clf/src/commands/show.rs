//! `clf whoami`, `clf jobs list`, `show` and `cancel`.

use clf_client::LocalClient;
use clf_proto::v1;

use crate::arguments::Status;
use crate::exit::Failure;
use crate::printing;

pub(super) async fn whoami(client: &LocalClient, json: bool) -> Result<(), Failure> {
    let me = client.who_am_i().await?;
    if json {
        return printing::line(&printing::json(&me)?.to_string());
    }
    printing::line(&format!("{} (uid {})", me.principal, me.uid))?;
    let Some(limits) = me.limits else { return Ok(()) };
    let count = |number: u32| if number == 0 { "no cap".to_owned() } else { number.to_string() };
    let ttl = limits.max_ttl.map_or_else(String::new, |d| {
        clf_domain::span::format(std::time::Duration::from_secs(u64::try_from(d.seconds).unwrap_or(0)))
    });
    for (name, value) in [
        ("kinds", limits.kinds.join(", ")),
        ("personas", limits.personas.join(", ")),
        ("longest ttl", ttl),
        ("highest priority", limits.max_priority.to_string()),
        ("jobs at once", count(limits.max_active_jobs)),
        ("jobs waiting", count(limits.max_queued_jobs)),
        ("jobs a day", count(limits.max_jobs_per_day)),
        ("requests a second", count(limits.requests_per_second)),
    ] {
        printing::line(&format!("  {name:<18} {value}"))?;
    }
    Ok(())
}

pub(super) async fn list(client: &LocalClient, only: &[Status], limit: u32, json: bool) -> Result<(), Failure> {
    let statuses: Vec<i32> = only.iter().map(|status| wire(*status).into()).collect();
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let mut jobs: Vec<v1::Job> = Vec::new();
    let mut page_token = String::new();
    loop {
        let page_size = i32::try_from((limit - jobs.len()).min(500)).unwrap_or(500);
        let page = client.jobs(&v1::ListJobsRequest { page_size, page_token, statuses: statuses.clone() }).await?;
        jobs.extend(page.jobs);
        page_token = page.next_page_token;
        if page_token.is_empty() || jobs.len() >= limit {
            break;
        }
    }
    if json {
        let jobs = jobs.iter().map(printing::json).collect::<Result<Vec<_>, _>>()?;
        return printing::line(&serde_json::json!({ "jobs": jobs, "nextPageToken": page_token }).to_string());
    }
    if jobs.is_empty() {
        return printing::line("no jobs");
    }
    let rows: Vec<Vec<String>> = jobs
        .iter()
        .map(|job| {
            vec![
                job.job_id.get(28..).unwrap_or_default().to_owned(),
                job.kind.clone(),
                printing::status(job).to_owned(),
                printing::age(job.created_at.as_ref()),
                format!("{}/{}", job.attempt, job.max_attempts),
                job.failure.as_ref().map(|failure| failure.reason.clone()).unwrap_or_default(),
            ]
        })
        .collect();
    printing::table(&["JOB", "KIND", "STATUS", "AGE", "TRY", "WHY"], &rows)
}

fn wire(status: Status) -> v1::JobStatus {
    match status {
        Status::Queued => v1::JobStatus::Queued,
        Status::Running => v1::JobStatus::Running,
        Status::Done => v1::JobStatus::Done,
        Status::Failed => v1::JobStatus::Failed,
        Status::Canceled => v1::JobStatus::Canceled,
    }
}

pub(super) async fn job(client: &LocalClient, id: &str, json: bool) -> Result<(), Failure> {
    print(&client.job(id).await?, json)
}

pub(super) async fn cancel(client: &LocalClient, id: &str, json: bool) -> Result<(), Failure> {
    print(&client.cancel(id).await?, json)
}

fn print(job: &v1::Job, json: bool) -> Result<(), Failure> {
    if json {
        return printing::line(&printing::job_json(job)?);
    }
    let mut fields = vec![
        ("job", job.job_id.clone()),
        ("kind", job.kind.clone()),
        ("status", printing::status(job).to_owned()),
        ("created", printing::time(job.created_at.as_ref())),
        ("updated", printing::time(job.updated_at.as_ref())),
        ("not before", printing::time(job.run_at.as_ref())),
        ("attempt", format!("{} of {}", job.attempt, job.max_attempts)),
    ];
    if let Some(v1::job::Spec::CattleSpawn(spawn)) = &job.spec {
        let task = spawn.task.clone().unwrap_or_default();
        fields.push(("persona", spawn.persona.clone()));
        fields.push(("task", task.task_id));
    }
    if !job.machine.is_empty() {
        fields.push(("machine", job.machine.clone()));
    }
    if let Some(failure) = &job.failure {
        fields.push(("failed", format!("{} ({})", failure.message, failure.reason)));
    }
    if let Some(code) = job.exit_code {
        fields.push(("exit code", code.to_string()));
    }
    for (name, value) in fields {
        printing::line(&clf_domain::terminal::printable(&format!("{name:<11} {value}")))?;
    }
    if job.result.is_empty() {
        return Ok(());
    }
    printing::line("result")?;
    printing::untrusted(format!("{}\n", job.result).as_bytes())
}
