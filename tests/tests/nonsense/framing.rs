//! How long a body is: lengths, codings, chunks, and the limit.

use crate::case::{Case, chunked, padded, request, shown};

/// Values of Content-Length.
const LENGTHS: &[(u16, &str, &[&str])] = &[
    (
        400,
        "content_length",
        &[
            "",
            "+2",
            "-2",
            "0x2",
            "2,2",
            "2, 2",
            "2;",
            "2.0",
            "1e0",
            "two",
            "2 2",
            "\u{662}",
            "99999999999999999999",
            "18446744073709551618",
            "0000000000000000002",
        ],
    ),
    (413, "body_too_large", &["262145", "524289", "999999999999999999"]),
];

/// Values of Transfer-Encoding.
const CODINGS: &[&str] = &[
    "",
    "identity",
    "gzip",
    "gzip, chunked",
    "gzip,chunked",
    "chunked, gzip",
    "chunked, chunked",
    "chunked, identity",
    "identity, chunked",
    "chunked,",
    ",chunked",
    "chunked;q=1",
    "\"chunked\"",
    "xchunked",
    "chunkedx",
    "trailers",
];

/// Bodies that are not chunked as HTTP/1.1 says, strictly read.
const CHUNKS: &[&str] = &[
    "2;x=y\r\n{}\r\n0\r\n\r\n",
    "2;\r\n{}\r\n0\r\n\r\n",
    "2\r\n{}\r\n0;x\r\n\r\n",
    "2\n{}\n0\n\n",
    "2\r{}\r\n0\r\n\r\n",
    " 2\r\n{}\r\n0\r\n\r\n",
    "2 \r\n{}\r\n0\r\n\r\n",
    "+2\r\n{}\r\n0\r\n\r\n",
    "-2\r\n{}\r\n0\r\n\r\n",
    "0x2\r\n{}\r\n0\r\n\r\n",
    "2_0\r\n{}\r\n0\r\n\r\n",
    "g\r\n{}\r\n0\r\n\r\n",
    "\r\n2\r\n{}\r\n0\r\n\r\n",
    "000000002\r\n{}\r\n0\r\n\r\n",
    "ffffffffffffffff2\r\n{}\r\n0\r\n\r\n",
    "2\r\n{}0\r\n\r\n",
    "1\r\n{}\r\n0\r\n\r\n",
    "3\r\n{}\r\n0\r\n\r\n",
    "2\r\n{}X\r\n0\r\n\r\n",
    "2\r\n{}\n\r\n0\r\n\r\n",
    "2\r\n{}\r\n0\r\nA: b\r\n\r\n",
    "2\r\n{}\r\n0\r\nContent-Length: 2\r\n\r\n",
    "2\r\n{}\r\n0\r\n\rX",
    "2\r\n{}\r\n0\r\nX\n",
    "\u{ff12}\r\n{}\r\n0\r\n\r\n",
];

/// Requests that the client cuts short: (header line, body).
const CUT: &[(&str, &str)] = &[
    ("Content-Length: 2\r\n", ""),
    ("Content-Length: 2\r\n", "{"),
    ("Content-Length: 262144\r\n", "{}"),
    ("Transfer-Encoding: chunked\r\n", ""),
    ("Transfer-Encoding: chunked\r\n", "2"),
    ("Transfer-Encoding: chunked\r\n", "2\r\n{"),
    ("Transfer-Encoding: chunked\r\n", "2\r\n{}\r\n"),
    ("Transfer-Encoding: chunked\r\n", "2\r\n{}\r\n0\r\n"),
    ("Transfer-Encoding: chunked\r\n", "ffffffff\r\n{}"),
];

pub fn cases() -> Vec<Case> {
    let mut cases = Vec::new();
    for (status, reason, lengths) in LENGTHS {
        for length in *lengths {
            let bytes = request("WhoAmI", "application/json", &format!("Content-Length: {length}\r\n"), b"{}");
            cases.push(Case::new(format!("length {}", shown(length.as_bytes())), bytes, *status, reason));
        }
    }
    for coding in CODINGS {
        let lines = format!("Transfer-Encoding: {coding}\r\n");
        let bytes = request("WhoAmI", "application/json", &lines, b"2\r\n{}\r\n0\r\n\r\n");
        cases.push(Case::new(format!("coding {coding}"), bytes, 400, "transfer_encoding"));
    }
    for body in CHUNKS {
        let bytes = request("WhoAmI", "application/json", "Transfer-Encoding: chunked\r\n", body.as_bytes());
        cases.push(Case::new(format!("chunks {}", shown(body.as_bytes())), bytes, 400, "malformed_body"));
    }
    for (line, body) in CUT {
        let bytes = request("WhoAmI", "application/json", line, body.as_bytes());
        let name = format!("cut short {}", shown(format!("{line}{body}").as_bytes()));
        cases.push(Case::new(name, bytes, 400, "malformed_body").cut());
    }
    for (name, lines) in [
        ("length before coding", "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n"),
        ("coding before length", "Transfer-Encoding: chunked\r\nContent-Length: 2\r\n"),
        ("coding and no length", "Transfer-Encoding: chunked\r\nContent-Length:\r\n"),
    ] {
        let bytes = request("WhoAmI", "application/json", lines, b"2\r\n{}\r\n0\r\n\r\n");
        cases.push(Case::new(name, bytes, 400, "two_lengths"));
    }
    let twice = "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n";
    let bytes = request("WhoAmI", "application/json", twice, b"2\r\n{}\r\n0\r\n\r\n");
    cases.push(Case::new("two codings", bytes, 400, "repeated_header"));
    cases.extend(too_large());
    cases
}

fn too_large() -> Vec<Case> {
    let body = padded(256 * 1024 + 1);
    let with_length =
        |method: &str, kind: &str| request(method, kind, &format!("Content-Length: {}\r\n", body.len()), &body);
    let in_chunks =
        |piece: usize| request("WhoAmI", "application/json", "Transfer-Encoding: chunked\r\n", &chunked(&body, piece));
    [
        ("256 KiB and a byte", with_length("WhoAmI", "application/json")),
        ("256 KiB and a byte for a watch", with_length("WatchJobs", "application/connect+json")),
        ("256 KiB and a byte of protobuf", with_length("EnqueueJob", "application/proto")),
        ("256 KiB and a byte in one chunk", in_chunks(usize::MAX)),
        ("256 KiB and a byte in chunks of 64 KiB", in_chunks(64 * 1024)),
        ("256 KiB and a byte in chunks of 7 bytes", in_chunks(7)),
    ]
    .map(|(name, bytes)| Case::new(name, bytes, 413, "body_too_large"))
    .into()
}
