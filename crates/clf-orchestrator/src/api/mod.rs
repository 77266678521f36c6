//! The API: from a request to an answer, errors at one place.

mod bootstrap;
mod jobs;
mod operator;
mod watch;

use std::net::SocketAddr;
use std::rc::Rc;

use bytes::{Bytes, BytesMut};
use clf_domain::{Refusal, RefusalKind};
use clf_proto::code::http_status;
use clf_proto::connect::{self, Call};
use http_body_util::BodyExt;
use hyper::body::Incoming;
use hyper::header::{ALLOW, CONTENT_ENCODING, CONTENT_TYPE, HeaderValue, RETRY_AFTER};
use hyper::{HeaderMap, Method, Request, Response, StatusCode};
use prost::Message;
use serde::Serialize;
use serde::de::DeserializeOwned;
use tokio::sync::Semaphore;

use crate::daemon::Daemon;
use crate::http::body::{Body, whole};
use crate::http::head::too_large;
use crate::http::serve::Asked;
use crate::peer::{Caller, Door};

/// Most bytes of a body on the local sockets, and of most calls of machines.
const BODY: usize = 256 * 1024;
/// A body up to this size needs no place.
const SMALL: usize = 16 * 1024;

/// The reason of a call of `/healthz` or `/metrics` by another method.
const READ_BY_GET: &str = "read_by_get";

/// An error with its HTTP status.
pub(crate) struct Fault {
    status: u16,
    refusal: Refusal,
}

impl From<Refusal> for Fault {
    fn from(refusal: Refusal) -> Self {
        Fault { status: http_status(refusal.kind), refusal }
    }
}

/// Answers a request on a local socket.
pub(crate) async fn local(daemon: Rc<Daemon>, caller: Rc<Caller>, asked: Asked) -> Response<Body> {
    daemon.metrics.requests.add(1);
    let request = match asked {
        Ok(request) => request,
        Err((status, refusal)) => return refuse(&daemon, &Fault { status, refusal }),
    };
    // Whoever asks for a stream finds errors in it too: the protocol knows no other place.
    let stream = watch::asks_for_stream(&request);
    let answer = route(&daemon, &caller, request).await;
    answer.unwrap_or_else(|fault| match stream {
        Some(call) => watch::refuse(&daemon, call, &fault.refusal),
        None => refuse(&daemon, &fault),
    })
}

/// Answers a request of a machine's.
pub(crate) async fn cattle(daemon: Rc<Daemon>, room: Rc<Semaphore>, peer: SocketAddr, asked: Asked) -> Response<Body> {
    daemon.metrics.requests.add(1);
    let answer = match asked {
        Ok(request) => bootstrap::route(&daemon, &room, peer, request).await,
        Err((status, refusal)) => Err(Fault { status, refusal }),
    };
    answer.unwrap_or_else(|fault| refuse(&daemon, &fault))
}

async fn route(daemon: &Rc<Daemon>, caller: &Rc<Caller>, request: Request<Incoming>) -> Result<Response<Body>, Fault> {
    let path = request.uri().path().to_owned();
    if caller.door == Door::Operator && matches!(path.as_str(), "/healthz" | "/metrics") {
        return operator::plain(daemon, &path, request.method()).await;
    }
    if let (Door::Bot, Some((name, principal))) = (caller.door, &caller.principal) {
        let per_second = principal.policy.requests_per_second;
        if !daemon.rates.take(name, per_second, tokio::time::Instant::now()) {
            daemon.metrics.rate_limited.add(1);
            let message = format!("your policy allows {per_second} requests a second");
            return Err(Refusal::new(RefusalKind::Exhausted, "rate_limited", message)
                .hint("try again in a second")
                .into());
        }
    }
    match path.strip_prefix("/clf.v1.") {
        Some("JobService/WatchJobs") => watch::answer(daemon, caller, request).await,
        Some(method) if method.starts_with("JobService/") => jobs::route(daemon, caller, method, request).await,
        Some(method) if caller.door == Door::Operator && method.starts_with("OperatorService/") => {
            operator::route(daemon, caller, method, request).await
        }
        _ => Err(no_such_method(request).await),
    }
}

/// The fault, once the body has been read and dropped: a client that is still sending would see a
/// broken connection instead of the answer. At most as much is read as would have been taken.
async fn after_body(request: Request<Incoming>, fault: Fault) -> Fault {
    let (mut body, mut left) = (request.into_body(), BODY);
    // What is wrong with the body does not matter any more.
    while let Some(Ok(frame)) = body.frame().await {
        match left.checked_sub(frame.data_ref().map_or(0, Bytes::len)) {
            Some(less) => left = less,
            None => break,
        }
    }
    fault
}

