//! How `clawdlets` ends when it did not go well.

use std::process::ExitCode;

use clf_domain::terminal::complaint;

/// What was attempted, why it failed, what to do.
#[derive(Debug)]
pub(crate) struct Failure {
    pub(crate) code: u8,
    pub(crate) reason: &'static str,
    pub(crate) message: String,
    pub(crate) hint: String,
}

impl Failure {
    pub(crate) fn new(reason: &'static str, message: impl Into<String>) -> Self {
        Failure { code: 1, reason, message: message.into(), hint: String::new() }
    }

    pub(crate) fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = hint.into();
        self
    }

    pub(crate) fn usage(mut self) -> Self {
        self.code = 2;
        self
    }
}

/// Says it: to people and to programs, on standard error.
#[allow(clippy::print_stderr, reason = "a program's last word")]
pub(crate) fn report(failure: &Failure, json: bool) -> ExitCode {
    if json {
        let error = serde_json::json!({
            "error": { "reason": failure.reason, "message": failure.message, "hint": failure.hint }
        });
        eprintln!("{error}");
    } else {
        eprintln!("{}", complaint("clawdlets", &failure.message, &failure.hint));
    }
    ExitCode::from(failure.code)
}
