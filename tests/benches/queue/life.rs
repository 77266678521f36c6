//! The daemon as a process: how fast it is up, what it weighs, what watchers cost, how many commits
//! a redemption takes.

use std::io::{Read, Write};
use std::os::unix::net::UnixStream;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use clf_tests::{Daemon, exchange};
use serde_json::json;

/// Resident memory in MiB.
pub(crate) fn memory(daemon: &Daemon) -> f64 {
    let status = std::fs::read_to_string(format!("/proc/{}/status", daemon.pid())).expect("it runs");
    let line = status.lines().find(|line| line.starts_with("VmRSS:")).expect("the kernel says");
    let kib: f64 = line.split_whitespace().nth(1).and_then(|text| text.parse().ok()).expect("a number");
    kib / 1024.0
}

/// From spawn to the first answer, over a file that is there; the median of some starts.
pub(crate) fn start(daemon: &mut Daemon) -> Duration {
    let mut spent: Vec<Duration> = (0..9)
        .map(|_| {
            daemon.kill();
            let began = Instant::now();
            daemon.restart();
            let health = exchange(&daemon.operator(), b"GET /healthz HTTP/1.1\r\nHost: clf\r\n\r\n");
            assert_eq!(health.expect("it answers").status, 200);
            began.elapsed()
        })
        .collect();
    spent.sort_unstable();
    spent[4]
}

/// Watchers that read all they are sent, until dropped.
pub(crate) struct Watchers {
    stop: Arc<AtomicBool>,
    pub(crate) bytes: Arc<AtomicU64>,
    reader: Option<std::thread::JoinHandle<()>>,
}

impl Watchers {
    pub(crate) fn open(daemon: &Daemon, count: usize) -> Self {
        let body = clf_tests::post("JobService/WatchJobs", "application/connect+json", b"\0\0\0\0\x02{}");
        let streams: Vec<UnixStream> = (0..count)
            .map(|_| {
                let mut stream = UnixStream::connect(daemon.bot()).expect("the daemon listens");
                stream.write_all(&body).expect("it takes the request");
                stream.set_nonblocking(true).expect("a socket can be");
                stream
            })
            .collect();
        let (stop, bytes) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicU64::new(0)));
        let (stopped, counted) = (stop.clone(), bytes.clone());
        let reader = std::thread::spawn(move || {
            let mut space = vec![0; 256 * 1024];
            while !stopped.load(Ordering::Relaxed) {
                for mut stream in &streams {
                    if let Ok(count) = stream.read(&mut space) {
                        counted.fetch_add(count as u64, Ordering::Relaxed);
                    }
                }
                std::thread::sleep(Duration::from_millis(20));
            }
        });
        std::thread::sleep(Duration::from_millis(500));
        Watchers { stop, bytes, reader: Some(reader) }
    }
}

impl Drop for Watchers {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
        if let Some(reader) = self.reader.take() {
            let _ = reader.join();
        }
    }
}

/// Durable commits of the daemon so far.
pub(crate) fn commits(daemon: &Daemon) -> u64 {
    let metrics = exchange(&daemon.operator(), b"GET /metrics HTTP/1.1\r\nHost: clf\r\n\r\n").expect("it answers");
    let text = String::from_utf8_lossy(&metrics.body).into_owned();
    text.lines().find_map(|line| line.strip_prefix("clf_commits_total ")?.parse().ok()).expect("it is counted")
}

/// Commits that one redemption takes.
pub(crate) fn redemption() -> u64 {
    let daemon = Daemon::start_with_agent("#!/bin/sh\nexec sleep 60\n");
    let id = daemon.enqueue("m");
    let began = Instant::now();
    let bootstrap = loop {
        let job = daemon.call("GetJob", &json!({ "jobId": id })).json();
        let machine = job["job"]["machine"].as_str().unwrap_or_default().to_owned();
        let alive = daemon.operate("ListCattle", &json!({})).json().to_string().contains("STATE_ALIVE");
        match std::fs::read_to_string(daemon.file("machines").join(machine).join("bootstrap.json")) {
            Ok(text) if alive => break clf_domain::cattle::Bootstrap::from_json(&text).expect("ours"),
            _ => assert!(began.elapsed() < Duration::from_secs(10), "no machine"),
        }
    };
    std::thread::sleep(Duration::from_millis(300));
    let before = commits(&daemon);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("it starts");
    runtime.block_on(async {
        let pin = clf_client::Pin::parse(&bootstrap.server_pin).expect("ours");
        let recipient = age::x25519::Identity::generate().to_public().to_string();
        let ask = clf_proto::v1::RedeemRequest { token: bootstrap.token.clone(), recipient };
        clf_client::CattleClient::new(bootstrap.endpoint.clone(), pin).redeem(&ask).await.expect("it is served");
    });
    commits(&daemon) - before
}
