//! Bodies that are no protobuf of ours, and envelopes that lie.

use crate::case::{Case, envelope, json, proto, shown, sized};

/// Bytes for a method: field 1 of GetJob is text, of ListJobs an int32; field 3 of ListJobs is
/// packed; field 10 of EnqueueJob is a message.
const BROKEN: &[(&str, &str, &[&[u8]])] = &[
    (
        "malformed_protobuf",
        "GetJob",
        &[
            b"\x0a",
            b"\x0a\x05ab",
            b"\x0a\x80",
            b"\x0a\xff\xff\xff\xff\x0fx",
            b"\x0a\xff\xff\xff\xff\xff\xff\xff\xff\x7fx",
            b"\x0a\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01",
            b"\x0a\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01",
            b"\x08\x01",
            b"\x09\0\0\0\0\0\0\0\0",
            b"\x0d\0\0\0\0",
            b"\x0b\x0c",
            b"\x0c",
            b"\x0e",
            b"\x0f",
            b"\x00\x00",
            b"\x02\x00",
            b"\x0a\x02\xff\xfe",
            b"\x0a\x02\xc0\x80",
            b"\x0a\x03\xed\xa0\x80",
            b"\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff",
            b"\x80\x80\x80\x80\x80\x80\x80\x80\x80\x80\x80",
            b"\xfa\xff\xff\xff\x7f\x00",
            b"\x12\x05a",
            b"\x10\x80",
            b"\x11\0\0\0",
            b"\x15\0\0",
            b"\x13",
            b"\x13\x1c",
            b"\x14",
            b"{}",
            b"{\"jobId\":\"x\"}",
        ],
    ),
    (
        "malformed_protobuf",
        "ListJobs",
        &[
            b"\x08",
            b"\x08\xff\xff\xff\xff\xff\xff\xff\xff\xff\x7f",
            b"\x08\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01",
            b"\x0a\x00",
            b"\x0d\0\0\0\0",
            b"\x12\x01\xff",
            b"\x1a\x02\x03",
            b"\x1a\x01\x80",
            b"\x1d\0\0\0\0",
        ],
    ),
    ("page_size", "ListJobs", &[b"\x08\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01", b"\x08\xf5\x03"]),
    (
        "invalid_status",
        "ListJobs",
        &[b"\x18\x00", b"\x18\x63", b"\x1a\x02\x03\x00", b"\x18\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01"],
    ),
    ("page_token", "ListJobs", &[b"\x12\x01x", b"\x12\x01\0"]),
    (
        "malformed_protobuf",
        "EnqueueJob",
        &[b"\x52", b"\x52\x7f", b"\x50\x01", b"\x52\x02\x12\x05", b"\x5a\x02\x0a\x00", b"\x12\x02\x08\x80"],
    ),
    ("spec_missing", "EnqueueJob", &[b"", b"\x0a\x01k"]),
    ("task_missing", "EnqueueJob", &[b"\x52\x00", b"\x5a\x00\x52\x00"]),
    ("invalid_name", "EnqueueJob", &[b"\x0a\x01\0\x5a\x00", b"\x52\x02\x12\x00"]),
    (
        "invalid_time",
        "EnqueueJob",
        &[
            b"\x12\x0a\x08\xff\xff\xff\xff\xff\xff\xff\xff\x7f\x5a\x00",
            b"\x12\x0b\x08\x80\x80\x80\x80\x80\x80\x80\x80\x80\x01\x5a\x00",
            b"\x12\x06\x10\x80\x94\xeb\xdc\x03\x5a\x00",
            b"\x12\x0b\x10\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01\x5a\x00",
        ],
    ),
    ("malformed_protobuf", "CancelJob", &[b"\x0a\x01", b"\x08\x00"]),
    ("malformed_protobuf", "ReadJobLog", &[b"\x12\x01a", b"\x10"]),
    ("malformed_protobuf", "WhoAmI", &[b"\x0a\x01", b"\x0f"]),
    ("malformed_protobuf", "WatchJobs", &[b"\x12\x05", b"\x0a\x01x", b"\x08"]),
    ("event_not_kept", "WatchJobs", &[b"\x08\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01"]),
    ("job_not_found", "WatchJobs", &[b"\x12\x01x"]),
];

