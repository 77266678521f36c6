//! The one shape of "no": what a caller is told when something cannot be done.

use std::borrow::Cow;

/// Why in the large. Maps one to one onto the wire's error codes and the programs' exit codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RefusalKind {
    /// The request itself is wrong.
    Invalid,
    /// There is no such thing, or it is not the caller's to see.
    NotFound,
    /// It exists already, differently.
    Conflict,
    /// The caller may not.
    Denied,
    /// Who calls could not be established.
    Unauthenticated,
    /// A cap is reached.
    Exhausted,
    /// Not in this state of things.
    Precondition,
    /// A position that is no longer kept.
    OutOfRange,
    /// Try again later.
    Unavailable,
    /// No such operation.
    Unimplemented,
    /// Our fault.
    Internal,
}

/// A refusal for the caller's eyes: a stable reason, a sentence, and where it helps a hint.
///
/// Carries no secret and no text that came from a provider.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct Refusal {
    /// Why in the large.
    pub kind: RefusalKind,
    /// Stable, in snake case, documented in `docs/api.md`.
    pub reason: &'static str,
    /// A sentence that names what is wrong and where.
    pub message: Cow<'static, str>,
    /// What to do about it.
    pub hint: Option<Cow<'static, str>>,
}

impl Refusal {
    /// A refusal without a hint.
    pub fn new(kind: RefusalKind, reason: &'static str, message: impl Into<Cow<'static, str>>) -> Self {
        Refusal { kind, reason, message: message.into(), hint: None }
    }

    /// The request is wrong.
    pub fn invalid(reason: &'static str, message: impl Into<Cow<'static, str>>) -> Self {
        Refusal::new(RefusalKind::Invalid, reason, message)
    }

    /// The same refusal, with what to do about it.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<Cow<'static, str>>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// The answer for every job that is absent or somebody else's.
    pub fn no_such_job() -> Self {
        Refusal::new(RefusalKind::NotFound, "job_not_found", "there is no such job")
    }

    /// The answer for every bootstrap token that does not open, whatever the cause.
    pub fn token_refused() -> Self {
        Refusal::new(RefusalKind::Unauthenticated, "token_refused", "the bootstrap token was not accepted")
    }

    /// The answer for every session that is not, or no longer, a running machine's.
    pub fn session_refused() -> Self {
        Refusal::new(RefusalKind::Unauthenticated, "session_refused", "the session was not accepted")
    }
}
