//! Heads: request lines, targets, header fields.

use crate::case::{Case, request, shown};

/// Request lines that are none, or that ask for what is not there.
const LINES: &[(u16, &str, &[&str])] = &[
    (
        400,
        "malformed_head",
        &[
            "POST",
            "POST @",
            "POST  @ HTTP/1.1",
            "POST @  HTTP/1.1",
            "POST @ HTTP/1.1 ",
            " POST @ HTTP/1.1",
            "POST\t@\tHTTP/1.1",
            "POST @ http/1.1",
            "POST @ HTTP/1.2",
            "POST @ HTTP/2.0",
            "POST @ HTTP/0.9",
            "POST @ HTTP/1.01",
            "POST @ FTP/1.1",
            "POST @\0 HTTP/1.1",
            "POST @\u{7f} HTTP/1.1",
            "POST @ HTTP/1.1\r",
            "\nPOST @ HTTP/1.1",
            "\r\n\r\nPOST @ HTTP/1.1",
            "P[ST / HTTP/1.1",
            "PRI * HTTP/2.0",
            "\u{16}\u{3}\u{1}",
        ],
    ),
    (400, "http_version", &["POST @ HTTP/1.0", "GET / HTTP/1.0"]),
    (
        400,
        "invalid_target",
        &[
            "POST http://clf@ HTTP/1.1",
            "POST https://evil.example@ HTTP/1.1",
            "OPTIONS * HTTP/1.1",
            "POST clf.v1.JobService/WhoAmI HTTP/1.1",
            "CONNECT clf:80 HTTP/1.1",
            "POST ? HTTP/1.1",
            "POST \\ HTTP/1.1",
            // A target has no fragment, and no byte that a URI has not.
            "POST @#x HTTP/1.1",
            "POST @# HTTP/1.1",
            "POST /<script> HTTP/1.1",
            "POST /a>b HTTP/1.1",
            "POST /` HTTP/1.1",
            "POST @?\" HTTP/1.1",
            "POST @é HTTP/1.1",
        ],
    ),
    (
        404,
        "no_such_method",
        &[
            "POST / HTTP/1.1",
            "POST // HTTP/1.1",
            "POST /.. HTTP/1.1",
            "POST /%2e HTTP/1.1",
            "POST /%00 HTTP/1.1",
            "POST /% HTTP/1.1",
            "POST /%zz HTTP/1.1",
            "POST /@ HTTP/1.1",
            "POST @/ HTTP/1.1",
            "POST @%00 HTTP/1.1",
            "POST @;x=y HTTP/1.1",
            "POST /..@ HTTP/1.1",
            "POST /.@ HTTP/1.1",
            "POST //clf@ HTTP/1.1",
            "POST /%63lf.v1.JobService/WhoAmI HTTP/1.1",
            "POST /clf.v1.JobService%2fWhoAmI HTTP/1.1",
            "POST /clf.v1.JobService//WhoAmI HTTP/1.1",
            "POST /clf.v1.JobService/ HTTP/1.1",
            "POST /clf.v1.JobService HTTP/1.1",
            "POST /clf.v1.JobService/whoami HTTP/1.1",
            "POST /clf.v1.JobService/Nothing HTTP/1.1",
            "GET /clf.v1.JobService/Nothing HTTP/1.1",
            "POST /clf.v1.Nothing/WhoAmI HTTP/1.1",
            "POST /clf.v2.JobService/WhoAmI HTTP/1.1",
            "POST /CLF.v1.JobService/WhoAmI HTTP/1.1",
            "POST /clf.v1.OperatorService/GetStatus HTTP/1.1",
            "POST /clf.v1.OperatorService/ListJobs HTTP/1.1",
            "POST /clf.v1.OperatorService/Drain HTTP/1.1",
            "POST /clf.v1.BootstrapService/Redeem HTTP/1.1",
            "POST /grpc.reflection.v1.ServerReflection/ServerReflectionInfo HTTP/1.1",
            "GET /healthz HTTP/1.1",
            "GET /metrics HTTP/1.1",
        ],
    ),
    (
        405,
        "method_not_allowed",
        &[
            "GET @ HTTP/1.1",
            "GET @?connect=v1&encoding=json&message=%7B%7D HTTP/1.1",
            "PUT @ HTTP/1.1",
            "DELETE @ HTTP/1.1",
            "PATCH @ HTTP/1.1",
            "OPTIONS @ HTTP/1.1",
            "TRACE @ HTTP/1.1",
            "CONNECT @ HTTP/1.1",
            "BREW @ HTTP/1.1",
            "post @ HTTP/1.1",
        ],
    ),
    (405, "", &["HEAD @ HTTP/1.1"]),
    (400, "query_not_allowed", &["POST @? HTTP/1.1", "POST @?a=b HTTP/1.1", "POST @?? HTTP/1.1"]),
];

