//! Other people's clients against a real daemon: the official Connect client for Node, and curl.
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests are test code")]

use std::fs;
use std::io::{Read, Write};
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Output, Stdio};
use std::time::Duration;

use clf_tests::{Daemon, Kind, ask, missing, post, skip};
use serde_json::{Value, json};

const LIST: &str = "clf.v1.JobService/ListJobs";
const WATCH: &str = "clf.v1.JobService/WatchJobs";
const LATER: &str = r#"{"idempotencyKey":"m-1","runAt":"2126-12-01T09:00:00Z","cattleSpawn":{"persona":"demo","task":{"taskId":"t-1","message":"hello"},"ttl":"7200s"}}"#;

#[test]
fn the_official_connect_client_for_node_works_in_both_formats() {
    let Some(client) = node_client() else { return };
    let daemon = Daemon::start(Kind::Dev);
    let mut node = Command::new("node");
    let ran = node.arg(client.join("client.mjs")).args([daemon.bot(), daemon.operator()]).output().unwrap();
    let (summary, complaints) = texts(&ran);
    assert!(ran.status.success(), "{summary}{complaints}{}", daemon.log());
    let summary: Value = serde_json::from_str(&summary).unwrap();
    assert_eq!(summary["ok"], true);
    // Nothing was left out of one format, nor of both.
    assert_eq!(summary["json"], summary["proto"]);
    assert!(summary["json"].as_array().unwrap().len() >= 13, "{summary}");
}

/// The directory of the client, with its packages and the code made from `proto/`. Packages are
/// kept below `target/` and fetched again only if the lock changes.
fn node_client() -> Option<PathBuf> {
    if let Some(name) = missing(&["node", "npm"]) {
        skip(&format!("{name} is not installed"));
        return None;
    }
    if node_major() < 20 {
        skip("node is older than 20");
        return None;
    }
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let dir = Path::new(env!("CARGO_TARGET_TMPDIR")).join("clients-node");
    fs::create_dir_all(&dir).unwrap();
    for entry in fs::read_dir(here.join("clients/node")).unwrap().flatten() {
        if entry.path().is_file() {
            fs::copy(entry.path(), dir.join(entry.file_name())).unwrap();
        }
    }
    if !install(&dir) {
        skip("npm cannot reach its registry");
        return None;
    }
    let made = npm(&dir, &["run", "generate", "--", here.join("../proto").to_str().unwrap()]);
    let (said, complaints) = texts(&made);
    assert!(made.status.success(), "no code was made from proto/: {said}{complaints}");
    Some(dir)
}

fn node_major() -> u32 {
    let (version, _) = texts(&Command::new("node").arg("--version").output().unwrap());
    version.trim_start_matches('v').split('.').next().unwrap().parse().unwrap()
}

/// False if the packages are not there and cannot be fetched from here.
fn install(dir: &Path) -> bool {
    const UNREACHABLE: [&str; 8] = [
        "EAI_AGAIN",
        "ECONNREFUSED",
        "ECONNRESET",
        "EHOSTUNREACH",
        "ENETUNREACH",
        "ENOTCACHED",
        "ENOTFOUND",
        "TIMEOUT",
    ];
    let lock = fs::read(dir.join("package-lock.json")).unwrap();
    // npm ci begins by removing node_modules, and the mark with it.
    let mark = dir.join("node_modules/.installed");
    if fs::read(&mark).is_ok_and(|installed| installed == lock) {
        return true;
    }
    let ran = npm(dir, &["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--fetch-retries=1"]);
    if !ran.status.success() {
        let (_, complaints) = texts(&ran);
        let code = complaints.lines().find_map(|line| line.strip_prefix("npm error code ")).unwrap_or_default();
        assert!(UNREACHABLE.iter().any(|known| code.contains(known)), "npm ci failed: {complaints}");
        return false;
    }
    fs::write(mark, lock).unwrap();
    true
}

fn npm(dir: &Path, arguments: &[&str]) -> Output {
    Command::new("npm").current_dir(dir).args(arguments).output().unwrap()
}

fn texts(ran: &Output) -> (String, String) {
    let text = |bytes| String::from_utf8_lossy(bytes).into_owned();
    (text(&ran.stdout), text(&ran.stderr))
}

