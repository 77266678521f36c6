//! What every change writes beside itself: its event, its audit record, its counters.

use std::collections::HashMap;

use clf_domain::Timestamp;
use clf_domain::audit::{ChainHash, Entry, GENESIS, link};
use clf_domain::id::JobId;
use clf_domain::job::{JobEvent, JobEventKind, JobStatus};
use rusqlite::{Connection, OptionalExtension, params};

/// A place in the audit chain: sequence number and hash.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The record's number.
    pub sequence: u64,
    /// Its hash.
    pub hash: ChainHash,
}

/// One principal's numbers. Kept in memory, written once a commit.
#[derive(Clone, Copy, Default)]
pub(crate) struct Counter {
    pub(crate) queued: u32,
    pub(crate) active: u32,
    pub(crate) day: i64,
    pub(crate) today: u32,
    dirty: bool,
}

/// What the writer knows without asking the file. After a rollback it is loaded anew.
pub(crate) struct Memory {
    pub(crate) audit_key: [u8; 32],
    /// As of the last commit that was known outside, given at opening.
    pub(crate) mark: Option<Mark>,
    pub(crate) head: Mark,
    head_dirty: bool,
    pub(crate) last_event: u64,
    pub(crate) live_machines: u32,
    /// Transactions that changed something since the file was opened.
    pub(crate) commits: u64,
    counters: HashMap<String, Counter>,
    /// Events of the running transaction.
    pub(crate) happened: Vec<JobEvent>,
    /// Whom a claim served last, for fairness between principals.
    pub(crate) last_served: String,
}

impl Memory {
    pub(crate) fn load(db: &Connection, audit_key: [u8; 32], mark: Option<Mark>) -> rusqlite::Result<Self> {
        let mut memory = Memory {
            audit_key,
            mark,
            head: Mark { sequence: 0, hash: GENESIS },
            head_dirty: false,
            last_event: 0,
            live_machines: 0,
            commits: 0,
            counters: HashMap::new(),
            happened: Vec::new(),
            last_served: String::new(),
        };
        memory.reload(db)?;
        Ok(memory)
    }

    pub(crate) fn reload(&mut self, db: &Connection) -> rusqlite::Result<()> {
        self.happened.clear();
        self.counters.clear();
        self.head_dirty = false;
        self.head = db
            .query_row("SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1", [], |row| {
                Ok(Mark { sequence: row.get::<_, i64>(0)?.cast_unsigned(), hash: row.get(1)? })
            })
            .optional()?
            .unwrap_or(Mark { sequence: 0, hash: GENESIS });
        // Pruned events leave their highest number behind in meta.
        let last: i64 = db.query_row(
            "SELECT max(ifnull((SELECT max(seq) FROM events), 0),
                        ifnull((SELECT value FROM meta WHERE name = 'events_pruned'), 0))",
            [],
            |row| row.get(0),
        )?;
        self.last_event = last.cast_unsigned();
        self.live_machines = db.query_row("SELECT count(*) FROM machines WHERE state < 4", [], |row| row.get(0))?;
        Ok(())
    }

    /// Writes what the transaction changed here. The last step before its commit.
    pub(crate) fn save(&mut self, db: &Connection) -> rusqlite::Result<()> {
        for (name, counter) in self.counters.iter_mut().filter(|(_, counter)| counter.dirty) {
            db.prepare_cached(
                "INSERT INTO principals (name, queued, active, day, today) VALUES (?1, ?2, ?3, ?4, ?5)
                 ON CONFLICT DO UPDATE SET queued = ?2, active = ?3, day = ?4, today = ?5",
            )?
            .execute(params![name, counter.queued, counter.active, counter.day, counter.today])?;
            counter.dirty = false;
        }
        if self.head_dirty {
            let seal = head_seal(&self.audit_key, &self.head);
            db.prepare_cached(
                "INSERT INTO meta (name, value) VALUES ('audit_head', ?1) ON CONFLICT DO UPDATE SET value = ?1",
            )?
            .execute([seal])?;
            self.head_dirty = false;
        }
        Ok(())
    }
}

/// What only a holder of the key can write for this end of the chain: cutting the tail shows.
pub(crate) fn head_seal(key: &[u8; 32], head: &Mark) -> [u8; 32] {
    let mut hasher = blake3::Hasher::new_keyed(key);
    hasher.update(b"head").update(&head.sequence.to_be_bytes()).update(&head.hash);
    *hasher.finalize().as_bytes()
}

/// The running transaction.
pub(crate) struct Tx<'a> {
    pub(crate) db: &'a Connection,
    pub(crate) memory: &'a mut Memory,
}

