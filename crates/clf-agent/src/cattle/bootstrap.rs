//! The bootstrap file: read once, removed at once.

use std::fs::OpenOptions;
use std::io::{self, Read};
use std::os::unix::fs::{MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use clf_domain::cattle::{Bootstrap, NotABootstrap};
use zeroize::Zeroizing;

/// Most bytes of a bootstrap file.
const LIMIT: u64 = 32 * 1024;

/// Why there is nothing to start from. Quotes nothing of the file.
#[derive(Debug, thiserror::Error)]
pub enum BootstrapError {
    /// It cannot be read or removed.
    #[error("cannot take the bootstrap file {path}")]
    File {
        /// Which file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// Others may have read it.
    #[error("refusing the bootstrap file {0}: it must be a regular file that only its owner may use")]
    Open(PathBuf),
    /// Not what it must hold.
    #[error(transparent)]
    Content(#[from] NotABootstrap),
    /// The pin in it is none.
    #[error("the bootstrap file has no usable serverPin")]
    Pin,
}

/// Reads the file and removes it.
pub(super) fn take(path: &Path) -> Result<Bootstrap, BootstrapError> {
    let failed = |source| BootstrapError::File { path: path.to_owned(), source };
    let mut file = OpenOptions::new()
        .read(true)
        .custom_flags(nix::libc::O_NOFOLLOW | nix::libc::O_CLOEXEC)
        .open(path)
        .map_err(failed)?;
    let found = file.metadata().map_err(failed)?;
    if !found.is_file() || found.mode() & 0o077 != 0 || found.len() > LIMIT {
        return Err(BootstrapError::Open(path.to_owned()));
    }
    let mut text = Zeroizing::new(String::with_capacity(usize::try_from(LIMIT).unwrap_or(0)));
    file.by_ref().take(LIMIT).read_to_string(&mut text).map_err(failed)?;
    std::fs::remove_file(path).map_err(failed)?;
    Ok(Bootstrap::from_json(&text)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    #[test]
    fn the_file_is_gone_after_it_was_taken() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("bootstrap.json");
        let text = r#"{"version":1,"endpoint":"127.0.0.1:1","serverPin":"p","token":"t","machine":"m","redeemWithinSeconds":1}"#;
        std::fs::write(&path, text).unwrap();
        std::fs::set_permissions(&path, PermissionsExt::from_mode(0o644)).unwrap();
        assert!(matches!(take(&path), Err(BootstrapError::Open(_))));
        std::fs::set_permissions(&path, PermissionsExt::from_mode(0o600)).unwrap();
        assert_eq!(take(&path).unwrap().machine, "m");
        assert!(!path.exists());
    }
}
