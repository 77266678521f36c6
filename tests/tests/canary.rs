//! A secret appears nowhere but in the task: not on disk, in a log, in /proc, in any answer.

#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout, reason = "a test stops where it fails")]

use std::path::Path;

use clf_tests::{Daemon, Kind};
use serde_json::json;

const CANARY: &str = "canary-7Yp2qLx9-do-not-leak-Zk41";

fn config() -> String {
    let uid = nix::unistd::geteuid().as_raw();
    format!(
        r#"
fleet = "canary"
state_dir = "DIR/unused"
mark_file = "DIR/unused-mark"
credentials_dir = "DIR/credentials"

[cattle]
listen = "127.0.0.1:0"

[principals.bot]
uid = {uid}
[principals.bot.policy]
personas = ["demo", "needy"]
env = ["CANARY"]
[operators.op]
uid = {uid}

[personas.demo]
argv = ["./run.sh"]
[personas.demo.files]
"run.sh" = '''
#!/bin/sh
echo "out: $CANARY"
echo "err: $CANARY" >&2
printf '%s' "$CANARY" | sha256sum
printf '{{"leak":"%s"}}' "$CANARY" >"$CLF_RESULT_FILE"
sleep 0.5
'''
[personas.demo.env.CANARY]
credential = "canary"

[personas.needy]
argv = ["/bin/true"]
[personas.needy.env.MISSING]
credential = "missing"
required = false
"#
    )
}

/// The canary as it could hide: plain, hex, base64 at three offsets.
fn forms() -> Vec<Vec<u8>> {
    let hex: String = CANARY.bytes().map(|byte| format!("{byte:02x}")).collect();
    let mut forms = vec![CANARY.as_bytes().to_vec(), hex.clone().into_bytes(), hex.to_uppercase().into_bytes()];
    for offset in 0..3 {
        forms.push(base64_middle(&CANARY.as_bytes()[offset..]));
    }
    forms
}

/// The base64 of whole groups only: what does not depend on what comes after.
fn base64_middle(bytes: &[u8]) -> Vec<u8> {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let group = |chunk: &[u8]| {
        let bits = chunk.iter().fold(0u32, |bits, byte| bits << 8 | u32::from(*byte));
        [18, 12, 6, 0].map(|shift| ALPHABET[(bits >> shift & 63) as usize])
    };
    bytes.chunks_exact(3).flat_map(group).collect()
}

fn assert_clean(what: &str, bytes: &[u8]) {
    for form in forms() {
        assert!(!bytes.windows(form.len()).any(|window| window == form), "the canary is in {what}");
    }
}

fn sweep(dir: &Path, but: &Path) {
    for entry in std::fs::read_dir(dir).unwrap().flatten() {
        let path = entry.path();
        if path == but {
            continue;
        }
        let kind = entry.file_type().unwrap();
        if kind.is_dir() {
            sweep(&path, but);
        } else if kind.is_file() {
            assert_clean(&path.display().to_string(), &std::fs::read(&path).unwrap_or_default());
        }
    }
}

fn sweep_processes(what: &str, allowed: impl Fn(&str) -> bool) {
    for entry in std::fs::read_dir("/proc").unwrap().flatten() {
        let read = |name: &str| std::fs::read(entry.path().join(name)).unwrap_or_default();
        let name = String::from_utf8_lossy(&read("comm")).trim().to_owned();
        assert_clean(&format!("the command line of {name} ({what})"), &read("cmdline"));
        if !allowed(&name) {
            assert_clean(&format!("the environment of {name} ({what})"), &read("environ"));
        }
    }
}

