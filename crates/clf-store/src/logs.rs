//! What tasks write: appended by offset, so that a piece sent twice is kept once.

use clf_domain::Refusal;
use clf_domain::RefusalKind;
use clf_domain::id::JobId;
use clf_domain::token::SessionHash;
use rusqlite::{OptionalExtension, params};

use crate::record::Tx;
use crate::tokens::find_session;
use crate::writer::{Operation, Stop};
use crate::{Answer, Scope, Store, jobs};

/// Most bytes read at once.
const PAGE: usize = 64 * 1024;

struct AppendLog {
    session: SessionHash,
    offset: u64,
    data: Vec<u8>,
    limit: u64,
}

/// Where the log stands.
pub struct Appended {
    /// Where the machine's next piece belongs.
    pub next_offset: u64,
    /// The limit is reached: further pieces are dropped.
    pub full: bool,
}

impl Operation for AppendLog {
    type Answer = Appended;
    const WRITES: bool = true;

    fn run(&mut self, tx: &mut Tx<'_>) -> Result<Appended, Stop> {
        let found = find_session(tx, &self.session)?;
        if !found.is_current() || !found.acknowledged {
            return Err(Refusal::session_refused().into());
        }
        let id = found.job.id;
        let (base, end): (i64, i64) = tx
            .db
            .prepare_cached(
                "SELECT m.log_base, j.log_bytes FROM machines m JOIN jobs j ON j.place = ?2 WHERE m.name = ?1",
            )?
            .query_row(params![found.machine, id.place()], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let (base, end) = (base.cast_unsigned(), end.cast_unsigned());
        let stored = end - base;
        if self.offset > stored {
            return Err(Refusal::new(
                RefusalKind::Precondition,
                "log_gap",
                format!("the log continues at {stored}, not at {}", self.offset),
            )
            .into());
        }
        let known = usize::try_from(stored - self.offset).unwrap_or(usize::MAX).min(self.data.len());
        let room = usize::try_from(self.limit.saturating_sub(end)).unwrap_or(usize::MAX);
        let fresh = &self.data[known..];
        let kept = &fresh[..fresh.len().min(room)];
        let dropped = kept.len() < fresh.len();
        if !kept.is_empty() {
            tx.db.prepare_cached("INSERT INTO logs (job, at, data) VALUES (?, ?, ?)")?.execute(params![
                id.bytes(),
                end.cast_signed(),
                kept
            ])?;
        }
        if !kept.is_empty() || dropped {
            tx.db
                .prepare_cached(
                    "UPDATE jobs SET log_bytes = log_bytes + ?2, log_truncated = log_truncated | ?3 WHERE place = ?1",
                )?
                .execute(params![id.place(), kept.len(), dropped])?;
        }
        Ok(Appended { next_offset: stored + kept.len() as u64, full: dropped || room == kept.len() })
    }
}

/// A piece of a log.
pub struct LogPiece {
    /// Untrusted bytes, at most 64 KiB.
    pub data: Vec<u8>,
    /// Where to read on.
    pub next_offset: u64,
    /// The job ended and this was all.
    pub complete: bool,
    /// Later output was dropped.
    pub truncated: bool,
}

struct ReadLog {
    id: JobId,
    scope: Scope,
    offset: u64,
}

impl Operation for ReadLog {
    type Answer = LogPiece;
    const WRITES: bool = false;

    fn run(&mut self, tx: &mut Tx<'_>) -> Result<LogPiece, Stop> {
        let job = jobs::find(tx, &self.id, &self.scope)?;
        let (end, truncated): (i64, bool) = tx
            .db
            .prepare_cached("SELECT log_bytes, log_truncated FROM jobs WHERE place = ?")?
            .query_row([self.id.place()], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let offset = i64::try_from(self.offset).unwrap_or(i64::MAX).min(end);
        let start: Option<i64> = tx
            .db
            .prepare_cached("SELECT max(at) FROM logs WHERE job = ? AND at <= ?")?
            .query_row(params![self.id.bytes(), offset], |row| row.get(0))
            .optional()?
            .flatten();
        let mut data = Vec::new();
        if let Some(start) = start {
            let mut statement =
                tx.db.prepare_cached("SELECT at, data FROM logs WHERE job = ? AND at >= ? ORDER BY at")?;
            let mut pieces = statement.query(params![self.id.bytes(), start])?;
            while let Some(row) = pieces.next()? {
                let (at, piece) = (row.get::<_, i64>(0)?, row.get_ref(1)?.as_blob().unwrap_or_default());
                let skip = usize::try_from(offset - at).unwrap_or(0).min(piece.len());
                let take = (PAGE - data.len()).min(piece.len() - skip);
                data.extend_from_slice(&piece[skip..skip + take]);
                if data.len() == PAGE {
                    break;
                }
            }
        }
        let next_offset = offset.cast_unsigned() + data.len() as u64;
        let complete = next_offset == end.cast_unsigned() && job.status.is_final();
        Ok(LogPiece { data, next_offset, complete, truncated })
    }
}

impl Store {
    /// Appends to the log of the session's job, up to `limit` bytes a job.
    pub async fn append_log(&self, session: SessionHash, offset: u64, data: Vec<u8>, limit: u64) -> Answer<Appended> {
        self.ask(AppendLog { session, offset, data, limit }).await
    }

    /// Reads a piece of a job's log.
    pub async fn read_log(&self, id: JobId, scope: Scope, offset: u64) -> Answer<LogPiece> {
        self.ask(ReadLog { id, scope, offset }).await
    }
}
