//! A stream of events, message by message.

use bytes::{Buf, BytesMut};
use clf_proto::connect::{self, Call, Codec, END_STREAM};
use clf_proto::v1;
use http_body_util::BodyExt;
use hyper::StatusCode;
use hyper::body::Incoming;
use prost::Message;

use crate::{ClientError, LocalClient};

/// Most bytes of one message; an event is far smaller.
const MESSAGE: usize = 1 << 20;

/// An open watch.
pub struct Watch {
    client: LocalClient,
    body: Incoming,
    bytes: BytesMut,
}

impl Watch {
    pub(crate) async fn open(client: &LocalClient, ask: &v1::WatchJobsRequest) -> Result<Self, ClientError> {
        let body = connect::envelope(0, &ask.encode_to_vec());
        let response = client.send("JobService/WatchJobs", Call::Stream(Codec::Proto), body).await?;
        let status = response.status();
        let body = response.into_body();
        if status != StatusCode::OK {
            let body = body.collect().await.map_err(|error| client.broken(error.into()))?.to_bytes();
            return Err(ClientError::Refused(connect::read_error(&body)));
        }
        Ok(Watch { client: client.clone(), body, bytes: BytesMut::new() })
    }

    /// The next event; `None` once the daemon ends the stream well.
    pub async fn next(&mut self) -> Result<Option<v1::JobEvent>, ClientError> {
        loop {
            if let Some(found) = self.take()? {
                return Ok(found);
            }
            match self.body.frame().await {
                Some(Ok(frame)) => {
                    if let Ok(data) = frame.into_data() {
                        self.bytes.extend_from_slice(&data);
                    }
                }
                Some(Err(error)) => return Err(self.client.broken(error.into())),
                None => return Err(self.client.broken("the stream ended without its last message".into())),
            }
        }
    }

    /// The next whole envelope: `Some(None)` for the end of the stream.
    #[allow(clippy::option_option, reason = "not there yet, the end, an event")]
    fn take(&mut self) -> Result<Option<Option<v1::JobEvent>>, ClientError> {
        let Some([flags, length @ ..]) = self.bytes.first_chunk::<5>().copied() else { return Ok(None) };
        let length = u32::from_be_bytes(length) as usize;
        if length > MESSAGE {
            return Err(self.client.unreadable("a message is too long"));
        }
        if self.bytes.len() < 5 + length {
            return Ok(None);
        }
        self.bytes.advance(5);
        let message = self.bytes.split_to(length);
        if flags & END_STREAM != 0 {
            return match connect::read_end_stream(&message) {
                Some(error) => Err(ClientError::Refused(error)),
                None => Ok(Some(None)),
            };
        }
        let message = v1::WatchJobsResponse::decode(message)
            .map_err(|_| self.client.unreadable("a message of the stream is no event"))?;
        Ok(message.event.map(Some))
    }
}
