//! The fleet document: the one public-safe file an operator edits (`fleet/clawdlets.json`).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::name::{FileName, FleetId, PersonaName, PrincipalName};
use crate::persona::{EnvSource, Persona};
use crate::policy::Policy;

/// Schema version 1 of the document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct Fleet {
    /// 1.
    pub schema_version: u32,
    /// Which fleet this is.
    pub fleet: FleetId,
    /// What machines can be, by name; each has a folder `personas/NAME/` beside the document.
    pub personas: BTreeMap<PersonaName, FleetPersona>,
    /// Who may ask, by name.
    pub principals: BTreeMap<PrincipalName, Policy>,
}

/// A persona as the document writes it: its files are named, their content lies beside it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct FleetPersona {
    /// For people.
    #[serde(default)]
    pub description: String,
    /// As in [`Persona::argv`].
    pub argv: Vec<String>,
    /// Names of the files in the persona's folder that its machines get.
    #[serde(default)]
    pub files: Vec<FileName>,
    /// As in [`Persona::time_limit`].
    #[serde(with = "crate::span::text")]
    pub time_limit: std::time::Duration,
    /// As in [`Persona::env`].
    #[serde(default)]
    pub env: BTreeMap<crate::name::EnvName, EnvSource>,
}

/// Why a fleet document was refused.
#[derive(Debug, thiserror::Error)]
pub enum FleetError {
    /// Not the document it must be; the source says where.
    #[error("the fleet document is not valid")]
    Shape(#[source] serde_json::Error),
    /// Of another schema.
    #[error("the fleet document has schemaVersion {0}, this program reads 1")]
    Version(u32),
    /// A persona that cannot work.
    #[error("personas.{0}: {1}")]
    Persona(PersonaName, String),
    /// A principal that may spawn what does not exist.
    #[error("principals.{0}.personas names {1}, which is not in personas")]
    UnknownPersona(PrincipalName, PersonaName),
}

impl Fleet {
    /// Reads and checks a document.
    pub fn from_json(text: &str) -> Result<Self, FleetError> {
        let fleet: Fleet = serde_json::from_str(text).map_err(FleetError::Shape)?;
        if fleet.schema_version != 1 {
            return Err(FleetError::Version(fleet.schema_version));
        }
        for (principal, policy) in &fleet.principals {
            if let Some(unknown) = policy.personas.iter().find(|name| !fleet.personas.contains_key(name)) {
                return Err(FleetError::UnknownPersona(principal.clone(), unknown.clone()));
            }
        }
        Ok(fleet)
    }

    /// The personas with their files, which `read` brings as (persona, file) → content.
    pub fn personas(
        &self,
        mut read: impl FnMut(&PersonaName, &FileName) -> Result<String, String>,
    ) -> Result<BTreeMap<PersonaName, Persona>, FleetError> {
        let mut personas = BTreeMap::new();
        for (name, source) in &self.personas {
            let wrong = |why: String| FleetError::Persona(name.clone(), why);
            let mut files = BTreeMap::new();
            for file in &source.files {
                files.insert(file.clone(), read(name, file).map_err(wrong)?);
            }
            let persona = Persona {
                description: source.description.clone(),
                argv: source.argv.clone(),
                files,
                time_limit: source.time_limit,
                env: source.env.clone(),
            };
            persona.check().map_err(wrong)?;
            personas.insert(name.clone(), persona);
        }
        Ok(personas)
    }
}
