//! The check of a request's head, in front of hyper.
//!
//! Two strict parsers that agree leave no room between them. What this one refuses never reaches
//! the other: two lengths, folded lines, bare line feeds, a header that may come once coming twice.

use clf_domain::Refusal;

/// Most bytes of a head.
pub(crate) const LIMIT: usize = 16 * 1024;
/// Most header fields.
const FIELDS: usize = 64;

/// Headers that may come once.
const ONCE: [&str; 11] = [
    "host",
    "content-length",
    "content-type",
    "content-encoding",
    "transfer-encoding",
    "connect-protocol-version",
    "connect-timeout-ms",
    "authorization",
    "expect",
    "user-agent",
    "clf-bootstrap",
];

/// What this listener takes.
#[derive(Clone, Copy)]
pub(crate) struct Rules {
    /// The values `Host` may have.
    pub(crate) hosts: &'static [&'static str],
    /// Most bytes of a body, whatever the method.
    pub(crate) body_limit: u64,
    /// Refuse what passed through a proxy.
    pub(crate) direct_only: bool,
}

/// How the body that follows is framed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Framing {
    Length(u64),
    Chunked,
}

/// What the bytes so far are.
#[derive(Debug)]
pub(crate) enum Head {
    /// Not yet a whole head.
    Partial,
    /// A head of this many bytes that may pass.
    Whole(usize, Framing),
    /// One that may not: HTTP status and what to say.
    Refused(u16, Refusal),
}

/// Looks at the start of `bytes`.
pub(crate) fn check(bytes: &[u8], rules: &Rules) -> Head {
    let Some(end) = end_of_head(bytes) else {
        return if bytes.len() > LIMIT {
            refused(431, "head_too_large", "the request's head is larger than 16 KiB")
        } else if has_bare_line_end(bytes) {
            bad("malformed_head", "the request's head has a line that does not end in CR LF")
        } else {
            Head::Partial
        };
    };
    if end > LIMIT {
        return refused(431, "head_too_large", "the request's head is larger than 16 KiB");
    }
    let head = &bytes[..end];
    if has_bare_line_end(head) || head.contains(&0) {
        return bad("malformed_head", "the request's head has a line that does not end in CR LF, or a NUL");
    }
    let mut fields = [httparse::EMPTY_HEADER; FIELDS];
    let mut request = httparse::Request::new(&mut fields);
    match request.parse(head) {
        Ok(httparse::Status::Complete(length)) if length == end => {}
        Err(httparse::Error::TooManyHeaders) => {
            return refused(431, "too_many_fields", "the request has more than 64 header fields");
        }
        _ => return bad("malformed_head", "the request's head is not HTTP/1.1"),
    }
    if request.version != Some(1) {
        return bad("http_version", "only HTTP/1.1 is spoken here");
    }
    if !request.path.is_some_and(is_path) {
        return bad("invalid_target", "the request's target is not a path");
    }
    match fields_of(request.headers, rules) {
        Ok(framing) => Head::Whole(end, framing),
        Err(head) => head,
    }
}

/// A path of RFC 3986 with at most a query: what hyper takes and changes nothing of.
fn is_path(target: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/!$&'()*+,;=:@%?".contains(&byte);
    target.starts_with('/') && target.bytes().all(plain)
}

