//! The three doors: accepting connections, deciding who they are, serving them.

use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use rustls::ServerConfig;
use tokio::net::{TcpListener, UnixListener};
use tokio::sync::watch;
use tokio_rustls::TlsAcceptor;

use crate::api;
use crate::daemon::Daemon;
use crate::http::activity::Patience;
use crate::http::head::Rules;
use crate::http::local::Local;
use crate::http::serve::{Manners, connection};
use crate::peer::{Caller, Door};
use crate::rate::Who;

/// Most connections of one address on the overlay, and of one operator.
const PEER_CONNECTIONS: u32 = 32;
const OPERATOR_CONNECTIONS: u32 = 64;
/// Most bytes still read after a request was refused by its head.
const LINGER: usize = 1 << 20;

const LOCAL: Manners = Manners {
    rules: Rules { hosts: &["clf", "localhost"], body_limit: 256 * 1024, direct_only: false },
    patience: Patience {
        idle: Duration::from_secs(30),
        head: Duration::from_secs(5),
        body: Duration::from_secs(10),
        write: Duration::from_secs(10),
    },
};

const CATTLE: Manners = Manners {
    rules: Rules { hosts: &["clf"], body_limit: 512 * 1024, direct_only: true },
    patience: Patience {
        idle: Duration::from_secs(30),
        head: Duration::from_secs(5),
        body: Duration::from_secs(60),
        write: Duration::from_secs(30),
    },
};

/// Serves a local socket. A uid that is nobody to us is let go before a byte of its is read.
pub(crate) async fn local(daemon: Rc<Daemon>, listener: UnixListener, door: Door, closing: watch::Receiver<bool>) {
    loop {
        let stream = match listener.accept().await {
            Ok((stream, _)) => stream,
            Err(error) => {
                out_of_something(&error).await;
                continue;
            }
        };
        let Some(caller) = Caller::of(&stream, door, &daemon.config, &daemon.connections) else {
            daemon.metrics.strangers.add(1);
            continue;
        };
        let most = match (&caller.principal, door) {
            (Some((_, principal)), Door::Bot) => principal.policy.max_connections,
            _ if daemon.config.dev.is_some() => 0,
            _ => OPERATOR_CONNECTIONS,
        };
        let Some(place) = daemon.connections.place(Who::Uid(caller.uid), most) else {
            daemon.metrics.connections_refused.add(1);
            continue;
        };
        let (daemon, closing) = (daemon.clone(), closing.clone());
        tokio::task::spawn_local(async move {
            let _place = place;
            let stream = Local::new(stream);
            let (watched, rest) = (stream.clone(), stream.clone());
            let caller = Rc::new(caller);
            let handler = |asked| api::local(daemon.clone(), caller.clone(), asked);
            if connection(stream, LOCAL, move || watched.hung_up(), closing, handler).await {
                // What is still on its way is dropped unread by us, not by a broken connection
                // that would take the answer with it.
                let _ = tokio::time::timeout(Duration::from_secs(1), rest.drop_input(LINGER)).await;
            }
        });
    }
}

/// Serves machines: TLS 1.3 under our own key.
pub(crate) async fn cattle(
    daemon: Rc<Daemon>,
    listener: TcpListener,
    tls: Arc<ServerConfig>,
    closing: watch::Receiver<bool>,
) {
    let acceptor = TlsAcceptor::from(tls);
    loop {
        let (stream, peer) = match listener.accept().await {
            Ok(accepted) => accepted,
            Err(error) => {
                out_of_something(&error).await;
                continue;
            }
        };
        let who = Who::Peer(peer.ip());
        // In development every machine has the same address.
        let most = if daemon.config.dev.is_some() { 0 } else { PEER_CONNECTIONS };
        let Some(place) = daemon.connections.place(who, most) else {
            daemon.metrics.connections_refused.add(1);
            continue;
        };
        let (daemon, closing, acceptor) = (daemon.clone(), closing.clone(), acceptor.clone());
        tokio::task::spawn_local(async move {
            let _place = place;
            // The answer is small and awaited: nothing is gained by gathering.
            let _ = stream.set_nodelay(true);
            let Ok(Ok(stream)) = tokio::time::timeout(Duration::from_secs(10), acceptor.accept(stream)).await else {
                return;
            };
            let room = daemon.connections.room(who);
            let handler = |asked| api::cattle(daemon.clone(), room.clone(), peer, asked);
            connection(stream, CATTLE, || false, closing, handler).await;
        });
    }
}

/// Accepting failed, most likely for want of descriptors: wait instead of spinning.
async fn out_of_something(error: &std::io::Error) {
    tracing::warn!(%error, "a connection could not be accepted");
    tokio::time::sleep(Duration::from_millis(100)).await;
}
