//! A daemon as in production, in a directory that everybody may enter, under any umask.

use std::fs::Permissions;
use std::os::unix::fs::PermissionsExt;
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

use clf_tests::program;
use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;
use tempfile::TempDir;

/// Groups that every Debian has. May connect to the bots' and to the operators' socket.
pub const BOTS: &str = "games";
pub const OPERATORS: &str = "video";

/// A directory with a configuration, and the daemon that runs on it.
pub struct House {
    pub dir: TempDir,
    pub config: String,
    child: Option<Child>,
}

impl House {
    pub fn new() -> Self {
        let dir = tempfile::Builder::new().prefix("clf-house-").tempdir().unwrap();
        open(dir.path(), 0o755);
        std::fs::create_dir(dir.path().join("mark")).unwrap();
        open(&dir.path().join("mark"), 0o700);
        let at = dir.path().display();
        let policy = |kinds: &str| format!("{{ kinds = [{kinds}], personas = [\"demo\"], requests_per_second = 0 }}");
        let config = format!(
            "fleet = \"test\"\n\
             state_dir = \"{at}/state\"\n\
             mark_file = \"{at}/mark/mark\"\n\
             [sockets]\n\
             bot = \"{at}/bot.sock\"\n\
             bot_group = \"{BOTS}\"\n\
             operator = \"{at}/operator.sock\"\n\
             operator_group = \"{OPERATORS}\"\n\
             [cattle]\n\
             listen = \"127.0.0.1:{}\"\n\
             [principals.bot-a]\nuid = 61001\npolicy = {}\n\
             [principals.bot-b]\nuid = 61002\npolicy = {}\n\
             [operators.ops]\nuid = 61003\n\
             [personas.demo]\nargv = [\"/bin/true\"]\n",
            free_port(),
            policy("\"cattle.spawn\", \"cattle.reap\""),
            policy("\"cattle.spawn\", \"cattle.reap\""),
        );
        House { dir, config, child: None }
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    pub fn pid(&self) -> u32 {
        self.child.as_ref().unwrap().id()
    }

    /// The command that runs the daemon under this umask.
    pub fn command(&self, umask: &str) -> Command {
        let file = self.path("orchestrator.toml");
        std::fs::write(&file, &self.config).unwrap();
        let mut command = Command::new("sh");
        command.args(["-c", "umask $0; exec \"$@\"", umask]).arg(program("clf-orchestrator")).arg("--config").arg(file);
        command.env_remove("NOTIFY_SOCKET").stdin(Stdio::null()).stdout(Stdio::null());
        command
    }

    /// Starts it and waits until it takes connections.
    pub fn start(&mut self, umask: &str) {
        let log = std::fs::File::create(self.path("log")).unwrap();
        let child = self.command(umask).stderr(log).spawn().unwrap();
        self.take(child);
        let began = Instant::now();
        while UnixStream::connect(self.path("operator.sock")).is_err() {
            let log = std::fs::read_to_string(self.path("log")).unwrap_or_default();
            assert!(began.elapsed() < Duration::from_secs(10), "the daemon does not answer:\n{log}");
            std::thread::sleep(Duration::from_millis(2));
        }
    }

    /// Takes over a process, to be ended with the house.
    pub fn take(&mut self, child: Child) {
        self.child = Some(child);
    }

    /// Whether its process runs.
    pub fn lives(&mut self) -> bool {
        self.child.as_mut().is_some_and(|child| matches!(child.try_wait(), Ok(None)))
    }

    /// Runs a daemon that is expected not to start; what it said. Ended after 15 s.
    pub fn refused(&self) -> Output {
        let mut child = self.command("022").stderr(Stdio::piped()).spawn().unwrap();
        let began = Instant::now();
        while child.try_wait().unwrap().is_none() && began.elapsed() < Duration::from_secs(15) {
            std::thread::sleep(Duration::from_millis(5));
        }
        let _ = child.kill();
        child.wait_with_output().unwrap()
    }

    /// Ends it as systemd would.
    pub fn stop(&mut self) {
        if let Some(mut child) = self.child.take() {
            let _ = kill(Pid::from_raw(i32::try_from(child.id()).unwrap()), Signal::SIGTERM);
            let _ = child.wait();
        }
    }
}

impl Drop for House {
    fn drop(&mut self) {
        if let Some(mut child) = self.child.take() {
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

pub fn open(path: &Path, mode: u32) {
    std::fs::set_permissions(path, Permissions::from_mode(mode)).unwrap();
}

/// A port that nobody listens on at the moment.
pub fn free_port() -> u16 {
    std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}
