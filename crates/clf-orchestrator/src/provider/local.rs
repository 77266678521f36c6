//! Machines that are processes on this host: the embedded default of `--dev`.
//!
//! Each has a directory below `machines/`. The process holds a lock on the file `alive` for as
//! long as it lives: the lock is taken here, before the process exists, and handed to it as its
//! standard input. So "is it there?" has an answer after any crash, of either side.

use std::cell::RefCell;
use std::collections::HashMap;
use std::fs::{DirBuilder, File, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::PathBuf;
use std::pin::Pin;
use std::process::Stdio;
use std::rc::Rc;
use std::time::{Duration, Instant};

use clf_domain::cattle::{Intent, MachineName, MachinePlan};
use nix::fcntl::{Flock, FlockArg};
use nix::sys::signal::{Signal, killpg};
use nix::unistd::Pid;
use tokio::sync::Notify;

use super::{Found, Later, Provider, ProviderError};

/// The file whose lock says that the machine lives. Holds its process id once that is known.
const ALIVE: &str = "alive";

/// How long a machine may take to end its task before it is killed.
const PATIENCE: Duration = Duration::from_secs(1);

pub(crate) struct LocalProvider {
    /// One directory for each machine.
    machines: PathBuf,
    /// The program that a machine is.
    agent: PathBuf,
    changed: Rc<Notify>,
    /// Machines that were asked to end, and when.
    asked: RefCell<HashMap<MachineName, Instant>>,
}

impl LocalProvider {
    pub(crate) fn new(machines: PathBuf, agent: PathBuf) -> io::Result<Self> {
        match DirBuilder::new().mode(0o700).create(&machines) {
            Err(error) if error.kind() != io::ErrorKind::AlreadyExists => Err(error),
            _ => Ok(LocalProvider { machines, agent, changed: Rc::new(Notify::new()), asked: RefCell::default() }),
        }
    }

    /// The lock of a machine that is not alive; `None` if it lives.
    fn lock(&self, name: &MachineName) -> io::Result<Option<Flock<File>>> {
        let path = self.machines.join(name.as_str()).join(ALIVE);
        let file = OpenOptions::new().read(true).write(true).create(true).truncate(false).mode(0o600).open(path)?;
        match Flock::lock(file, FlockArg::LockExclusiveNonblock) {
            Ok(lock) => Ok(Some(lock)),
            Err((_, nix::errno::Errno::EWOULDBLOCK)) => Ok(None),
            Err((_, errno)) => Err(errno.into()),
        }
    }

    fn is_alive(&self, name: &MachineName) -> io::Result<bool> {
        match self.lock(name) {
            Ok(lock) => Ok(lock.is_none()),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
            Err(error) => Err(error),
        }
    }

    fn start(&self, plan: &MachinePlan) -> io::Result<()> {
        let directory = self.machines.join(plan.name.as_str());
        match DirBuilder::new().mode(0o700).create(&directory) {
            Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(error),
            _ => {}
        }
        let Some(lock) = self.lock(&plan.name)? else { return Ok(()) };
        let bootstrap = directory.join("bootstrap.json");
        let mut file = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&bootstrap)?;
        file.write_all(plan.bootstrap.to_json().as_bytes())?;
        drop(file);
        let log = OpenOptions::new().create(true).append(true).mode(0o600).open(self.machines.join("agents.log"))?;
        // The same open file as `lock`: the lock lives on in the process when ours is closed.
        let handed_on = lock.try_clone()?;
        let mut child = tokio::process::Command::new(&self.agent)
            .args(["run", "--local", "--bootstrap"])
            .arg(&bootstrap)
            .arg("--task-uid")
            .arg(task_uid(&plan.intent).to_string())
            .env_clear()
            .env("PATH", "/run/current-system/sw/bin:/usr/local/bin:/usr/bin:/bin")
            .stdin(Stdio::from(handed_on))
            .stdout(Stdio::null())
            .stderr(log)
            .process_group(0)
            .spawn()?;
        if let Some(pid) = child.id() {
            // Read back by `destroy`, after a restart too.
            std::os::unix::fs::FileExt::write_all_at(&*lock, format!("{pid:010}").as_bytes(), 0)?;
        }
        leave_locked(lock);
        let changed = self.changed.clone();
        tokio::task::spawn_local(async move {
            let _ = child.wait().await;
            changed.notify_one();
        });
        Ok(())
    }

    fn end(&self, name: &MachineName) -> io::Result<()> {
        let directory = self.machines.join(name.as_str());
        if self.is_alive(name)? {
            let text = std::fs::read_to_string(directory.join(ALIVE))?;
            // Not written yet: the process is a moment old, and the next round finds it.
            let Ok(pid) = text.trim().parse::<i32>() else { return Ok(()) };
            // Asked first: it ends its task's processes, which are a group of their own.
            let since = *self.asked.borrow_mut().entry(name.clone()).or_insert_with(Instant::now);
            let signal = if since.elapsed() < PATIENCE { Signal::SIGTERM } else { Signal::SIGKILL };
            if pid > 1 {
                // Fails only if it ended just now.
                let _ = killpg(Pid::from_raw(pid), signal);
            }
            return Ok(());
        }
        self.asked.borrow_mut().remove(name);
        match std::fs::remove_dir_all(&directory) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }

    fn all(&self) -> io::Result<Vec<Found>> {
        let mut found = Vec::new();
        for entry in std::fs::read_dir(&self.machines)? {
            let Some(name) = entry?.file_name().to_str().and_then(MachineName::parse) else { continue };
            if self.is_alive(&name)? {
                found.push(Found { id: format!("local/{name}"), name });
            }
        }
        Ok(found)
    }
}

/// A user of its own for each machine's task: tasks of one user could read each other's memory. Above
/// those of people, and within what a container maps.
fn task_uid(intent: &Intent) -> u32 {
    let [a, b, c, ..] = *intent.bytes();
    30_000 + u32::from_be_bytes([0, a, b, c]) % 30_000
}

/// Closes our descriptor without unlocking, which `Flock`'s own drop would do for both.
fn leave_locked(lock: Flock<File>) {
    let copy = std::mem::ManuallyDrop::new(lock);
    use std::os::fd::AsRawFd;
    let _ = nix::unistd::close(copy.as_raw_fd());
}

impl Provider for LocalProvider {
    fn name(&self) -> &'static str {
        "local"
    }

    fn create<'a>(&'a self, plan: &'a MachinePlan) -> Later<'a, String> {
        Box::pin(async move {
            self.start(plan).map_err(|source| ProviderError {
                attempted: "start a process",
                in_doubt: false,
                source,
            })?;
            Ok(format!("local/{}", plan.name))
        })
    }

    fn find<'a>(&'a self, name: &'a MachineName) -> Later<'a, Option<Found>> {
        Box::pin(async move {
            let alive = self.is_alive(name).map_err(|source| ProviderError {
                attempted: "look for a process",
                in_doubt: false,
                source,
            })?;
            Ok(alive.then(|| Found { name: name.clone(), id: format!("local/{name}") }))
        })
    }

    fn list(&self) -> Later<'_, Vec<Found>> {
        Box::pin(async move {
            self.all().map_err(|source| ProviderError { attempted: "list processes", in_doubt: false, source })
        })
    }

    fn destroy<'a>(&'a self, name: &'a MachineName) -> Later<'a, ()> {
        Box::pin(async move {
            self.end(name).map_err(|source| ProviderError { attempted: "end a process", in_doubt: true, source })
        })
    }

    fn changed(&self) -> Pin<Box<dyn Future<Output = ()> + '_>> {
        Box::pin(self.changed.notified())
    }
}
