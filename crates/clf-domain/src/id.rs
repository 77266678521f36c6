//! Job ids: UUIDv7, so that ids sort by creation and serve as list order and page cursor.

use uuid::Uuid;

use crate::Timestamp;

/// A job's id: 16 bytes on disk, 36 lower-case characters on the wire.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct JobId([u8; 16]);

impl JobId {
    /// A new id. `counter` keeps ids of one millisecond in order; `random` makes them unique.
    pub fn new(now: Timestamp, counter: u16, random: [u8; 8]) -> Self {
        let millis = u64::try_from(now.millis()).unwrap_or(0).to_be_bytes();
        let mut bytes = [0; 16];
        bytes[..6].copy_from_slice(&millis[2..]);
        bytes[6..8].copy_from_slice(&(0x7000 | (counter & 0x0fff)).to_be_bytes());
        bytes[8..].copy_from_slice(&random);
        bytes[8] = 0x80 | (bytes[8] & 0x3f);
        JobId(bytes)
    }

    /// From the 16 bytes kept on disk.
    pub fn from_bytes(bytes: [u8; 16]) -> Self {
        JobId(bytes)
    }

    /// The 16 bytes to keep.
    pub fn bytes(&self) -> &[u8; 16] {
        &self.0
    }

    /// Time and counter alone, 60 bits: no two jobs of one daemon share it, and it sorts like the id.
    pub fn place(&self) -> i64 {
        let mut head = [0; 8];
        head.copy_from_slice(&self.0[..8]);
        let head = u64::from_be_bytes(head);
        ((head >> 16) << 12 | head & 0x0fff).cast_signed()
    }

    /// The next one may not be smaller than the one behind this place: millisecond and counter of it.
    pub fn time_and_counter(place: i64) -> (i64, u16) {
        (place >> 12, u16::try_from(place & 0x0fff).unwrap_or(0))
    }

    /// Reads the canonical form only: 36 lower-case characters with four dashes.
    pub fn parse(text: &str) -> Option<Self> {
        let id = JobId(*Uuid::try_parse(text).ok()?.as_bytes());
        (id.to_string() == text).then_some(id)
    }

    /// The last eight characters: the random end, never the clock at the head.
    pub fn short(&self) -> String {
        self.to_string()[28..].to_owned()
    }
}

impl std::fmt::Display for JobId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        Uuid::from_bytes(self.0).as_hyphenated().fmt(f)
    }
}

impl std::fmt::Debug for JobId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{self}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_sort_by_time_then_counter() {
        let at = |ms, counter| JobId::new(Timestamp::from_millis(ms), counter, [0xff; 8]);
        assert!(at(1, 0) < at(1, 1));
        assert!(at(1, 4095) < at(2, 0));
        assert!(at(1, 4095).place() < at(2, 0).place());
        assert_eq!(JobId::time_and_counter(at(7, 9).place()), (7, 9));
    }

    #[test]
    fn only_the_canonical_text_is_read() {
        let id = JobId::new(Timestamp::from_millis(1_796_115_600_000), 7, [9; 8]);
        assert_eq!(JobId::parse(&id.to_string()), Some(id));
        for bad in [id.to_string().to_uppercase(), id.to_string().replace('-', ""), format!("{{{id}}}"), String::new()]
        {
            assert_eq!(JobId::parse(&bad), None, "{bad}");
        }
    }
}
