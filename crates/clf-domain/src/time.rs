//! Points in time, in milliseconds, always given from outside.

use std::time::Duration;

use chrono::{DateTime, SecondsFormat, Utc};
use serde::{Deserialize, Serialize};

/// Milliseconds since 1970-01-01T00:00:00Z, from year 0 to year 9999.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Timestamp(i64);

impl Timestamp {
    /// The last moment that RFC 3339 can write.
    pub const MAX: Timestamp = Timestamp(253_402_300_799_999);

    /// From milliseconds, pulled into the range that can be written as text.
    pub fn from_millis(millis: i64) -> Self {
        Timestamp(millis.clamp(-62_135_596_800_000, Self::MAX.0))
    }

    /// Milliseconds since 1970.
    pub fn millis(self) -> i64 {
        self.0
    }

    /// Later by `span`, at most [`Timestamp::MAX`].
    #[must_use]
    pub fn plus(self, span: Duration) -> Self {
        let millis = i64::try_from(span.as_millis()).unwrap_or(i64::MAX);
        Timestamp::from_millis(self.0.saturating_add(millis))
    }

    /// Earlier by `span`.
    #[must_use]
    pub fn minus(self, span: Duration) -> Self {
        let millis = i64::try_from(span.as_millis()).unwrap_or(i64::MAX);
        Timestamp::from_millis(self.0.saturating_sub(millis))
    }

    /// How long after `earlier` this is; zero if it is not.
    pub fn since(self, earlier: Timestamp) -> Duration {
        Duration::from_millis(u64::try_from(self.0.saturating_sub(earlier.0)).unwrap_or(0))
    }

    /// The number of the UTC day, for daily caps.
    pub fn day(self) -> i64 {
        self.0.div_euclid(86_400_000)
    }
}

impl std::fmt::Display for Timestamp {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let time = DateTime::<Utc>::from_timestamp_millis(self.0).unwrap_or_default();
        f.write_str(&time.to_rfc3339_opts(SecondsFormat::Millis, true))
    }
}

/// Now, on both clocks: the one people set, and the one that only counts since boot.
///
/// A bootstrap token dies at the earlier of the two; a jump of either cannot revive it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Instant {
    /// Wall time.
    pub wall: Timestamp,
    /// Milliseconds since boot, suspend included (`CLOCK_BOOTTIME`).
    pub boot_millis: i64,
    /// Which boot it was (`/proc/sys/kernel/random/boot_id`).
    pub boot_id: [u8; 16],
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_written_as_rfc3339_and_never_leave_its_range() {
        assert_eq!(Timestamp::from_millis(1_796_115_600_000).to_string(), "2026-12-01T09:00:00.000Z");
        assert_eq!(Timestamp::from_millis(i64::MAX).to_string(), "9999-12-31T23:59:59.999Z");
        assert_eq!(Timestamp::MAX.plus(Duration::MAX), Timestamp::MAX);
    }

    #[test]
    fn a_span_that_would_be_negative_is_zero() {
        let now = Timestamp::from_millis(5);
        assert_eq!(Timestamp::from_millis(1).since(now), Duration::ZERO);
    }
}
