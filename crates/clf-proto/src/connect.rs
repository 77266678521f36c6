//! The Connect protocol: how a message, an error and a stream are laid out in HTTP bodies.

use base64::Engine;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use bytes::{BufMut, Bytes, BytesMut};
use clf_domain::{Refusal, RefusalKind};
use prost::Message;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::code::{connect_code, kind_of};
use crate::scan;
use crate::v1::ErrorInfo;

/// How messages are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Codec {
    /// Canonical proto3 JSON, defaults always written.
    Json,
    /// Protobuf.
    Proto,
}

/// What kind of call a content type announces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Call {
    /// One message each way.
    Unary(Codec),
    /// Enveloped messages.
    Stream(Codec),
}

impl Call {
    /// From a `Content-Type`; parameters other than `charset=utf-8` are not taken.
    pub fn from_content_type(value: &str) -> Option<Self> {
        let (essence, parameter) = value.split_once(';').map_or((value, ""), |(e, p)| (e, p.trim()));
        if !parameter.is_empty() && !parameter.eq_ignore_ascii_case("charset=utf-8") {
            return None;
        }
        Some(match essence.trim().to_ascii_lowercase().as_str() {
            "application/json" => Call::Unary(Codec::Json),
            "application/proto" => Call::Unary(Codec::Proto),
            "application/connect+json" => Call::Stream(Codec::Json),
            "application/connect+proto" => Call::Stream(Codec::Proto),
            _ => return None,
        })
    }

    /// The `Content-Type` of request and answer alike.
    pub fn content_type(self) -> &'static str {
        match self {
            Call::Unary(Codec::Json) => "application/json",
            Call::Unary(Codec::Proto) => "application/proto",
            Call::Stream(Codec::Json) => "application/connect+json",
            Call::Stream(Codec::Proto) => "application/connect+proto",
        }
    }
}

/// Reads one message. The error names the place and quotes no value.
pub fn decode<M: Message + Default + DeserializeOwned>(codec: Codec, body: &[u8]) -> Result<M, Refusal> {
    match codec {
        Codec::Proto => M::decode(body)
            .map_err(|_| Refusal::invalid("malformed_protobuf", "the body is not this method's protobuf message")),
        Codec::Json if body.is_empty() => {
            Err(Refusal::invalid("malformed_json", "the body is empty").hint("send {} for a message without fields"))
        }
        Codec::Json => {
            scan::check(body)?;
            serde_json::from_slice(body).map_err(|error| malformed_json(&error))
        }
    }
}

/// Says what and where, in words of our own: a parser's message would quote the value it disliked.
fn malformed_json(error: &serde_json::Error) -> Refusal {
    let text = error.to_string();
    let named = |prefix: &str| {
        let name = text.strip_prefix(prefix)?.split('`').next()?;
        let plain =
            !name.is_empty() && name.len() <= 64 && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
        plain.then(|| name.to_owned())
    };
    let (reason, what) = if let Some(name) = named("unknown field `") {
        ("unknown_field", format!("there is no field \"{name}\""))
    } else if text.starts_with("unknown field") {
        ("unknown_field", "there is a field of unknown name".to_owned())
    } else if let Some(name) = named("duplicate field `") {
        ("duplicate_field", format!("the field \"{name}\" is given twice"))
    } else if error.is_data() {
        ("wrong_type", "a value does not have its field's type".to_owned())
    } else {
        ("malformed_json", "the body is not JSON".to_owned())
    };
    Refusal::invalid(reason, format!("{what} (line {}, column {})", error.line(), error.column()))
}

/// Writes one message.
pub fn encode<M: Message + Serialize>(codec: Codec, message: &M) -> Bytes {
    match codec {
        Codec::Proto => message.encode_to_vec().into(),
        Codec::Json => serde_json::to_vec(message).expect("messages we build hold only valid enums and times").into(),
    }
}

/// Marks the last envelope of a stream.
pub const END_STREAM: u8 = 0b10;

/// One envelope: flags, length, message.
pub fn envelope(flags: u8, message: &[u8]) -> Bytes {
    let mut out = BytesMut::with_capacity(5 + message.len());
    out.put_u8(flags);
    out.put_u32(u32::try_from(message.len()).expect("no message of ours reaches 4 GiB"));
    out.extend_from_slice(message);
    out.freeze()
}

/// The one message of a request to a streaming method.
pub fn open_request_envelope(body: &[u8]) -> Result<&[u8], Refusal> {
    let wrong = |message| Refusal::invalid("malformed_envelope", message);
    let (head, rest) =
        body.split_first_chunk::<5>().ok_or_else(|| wrong("the body is shorter than an envelope's head"))?;
    let [flags, length @ ..] = *head;
    if flags & 1 != 0 {
        return Err(Refusal::new(
            RefusalKind::Unimplemented,
            "compression_not_supported",
            "compressed envelopes are not taken",
        ));
    }
    if flags != 0 {
        return Err(wrong("the envelope has flags that a request may not have"));
    }
    if u32::from_be_bytes(length) as usize != rest.len() {
        return Err(wrong("the envelope's length is not the length of what follows"));
    }
    Ok(rest)
}

#[derive(Serialize, Deserialize)]
struct WireError {
    code: String,
    #[serde(default)]
    message: String,
    #[serde(default)]
    details: Vec<WireDetail>,
}

