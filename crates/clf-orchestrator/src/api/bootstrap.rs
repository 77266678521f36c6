//! `clf.v1.BootstrapService`: what machines ask, over pinned TLS.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::rc::Rc;

use clf_domain::job::{Failure, Job, JobSpec, RESULT_LIMIT};
use clf_domain::token::{SessionHash, SessionKey, TokenHash};
use clf_domain::{Refusal, RefusalKind};
use clf_proto::sealed::{Grant, WipedGrant};
use clf_proto::v1;
use clf_store::{Ending, JobEnd, Redeemed, Redemption, SessionOf};
use hyper::body::Incoming;
use hyper::{Request, Response};
use tokio::sync::Semaphore;

use super::{BODY, Fault, after_body, header, no_such_method, unary};
use crate::daemon::Daemon;
use crate::http::body::Body;
use crate::{jobs, seal};

/// A result of 256 KiB, escaped as JSON, and the rest of its message.
const REPORT: usize = 512 * 1024;

pub(super) async fn route(
    daemon: &Rc<Daemon>,
    room: &Semaphore,
    peer: SocketAddr,
    request: Request<Incoming>,
) -> Result<Response<Body>, Fault> {
    // A browser, or a server that was tricked into asking, does not send it.
    if header(request.headers(), "clf-bootstrap") != Some("1") {
        let refusal = Refusal::invalid("header_missing", "the header clf-bootstrap: 1 is missing");
        return Err(after_body(request, refusal.into()).await);
    }
    let path = request.uri().path().to_owned();
    match path.strip_prefix("/clf.v1.BootstrapService/") {
        Some("Redeem") => unary(room, request, BODY, async |ask| redeem(daemon, peer, ask).await).await,
        Some("Acknowledge") => unary(room, request, BODY, async |ask| acknowledge(daemon, ask).await).await,
        Some("AppendLog") => unary(room, request, BODY, async |ask| append_log(daemon, ask).await).await,
        Some("ReportResult") => unary(room, request, REPORT, async |ask| report(daemon, ask).await).await,
        _ => Err(no_such_method(request).await),
    }
}

/// Prepares the sealed answer first, then lets one conditional UPDATE decide, then answers. What
/// can fail fails before the token is touched.
async fn redeem(daemon: &Rc<Daemon>, peer: SocketAddr, ask: v1::RedeemRequest) -> Result<v1::RedeemResponse, Refusal> {
    let recipient = seal::recipient(&ask.recipient)?;
    // What is no token at all hashes to what no row has, and takes the same way.
    let token = TokenHash::of(&ask.token);
    let session = SessionKey::derive(&daemon.keys.session, &token, &ask.recipient);
    let now = daemon.clock.now();
    let view = daemon.store.peek_token(token, ask.recipient.clone(), now.clone()).await?;
    let sealed = match &view {
        Some(view) => {
            let grant = grant(daemon, &view.job, &session)?;
            // A key that nothing can be sealed to: not even that tells a token that is one from another.
            Some(seal::seal(&grant, &recipient).map_err(|_| Refusal::token_refused())?)
        }
        None => None,
    };
    let redemption =
        Redemption { token, recipient: ask.recipient, session: session.hash(), peer: peer.ip().to_string(), now };
    match (daemon.store.redeem(redemption).await?, sealed) {
        (Redeemed::Granted, Some(sealed)) => Ok(v1::RedeemResponse { sealed: sealed.into() }),
        _ => Err(Refusal::token_refused()),
    }
}

/// What the machine of this job gets.
fn grant(daemon: &Daemon, job: &Job, session: &SessionKey) -> Result<WipedGrant, Refusal> {
    let gone =
        || Refusal::new(RefusalKind::Unavailable, "grant_withdrawn", "the job's persona or principal was withdrawn");
    let Some(JobSpec::CattleSpawn(spawn)) = &job.spec else { return Err(gone()) };
    let persona = daemon.persona(&spawn.persona).ok_or_else(gone)?;
    let (_, principal) =
        daemon.config.principals.iter().find(|(name, _)| name.as_str() == job.principal).ok_or_else(gone)?;
    let values = daemon.credentials.read(persona, &principal.policy)?;
    Ok(WipedGrant(Grant {
        session: session.expose().to_owned(),
        env: values.iter().map(|(name, value)| (name.to_string(), value.expose().to_vec())).collect(),
        job_id: job.id.to_string(),
        task_id: spawn.task.task_id.to_string(),
        message: spawn.task.message.clone(),
        argv: persona.argv.clone(),
        files: persona
            .files
            .iter()
            .map(|(name, text)| (name.to_string(), text.clone().into_bytes()))
            .collect::<BTreeMap<_, _>>(),
        time_limit_seconds: spawn
            .task
            .time_limit
            .unwrap_or(persona.time_limit)
            .min(persona.time_limit)
            .as_secs()
            .max(1),
    }))
}

