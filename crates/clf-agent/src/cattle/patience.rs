//! Trying again over a network that loses things.

use std::time::{Duration, Instant};

use clf_client::ClientError;
use clf_domain::retry::backoff;

/// Counts tries and waits between them, until a deadline.
pub(super) struct Patience {
    until: Instant,
    attempt: u32,
}

impl Patience {
    pub(super) fn of(span: Duration) -> Self {
        Patience { until: Instant::now() + span, attempt: 0 }
    }

    /// Waits before the next try; gives the error back once there is none.
    pub(super) async fn wait(&mut self, error: ClientError) -> Result<(), ClientError> {
        if Instant::now() >= self.until {
            return Err(error);
        }
        self.attempt += 1;
        let random = getrandom::u32().unwrap_or(0);
        tokio::time::sleep(backoff(self.attempt, Duration::from_millis(20), Duration::from_secs(5), random)).await;
        Ok(())
    }
}
