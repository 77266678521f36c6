//! What a connection is doing and since when, so that a slow peer can be let go.

use std::cell::Cell;
use std::time::Duration;

use tokio::time::Instant;

/// What a connection is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Doing {
    /// Waiting for the next request to begin.
    Idle,
    /// Reading a head.
    Head,
    /// Reading a body.
    Body,
    /// Working on the answer, or streaming it.
    Handling,
}

/// How long each may take.
#[derive(Clone, Copy)]
pub(crate) struct Patience {
    pub(crate) idle: Duration,
    pub(crate) head: Duration,
    pub(crate) body: Duration,
    /// How long the peer may leave an answer unread.
    pub(crate) write: Duration,
}

pub(crate) struct Activity {
    doing: Cell<Doing>,
    since: Cell<Instant>,
    blocked: Cell<Option<Instant>>,
}

impl Activity {
    pub(crate) fn new() -> Self {
        Activity { doing: Cell::new(Doing::Idle), since: Cell::new(Instant::now()), blocked: Cell::new(None) }
    }

    pub(crate) fn set(&self, doing: Doing) {
        if self.doing.replace(doing) != doing {
            self.since.set(Instant::now());
        }
    }

    pub(crate) fn is_handling(&self) -> bool {
        self.doing.get() == Doing::Handling
    }

    pub(crate) fn write_blocked(&self, blocked: bool) {
        if !blocked {
            self.blocked.set(None);
        } else if self.blocked.get().is_none() {
            self.blocked.set(Some(Instant::now()));
        }
    }

    /// The peer used up its time.
    pub(crate) fn is_over(&self, patience: &Patience) -> bool {
        let spent = self.since.get().elapsed();
        let read = match self.doing.get() {
            Doing::Idle => spent > patience.idle,
            Doing::Head => spent > patience.head,
            Doing::Body => spent > patience.body,
            Doing::Handling => false,
        };
        read || self.blocked.get().is_some_and(|since| since.elapsed() > patience.write)
    }
}