async fn no_such_method(request: Request<Incoming>) -> Fault {
    let refusal = Refusal::new(RefusalKind::Unimplemented, "no_such_method", "there is no such method here")
        .hint("the methods are in proto/clf/v1; a path is /clf.v1.SERVICE/METHOD");
    after_body(request, refusal.into()).await
}

/// A unary call: reads the one message, asks `work`, writes the one answer.
async fn unary<Ask, Answer>(
    room: &Semaphore,
    request: Request<Incoming>,
    limit: usize,
    work: impl AsyncFnOnce(Ask) -> Result<Answer, Refusal>,
) -> Result<Response<Body>, Fault>
where
    Ask: Message + Default + DeserializeOwned,
    Answer: Message + Serialize,
{
    let (call, codec) = match expect(&request) {
        Ok(call @ Call::Unary(codec)) => (call, codec),
        Ok(Call::Stream(_)) => return Err(after_body(request, wrong_content_type()).await),
        Err(fault) => return Err(after_body(request, fault).await),
    };
    let ask = connect::decode(codec, &body(request, limit, room).await?)?;
    let answer = work(ask).await?;
    let mut response = Response::new(whole(connect::encode(codec, &answer)));
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(call.content_type()));
    Ok(response)
}

/// What kind of call it is, if it is one that can be answered.
fn expect(request: &Request<Incoming>) -> Result<Call, Fault> {
    if request.method() != Method::POST {
        let refusal = Refusal::new(RefusalKind::Unimplemented, "method_not_allowed", "methods are called by POST");
        return Err(Fault { status: 405, refusal });
    }
    if request.uri().query().is_some() {
        return Err(Refusal::invalid("query_not_allowed", "a call has no query").into());
    }
    let headers = request.headers();
    if header(headers, "connect-protocol-version").is_some_and(|version| version != "1") {
        return Err(Refusal::invalid("protocol_version", "connect-protocol-version must be 1").into());
    }
    if headers.get(CONTENT_ENCODING).is_some_and(|coding| coding != "identity") {
        let refusal = Refusal::new(
            RefusalKind::Unimplemented,
            "compression_not_supported",
            "compressed bodies are not taken, only identity",
        );
        return Err(Fault { status: 415, refusal });
    }
    header(headers, "content-type").and_then(Call::from_content_type).ok_or_else(wrong_content_type)
}

fn wrong_content_type() -> Fault {
    let message = "content-type must be application/json or application/proto, \
                   application/connect+json or application/connect+proto for a stream";
    Fault { status: 415, refusal: Refusal::invalid("content_type", message) }
}

fn header<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name).map(|value| value.to_str().unwrap_or("\u{fffd}"))
}

/// The whole body, at most `limit` bytes of it. A large one waits for its place in `room`, so that
/// many at once cannot fill the memory.
async fn body(request: Request<Incoming>, limit: usize, room: &Semaphore) -> Result<Bytes, Fault> {
    let malformed = || Refusal::invalid("malformed_body", "the body is not framed as HTTP/1.1 says, or ends early");
    let (mut body, mut bytes, mut place) = (request.into_body(), BytesMut::new(), None);
    while let Some(frame) = body.frame().await {
        let Ok(data) = frame.map_err(|_| malformed())?.into_data() else { return Err(malformed().into()) };
        let length = bytes.len() + data.len();
        if length > limit {
            return Err(Fault { status: 413, refusal: too_large(limit as u64) });
        }
        if length > SMALL && place.is_none() {
            place = room.acquire().await.ok();
        }
        // Copied: a body in many pieces would otherwise keep every piece's buffer.
        bytes.extend_from_slice(&data);
    }
    Ok(bytes.freeze())
}

fn refuse(daemon: &Daemon, fault: &Fault) -> Response<Body> {
    daemon.metrics.errors.add(1);
    let mut response = Response::new(whole(connect::error_body(&fault.refusal)));
    *response.status_mut() = StatusCode::from_u16(fault.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    match fault.status {
        405 if fault.refusal.reason == READ_BY_GET => drop(headers.insert(ALLOW, HeaderValue::from_static("GET"))),
        405 => drop(headers.insert(ALLOW, HeaderValue::from_static("POST"))),
        429 | 503 => drop(headers.insert(RETRY_AFTER, HeaderValue::from_static("1"))),
        _ => {}
    }
    response
}
