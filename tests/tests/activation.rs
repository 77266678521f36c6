//! Started by systemd's sockets: the descriptors are taken by name, the modes are systemd's, and
//! readiness and watchdog are told.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where it fails")]

use std::os::unix::net::UnixDatagram;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use clf_tests::{Answer, call, is_root, missing, program, skip};
use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;
use serde_json::json;

fn config(dir: &Path) -> String {
    use std::os::unix::fs::PermissionsExt;
    let (dir_text, uid) = (dir.display(), nix::unistd::geteuid().as_raw());
    std::fs::create_dir(dir.join("mark")).unwrap();
    std::fs::set_permissions(dir.join("mark"), PermissionsExt::from_mode(0o700)).unwrap();
    format!(
        "fleet = \"t\"\nstate_dir = \"{dir_text}/state\"\nmark_file = \"{dir_text}/mark/mark\"\n\
         [cattle]\nlisten = \"127.0.0.1:{}\"\n[operators.op]\nuid = {uid}\n",
        std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
    )
}

/// `systemd-socket-activate` starts the daemon on the first connection.
fn activated(dir: &Path, names: &str, notify: Option<&Path>) -> Child {
    let file = dir.join("orchestrator.toml");
    std::fs::write(&file, config(dir)).unwrap();
    let mut command = Command::new("systemd-socket-activate");
    command
        .arg("--listen")
        .arg(dir.join("orchestrator.sock"))
        .arg("--listen")
        .arg(dir.join("operator.sock"))
        .arg(format!("--fdname={names}"));
    if let Some(path) = notify {
        command.arg(format!("--setenv=NOTIFY_SOCKET={}", path.display()));
    }
    let log = std::fs::File::create(dir.join("log")).unwrap();
    command.arg(program("clf-orchestrator")).arg("--config").arg(&file);
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(log).spawn().unwrap()
}

fn healthy(socket: &Path) -> Option<Answer> {
    let answer = clf_tests::exchange(socket, b"GET /healthz HTTP/1.1\r\nHost: clf\r\n\r\n").ok()?;
    (answer.status == 200).then_some(answer)
}

fn eventually<T>(mut look: impl FnMut() -> Option<T>) -> T {
    let began = Instant::now();
    loop {
        if let Some(found) = look() {
            return found;
        }
        assert!(began.elapsed() < Duration::from_secs(10), "it did not happen");
        std::thread::sleep(Duration::from_millis(20));
    }
}

fn able() -> bool {
    if let Some(name) = missing(&["systemd-socket-activate"]) {
        skip(&format!("{name} is not installed (apt-get install systemd)"));
        return false;
    }
    if !is_root() {
        skip("not root: the production daemon locks its memory");
        return false;
    }
    true
}

#[test]
fn the_daemon_takes_the_sockets_it_is_passed_by_name() {
    if !able() {
        return;
    }
    let dir = tempfile::tempdir().unwrap();
    let notify = dir.path().join("notify");
    let told = UnixDatagram::bind(&notify).unwrap();
    told.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
    let mut child = activated(dir.path(), "bot:operator", Some(&notify));
    let operator = dir.path().join("operator.sock");
    eventually(|| healthy(&operator));
    let status = call(&operator, "OperatorService/GetStatus", &json!({}));
    assert_eq!(status.json()["provider"], "none");
    // On the bots' socket this uid is nobody: closed unread.
    let stranger = call(&dir.path().join("orchestrator.sock"), "JobService/WhoAmI", &json!({}));
    assert_eq!((stranger.status, stranger.body.len()), (0, 0));

    let pid = Pid::from_raw(i32::try_from(child.id()).unwrap());
    let own = std::fs::read_to_string(format!("/proc/{pid}/status")).unwrap();
    let field = |name: &str| own.lines().find(|line| line.starts_with(name)).unwrap().to_owned();
    assert!(field("Seccomp:").ends_with('2'), "{}", field("Seccomp:"));
    assert!(field("NoNewPrivs:").ends_with('1'), "{}", field("NoNewPrivs:"));

    let mut message = [0; 256];
    let count = told.recv(&mut message).unwrap();
    assert!(String::from_utf8_lossy(&message[..count]).contains("READY=1"));
    kill(pid, Signal::SIGTERM).unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(0));
    let mut seen = String::new();
    while let Ok(count) = told.recv(&mut message) {
        seen.push_str(&String::from_utf8_lossy(&message[..count]));
        if seen.contains("STOPPING=1") {
            break;
        }
    }
    assert!(seen.contains("STOPPING=1"), "{seen}");
}

#[test]
fn the_watchdog_hears_from_the_worker_loop() {
    if !able() {
        return;
    }
    let dir = tempfile::tempdir().unwrap();
    let notify = dir.path().join("notify");
    let told = UnixDatagram::bind(&notify).unwrap();
    told.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
    let mut child = activated(dir.path(), "bot:operator", Some(&notify));
    eventually(|| healthy(&dir.path().join("operator.sock")));
    let mut beats = 0;
    let mut message = [0; 256];
    while beats < 3 {
        let count = told.recv(&mut message).unwrap();
        beats += usize::from(String::from_utf8_lossy(&message[..count]).contains("WATCHDOG=1"));
    }
    child.kill().unwrap();
    child.wait().unwrap();
}

#[test]
fn sockets_of_other_names_are_refused() {
    if !able() {
        return;
    }
    let dir = tempfile::tempdir().unwrap();
    let mut child = activated(dir.path(), "bot:other", None);
    eventually(|| std::os::unix::net::UnixStream::connect(dir.path().join("operator.sock")).ok());
    let code = eventually(|| child.try_wait().unwrap());
    assert_eq!(code.code(), Some(1));
    assert!(std::fs::read_to_string(dir.path().join("log")).unwrap().contains("FileDescriptorName"));
}
