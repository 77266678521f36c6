//! The audit chain: any alteration shows.

use clf_store::{Mark, Store, StoreOptions};
use rusqlite::Connection;

use crate::sample::{KEY, Sample, close, job, options};

async fn with_records() -> (tempfile::TempDir, Mark) {
    let sample = Sample::new();
    for _ in 0..10 {
        sample.store.enqueue(job("a", None)).await.unwrap();
    }
    sample.machine("b").await;
    let mark = sample.store.audit_head().await.unwrap();
    assert_eq!(sample.store.verify_audit().await.unwrap().broken, None);
    sample.store.checkpoint().await.unwrap();
    let Sample { dir, store } = sample;
    close(store).await;
    (dir, mark)
}

async fn verdict(dir: &tempfile::TempDir, mark: Option<Mark>) -> Option<(u64, &'static str)> {
    let store = Store::open(StoreOptions { mark, ..options(dir) }).unwrap();
    let verdict = store.verify_audit().await.unwrap();
    close(store).await;
    verdict.broken
}

fn alter(dir: &tempfile::TempDir, sql: &str) {
    let db = Connection::open(dir.path().join("state/state.sqlite")).unwrap();
    db.execute_batch(sql).unwrap();
}

#[tokio::test]
async fn every_kind_of_alteration_is_found() {
    for sql in [
        "UPDATE audit SET actor = 'somebody' WHERE seq = 3",
        "UPDATE audit SET detail = detail || ' ' WHERE seq = 3",
        "UPDATE audit SET at = at + 1 WHERE seq = 1",
        "UPDATE audit SET hash = zeroblob(32) WHERE seq = 5",
        "DELETE FROM audit WHERE seq = 4",
        "DELETE FROM audit WHERE seq = 1",
        "DELETE FROM audit WHERE seq = (SELECT max(seq) FROM audit)",
        "DELETE FROM audit",
        "UPDATE audit SET seq = -seq; UPDATE audit SET seq = CASE seq WHEN -2 THEN 3 WHEN -3 THEN 2 ELSE -seq END",
        "INSERT INTO audit SELECT max(seq) + 1, max(at), 'x', 'y', 'z', '', zeroblob(32) FROM audit",
        // The record and all hashes after it, recomputed without the key, cannot be right either.
        "UPDATE audit SET subject = 'other', hash = randomblob(32) WHERE seq >= 6",
        "DELETE FROM meta WHERE name = 'audit_head'",
    ] {
        let (dir, _) = with_records().await;
        assert_eq!(verdict(&dir, None).await, None);
        alter(&dir, sql);
        assert!(verdict(&dir, None).await.is_some(), "{sql}");
    }
}

#[tokio::test]
async fn an_older_file_put_back_whole_is_found_by_the_mark_outside_it() {
    let (dir, _) = with_records().await;
    let path = dir.path().join("state/state.sqlite");
    let old = std::fs::read(&path).unwrap();
    let store = Store::open(options(&dir)).unwrap();
    store.enqueue(job("a", None)).await.unwrap();
    let mark = store.audit_head().await.unwrap();
    store.checkpoint().await.unwrap();
    close(store).await;
    assert_eq!(verdict(&dir, Some(mark)).await, None);
    let _ = std::fs::remove_file(dir.path().join("state/state.sqlite-wal"));
    std::fs::write(&path, old).unwrap();
    assert_eq!(verdict(&dir, None).await, None, "from inside it cannot be seen");
    assert!(verdict(&dir, Some(mark)).await.is_some());
}

#[tokio::test]
async fn another_key_finds_the_chain_broken() {
    let (dir, _) = with_records().await;
    let mut key = KEY;
    key[0] ^= 1;
    let store = Store::open(StoreOptions { audit_key: key, ..options(&dir) }).unwrap();
    assert!(store.verify_audit().await.unwrap().broken.is_some());
}
