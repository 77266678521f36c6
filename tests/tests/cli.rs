//! `clf` and `clawdlets demo` as people and programs use them.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where it fails")]

use std::path::Path;
use std::process::{Command, Output};

use clf_tests::{Daemon, Kind, program};
use serde_json::{Value, json};

fn clf(socket: &Path, arguments: &[&str]) -> Output {
    Command::new(program("clf")).arg("--socket").arg(socket).args(arguments).output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

const SPAWN: [&str; 5] = ["jobs", "enqueue", "cattle.spawn", "--persona", "demo"];

fn spawn<'a>(more: &[&'a str]) -> Vec<&'a str> {
    SPAWN.iter().copied().chain(more.iter().copied()).collect()
}

#[test]
fn every_exit_code_is_the_documented_one() {
    let daemon = Daemon::start(Kind::Dev);
    let bot = daemon.bot();
    let later = ["--message", "m", "--run-at", "2126-01-01T00:00:00Z"];
    let scheduled = text(&clf(&bot, &spawn(&later)).stdout).trim().to_owned();
    let cases: [(&[&str], i32); 14] = [
        (&["whoami"], 0),
        (&spawn(&["--message", "m", "--wait"]), 0),
        (&["jobs", "list"], 0),
        (&["no-such-command"], 2),
        (&["jobs", "show", "not-an-id"], 2),
        (&spawn(&[]), 2),
        (&spawn(&["--message", ""]), 2),
        (&spawn(&["--message", "m", "--ttl", "tomorrow"]), 2),
        (&spawn(&["--task-file", "/nowhere/at/all"]), 2),
        (&spawn(&["--message", "m", "--ttl", "1s"]), 2),
        (&["jobs", "show", "01a1f8d9-fbe5-7000-ae8e-973335c1f68c"], 4),
        (&["jobs", "enqueue", "cattle.spawn", "--persona", "nope", "--message", "m"], 4),
        (&spawn(&["--message", "#!/bin/sh\nexit 1\n", "--wait"]), 5),
        (&["jobs", "wait", &scheduled, "--timeout", "1s"], 6),
    ];
    for (arguments, code) in cases {
        let output = clf(&bot, arguments);
        assert_eq!(output.status.code(), Some(code), "{arguments:?}: {}", text(&output.stderr));
        // What went wrong is said on standard error, once, and nothing of it elsewhere.
        assert_eq!(output.stderr.is_empty(), code == 0, "{arguments:?}: {}", text(&output.stderr));
    }
    assert_eq!(clf(Path::new("/nowhere"), &["whoami"]).status.code(), Some(3));
}

#[test]
fn programs_get_json_and_the_same_error() {
    let daemon = Daemon::start(Kind::Dev);
    let json_of = |arguments: &[&str]| -> Value {
        let output = clf(&daemon.bot(), &[&["--json"], arguments].concat());
        serde_json::from_slice(if output.status.success() { &output.stdout } else { &output.stderr }).unwrap()
    };
    let keyed = spawn(&["--message", "#!/bin/sh\necho '{\"n\":1.50}' >$CLF_RESULT_FILE\n", "--idempotency-key", "k"]);
    let first = json_of(&keyed);
    assert_eq!(first["deduplicated"], false);
    assert_eq!(json_of(&keyed), json!({ "jobId": first["jobId"], "deduplicated": true }));
    let other = json_of(&spawn(&["--message", "other", "--idempotency-key", "k"]));
    assert_eq!(other["error"]["reason"], "idempotency_conflict");
    let id = first["jobId"].as_str().unwrap();
    let waited = clf(&daemon.bot(), &["--json", "jobs", "wait", id]);
    // The result is the task's own JSON, digit for digit.
    assert!(text(&waited.stdout).contains("\"result\":{\"n\":1.50}"), "{}", text(&waited.stdout));
    assert_eq!(json_of(&["jobs", "show", &id[28..]])["status"], "done");
    assert_eq!(json_of(&["jobs", "list", "--status", "done"])["jobs"][0]["jobId"], id);
    assert_eq!(json_of(&["whoami"])["principal"], "dev");
}

