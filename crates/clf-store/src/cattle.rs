//! Machines: the intent before the call, what the provider said after it, and the end.

use clf_domain::cattle::{Intent, Machine, MachineName, MachineState};
use clf_domain::id::JobId;
use clf_domain::job::{Failure, JobEventKind, JobStatus};
use clf_domain::time::Instant;
use clf_domain::token::{TokenHash, clamp_lifetime};
use clf_domain::{Refusal, RefusalKind, Timestamp};
use rusqlite::{OptionalExtension, params};
use std::time::Duration;

use crate::record::{Happening, Tx};
use crate::rows::{self, MACHINE};
use crate::writer::{Operation, Stop};
use crate::{Answer, Store};

/// A machine about to be asked for. Durable before the provider hears of it.
pub struct PlanMachine {
    /// What makes it this attempt's.
    pub intent: Intent,
    /// Its only possible name.
    pub name: MachineName,
    /// Which job.
    pub job: JobId,
    /// Which attempt.
    pub attempt: u32,
    /// Whose job.
    pub principal: String,
    /// What it is to be.
    pub persona: String,
    /// How long it may live.
    pub ttl: Duration,
    /// The hash of the token it will be born with. A plan made again replaces it.
    pub token: TokenHash,
    /// Never more machines than this.
    pub max_instances: u32,
    /// Now.
    pub now: Timestamp,
}

impl Operation for PlanMachine {
    type Answer = ();
    const WRITES: bool = true;

    fn run(&mut self, tx: &mut Tx<'_>) -> Result<(), Stop> {
        let wanted: bool = tx
            .db
            .prepare_cached("SELECT EXISTS (SELECT 1 FROM jobs WHERE place = ?1 AND status = 2 AND attempt = ?2)")?
            .query_row(params![self.job.place(), self.attempt], |row| row.get(0))?;
        if !wanted {
            return Err(Refusal::new(
                RefusalKind::Precondition,
                "lease_lost",
                "the job is not this attempt's any more",
            )
            .into());
        }
        let state: Option<u8> = tx
            .db
            .prepare_cached("SELECT state FROM machines WHERE intent = ?")?
            .query_row([self.intent.bytes()], |row| row.get(0))
            .optional()?;
        // A machine of an earlier attempt may still live: a job has one at a time.
        let other: bool = tx
            .db
            .prepare_cached("SELECT EXISTS (SELECT 1 FROM machines WHERE job = ?1 AND attempt <> ?2 AND state < 4)")?
            .query_row(params![self.job.bytes(), self.attempt], |row| row.get(0))?;
        if other {
            return Err(Refusal::new(RefusalKind::Exhausted, "no_free_slot", "an earlier machine still lives").into());
        }
        match state {
            None if tx.memory.live_machines >= self.max_instances => {
                return Err(Refusal::new(RefusalKind::Exhausted, "no_free_slot", "all machine slots are taken").into());
            }
            None => {}
            Some(state) if state == MachineState::Planned as u8 => {}
            Some(_) => {
                return Err(Refusal::new(
                    RefusalKind::Conflict,
                    "machine_exists",
                    "this attempt has its machine already",
                )
                .into());
            }
        }
        let expires = self.now.plus(self.ttl).millis();
        if state.is_none() {
            tx.db
                .prepare_cached(
                    "INSERT INTO machines
                       (intent, name, job, attempt, principal, persona, state, created_at, expires_at, log_base)
                     SELECT ?1, ?2, id, ?4, ?5, ?6, 1, ?7, ?8, log_bytes FROM jobs WHERE place = ?3",
                )?
                .execute(params![
                    self.intent.bytes(),
                    self.name.as_str(),
                    self.job.place(),
                    self.attempt,
                    self.principal,
                    self.persona,
                    self.now.millis(),
                    expires,
                ])?;
            tx.memory.live_machines += 1;
        } else {
            tx.db
                .prepare_cached("UPDATE machines SET expires_at = ?2 WHERE intent = ?1")?
                .execute(params![self.intent.bytes(), expires])?;
        }
        tx.db
            .prepare_cached(
                "INSERT INTO tokens (hash, intent, state) VALUES (?1, ?2, 1)
                             ON CONFLICT (intent) DO UPDATE SET hash = ?1, state = 1",
            )?
            .execute(params![self.token.bytes(), self.intent.bytes()])?;
        tx.db
            .prepare_cached("UPDATE jobs SET machine = ?2 WHERE place = ?1")?
            .execute(params![self.job.place(), self.name.as_str()])?;
        let detail = format!("job {} attempt {} token {}", self.job, self.attempt, self.token.public_id());
        tx.audit(self.now, "daemon", "machine.plan", self.name.as_str(), &detail)?;
        Ok(())
    }
}

