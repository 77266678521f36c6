//! Cattle: the short-lived machine of one attempt at one job.

use std::collections::BTreeMap;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::Timestamp;
use crate::id::JobId;
use crate::name::{FleetId, PersonaName};

/// Most bytes that a provider takes as user_data.
pub const USER_DATA_LIMIT: usize = 32 * 1024;

/// What makes a machine ours and this attempt's: a keyed digest, unguessable to other users of
/// the provider's project, the same whenever it is computed again.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Intent([u8; 16]);

impl Intent {
    /// Of one attempt at one job in one fleet.
    pub fn derive(server_key: &[u8; 32], fleet: &FleetId, job: &JobId, attempt: u32) -> Self {
        let mut hasher = blake3::Hasher::new_keyed(server_key);
        hasher.update(b"intent");
        hasher.update(fleet.as_str().as_bytes());
        hasher.update(&[0]);
        hasher.update(job.bytes());
        hasher.update(&attempt.to_be_bytes());
        let mut digest = [0; 16];
        hasher.finalize_xof().fill(&mut digest);
        Intent(digest)
    }

    /// The bytes to keep.
    pub fn bytes(&self) -> &[u8; 16] {
        &self.0
    }

    /// From the bytes kept.
    pub fn from_bytes(bytes: [u8; 16]) -> Self {
        Intent(bytes)
    }

    /// 32 hex characters, for the label `intent`.
    pub fn label(&self) -> String {
        self.0.iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

impl std::fmt::Debug for Intent {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.label())
    }
}

/// A machine's name: the persona and 16 hex characters of the intent, a valid host name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MachineName(String);

impl MachineName {
    /// The one name this intent can have.
    pub fn of(persona: &PersonaName, intent: &Intent) -> Self {
        MachineName(format!("{persona}-{}", &intent.label()[..16]))
    }

    /// Accepts what [`MachineName::of`] makes.
    pub fn parse(text: &str) -> Option<Self> {
        let (persona, tail) = text.rsplit_once('-')?;
        let hex = tail.len() == 16 && tail.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
        (hex && PersonaName::parse(persona).is_ok()).then(|| MachineName(text.to_owned()))
    }

    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for MachineName {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// Everything a provider needs to make one machine. Making it twice makes it once.
#[derive(Clone)]
pub struct MachinePlan {
    /// Its only possible name.
    pub name: MachineName,
    /// What marks it as this attempt's.
    pub intent: Intent,
    /// How long it may live.
    pub ttl: Duration,
    /// `managed-by`, `fleet` and `intent`, all of which must match before it is ever touched.
    pub labels: BTreeMap<String, String>,
    /// What it finds at boot.
    pub bootstrap: Bootstrap,
}

impl MachinePlan {
    /// The plan for one attempt.
    pub fn new(fleet: &FleetId, persona: &PersonaName, intent: Intent, ttl: Duration, bootstrap: Bootstrap) -> Self {
        MachinePlan { name: MachineName::of(persona, &intent), intent, ttl, labels: labels(fleet, &intent), bootstrap }
    }
}

/// The labels without which nothing is ours.
pub fn labels(fleet: &FleetId, intent: &Intent) -> BTreeMap<String, String> {
    BTreeMap::from([
        ("managed-by".to_owned(), "clawdlets".to_owned()),
        ("fleet".to_owned(), fleet.to_string()),
        ("intent".to_owned(), intent.label()),
    ])
}

/// The bootstrap file: the only thing a machine is born with. Holds one secret, the token.
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct Bootstrap {
    /// Of this format: 1.
    pub version: u32,
    /// `ADDRESS:PORT` of the cattle listener.
    pub endpoint: String,
    /// `sha256/` and the base64 SHA-256 of the listener's public key (SPKI).
    pub server_pin: String,
    /// The one-time token.
    pub token: String,
    /// The machine's name, for its logs.
    pub machine: String,
    /// Give up redeeming after so many seconds.
    pub redeem_within_seconds: u64,
}

impl Bootstrap {
    /// The version written and read.
    pub const VERSION: u32 = 1;

    /// The file's content.
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).expect("a bootstrap file has only string keys")
    }

