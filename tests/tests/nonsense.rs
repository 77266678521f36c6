//! Malformed requests, as raw bytes on the bots' socket: each gets its own 4xx and reason, and
//! the daemon goes on as if nothing had been. (Sizes and nonsense; slow heads; memory.)
#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout, reason = "helpers of tests are test code")]
#![allow(unreachable_pub, reason = "a test is no library")]

#[path = "nonsense/binary.rs"]
mod binary;
#[path = "nonsense/burden.rs"]
mod burden;
#[path = "nonsense/case.rs"]
mod case;
#[path = "nonsense/fields.rs"]
mod fields;
#[path = "nonsense/framing.rs"]
mod framing;
#[path = "nonsense/heads.rs"]
mod heads;
#[path = "nonsense/ranges.rs"]
mod ranges;
#[path = "nonsense/talk.rs"]
mod talk;
#[path = "nonsense/texts.rs"]
mod texts;

use std::collections::BTreeSet;
use std::io::Write;
use std::net::Shutdown;
use std::os::unix::net::UnixStream;
use std::path::Path;

use clf_tests::{Daemon, Kind};
use serde_json::json;

use case::{Case, SPAWN, chunked, envelope, padded, request, sized};

fn table() -> Vec<Case> {
    let tables = [heads::cases(), framing::cases(), texts::cases(), fields::cases(), ranges::cases(), binary::cases()];
    tables.into_iter().flatten().collect()
}

