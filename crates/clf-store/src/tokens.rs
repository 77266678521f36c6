//! Bootstrap tokens: one conditional UPDATE decides a redemption, never a read before it.

use clf_domain::cattle::Intent;
use clf_domain::id::JobId;
use clf_domain::job::{Job, JobEventKind, JobStatus};
use clf_domain::time::Instant;
use clf_domain::token::{SessionHash, TokenHash};
use clf_domain::{Refusal, Timestamp};
use rusqlite::{OptionalExtension, params};

use crate::jobs;
use crate::record::{Happening, Tx};
use crate::rows;
use crate::writer::{Operation, Stop};
use crate::{Answer, Scope, Store};

/// What would open, and for whom, before it is decided: enough to prepare the sealed answer.
pub struct TokenView {
    /// The job, with its spec.
    pub job: Job,
}

struct PeekToken {
    token: TokenHash,
    recipient: String,
    now: Instant,
}

/// The condition under which a token opens, shared by the look before and the decision.
const OPEN: &str = "hash = ?1 AND state = 2 AND boot_id = ?3 AND expires_wall > ?4 AND expires_boot > ?5
                    AND (recipient IS NULL OR recipient = ?2)";

impl Operation for PeekToken {
    type Answer = Option<TokenView>;
    const WRITES: bool = false;

    fn run(&mut self, tx: &mut Tx<'_>) -> Result<Self::Answer, Stop> {
        let intent: Option<[u8; 16]> = tx
            .db
            .prepare_cached(&format!("SELECT intent FROM tokens WHERE {OPEN}"))?
            .query_row(
                params![
                    self.token.bytes(),
                    self.recipient,
                    self.now.boot_id,
                    self.now.wall.millis(),
                    self.now.boot_millis
                ],
                |row| row.get(0),
            )
            .optional()?;
        let Some(intent) = intent else { return Ok(None) };
        let job = job_of(tx, &Intent::from_bytes(intent))?;
        Ok(job.filter(|job| job.status == JobStatus::Running).map(|job| TokenView { job }))
    }
}

fn job_of(tx: &Tx<'_>, intent: &Intent) -> Result<Option<Job>, Stop> {
    let id = tx
        .db
        .prepare_cached("SELECT job FROM machines WHERE intent = ?")?
        .query_row([intent.bytes()], |row| rows::job_id(row, 0))
        .optional()?;
    id.map(|id| jobs::find(tx, &id, &Scope::All)).transpose()
}

/// One attempt to redeem.
pub struct Redemption {
    /// The hash of whatever was shown.
    pub token: TokenHash,
    /// Whose key the answer would be sealed to.
    pub recipient: String,
    /// The hash of the session key that the answer holds.
    pub session: SessionHash,
    /// Where it came from, for the audit.
    pub peer: String,
    /// Now, on both clocks.
    pub now: Instant,
}

/// What became of an attempt to redeem.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Redeemed {
    /// The answer may be sent.
    Granted,
    /// It may not, and nothing about why is said.
    Refused,
}

impl Operation for Redemption {
    type Answer = Redeemed;
    const WRITES: bool = true;

    fn run(&mut self, tx: &mut Tx<'_>) -> Result<Redeemed, Stop> {
        let params = params![
            self.token.bytes(),
            self.recipient,
            self.now.boot_id,
            self.now.wall.millis(),
            self.now.boot_millis,
            self.session.bytes()
        ];
        let first: Option<[u8; 16]> = tx
            .db
            .prepare_cached(&format!(
                "UPDATE tokens SET recipient = ?2, session = ?6 WHERE {OPEN} AND recipient IS NULL RETURNING intent"
            ))?
            .query_row(params, |row| row.get(0))
            .optional()?;
        if let Some(intent) = first {
            self.record(tx, &Intent::from_bytes(intent), JobEventKind::EnvRedeemed)?;
            return Ok(Redeemed::Granted);
        }
        let again = tx
            .db
            .prepare_cached(&format!("UPDATE tokens SET session = ?6 WHERE {OPEN} AND recipient IS NOT NULL"))?
            .execute(params)?;
        if again == 1 {
            return Ok(Redeemed::Granted);
        }
        self.refuse(tx)?;
        Ok(Redeemed::Refused)
    }
}

impl Redemption {
    /// Every refusal writes something, so that a used token takes as long as an unknown one. One that
    /// another key had redeemed marks its machine, once.
    fn refuse(&self, tx: &mut Tx<'_>) -> Result<(), Stop> {
        tx.db
            .prepare_cached(
                "INSERT INTO meta (name, value) VALUES ('tokens_refused', 1) ON CONFLICT DO UPDATE SET value = value + 1",
            )?
            .execute([])?;
        let stolen: Option<[u8; 16]> = tx
            .db
            .prepare_cached(
                "UPDATE machines SET suspect = 1 WHERE suspect = 0 AND intent =
                   (SELECT intent FROM tokens WHERE hash = ?1 AND recipient IS NOT NULL AND recipient <> ?2)
                 RETURNING intent",
            )?
            .query_row(params![self.token.bytes(), self.recipient], |row| row.get(0))
            .optional()?;
        if let Some(intent) = stolen {
            tx.db
                .prepare_cached(
                    "INSERT INTO meta (name, value) VALUES ('alarms', 1) ON CONFLICT DO UPDATE SET value = value + 1",
                )?
                .execute([])?;
            self.record(tx, &Intent::from_bytes(intent), JobEventKind::Alarm)?;
        }
        Ok(())
    }