#[test]
fn a_secret_is_in_the_task_and_nowhere_else() {
    let daemon = Daemon::start_prepared(Kind::DevWith(config()), |dir| {
        use std::os::unix::fs::PermissionsExt;
        let credentials = dir.join("credentials");
        std::fs::create_dir(&credentials).unwrap();
        std::fs::write(credentials.join("canary"), format!("{CANARY}\n")).unwrap();
        std::fs::set_permissions(&credentials, PermissionsExt::from_mode(0o700)).unwrap();
    });
    let credentials = daemon.dir.path().join("credentials");
    let id = daemon.enqueue("m");
    while daemon.call("ReadJobLog", &json!({ "jobId": id })).json()["nextOffset"] == "0" {
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    // While the task runs: its own processes have the value, nobody else has.
    sweep_processes("during the task", |name| matches!(name, "run.sh" | "sh" | "sleep" | "sha256sum"));
    let job = daemon.ended(&id);
    assert_eq!(job["status"], "JOB_STATUS_DONE", "{job}\n{}", daemon.log());
    // It did arrive: the digest is the canary's, the value itself was masked.
    let log = daemon.call("ReadJobLog", &json!({ "jobId": id }));
    let text = decode(log.json()["data"].as_str().unwrap());
    assert!(text.contains("out: [CANARY]") && text.contains("err: [CANARY]"), "{text}");
    assert!(text.contains(&sha256_of_canary()), "{text}");
    assert_eq!(job["result"], "{\"leak\":\"[CANARY]\"}");

    for (what, answer) in [
        ("GetJob", daemon.call("GetJob", &json!({ "jobId": id }))),
        ("ReadJobLog", log),
        ("ListJobs", daemon.call("ListJobs", &json!({}))),
        ("WhoAmI", daemon.call("WhoAmI", &json!({}))),
        ("GetStatus", daemon.operate("GetStatus", &json!({}))),
        ("ListCattle", daemon.operate("ListCattle", &json!({ "all": true }))),
        ("ListAudit", daemon.operate("ListAudit", &json!({ "pageSize": 1000 }))),
    ] {
        assert_eq!(answer.status, 200, "{what}");
        assert_clean(what, &answer.body);
    }
    assert_clean("the daemon's log", daemon.log().as_bytes());
    sweep(daemon.dir.path(), &credentials);
    sweep_processes("after the task", |_| false);
}

fn sha256_of_canary() -> String {
    let output = std::process::Command::new("sh")
        .arg("-c")
        .arg("sha256sum | cut -c 1-64")
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::piped())
        .spawn()
        .and_then(|mut child| {
            std::io::Write::write_all(&mut child.stdin.take().unwrap(), CANARY.as_bytes())?;
            child.wait_with_output()
        })
        .unwrap();
    String::from_utf8_lossy(&output.stdout).trim().to_owned()
}

fn decode(base64: &str) -> String {
    let value = |byte: u8| match byte {
        b'A'..=b'Z' => byte - b'A',
        b'a'..=b'z' => byte - b'a' + 26,
        b'0'..=b'9' => byte - b'0' + 52,
        b'+' => 62,
        _ => 63,
    };
    let mut bytes = Vec::new();
    for chunk in base64.trim_end_matches('=').as_bytes().chunks(4) {
        let bits = chunk.iter().fold(0u32, |bits, byte| bits << 6 | u32::from(value(*byte))) << (6 * (4 - chunk.len()));
        bytes.extend_from_slice(&bits.to_be_bytes()[1..chunk.len()]);
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[test]
fn a_missing_value_refuses_the_job_before_any_machine_is_made() {
    let text = config()
        .replace("required = false", "required = true")
        .replace(r#"env = ["CANARY"]"#, r#"env = ["CANARY", "MISSING"]"#);
    let daemon = Daemon::start(Kind::DevWith(text));
    let spawn = |persona: &str| {
        let task = json!({ "taskId": "t", "message": "m" });
        daemon.call("EnqueueJob", &json!({ "cattleSpawn": { "persona": persona, "task": task } })).reason()
    };
    assert_eq!(spawn("demo"), "env_unavailable");
    assert_eq!(spawn("needy"), "env_unavailable");
    assert_eq!(spawn("other"), "persona_not_allowed");
}