#[test]
fn plain_curl_works() {
    let Some(daemon) = daemon_for_curl() else { return };
    let bot = daemon.bot();
    let (status, first) = call(&bot, "EnqueueJob", LATER);
    assert_eq!(status, 200, "{first}");
    let id = serde_json::from_str::<Value>(&first).unwrap()["jobId"].as_str().unwrap().to_owned();
    assert_eq!(first, format!(r#"{{"jobId":"{id}","deduplicated":false}}"#));
    let again = call(&bot, "EnqueueJob", LATER);
    assert_eq!(again, (200, format!(r#"{{"jobId":"{id}","deduplicated":true}}"#)));

    let (status, text) = call(&bot, "GetJob", &format!(r#"{{"jobId":"{id}"}}"#));
    let job = serde_json::from_str::<Value>(&text).unwrap()["job"].clone();
    assert_eq!((status, &job["jobId"], &job["status"]), (200, &json!(id), &json!("JOB_STATUS_QUEUED")));
    assert_eq!((&job["idempotencyKey"], &job["runAt"]), (&json!("m-1"), &json!("2126-12-01T09:00:00Z")));
    assert_eq!(job["cattleSpawn"]["ttl"], "7200s");

    let (status, text) = call(&bot, "ListJobs", r#"{"pageSize":50}"#);
    let list: Value = serde_json::from_str(&text).unwrap();
    assert_eq!((status, list["jobs"].as_array().unwrap().len()), (200, 1));
    assert_eq!((&list["jobs"][0]["jobId"], &list["nextPageToken"]), (&json!(id), &json!("")));
}

#[test]
fn curl_reads_health_and_metrics_on_the_operators_socket_only() {
    let Some(daemon) = daemon_for_curl() else { return };
    let (status, health) = curl(&daemon.operator(), "healthz", &[]);
    assert_eq!((status, serde_json::from_str::<Value>(&health).unwrap()["ok"].as_bool()), (200, Some(true)));
    let (status, metrics) = curl(&daemon.operator(), "metrics", &[]);
    assert_eq!(status, 200);
    assert!(metrics.contains("\n# TYPE clf_jobs_queued gauge\nclf_jobs_queued 0\n"), "{metrics}");
    for path in ["healthz", "metrics"] {
        assert_eq!(curl(&daemon.bot(), path, &[]).0, 404, "{path}");
    }
}

#[test]
fn curl_may_send_a_body_in_chunks_and_ask_before_sending_it() {
    let Some(daemon) = daemon_for_curl() else { return };
    let list = r#"{"pageSize":50}"#;
    for header in ["Transfer-Encoding: chunked", "Expect: 100-continue"] {
        let (status, text) = curl(&daemon.bot(), LIST, &with(list, header));
        assert_eq!((status, text.as_str()), (200, r#"{"jobs":[],"nextPageToken":""}"#), "{header}");
    }
    let large = file(&daemon, &[b' '; 300 * 1024]);
    let (status, text) = curl(&daemon.bot(), LIST, &with(&large, "Transfer-Encoding: chunked"));
    assert_eq!(status, 413, "{text}");
}

#[test]
fn curl_watches_a_job_in_envelopes() {
    let Some(daemon) = daemon_for_curl() else { return };
    let (_, text) = call(&daemon.bot(), "EnqueueJob", LATER);
    let job = json!({ "jobId": serde_json::from_str::<Value>(&text).unwrap()["jobId"] });
    let mut watch = Watch::start(&daemon, &job);
    let (flags, message) = watch.message();
    assert_eq!((flags, &message["event"]["kind"]), (0, &json!("JOB_EVENT_KIND_ENQUEUED")));
    assert_eq!(message["event"]["jobId"], job["jobId"]);
    // And one that happens while it watches.
    assert_eq!(call(&daemon.bot(), "CancelJob", &job.to_string()).0, 200);
    let (flags, message) = watch.message();
    assert_eq!((flags, &message["event"]["kind"]), (0, &json!("JOB_EVENT_KIND_CANCELED")));

    let mut refused = Watch::start(&daemon, &json!({ "afterEventId": "999999999" }));
    let (flags, message) = refused.message();
    assert_eq!((flags, &message["error"]["code"]), (2, &json!("out_of_range")));
    assert!(refused.curl.wait().unwrap().success(), "a refused stream ends as HTTP ends");
}

fn daemon_for_curl() -> Option<Daemon> {
    if missing(&["curl"]).is_some() {
        skip("curl is not installed");
        return None;
    }
    Some(Daemon::start(Kind::Dev))
}

/// Calls a method of the bots' service; the status and the body.
fn call(socket: &Path, method: &str, body: &str) -> (u16, String) {
    curl(socket, &format!("clf.v1.JobService/{method}"), &with(body, "Connect-Protocol-Version: 1"))
}

/// Arguments for a POST of JSON with one more header.
fn with<'a>(body: &'a str, header: &'a str) -> [&'a str; 6] {
    ["--data-binary", body, "--header", "Content-Type: application/json", "--header", header]
}

fn curl(socket: &Path, path: &str, arguments: &[&str]) -> (u16, String) {
    let ran = curl_command(socket, path).args(["--write-out", "\n%{http_code}"]).args(arguments).output().unwrap();
    let (answer, complaints) = texts(&ran);
    assert!(ran.status.success(), "curl: {complaints}");
    let (body, status) = answer.rsplit_once('\n').unwrap();
    (status.parse().unwrap(), body.to_owned())
}

fn curl_command(socket: &Path, path: &str) -> Command {
    let mut command = Command::new("curl");
    // -q: whatever the user's .curlrc says.
    command.args(["-q", "--silent", "--show-error", "--max-time", "20", "--unix-socket"]).arg(socket);
    command.arg(format!("http://localhost/{path}"));
    command
}

/// A curl that watches jobs. Ended with the value.
struct Watch {
    curl: Child,
    answer: ChildStdout,
}

impl Watch {
    fn start(daemon: &Daemon, request: &Value) -> Self {
        let mut command = curl_command(&daemon.bot(), WATCH);
        command.args(["--no-buffer", "--header", "Content-Type: application/connect+json", "--data-binary", "@-"]);
        let mut curl = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        curl.stdin.take().unwrap().write_all(&envelope(request)).unwrap();
        Watch { answer: curl.stdout.take().unwrap(), curl }
    }

    /// The next envelope's flags and message.
    fn message(&mut self) -> (u8, Value) {
        let mut head = [0; 5];
        self.answer.read_exact(&mut head).unwrap();
        let [flags, length @ ..] = head;
        let mut message = vec![0; u32::from_be_bytes(length) as usize];
        self.answer.read_exact(&mut message).unwrap();
        (flags, serde_json::from_slice(&message).unwrap())
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        let _ = self.curl.kill();
        let _ = self.curl.wait();
    }
}

fn envelope(message: &Value) -> Vec<u8> {
    let message = message.to_string();
    let mut bytes = vec![0];
    bytes.extend_from_slice(&u32::try_from(message.len()).unwrap().to_be_bytes());
    bytes.extend_from_slice(message.as_bytes());
    bytes
}

/// The official client for Node writes head and body apart. A refusal that the head alone decides
/// must not close the connection under the body: the client would report a broken pipe instead.
#[test]
fn a_refusal_reaches_a_client_that_sends_its_body_after_its_head() {
    let daemon = Daemon::start(Kind::Dev);
    let cases = [
        ("JobService/NoSuchMethod", "application/json", "no_such_method"),
        ("OperatorService/GetStatus", "application/json", "no_such_method"),
        ("JobService/WhoAmI", "application/json\r\nContent-Encoding: gzip", "compression_not_supported"),
        ("JobService/WhoAmI", "text/plain", "content_type"),
    ];
    for (method, content_type, reason) in cases {
        let request = post(method, content_type, b"{}");
        let (head, body) = request.split_at(request.len() - 2);
        let mut stream = UnixStream::connect(daemon.bot()).unwrap();
        stream.write_all(head).unwrap();
        std::thread::sleep(Duration::from_millis(50));
        stream.write_all(body).unwrap_or_else(|error| panic!("{method}, {content_type}: {error}"));
        assert_eq!(ask(&mut stream, b"").unwrap().reason(), reason, "{method}, {content_type}");
    }
}

/// "Streaming responses always have an HTTP status of 200 OK": of any other the official client
/// reads neither code nor details.
#[test]
fn a_stream_is_refused_inside_the_stream() {
    let Some(daemon) = daemon_for_curl() else { return };
    let large = json!({ "jobId": "x".repeat(300 * 1024) });
    let cases = [
        (json!({ "afterEventId": "999999999" }), "Connect-Protocol-Version: 1", "event_not_kept"),
        (json!({}), "Connect-Protocol-Version: 2", "protocol_version"),
        // Of known length it would be refused by its head, before it is known to be for a stream.
        (large, "Transfer-Encoding: chunked", "body_too_large"),
    ];
    for (request, header, reason) in cases {
        let body = file(&daemon, &envelope(&request));
        let headers = ["--header", "Content-Type: application/connect+json", "--header", header];
        let (status, answer) = curl(&daemon.bot(), WATCH, &[&headers[..], &["--data-binary", &body]].concat());
        let last: Value = serde_json::from_str(&answer[answer.find('{').unwrap()..]).unwrap();
        let told = last["error"]["details"][0]["debug"]["reason"].as_str();
        assert_eq!((status, told), (200, Some(reason)), "{last}");
    }
}

/// A file with these bytes, as curl's `--data-binary` wants it named.
fn file(daemon: &Daemon, bytes: &[u8]) -> String {
    let path = daemon.dir.path().join("body");
    fs::write(&path, bytes).unwrap();
    format!("@{}", path.display())
}
