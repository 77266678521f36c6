//! `clf.v1.OperatorService`, `/healthz` and `/metrics`: on the operators' socket only.

use std::rc::Rc;

use clf_domain::cattle::MachineName;
use clf_domain::job::Failure;
use clf_domain::{Refusal, RefusalKind};
use clf_proto::{convert, v1};
use clf_store::{EndMachine, Scope};
use hyper::body::Incoming;
use hyper::header::{CONTENT_TYPE, HeaderValue};
use hyper::{Method, Request, Response};

use super::{BODY, Fault, READ_BY_GET, jobs, no_such_method, unary};
use crate::daemon::Daemon;
use crate::http::body::{Body, whole};
use crate::jobs::cattle_reap;
use crate::peer::Caller;

pub(super) async fn route(
    daemon: &Rc<Daemon>,
    caller: &Caller,
    method: &str,
    request: Request<Incoming>,
) -> Result<Response<Body>, Fault> {
    match method {
        "OperatorService/GetStatus" => unary(&caller.room, request, BODY, async |ask| status(daemon, ask).await).await,
        "OperatorService/ListJobs" => {
            unary(&caller.room, request, BODY, async |ask| jobs::list(daemon, Scope::All, ask).await).await
        }
        "OperatorService/ListCattle" => {
            unary(&caller.room, request, BODY, async |ask| list_cattle(daemon, ask).await).await
        }
        "OperatorService/DestroyCattle" => {
            unary(&caller.room, request, BODY, async |ask| destroy(daemon, caller, ask).await).await
        }
        "OperatorService/ReapCattle" => {
            unary(&caller.room, request, BODY, async |ask| reap(daemon, caller, ask).await).await
        }
        "OperatorService/ListAudit" => {
            unary(&caller.room, request, BODY, async |ask| list_audit(daemon, ask).await).await
        }
        "OperatorService/VerifyAudit" => {
            unary(&caller.room, request, BODY, async |ask| verify_audit(daemon, ask).await).await
        }
        "OperatorService/Drain" => {
            unary(&caller.room, request, BODY, async |ask| drain(daemon, caller, ask).await).await
        }
        _ => Err(no_such_method(request).await),
    }
}

/// Health and metrics, both after a round trip through the store.
pub(super) async fn plain(daemon: &Daemon, path: &str, method: &Method) -> Result<Response<Body>, Fault> {
    if method != Method::GET {
        let refusal = Refusal::new(RefusalKind::Unimplemented, READ_BY_GET, "this is read by GET");
        return Err(Fault { status: 405, refusal });
    }
    let numbers = daemon.store.numbers().await?;
    let (kind, text) = match path {
        "/metrics" => ("text/plain; version=0.0.4; charset=utf-8", daemon.metrics.render(&numbers)),
        _ => ("application/json", format!("{{\"ok\":true,\"draining\":{}}}\n", daemon.draining.get())),
    };
    let mut response = Response::new(whole(text));
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(kind));
    Ok(response)
}

async fn status(daemon: &Daemon, _: v1::GetStatusRequest) -> Result<v1::GetStatusResponse, Refusal> {
    let numbers = daemon.store.numbers().await?;
    Ok(v1::GetStatusResponse {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        fleet: daemon.config.fleet.to_string(),
        provider: daemon.provider.name().to_owned(),
        draining: daemon.draining.get(),
        started_at: convert::wire_time(daemon.started_at),
        queued_jobs: numbers.queued,
        running_jobs: numbers.running,
        live_machines: numbers.live_machines,
        max_instances: daemon.config.cattle.max_instances,
        last_event_id: numbers.last_event,
        audit_records: numbers.audit_records,
        alarms: numbers.alarms,
    })
}

async fn list_cattle(daemon: &Daemon, ask: v1::ListCattleRequest) -> Result<v1::ListCattleResponse, Refusal> {
    let machines = daemon.store.machines(ask.all).await?;
    Ok(v1::ListCattleResponse { machines: machines.into_iter().map(convert::machine).collect() })
}

async fn destroy(
    daemon: &Daemon,
    caller: &Caller,
    ask: v1::DestroyCattleRequest,
) -> Result<v1::DestroyCattleResponse, Refusal> {
    let name = MachineName::parse(&ask.name)
        .ok_or_else(|| Refusal::new(RefusalKind::NotFound, "machine_not_found", "there is no such machine"))?;
    let end = EndMachine {
        name,
        failure: Failure::new("machine_destroyed", "an operator destroyed the machine"),
        actor: caller.actor(),
        now: daemon.clock.wall(),
    };
    let machine = daemon.store.end_machine(end).await?;
    daemon.attention.notify_one();
    Ok(v1::DestroyCattleResponse { machine: Some(convert::machine(machine)) })
}

async fn reap(daemon: &Daemon, caller: &Caller, ask: v1::ReapCattleRequest) -> Result<v1::ReapCattleResponse, Refusal> {
    let names = cattle_reap::reap(daemon, ask.dry_run, &caller.actor()).await?;
    Ok(v1::ReapCattleResponse { names })
}

async fn list_audit(daemon: &Daemon, ask: v1::ListAuditRequest) -> Result<v1::ListAuditResponse, Refusal> {
    let limit = match ask.page_size {
        0 => 100,
        size @ 1..=1_000 => usize::try_from(size).unwrap_or(100),
        _ => return Err(Refusal::invalid("page_size", "pageSize must be 1 to 1000, or 0 for 100")),
    };
    let (records, _) = daemon.store.audit(ask.after_sequence, limit).await?;
    let records = records
        .into_iter()
        .map(|(record, hash)| v1::AuditRecord {
            sequence: record.sequence,
            at: convert::wire_time(record.at),
            actor: record.actor,
            action: record.action,
            subject: record.subject,
            detail: record.detail,
            hash: hash.iter().map(|byte| format!("{byte:02x}")).collect(),
        })
        .collect();
    Ok(v1::ListAuditResponse { records })
}

async fn verify_audit(daemon: &Daemon, _: v1::VerifyAuditRequest) -> Result<v1::VerifyAuditResponse, Refusal> {
    let verdict = daemon.store.verify_audit().await?;
    let (broken_at, finding) = verdict.broken.unwrap_or((0, ""));
    Ok(v1::VerifyAuditResponse {
        intact: verdict.broken.is_none(),
        records: verdict.records,
        broken_at,
        finding: finding.to_owned(),
    })
}

async fn drain(daemon: &Daemon, caller: &Caller, _: v1::DrainRequest) -> Result<v1::DrainResponse, Refusal> {
    daemon.store.note(caller.actor(), "daemon.drain", String::new(), String::new(), daemon.clock.wall()).await?;
    daemon.draining.set(true);
    Ok(v1::DrainResponse { running_jobs: daemon.store.numbers().await?.running })
}
