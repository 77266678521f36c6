//! The daemon's configuration: TOML, read once, checked whole. `--check-config` and the start
//! itself use the same check.

use std::collections::{BTreeMap, BTreeSet};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::time::Duration;

use clf_domain::name::{FleetId, PersonaName, PrincipalName};
use clf_domain::persona::Persona;
use clf_domain::policy::Policy;
use clf_domain::span;
use serde::Deserialize;

/// The uid that the kernel shows for a user it cannot map. Never anybody's.
const OVERFLOW_UID: u32 = 65_534;

/// The whole configuration.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// Which fleet's machines are ours.
    pub fleet: FleetId,
    /// Made 0700; holds `state.sqlite` and `keys/`.
    pub state_dir: PathBuf,
    /// Remembers how far the audit chain had come. Outside `state_dir` and outside its backups.
    pub mark_file: PathBuf,
    /// Where credential files lie. Default: `$CREDENTIALS_DIRECTORY`.
    #[serde(default)]
    pub credentials_dir: Option<PathBuf>,
    /// Who makes machines.
    #[serde(default)]
    pub provider: ProviderKind,
    /// Where it listens for callers on this host.
    #[serde(default)]
    pub sockets: Sockets,
    /// Machines, and where they call.
    pub cattle: Cattle,
    /// How long finished things are kept.
    #[serde(default)]
    pub retention: Keep,
    /// Who may ask, by name.
    #[serde(default)]
    pub principals: BTreeMap<PrincipalName, Principal>,
    /// Who operates, by name.
    #[serde(default)]
    pub operators: BTreeMap<PrincipalName, Operator>,
    /// What machines can be, by name.
    #[serde(default)]
    pub personas: BTreeMap<PersonaName, Persona>,
    /// Set by `--dev`, never by a file.
    #[serde(skip)]
    pub dev: Option<Dev>,
}

/// Who makes machines.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProviderKind {
    /// Nobody: spawns wait in the queue.
    #[default]
    None,
    /// Processes on this machine. In `--dev` only: the production unit may not start programs.
    Local,
}

/// Socket paths and the groups that may connect.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Sockets {
    /// For bots.
    pub bot: PathBuf,
    /// May connect to it.
    pub bot_group: String,
    /// For operators.
    pub operator: PathBuf,
    /// May connect to it.
    pub operator_group: String,
}

impl Default for Sockets {
    fn default() -> Self {
        Sockets {
            bot: "/run/clf/orchestrator.sock".into(),
            bot_group: "clf-bots".into(),
            operator: "/run/clf/operator.sock".into(),
            operator_group: "clf-operators".into(),
        }
    }
}

/// Machines, and where they call.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cattle {
    /// The address machines reach us at, over the overlay. Port 0 takes any, in `--dev` only.
    pub listen: SocketAddr,
    /// Never more machines than this, whatever their state.
    #[serde(default = "ten")]
    pub max_instances: u32,
    /// How long a token lives once the provider acknowledged its machine; 30 s to 1 h.
    #[serde(with = "span::text", default = "five_minutes")]
    pub token_lifetime: Duration,
    /// Most bytes kept of what a job's tasks write.
    #[serde(default = "one_mebibyte")]
    pub log_limit: u64,
}

fn ten() -> u32 {
    10
}

fn five_minutes() -> Duration {
    clf_domain::token::DEFAULT_LIFETIME
}

fn one_mebibyte() -> u64 {
    1 << 20
}

/// How long finished things are kept.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Keep {
    /// Jobs, their logs and results.
    #[serde(with = "span::text")]
    pub jobs: Duration,
    /// Events, for watchers that come back.
    #[serde(with = "span::text")]
    pub events: Duration,
}

impl Default for Keep {
    fn default() -> Self {
        Keep { jobs: Duration::from_secs(30 * 86_400), events: Duration::from_secs(7 * 86_400) }
    }
}

/// Who may ask.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Principal {
    /// The uid the kernel must show.
    pub uid: u32,
    /// What it may ask for.
    #[serde(default)]
    pub policy: Policy,
}

/// Who operates.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Operator {
    /// The uid the kernel must show.
    pub uid: u32,
}

/// What `--dev DIR` changes.
#[derive(Clone, Debug)]
pub struct Dev {
    /// Everything lies below it.
    pub dir: PathBuf,
}

/// Why a configuration was refused.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// The file cannot be read.
    #[error("cannot read the configuration {path}")]
    Read {
        /// Which file.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// Not TOML, or not of this shape. The text shows the place.
    #[error("the configuration {path} is not valid\n{message}")]
    Shape {
        /// Which file.
        path: PathBuf,
        /// What and where, with the line quoted.
        message: String,
    },
    /// Well-formed, but it cannot work. One line for each fault.
    #[error("the configuration cannot work:\n{}", .0.join("\n"))]
    Faults(Vec<String>),
}

impl Config {
    /// Reads and checks a file.
    pub fn read(path: &Path) -> Result<Self, ConfigError> {
        let config = Config::parse(path)?;
        config.check()?;
        Ok(config)
    }

