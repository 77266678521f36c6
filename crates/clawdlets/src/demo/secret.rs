//! The demo's secret: made here, encrypted on disk, in clear in memory only, where the daemon reads
//! it as a credential file.

use std::io::{Read, Write};

use age::secrecy::ExposeSecret;
use age::x25519::Identity;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use zeroize::{Zeroize, Zeroizing};

use super::place::{Place, private};
use super::project::write_private;
use crate::exit::Failure;

/// The credential's name, in the fleet document too.
const NAME: &str = "demo_secret";

/// Makes the operator's key and the secret, and carries it from ciphertext to credential.
pub(super) fn make(place: &Place) -> Result<(), Failure> {
    let keys = place.project().join(".clawdlets/keys/operators");
    std::fs::create_dir_all(&keys).map_err(|error| failed("keep keys", &error))?;
    let identity = Identity::generate();
    write_private(&keys.join("demo.agekey"), identity.to_string().expose_secret().as_bytes())?;

    let hosts = place.project().join("secrets/hosts/demo");
    std::fs::create_dir_all(&hosts).map_err(|error| failed("keep secrets", &error))?;
    let encrypted = hosts.join(format!("{NAME}.age"));
    write_private(&encrypted, &encrypt(&fresh()?, &identity)?)?;

    let ciphertext = std::fs::read(&encrypted).map_err(|error| failed("read the ciphertext", &error))?;
    let value = decrypt(&ciphertext, &identity)?;
    private(&place.credentials())?;
    write_private(&place.credentials().join(NAME), &value)
}

fn fresh() -> Result<Zeroizing<String>, Failure> {
    let mut random = [0; 24];
    getrandom::fill(&mut random).map_err(|error| Failure::new("random", error.to_string()))?;
    let text = Zeroizing::new(URL_SAFE_NO_PAD.encode(random));
    random.zeroize();
    Ok(text)
}

fn encrypt(value: &str, identity: &Identity) -> Result<Vec<u8>, Failure> {
    let recipient = identity.to_public();
    let recipients = std::iter::once(&recipient as &dyn age::Recipient);
    let encryptor = age::Encryptor::with_recipients(recipients).map_err(|error| failed("encrypt", &error))?;
    let mut out = Vec::new();
    let mut writer = encryptor.wrap_output(&mut out).map_err(|error| failed("encrypt", &error))?;
    writer.write_all(value.as_bytes()).map_err(|error| failed("encrypt", &error))?;
    writer.finish().map_err(|error| failed("encrypt", &error))?;
    Ok(out)
}

fn decrypt(ciphertext: &[u8], identity: &Identity) -> Result<Zeroizing<Vec<u8>>, Failure> {
    let decryptor = age::Decryptor::new_buffered(ciphertext).map_err(|error| failed("decrypt", &error))?;
    let identities = std::iter::once(identity as &dyn age::Identity);
    let mut reader = decryptor.decrypt(identities).map_err(|error| failed("decrypt", &error))?;
    let mut value = Zeroizing::new(Vec::with_capacity(ciphertext.len()));
    reader.read_to_end(&mut value).map_err(|error| failed("decrypt", &error))?;
    Ok(value)
}

fn failed(what: &str, error: &dyn std::error::Error) -> Failure {
    Failure::new("demo_secret", format!("cannot {what}: {error}"))
}
