//! `clf.v1.JobService`: a bot's own jobs; on the operators' socket, everybody's.

use std::rc::Rc;

use clf_domain::id::JobId;
use clf_domain::job::JobSpec;
use clf_domain::{Refusal, RefusalKind, Timestamp};
use clf_proto::{convert, v1};
use clf_store::{Caps, Enqueue, ListJobs, Scope};
use hyper::body::Incoming;
use hyper::{Request, Response};

use super::{BODY, Fault, no_such_method, unary};
use crate::config::Principal;
use crate::daemon::Daemon;
use crate::http::body::Body;
use crate::peer::Caller;

pub(super) async fn route(
    daemon: &Rc<Daemon>,
    caller: &Caller,
    method: &str,
    request: Request<Incoming>,
) -> Result<Response<Body>, Fault> {
    match method {
        "JobService/EnqueueJob" => {
            unary(&caller.room, request, BODY, async |ask| enqueue(daemon, caller, ask).await).await
        }
        "JobService/GetJob" => unary(&caller.room, request, BODY, async |ask| get(daemon, caller, ask).await).await,
        "JobService/ListJobs" => {
            unary(&caller.room, request, BODY, async |ask| list(daemon, scope(caller)?, ask).await).await
        }
        "JobService/CancelJob" => {
            unary(&caller.room, request, BODY, async |ask| cancel(daemon, caller, ask).await).await
        }
        "JobService/ReadJobLog" => {
            unary(&caller.room, request, BODY, async |ask| read_log(daemon, caller, ask).await).await
        }
        "JobService/WhoAmI" => unary(&caller.room, request, BODY, async |ask| who_am_i(caller, ask)).await,
        _ => Err(no_such_method(request).await),
    }
}

/// Whose jobs the caller may touch.
pub(super) fn scope(caller: &Caller) -> Result<Scope, Refusal> {
    match (&caller.operator, &caller.principal) {
        (Some(_), _) => Ok(Scope::All),
        (None, Some((name, _))) => Ok(Scope::Mine(name.to_string())),
        (None, None) => Err(not_a_bot()),
    }
}

fn not_a_bot() -> Refusal {
    Refusal::new(RefusalKind::Denied, "not_a_principal", "your user is no principal of this fleet")
        .hint("jobs are enqueued by bots; an operator adds one under [principals]")
}

/// Reads a job id; what is none names no job.
pub(super) fn job_id(text: &str) -> Result<JobId, Refusal> {
    JobId::parse(text).ok_or_else(Refusal::no_such_job)
}

async fn enqueue(
    daemon: &Rc<Daemon>,
    caller: &Caller,
    ask: v1::EnqueueJobRequest,
) -> Result<v1::EnqueueJobResponse, Refusal> {
    let (name, principal) = caller.principal.as_ref().ok_or_else(not_a_bot)?;
    let wanted = convert::enqueue(ask)?;
    admit(daemon, principal, &wanted.spec)?;
    let now = daemon.clock.wall();
    let spec = wanted.spec.to_json();
    let request = request_hash(wanted.run_at, &spec);
    let enqueued = daemon
        .store
        .enqueue(Enqueue {
            id: daemon.ids.next(now),
            principal: name.to_string(),
            key: wanted.key.map(String::from),
            request,
            kind: wanted.spec.kind(),
            priority: wanted.spec.priority(),
            spec,
            run_at: wanted.run_at,
            now,
            caps: Caps { queued: principal.policy.max_queued, per_day: principal.policy.max_per_day },
        })
        .await?;
    daemon.work.notify_one();
    Ok(v1::EnqueueJobResponse { job_id: enqueued.id.to_string(), deduplicated: enqueued.deduplicated })
}

