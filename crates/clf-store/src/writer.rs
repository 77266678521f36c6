//! The writer: one thread, one connection, one commit for whatever has queued up.

use std::num::NonZero;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, SyncSender, TryRecvError, TrySendError, sync_channel};
use std::sync::{Arc, LazyLock};
use std::time::{Duration, Instant};

use clf_domain::job::JobEvent;
use clf_domain::{Refusal, RefusalKind};
use rusqlite::Connection;
use tokio::sync::{broadcast, mpsc, oneshot};

use crate::record::{Mark, Memory, Tx};
use crate::{Answer, OpenError, file};

/// Most operations in one transaction.
const BATCH: usize = 512;
/// Operations that may wait; the next is refused as busy.
const QUEUE: usize = 4_096;
/// How long the writer looks for work before it sleeps.
const LOOK: Duration = Duration::from_micros(150);
/// A disk whose commits take this long is slow: gathering a little longer pays.
const SLOW_COMMIT: Duration = Duration::from_millis(1);

/// How to open a store.
pub struct StoreOptions {
    /// The database file.
    pub path: PathBuf,
    /// Keys the audit chain. Kept outside the database.
    pub audit_key: [u8; 32],
    /// The latest place in the audit chain that is known from outside the database, if any.
    pub mark: Option<Mark>,
}

/// A handle on the store. Cheap to clone; the last one to go ends the writer.
#[derive(Clone)]
pub struct Store {
    queue: SyncSender<Box<dyn Queued>>,
    events: broadcast::Sender<Arc<Vec<JobEvent>>>,
    ended: Arc<tokio::sync::Notify>,
}

/// What an operation does, on the writer's thread. It may be run again after a rollback, so it
/// changes nothing of its own that matters; a refusal has written nothing.
pub(crate) trait Operation: Send + 'static {
    type Answer: Send + 'static;
    /// False for an operation that only reads: a batch of those takes no transaction.
    const WRITES: bool;
    fn run(&mut self, tx: &mut Tx<'_>) -> Result<Self::Answer, Stop>;
}

/// Why an operation gave no answer.
pub(crate) enum Stop {
    Refused(Refusal),
    Database(rusqlite::Error),
}

impl From<rusqlite::Error> for Stop {
    fn from(error: rusqlite::Error) -> Self {
        Stop::Database(error)
    }
}

impl From<Refusal> for Stop {
    fn from(refusal: Refusal) -> Self {
        Stop::Refused(refusal)
    }
}

/// An operation in the queue, whatever its answer's type.
trait Queued: Send {
    fn writes(&self) -> bool;
    fn run(&mut self, tx: &mut Tx<'_>) -> Result<(), rusqlite::Error>;
    fn answer(self: Box<Self>, failed: Option<Refusal>);
}

struct Waiting<O: Operation> {
    operation: O,
    outcome: Option<Answer<O::Answer>>,
    reply: oneshot::Sender<Answer<O::Answer>>,
}

impl<O: Operation> Queued for Waiting<O> {
    fn writes(&self) -> bool {
        O::WRITES
    }

    fn run(&mut self, tx: &mut Tx<'_>) -> Result<(), rusqlite::Error> {
        let changes = tx.db.total_changes();
        match self.operation.run(tx) {
            Ok(answer) => self.outcome = Some(Ok(answer)),
            Err(Stop::Refused(refusal)) => {
                assert_eq!(changes, tx.db.total_changes(), "an operation was refused after it had written");
                self.outcome = Some(Err(refusal));
            }
            Err(Stop::Database(error)) => return Err(error),
        }
        Ok(())
    }

