//! The audit chain: each record's hash covers the one before it.

use crate::Timestamp;

/// One audit record. Identifiers only; never a value, a token or a provider's words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditRecord {
    /// 1, 2, 3, … without gaps.
    pub sequence: u64,
    /// When, by wall clock.
    pub at: Timestamp,
    /// Who caused it.
    pub actor: String,
    /// What happened, e.g. `job.enqueue`.
    pub action: String,
    /// What it happened to.
    pub subject: String,
    /// What else matters.
    pub detail: String,
}

/// A place in the chain.
pub type ChainHash = [u8; 32];

/// Where every chain starts.
pub const GENESIS: ChainHash = [0; 32];

/// The hash that follows `previous` when `record` is appended.
///
/// Keyed, so that whoever can write the file but not read the key cannot mend a chain; each field
/// is preceded by its length, so that no two records hash alike by moving a border.
pub fn link(key: &[u8; 32], previous: &ChainHash, record: Entry<'_>) -> ChainHash {
    let mut hasher = blake3::Hasher::new_keyed(key);
    hasher.update(previous);
    hasher.update(&record.sequence.to_be_bytes());
    hasher.update(&record.at.millis().to_be_bytes());
    for field in [record.actor, record.action, record.subject, record.detail] {
        hasher.update(&(field.len() as u64).to_be_bytes());
        hasher.update(field.as_bytes());
    }
    *hasher.finalize().as_bytes()
}

/// An [`AuditRecord`] by reference, for hashing without copies.
#[derive(Clone, Copy)]
#[allow(missing_docs, reason = "as in AuditRecord")]
pub struct Entry<'a> {
    pub sequence: u64,
    pub at: Timestamp,
    pub actor: &'a str,
    pub action: &'a str,
    pub subject: &'a str,
    pub detail: &'a str,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moving_a_border_between_fields_changes_the_hash() {
        let entry = |actor, action| Entry {
            sequence: 1,
            at: Timestamp::from_millis(0),
            actor,
            action,
            subject: "",
            detail: "",
        };
        assert_ne!(link(&[0; 32], &GENESIS, entry("ab", "c")), link(&[0; 32], &GENESIS, entry("a", "bc")));
        assert_ne!(link(&[0; 32], &GENESIS, entry("a", "b")), link(&[1; 32], &GENESIS, entry("a", "b")));
    }
}
