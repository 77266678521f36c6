//! The clocks, read at the edge and passed down as values.

use clf_domain::Timestamp;
use clf_domain::time::Instant;
use nix::time::{ClockId, clock_gettime};

/// Reads both clocks. Knows which boot this is.
#[derive(Clone)]
pub(crate) struct Clock {
    boot_id: [u8; 16],
}

impl Clock {
    /// Reads the boot's id from the kernel.
    pub(crate) fn new() -> std::io::Result<Self> {
        let text = std::fs::read_to_string("/proc/sys/kernel/random/boot_id")?;
        let hex: String = text.trim().chars().filter(|c| *c != '-').collect();
        let mut boot_id = [0; 16];
        for (byte, pair) in boot_id.iter_mut().zip(hex.as_bytes().chunks(2)) {
            let pair = std::str::from_utf8(pair).map_err(std::io::Error::other)?;
            *byte = u8::from_str_radix(pair, 16).map_err(std::io::Error::other)?;
        }
        Ok(Clock { boot_id })
    }

    /// Wall time.
    pub(crate) fn wall(&self) -> Timestamp {
        Timestamp::from_millis(millis(ClockId::CLOCK_REALTIME))
    }

    /// Both clocks.
    pub(crate) fn now(&self) -> Instant {
        Instant { wall: self.wall(), boot_millis: millis(ClockId::CLOCK_BOOTTIME), boot_id: self.boot_id }
    }
}

fn millis(clock: ClockId) -> i64 {
    let time = clock_gettime(clock).expect("the kernel has this clock");
    time.tv_sec() * 1_000 + time.tv_nsec() / 1_000_000
}