/// Header lines put into a request that is right without them.
const FIELDS: &[(u16, &str, &[&str])] = &[
    (
        400,
        "malformed_head",
        &[
            "A : b\r\n",
            "A\r\n",
            ": b\r\n",
            "A: b\r\n folded\r\n",
            "A: b\r\n\tfolded\r\n",
            " A: b\r\n",
            "A: b\nB: c\r\n",
            "A: b\rB: c\r\n",
            "A: b\n",
            "A: \0\r\n",
            "A\0: b\r\n",
            "A: \u{1}\r\n",
            "A: \u{7f}\r\n",
            "A: \u{b}\r\n",
            "Ä: b\r\n",
            "(A): b\r\n",
            "Content-Length : 2\r\n",
        ],
    ),
    (
        400,
        "repeated_header",
        &[
            "Host: clf\r\n",
            "host: evil\r\n",
            "Content-Length: 2\r\n",
            "Content-Length: 3\r\n",
            "content-length: 2\r\n",
            "Content-Type: application/json\r\n",
            "Content-Encoding: identity\r\nContent-Encoding: identity\r\n",
            "Connect-Protocol-Version: 1\r\nConnect-Protocol-Version: 1\r\n",
            "Connect-Timeout-Ms: 1\r\nConnect-Timeout-Ms: 2\r\n",
            "Expect: 100-continue\r\nExpect: 100-continue\r\n",
        ],
    ),
    (
        400,
        "two_lengths",
        &["Transfer-Encoding: chunked\r\n", "Transfer-Encoding: identity\r\n", "transfer-encoding:\r\n"],
    ),
    (400, "upgrade_not_supported", &["Upgrade: h2c\r\n", "Connection: upgrade\r\nUpgrade: websocket\r\n"]),
    (417, "expectation_failed", &["Expect: 200-ok\r\n", "Expect:\r\n"]),
    (
        400,
        "protocol_version",
        &[
            "Connect-Protocol-Version: 2\r\n",
            "Connect-Protocol-Version: 01\r\n",
            "Connect-Protocol-Version:\r\n",
            "Connect-Protocol-Version: 1, 1\r\n",
        ],
    ),
    (
        415,
        "compression_not_supported",
        &["Content-Encoding: gzip\r\n", "Content-Encoding: br, gzip\r\n", "Content-Encoding:\r\n"],
    ),
];

/// Hosts and content types that are not ours; the whole line, or none.
const HOSTS: &[&str] = &[
    "",
    "Host:\r\n",
    "Host: evil.example\r\n",
    "Host: clf:80\r\n",
    "Host: clf.\r\n",
    "Host: clf, clf\r\n",
    "Host: user@clf\r\n",
    "Host: 127.0.0.1\r\n",
    "Host: [::1]\r\n",
    "Host: cl\u{f3}\r\n",
    "X-Host: clf\r\n",
];
const TYPES: &[&str] = &[
    "",
    "Content-Type:\r\n",
    "Content-Type: text/plain\r\n",
    "Content-Type: application/json; charset=latin1\r\n",
    "Content-Type: application/json; charset=utf-8; x=y\r\n",
    "Content-Type: application/json, application/json\r\n",
    "Content-Type: application/jsonx\r\n",
    "Content-Type: application/grpc\r\n",
    "Content-Type: application/connect+json\r\n",
    "Content-Type: application/x-www-form-urlencoded\r\n",
    "Content-Type: \u{ff}\r\n",
];

pub fn cases() -> Vec<Case> {
    const WHOAMI: &str = "/clf.v1.JobService/WhoAmI";
    const REST: &str = "Content-Length: 2\r\n\r\n{}";
    let mut cases = Vec::new();
    for (status, reason, lines) in LINES {
        for line in *lines {
            let line = line.replace('@', WHOAMI);
            let bytes = format!("{line}\r\nHost: clf\r\nContent-Type: application/json\r\n{REST}");
            cases.push(Case::new(format!("line {}", shown(line.as_bytes())), bytes.into_bytes(), *status, reason));
        }
    }
    for (status, reason, fields) in FIELDS {
        for field in *fields {
            let bytes = request("WhoAmI", "application/json", &format!("Content-Length: 2\r\n{field}"), b"{}");
            cases.push(Case::new(format!("field {}", shown(field.as_bytes())), bytes, *status, reason));
        }
    }
    for host in HOSTS {
        let bytes = format!("POST {WHOAMI} HTTP/1.1\r\n{host}Content-Type: application/json\r\n{REST}");
        cases.push(Case::new(format!("host {}", shown(host.as_bytes())), bytes.into_bytes(), 400, "wrong_host"));
    }
    for kind in TYPES {
        let bytes = format!("POST {WHOAMI} HTTP/1.1\r\nHost: clf\r\n{kind}{REST}");
        cases.push(Case::new(format!("type {}", shown(kind.as_bytes())), bytes.into_bytes(), 415, "content_type"));
    }
    cases.extend(extremes());
    cases
}

fn extremes() -> [Case; 9] {
    let fields = |count: usize| {
        request("WhoAmI", "application/json", &format!("Content-Length: 2\r\n{}", "A: b\r\n".repeat(count - 3)), b"{}")
    };
    let of = |target: String| format!("POST {target} HTTP/1.1\r\nHost: clf\r\nContent-Length: 0\r\n\r\n").into_bytes();
    let long = format!("Content-Length: 2\r\nA: {}\r\n", "x".repeat(16 * 1024));
    [
        Case::new("65 fields", fields(65), 431, "too_many_fields"),
        Case::new("1000 fields", fields(1_000), 431, "too_many_fields"),
        Case::new("a head over 16 KiB", request("WhoAmI", "application/json", &long, b"{}"), 431, "head_too_large"),
        Case::new("a head that does not end", vec![b'x'; 16 * 1024 + 1], 431, "head_too_large"),
        Case::new(
            "a target that does not end",
            [b"POST /".to_vec(), vec![b'a'; 100_000]].concat(),
            431,
            "head_too_large",
        ),
        Case::new("a path of 16,000 bytes", of(format!("/{}", "a".repeat(16_000))), 404, "no_such_method"),
        Case::new("a path of 17,000 bytes", of(format!("/{}", "a".repeat(17_000))), 431, "head_too_large"),
        Case::new("the preface of HTTP/2", b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".to_vec(), 400, "malformed_head"),
        Case::new("two empty lines", b"\r\n\r\n".to_vec(), 400, "malformed_head"),
    ]
}
