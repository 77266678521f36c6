//! The floor: rusqlite alone, inserting the rows that an enqueue writes into the daemon's own
//! schema, 64 a transaction, each commit synced. No sockets, no threads, no checks.

use std::path::Path;
use std::time::{Duration, Instant};

use rusqlite::{Connection, params};

/// Rows a second, and what a commit of one job takes (median).
pub(crate) fn measure(state: &Path, span: Duration, first: &mut u64) -> (f64, Duration) {
    let db = Connection::open(state).expect("the file opens");
    db.execute_batch(
        "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
         PRAGMA secure_delete = ON; PRAGMA wal_autocheckpoint = 8000; PRAGMA cache_size = -8000;",
    )
    .expect("the pragmas are taken");
    db.set_prepared_statement_cache_capacity(16);
    let began = Instant::now();
    let mut rows = 0u64;
    while began.elapsed() < span {
        db.execute_batch("BEGIN IMMEDIATE").expect("it begins");
        for _ in 0..64 {
            *first += 1;
            rows += 1;
            insert(&db, *first);
        }
        db.execute_batch("COMMIT").expect("it commits");
    }
    let grouped = rows as f64 / began.elapsed().as_secs_f64();
    let mut single: Vec<Duration> = (0..400)
        .map(|_| {
            *first += 1;
            let began = Instant::now();
            db.execute_batch("BEGIN IMMEDIATE").expect("it begins");
            insert(&db, *first);
            db.execute_batch("COMMIT").expect("it commits");
            began.elapsed()
        })
        .collect();
    single.sort_unstable();
    (grouped, single[200])
}

fn insert(db: &Connection, number: u64) {
    let mut id = [0u8; 16];
    id[..8].copy_from_slice(&(0x0190_0000_0000_0000 + number).to_be_bytes());
    let number = number.cast_signed();
    let spec = format!(
        "{{\"CattleSpawn\":{{\"persona\":\"demo\",\"task\":{{\"task_id\":\"t\",\"message\":\"{number:012}{}\"}}}}}}",
        "x".repeat(228)
    );
    db.prepare_cached(
        "INSERT INTO jobs (id, principal, key, request, kind, status, priority, created_at, updated_at, run_at, attempt,
                           max_attempts, first_event, spec, place)
         VALUES (?1, 'dev', ?2, ?3, 'cattle.spawn', 1, 0, ?4, ?4, ?4, 0, 3, ?4, ?5, ?4)",
    )
    .and_then(|mut insert| insert.execute(params![id, format!("k-{number}"), [7u8; 32], number, spec]))
    .expect("the job is inserted");
    db.prepare_cached(
        "INSERT INTO events (seq, at, job, principal, kind, status, attempt, detail) VALUES (?1, ?1, ?2, 'dev', 1, 1, 0, '')",
    )
    .and_then(|mut insert| insert.execute(params![number, id]))
    .expect("the event is inserted");
    db.prepare_cached(
        "INSERT INTO audit (seq, at, actor, action, subject, detail, hash)
         VALUES (?1, ?1, 'dev', 'job.enqueue', '01a1f8d9-fbe5-7000-ae8e-973335c1f68c', '', ?2)",
    )
    .and_then(|mut insert| insert.execute(params![number, [9u8; 32]]))
    .expect("the audit record is inserted");
}
