//! A real `clf-orchestrator`, in a private directory, ended with the test.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::http::{Answer, call};

/// How a daemon is started.
pub enum Kind {
    /// `--dev`, nothing else.
    Dev,
    /// `--dev` with a configuration; `DIR` in it stands for the daemon's directory.
    DevWith(String),
    /// As in production, with a configuration; `DIR` in it stands for a directory of its own.
    Production(String),
}

/// Held while a program is written and while a process is started: a child that is forked in between
/// holds the new program open for writing, and starting it fails as "text file busy".
static FORKS: Mutex<()> = Mutex::new(());

/// A running daemon.
pub struct Daemon {
    /// Holds everything. Its state is in `state()`.
    pub dir: TempDir,
    child: Option<Child>,
    kind: Kind,
    program: PathBuf,
}

/// A program of ours, built before by `tests/run`.
#[allow(clippy::panic, reason = "a test stops where it fails")]
pub fn program(name: &str) -> PathBuf {
    let mut dir = std::env::current_exe().expect("a test knows where it is");
    while dir.pop() {
        if dir.join(name).is_file() {
            return dir.join(name);
        }
    }
    panic!("{name} is not built; ./tests/run builds it, or: cargo build --release --bins");
}

#[allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where it fails")]
impl Daemon {
    /// Starts it and waits until it takes calls.
    pub fn start(kind: Kind) -> Self {
        Daemon::start_in(kind, &std::env::temp_dir())
    }

    /// The same, below a directory that says which disk it works on.
    pub fn start_in(kind: Kind, parent: &Path) -> Self {
        Daemon::start_where(kind, parent, |_| {})
    }

    /// The same, once `prepare` has put into its directory what it needs.
    pub fn start_prepared(kind: Kind, prepare: impl FnOnce(&Path)) -> Self {
        Daemon::start_where(kind, &std::env::temp_dir(), prepare)
    }

    fn start_where(kind: Kind, parent: &Path, prepare: impl FnOnce(&Path)) -> Self {
        use std::os::unix::fs::PermissionsExt;
        let parent = std::path::absolute(parent).unwrap();
        let dir = tempfile::Builder::new().prefix("clf-test-").tempdir_in(parent).unwrap();
        prepare(dir.path());
        // Other users reach the sockets; what is private below is so by its own mode.
        std::fs::set_permissions(dir.path(), PermissionsExt::from_mode(0o755)).unwrap();
        let mut daemon = Daemon { dir, child: None, kind, program: program("clf-orchestrator") };
        daemon.restart();
        daemon
    }

    /// A daemon of `--dev` whose machines run this script instead of `cattle-agent`: it lies beside
    /// a copy of the daemon, where the daemon looks for it.
    pub fn start_with_agent(script: &str) -> Self {
        use std::os::unix::fs::PermissionsExt;
        let dir = tempfile::Builder::new().prefix("clf-test-").tempdir().unwrap();
        let (copy, agent) = (dir.path().join("clf-orchestrator"), dir.path().join("cattle-agent"));
        {
            let _nobody_forks = FORKS.lock().unwrap_or_else(PoisonError::into_inner);
            std::fs::copy(program("clf-orchestrator"), &copy).unwrap();
            std::fs::write(&agent, script).unwrap();
        }
        std::fs::set_permissions(&agent, PermissionsExt::from_mode(0o755)).unwrap();
        let mut daemon = Daemon { dir, child: None, kind: Kind::Dev, program: copy };
        daemon.restart();
        daemon
    }

    /// Its development directory.
    pub fn state(&self) -> PathBuf {
        self.dir.path().join("d")
    }

    /// The bots' socket.
    pub fn bot(&self) -> PathBuf {
        match self.kind {
            Kind::Production(_) => self.dir.path().join("orchestrator.sock"),
            _ => self.state().join("orchestrator.sock"),
        }
    }

    /// The operators' socket.
    pub fn operator(&self) -> PathBuf {
        match self.kind {
            Kind::Production(_) => self.dir.path().join("operator.sock"),
            _ => self.state().join("operator.sock"),
        }
    }

    /// Everything it logged, and its machines.
    pub fn log(&self) -> String {
        let read = |path| std::fs::read_to_string(path).unwrap_or_default();
        format!("{}{}", read(self.dir.path().join("log")), read(self.file("machines/agents.log")))
    }

    /// Its process.
    pub fn pid(&self) -> u32 {
        self.child.as_ref().unwrap().id()
    }

