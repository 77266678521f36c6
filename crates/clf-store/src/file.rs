//! Making and opening the file: modes before content, one opener, one known SQLite.

use std::fs::{DirBuilder, OpenOptions};
use std::io;
use std::os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

use crate::schema;

/// The oldest SQLite without the bug that could lose committed pages when the WAL was reset.
const LEAST_SQLITE: i32 = 3_051_003;

/// Why the store did not open.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// A file or directory could not be made or looked at.
    #[error("cannot use {path}")]
    File {
        /// Which one.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// Somebody else could read or replace it.
    #[error("refusing {path}: {why}")]
    Unsafe {
        /// Which one.
        path: PathBuf,
        /// What is wrong with it.
        why: String,
    },
    /// Another daemon has it open.
    #[error("{0} is in use by another process")]
    InUse(PathBuf),
    /// Written by a newer release.
    #[error(
        "{path} has schema version {found}, this program knows up to {known}: run a newer release, or restore a backup"
    )]
    Newer {
        /// The file.
        path: PathBuf,
        /// Its version.
        found: usize,
        /// Ours.
        known: usize,
    },
    /// SQLite refused.
    #[error("cannot open {path} as a database")]
    Database {
        /// The file.
        path: PathBuf,
        /// Why.
        source: rusqlite::Error,
    },
    /// The library is too old to be trusted with this.
    #[error("SQLite {0} may lose committed pages; 3.51.3 or newer is needed")]
    OldSqlite(&'static str),
}

/// Opens or makes the database. Its directory is made 0700, the file 0600 before SQLite sees it,
/// which makes the -wal 0600 too.
pub(crate) fn open(path: &Path) -> Result<Connection, OpenError> {
    if rusqlite::version_number() < LEAST_SQLITE {
        return Err(OpenError::OldSqlite(rusqlite::version()));
    }
    let directory = path.parent().unwrap_or(Path::new("."));
    private_directory(directory)?;
    let file_error = |source| OpenError::File { path: path.to_owned(), source };
    match OpenOptions::new().write(true).create_new(true).mode(0o600).open(path) {
        Ok(file) => file.sync_all().and_then(|()| sync_directory(directory)).map_err(file_error)?,
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
        Err(error) => return Err(file_error(error)),
    }
    for suffix in ["", "-wal"] {
        let mut name = path.as_os_str().to_owned();
        name.push(suffix);
        owned_and_private(Path::new(&name))?;
    }
    let database_error = |source: rusqlite::Error| match source.sqlite_error_code() {
        Some(rusqlite::ErrorCode::DatabaseBusy | rusqlite::ErrorCode::DatabaseLocked) => {
            OpenError::InUse(path.to_owned())
        }
        _ => OpenError::Database { path: path.to_owned(), source },
    };
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_NOFOLLOW;
    let db = Connection::open_with_flags(path, flags).map_err(database_error)?;
    // Whoever holds the file holds it for good: waiting would only delay the answer.
    db.busy_timeout(Duration::ZERO).map_err(database_error)?;
    configure(&db).map_err(database_error)?;
    match schema::migrate(&db).map_err(database_error)? {
        Ok(()) => Ok(db),
        Err(found) => Err(OpenError::Newer { path: path.to_owned(), found, known: schema::VERSION }),
    }
}

/// `EXCLUSIVE` keeps the WAL's index on the heap: no -shm, no second opener, no SIGBUS on a full
/// disk. `FULL` syncs each commit: what was acknowledged survives a power cut.
fn configure(db: &Connection) -> rusqlite::Result<()> {
    db.set_prepared_statement_cache_capacity(128);
    // One plan for each statement. Without it a statement with a range is planned anew for each value.
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    db.execute_batch(
        "PRAGMA locking_mode = EXCLUSIVE;
         PRAGMA journal_mode = WAL;
         PRAGMA synchronous = FULL;
         PRAGMA foreign_keys = ON;
         PRAGMA secure_delete = ON;
         PRAGMA trusted_schema = OFF;
         PRAGMA temp_store = MEMORY;
         PRAGMA cache_size = -8000;
         PRAGMA wal_autocheckpoint = 8000;
         BEGIN IMMEDIATE; COMMIT;",
    )
}

/// Makes the directory 0700, or sees that it is one that only this user may use. No link is taken.
pub fn private_directory(path: &Path) -> Result<(), OpenError> {
    let file_error = |source| OpenError::File { path: path.to_owned(), source };
    match DirBuilder::new().mode(0o700).create(path) {
        Ok(()) => {}
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
        Err(error) => return Err(file_error(error)),
    }
    let found = std::fs::symlink_metadata(path).map_err(file_error)?;
    if !found.is_dir() {
        return Err(unsafe_because(path, "it is not a directory"));
    }
    private(path, &found)
}

fn owned_and_private(path: &Path) -> Result<(), OpenError> {
    match std::fs::symlink_metadata(path) {
        Ok(found) if found.is_file() => private(path, &found),
        Ok(_) => Err(unsafe_because(path, "it is not a regular file")),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(source) => Err(OpenError::File { path: path.to_owned(), source }),
    }
}

fn private(path: &Path, found: &std::fs::Metadata) -> Result<(), OpenError> {
    if found.uid() != nix::unistd::geteuid().as_raw() {
        return Err(unsafe_because(path, "it belongs to another user"));
    }
    if found.mode() & 0o077 != 0 {
        return Err(unsafe_because(path, "other users may use it; chmod go-rwx it"));
    }
    Ok(())
}

fn unsafe_because(path: &Path, why: &str) -> OpenError {
    OpenError::Unsafe { path: path.to_owned(), why: why.to_owned() }
}

fn sync_directory(path: &Path) -> io::Result<()> {
    std::fs::File::open(path)?.sync_all()
}