#[test]
fn each_malformed_request_gets_its_own_answer_and_the_daemon_goes_on() {
    let daemon = Daemon::start(Kind::Dev);
    let cases = table();
    let names: BTreeSet<&str> = cases.iter().map(|case| case.name.as_str()).collect();
    assert_eq!(names.len(), cases.len(), "two cases have the same name");
    assert!(cases.len() >= 300, "only {} cases", cases.len());
    let mut wrong = Vec::new();
    for case in &cases {
        if let Err(why) = judge(&daemon.bot(), case) {
            wrong.push(format!("{}: {why}", case.name));
        }
        assert!(lives(&daemon.bot()), "after {}:\n{}", case.name, daemon.log());
    }
    println!("{} of {} cases right", cases.len() - wrong.len(), cases.len());
    assert!(wrong.is_empty(), "{} of {} answered wrongly:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
    assert_eq!(daemon.call("ListJobs", &json!({})).json()["jobs"], json!([]), "something was taken for a job");
    quiet(&daemon);
}

fn judge(socket: &Path, case: &Case) -> Result<(), String> {
    let expected = (case.status, case.code(), case.reason);
    let reply = talk::ask(socket, &case.bytes, case.cut).map_err(|why| format!("{why}, expected {expected:?}"))?;
    let found = (reply.status, reply.code.as_str(), reply.reason.as_str());
    if found != expected {
        let body = String::from_utf8_lossy(&reply.body).chars().take(100).collect::<String>();
        return Err(format!("expected {expected:?}, found {found:?} {body:?}"));
    }
    if reply.rest.is_empty() { Ok(()) } else { Err(format!("two answers: {}", case::shown(&reply.rest))) }
}

fn lives(socket: &Path) -> bool {
    talk::ask(socket, &case::json("WhoAmI", b"{}"), false).is_ok_and(|reply| reply.status == 200)
}

/// Nothing a caller sends makes the daemon complain, let alone panic.
fn quiet(daemon: &Daemon) {
    let log = daemon.log();
    assert!(!log.contains("panicked") && !log.contains("\"ERROR\"") && !log.contains("\"WARN\""), "{log}");
}

#[test]
fn each_reason_and_its_code_are_documented() {
    let text = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/api.md")).unwrap();
    for case in table().iter().filter(|case| !case.reason.is_empty()) {
        let row =
            |line: &str| line.contains(&format!("`{}`", case.reason)) && line.contains(&format!("`{}`", case.code()));
        assert!(text.lines().any(row), "docs/api.md has no row with {} and {}", case.reason, case.code());
    }
}

#[test]
fn what_only_looks_like_nonsense_is_served() {
    let daemon = Daemon::start(Kind::Dev);
    let plain = |lines: &str| request("WhoAmI", "application/json", lines, b"{}");
    let coded = |lines: &str, body: &[u8]| request("WhoAmI", "application/json", lines, body);
    let body = padded(256 * 1024);
    let listed = |text: &str| case::json("ListJobs", text.as_bytes());
    let job = |members: &str| case::json("EnqueueJob", format!("{{{members},{SPAWN}}}").as_bytes());
    let head = 16 * 1024 - plain("Content-Length: 2\r\nA: \r\n").len() + 2;
    let good = [
        ("256 KiB by length", sized("WhoAmI", "application/json", &body)),
        ("256 KiB in one chunk", coded("Transfer-Encoding: chunked\r\n", &chunked(&body, usize::MAX))),
        ("256 KiB in small chunks", coded("Transfer-Encoding: chunked\r\n", &chunked(&body, 11))),
        ("a head of 16 KiB", plain(&format!("Content-Length: 2\r\nA: {}\r\n", "x".repeat(head)))),
        ("64 fields", plain(&format!("Content-Length: 2\r\n{}", "A: b\r\n".repeat(61)))),
        ("9,990 values", listed(&format!("{{\"statuses\":[{}3]}}", "3,".repeat(9_989)))),
        ("blanks around a length", plain("Content-Length: \t 2 \r\n")),
        ("CHUNKED", coded("transfer-ENCODING: CHUNKED\r\n", b"1\r\n{\r\n1\r\n}\r\n000\r\n\r\n")),
        ("identity", plain("Content-Length: 2\r\nContent-Encoding: identity\r\n")),
        ("the protocol's version", plain("Content-Length: 2\r\nConnect-Protocol-Version: 1\r\n")),
        ("an expectation", plain("Content-Length: 2\r\nExpect: 100-continue\r\n")),
        ("bytes above 127 in a field", request_bytes(b"X: \xff\xfe\r\n")),
        ("an empty line first", [b"\r\n", &plain("Content-Length: 2\r\n")[..]].concat()),
        ("charset", request("WhoAmI", "Application/JSON ;charset=UTF-8", "Content-Length: 2\r\n", b"{}")),
        ("blanks around JSON", case::json("WhoAmI", b" \t\r\n{ } \n")),
        ("numbers as text, statuses as numbers", listed("{\"pageSize\":\"5\",\"statuses\":[3,\"JOB_STATUS_QUEUED\"]}")),
        ("snake case", listed("{\"page_size\":5,\"page_token\":\"\"}")),
        ("no protobuf at all", case::proto("ListJobs", b"")),
        ("unknown protobuf fields", case::proto("WhoAmI", b"\x0a\x01x\x10\x01\x1b\x1c\x25\0\0\0\0")),
        ("a surrogate pair", job("\"runAt\":\"2126-01-01T10:00:00.123456789+01:00\"").to_vec()),
        (
            "a printable key of 128",
            job(&format!("\"idempotencyKey\":\"{}\",\"runAt\":\"2126-01-01T00:00:00Z\"", "~".repeat(128))),
        ),
    ];
    for (name, bytes) in good {
        let reply = talk::ask(&daemon.bot(), &bytes, false);
        let reply = reply.unwrap_or_else(|why| panic!("{name}: {why}"));
        assert_eq!((reply.status, reply.rest.len()), (200, 0), "{name}: {}", String::from_utf8_lossy(&reply.body));
    }
    quiet(&daemon);
}

fn request_bytes(line: &[u8]) -> Vec<u8> {
    let text = request("WhoAmI", "application/json", "Content-Length: 2\r\n@", b"{}");
    let at = text.iter().position(|byte| *byte == b'@').unwrap();
    [&text[..at], line, &text[at + 1..]].concat()
}

#[test]
fn what_follows_a_broken_request_is_never_taken_for_a_request() {
    let daemon = Daemon::start(Kind::Dev);
    let hidden = sized("EnqueueJob", "application/json", format!("{{{SPAWN}}}").as_bytes());
    let with = |lines: &str, body: &str| request("WhoAmI", "application/json", lines, body.as_bytes());
    let openings = [
        with("Content-Length: 2\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"),
        with("Transfer-Encoding: chunked\r\nContent-Length: 2\r\n", "0\r\n\r\n"),
        with("Transfer-Encoding: gzip, chunked\r\n", "0\r\n\r\n"),
        with("Transfer-Encoding: \u{b}chunked\r\n", "0\r\n\r\n"),
        with("Content-Length: 0\r\nContent-Length: 2\r\n", "{}"),
        with("Content-Length: +0\r\n", ""),
        with("Content-Length: 2\nX: y\r\n", "{}"),
        with("Content-Length: 999999\r\n", ""),
        with("Transfer-Encoding: chunked\r\n", "0\r\nX: y\r\n\r\n"),
        with("Transfer-Encoding: chunked\r\n", "2;x=\"\r\n{}\r\n0\r\n\r\n"),
        with("Transfer-Encoding: chunked\r\n", "0\n\n"),
        b"POST /clf.v1.JobService/WhoAmI HTTP/1.0\r\nHost: clf\r\n\r\n".to_vec(),
        b"POST /clf.v1.JobService/WhoAmI HTTP/1.1\r\nHost: evil\r\n\r\n".to_vec(),
        b"\n\n".to_vec(),
    ];
    for opening in openings {
        let mut stream = UnixStream::connect(daemon.bot()).unwrap();
        let _ = stream.write_all(&[&opening[..], &hidden].concat());
        let _ = stream.shutdown(Shutdown::Write);
        let all = String::from_utf8_lossy(&talk::drain(&mut stream).unwrap()).into_owned();
        let answers: Vec<&str> = all.lines().filter(|line| line.starts_with("HTTP/1.1 ")).collect();
        assert!(answers.len() == 1 && answers[0].starts_with("HTTP/1.1 4"), "{}: {all}", case::shown(&opening));
    }
    assert_eq!(daemon.call("ListJobs", &json!({})).json()["jobs"], json!([]));
}

#[test]
fn a_client_that_ends_its_side_still_gets_its_answer() {
    let daemon = Daemon::start(Kind::Dev);
    let whoami = case::json("WhoAmI", b"{}");
    let requests = [
        (whoami.clone(), 200),
        (request("WhoAmI", "application/json", "Transfer-Encoding: chunked\r\n", b"2\r\n{}\r\n0\r\n\r\n"), 200),
        (case::json("GetJob", b"{}"), 404),
        (b"nonsense\r\n\r\n".to_vec(), 400),
    ];
    for (bytes, status) in requests {
        assert_eq!(talk::ask(&daemon.bot(), &bytes, true).unwrap().status, status, "{}", case::shown(&bytes));
    }
    // Two requests at once, then the end: two answers.
    let mut stream = UnixStream::connect(daemon.bot()).unwrap();
    stream.write_all(&whoami.repeat(2)).unwrap();
    stream.shutdown(Shutdown::Write).unwrap();
    let all = talk::drain(&mut stream).unwrap();
    assert_eq!(String::from_utf8_lossy(&all).matches("HTTP/1.1 200 OK").count(), 2);
    // A watch goes on telling.
    let mut stream = UnixStream::connect(daemon.bot()).unwrap();
    stream.write_all(&sized("WatchJobs", "application/connect+json", &envelope(0, 2, b"{}"))).unwrap();
    stream.shutdown(Shutdown::Write).unwrap();
    std::thread::sleep(std::time::Duration::from_millis(1_500));
    let id = daemon.enqueue("seen by the watch");
    let mut seen = String::new();
    let mut space = [0; 4_096];
    stream.set_read_timeout(Some(std::time::Duration::from_secs(3))).unwrap();
    while !seen.contains(&id) {
        let count = std::io::Read::read(&mut stream, &mut space).unwrap();
        assert!(count > 0, "the watch ended: {seen}");
        seen.push_str(&String::from_utf8_lossy(&space[..count]));
    }
}
