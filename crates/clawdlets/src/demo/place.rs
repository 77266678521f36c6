//! Where the demo works: a fresh private directory, and for secrets a place in memory.

use std::fs::DirBuilder;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};

use nix::mount::{MntFlags, MsFlags, mount, umount2};
use nix::unistd::Uid;

use crate::exit::Failure;

/// The demo's directories, 0700, ours.
pub(super) struct Place {
    root: PathBuf,
    memory: PathBuf,
    /// A ramfs was mounted on `memory`.
    mounted: bool,
}

impl Place {
    pub(super) fn make() -> Result<Self, Failure> {
        let name = format!("clawdlets-demo-{:08x}", getrandom::u32().unwrap_or(std::process::id()));
        let root = std::env::temp_dir().join(&name);
        private(&root)?;
        if Uid::effective().is_root() {
            let memory = root.join("memory");
            private(&memory)?;
            let flags = MsFlags::MS_NOSUID | MsFlags::MS_NODEV | MsFlags::MS_NOEXEC;
            if mount(Some("ramfs"), &memory, Some("ramfs"), flags, Some("mode=0700")).is_ok() {
                return Ok(Place { root, memory, mounted: true });
            }
        }
        let base = std::env::var_os("XDG_RUNTIME_DIR").map_or_else(|| PathBuf::from("/dev/shm"), PathBuf::from);
        let memory = base.join(&name);
        private(&memory)?;
        Ok(Place { root, memory, mounted: false })
    }

    /// What kind of place it is, honestly.
    pub(super) fn describe(&self) -> String {
        let root = self.root.display();
        if self.mounted {
            return format!("{root}, secrets on a ramfs, the task as another user");
        }
        format!("{root}, secrets below {} (in memory); not root, so the task runs as you", self.memory.display())
    }

    pub(super) fn project(&self) -> PathBuf {
        self.root.join("project")
    }

    /// Everything of the daemon's.
    pub(super) fn state(&self) -> PathBuf {
        self.root.join("daemon")
    }

    pub(super) fn config(&self) -> PathBuf {
        self.root.join("orchestrator.toml")
    }

    pub(super) fn daemon_log(&self) -> PathBuf {
        self.root.join("orchestrator.log")
    }

    pub(super) fn pid_file(&self) -> PathBuf {
        self.root.join("orchestrator.pid")
    }

    /// Credential files, in memory.
    pub(super) fn credentials(&self) -> PathBuf {
        self.memory.join("credentials")
    }

    pub(super) fn bot_socket(&self) -> PathBuf {
        self.state().join("orchestrator.sock")
    }

    pub(super) fn operator_socket(&self) -> PathBuf {
        self.state().join("operator.sock")
    }

    /// How a person removes everything.
    pub(super) fn removal(&self) -> String {
        let (root, memory) = (self.root.display(), self.memory.display());
        if self.mounted { format!("umount -l {memory}; rm -r {root}") } else { format!("rm -r {memory} {root}") }
    }

    /// Removes everything.
    pub(super) fn remove(&self) -> Result<(), Failure> {
        if self.mounted {
            // Lazily: the daemon that used it has ended.
            let _ = umount2(&self.memory, MntFlags::MNT_DETACH);
        } else {
            remove(&self.memory)?;
        }
        remove(&self.root)
    }
}

/// Makes a directory that nobody else may use. It must not exist.
pub(super) fn private(path: &Path) -> Result<(), Failure> {
    DirBuilder::new()
        .mode(0o700)
        .create(path)
        .map_err(|error| Failure::new("directory", format!("cannot make {}: {error}", path.display())))
}

fn remove(path: &Path) -> Result<(), Failure> {
    std::fs::remove_dir_all(path)
        .map_err(|error| Failure::new("directory", format!("cannot remove {}: {error}", path.display())))
}
