//! The daemon's own keys: made once, 0600, outside the database and its backups.

use std::fs::{File, OpenOptions};
use std::io::{self, Read, Write};
use std::os::unix::fs::{MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use zeroize::{Zeroize, Zeroizing};

use crate::chance;

/// Keys derived from the one that is kept: one for each purpose.
pub(crate) struct Keys {
    /// Chains the audit records.
    pub(crate) audit: [u8; 32],
    /// Derives session keys.
    pub(crate) session: [u8; 32],
    /// Derives intents.
    pub(crate) intent: [u8; 32],
}

impl Drop for Keys {
    fn drop(&mut self) {
        self.audit.zeroize();
        self.session.zeroize();
        self.intent.zeroize();
    }
}

/// Why the keys are not to be had.
#[derive(Debug, thiserror::Error)]
#[error("cannot use the key {path}")]
pub struct KeyError {
    path: PathBuf,
    #[source]
    source: io::Error,
}

impl Keys {
    /// Reads `server.key` in `directory`, or makes it.
    pub(crate) fn load(directory: &Path) -> Result<Self, KeyError> {
        let path = directory.join("server.key");
        let master = kept(directory, "server.key", || Ok(Zeroizing::new(chance::bytes::<32>().to_vec())))?;
        if master.len() != 32 {
            let source = io::Error::new(io::ErrorKind::InvalidData, "it does not have 32 bytes");
            return Err(KeyError { path, source });
        }
        Ok(Keys {
            audit: blake3::derive_key("clawdlets 2026 audit chain", &master),
            session: blake3::derive_key("clawdlets 2026 session keys", &master),
            intent: blake3::derive_key("clawdlets 2026 machine intents", &master),
        })
    }
}

/// The content of a private file in a private directory, which `make` gives if there is none yet. It is complete or not
/// there: written aside, synced, linked into place.
pub(crate) fn kept(
    directory: &Path,
    name: &str,
    make: impl FnOnce() -> io::Result<Zeroizing<Vec<u8>>>,
) -> Result<Zeroizing<Vec<u8>>, KeyError> {
    let path = directory.join(name);
    read_or_make(directory, &path, make).map_err(|source| KeyError { path, source })
}

fn read_or_make(
    directory: &Path,
    path: &Path,
    make: impl FnOnce() -> io::Result<Zeroizing<Vec<u8>>>,
) -> io::Result<Zeroizing<Vec<u8>>> {
    match read_private(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        found => return found,
    }
    let content = make()?;
    let aside = path.with_extension("new");
    match std::fs::remove_file(&aside) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&aside)?;
    file.write_all(&content)?;
    file.sync_all()?;
    std::fs::rename(&aside, path)?;
    File::open(directory)?.sync_all()?;
    Ok(content)
}

fn read_private(path: &Path) -> io::Result<Zeroizing<Vec<u8>>> {
    let mut file = OpenOptions::new().read(true).custom_flags(nix::libc::O_NOFOLLOW).open(path)?;
    let found = file.metadata()?;
    if !found.is_file() || found.uid() != nix::unistd::geteuid().as_raw() || found.mode() & 0o077 != 0 {
        let why = "it must be a regular file of the daemon's user that nobody else may use (chmod 600)";
        return Err(io::Error::new(io::ErrorKind::PermissionDenied, why));
    }
    let mut content = Zeroizing::new(Vec::with_capacity(4_096));
    file.read_to_end(&mut content)?;
    Ok(content)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    #[test]
    fn a_key_is_made_once_and_private() {
        let dir = tempfile::tempdir().unwrap();
        let first = Keys::load(dir.path()).unwrap().audit;
        assert_eq!(first, Keys::load(dir.path()).unwrap().audit);
        let found = std::fs::metadata(dir.path().join("server.key")).unwrap();
        assert_eq!(found.permissions().mode() & 0o777, 0o600);
    }

    #[test]
    fn a_key_that_others_can_read_or_that_is_a_link_is_refused() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("server.key");
        std::fs::write(&path, [0; 32]).unwrap();
        std::fs::set_permissions(&path, PermissionsExt::from_mode(0o640)).unwrap();
        assert!(Keys::load(dir.path()).is_err());
        std::fs::rename(&path, dir.path().join("elsewhere")).unwrap();
        std::os::unix::fs::symlink(dir.path().join("elsewhere"), &path).unwrap();
        assert!(Keys::load(dir.path()).is_err());
    }
}