    fn answer(self: Box<Self>, failed: Option<Refusal>) {
        let outcome = match failed {
            Some(refusal) => Err(refusal),
            None => self.outcome.unwrap_or_else(|| Err(stopped())),
        };
        // A caller that went away has no use for its answer.
        let _ = self.reply.send(outcome);
    }
}

fn stopped() -> Refusal {
    Refusal::new(RefusalKind::Unavailable, "store_stopped", "the daemon's store has stopped")
}

impl Store {
    /// Opens the file and starts the writer. Needs a tokio runtime around it: answers are handed
    /// back there, a whole batch with one wake-up.
    pub fn open(options: StoreOptions) -> Result<Self, OpenError> {
        let database_error = |source| OpenError::Database { path: options.path.clone(), source };
        let db = file::open(&options.path)?;
        let memory = Memory::load(&db, options.audit_key, options.mark).map_err(database_error)?;
        let (queue, waiting) = sync_channel(QUEUE);
        let (events, _) = broadcast::channel(1_024);
        let ended = Arc::new(tokio::sync::Notify::new());
        let (answers, mut answered) = mpsc::unbounded_channel::<Answered>();
        tokio::spawn(async move {
            while let Some(batch) = answered.recv().await {
                batch.into_iter().for_each(|(operation, failed)| operation.answer(failed));
            }
        });
        let writer = Writer { db, memory, events: events.clone(), answers, average: Duration::ZERO };
        let notify = ended.clone();
        std::thread::Builder::new()
            .name("clf-store".into())
            .spawn(move || {
                writer.run(&waiting);
                notify.notify_one();
            })
            .map_err(|source| OpenError::File { path: options.path.clone(), source })?;
        Ok(Store { queue, events, ended })
    }

    /// Everything that happens from now on, a batch for each commit.
    pub fn subscribe(&self) -> broadcast::Receiver<Arc<Vec<JobEvent>>> {
        self.events.subscribe()
    }

    /// Returns once the writer has ended by itself: the disk failed, nothing may be promised any more.
    pub async fn failed(&self) {
        self.ended.notified().await;
    }

    pub(crate) async fn ask<O: Operation>(&self, operation: O) -> Answer<O::Answer> {
        let (reply, answer) = oneshot::channel();
        match self.queue.try_send(Box::new(Waiting { operation, outcome: None, reply })) {
            Ok(()) => answer.await.unwrap_or_else(|_| Err(stopped())),
            Err(TrySendError::Full(_)) => {
                Err(Refusal::new(RefusalKind::Unavailable, "busy", "too much is waiting to be written")
                    .hint("try again shortly"))
            }
            Err(TrySendError::Disconnected(_)) => Err(stopped()),
        }
    }
}

/// Operations that are done, each with why it failed, if it did.
type Answered = Vec<(Box<dyn Queued>, Option<Refusal>)>;

struct Writer {
    db: Connection,
    memory: Memory,
    events: broadcast::Sender<Arc<Vec<JobEvent>>>,
    answers: mpsc::UnboundedSender<Answered>,
    /// Moving average of what a commit takes.
    average: Duration,
}

/// Looks for the next operation for a moment before it sleeps: waking a thread up costs a lone caller
/// more than its commit's share of the disk. On one core there is nobody else to run meanwhile.
fn next(waiting: &Receiver<Box<dyn Queued>>) -> Option<Box<dyn Queued>> {
    static CORES: LazyLock<usize> = LazyLock::new(|| std::thread::available_parallelism().map_or(1, NonZero::get));
    let began = Instant::now();
    while *CORES > 1 && began.elapsed() < LOOK {
        match waiting.try_recv() {
            Ok(operation) => return Some(operation),
            Err(TryRecvError::Disconnected) => return None,
            Err(TryRecvError::Empty) => std::hint::spin_loop(),
        }
    }
    waiting.recv().ok()
}

/// What became of a batch.
enum Fate {
    Committed,
    /// Rolled back: nothing of it happened. The store goes on.
    RolledBack(rusqlite::Error),
    /// A sync failed: what is on disk is unknown. Nothing may be promised any more.
    Broken(rusqlite::Error),
}

impl Writer {
    fn run(mut self, waiting: &Receiver<Box<dyn Queued>>) {
        let mut batch: Vec<Box<dyn Queued>> = Vec::with_capacity(BATCH);
        while let Some(first) = next(waiting) {
            batch.push(first);
            if self.average > SLOW_COMMIT {
                std::thread::sleep(self.average / 20);
            }
            while batch.len() < BATCH {
                match waiting.try_recv() {
                    Ok(next) => batch.push(next),
                    Err(_) => break,
                }
            }
            match self.commit(&mut batch) {
                Fate::Committed => self.answer(batch.drain(..), None),
                Fate::RolledBack(error) if batch.len() == 1 => self.answer(batch.drain(..), Some(&refusal_for(&error))),
                // One operation spoiled it for all: each gets a transaction of its own.
                Fate::RolledBack(_) => {
                    for operation in batch.drain(..) {
                        let mut alone = vec![operation];
                        match self.commit(&mut alone) {
                            Fate::Committed => self.answer(alone.into_iter(), None),
                            Fate::RolledBack(error) => self.answer(alone.into_iter(), Some(&refusal_for(&error))),
                            Fate::Broken(error) => return self.broken(alone, &error),
                        }
                    }
                }
                Fate::Broken(error) => return self.broken(batch, &error),
            }
        }
    }