    fn record(&self, tx: &mut Tx<'_>, intent: &Intent, kind: JobEventKind) -> Result<(), Stop> {
        let Some(job) = job_of(tx, intent)? else { return Ok(()) };
        let detail = format!("token {} from {}", self.token.public_id(), self.peer);
        let happening = Happening {
            job: &job.id,
            principal: &job.principal,
            kind,
            status: job.status,
            attempt: job.attempt,
            detail: &detail,
            at: self.now.wall,
        };
        tx.record(&format!("machine:{}", job.machine.as_deref().unwrap_or("?")), happening)?;
        Ok(())
    }
}

/// Whose session it is.
pub struct SessionOf {
    /// The job, with its spec.
    pub job: Job,
    /// The attempt the session belongs to.
    pub attempt: u32,
    /// The machine's name.
    pub machine: String,
    /// It opened its env.
    pub acknowledged: bool,
}

impl SessionOf {
    /// The session's attempt is the one that runs.
    pub fn is_current(&self) -> bool {
        self.job.status == JobStatus::Running && self.job.attempt == self.attempt
    }
}

struct FindSession {
    session: SessionHash,
}

impl Operation for FindSession {
    type Answer = SessionOf;
    const WRITES: bool = false;

    fn run(&mut self, tx: &mut Tx<'_>) -> Result<SessionOf, Stop> {
        find_session(tx, &self.session)
    }
}

pub(crate) fn find_session(tx: &Tx<'_>, session: &SessionHash) -> Result<SessionOf, Stop> {
    let found: Option<(JobId, u32, String, bool)> = tx
        .db
        .prepare_cached(
            "SELECT m.job, m.attempt, m.name, m.acknowledged FROM tokens t JOIN machines m ON m.intent = t.intent
             WHERE t.session = ?",
        )?
        .query_row([session.bytes()], |row| Ok((rows::job_id(row, 0)?, row.get(1)?, row.get(2)?, row.get(3)?)))
        .optional()?;
    let (id, attempt, machine, acknowledged) = found.ok_or_else(Refusal::session_refused)?;
    Ok(SessionOf { job: jobs::find(tx, &id, &Scope::All)?, attempt, machine, acknowledged })
}

struct Acknowledge {
    session: SessionHash,
    now: Timestamp,
}

impl Operation for Acknowledge {
    type Answer = ();
    const WRITES: bool = true;

    fn run(&mut self, tx: &mut Tx<'_>) -> Result<(), Stop> {
        let found = find_session(tx, &self.session)?;
        if !found.is_current() {
            return Err(Refusal::session_refused().into());
        }
        if found.acknowledged {
            return Ok(());
        }
        tx.db.prepare_cached("UPDATE tokens SET state = 3 WHERE session = ?")?.execute([self.session.bytes()])?;
        tx.db.prepare_cached("UPDATE machines SET acknowledged = 1 WHERE name = ?")?.execute([&found.machine])?;
        let happening = Happening {
            job: &found.job.id,
            principal: &found.job.principal,
            kind: JobEventKind::TaskStarted,
            status: JobStatus::Running,
            attempt: found.attempt,
            detail: &found.machine,
            at: self.now,
        };
        tx.record(&format!("machine:{}", found.machine), happening)?;
        Ok(())
    }
}

struct RevokeTokens {
    why: String,
    now: Timestamp,
}

impl Operation for RevokeTokens {
    type Answer = usize;
    const WRITES: bool = true;

    fn run(&mut self, tx: &mut Tx<'_>) -> Result<usize, Stop> {
        let revoked = tx.db.execute("UPDATE tokens SET state = 4 WHERE state < 3", [])?;
        tx.audit(self.now, "daemon", "token.revoke_all", "", &format!("{}; {revoked} revoked", self.why))?;
        Ok(revoked)
    }
}

/// Machines that did not open their env in time, with the job's claim on them.
struct Unredeemed {
    now: Instant,
}

impl Operation for Unredeemed {
    type Answer = Vec<(JobId, u32)>;
    const WRITES: bool = false;

    fn run(&mut self, tx: &mut Tx<'_>) -> Result<Self::Answer, Stop> {
        let mut statement = tx.db.prepare_cached(
            "SELECT m.job, m.attempt FROM machines m JOIN tokens t ON t.intent = m.intent
             WHERE m.state = 2 AND m.acknowledged = 0
               AND NOT (t.state = 2 AND t.boot_id = ?1 AND t.expires_wall > ?2 AND t.expires_boot > ?3)",
        )?;
        let late = statement
            .query_map(params![self.now.boot_id, self.now.wall.millis(), self.now.boot_millis], |row| {
                Ok((rows::job_id(row, 0)?, row.get(1)?))
            })?
            .collect::<Result<_, _>>()?;
        Ok(late)
    }
}

impl Store {
    /// What a token would open for this recipient now; `None` for every reason that it would not.
    pub async fn peek_token(&self, token: TokenHash, recipient: String, now: Instant) -> Answer<Option<TokenView>> {
        self.ask(PeekToken { token, recipient, now }).await
    }

    /// Decides a redemption, and writes down that it did.
    pub async fn redeem(&self, redemption: Redemption) -> Answer<Redeemed> {
        self.ask(redemption).await
    }

    /// Whose session this is.
    pub async fn session(&self, session: SessionHash) -> Answer<SessionOf> {
        self.ask(FindSession { session }).await
    }

    /// The machine opened its env: the token is spent. Twice is once.
    pub async fn acknowledge(&self, session: SessionHash, now: Timestamp) -> Answer<()> {
        self.ask(Acknowledge { session, now }).await
    }

    /// Closes every token that is open: an older database was restored. Returns how many.
    pub async fn revoke_tokens(&self, why: String, now: Timestamp) -> Answer<usize> {
        self.ask(RevokeTokens { why, now }).await
    }

    /// The attempts whose machine let its token run out.
    pub async fn unredeemed(&self, now: Instant) -> Answer<Vec<(JobId, u32)>> {
        self.ask(Unredeemed { now }).await
    }
}
