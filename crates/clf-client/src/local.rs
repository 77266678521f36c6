//! The Unix sockets, by hyperlocal's connector: one client, connections kept and reused.

use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use bytes::Bytes;
use clf_proto::connect::{self, Call, Codec};
use http_body_util::{BodyExt, Full};
use hyper::body::Incoming;
use hyper::header::{CONTENT_TYPE, HOST};
use hyper::{Request, Response, StatusCode};
use hyper_util::client::legacy::Client;
use hyperlocal::{UnixClientExt, UnixConnector, Uri};
use prost::Message;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::ClientError;

/// A client of one of the daemon's local sockets.
#[derive(Clone)]
pub struct LocalClient {
    socket: PathBuf,
    http: Client<UnixConnector, Full<Bytes>>,
}

impl LocalClient {
    /// Of the socket at this path. Connects when first used.
    pub fn new(socket: impl Into<PathBuf>) -> Self {
        LocalClient { socket: socket.into(), http: Client::unix() }
    }

    /// The socket's path.
    pub fn socket(&self) -> &Path {
        &self.socket
    }

    /// Waits until the daemon answers, at most `patience`: it may be starting.
    pub async fn wait_until_up(&self, patience: Duration) -> Result<(), ClientError> {
        let started = Instant::now();
        loop {
            match tokio::net::UnixStream::connect(&self.socket).await {
                Ok(_) => return Ok(()),
                Err(error) if started.elapsed() > patience => return Err(self.not_connected(error)),
                Err(_) => tokio::time::sleep(Duration::from_millis(2)).await,
            }
        }
    }

    /// One message each way. `method` is `SERVICE/METHOD` without the package.
    pub(crate) async fn call<Ask, Answer>(&self, method: &str, ask: &Ask) -> Result<Answer, ClientError>
    where
        Ask: Message + Serialize,
        Answer: Message + Default + DeserializeOwned,
    {
        let call = Call::Unary(Codec::Proto);
        let response = self.send(method, call, connect::encode(Codec::Proto, ask)).await?;
        let status = response.status();
        let body = response.into_body().collect().await.map_err(|error| self.broken(error.into()))?.to_bytes();
        if status != StatusCode::OK {
            return Err(ClientError::Refused(connect::read_error(&body)));
        }
        Answer::decode(body).map_err(|_| self.unreadable("it is not this method's message"))
    }

    pub(crate) async fn send(&self, method: &str, call: Call, body: Bytes) -> Result<Response<Incoming>, ClientError> {
        let uri: hyper::Uri = Uri::new(&self.socket, &format!("/clf.v1.{method}")).into();
        let request = Request::post(uri)
            .header(HOST, "clf")
            .header(CONTENT_TYPE, call.content_type())
            .header("connect-protocol-version", "1")
            .body(Full::new(body))
            .map_err(|_| self.unreadable("its path cannot be asked"))?;
        match self.http.request(request).await {
            Ok(response) => Ok(response),
            Err(error) if error.is_connect() => Err(self.not_connected(io_error(&error))),
            Err(error) => Err(self.told_apart(error.into()).await),
        }
    }

    /// A connection that breaks at once, twice, was closed unread: the caller is nobody there.
    async fn told_apart(&self, first: Box<dyn std::error::Error + Send + Sync>) -> ClientError {
        use tokio::io::AsyncReadExt;
        let mut stream = match tokio::net::UnixStream::connect(&self.socket).await {
            Ok(stream) => stream,
            Err(error) => return self.not_connected(error),
        };
        let closed = tokio::time::timeout(Duration::from_millis(200), stream.read(&mut [0; 1])).await;
        match closed {
            Ok(Ok(0) | Err(_)) => ClientError::NotWelcome { place: self.place() },
            _ => self.broken(first),
        }
    }

    fn not_connected(&self, source: io::Error) -> ClientError {
        if source.kind() == io::ErrorKind::PermissionDenied {
            return ClientError::NotWelcome { place: self.place() };
        }
        ClientError::Unreachable { place: self.place(), source }
    }

    pub(crate) fn broken(&self, source: Box<dyn std::error::Error + Send + Sync>) -> ClientError {
        ClientError::Broken { place: self.place(), source }
    }

    pub(crate) fn unreadable(&self, why: &'static str) -> ClientError {
        ClientError::Unreadable { place: self.place(), why }
    }

    fn place(&self) -> String {
        self.socket.display().to_string()
    }
}

/// The operating system's error at the bottom of a chain.
fn io_error(error: &dyn std::error::Error) -> io::Error {
    let mut source = error.source();
    while let Some(error) = source {
        if let Some(io) = error.downcast_ref::<io::Error>() {
            return match io.raw_os_error() {
                Some(code) => io::Error::from_raw_os_error(code),
                None => io.kind().into(),
            };
        }
        source = error.source();
    }
    io::Error::other(error.to_string())
}
