//! The task's room: a directory in memory, of a user that cannot read the agent's memory.

use std::fs::{DirBuilder, OpenOptions, Permissions};
use std::io::{self, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

use clf_proto::sealed::Grant;
use nix::mount::{MsFlags, mount};
use nix::sched::{CloneFlags, unshare};
use nix::unistd::{Gid, Uid, chown};

/// Why there is no room.
#[derive(Debug, thiserror::Error)]
pub enum RoomError {
    /// A machine proper must have all of it.
    #[error("refusing to fetch secrets onto this machine: {missing}")]
    Unsafe {
        /// What it does not have.
        missing: &'static str,
    },
    /// It could not be made.
    #[error("cannot prepare {path} for the task")]
    File {
        /// Which file or directory.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
}

/// The directory, and whom it is for. Removed when dropped.
pub(super) struct Room {
    pub(super) path: PathBuf,
    /// The other user the task runs as, if there is one.
    pub(super) user: Option<(Uid, Gid)>,
}

impl Room {
    /// With root: a ramfs in a mount namespace of our own, for another user. Without, in `local`
    /// only: a private directory in memory, for the same user, and a word about it.
    pub(super) fn make(local: bool, task_uid: u32) -> Result<Self, RoomError> {
        let root = Uid::effective().is_root();
        if !root && !local {
            return Err(RoomError::Unsafe { missing: "the agent is not root, so the task cannot be another user" });
        }
        let user = root.then(|| (Uid::from_raw(task_uid), Gid::from_raw(task_uid)));
        let in_memory = if root { ramfs() } else { Err(io::Error::from(io::ErrorKind::PermissionDenied)) };
        let path = match in_memory {
            Ok(path) => path,
            Err(_) if !local => return Err(RoomError::Unsafe { missing: "a ramfs cannot be mounted for the task" }),
            Err(error) => {
                tracing::warn!(%error, "no ramfs of its own for the task; using a private directory in memory");
                private_directory()?
            }
        };
        if user.is_none() {
            tracing::warn!("the task runs as the agent's own user: only --dev does that");
        }
        let room = Room { path, user };
        room.own(&room.path.clone(), 0o700)?;
        Ok(room)
    }

    /// Lays out what the task finds: its message, and the persona's files.
    pub(super) fn furnish(&self, grant: &Grant) -> Result<(), RoomError> {
        let task = serde_json::json!({ "taskId": grant.task_id, "message": grant.message, "jobId": grant.job_id });
        self.write("task.json", task.to_string().as_bytes(), 0o400)?;
        self.write("message", grant.message.as_bytes(), 0o400)?;
        for (name, content) in &grant.files {
            // The daemon checked the names; a path would still leave the room here.
            if name.contains('/') || name.starts_with('.') {
                return Err(self.failed(name, io::Error::from(io::ErrorKind::InvalidFilename)));
            }
            self.write(name, content, 0o500)?;
        }
        Ok(())
    }

    pub(super) fn result_file(&self) -> PathBuf {
        self.path.join("result.json")
    }

    pub(super) fn message_file(&self) -> PathBuf {
        self.path.join("message")
    }

    pub(super) fn task_file(&self) -> PathBuf {
        self.path.join("task.json")
    }

    fn write(&self, name: &str, content: &[u8], mode: u32) -> Result<(), RoomError> {
        let path = self.path.join(name);
        let mut file = OpenOptions::new()
            .write(true)
            .create_new(true)
            .mode(0o600)
            .open(&path)
            .map_err(|error| self.failed(name, error))?;
        // Owner and mode before content.
        self.own(&path, mode)?;
        file.write_all(content).map_err(|error| self.failed(name, error))
    }

    fn own(&self, path: &Path, mode: u32) -> Result<(), RoomError> {
        let failed = |source| RoomError::File { path: path.to_owned(), source };
        if let Some((uid, gid)) = self.user {
            chown(path, Some(uid), Some(gid)).map_err(|errno| failed(errno.into()))?;
        }
        std::fs::set_permissions(path, Permissions::from_mode(mode)).map_err(failed)
    }

    fn failed(&self, name: &str, source: io::Error) -> RoomError {
        RoomError::File { path: self.path.join(name), source }
    }
}

impl Drop for Room {
    fn drop(&mut self) {
        // A ramfs goes with its namespace; a plain directory goes here.
        let _ = std::fs::remove_dir_all(&self.path);
    }
}

/// A ramfs, which never swaps, over `/tmp` in a mount namespace of our own: the other user reaches
/// it, and nobody outside this process and its children sees it.
fn ramfs() -> io::Result<PathBuf> {
    unshare(CloneFlags::CLONE_NEWNS)?;
    mount(None::<&str>, "/", None::<&str>, MsFlags::MS_REC | MsFlags::MS_PRIVATE, None::<&str>)?;
    let flags = MsFlags::MS_NOSUID | MsFlags::MS_NODEV;
    mount(Some("ramfs"), "/tmp", Some("ramfs"), flags, Some("mode=0755"))?;
    let path = PathBuf::from("/tmp/task");
    DirBuilder::new().mode(0o700).create(&path)?;
    Ok(path)
}

/// A fresh 0700 directory below `$XDG_RUNTIME_DIR` or `/dev/shm`.
fn private_directory() -> Result<PathBuf, RoomError> {
    let base = std::env::var_os("XDG_RUNTIME_DIR").map_or_else(|| PathBuf::from("/dev/shm"), PathBuf::from);
    let path = base.join(format!("clf-task-{:08x}{:08x}", std::process::id(), getrandom::u32().unwrap_or(0)));
    DirBuilder::new().mode(0o700).create(&path).map_err(|source| RoomError::File { path: path.clone(), source })?;
    Ok(path)
}
