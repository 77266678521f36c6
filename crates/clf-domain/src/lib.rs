//! The domain of clawdlets: values and rules, without I/O, clock or chance of their own.
//!
//! Time and random bytes come in as parameters, so that whatever is decided here can be
//! decided again in a test.

pub mod audit;
pub mod cattle;
pub mod fleet;
pub mod id;
pub mod job;
pub mod name;
pub mod persona;
pub mod policy;
pub mod refusal;
pub mod retry;
pub mod secret;
pub mod span;
pub mod terminal;
pub mod time;
pub mod token;

pub use refusal::{Refusal, RefusalKind};
pub use secret::Secret;
pub use time::Timestamp;