    /// Reads the file's content. The error quotes none of it.
    pub fn from_json(text: &str) -> Result<Self, NotABootstrap> {
        let bootstrap: Bootstrap = serde_json::from_str(text)
            .map_err(|error| NotABootstrap::Shape { line: error.line(), column: error.column() })?;
        if bootstrap.version == Self::VERSION { Ok(bootstrap) } else { Err(NotABootstrap::Version(bootstrap.version)) }
    }
}

impl Drop for Bootstrap {
    fn drop(&mut self) {
        zeroize::Zeroize::zeroize(&mut self.token);
    }
}

/// Why a bootstrap file was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotABootstrap {
    /// Not the JSON object it must be.
    #[error("the bootstrap file is not of the expected shape (line {line}, column {column})")]
    Shape {
        /// Where, from 1.
        line: usize,
        /// Where, from 1.
        column: usize,
    },
    /// Made by another release.
    #[error("the bootstrap file has version {0}, this program reads version 1")]
    Version(u32),
}

/// Where a machine is, as far as we know.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum MachineState {
    /// Written down, not yet known to exist.
    Planned = 1,
    /// The provider acknowledged it.
    Alive = 2,
    /// To be destroyed.
    Ending = 3,
    /// Seen to be absent.
    Gone = 4,
}

impl MachineState {
    /// From the number kept on disk.
    pub fn from_number(number: i64) -> Option<Self> {
        Some(match number {
            1 => MachineState::Planned,
            2 => MachineState::Alive,
            3 => MachineState::Ending,
            4 => MachineState::Gone,
            _ => return None,
        })
    }
}

/// A machine as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Machine {
    /// What makes it this attempt's.
    pub intent: Intent,
    /// Its only possible name.
    pub name: MachineName,
    /// Whose attempt it serves.
    pub job: JobId,
    /// Which attempt.
    pub attempt: u32,
    /// Whose job that is.
    pub principal: String,
    /// What it is.
    pub persona: String,
    /// Where it is.
    pub state: MachineState,
    /// When it was planned.
    pub created_at: Timestamp,
    /// When it must be gone.
    pub expires_at: Timestamp,
    /// It opened its env.
    pub acknowledged: bool,
    /// Its token was shown by somebody else.
    pub suspect: bool,
    /// What the provider calls it.
    pub provider_id: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn intent(attempt: u32) -> Intent {
        let job = JobId::new(Timestamp::from_millis(1), 0, [3; 8]);
        Intent::derive(&[9; 32], &FleetId::parse("example").unwrap(), &job, attempt)
    }

    #[test]
    fn a_name_is_a_host_name_and_the_same_each_time() {
        let persona = PersonaName::parse(&"a".repeat(32)).unwrap();
        let name = MachineName::of(&persona, &intent(1));
        assert_eq!(name, MachineName::of(&persona, &intent(1)));
        assert_ne!(name, MachineName::of(&persona, &intent(2)));
        assert!(name.as_str().len() <= 63);
        assert_eq!(MachineName::parse(name.as_str()), Some(name));
        for bad in [
            "",
            "demo",
            "demo-",
            "demo-0123456789abcde",
            "demo-0123456789abcdeF",
            "-0123456789abcdef",
            "../x-0123456789abcdef",
        ] {
            assert_eq!(MachineName::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_bad_bootstrap_file_is_refused_without_being_quoted() {
        let error = Bootstrap::from_json(r#"{"version":1,"token":"clfb_sensitive","surplus":1}"#).err().unwrap();
        assert!(!error.to_string().contains("sensitive"));
        assert!(matches!(error, NotABootstrap::Shape { .. }));
    }
}
