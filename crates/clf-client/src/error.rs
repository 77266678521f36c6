//! Why a call gave no answer.

use std::io;

use clf_proto::connect::ReceivedError;

/// Why a call gave no answer.
#[derive(Debug, thiserror::Error)]
pub enum ClientError {
    /// Nobody listens there.
    #[error("cannot reach the daemon at {place}")]
    Unreachable {
        /// The socket or address.
        place: String,
        /// Why.
        source: io::Error,
    },
    /// The socket may not be opened, or the daemon closed the connection unread: the caller's user
    /// is nobody to it.
    #[error("the daemon at {place} does not take calls from this user")]
    NotWelcome {
        /// The socket.
        place: String,
    },
    /// The connection broke. Whether the call took effect is not known.
    #[error("the connection to {place} broke")]
    Broken {
        /// The socket or address.
        place: String,
        /// Why.
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// The daemon said no.
    #[error("{}", .0.message)]
    Refused(ReceivedError),
    /// The server at the address has another key than the pinned one.
    #[error("the server at {place} does not have the pinned key")]
    WrongServer {
        /// The address.
        place: String,
    },
    /// The answer is not one of this daemon's.
    #[error("the answer of {place} cannot be read: {why}")]
    Unreadable {
        /// The socket or address.
        place: String,
        /// What is wrong with it.
        why: &'static str,
    },
}

impl ClientError {
    /// The stable reason that the daemon gave, if it was the daemon.
    pub fn reason(&self) -> Option<&str> {
        match self {
            ClientError::Refused(error) => Some(&error.reason),
            _ => None,
        }
    }

    /// A later try may go better, and does no harm.
    pub fn is_passing(&self) -> bool {
        match self {
            ClientError::Unreachable { .. } | ClientError::Broken { .. } | ClientError::WrongServer { .. } => true,
            ClientError::Refused(error) => matches!(
                error.kind,
                clf_domain::RefusalKind::Unavailable
                    | clf_domain::RefusalKind::Exhausted
                    | clf_domain::RefusalKind::Internal
            ),
            ClientError::NotWelcome { .. } | ClientError::Unreadable { .. } => false,
        }
    }
}