    /// Reads a file that something will still be changed in before it is checked.
    pub fn parse(path: &Path) -> Result<Self, ConfigError> {
        let text =
            std::fs::read_to_string(path).map_err(|source| ConfigError::Read { path: path.to_owned(), source })?;
        toml::from_str(&text).map_err(|error| ConfigError::Shape { path: path.to_owned(), message: error.to_string() })
    }

    /// Every fault that the types do not exclude, each with its place.
    pub fn check(&self) -> Result<(), ConfigError> {
        let mut faults = Vec::new();
        self.check_places(&mut faults);
        self.check_people(&mut faults);
        for (name, persona) in &self.personas {
            if let Err(why) = persona.check() {
                faults.push(format!("personas.{name}: {why}"));
            }
        }
        if faults.is_empty() { Ok(()) } else { Err(ConfigError::Faults(faults)) }
    }

    fn check_places(&self, faults: &mut Vec<String>) {
        let mut absolute = vec![
            ("state_dir", &self.state_dir),
            ("mark_file", &self.mark_file),
            ("sockets.bot", &self.sockets.bot),
            ("sockets.operator", &self.sockets.operator),
        ];
        absolute.extend(self.credentials_dir.as_ref().map(|path| ("credentials_dir", path)));
        for (place, path) in absolute {
            if !path.is_absolute() {
                faults.push(format!("{place}: {} is not an absolute path", path.display()));
            }
        }
        if self.sockets.bot == self.sockets.operator {
            faults.push("sockets.operator: it is the bot socket; operators need one of their own".into());
        }
        if self.dev.is_none() {
            if self.mark_file.starts_with(&self.state_dir) {
                faults.push("mark_file: it lies in state_dir, so a restored backup would bring it back too".into());
            }
            if self.provider == ProviderKind::Local {
                faults.push("provider: \"local\" starts processes here and exists in --dev only".into());
            }
            if self.cattle.listen.port() == 0 {
                faults.push("cattle.listen: port 0 exists in --dev only; name the port machines call".into());
            }
            if self.cattle.listen.ip().is_unspecified() {
                faults.push("cattle.listen: it would listen everywhere; name the overlay's address".into());
            }
        }
        let lifetime = self.cattle.token_lifetime;
        let clamped = clf_domain::token::clamp_lifetime(lifetime);
        if clamped != lifetime {
            faults.push(format!("cattle.token_lifetime: {} is not between 30s and 1h", span::format(lifetime)));
        }
        if self.cattle.max_instances == 0 {
            faults.push("cattle.max_instances: 0 would never make a machine".into());
        }
    }

    fn check_people(&self, faults: &mut Vec<String>) {
        let mut seen: BTreeMap<u32, &PrincipalName> = BTreeMap::new();
        for (name, principal) in &self.principals {
            if principal.uid == OVERFLOW_UID {
                faults.push(format!("principals.{name}.uid: 65534 is what the kernel shows for users it cannot map"));
            }
            if principal.uid == 0 && self.dev.is_none() {
                faults.push(format!("principals.{name}.uid: root is no bot"));
            }
            if let Some(other) = seen.insert(principal.uid, name) {
                faults.push(format!("principals.{name}.uid: {} is the uid of {other} already", principal.uid));
            }
            for persona in principal.policy.personas.iter().filter(|p| !self.personas.contains_key(*p)) {
                faults.push(format!("principals.{name}.policy.personas: there is no persona {persona}"));
            }
            self.check_grants(name, &principal.policy, faults);
        }
        let mut uids = BTreeSet::new();
        for (name, operator) in &self.operators {
            if operator.uid == OVERFLOW_UID {
                faults.push(format!("operators.{name}.uid: 65534 is what the kernel shows for users it cannot map"));
            }
            if !uids.insert(operator.uid) {
                faults.push(format!("operators.{name}.uid: {} is another operator's already", operator.uid));
            }
            if let (Some(principal), None) = (seen.get(&operator.uid), &self.dev) {
                faults.push(format!("operators.{name}.uid: {} is the bot {principal}; no bot operates", operator.uid));
            }
        }
    }

    /// A persona that a principal may spawn must be one it can: what the persona requires is granted.
    fn check_grants(&self, name: &PrincipalName, policy: &Policy, faults: &mut Vec<String>) {
        for persona in &policy.personas {
            if let Some(Err(refusal)) = self.personas.get(persona).map(|persona| persona.grants(policy)) {
                faults.push(format!("principals.{name}.policy.env: for the persona {persona}, {}", refusal.message));
            }
        }
    }

    /// The principal of a uid.
    pub fn principal_of(&self, uid: u32) -> Option<(&PrincipalName, &Principal)> {
        self.principals.iter().find(|(_, principal)| principal.uid == uid && uid != OVERFLOW_UID)
    }

    /// The operator of a uid.
    pub fn operator_of(&self, uid: u32) -> Option<&PrincipalName> {
        self.operators.iter().find(|(_, operator)| operator.uid == uid && uid != OVERFLOW_UID).map(|(name, _)| name)
    }

    /// The database.
    pub fn database(&self) -> PathBuf {
        self.state_dir.join("state.sqlite")
    }
}