    fn answer(&self, operations: impl Iterator<Item = Box<dyn Queued>>, failed: Option<&Refusal>) {
        // Fails only if the runtime has ended, and whoever asked with it.
        let _ = self.answers.send(operations.map(|operation| (operation, failed.cloned())).collect());
    }

    fn broken(&self, batch: Vec<Box<dyn Queued>>, error: &rusqlite::Error) {
        tracing::error!(%error, "the disk failed under the store; ending, because what it holds is unknown");
        self.answer(batch.into_iter(), Some(&stopped()));
    }

    fn commit(&mut self, batch: &mut [Box<dyn Queued>]) -> Fate {
        let writes = batch.iter().any(|operation| operation.writes());
        match self.attempt(batch, writes) {
            Ok(()) => {
                let happened = std::mem::take(&mut self.memory.happened);
                if !happened.is_empty() {
                    // Fails only if nobody listens.
                    let _ = self.events.send(Arc::new(happened));
                }
                Fate::Committed
            }
            Err(error) => {
                let rolled_back = self.db.is_autocommit() || self.db.execute_batch("ROLLBACK").is_ok();
                match self.memory.reload(&self.db) {
                    Ok(()) if rolled_back && !is_io(&error) => Fate::RolledBack(error),
                    _ => Fate::Broken(error),
                }
            }
        }
    }

    fn attempt(&mut self, batch: &mut [Box<dyn Queued>], writes: bool) -> rusqlite::Result<()> {
        let before = self.db.total_changes();
        if writes {
            self.db.execute_batch("BEGIN IMMEDIATE")?;
        }
        for operation in batch {
            let mut tx = Tx { db: &self.db, memory: &mut self.memory };
            let ran = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| operation.run(&mut tx)));
            ran.unwrap_or_else(|_| Err(rusqlite::Error::InvalidQuery))?;
        }
        if writes {
            self.memory.save(&self.db)?;
            let changed = self.db.total_changes() != before;
            let started = Instant::now();
            self.db.execute_batch("COMMIT")?;
            if changed {
                self.memory.commits += 1;
                self.average = (self.average * 7 + started.elapsed()) / 8;
            }
        }
        Ok(())
    }
}

fn is_io(error: &rusqlite::Error) -> bool {
    use rusqlite::ErrorCode::{CannotOpen, DatabaseCorrupt, NotADatabase, SystemIoFailure};
    matches!(error.sqlite_error_code(), Some(SystemIoFailure | DatabaseCorrupt | NotADatabase | CannotOpen))
}

fn refusal_for(error: &rusqlite::Error) -> Refusal {
    if error.sqlite_error_code() == Some(rusqlite::ErrorCode::DiskFull) {
        return Refusal::new(
            RefusalKind::Unavailable,
            "storage_full",
            "the daemon's disk is full; nothing was changed",
        );
    }
    tracing::error!(%error, "an operation failed in the store and was rolled back");
    Refusal::new(RefusalKind::Internal, "store_failed", "the store could not do this; nothing was changed")
}
