//! `clf.v1.BootstrapService`, typed: what a machine asks.

use std::io;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use clf_proto::connect::{self, Call, Codec};
use clf_proto::v1;
use http_body_util::{BodyExt, Full};
use hyper::client::conn::http1::{SendRequest, handshake};
use hyper::header::{CONTENT_TYPE, HOST};
use hyper::{Request, StatusCode};
use hyper_util::rt::TokioIo;
use prost::Message;
use rustls::ClientConfig;
use rustls::pki_types::ServerName;
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;

use crate::{ClientError, Pin};

/// A whole call may take this long.
const PATIENCE: Duration = Duration::from_secs(30);

/// A machine's client. Keeps one connection, makes a new one when it broke.
pub struct CattleClient {
    endpoint: String,
    tls: Arc<ClientConfig>,
    connection: Option<SendRequest<Full<Bytes>>>,
}

impl CattleClient {
    /// Of the listener at `ADDRESS:PORT` that has the pinned key. Nothing is sent to any other.
    pub fn new(endpoint: String, pin: Pin) -> Self {
        CattleClient { endpoint, tls: pin.config(), connection: None }
    }

    /// Exchanges the token for the sealed grant.
    pub async fn redeem(&mut self, ask: &v1::RedeemRequest) -> Result<v1::RedeemResponse, ClientError> {
        self.call("Redeem", ask).await
    }

    /// Says that the grant was opened.
    pub async fn acknowledge(&mut self, ask: &v1::AcknowledgeRequest) -> Result<v1::AcknowledgeResponse, ClientError> {
        self.call("Acknowledge", ask).await
    }

    /// Appends to the task's log.
    pub async fn append_log(&mut self, ask: &v1::AppendLogRequest) -> Result<v1::AppendLogResponse, ClientError> {
        self.call("AppendLog", ask).await
    }

    /// Says how the task ended.
    pub async fn report(&mut self, ask: &v1::ReportResultRequest) -> Result<v1::ReportResultResponse, ClientError> {
        self.call("ReportResult", ask).await
    }

    async fn call<Ask, Answer>(&mut self, method: &str, ask: &Ask) -> Result<Answer, ClientError>
    where
        Ask: Message,
        Answer: Message + Default,
    {
        let outcome = tokio::time::timeout(PATIENCE, self.attempt(method, ask.encode_to_vec().into())).await;
        let answer = outcome.unwrap_or_else(|_| Err(self.broken(io::Error::from(io::ErrorKind::TimedOut).into())));
        match answer {
            Ok((StatusCode::OK, body)) => {
                Answer::decode(body).map_err(|_| self.unreadable("it is not this method's message"))
            }
            Ok((_, body)) => Err(ClientError::Refused(connect::read_error(&body))),
            Err(error) => {
                self.connection = None;
                Err(error)
            }
        }
    }

    async fn attempt(&mut self, method: &str, body: Bytes) -> Result<(StatusCode, Bytes), ClientError> {
        let mut connection = match self.connection.take() {
            Some(connection) if connection.is_ready() => connection,
            _ => self.connect().await?,
        };
        let request = Request::post(format!("/clf.v1.BootstrapService/{method}"))
            .header(HOST, "clf")
            .header(CONTENT_TYPE, Call::Unary(Codec::Proto).content_type())
            .header("connect-protocol-version", "1")
            .header("clf-bootstrap", "1")
            .body(Full::new(body))
            .map_err(|_| self.unreadable("its path cannot be asked"))?;
        let response = connection.send_request(request).await.map_err(|error| self.broken(error.into()))?;
        let status = response.status();
        let body = response.into_body().collect().await.map_err(|error| self.broken(error.into()))?.to_bytes();
        self.connection = Some(connection);
        Ok((status, body))
    }

    async fn connect(&self) -> Result<SendRequest<Full<Bytes>>, ClientError> {
        let unreachable = |source| ClientError::Unreachable { place: self.endpoint.clone(), source };
        let stream = TcpStream::connect(&self.endpoint).await.map_err(unreachable)?;
        stream.set_nodelay(true).map_err(unreachable)?;
        let name = ServerName::try_from("clf").expect("a literal name");
        let stream = TlsConnector::from(self.tls.clone()).connect(name, stream).await.map_err(|error| {
            match error.get_ref().and_then(|inner| inner.downcast_ref::<rustls::Error>()) {
                Some(rustls::Error::InvalidCertificate(_)) => ClientError::WrongServer { place: self.endpoint.clone() },
                _ => self.broken(error.into()),
            }
        })?;
        let (sender, connection) = handshake(TokioIo::new(stream)).await.map_err(|error| self.broken(error.into()))?;
        // Ends with the connection; whoever waits for an answer learns it there.
        tokio::spawn(connection);
        Ok(sender)
    }

    fn broken(&self, source: Box<dyn std::error::Error + Send + Sync>) -> ClientError {
        ClientError::Broken { place: self.endpoint.clone(), source }
    }

    fn unreadable(&self, why: &'static str) -> ClientError {
        ClientError::Unreadable { place: self.endpoint.clone(), why }
    }
}
