//! Sealing a grant to the key its machine made.

use std::io::Write;
use std::str::FromStr;

use age::x25519::Recipient;
use clf_domain::Refusal;
use clf_proto::sealed::WipedGrant;
use prost::Message;
use zeroize::Zeroizing;

/// Reads a recipient: `age1…`, X25519, in its one spelling.
pub(crate) fn recipient(text: &str) -> Result<Recipient, Refusal> {
    let wrong = || Refusal::invalid("invalid_recipient", "recipient is not an age X25519 recipient (age1…)");
    let recipient = Recipient::from_str(text).map_err(|_| wrong())?;
    if recipient.to_string() == text { Ok(recipient) } else { Err(wrong()) }
}

/// The grant as an age file that only `recipient` opens.
pub(crate) fn seal(grant: &WipedGrant, recipient: &Recipient) -> Result<Vec<u8>, Refusal> {
    let failed = || Refusal::new(clf_domain::RefusalKind::Internal, "seal_failed", "the grant could not be sealed");
    let plain = Zeroizing::new(grant.0.encode_to_vec());
    let encryptor =
        age::Encryptor::with_recipients(std::iter::once(recipient as &dyn age::Recipient)).map_err(|_| failed())?;
    let mut sealed = Vec::with_capacity(plain.len() + 512);
    let mut writer = encryptor.wrap_output(&mut sealed).map_err(|_| failed())?;
    writer.write_all(&plain).map_err(|_| failed())?;
    writer.finish().map_err(|_| failed())?;
    Ok(sealed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_canonical_x25519_recipient_is_taken() {
        let good = age::x25519::Identity::generate().to_public().to_string();
        assert!(recipient(&good).is_ok());
        for bad in [
            good.to_uppercase(),
            format!(" {good}"),
            format!("{good}\n"),
            "age1".into(),
            String::new(),
            good.replace("age1", "age2"),
        ] {
            assert!(recipient(&bad).is_err(), "{bad:?}");
        }
    }
}