/// The provider acknowledged the machine: its token opens now.
pub struct MachineCreated {
    /// Which machine.
    pub intent: Intent,
    /// What the provider calls it.
    pub provider_id: String,
    /// Now, on both clocks.
    pub now: Instant,
    /// How long the token lives from now; pulled into 30 s to 1 h.
    pub token_lifetime: Duration,
}

impl Operation for MachineCreated {
    type Answer = MachineState;
    const WRITES: bool = true;

    fn run(&mut self, tx: &mut Tx<'_>) -> Result<MachineState, Stop> {
        let machine = find(tx, &self.intent)?;
        let (status, attempt): (u8, u32) = tx
            .db
            .prepare_cached("SELECT status, attempt FROM jobs WHERE place = ?")?
            .query_row([machine.job.place()], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?
            .unwrap_or((JobStatus::Failed as u8, 0));
        let wanted = status == JobStatus::Running as u8 && attempt == machine.attempt;
        let state = match machine.state {
            MachineState::Planned if wanted => MachineState::Alive,
            MachineState::Planned => MachineState::Ending,
            other => other,
        };
        tx.db
            .prepare_cached("UPDATE machines SET state = ?2, provider_id = ?3 WHERE intent = ?1")?
            .execute(params![self.intent.bytes(), state as u8, self.provider_id])?;
        if machine.state != MachineState::Planned || !wanted {
            tx.audit(self.now.wall, "daemon", "machine.adopt", machine.name.as_str(), "its job does not need it")?;
            return Ok(state);
        }
        let lifetime = clamp_lifetime(self.token_lifetime);
        let wall = self.now.wall.plus(lifetime).millis();
        let boot = self.now.boot_millis.saturating_add(i64::try_from(lifetime.as_millis()).unwrap_or(i64::MAX));
        tx.db
            .prepare_cached(
                "UPDATE tokens SET state = 2, boot_id = ?2, expires_wall = ?3, expires_boot = ?4
                 WHERE intent = ?1 AND state = 1",
            )?
            .execute(params![self.intent.bytes(), self.now.boot_id, wall, boot])?;
        // From here on the machine's own deadline stands behind the job.
        tx.db.prepare_cached("UPDATE jobs SET lease_until = ?2, updated_at = ?3 WHERE place = ?1")?.execute(
            params![
                machine.job.place(),
                machine.expires_at.plus(Duration::from_secs(300)).millis(),
                self.now.wall.millis(),
            ],
        )?;
        let happening = Happening {
            job: &machine.job,
            principal: &machine.principal,
            kind: JobEventKind::MachineCreated,
            status: JobStatus::Running,
            attempt: machine.attempt,
            detail: machine.name.as_str(),
            at: self.now.wall,
        };
        tx.record("daemon", happening)?;
        Ok(state)
    }
}

fn find(tx: &Tx<'_>, intent: &Intent) -> Result<Machine, Stop> {
    tx.db
        .prepare_cached(&format!("SELECT {MACHINE} FROM machines WHERE intent = ?"))?
        .query_row([intent.bytes()], rows::machine)
        .optional()?
        .ok_or_else(|| no_such_machine().into())
}

fn no_such_machine() -> Refusal {
    Refusal::new(RefusalKind::NotFound, "machine_not_found", "there is no such machine")
}

/// A machine is to be destroyed by name; its job, if it runs on it, fails.
pub struct EndMachine {
    /// Which.
    pub name: MachineName,
    /// Why, for the job's owner.
    pub failure: Failure,
    /// Who says so.
    pub actor: String,
    /// Now.
    pub now: Timestamp,
}

impl Operation for EndMachine {
    type Answer = Machine;
    const WRITES: bool = true;