#[test]
fn a_task_comes_from_a_file_as_json_or_as_text() {
    let daemon = Daemon::start(Kind::Dev);
    let (as_json, as_text) = (daemon.dir.path().join("task.json"), daemon.dir.path().join("note.txt"));
    std::fs::write(&as_json, r#"{"taskId":"t-7","message":"from json"}"#).unwrap();
    std::fs::write(&as_text, "from text").unwrap();
    for (file, task, message) in [(&as_json, "t-7", "from json"), (&as_text, "note", "from text")] {
        let output = clf(&daemon.bot(), &spawn(&["--task-file", file.to_str().unwrap(), "--wait", "--json"]));
        let job: Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!((job["result"]["taskId"].as_str(), job["result"]["message"].as_str()), (Some(task), Some(message)));
    }
    std::fs::write(&as_json, r#"{"taskId":"t","surprise":1}"#).unwrap();
    let refused = clf(&daemon.bot(), &spawn(&["--task-file", as_json.to_str().unwrap()]));
    assert!(text(&refused.stderr).contains("surprise"), "{}", text(&refused.stderr));
}

#[test]
fn logs_and_events_of_a_job_can_be_followed_to_its_end() {
    let daemon = Daemon::start(Kind::Dev);
    let id = daemon.enqueue("#!/bin/sh\necho one\nsleep 0.3\necho two\n");
    let followed = clf(&daemon.bot(), &["jobs", "logs", "--follow", &id]);
    assert_eq!(text(&followed.stdout), "one\ntwo\n");
    let canceled = text(&clf(&daemon.bot(), &spawn(&["--message", "m", "--run-at", "2126-01-01T00:00:00Z"])).stdout);
    let output = clf(&daemon.bot(), &["jobs", "cancel", canceled.trim()]);
    assert!(text(&output.stdout).contains("canceled"), "{}", text(&output.stdout));
}

#[test]
fn completions_and_man_pages_are_made_from_the_command_line() {
    let dir = tempfile::tempdir().unwrap();
    for name in ["clf", "clawdlets"] {
        for shell in ["bash", "zsh", "fish"] {
            let output = Command::new(program(name)).args(["completions", shell]).output().unwrap();
            assert!(output.status.success() && text(&output.stdout).contains(name), "{name} {shell}");
        }
        assert!(Command::new(program(name)).arg("man").arg(dir.path()).status().unwrap().success());
        assert!(dir.path().join(format!("{name}.1")).is_file());
    }
    assert!(dir.path().join("clf-jobs-enqueue.1").is_file());
}

/// Runs the demo in a place of its own.
fn demo(arguments: &[&str], place: &Path) -> Output {
    let mut command = Command::new(program("clawdlets"));
    command.arg("demo").args(arguments).env("TMPDIR", place).env_remove("CARGO").output().unwrap()
}

#[test]
fn the_demo_prints_one_json_object_and_leaves_nothing() {
    let place = tempfile::tempdir().unwrap();
    let output = demo(&["--json"], place.path());
    assert!(output.status.success(), "{}", text(&output.stderr));
    assert_eq!(text(&output.stdout).lines().count(), 1);
    let told: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((told["status"].as_str(), told["result"]["secret"]["length"].as_u64()), (Some("done"), Some(32)));
    assert!(told["jobId"].is_string() && told["timingsMs"]["total"].is_u64());
    assert_eq!(std::fs::read_dir(place.path()).unwrap().count(), 0);
}

#[test]
fn the_demo_runs_ones_own_task_and_fails_with_it() {
    let place = tempfile::tempdir().unwrap();
    let task = place.path().join("task.sh");
    std::fs::write(&task, "#!/bin/sh\nprintf '{\"mine\":%s}' ${#DEMO_SECRET} >$CLF_RESULT_FILE\n").unwrap();
    let told: Value =
        serde_json::from_slice(&demo(&["--json", "--task-file", task.to_str().unwrap()], place.path()).stdout).unwrap();
    assert_eq!(told["result"], json!({ "mine": 32 }));
    std::fs::write(&task, "#!/bin/sh\nexit 9\n").unwrap();
    let output = demo(&["--json", "--task-file", task.to_str().unwrap()], place.path());
    assert_eq!(output.status.code(), Some(1));
    let told: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(told["status"], "failed");
}

#[test]
fn the_demo_that_is_kept_names_three_commands_that_work() {
    let place = tempfile::tempdir().unwrap();
    let output = demo(&["--keep"], place.path());
    assert!(output.status.success(), "{}", text(&output.stderr));
    let story = text(&output.stdout);
    let command = |start: &str| story.lines().map(str::trim).find(|line| line.starts_with(start)).unwrap().to_owned();
    let (export, end) = (command("export CLF_SOCKET="), command("End it with: "));
    let clf = program("clf").display().to_string();
    let tries: Vec<&str> = story.lines().map(str::trim).filter(|line| line.starts_with(&clf)).collect();
    assert_eq!(tries.len(), 3, "{story}");
    for line in tries.iter().filter(|line| !line.ends_with("watch")) {
        let ran = Command::new("sh").arg("-c").arg(format!("{export}; {line}")).output().unwrap();
        assert!(ran.status.success(), "{line}: {}", text(&ran.stderr));
    }
    let ended = Command::new("sh").arg("-c").arg(end.trim_start_matches("End it with: ")).status().unwrap();
    assert!(ended.success());
    std::thread::sleep(std::time::Duration::from_millis(300));
    let remove = command("and remove it with: ");
    let removed = Command::new("sh").arg("-c").arg(remove.trim_start_matches("and remove it with: ")).status().unwrap();
    assert!(removed.success());
    assert_eq!(std::fs::read_dir(place.path()).unwrap().count(), 0);
}