/// What happened to a job, about to be written.
pub(crate) struct Happening<'a> {
    pub(crate) job: &'a JobId,
    pub(crate) principal: &'a str,
    pub(crate) kind: JobEventKind,
    pub(crate) status: JobStatus,
    pub(crate) attempt: u32,
    pub(crate) detail: &'a str,
    pub(crate) at: Timestamp,
}

impl Tx<'_> {
    /// Writes the event of a change and its audit record.
    pub(crate) fn record(&mut self, actor: &str, happening: Happening<'_>) -> rusqlite::Result<()> {
        let seq = self.memory.last_event + 1;
        self.db
            .prepare_cached(
                "INSERT INTO events (seq, at, job, principal, kind, status, attempt, detail) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            )?
            .execute(params![
                seq.cast_signed(),
                happening.at.millis(),
                happening.job.bytes(),
                happening.principal,
                happening.kind as u8,
                happening.status as u8,
                happening.attempt,
                happening.detail,
            ])?;
        self.memory.last_event = seq;
        self.memory.happened.push(JobEvent {
            id: seq,
            job: *happening.job,
            principal: happening.principal.to_owned(),
            kind: happening.kind,
            status: happening.status,
            at: happening.at,
            attempt: happening.attempt,
            detail: happening.detail.to_owned(),
        });
        let action = match happening.kind {
            JobEventKind::Enqueued => "job.enqueue",
            JobEventKind::Claimed => "job.claim",
            JobEventKind::MachineCreated => "machine.create",
            JobEventKind::EnvRedeemed => "token.redeem",
            JobEventKind::TaskStarted => "token.acknowledge",
            JobEventKind::RetryScheduled => "job.retry",
            JobEventKind::Done => "job.done",
            JobEventKind::Failed => "job.fail",
            JobEventKind::Canceled => "job.cancel",
            JobEventKind::Alarm => "token.alarm",
        };
        self.audit(happening.at, actor, action, &happening.job.to_string(), happening.detail)
    }

    /// Appends to the audit chain.
    pub(crate) fn audit(
        &mut self,
        at: Timestamp,
        actor: &str,
        action: &str,
        subject: &str,
        detail: &str,
    ) -> rusqlite::Result<()> {
        let sequence = self.memory.head.sequence + 1;
        let entry = Entry { sequence, at, actor, action, subject, detail };
        let hash = link(&self.memory.audit_key, &self.memory.head.hash, entry);
        self.db
            .prepare_cached(
                "INSERT INTO audit (seq, at, actor, action, subject, detail, hash) VALUES (?, ?, ?, ?, ?, ?, ?)",
            )?
            .execute(params![sequence.cast_signed(), at.millis(), actor, action, subject, detail, hash])?;
        self.memory.head = Mark { sequence, hash };
        self.memory.head_dirty = true;
        Ok(())
    }

    /// A principal's numbers, to be changed.
    pub(crate) fn counter(&mut self, principal: &str) -> rusqlite::Result<&mut Counter> {
        if !self.memory.counters.contains_key(principal) {
            let counter = self
                .db
                .prepare_cached("SELECT queued, active, day, today FROM principals WHERE name = ?")?
                .query_row([principal], |row| {
                    Ok(Counter {
                        queued: row.get(0)?,
                        active: row.get(1)?,
                        day: row.get(2)?,
                        today: row.get(3)?,
                        dirty: false,
                    })
                })
                .optional()?
                .unwrap_or_default();
            self.memory.counters.insert(principal.to_owned(), counter);
        }
        Ok(self.memory.counters.get_mut(principal).expect("inserted just above"))
    }

    /// Moves one job of a principal's between the counted states.
    pub(crate) fn moved(&mut self, principal: &str, from: JobStatus, to: JobStatus) -> rusqlite::Result<()> {
        let counter = self.counter(principal)?;
        let queued = |status| matches!(status, JobStatus::Scheduled | JobStatus::Ready);
        counter.queued = counter.queued + u32::from(queued(to)) - u32::from(queued(from));
        counter.active = counter.active + u32::from(to == JobStatus::Running) - u32::from(from == JobStatus::Running);
        counter.dirty = true;
        Ok(())
    }

    /// Counts a new job.
    pub(crate) fn enqueued(&mut self, principal: &str, day: i64) -> rusqlite::Result<()> {
        let counter = self.counter(principal)?;
        counter.queued += 1;
        if counter.day != day {
            counter.day = day;
            counter.today = 0;
        }
        counter.today += 1;
        counter.dirty = true;
        Ok(())
    }
}