    fn run(&mut self, tx: &mut Tx<'_>) -> Result<Machine, Stop> {
        let machine = by_name(tx, &self.name)?;
        if machine.state >= MachineState::Ending {
            return Ok(machine);
        }
        let ending = crate::Ending {
            id: machine.job,
            attempt: machine.attempt,
            end: crate::JobEnd::Failed { failure: self.failure.clone(), exit_code: None, result: None },
            actor: self.actor.clone(),
            now: self.now,
        };
        match crate::leases::end_attempt(tx, &ending) {
            Ok(_) => {}
            // The job is not on this machine any more: end the machine alone.
            Err(Stop::Refused(_)) => {
                tx.db
                    .prepare_cached("UPDATE machines SET state = 3 WHERE intent = ?")?
                    .execute([machine.intent.bytes()])?;
                tx.audit(self.now, &self.actor, "machine.end", machine.name.as_str(), self.failure.reason)?;
            }
            Err(stop) => return Err(stop),
        }
        by_name(tx, &self.name)
    }
}

fn by_name(tx: &Tx<'_>, name: &MachineName) -> Result<Machine, Stop> {
    tx.db
        .prepare_cached(&format!("SELECT {MACHINE} FROM machines WHERE name = ?"))?
        .query_row([name.as_str()], rows::machine)
        .optional()?
        .ok_or_else(|| no_such_machine().into())
}

struct MachineGone {
    intent: Intent,
    now: Timestamp,
}

impl Operation for MachineGone {
    type Answer = ();
    const WRITES: bool = true;

    fn run(&mut self, tx: &mut Tx<'_>) -> Result<(), Stop> {
        let machine = find(tx, &self.intent)?;
        if machine.state == MachineState::Gone {
            return Ok(());
        }
        tx.db.prepare_cached("UPDATE machines SET state = 4 WHERE intent = ?")?.execute([self.intent.bytes()])?;
        tx.db
            .prepare_cached("UPDATE tokens SET state = 4 WHERE intent = ? AND state < 3")?
            .execute([self.intent.bytes()])?;
        tx.memory.live_machines -= 1;
        tx.audit(self.now, "daemon", "machine.gone", machine.name.as_str(), "")?;
        Ok(())
    }
}

struct ListMachines {
    all: bool,
}

impl Operation for ListMachines {
    type Answer = Vec<Machine>;
    const WRITES: bool = false;

    fn run(&mut self, tx: &mut Tx<'_>) -> Result<Vec<Machine>, Stop> {
        // What lives is listed whole, however much it is: a list that is cut decides deletions wrongly.
        let filter =
            if self.all { "1 ORDER BY created_at DESC LIMIT 1000" } else { "state < 4 ORDER BY created_at DESC" };
        let mut statement = tx.db.prepare_cached(&format!("SELECT {MACHINE} FROM machines WHERE {filter}"))?;
        let machines = statement.query_map([], rows::machine)?.collect::<Result<_, _>>()?;
        Ok(machines)
    }
}

impl Store {
    /// Writes the intent to make a machine, with its token's hash. Again for the same attempt
    /// replaces the token as long as no machine was seen.
    pub async fn plan_machine(&self, plan: PlanMachine) -> Answer<()> {
        self.ask(plan).await
    }

    /// Records what the provider made and opens the token. The answer is `Ending` if the job does
    /// not need the machine any more.
    pub async fn machine_created(&self, created: MachineCreated) -> Answer<MachineState> {
        self.ask(created).await
    }

    /// Marks a machine to be destroyed.
    pub async fn end_machine(&self, end: EndMachine) -> Answer<Machine> {
        self.ask(end).await
    }

    /// Records that a machine was seen to be absent. Frees its slot.
    pub async fn machine_gone(&self, intent: Intent, now: Timestamp) -> Answer<()> {
        self.ask(MachineGone { intent, now }).await
    }

    /// The machines that were not seen to be gone, or the latest thousand of all.
    pub async fn machines(&self, all: bool) -> Answer<Vec<Machine>> {
        self.ask(ListMachines { all }).await
    }
}
