//! How `clf` ends: one documented number, and the same error for people and programs.

use std::process::ExitCode;

use clf_client::ClientError;
use clf_domain::RefusalKind;
use clf_domain::terminal::complaint;

/// The exit codes, as documented in `docs/exit-codes.md`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Exit {
    Internal = 1,
    Usage = 2,
    Unreachable = 3,
    Refused = 4,
    JobFailed = 5,
    TimedOut = 6,
}

/// Why it did not go well.
#[derive(Debug)]
pub(crate) struct Failure {
    pub(crate) exit: Exit,
    pub(crate) reason: String,
    pub(crate) message: String,
    pub(crate) hint: String,
}

impl Failure {
    pub(crate) fn new(exit: Exit, reason: &str, message: impl Into<String>) -> Self {
        Failure { exit, reason: reason.to_owned(), message: message.into(), hint: String::new() }
    }

    pub(crate) fn usage(reason: &str, message: impl Into<String>) -> Self {
        Failure::new(Exit::Usage, reason, message)
    }

    pub(crate) fn internal(message: impl Into<String>) -> Self {
        Failure::new(Exit::Internal, "internal", message)
    }

    pub(crate) fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = hint.into();
        self
    }
}

impl From<ClientError> for Failure {
    fn from(error: ClientError) -> Self {
        let text = error.to_string();
        match error {
            ClientError::Unreachable { source, .. } => {
                Failure::new(Exit::Unreachable, "unreachable", format!("{text}: {source}"))
                    .hint("is it running? systemctl status clf-orchestrator")
            }
            ClientError::Broken { .. } => Failure::new(Exit::Unreachable, "connection_broken", text)
                .hint("with --idempotency-key the same request can safely be sent again"),
            ClientError::NotWelcome { .. } => Failure::new(Exit::Refused, "not_a_principal", text)
                .hint("an operator names your user under [principals] and puts it into the group clf-bots"),
            ClientError::Refused(error) => {
                let exit = match error.kind {
                    RefusalKind::Invalid => Exit::Usage,
                    RefusalKind::Unavailable => Exit::Unreachable,
                    RefusalKind::Internal => Exit::Internal,
                    _ => Exit::Refused,
                };
                Failure::new(exit, &error.reason, error.message).hint(error.hint)
            }
            ClientError::WrongServer { .. } | ClientError::Unreadable { .. } => Failure::internal(text),
        }
    }
}

/// Says it: to people on standard error, to programs as one JSON object there.
#[allow(clippy::print_stderr, reason = "a program's last word")]
pub(crate) fn report(failure: &Failure, json: bool) -> ExitCode {
    if json {
        let error = serde_json::json!({
            "error": { "reason": failure.reason, "message": failure.message, "hint": failure.hint }
        });
        eprintln!("{error}");
    } else {
        eprintln!("{}", complaint("clf", &failure.message, &failure.hint));
    }
    ExitCode::from(failure.exit as u8)
}