/// Everything that can be known to fail is said now, not when a machine has been paid for.
fn admit(daemon: &Daemon, principal: &Principal, spec: &JobSpec) -> Result<(), Refusal> {
    principal.policy.admit(spec)?;
    let JobSpec::CattleSpawn(spawn) = spec else { return Ok(()) };
    let persona = daemon.persona(&spawn.persona).ok_or_else(|| {
        Refusal::new(RefusalKind::Precondition, "no_such_persona", format!("there is no persona {}", spawn.persona))
    })?;
    if let Some(limit) = spawn.task.time_limit.filter(|limit| *limit > persona.time_limit) {
        let most = persona.time_limit.as_secs();
        let message = format!("a time limit of {}s is more than the persona's {most}s", limit.as_secs());
        return Err(Refusal::new(RefusalKind::Denied, "time_limit_too_long", message));
    }
    daemon.credentials.check(persona, &principal.policy)
}

/// Of everything but the key, defaults filled in.
fn request_hash(run_at: Option<Timestamp>, spec: &str) -> [u8; 32] {
    let mut hasher = blake3::Hasher::new();
    hasher.update(&run_at.map_or(i64::MIN, Timestamp::millis).to_be_bytes());
    hasher.update(spec.as_bytes());
    *hasher.finalize().as_bytes()
}

async fn get(daemon: &Rc<Daemon>, caller: &Caller, ask: v1::GetJobRequest) -> Result<v1::GetJobResponse, Refusal> {
    let job = daemon.store.job(job_id(&ask.job_id)?, scope(caller)?).await?;
    Ok(v1::GetJobResponse { job: Some(convert::job(job)) })
}

/// A page of jobs; the token is the last one's id.
pub(super) async fn list(
    daemon: &Rc<Daemon>,
    scope: Scope,
    ask: v1::ListJobsRequest,
) -> Result<v1::ListJobsResponse, Refusal> {
    let limit = match ask.page_size {
        0 => 50,
        size @ 1..=500 => usize::try_from(size).unwrap_or(50),
        _ => return Err(Refusal::invalid("page_size", "pageSize must be 1 to 500, or 0 for 50")),
    };
    let before = match ask.page_token.as_str() {
        "" => None,
        token => Some(JobId::parse(token).ok_or_else(|| {
            Refusal::invalid("page_token", "pageToken is not the nextPageToken of an earlier answer")
        })?),
    };
    let statuses = convert::status_filter(&ask.statuses)?;
    let page = daemon.store.jobs(ListJobs { scope, before, statuses, limit }).await?;
    Ok(v1::ListJobsResponse {
        jobs: page.jobs.into_iter().map(convert::job).collect(),
        next_page_token: page.next.map(|id| id.to_string()).unwrap_or_default(),
    })
}

async fn cancel(
    daemon: &Rc<Daemon>,
    caller: &Caller,
    ask: v1::CancelJobRequest,
) -> Result<v1::CancelJobResponse, Refusal> {
    let id = job_id(&ask.job_id)?;
    let job = daemon.store.cancel(id, scope(caller)?, caller.actor(), daemon.clock.wall()).await?;
    daemon.attention.notify_one();
    Ok(v1::CancelJobResponse { job: Some(convert::job(job)) })
}

async fn read_log(
    daemon: &Rc<Daemon>,
    caller: &Caller,
    ask: v1::ReadJobLogRequest,
) -> Result<v1::ReadJobLogResponse, Refusal> {
    let piece = daemon.store.read_log(job_id(&ask.job_id)?, scope(caller)?, ask.offset).await?;
    Ok(v1::ReadJobLogResponse {
        data: piece.data.into(),
        next_offset: piece.next_offset,
        complete: piece.complete,
        truncated: piece.truncated,
    })
}

fn who_am_i(caller: &Caller, _: v1::WhoAmIRequest) -> Result<v1::WhoAmIResponse, Refusal> {
    Ok(v1::WhoAmIResponse {
        principal: match (&caller.principal, &caller.operator) {
            (Some((name, _)), _) => name.to_string(),
            (None, Some(name)) => name.to_string(),
            (None, None) => String::new(),
        },
        uid: caller.uid,
        operator: caller.operator.is_some(),
        limits: caller.principal.as_ref().map(|(_, principal)| convert::limits(&principal.policy)),
    })
}