fn fields_of(fields: &[httparse::Header<'_>], rules: &Rules) -> Result<Framing, Head> {
    let find = |name: &str| fields.iter().find(|field| field.name.eq_ignore_ascii_case(name)).map(|field| field.value);
    for name in ONCE {
        if fields.iter().filter(|field| field.name.eq_ignore_ascii_case(name)).count() > 1 {
            return Err(bad("repeated_header", format!("the header {name} is given twice")));
        }
    }
    let host = find("host").and_then(|value| std::str::from_utf8(value).ok());
    if !host.is_some_and(|host| rules.hosts.contains(&host)) {
        return Err(bad("wrong_host", format!("the Host header must be {}", rules.hosts.join(" or "))));
    }
    if find("upgrade").is_some() {
        return Err(bad("upgrade_not_supported", "connections are not upgraded here"));
    }
    if find("expect").is_some_and(|value| !value.eq_ignore_ascii_case(b"100-continue")) {
        return Err(refused(417, "expectation_failed", "only Expect: 100-continue is understood"));
    }
    if rules.direct_only {
        let proxied = |name: &str| {
            ["via", "forwarded"].iter().any(|known| name.eq_ignore_ascii_case(known))
                || name.get(..12).is_some_and(|start| start.eq_ignore_ascii_case("x-forwarded-"))
        };
        if fields.iter().any(|field| proxied(field.name)) {
            return Err(bad("proxied", "this listener is not to be reached through a proxy"));
        }
    }
    match (find("content-length"), find("transfer-encoding")) {
        (Some(_), Some(_)) => Err(bad("two_lengths", "the request has both Content-Length and Transfer-Encoding")),
        (None, Some(coding)) if coding.eq_ignore_ascii_case(b"chunked") => Ok(Framing::Chunked),
        (None, Some(_)) => Err(bad("transfer_encoding", "the only transfer encoding taken is chunked")),
        (None, None) => Ok(Framing::Length(0)),
        (Some(length), None) => content_length(length, rules),
    }
}

fn content_length(value: &[u8], rules: &Rules) -> Result<Framing, Head> {
    let digits = (1..=18).contains(&value.len()) && value.iter().all(u8::is_ascii_digit);
    let length = std::str::from_utf8(value).ok().filter(|_| digits).and_then(|text| text.parse::<u64>().ok());
    match length {
        None => Err(bad("content_length", "Content-Length is not a plain number")),
        Some(length) if length > rules.body_limit => Err(Head::Refused(413, too_large(rules.body_limit))),
        Some(length) => Ok(Framing::Length(length)),
    }
}

/// What is said of a body over its limit.
pub(crate) fn too_large(limit: u64) -> Refusal {
    Refusal::new(
        clf_domain::RefusalKind::Exhausted,
        "body_too_large",
        format!("the body is larger than {} KiB", limit / 1024),
    )
}

fn bad(reason: &'static str, message: impl Into<std::borrow::Cow<'static, str>>) -> Head {
    refused(400, reason, message)
}

fn refused(status: u16, reason: &'static str, message: impl Into<std::borrow::Cow<'static, str>>) -> Head {
    Head::Refused(status, Refusal::invalid(reason, message))
}

fn end_of_head(bytes: &[u8]) -> Option<usize> {
    bytes.windows(4).position(|window| window == b"\r\n\r\n").map(|at| at + 4)
}

fn has_bare_line_end(bytes: &[u8]) -> bool {
    let lone_feed = bytes.iter().enumerate().any(|(at, byte)| *byte == b'\n' && (at == 0 || bytes[at - 1] != b'\r'));
    let lone_return = bytes
        .iter()
        .enumerate()
        .any(|(at, byte)| *byte == b'\r' && bytes.get(at + 1).is_some_and(|next| *next != b'\n'));
    lone_feed || lone_return
}

#[cfg(test)]
mod tests {
    use super::*;

    const RULES: Rules = Rules { hosts: &["clf", "localhost"], body_limit: 256 * 1024, direct_only: true };

    fn reason(text: &str) -> &'static str {
        match check(text.as_bytes(), &RULES) {
            Head::Partial => "partial",
            Head::Whole(_, Framing::Length(_)) => "length",
            Head::Whole(_, Framing::Chunked) => "chunked",
            Head::Refused(_, refusal) => refusal.reason,
        }
    }

    #[test]
    fn a_plain_head_passes() {
        assert_eq!(reason("POST /a HTTP/1.1\r\nHost: clf\r\nContent-Length: 3\r\n\r\nabc"), "length");
        assert_eq!(reason("POST /a HTTP/1.1\r\nhost: localhost\r\ntransfer-encoding: chunked\r\n\r\n"), "chunked");
        assert_eq!(reason("POST /a HTTP/1.1\r\nHost: c"), "partial");
    }

    #[test]
    fn each_kind_of_nonsense_has_its_reason() {
        let with = |field: &str| format!("POST /a HTTP/1.1\r\nHost: clf\r\n{field}\r\n\r\n");
        let cases = [
            (with("Content-Length: 3\r\nTransfer-Encoding: chunked"), "two_lengths"),
            (with("Transfer-Encoding: chunked\r\nContent-Length: 3"), "two_lengths"),
            (with("Content-Length: 3\r\nContent-Length: 3"), "repeated_header"),
            (with("Content-Length: +3"), "content_length"),
            (with("Content-Length: 3,3"), "content_length"),
            (with("Content-Length: 99999999999999999999"), "content_length"),
            (with("Content-Length: 262145"), "body_too_large"),
            (with("Transfer-Encoding: gzip, chunked"), "transfer_encoding"),
            (with("Host: clf"), "repeated_header"),
            (with("Upgrade: h2c"), "upgrade_not_supported"),
            (with("Expect: miracles"), "expectation_failed"),
            (with("Via: 1.1 proxy"), "proxied"),
            (with("X-Forwarded-For: 1.2.3.4"), "proxied"),
            (with("A: b\r\n folded"), "malformed_head"),
            (with("A: b\nB: c"), "malformed_head"),
            (with("A : b"), "malformed_head"),
            ("POST /a HTTP/1.1\r\n\r\n".into(), "wrong_host"),
            ("POST /a HTTP/1.1\r\nHost: example.org\r\n\r\n".into(), "wrong_host"),
            ("POST /a HTTP/1.0\r\nHost: clf\r\n\r\n".into(), "http_version"),
            ("POST * HTTP/1.1\r\nHost: clf\r\n\r\n".into(), "invalid_target"),
            ("POST http://clf/a HTTP/1.1\r\nHost: clf\r\n\r\n".into(), "invalid_target"),
            ("POST /a\nHost: clf".into(), "malformed_head"),
            (with(&"A: b\r\n".repeat(64)), "too_many_fields"),
            (with(&format!("A: {}", "b".repeat(LIMIT))), "head_too_large"),
            ("x".repeat(LIMIT + 1), "head_too_large"),
        ];
        for (text, expected) in cases {
            assert_eq!(reason(&text), expected, "{text:.120}");
        }
    }
}
