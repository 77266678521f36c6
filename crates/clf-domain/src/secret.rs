//! The one type that plaintext lives in.

use subtle::ConstantTimeEq;
use zeroize::Zeroize;

/// Bytes that cannot be printed, serialised or compared in variable time, and are wiped on drop.
///
/// It has no `Debug`, `Display` or `Serialize` on purpose: what holds a secret cannot be logged
/// by accident, it does not compile.
pub struct Secret(Vec<u8>);

impl Secret {
    /// Takes the bytes over. The caller keeps no copy.
    pub fn new(bytes: Vec<u8>) -> Self {
        Secret(bytes)
    }

    /// Takes the text over.
    pub fn from_text(text: String) -> Self {
        Secret(text.into_bytes())
    }

    /// The plaintext. The name is long so that its uses can be found.
    pub fn expose(&self) -> &[u8] {
        &self.0
    }

    /// Length in bytes.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// True if there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Equality in time that depends on the lengths only.
    pub fn same_as(&self, other: &[u8]) -> bool {
        self.0.ct_eq(other).into()
    }
}

impl Drop for Secret {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl Clone for Secret {
    fn clone(&self) -> Self {
        Secret(self.0.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equality_is_by_content() {
        let secret = Secret::from_text("hunter2".into());
        assert!(secret.same_as(b"hunter2"));
        assert!(!secret.same_as(b"hunter3"));
        assert!(!secret.same_as(b"hunter22"));
    }
}
