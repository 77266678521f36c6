//! SIGKILL at any moment, under load: what was acknowledged is there, once; every task ran once.

#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout, reason = "a test stops where it fails")]

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use clf_tests::{Daemon, Kind, exchange, post};
use serde_json::json;

const KILLS: usize = 200;
const CLIENTS: u64 = 4;

/// What clients were promised: key → job id. Kept outside the daemon.
type Ledger = Arc<Mutex<HashMap<String, String>>>;

#[test]
fn two_hundred_kills_lose_nothing_and_double_nothing() {
    let mut daemon = Daemon::start(Kind::Dev);
    let effects = effects_directory();
    let (ledger, stop, pace) = (Ledger::default(), Arc::new(AtomicBool::new(false)), Arc::new(AtomicU64::new(0)));
    let clients: Vec<_> = (0..CLIENTS)
        .map(|client| {
            let (socket, file) = (daemon.bot(), effects.join("ran"));
            let (ledger, stop, pace) = (ledger.clone(), stop.clone(), pace.clone());
            std::thread::spawn(move || enqueue_until(&socket, &file, client, &ledger, &stop, &pace))
        })
        .collect();
    let seed = u64::from(std::process::id());
    println!("seed {seed}");
    let mut random = seed;
    let mut ready: Vec<Duration> = Vec::new();
    for _ in 0..KILLS {
        random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        std::thread::sleep(Duration::from_millis(2 + (random >> 33) % 40));
        daemon.kill();
        ready.push(daemon.restart());
        // Clients add a job each for every life of the daemon: load, without burying the machine.
        pace.fetch_add(1, Ordering::Relaxed);
    }
    stop.store(true, Ordering::Relaxed);
    clients.into_iter().for_each(|client| client.join().unwrap());
    ready.sort_unstable();
    let ledger = ledger.lock().unwrap();
    println!(
        "{KILLS} kills, {} acknowledged jobs, ready again: p50 {:?}, p99 {:?}",
        ledger.len(),
        ready[KILLS / 2],
        ready[KILLS * 99 / 100]
    );

    let jobs = all_jobs(&daemon);
    assert!(ledger.len() > KILLS / 2, "there was too little load: {}", ledger.len());
    let by_key: HashMap<&str, &str> = jobs.iter().map(|(id, key)| (key.as_str(), id.as_str())).collect();
    assert_eq!(by_key.len(), jobs.len(), "a key has two jobs");
    for (key, id) in ledger.iter() {
        assert_eq!(by_key.get(key.as_str()), Some(&id.as_str()), "lost or doubled: {key}");
    }
    for (id, key) in &jobs {
        let job = daemon.ended(id);
        assert_eq!(job["status"], "JOB_STATUS_DONE", "{key}: {job}\n{}", daemon.log());
    }
    // Every task ran, and no task twice: never two machines for a job.
    let ran = std::fs::read_to_string(effects.join("ran")).unwrap();
    let ran: Vec<&str> = ran.lines().collect();
    let distinct: HashSet<&str> = ran.iter().copied().collect();
    assert_eq!((ran.len(), distinct.len()), (jobs.len(), jobs.len()), "a task ran twice or never");
    one_redemption_a_token(&daemon);
    assert_eq!(daemon.operate("VerifyAudit", &json!({})).json()["intact"], true);
    std::fs::remove_dir_all(effects).unwrap();
}

/// A place that tasks of another user, with a `/tmp` of their own, can write to.
fn effects_directory() -> PathBuf {
    use std::os::unix::fs::PermissionsExt;
    let dir = tempfile::Builder::new().prefix("clf-effects-").tempdir_in("/var/tmp").unwrap().keep();
    std::fs::set_permissions(&dir, PermissionsExt::from_mode(0o755)).unwrap();
    std::fs::write(dir.join("ran"), "").unwrap();
    std::fs::set_permissions(dir.join("ran"), PermissionsExt::from_mode(0o666)).unwrap();
    dir
}

/// Enqueues with fresh keys; after a lost answer, again with the same one.
fn enqueue_until(socket: &Path, file: &Path, client: u64, ledger: &Ledger, stop: &AtomicBool, pace: &AtomicU64) {
    let mut number = 0;
    while !stop.load(Ordering::Relaxed) {
        if number > pace.load(Ordering::Relaxed) {
            std::thread::sleep(Duration::from_millis(1));
            continue;
        }
        number += 1;
        let key = format!("{client}-{number}");
        let message = format!("#!/bin/sh\necho {key} >>{}\n", file.display());
        let task = json!({ "taskId": "t", "message": message });
        let body = json!({ "idempotencyKey": key, "cattleSpawn": { "persona": "demo", "task": task } }).to_string();
        let bytes = post("JobService/EnqueueJob", "application/json", body.as_bytes());
        let began = Instant::now();
        let id = loop {
            match exchange(socket, &bytes) {
                Ok(answer) if answer.status == 200 => break answer.json()["jobId"].as_str().unwrap().to_owned(),
                Ok(answer) => assert!(matches!(answer.status, 0 | 503), "{answer:?}"),
                Err(_) => std::thread::sleep(Duration::from_millis(1)),
            }
            assert!(began.elapsed() < Duration::from_secs(20), "no answer for 20 s");
        };
        ledger.lock().unwrap().insert(key, id);
    }
}

fn all_jobs(daemon: &Daemon) -> Vec<(String, String)> {
    let (mut jobs, mut token) = (Vec::new(), String::new());
    loop {
        let page = daemon.call("ListJobs", &json!({ "pageSize": 500, "pageToken": token })).json();
        for job in page["jobs"].as_array().unwrap() {
            let field = |name: &str| job[name].as_str().unwrap().to_owned();
            jobs.push((field("jobId"), field("idempotencyKey")));
        }
        token = page["nextPageToken"].as_str().unwrap().to_owned();
        if token.is_empty() {
            return jobs;
        }
    }
}

/// By the audit: each token was redeemed once, whatever was asked again after a lost answer.
fn one_redemption_a_token(daemon: &Daemon) {
    let (mut after, mut seen) = (0, HashSet::new());
    loop {
        let page = daemon.operate("ListAudit", &json!({ "afterSequence": after.to_string(), "pageSize": 1000 })).json();
        let records = page["records"].as_array().unwrap().clone();
        let Some(last) = records.last() else { break };
        after = last["sequence"].as_str().unwrap().parse::<u64>().unwrap();
        for record in records.iter().filter(|record| record["action"] == "token.redeem") {
            assert!(seen.insert(record["detail"].as_str().unwrap().to_owned()), "redeemed twice: {record}");
        }
    }
    assert!(!seen.is_empty());
    assert_eq!(daemon.operate("GetStatus", &json!({})).json()["alarms"], "0");
}