async fn acknowledge(daemon: &Rc<Daemon>, ask: v1::AcknowledgeRequest) -> Result<v1::AcknowledgeResponse, Refusal> {
    daemon.store.acknowledge(SessionHash::of(&ask.session), daemon.clock.wall()).await?;
    Ok(v1::AcknowledgeResponse {})
}

async fn append_log(daemon: &Rc<Daemon>, ask: v1::AppendLogRequest) -> Result<v1::AppendLogResponse, Refusal> {
    let session = SessionHash::of(&ask.session);
    let appended =
        daemon.store.append_log(session, ask.offset, ask.data.to_vec(), daemon.config.cattle.log_limit).await?;
    Ok(v1::AppendLogResponse { next_offset: appended.next_offset, full: appended.full })
}

async fn report(daemon: &Rc<Daemon>, ask: v1::ReportResultRequest) -> Result<v1::ReportResultResponse, Refusal> {
    let session = daemon.store.session(SessionHash::of(&ask.session)).await?;
    if !session.acknowledged {
        return Err(Refusal::session_refused());
    }
    // A report whose answer was lost comes again: the job has ended already.
    if !session.is_current() {
        return Ok(v1::ReportResultResponse {});
    }
    let end = ending_of(daemon, &session, &ask)?;
    let ending = Ending {
        id: session.job.id,
        attempt: session.attempt,
        end,
        actor: format!("machine:{}", session.machine),
        now: daemon.clock.wall(),
    };
    match daemon.store.end(ending).await {
        Ok(status) => {
            tracing::info!(job.id = %session.job.id, cattle.name = %session.machine, status = status.as_str(), "task ended");
        }
        Err(refusal) if refusal.reason == "lease_lost" => {}
        Err(refusal) => return Err(refusal),
    }
    daemon.attention.notify_one();
    Ok(v1::ReportResultResponse {})
}

/// How the job ends when its task ended so.
fn ending_of(daemon: &Daemon, session: &SessionOf, ask: &v1::ReportResultRequest) -> Result<JobEnd, Refusal> {
    let result = checked_result(&ask.result)?;
    let outcome = v1::TaskOutcome::try_from(ask.outcome).unwrap_or(v1::TaskOutcome::Unspecified);
    let failure = match outcome {
        v1::TaskOutcome::Exited if ask.code == 0 => return Ok(JobEnd::Done { exit_code: Some(0), result }),
        v1::TaskOutcome::Exited => Failure::new("task_failed", format!("the task ended with exit code {}", ask.code)),
        v1::TaskOutcome::Signaled => Failure::new("task_killed", format!("the task was ended by signal {}", ask.code)),
        v1::TaskOutcome::TimedOut => Failure::new("task_timed_out", "the task reached its time limit"),
        v1::TaskOutcome::NotStarted => Failure::new("task_not_started", "the persona's program could not be started"),
        v1::TaskOutcome::ResultRejected => {
            Failure::new("result_rejected", "what the task left as its result is no JSON of at most 256 KiB")
        }
        v1::TaskOutcome::Unspecified => {
            return Err(Refusal::invalid("outcome_missing", "outcome does not say how the task ended"));
        }
    };
    let spec = session.job.spec.as_ref();
    let idempotent = matches!(spec, Some(JobSpec::CattleSpawn(spawn)) if spawn.task.idempotent);
    if idempotent && session.attempt < session.job.max_attempts {
        return Ok(jobs::retry(daemon, session.attempt, failure));
    }
    let exit_code = matches!(outcome, v1::TaskOutcome::Exited | v1::TaskOutcome::ResultRejected).then_some(ask.code);
    Ok(JobEnd::Failed { failure, exit_code, result })
}

/// JSON text of bounded size, kept byte for byte.
fn checked_result(text: &str) -> Result<Option<String>, Refusal> {
    if text.is_empty() {
        return Ok(None);
    }
    if text.len() > RESULT_LIMIT {
        return Err(Refusal::invalid("result_too_large", "the result is larger than 256 KiB"));
    }
    match serde_json::from_str::<serde::de::IgnoredAny>(text) {
        Ok(_) => Ok(Some(text.to_owned())),
        Err(_) => Err(Refusal::invalid("result_not_json", "the result is not JSON")),
    }
}
