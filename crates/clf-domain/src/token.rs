//! One-time bootstrap tokens and the sessions that follow them.
//!
//! The text is seen by the machine it was made for and by nobody else: only its hash is kept.

use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use zeroize::Zeroize;

use crate::Secret;

const PREFIX: &str = "clfb_";
const SESSION_PREFIX: &str = "clfs_";

/// Shortest life of a token.
pub const LEAST_LIFETIME: Duration = Duration::from_secs(30);
/// Longest life of a token.
pub const MOST_LIFETIME: Duration = Duration::from_secs(3_600);
/// Life of a token when nobody says.
pub const DEFAULT_LIFETIME: Duration = Duration::from_secs(300);

/// What was asked for, pulled into 30 s to 1 h.
pub fn clamp_lifetime(asked: Duration) -> Duration {
    asked.clamp(LEAST_LIFETIME, MOST_LIFETIME)
}

/// A bootstrap token: `clfb_` and 43 base64url characters that carry 32 random bytes.
pub struct BootstrapToken(Secret);

/// A text that is no bootstrap token.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a bootstrap token is clfb_ and 43 characters of A-Z, a-z, 0-9, _ and -, nothing before or after")]
pub struct NotAToken;

impl BootstrapToken {
    /// Made of 32 bytes from the kernel, which are wiped.
    pub fn from_random(random: &mut [u8; 32]) -> Self {
        let token = BootstrapToken(encode(PREFIX, random));
        random.zeroize();
        token
    }

    /// Accepts the exact grammar: no blanks, no padding, no other case, and no last character
    /// with spare bits set, so that one token has one spelling.
    pub fn parse(text: &str) -> Result<Self, NotAToken> {
        let body = text.strip_prefix(PREFIX).filter(|body| body.len() == 43).ok_or(NotAToken)?;
        let mut bytes = URL_SAFE_NO_PAD.decode(body).map_err(|_| NotAToken)?;
        bytes.zeroize();
        Ok(BootstrapToken(Secret::from_text(text.to_owned())))
    }

    /// The text, for the one place that puts it into a bootstrap file.
    pub fn expose(&self) -> &str {
        std::str::from_utf8(self.0.expose()).expect("a token is ASCII by construction")
    }

    /// The hash to keep.
    pub fn hash(&self) -> TokenHash {
        TokenHash::of(self.expose())
    }
}

fn encode(prefix: &str, bytes: &[u8; 32]) -> Secret {
    let mut text = String::with_capacity(48);
    text.push_str(prefix);
    URL_SAFE_NO_PAD.encode_string(bytes, &mut text);
    Secret::from_text(text)
}

/// The BLAKE3 hash of a token's exact text. Knowing it does not help to redeem.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct TokenHash([u8; 32]);

impl TokenHash {
    /// Of any text: what is no token hashes to what no row has.
    pub fn of(text: &str) -> Self {
        TokenHash(blake3::derive_key("clawdlets 2026 bootstrap token", text.as_bytes()))
    }

    /// The bytes to keep.
    pub fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// A short name for logs and audit records: eight hex characters of a hash of the hash.
    pub fn public_id(&self) -> String {
        blake3::hash(&self.0).to_hex()[..8].to_owned()
    }
}

/// What a machine shows after it redeemed: derived, so that a repeated redemption gives the same.
pub struct SessionKey(Secret);

impl SessionKey {
    /// Keyed BLAKE3 over the token and the recipient it was redeemed for.
    pub fn derive(server_key: &[u8; 32], token: &TokenHash, recipient: &str) -> Self {
        let mut hasher = blake3::Hasher::new_keyed(server_key);
        hasher.update(b"session");
        hasher.update(token.bytes());
        hasher.update(recipient.as_bytes());
        SessionKey(encode(SESSION_PREFIX, hasher.finalize().as_bytes()))
    }

    /// The text, for the sealed grant.
    pub fn expose(&self) -> &str {
        std::str::from_utf8(self.0.expose()).expect("a session key is ASCII by construction")
    }

    /// The hash to keep.
    pub fn hash(&self) -> SessionHash {
        SessionHash::of(self.expose())
    }
}

/// The BLAKE3 hash of a session key's exact text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct SessionHash([u8; 32]);

impl SessionHash {
    /// Of any text.
    pub fn of(text: &str) -> Self {
        SessionHash(blake3::derive_key("clawdlets 2026 machine session", text.as_bytes()))
    }

    /// The bytes to keep.
    pub fn bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_has_exactly_one_spelling() {
        let token = BootstrapToken::from_random(&mut [7; 32]);
        let text = token.expose().to_owned();
        assert_eq!(text.len(), 48);
        assert!(BootstrapToken::parse(&text).is_ok());
        let last = text.as_bytes()[47];
        let spare = URL_SAFE_NO_PAD.encode([7u8; 32]).bytes().last() == Some(last);
        assert!(spare);
        let mut variants = vec![
            format!(" {text}"),
            format!("{text} "),
            format!("{text}\n"),
            format!("{text}="),
            text.to_uppercase(),
            text.replace("clfb_", "CLFB_"),
            text.replace("clfb_", "clfs_"),
            text[..47].to_owned(),
            text.replace('_', "%5F"),
            String::new(),
        ];
        // The last of 43 characters carries four bits; the others must be zero.
        variants.extend("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".chars().filter_map(|c| {
            let changed = format!("{}{c}", &text[..47]);
            (changed != text && "AEIMQUYcgkosw048".find(c).is_none()).then_some(changed)
        }));
        assert_eq!(variants.len(), 10 + 48);
        for variant in variants {
            assert!(BootstrapToken::parse(&variant).is_err(), "{variant:?}");
            assert_ne!(TokenHash::of(&variant), token.hash());
        }
    }

    #[test]
    fn the_random_bytes_are_wiped() {
        let mut random = [7; 32];
        let _token = BootstrapToken::from_random(&mut random);
        assert_eq!(random, [0; 32]);
    }

    #[test]
    fn lifetimes_are_clamped() {
        assert_eq!(clamp_lifetime(Duration::ZERO), LEAST_LIFETIME);
        assert_eq!(clamp_lifetime(Duration::MAX), MOST_LIFETIME);
        assert_eq!(clamp_lifetime(DEFAULT_LIFETIME), DEFAULT_LIFETIME);
    }

    #[test]
    fn a_session_depends_on_server_token_and_recipient() {
        let token = BootstrapToken::from_random(&mut [1; 32]).hash();
        let other = BootstrapToken::from_random(&mut [2; 32]).hash();
        let key = |server, token, recipient| SessionKey::derive(&server, token, recipient).expose().to_owned();
        let one = key([0; 32], &token, "age1a");
        assert_eq!(one, key([0; 32], &token, "age1a"));
        assert_ne!(one, key([1; 32], &token, "age1a"));
        assert_ne!(one, key([0; 32], &other, "age1a"));
        assert_ne!(one, key([0; 32], &token, "age1b"));
    }
}