    /// Starts it again on what is there. Returns how long it took until it answered.
    pub fn restart(&mut self) -> Duration {
        let began = Instant::now();
        let log = std::fs::OpenOptions::new().create(true).append(true).open(self.dir.path().join("log")).unwrap();
        let mut command = Command::new(&self.program);
        let file = self.dir.path().join("orchestrator.toml");
        match &self.kind {
            Kind::Dev => drop(command.arg("--dev").arg(self.state())),
            Kind::DevWith(text) => {
                std::fs::write(&file, text.replace("DIR", self.dir.path().to_str().unwrap())).unwrap();
                command.arg("--dev").arg(self.state()).arg("--config").arg(&file);
            }
            Kind::Production(text) => {
                std::fs::write(&file, text.replace("DIR", self.dir.path().to_str().unwrap())).unwrap();
                command.arg("--config").arg(&file);
            }
        }
        command.env_remove("NOTIFY_SOCKET").stdin(Stdio::null()).stdout(Stdio::piped()).stderr(log);
        let forking = FORKS.lock().unwrap_or_else(PoisonError::into_inner);
        let mut child = command.spawn().unwrap();
        drop(forking);
        if !matches!(self.kind, Kind::Production(_)) {
            let mut line = String::new();
            BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
            assert_eq!(line, "ready\n", "the daemon did not start:\n{}", self.log());
        }
        self.child = Some(child);
        while std::os::unix::net::UnixStream::connect(self.operator()).is_err() {
            assert!(began.elapsed() < Duration::from_secs(10), "the daemon does not answer:\n{}", self.log());
            std::thread::sleep(Duration::from_millis(1));
        }
        began.elapsed()
    }

    /// Ends it without warning.
    pub fn kill(&mut self) {
        if let Some(mut child) = self.child.take() {
            let _ = child.kill();
            let _ = child.wait();
        }
    }

    /// Asks it to drain; the exit code.
    pub fn stop(&mut self) -> Option<i32> {
        let mut child = self.child.take().unwrap();
        kill(Pid::from_raw(i32::try_from(child.id()).unwrap()), Signal::SIGTERM).unwrap();
        child.wait().unwrap().code()
    }

    /// Calls a method of the bots' service with JSON.
    pub fn call(&self, method: &str, body: &Value) -> Answer {
        call(&self.bot(), &format!("JobService/{method}"), body)
    }

    /// Calls a method of the operators' service with JSON.
    pub fn operate(&self, method: &str, body: &Value) -> Answer {
        call(&self.operator(), &format!("OperatorService/{method}"), body)
    }

    /// Enqueues a task for the persona `demo`; the job's id.
    pub fn enqueue(&self, message: &str) -> String {
        let answer = self.call("EnqueueJob", &demo_job(message));
        assert_eq!(answer.status, 200, "{}", String::from_utf8_lossy(&answer.body));
        answer.json()["jobId"].as_str().unwrap().to_owned()
    }

    /// Waits until a job has ended; the job.
    pub fn ended(&self, id: &str) -> Value {
        let began = Instant::now();
        loop {
            let job = self.call("GetJob", &json!({ "jobId": id })).json()["job"].clone();
            if matches!(job["status"].as_str(), Some("JOB_STATUS_DONE" | "JOB_STATUS_FAILED" | "JOB_STATUS_CANCELED")) {
                return job;
            }
            assert!(began.elapsed() < Duration::from_secs(60), "the job did not end: {job}\n{}", self.log());
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    /// A file below the daemon's development directory.
    pub fn file(&self, name: &str) -> PathBuf {
        self.state().join(Path::new(name))
    }
}

impl Drop for Daemon {
    fn drop(&mut self) {
        self.kill();
        // Machines of --dev outlive a killed daemon: end them with the test.
        if let Ok(entries) = std::fs::read_dir(self.state().join("machines")) {
            for entry in entries.flatten() {
                let text = std::fs::read_to_string(entry.path().join("alive")).unwrap_or_default();
                if let Ok(pid) = text.trim().parse::<i32>() {
                    let _ = kill(Pid::from_raw(-pid), Signal::SIGKILL);
                }
            }
        }
    }
}

fn demo_job(message: &str) -> Value {
    json!({ "cattleSpawn": { "persona": "demo", "task": { "taskId": "t", "message": message }, "ttl": "600s" } })
}
