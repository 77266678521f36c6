//! Random bytes, from the kernel and from nowhere else.

use std::cell::{Cell, RefCell};

use clf_domain::Timestamp;
use clf_domain::id::JobId;

/// Fresh random bytes.
pub(crate) fn bytes<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).expect("the kernel has random numbers once it has booted");
    bytes
}

/// A fresh random number.
pub(crate) fn number() -> u32 {
    u32::from_ne_bytes(bytes())
}

/// Makes job ids, each newer than the one before, also within a millisecond and when the wall
/// clock steps back.
#[derive(Default)]
pub(crate) struct JobIds {
    last: Cell<(i64, u16)>,
    /// Random bytes for the next ids: an id is no secret, so they are drawn by the hundred.
    random: RefCell<Vec<[u8; 8]>>,
}

impl JobIds {
    /// Every id lies behind this place, also if the wall clock was set back since it was made.
    pub(crate) fn after(place: i64) -> Self {
        JobIds { last: Cell::new(JobId::time_and_counter(place)), random: RefCell::default() }
    }

    pub(crate) fn next(&self, now: Timestamp) -> JobId {
        let (last, counter) = self.last.get();
        let (millis, counter) = match now.millis() {
            millis if millis > last => (millis, 0),
            _ if counter == 0x0fff => (last + 1, 0),
            _ => (last, counter + 1),
        };
        self.last.set((millis, counter));
        let mut random = self.random.borrow_mut();
        if random.is_empty() {
            random.extend(bytes::<1024>().chunks_exact(8).filter_map(|chunk| <[u8; 8]>::try_from(chunk).ok()));
        }
        let random = random.pop().expect("filled just above");
        JobId::new(Timestamp::from_millis(millis), counter, random)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_grow_even_when_the_clock_steps_back() {
        let ids = JobIds::default();
        let times = (0..5_000).map(|_| 1_000).chain([999, 1, 2_000]);
        let made: Vec<JobId> = times.map(|at| ids.next(Timestamp::from_millis(at))).collect();
        assert!(made.windows(2).all(|pair| pair[0] < pair[1]));
    }
}