pub fn cases() -> Vec<Case> {
    let mut cases = Vec::new();
    for (reason, method, bodies) in BROKEN {
        let status = if *method == "WatchJobs" { 200 } else { 400 };
        for body in *bodies {
            cases.push(Case::new(format!("{method} bytes {}", shown(body)), proto(method, body), status, reason));
        }
    }
    for (name, method, body) in [
        ("200 groups in each other", "WhoAmI", [[0x0b; 200], [0x0c; 200]].concat()),
        ("100,000 groups that do not end", "WhoAmI", vec![0x0b; 100_000]),
        ("100,000 ends of groups", "WhoAmI", vec![0x0c; 100_000]),
        ("messages in messages that do not end", "EnqueueJob", vec![0x52; 100_000]),
    ] {
        cases.push(Case::new(name, proto(method, &body), 400, "malformed_protobuf"));
    }
    cases.extend(envelopes());
    cases
}

fn envelopes() -> Vec<Case> {
    const STREAM: &str = "application/connect+json";
    let lies: [(&str, Vec<u8>); 14] = [
        ("no envelope", Vec::new()),
        ("a piece of an envelope's head", vec![0, 0, 0]),
        ("JSON without an envelope", b"{}".to_vec()),
        ("text without an envelope", b"\"jobId\":\"x\"".to_vec()),
        ("a length of 10 for 2", envelope(0, 10, b"{}")),
        ("a length of 1 for 2", envelope(0, 1, b"{}")),
        ("a length of 0 for 2", envelope(0, 0, b"{}")),
        ("a length of 4 GiB", envelope(0, usize::MAX, b"{}")),
        ("a length of 2 GiB", envelope(0, 1 << 31, b"{}")),
        ("the end flag", envelope(2, 2, b"{}")),
        ("an unknown flag", envelope(0x80, 2, b"{}")),
        ("all flags but one", envelope(0xfe, 2, b"{}")),
        ("two envelopes", [envelope(0, 2, b"{}"), envelope(0, 2, b"{}")].concat()),
        ("an envelope and a byte", [envelope(0, 2, b"{}"), vec![0]].concat()),
    ];
    let mut cases: Vec<Case> = lies
        .into_iter()
        .map(|(name, body)| Case::new(name, sized("WatchJobs", STREAM, &body), 200, "malformed_envelope"))
        .collect();
    let compressed = [("a compressed envelope", 1), ("a compressed last envelope", 3)];
    cases.extend(compressed.map(|(name, flags)| {
        Case::new(name, sized("WatchJobs", STREAM, &envelope(flags, 2, b"{}")), 200, "compression_not_supported")
    }));
    let inside: [(&str, &[u8], &str); 8] = [
        ("nothing in an envelope", b"", "malformed_json"),
        ("no JSON in an envelope", b"x", "malformed_json"),
        ("NaN in an envelope", b"{\"afterEventId\":NaN}", "malformed_json"),
        ("a list in an envelope", b"[]", "wrong_type"),
        ("bad UTF-8 in an envelope", b"{\"jobId\":\"\xff\"}", "json_out_of_bounds"),
        ("a BOM in an envelope", b"\xef\xbb\xbf{}", "json_out_of_bounds"),
        ("an unknown field in an envelope", b"{\"a\":1}", "unknown_field"),
        ("a field twice in an envelope", b"{\"jobId\":\"x\",\"job_id\":\"x\"}", "duplicate_field"),
    ];
    cases.extend(inside.map(|(name, body, reason)| Case::new(name, json("WatchJobs", body), 200, reason)));
    let unary = ["application/json", "application/proto", "application/json; charset=utf-8"];
    cases.extend(
        unary.map(|kind| Case::new(format!("a watch as {kind}"), sized("WatchJobs", kind, b"{}"), 415, "content_type")),
    );
    let streams = ["GetJob", "ListJobs", "EnqueueJob", "CancelJob", "ReadJobLog"];
    cases.extend(streams.map(|method| {
        Case::new(format!("{method} as a stream"), sized(method, STREAM, &envelope(0, 2, b"{}")), 415, "content_type")
    }));
    cases
}
