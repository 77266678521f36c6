//! When to try again.

use std::time::Duration;

/// Exponential back-off with full jitter: between half and all of `base * 2^(attempt-1)`, at most `cap`.
///
/// `random` is a fresh random number; attempts count from 1.
pub fn backoff(attempt: u32, base: Duration, cap: Duration, random: u32) -> Duration {
    let factor = 1u32 << attempt.saturating_sub(1).min(16);
    let full = base.saturating_mul(factor).min(cap);
    full / 2 + full.mul_f64(f64::from(random) / f64::from(u32::MAX) / 2.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn backoff_grows_to_its_cap_and_jitters_within_half() {
        let at = |attempt, random| backoff(attempt, Duration::from_secs(5), Duration::from_secs(300), random);
        assert_eq!(at(1, 0), Duration::from_millis(2_500));
        assert_eq!(at(1, u32::MAX), Duration::from_secs(5));
        assert_eq!(at(3, u32::MAX), Duration::from_secs(20));
        assert_eq!(at(u32::MAX, u32::MAX), Duration::from_secs(300));
        assert_eq!(at(0, 0), Duration::from_millis(2_500));
    }
}
