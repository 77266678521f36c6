//! Reaching the daemon. Prints nothing, decides nothing.

mod cattle;
mod error;
mod jobs;
mod local;
mod operator;
mod pinned;
mod watch;

pub use cattle::CattleClient;
pub use error::ClientError;
pub use local::LocalClient;
pub use pinned::Pin;
pub use watch::Watch;

/// The bots' socket.
pub const BOT_SOCKET: &str = "/run/clf/orchestrator.sock";
/// The operators' socket.
pub const OPERATOR_SOCKET: &str = "/run/clf/operator.sock";
