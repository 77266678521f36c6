//! Counters, and their Prometheus text.

use std::cell::Cell;
use std::fmt::Write;

use clf_store::Numbers;

/// A number that only grows.
#[derive(Default)]
pub(crate) struct Counter(Cell<u64>);

impl Counter {
    pub(crate) fn add(&self, count: u64) {
        self.0.set(self.0.get() + count);
    }
}

/// What the daemon counts beside what the store knows.
#[derive(Default)]
pub(crate) struct Metrics {
    /// Requests answered.
    pub(crate) requests: Counter,
    /// Of those, with an error.
    pub(crate) errors: Counter,
    /// Connections of uids that nobody knows.
    pub(crate) strangers: Counter,
    /// Connections over somebody's cap.
    pub(crate) connections_refused: Counter,
    /// Requests over somebody's rate.
    pub(crate) rate_limited: Counter,
    /// Calls to the provider that failed.
    pub(crate) provider_errors: Counter,
}

impl Metrics {
    /// The text of `/metrics`.
    pub(crate) fn render(&self, numbers: &Numbers) -> String {
        let mut text = String::with_capacity(2_048);
        let mut line = |name: &str, kind: &str, help: &str, value: u64| {
            // Writing to a String cannot fail.
            let _ = write!(text, "# HELP clf_{name} {help}\n# TYPE clf_{name} {kind}\nclf_{name} {value}\n");
        };
        line("requests_total", "counter", "Requests answered.", self.requests.0.get());
        line("request_errors_total", "counter", "Requests answered with an error.", self.errors.0.get());
        line("strangers_total", "counter", "Connections of unknown users, closed unread.", self.strangers.0.get());
        line("connections_refused_total", "counter", "Connections over a cap.", self.connections_refused.0.get());
        line("rate_limited_total", "counter", "Requests over a rate.", self.rate_limited.0.get());
        line("provider_errors_total", "counter", "Failed calls to the provider.", self.provider_errors.0.get());
        line("jobs_queued", "gauge", "Jobs that wait.", numbers.queued);
        line("jobs_running", "gauge", "Jobs that run.", numbers.running);
        line("machines_live", "gauge", "Machines not seen to be gone.", u64::from(numbers.live_machines));
        line("audit_records_total", "counter", "Audit records.", numbers.audit_records);
        line("commits_total", "counter", "Durable commits since the start.", numbers.commits);
        line("tokens_refused_total", "counter", "Redemptions refused.", numbers.refused);
        line("alarms_total", "counter", "Tokens shown by somebody else.", numbers.alarms);
        text
    }
}
