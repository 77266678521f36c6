//! The local sockets: taken from systemd, or bound here without a moment of wider access.

use std::io;
use std::os::fd::{FromRawFd, OwnedFd};
use std::os::unix::fs::{DirBuilderExt, FileTypeExt, MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};

use nix::unistd::{Group, Uid, chown};
use tokio::net::UnixListener;

/// Why there is no socket.
#[derive(Debug, thiserror::Error)]
pub enum ListenError {
    /// Something else lies at the path.
    #[error("refusing to replace {path}: {why}")]
    Foreign {
        /// The socket's path.
        path: PathBuf,
        /// What lies there.
        why: &'static str,
    },
    /// The group does not exist.
    #[error("there is no group {0}; create it or name another under [sockets]")]
    NoGroup(String),
    /// The system refused.
    #[error("cannot listen on {path}")]
    System {
        /// The socket's path.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// systemd passed other sockets than bot and operator.
    #[error("systemd passed sockets named {0:?}; FileDescriptorName must be bot and operator")]
    Activation(Vec<String>),
}

/// The sockets that systemd holds for us, if it started us: (bot, operator).
#[allow(unsafe_code, reason = "taking over descriptors that systemd passed")]
pub(crate) fn activated() -> Result<Option<(UnixListener, UnixListener)>, ListenError> {
    let passed: Vec<(std::os::fd::RawFd, String)> = match sd_notify::listen_fds_with_names() {
        Ok(passed) => passed.collect(),
        Err(_) => return Ok(None),
    };
    if passed.is_empty() {
        return Ok(None);
    }
    let names: Vec<String> = passed.iter().map(|(_, name)| name.clone()).collect();
    let (mut bot, mut operator) = (None, None);
    for (descriptor, name) in passed {
        // SAFETY: systemd passed this descriptor to this process, and it is taken over once.
        let owned = unsafe { OwnedFd::from_raw_fd(descriptor) };
        match name.as_str() {
            "bot" => bot = Some(owned),
            "operator" => operator = Some(owned),
            _ => return Err(ListenError::Activation(names)),
        }
    }
    let listener = |owned: OwnedFd, name: &str| -> Result<UnixListener, ListenError> {
        let system =
            |source| ListenError::System { path: PathBuf::from(format!("(passed by systemd as {name})")), source };
        let listener = std::os::unix::net::UnixListener::from(owned);
        listener.set_nonblocking(true).map_err(system)?;
        UnixListener::from_std(listener).map_err(system)
    };
    match (bot, operator) {
        (Some(bot), Some(operator)) => Ok(Some((listener(bot, "bot")?, listener(operator, "operator")?))),
        _ => Err(ListenError::Activation(names)),
    }
}

/// Binds `path` for `group` (or for the caller's own group, `None`), 0660.
///
/// The socket is made under another name in a 0700 directory of our own, given its group and mode
/// there, and renamed into place: nobody can connect before it is right.
pub(crate) fn bind(path: &Path, group: Option<&str>) -> Result<UnixListener, ListenError> {
    let system = |source| ListenError::System { path: path.to_owned(), source };
    may_replace(path)?;
    let gid = match group {
        Some(name) => Some(
            Group::from_name(name)
                .map_err(|error| system(error.into()))?
                .ok_or_else(|| ListenError::NoGroup(name.to_owned()))?
                .gid,
        ),
        None => None,
    };
    let parent = path.parent().unwrap_or(Path::new("/"));
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let private = parent.join(format!(".{name}.{}", std::process::id()));
    std::fs::DirBuilder::new().mode(0o700).create(&private).map_err(system)?;
    let bound = (|| {
        let fresh = private.join("s");
        let listener = std::os::unix::net::UnixListener::bind(&fresh)?;
        nix::sys::socket::listen(&listener, nix::sys::socket::Backlog::new(4_096)?)?;
        listener.set_nonblocking(true)?;
        chown(&fresh, None, gid)?;
        std::fs::set_permissions(&fresh, PermissionsExt::from_mode(0o660))?;
        std::fs::rename(&fresh, path)?;
        UnixListener::from_std(listener)
    })();
    let _ = std::fs::remove_file(private.join("s"));
    let _ = std::fs::remove_dir(&private);
    bound.map_err(system)
}

/// Nothing, or a socket of our own that nobody listens on any more.
fn may_replace(path: &Path) -> Result<(), ListenError> {
    let foreign = |why| Err(ListenError::Foreign { path: path.to_owned(), why });
    let found = match std::fs::symlink_metadata(path) {
        Ok(found) => found,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(source) => return Err(ListenError::System { path: path.to_owned(), source }),
    };
    if !found.file_type().is_socket() {
        return foreign("something that is no socket lies there");
    }
    if found.uid() != Uid::effective().as_raw() {
        return foreign("the socket there belongs to another user");
    }
    if std::os::unix::net::UnixStream::connect(path).is_ok() {
        return foreign("another process listens there");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_stale_socket_is_replaced_and_anything_else_is_not() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("s.sock");
        drop(bind(&path, None).unwrap());
        let listening = bind(&path, None).unwrap();
        assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o660);
        assert!(matches!(bind(&path, None), Err(ListenError::Foreign { .. })));
        drop(listening);
        for make in [
            (|path: &Path| std::fs::write(path, "x").unwrap()) as fn(&Path),
            |path| std::fs::create_dir(path).unwrap(),
            |path| std::os::unix::fs::symlink("/nowhere", path).unwrap(),
        ] {
            let path = dir.path().join("other");
            make(&path);
            assert!(matches!(bind(&path, None), Err(ListenError::Foreign { .. })));
            std::fs::remove_file(&path).or_else(|_| std::fs::remove_dir(&path)).unwrap();
        }
        assert_eq!(std::fs::read_dir(dir.path()).unwrap().count(), 1);
    }
}
