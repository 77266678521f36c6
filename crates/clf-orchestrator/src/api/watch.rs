//! `WatchJobs`: what was missed from the store, then what happens as it happens. Whoever falls
//! behind is sent back to the store; nobody waits for a slow watcher.

use std::convert::Infallible;
use std::rc::Rc;
use std::sync::Arc;

use bytes::Bytes;
use clf_domain::Refusal;
use clf_domain::id::JobId;
use clf_domain::job::JobEventKind;
use clf_proto::connect::{self, Call, Codec};
use clf_proto::v1;
use clf_store::Scope;
use http_body_util::{BodyExt, Either, StreamBody};
use hyper::body::{Frame, Incoming};
use hyper::header::{CONTENT_TYPE, HeaderValue};
use hyper::{Request, Response};
use tokio::sync::broadcast::{Receiver, error::RecvError};
use tokio::sync::mpsc;
use tokio_stream::StreamExt;
use tokio_stream::wrappers::ReceiverStream;

use super::{BODY, Fault, after_body, body, expect, header, jobs, wrong_content_type};
use crate::daemon::Daemon;
use crate::http::body::{Body, whole};
use crate::hub::Ready;
use crate::peer::Caller;

const PATH: &str = "/clf.v1.JobService/WatchJobs";
/// Messages on their way to one watcher.
const WINDOW: usize = 64;

pub(super) async fn answer(
    daemon: &Rc<Daemon>,
    caller: &Rc<Caller>,
    request: Request<Incoming>,
) -> Result<Response<Body>, Fault> {
    let (call, codec) = match expect(&request) {
        Ok(call @ Call::Stream(codec)) => (call, codec),
        Ok(Call::Unary(_)) => return Err(after_body(request, wrong_content_type()).await),
        Err(fault) => return Err(after_body(request, fault).await),
    };
    let bytes = body(request, BODY, &caller.room).await?;
    let ask = connect::decode(codec, connect::open_request_envelope(&bytes)?)?;
    let watch = Watch::start(daemon, caller, codec, ask).await?;
    let (sender, receiver) = mpsc::channel(WINDOW);
    tokio::task::spawn_local(async move {
        let ended = watch.run(&sender).await;
        // Fails only if the watcher has gone.
        let _ = sender.send(connect::end_stream(ended.as_ref())).await;
    });
    let frames = ReceiverStream::new(receiver).map(|bytes: Bytes| Ok::<_, Infallible>(Frame::data(bytes)));
    let mut response = Response::new(Either::Right(BodyExt::boxed_unsync(StreamBody::new(frames))));
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(call.content_type()));
    Ok(response)
}

/// The stream that this request asks for, if it is one of ours.
pub(super) fn asks_for_stream(request: &Request<Incoming>) -> Option<Call> {
    let call = header(request.headers(), "content-type").and_then(Call::from_content_type)?;
    (request.uri().path() == PATH && matches!(call, Call::Stream(_))).then_some(call)
}

/// A stream that holds nothing but its error.
pub(super) fn refuse(daemon: &Daemon, call: Call, refusal: &Refusal) -> Response<Body> {
    daemon.metrics.errors.add(1);
    let mut response = Response::new(whole(connect::end_stream(Some(refusal))));
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(call.content_type()));
    response
}

struct Watch {
    daemon: Rc<Daemon>,
    codec: Codec,
    scope: Scope,
    job: Option<JobId>,
    /// The last event that was sent or passed over.
    reached: u64,
    live: Receiver<Arc<Ready>>,
}

impl Watch {
    async fn start(
        daemon: &Rc<Daemon>,
        caller: &Caller,
        codec: Codec,
        ask: v1::WatchJobsRequest,
    ) -> Result<Self, Refusal> {
        let scope = jobs::scope(caller)?;
        let job = match ask.job_id.as_str() {
            "" => None,
            text => Some(jobs::job_id(text)?),
        };
        // Subscribed before the store is read, so that nothing falls between.
        let live = subscribe(daemon, &scope);
        let reached = match (ask.after_event_id, job) {
            (0, Some(job)) => daemon.store.before_first_event(job, scope.clone()).await?,
            (0, None) => daemon.store.last_event().await?,
            (after, Some(job)) => {
                daemon.store.job(job, scope.clone()).await?;
                after
            }
            (after, None) => after,
        };
        let mut watch = Watch { daemon: daemon.clone(), codec, scope, job, reached, live };
        // Says at once if the position is not kept any more.
        watch.daemon.store.events(reached, Scope::Mine(String::new())).await?;
        watch.reached = reached;
        Ok(watch)
    }

    /// Until the watcher leaves, or there is something to tell it at the end.
    async fn run(mut self, sender: &mpsc::Sender<Bytes>) -> Option<Refusal> {
        loop {
            match self.catch_up(sender).await {
                Ok(true) => {}
                Ok(false) => return None,
                Err(refusal) => return Some(refusal),
            }
            loop {
                let next = tokio::select! {
                    next = self.live.recv() => next,
                    () = sender.closed() => return None,
                };
                match next {
                    Ok(ready) if ready.event.id <= self.reached => {}
                    Ok(ready) => {
                        self.reached = ready.event.id;
                        if self.wants(&ready) && sender.send(ready.bytes(self.codec)).await.is_err() {
                            return None;
                        }
                    }
                    Err(RecvError::Lagged(_)) => break,
                    Err(RecvError::Closed) => {
                        self.live = subscribe(&self.daemon, &self.scope);
                        break;
                    }
                }
            }
        }
    }

    /// Sends what the store has beyond `reached`. False once the watcher has left.
    async fn catch_up(&mut self, sender: &mpsc::Sender<Bytes>) -> Result<bool, Refusal> {
        loop {
            let (events, reached) = self.daemon.store.events(self.reached, self.scope.clone()).await?;
            for event in events {
                let ready = Ready::new(event);
                if self.wants(&ready) && sender.send(ready.bytes(self.codec)).await.is_err() {
                    return Ok(false);
                }
            }
            if reached == self.reached {
                return Ok(true);
            }
            self.reached = reached;
        }
    }

    fn wants(&self, ready: &Ready) -> bool {
        let visible = self.scope == Scope::All || ready.event.kind != JobEventKind::Alarm;
        visible && self.job.is_none_or(|job| job == ready.event.job)
    }
}

fn subscribe(daemon: &Daemon, scope: &Scope) -> Receiver<Arc<Ready>> {
    match scope {
        Scope::Mine(name) => daemon.hub.subscribe(Some(name)),
        Scope::All => daemon.hub.subscribe(None),
    }
}
