//! The main job, end to end, through the real daemon and the real agent.

#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout, reason = "a test stops where it fails")]

use clf_tests::{Daemon, Kind};
use serde_json::{Value, json};

fn result(job: &Value) -> Value {
    serde_json::from_str(job["result"].as_str().unwrap()).unwrap()
}

#[test]
fn a_task_is_done_and_its_result_comes_home() {
    let daemon = Daemon::start(Kind::Dev);
    let job = daemon.ended(&daemon.enqueue("hello \"world\"\n\\ ä"));
    assert_eq!(job["status"], "JOB_STATUS_DONE", "{job} {}", daemon.log());
    assert_eq!(result(&job)["message"], "hello \"world\"\n\\ ä");
    assert_eq!(job["exitCode"], 0);
}

#[test]
fn a_message_that_is_a_program_is_run_and_its_output_comes_home() {
    let daemon = Daemon::start(Kind::Dev);
    let id = daemon.enqueue("#!/bin/sh\nfor i in 1 2 3; do echo out $i; echo err $i >&2; done\necho '{\"n\": 12345678901234567890}' >$CLF_RESULT_FILE\n");
    let job = daemon.ended(&id);
    // Digit for digit: no number passes through a double.
    assert_eq!(job["result"], "{\"n\": 12345678901234567890}");
    let log = daemon.call("ReadJobLog", &json!({ "jobId": id })).json();
    assert_eq!(log["complete"], true);
    assert_eq!(log["nextOffset"], "36");
}

#[test]
fn a_task_that_fails_fails_its_job_with_the_reason() {
    let daemon = Daemon::start(Kind::Dev);
    let cases = [
        ("#!/bin/sh\nexit 7\n", "task_failed"),
        ("#!/bin/sh\nkill -9 $$\n", "task_killed"),
        ("#!/bin/sh\necho no json >$CLF_RESULT_FILE\n", "result_rejected"),
        ("#!/bin/sh\nhead -c 300000 /dev/zero | tr '\\0' 1 >$CLF_RESULT_FILE\n", "result_rejected"),
        ("#!/bin/sh\nln -s /etc/hostname $CLF_RESULT_FILE\n", "result_rejected"),
        ("#!/bin/sh\nmkfifo $CLF_RESULT_FILE\n", "result_rejected"),
        ("#!/nowhere/at/all\n", "task_failed"),
    ];
    for (message, reason) in cases {
        let job = daemon.ended(&daemon.enqueue(message));
        assert_eq!(job["status"], "JOB_STATUS_FAILED", "{message}");
        assert_eq!(job["failure"]["reason"], reason, "{message}");
    }
}

#[test]
fn a_task_over_its_time_limit_is_ended_with_all_it_started() {
    let daemon = Daemon::start(Kind::Dev);
    let marker = "31337.0251";
    let message = format!("#!/bin/sh\nsleep {marker} & sleep {marker}\n");
    let task = json!({ "taskId": "t", "message": message, "timeLimit": "1s" });
    let answer = daemon.call("EnqueueJob", &json!({ "cattleSpawn": { "persona": "demo", "task": task } }));
    let job = daemon.ended(answer.json()["jobId"].as_str().unwrap());
    assert_eq!(job["failure"]["reason"], "task_timed_out");
    assert!(!running(marker));
}