#[derive(Serialize, Deserialize)]
struct WireDetail {
    #[serde(rename = "type")]
    kind: String,
    value: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    debug: Option<ErrorInfo>,
}

fn wire_error(refusal: &Refusal) -> WireError {
    let info = ErrorInfo {
        reason: refusal.reason.to_owned(),
        hint: refusal.hint.clone().map(String::from).unwrap_or_default(),
    };
    WireError {
        code: connect_code(refusal.kind).to_owned(),
        message: refusal.message.clone().into_owned(),
        details: vec![WireDetail {
            kind: "clf.v1.ErrorInfo".to_owned(),
            value: STANDARD_NO_PAD.encode(info.encode_to_vec()),
            debug: Some(info),
        }],
    }
}

/// The body of a unary call's error.
pub fn error_body(refusal: &Refusal) -> Bytes {
    serde_json::to_vec(&wire_error(refusal)).expect("an error has only string keys").into()
}

/// The last envelope of a stream, with or without an error.
pub fn end_stream(refusal: Option<&Refusal>) -> Bytes {
    #[derive(Serialize)]
    struct End {
        #[serde(skip_serializing_if = "Option::is_none")]
        error: Option<WireError>,
    }
    let end = End { error: refusal.map(wire_error) };
    envelope(END_STREAM, &serde_json::to_vec(&end).expect("an error has only string keys"))
}

/// An error as a client receives it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReceivedError {
    /// Why in the large.
    pub kind: RefusalKind,
    /// The stable reason; Connect's code where the server gave none.
    pub reason: String,
    /// The server's sentence.
    pub message: String,
    /// The server's hint; empty if none.
    pub hint: String,
}

/// Reads the body of an error, or the `error` of an end-of-stream envelope. Whatever cannot be
/// read counts as an internal error.
pub fn read_error(body: &[u8]) -> ReceivedError {
    match serde_json::from_slice::<WireError>(body) {
        Ok(wire) => received(wire),
        Err(_) => ReceivedError {
            kind: RefusalKind::Internal,
            reason: "unreadable_answer".to_owned(),
            message: "the answer is not one of this daemon's".to_owned(),
            hint: String::new(),
        },
    }
}

/// Reads the end-of-stream envelope's message.
pub fn read_end_stream(message: &[u8]) -> Option<ReceivedError> {
    #[derive(Deserialize)]
    struct End {
        error: Option<WireError>,
    }
    match serde_json::from_slice::<End>(message) {
        Ok(end) => end.error.map(received),
        Err(_) => Some(read_error(b"")),
    }
}

fn received(wire: WireError) -> ReceivedError {
    let info = wire
        .details
        .iter()
        .find(|detail| detail.kind == "clf.v1.ErrorInfo")
        .and_then(|detail| STANDARD_NO_PAD.decode(&detail.value).ok())
        .and_then(|bytes| ErrorInfo::decode(bytes.as_slice()).ok())
        .unwrap_or_default();
    ReceivedError {
        kind: kind_of(&wire.code),
        reason: if info.reason.is_empty() { wire.code } else { info.reason },
        message: wire.message,
        hint: info.hint,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::v1::{EnqueueJobRequest, GetJobRequest};

    #[test]
    fn an_error_survives_the_wire() {
        let refusal = Refusal::no_such_job().hint("clf jobs list");
        let error = read_error(&error_body(&refusal));
        assert_eq!((error.kind, error.reason.as_str()), (RefusalKind::NotFound, "job_not_found"));
        assert_eq!(error.hint, "clf jobs list");
        assert_eq!(read_end_stream(&end_stream(Some(&refusal))[5..]), Some(error));
        assert_eq!(read_end_stream(&end_stream(None)[5..]), None);
    }

    #[test]
    fn bad_json_is_named_without_being_quoted() {
        let reason = |text: &str| {
            let refusal = decode::<EnqueueJobRequest>(Codec::Json, text.as_bytes()).unwrap_err();
            assert!(!refusal.message.contains("canary"), "{}", refusal.message);
            refusal.reason
        };
        assert_eq!(reason(r#"{"surprise":"canary"}"#), "unknown_field");
        assert_eq!(reason(r#"{"idempotencyKey":"a","idempotency_key":"canary"}"#), "duplicate_field");
        assert_eq!(reason(r#"{"idempotencyKey":{"canary":1}}"#), "wrong_type");
        assert_eq!(reason(r#"{"cattleSpawn":{"ttl":"canary"}}"#), "wrong_type");
        assert_eq!(reason(r#"{"cattleSpawn":{},"cattleReap":{}}"#), "duplicate_field");
        assert_eq!(reason("{"), "malformed_json");
        assert_eq!(reason(r#"{} canary"#), "malformed_json");
        assert_eq!(reason(""), "malformed_json");
    }

    #[test]
    fn an_envelope_must_be_whole_and_alone() {
        let good = envelope(0, b"abc");
        assert_eq!(open_request_envelope(&good).unwrap(), b"abc");
        for bad in [&good[..4], &good[..7], &[&good[..], b"x"].concat(), &envelope(1, b"")[..], &envelope(2, b"")[..]] {
            assert!(open_request_envelope(bad).is_err());
        }
    }

    #[test]
    fn protobuf_and_json_agree() {
        let request = GetJobRequest { job_id: "x".into() };
        for codec in [Codec::Json, Codec::Proto] {
            assert_eq!(decode::<GetJobRequest>(codec, &encode(codec, &request)).unwrap(), request);
        }
    }
}
