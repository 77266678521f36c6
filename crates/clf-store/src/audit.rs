//! Reading the audit chain, and walking it to see that it is whole.

use clf_domain::audit::{AuditRecord, ChainHash, Entry, GENESIS, link};
use rusqlite::{OptionalExtension, params};

use crate::record::{Mark, Tx, head_seal};
use crate::rows;
use crate::writer::{Operation, Stop};
use crate::{Answer, Store};

/// Records walked in one go: the writer is never held up for long.
const STEP: usize = 2_000;

/// Some audit records, oldest first, each with its place in the chain.
pub type AuditPage = Vec<(AuditRecord, ChainHash)>;

struct ReadAudit {
    after: u64,
    limit: usize,
}

impl Operation for ReadAudit {
    type Answer = (AuditPage, Mark);
    const WRITES: bool = false;

    fn run(&mut self, tx: &mut Tx<'_>) -> Result<Self::Answer, Stop> {
        let mut statement = tx.db.prepare_cached(
            "SELECT seq, at, actor, action, subject, detail, hash FROM audit WHERE seq > ? ORDER BY seq LIMIT ?",
        )?;
        let records = statement
            .query_map(params![i64::try_from(self.after).unwrap_or(i64::MAX), self.limit], |row| {
                let record = AuditRecord {
                    sequence: row.get::<_, i64>(0)?.cast_unsigned(),
                    at: rows::time(row, 1)?,
                    actor: row.get(2)?,
                    action: row.get(3)?,
                    subject: row.get(4)?,
                    detail: row.get(5)?,
                };
                Ok((record, row.get(6)?))
            })?
            .collect::<Result<_, _>>()?;
        Ok((records, tx.memory.head))
    }
}

struct ChainEnds;

impl Operation for ChainEnds {
    type Answer = (Mark, Option<Mark>, bool, [u8; 32]);
    const WRITES: bool = false;

    fn run(&mut self, tx: &mut Tx<'_>) -> Result<Self::Answer, Stop> {
        let seal: Option<[u8; 32]> =
            tx.db.query_row("SELECT value FROM meta WHERE name = 'audit_head'", [], |row| row.get(0)).optional()?;
        let head = tx.memory.head;
        let sealed = match seal {
            Some(seal) => seal == head_seal(&tx.memory.audit_key, &head),
            None => head.sequence == 0,
        };
        Ok((head, tx.memory.mark, sealed, tx.memory.audit_key))
    }
}

/// What a walk along the chain found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// How many records were walked.
    pub records: u64,
    /// Where it breaks, and how; `None` if it is whole.
    pub broken: Option<(u64, &'static str)>,
}

impl Store {
    /// Records after `after`, at most `limit`, and the chain's end.
    pub async fn audit(&self, after: u64, limit: usize) -> Answer<(AuditPage, Mark)> {
        self.ask(ReadAudit { after, limit }).await
    }

    /// Where the chain ends.
    pub async fn audit_head(&self) -> Answer<Mark> {
        Ok(self.ask(ChainEnds).await?.0)
    }

    /// Walks the chain from its start to where it ended when this began.
    pub async fn verify_audit(&self) -> Answer<Verdict> {
        let (end, mark, sealed, key) = self.ask(ChainEnds).await?;
        let broken = |at, why| Ok(Verdict { records: at, broken: Some((at, why)) });
        if mark.is_some_and(|mark| mark.sequence > end.sequence) {
            return broken(end.sequence + 1, "records that were known outside are missing at the end");
        }
        if !sealed {
            return broken(end.sequence + 1, "the end of the chain is not the one that was sealed");
        }
        let mut at = Mark { sequence: 0, hash: GENESIS };
        while at.sequence < end.sequence {
            let (records, _) = self.audit(at.sequence, STEP).await?;
            if records.is_empty() {
                return broken(at.sequence + 1, "records are missing at the end");
            }
            for (record, hash) in records {
                if record.sequence != at.sequence + 1 {
                    return broken(at.sequence + 1, "a record is missing");
                }
                let entry = Entry {
                    sequence: record.sequence,
                    at: record.at,
                    actor: &record.actor,
                    action: &record.action,
                    subject: &record.subject,
                    detail: &record.detail,
                };
                if link(&key, &at.hash, entry) != hash {
                    return broken(record.sequence, "a record was altered, or the one before it");
                }
                at = Mark { sequence: record.sequence, hash };
                if mark.is_some_and(|m| m.sequence == at.sequence && m.hash != hash) {
                    return broken(at.sequence, "a record is not the one that was known outside");
                }
            }
        }
        Ok(Verdict { records: at.sequence, broken: None })
    }
}
