//! A request that is wrong in one way, and what it must be told.

/// A job that nobody has.
pub const ABSENT: &str = "0190f8e7-1c79-7000-b43d-07fa1b2bb82a";
/// What every enqueue needs, for bodies that are wrong elsewhere.
pub const SPAWN: &str = r#""cattleSpawn":{"persona":"demo","task":{"taskId":"t","message":"m"}}"#;

/// One row of the table.
pub struct Case {
    pub name: String,
    pub bytes: Vec<u8>,
    pub status: u16,
    /// The stable reason; empty where the answer has no body.
    pub reason: &'static str,
    /// The client ends its side: the request is cut short by what was sent.
    pub cut: bool,
}

impl Case {
    pub fn new(name: impl Into<String>, bytes: Vec<u8>, status: u16, reason: &'static str) -> Self {
        Case { name: name.into(), bytes, status, reason, cut: false }
    }

    pub fn cut(mut self) -> Self {
        self.cut = true;
        self
    }

    /// Connect's code that belongs to the reason.
    pub fn code(&self) -> &'static str {
        match self.reason {
            "no_such_method" | "method_not_allowed" | "compression_not_supported" => "unimplemented",
            "job_not_found" => "not_found",
            "persona_not_allowed" | "priority_not_allowed" | "time_limit_too_long" => "permission_denied",
            "body_too_large" => "resource_exhausted",
            "event_not_kept" => "out_of_range",
            "" => "",
            _ => "invalid_argument",
        }
    }
}

/// `POST /clf.v1.JobService/METHOD`, with more header lines and any body.
pub fn request(method: &str, content_type: &str, lines: &str, body: &[u8]) -> Vec<u8> {
    let mut bytes = format!(
        "POST /clf.v1.JobService/{method} HTTP/1.1\r\nHost: clf\r\nContent-Type: {content_type}\r\n{lines}\r\n"
    )
    .into_bytes();
    bytes.extend_from_slice(body);
    bytes
}

/// The same with the body's length.
pub fn sized(method: &str, content_type: &str, body: &[u8]) -> Vec<u8> {
    request(method, content_type, &format!("Content-Length: {}\r\n", body.len()), body)
}

/// A call with JSON, enveloped for the watch.
pub fn json(method: &str, body: &[u8]) -> Vec<u8> {
    match method {
        "WatchJobs" => sized(method, "application/connect+json", &envelope(0, body.len(), body)),
        _ => sized(method, "application/json", body),
    }
}

/// A call with protobuf, enveloped for the watch.
pub fn proto(method: &str, body: &[u8]) -> Vec<u8> {
    match method {
        "WatchJobs" => sized(method, "application/connect+proto", &envelope(0, body.len(), body)),
        _ => sized(method, "application/proto", body),
    }
}

/// An envelope that may lie about its length.
pub fn envelope(flags: u8, length: usize, message: &[u8]) -> Vec<u8> {
    let length = u32::try_from(length).unwrap_or(u32::MAX).to_be_bytes();
    [&[flags][..], &length, message].concat()
}

/// A chunked body of pieces this long.
pub fn chunked(body: &[u8], piece: usize) -> Vec<u8> {
    let mut out = Vec::with_capacity(body.len() + body.len() / piece * 8 + 16);
    for part in body.chunks(piece) {
        out.extend_from_slice(format!("{:x}\r\n", part.len()).as_bytes());
        out.extend_from_slice(part);
        out.extend_from_slice(b"\r\n");
    }
    out.extend_from_slice(b"0\r\n\r\n");
    out
}

/// `{}` blown up with blanks to this many bytes.
pub fn padded(length: usize) -> Vec<u8> {
    let mut body = vec![b' '; length];
    body[0] = b'{';
    body[length - 1] = b'}';
    body
}

/// Text for a name, without what a terminal would act on.
pub fn shown(bytes: &[u8]) -> String {
    let text: String =
        bytes.iter().take(70).flat_map(|byte| std::ascii::escape_default(*byte)).map(char::from).collect();
    if bytes.len() > 70 { format!("{text}… ({} bytes)", bytes.len()) } else { text }
}
