//! What is not needed any more goes, a little at a time. The audit chain stays.

use clf_domain::Timestamp;
use clf_domain::id::JobId;
use rusqlite::{OptionalExtension, params};

use crate::record::Tx;
use crate::rows;
use crate::writer::{Operation, Stop};
use crate::{Answer, Store};

/// Most jobs, and most events, removed in one go.
const STEP: usize = 500;

/// What may go.
#[derive(Clone, Copy, Debug)]
pub struct Retention {
    /// Jobs that ended before this, with logs, results, machines and tokens.
    pub jobs_before: Timestamp,
    /// Events from before this.
    pub events_before: Timestamp,
    /// Now.
    pub now: Timestamp,
}

impl Operation for Retention {
    /// True if there may be more to remove.
    type Answer = bool;
    const WRITES: bool = true;

    fn run(&mut self, tx: &mut Tx<'_>) -> Result<bool, Stop> {
        let newest = JobId::new(self.jobs_before, 0, [0; 8]);
        // A job whose machine may still live is kept until that was seen to be gone.
        let jobs: Vec<JobId> = tx
            .db
            .prepare_cached(
                "SELECT id FROM jobs WHERE place < ?1 AND status > 2 AND updated_at < ?2
                   AND NOT EXISTS (SELECT 1 FROM machines m WHERE m.job = jobs.id AND m.state < 4)
                 ORDER BY place LIMIT ?3",
            )?
            .query_map(params![newest.place(), self.jobs_before.millis(), STEP], |row| rows::job_id(row, 0))?
            .collect::<Result<_, _>>()?;
        for job in &jobs {
            tx.db.prepare_cached("DELETE FROM logs WHERE job = ?")?.execute([job.bytes()])?;
            tx.db.prepare_cached("DELETE FROM machines WHERE job = ?")?.execute([job.bytes()])?;
            tx.db.prepare_cached("DELETE FROM jobs WHERE place = ?")?.execute([job.place()])?;
        }
        if !jobs.is_empty() {
            tx.audit(self.now, "daemon", "retention.prune", "", &format!("{} jobs", jobs.len()))?;
        }
        let events = self.prune_events(tx)?;
        Ok(jobs.len() == STEP || events == STEP)
    }
}

impl Retention {
    fn prune_events(&self, tx: &mut Tx<'_>) -> rusqlite::Result<usize> {
        let last: Option<i64> = tx
            .db
            .prepare_cached("SELECT max(seq) FROM (SELECT seq, at FROM events ORDER BY seq LIMIT ?1) WHERE at < ?2")?
            .query_row(params![STEP, self.events_before.millis()], |row| row.get(0))
            .optional()?
            .flatten();
        let Some(last) = last else { return Ok(0) };
        let removed = tx.db.prepare_cached("DELETE FROM events WHERE seq <= ?")?.execute([last])?;
        tx.db
            .prepare_cached(
                "INSERT INTO meta (name, value) VALUES ('events_pruned', ?1) ON CONFLICT DO UPDATE SET value = ?1",
            )?
            .execute([last])?;
        Ok(removed)
    }
}

/// Some numbers for operators.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Numbers {
    /// Jobs that wait.
    pub queued: u64,
    /// Jobs that run.
    pub running: u64,
    /// Machines not seen to be gone.
    pub live_machines: u32,
    /// The newest event.
    pub last_event: u64,
    /// Audit records.
    pub audit_records: u64,
    /// Tokens shown by somebody else.
    pub alarms: u64,
    /// Redemptions refused.
    pub refused: u64,
    /// Durable commits since the daemon started.
    pub commits: u64,
}

struct Count;

impl Operation for Count {
    type Answer = Numbers;
    const WRITES: bool = false;

    fn run(&mut self, tx: &mut Tx<'_>) -> Result<Numbers, Stop> {
        let meta = |name: &str| -> rusqlite::Result<u64> {
            let value: i64 =
                tx.db
                    .query_row("SELECT ifnull((SELECT value FROM meta WHERE name = ?), 0)", [name], |row| row.get(0))?;
            Ok(value.cast_unsigned())
        };
        let (queued, running): (i64, i64) =
            tx.db.query_row("SELECT ifnull(sum(queued), 0), ifnull(sum(active), 0) FROM principals", [], |row| {
                Ok((row.get(0)?, row.get(1)?))
            })?;
        Ok(Numbers {
            queued: queued.cast_unsigned(),
            running: running.cast_unsigned(),
            live_machines: tx.memory.live_machines,
            last_event: tx.memory.last_event,
            audit_records: tx.memory.head.sequence,
            alarms: meta("alarms")?,
            refused: meta("tokens_refused")?,
            commits: tx.memory.commits,
        })
    }
}

struct Note {
    actor: String,
    action: &'static str,
    subject: String,
    detail: String,
    now: Timestamp,
}

impl Operation for Note {
    type Answer = ();
    const WRITES: bool = true;

    fn run(&mut self, tx: &mut Tx<'_>) -> Result<(), Stop> {
        tx.audit(self.now, &self.actor, self.action, &self.subject, &self.detail)?;
        Ok(())
    }
}

/// Moves everything from the WAL into the file. Only when nothing else is asked.
struct Checkpoint;

impl Operation for Checkpoint {
    type Answer = ();
    const WRITES: bool = false;

    fn run(&mut self, tx: &mut Tx<'_>) -> Result<(), Stop> {
        tx.db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
        Ok(())
    }
}

impl Store {
    /// Leaves one whole file behind, for a daemon that is about to end.
    pub async fn checkpoint(&self) -> Answer<()> {
        self.ask(Checkpoint).await
    }

    /// Removes a little of what may go. True if there may be more.
    pub async fn prune(&self, retention: Retention) -> Answer<bool> {
        self.ask(retention).await
    }

    /// Counts for operators and metrics. Also shows that the writer is alive.
    pub async fn numbers(&self) -> Answer<Numbers> {
        self.ask(Count).await
    }

    /// Writes an audit record of its own, before the effect it tells of.
    pub async fn note(
        &self,
        actor: String,
        action: &'static str,
        subject: String,
        detail: String,
        now: Timestamp,
    ) -> Answer<()> {
        self.ask(Note { actor, action, subject, detail, now }).await
    }
}
