//! The store: one SQLite file, one writer, everything durable before it is answered.
//!
//! The surface is domain operations. Each runs on the writer thread, inside a transaction it
//! shares with whatever else was waiting (group commit), and is answered after the commit.
//! No policy lives here; limits come in as parameters of the operation they bound.

mod audit;
mod cattle;
mod file;
mod jobs;
mod leases;
mod logs;
mod record;
mod retention;
mod rows;
mod schema;
mod tokens;
mod writer;

pub use audit::{AuditPage, Verdict};
pub use cattle::{EndMachine, MachineCreated, PlanMachine};
pub use file::{OpenError, private_directory};
pub use jobs::{Caps, Enqueue, Enqueued, JobPage, ListJobs, Scope};
pub use leases::{Claim, Claimed, Ending, JobEnd};
pub use logs::{Appended, LogPiece};
pub use record::Mark;
pub use retention::{Numbers, Retention};
pub use tokens::{Redeemed, Redemption, SessionOf, TokenView};
pub use writer::{Store, StoreOptions};

use clf_domain::Refusal;

/// What every operation gives: its answer, or why not.
pub type Answer<T> = Result<T, Refusal>;
