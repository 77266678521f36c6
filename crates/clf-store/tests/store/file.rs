//! The file: who may touch it, who may open it, what an older and a newer one do.

use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;

use clf_store::{OpenError, Store};

use crate::sample::{Sample, close, job, options};

fn mode(path: &Path) -> u32 {
    std::fs::metadata(path).unwrap().permissions().mode() & 0o777
}

#[tokio::test]
async fn file_and_wal_are_private_whatever_the_umask() {
    let sample = Sample::new();
    sample.store.enqueue(job("a", None)).await.unwrap();
    let wal = sample.dir.path().join("state/state.sqlite-wal");
    assert_eq!((mode(&sample.path()), mode(&wal)), (0o600, 0o600));
    assert_eq!(mode(&sample.dir.path().join("state")), 0o700);
    assert!(!sample.dir.path().join("state/state.sqlite-shm").exists());
}

#[tokio::test]
async fn a_second_opener_is_refused() {
    let sample = Sample::new();
    assert!(matches!(Store::open(options(&sample.dir)), Err(OpenError::InUse(_))));
}

#[tokio::test]
async fn what_others_could_replace_is_refused() {
    for spoil in [
        (|file: &Path| std::fs::set_permissions(file, PermissionsExt::from_mode(0o640)).unwrap()) as fn(&Path),
        |file| std::fs::set_permissions(file.parent().unwrap(), PermissionsExt::from_mode(0o750)).unwrap(),
        |file| {
            std::fs::rename(file, file.with_extension("elsewhere")).unwrap();
            symlink(file.with_extension("elsewhere"), file).unwrap();
        },
        |file| {
            std::fs::remove_file(file).unwrap();
            std::fs::create_dir(file).unwrap();
        },
    ] {
        let Sample { dir, store } = Sample::new();
        close(store).await;
        spoil(&dir.path().join("state/state.sqlite"));
        assert!(matches!(Store::open(options(&dir)), Err(OpenError::Unsafe { .. })));
    }
}

#[tokio::test]
async fn a_newer_schema_is_refused_with_both_versions() {
    let Sample { dir, store } = Sample::new();
    close(store).await;
    let path = dir.path().join("state/state.sqlite");
    rusqlite::Connection::open(&path).unwrap().execute_batch("PRAGMA user_version = 99").unwrap();
    let error = Store::open(options(&dir)).err().unwrap();
    assert!(matches!(error, OpenError::Newer { found: 99, .. }), "{error}");
}

#[tokio::test]
async fn what_is_no_database_is_refused_without_a_panic() {
    for content in
        [&b"not a database at all, but long enough to have a header................"[..], b"SQLite format 3\0garbage"]
    {
        let Sample { dir, store } = Sample::new();
        close(store).await;
        std::fs::write(dir.path().join("state/state.sqlite"), content).unwrap();
        let _ = std::fs::remove_file(dir.path().join("state/state.sqlite-wal"));
        assert!(Store::open(options(&dir)).is_err());
    }
}
