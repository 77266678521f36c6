//! The tables, and how older files become newer ones.
//!
//! Few b-trees on the way of an enqueue: the job (its key is the head of a UUIDv7, so rows append),
//! "mine", the idempotency key, the ready queue, the event, the audit record.

use rusqlite::Connection;

/// The version this program writes. One entry of [`MIGRATIONS`] for each step.
pub(crate) const VERSION: usize = MIGRATIONS.len();

const MIGRATIONS: [&str; 1] = ["
CREATE TABLE meta (name TEXT PRIMARY KEY, value ANY NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE jobs (
  -- time and counter of the id: rows append, and every index entry carries it instead of the id
  place          INTEGER PRIMARY KEY,
  id             BLOB NOT NULL CHECK (length(id) = 16),
  principal      TEXT NOT NULL,
  key            TEXT,
  request        BLOB NOT NULL CHECK (length(request) = 32),
  kind           TEXT NOT NULL,
  status         INTEGER NOT NULL CHECK (status BETWEEN 0 AND 5),
  priority       INTEGER NOT NULL,
  created_at     INTEGER NOT NULL,
  updated_at     INTEGER NOT NULL,
  run_at         INTEGER NOT NULL,
  attempt        INTEGER NOT NULL CHECK (attempt >= 0 AND attempt <= max_attempts),
  max_attempts   INTEGER NOT NULL,
  lease_until    INTEGER,
  first_event    INTEGER NOT NULL,
  machine        TEXT,
  exit_code      INTEGER,
  failure_reason TEXT,
  failure        TEXT,
  log_bytes      INTEGER NOT NULL DEFAULT 0,
  log_truncated  INTEGER NOT NULL DEFAULT 0,
  spec           TEXT NOT NULL,
  result         TEXT,
  CHECK ((status = 2) = (lease_until IS NOT NULL))
) STRICT;
CREATE INDEX jobs_mine ON jobs (principal);
CREATE UNIQUE INDEX jobs_key ON jobs (principal, key) WHERE key IS NOT NULL;
CREATE INDEX jobs_ready ON jobs (kind, principal, priority DESC) WHERE status = 1;
CREATE INDEX jobs_scheduled ON jobs (run_at) WHERE status = 0;
CREATE INDEX jobs_running ON jobs (lease_until) WHERE status = 2;

CREATE TABLE principals (
  name   TEXT PRIMARY KEY,
  queued INTEGER NOT NULL,
  active INTEGER NOT NULL,
  day    INTEGER NOT NULL,
  today  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE events (
  seq       INTEGER PRIMARY KEY,
  at        INTEGER NOT NULL,
  job       BLOB NOT NULL,
  principal TEXT NOT NULL,
  kind      INTEGER NOT NULL,
  status    INTEGER NOT NULL,
  attempt   INTEGER NOT NULL,
  detail    TEXT NOT NULL
) STRICT;

CREATE TABLE audit (
  seq     INTEGER PRIMARY KEY,
  at      INTEGER NOT NULL,
  actor   TEXT NOT NULL,
  action  TEXT NOT NULL,
  subject TEXT NOT NULL,
  detail  TEXT NOT NULL,
  hash    BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;

CREATE TABLE machines (
  intent       BLOB PRIMARY KEY CHECK (length(intent) = 16),
  name         TEXT NOT NULL UNIQUE,
  job          BLOB NOT NULL,
  attempt      INTEGER NOT NULL,
  principal    TEXT NOT NULL,
  persona      TEXT NOT NULL,
  state        INTEGER NOT NULL CHECK (state BETWEEN 1 AND 4),
  created_at   INTEGER NOT NULL,
  expires_at   INTEGER NOT NULL,
  acknowledged INTEGER NOT NULL DEFAULT 0,
  suspect      INTEGER NOT NULL DEFAULT 0,
  provider_id  TEXT,
  -- where this machine's part of the job's log starts
  log_base     INTEGER NOT NULL,
  UNIQUE (job, attempt)
) STRICT, WITHOUT ROWID;
CREATE INDEX machines_live ON machines (state) WHERE state < 4;

-- state: 1 minted, 2 open, 3 spent, 4 dead
CREATE TABLE tokens (
  hash         BLOB PRIMARY KEY CHECK (length(hash) = 32),
  intent       BLOB NOT NULL UNIQUE REFERENCES machines (intent) ON DELETE CASCADE,
  state        INTEGER NOT NULL CHECK (state BETWEEN 1 AND 4),
  boot_id      BLOB,
  expires_wall INTEGER,
  expires_boot INTEGER,
  recipient    TEXT,
  session      BLOB UNIQUE
) STRICT, WITHOUT ROWID;

CREATE TABLE logs (
  job  BLOB NOT NULL,
  at   INTEGER NOT NULL,
  data BLOB NOT NULL,
  PRIMARY KEY (job, at)
) STRICT, WITHOUT ROWID;
"];

/// Brings the file to [`VERSION`]; `Err` holds the version of a file that is newer.
pub(crate) fn migrate(db: &Connection) -> rusqlite::Result<Result<(), usize>> {
    let found: i64 = db.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    let found = usize::try_from(found).unwrap_or(usize::MAX);
    if found > VERSION {
        return Ok(Err(found));
    }
    for (step, sql) in MIGRATIONS.iter().enumerate().skip(found) {
        db.execute_batch(&format!("BEGIN IMMEDIATE; {sql} PRAGMA user_version = {}; COMMIT;", step + 1))?;
    }
    Ok(Ok(()))
}