/// Whether a process has this word in its command line.
fn running(word: &str) -> bool {
    let wait = std::time::Instant::now();
    let any = || {
        std::fs::read_dir("/proc").unwrap().flatten().any(|entry| {
            let line = std::fs::read(entry.path().join("cmdline")).unwrap_or_default();
            line.split(|byte| *byte == 0).any(|part| part == word.as_bytes())
        })
    };
    while any() {
        if wait.elapsed().as_secs() > 3 {
            return true;
        }
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    false
}

#[test]
fn canceling_a_running_job_ends_its_machine_and_its_task() {
    let daemon = Daemon::start(Kind::Dev);
    let marker = "31337.0252";
    let id = daemon.enqueue(&format!("#!/bin/sh\necho started\nsleep {marker} & sleep {marker}\n"));
    wait_for_log(&daemon, &id);
    let answer = daemon.call("CancelJob", &json!({ "jobId": id }));
    assert_eq!(answer.json()["job"]["status"], "JOB_STATUS_CANCELED");
    assert!(!running(marker));
    wait_until(|| daemon.operate("ListCattle", &json!({})).json()["machines"] == json!([]));
    // Twice is once.
    assert_eq!(daemon.call("CancelJob", &json!({ "jobId": id })).status, 200);
}

fn wait_for_log(daemon: &Daemon, id: &str) {
    wait_until(|| daemon.call("ReadJobLog", &json!({ "jobId": id })).json()["nextOffset"] != "0");
}

fn wait_until(mut done: impl FnMut() -> bool) {
    let began = std::time::Instant::now();
    while !done() {
        assert!(began.elapsed().as_secs() < 20, "it did not happen");
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
}

#[test]
fn a_machine_that_dies_fails_its_job_and_an_idempotent_task_is_tried_again() {
    let daemon = Daemon::start(Kind::Dev);
    for (idempotent, status) in [(false, "JOB_STATUS_FAILED"), (true, "JOB_STATUS_QUEUED")] {
        let task = json!({ "taskId": "t", "message": "#!/bin/sh\necho up\nsleep 60\n", "idempotent": idempotent });
        let answer = daemon.call("EnqueueJob", &json!({ "cattleSpawn": { "persona": "demo", "task": task } }));
        let id = answer.json()["jobId"].as_str().unwrap().to_owned();
        wait_for_log(&daemon, &id);
        let job = || daemon.call("GetJob", &json!({ "jobId": id })).json()["job"].clone();
        let alive = daemon.file("machines").join(job()["machine"].as_str().unwrap()).join("alive");
        let pid: i32 = std::fs::read_to_string(alive).unwrap().trim().parse().unwrap();
        nix::sys::signal::kill(nix::unistd::Pid::from_raw(pid), nix::sys::signal::Signal::SIGKILL).unwrap();
        wait_until(|| job()["status"] != "JOB_STATUS_RUNNING");
        assert_eq!(
            (job()["status"].as_str(), job()["failure"]["reason"].as_str()),
            (Some(status), Some("machine_lost"))
        );
    }
}

#[test]
fn machines_outlive_a_restart_of_the_daemon_and_report_to_the_next() {
    let mut daemon = Daemon::start(Kind::Dev);
    let id = daemon.enqueue("#!/bin/sh\necho before\nsleep 1\necho '\"after\"' >$CLF_RESULT_FILE\n");
    wait_for_log(&daemon, &id);
    daemon.kill();
    daemon.restart();
    let job = daemon.ended(&id);
    assert_eq!((job["status"].as_str(), job["result"].as_str()), (Some("JOB_STATUS_DONE"), Some("\"after\"")));
    assert_eq!(job["attempt"], 1);
}

#[test]
fn a_scheduled_job_waits_for_its_time() {
    let daemon = Daemon::start(Kind::Dev);
    let task = json!({ "taskId": "t", "message": "m" });
    let later = daemon.call(
        "EnqueueJob",
        &json!({ "runAt": "2126-01-01T00:00:00Z", "cattleSpawn": { "persona": "demo", "task": task } }),
    );
    let id = later.json()["jobId"].as_str().unwrap().to_owned();
    daemon.ended(&daemon.enqueue("now"));
    assert_eq!(daemon.call("GetJob", &json!({ "jobId": id })).json()["job"]["status"], "JOB_STATUS_QUEUED");
}

#[test]
fn sigterm_drains_and_ends_with_zero() {
    let mut daemon = Daemon::start(Kind::Dev);
    daemon.ended(&daemon.enqueue("hello"));
    assert_eq!(daemon.stop(), Some(0), "{}", daemon.log());
}

#[test]
fn a_long_output_comes_home_to_its_last_line() {
    let daemon = Daemon::start(Kind::Dev);
    let id = daemon.enqueue("#!/bin/sh\nhead -c 900000 /dev/zero | tr '\\0' x\necho THE LAST LINE\n");
    assert_eq!(daemon.ended(&id)["status"], "JOB_STATUS_DONE");
    let piece = |offset: u64| daemon.call("ReadJobLog", &json!({ "jobId": id, "offset": offset.to_string() })).json();
    let end = piece(10_000_000);
    assert_eq!((end["nextOffset"].as_str(), end["truncated"].as_bool()), (Some("900014"), Some(false)));
    assert_eq!(piece(900_000)["data"], "VEhFIExBU1QgTElORQo=");
}

#[test]
fn what_a_task_leaves_behind_neither_holds_up_its_end_nor_outlives_it() {
    let daemon = Daemon::start(Kind::Dev);
    let marker = "31337.0253";
    let began = std::time::Instant::now();
    let job = daemon.ended(&daemon.enqueue(&format!(
        "#!/bin/sh\nsleep {marker} &\nsetsid sleep {marker} &\nsleep 0.1\necho '1' >$CLF_RESULT_FILE\n"
    )));
    assert_eq!((job["status"].as_str(), job["result"].as_str()), (Some("JOB_STATUS_DONE"), Some("1")));
    assert!(began.elapsed().as_secs() < 10);
    assert!(!running(marker));
}

#[test]
fn a_machine_that_the_database_does_not_know_is_reaped() {
    let mut daemon = Daemon::start(Kind::Dev);
    daemon.stop();
    let kept = std::fs::read(daemon.file("state.sqlite")).unwrap();
    daemon.restart();
    let marker = "31337.0254";
    let id = daemon.enqueue(&format!("#!/bin/sh\necho up\nsleep {marker}\n"));
    wait_for_log(&daemon, &id);
    daemon.kill();
    // An older database is put back: it has never heard of the job.
    let _ = std::fs::remove_file(daemon.file("state.sqlite-wal"));
    std::fs::write(daemon.file("state.sqlite"), kept).unwrap();
    daemon.restart();
    assert!(!running(marker));
    let audit = daemon.operate("ListAudit", &json!({ "pageSize": 1000 })).json().to_string();
    assert!(audit.contains("machine.reap"), "{audit}");
}

#[test]
fn what_a_task_leaves_behind_and_goes_on_writing_does_not_keep_the_job() {
    let daemon = Daemon::start(Kind::Dev);
    for start in ["", "setsid "] {
        let began = std::time::Instant::now();
        let script = format!("{start}sh -c 'while :; do echo tick; sleep 0.05; done' &\nsleep 0.2\nexit 0\n");
        assert_eq!(daemon.ended(&daemon.enqueue(&format!("#!/bin/sh\n{script}")))["status"], "JOB_STATUS_DONE");
        assert!(began.elapsed().as_secs() < 10);
    }
}
