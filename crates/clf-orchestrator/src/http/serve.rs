//! One connection, from accept to end.

use std::cell::{Cell, RefCell};
use std::convert::Infallible;
use std::rc::Rc;
use std::time::Duration;

use clf_domain::Refusal;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Request, Response};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::sync::watch;

use super::activity::{Activity, Patience};
use super::body::Body;
use super::guard::{Guard, Refused};
use super::head::Rules;

/// How a listener treats its connections.
#[derive(Clone, Copy)]
pub(crate) struct Manners {
    pub(crate) rules: Rules,
    pub(crate) patience: Patience,
}

/// A request, or what was wrong with it before it became one.
pub(crate) type Asked = Result<Request<Incoming>, (u16, Refusal)>;

/// Serves requests one after another until the peer ends, is too slow, or `closing` turns true.
/// True if it ended with a request that was refused by its head alone.
pub(crate) async fn connection<Io, Handler, Answer>(
    io: Io,
    manners: Manners,
    hung_up: impl Fn() -> bool,
    mut closing: watch::Receiver<bool>,
    handler: Handler,
) -> bool
where
    Io: AsyncRead + AsyncWrite + Unpin,
    Handler: Fn(Asked) -> Answer,
    Answer: Future<Output = Response<Body>>,
{
    let refused: Refused = Rc::new(RefCell::new(None));
    let activity = Rc::new(Activity::new());
    let guard = Guard::new(io, manners.rules, refused.clone(), activity.clone());
    let was_refused = Cell::new(false);
    let service = service_fn(|request: Request<Incoming>| {
        let standing_in = request.uri().path() == "*";
        let asked = match refused.borrow_mut().take() {
            Some(refusal) if standing_in => {
                was_refused.set(true);
                Err(refusal)
            }
            _ => Ok(request),
        };
        let answer = handler(asked);
        async { Ok::<_, Infallible>(answer.await) }
    });
    let connection = http1::Builder::new().half_close(true).max_buf_size(64 * 1024).serve_connection(guard, service);
    let mut connection = std::pin::pin!(connection);
    let mut tick = tokio::time::interval(Duration::from_secs(1));
    tick.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    let mut asked_to_close = false;
    loop {
        tokio::select! {
            // Broken peers and protocol errors end a connection; there is nobody to tell.
            _ = connection.as_mut() => return was_refused.get(),
            _ = tick.tick() => {
                if activity.is_over(&manners.patience) || (activity.is_handling() && hung_up()) {
                    return false;
                }
            }
            changed = closing.changed(), if !asked_to_close => {
                asked_to_close = true;
                if changed.is_err() || *closing.borrow() {
                    connection.as_mut().graceful_shutdown();
                }
            }
        }
    }
}
