//! The cattle listener's identity: a self-made certificate, made once, known by the SHA-256 of its
//! public key. A restart keeps it, so machines that are booting are not stranded.

use std::path::Path;
use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use rustls::ServerConfig;
use rustls::pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use crate::keys::{self, KeyError};

/// Why there is no TLS identity.
#[derive(Debug, thiserror::Error)]
pub enum TlsError {
    /// The key file.
    #[error(transparent)]
    Key(#[from] KeyError),
    /// The key in it.
    #[error(
        "cattle-tls.key does not hold a usable key; remove it to have a new one made (booting machines will be replaced)"
    )]
    Unusable(#[source] Box<dyn std::error::Error + Send + Sync>),
}

/// What the listener serves with, and what machines are told to expect.
pub(crate) struct Identity {
    pub(crate) server: Arc<ServerConfig>,
    /// `sha256/` and the base64 SHA-256 of the SPKI.
    pub(crate) pin: String,
}

impl Identity {
    /// Reads `cattle-tls.key` in `directory`, or makes it.
    pub(crate) fn load(directory: &Path) -> Result<Self, TlsError> {
        let der = keys::kept(directory, "cattle-tls.key", || {
            let key = rcgen::KeyPair::generate().map_err(std::io::Error::other)?;
            Ok(Zeroizing::new(key.serialize_der()))
        })?;
        Self::from_key(&der).map_err(TlsError::Unusable)
    }

    fn from_key(der: &[u8]) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        let private = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(der.to_vec()));
        let key = rcgen::KeyPair::try_from(&private)?;
        let certificate = rcgen::CertificateParams::new(vec!["clf".to_owned()])?.self_signed(&key)?;
        let der: CertificateDer<'static> = certificate.der().clone();
        let spki = webpki::EndEntityCert::try_from(&der)?.subject_public_key_info();
        let pin = format!("sha256/{}", STANDARD.encode(Sha256::digest(&spki)));
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let mut server = ServerConfig::builder_with_provider(provider)
            .with_protocol_versions(&[&rustls::version::TLS13])?
            .with_no_client_auth()
            .with_single_cert(vec![der], private)?;
        server.alpn_protocols = vec![b"http/1.1".to_vec()];
        // A machine connects a handful of times: tickets would only be state to keep secret.
        server.send_tls13_tickets = 0;
        Ok(Identity { server: Arc::new(server), pin })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_restart_keeps_the_pin() {
        let dir = tempfile::tempdir().unwrap();
        let first = Identity::load(dir.path()).unwrap().pin;
        assert_eq!(first, Identity::load(dir.path()).unwrap().pin);
        assert_eq!(first.len(), "sha256/".len() + 44);
    }
}
