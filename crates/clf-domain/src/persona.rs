//! Personas: what a machine is to be. The fleet decides, never the bot.

use std::collections::BTreeMap;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::name::{CredentialName, EnvName, FileName};
use crate::policy::Policy;
use crate::refusal::{Refusal, RefusalKind};

/// What runs on a machine of this persona, and what it is given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Persona {
    /// For people.
    #[serde(default)]
    pub description: String,
    /// The program and its arguments. A first argument `./NAME` is one of `files`.
    pub argv: Vec<String>,
    /// Files laid beside the task, by name.
    #[serde(default)]
    pub files: BTreeMap<FileName, String>,
    /// How long a task may run.
    #[serde(with = "crate::span::text", default = "default_time_limit")]
    pub time_limit: Duration,
    /// The variables a task gets, and from which credential.
    #[serde(default)]
    pub env: BTreeMap<EnvName, EnvSource>,
}

fn default_time_limit() -> Duration {
    Duration::from_secs(3_600)
}

/// Where a variable's value comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EnvSource {
    /// The credential file that holds it.
    pub credential: CredentialName,
    /// Without it the job is refused; otherwise it is left out.
    #[serde(default = "yes")]
    pub required: bool,
}

fn yes() -> bool {
    true
}

impl Persona {
    /// What of this persona is wrong, if anything is.
    pub fn check(&self) -> Result<(), String> {
        let Some(program) = self.argv.first() else { return Err("argv is empty: name the program to run".into()) };
        if program.is_empty() || self.argv.iter().any(|arg| arg.contains('\0')) {
            return Err("argv holds an empty program name or a NUL character".into());
        }
        if let Some(file) = program.strip_prefix("./") {
            let known = FileName::parse(file).is_ok_and(|name| self.files.contains_key(&name));
            if !known {
                return Err(format!("argv starts with ./{file}, but files has no {file}"));
            }
        } else if !program.starts_with('/') {
            return Err(format!("argv starts with {program:?}: give an absolute path, or ./NAME of one of files"));
        }
        if let Some(file) =
            self.files.keys().find(|file| ["message", "task.json", "result.json"].contains(&file.as_str()))
        {
            return Err(format!("files has a {file}, which is the task's own name for something else"));
        }
        if self.time_limit.is_zero() {
            return Err("time_limit is zero".into());
        }
        Ok(())
    }

    /// The variables that a machine of `policy`'s principal gets. A required one that was not
    /// granted is a refusal; an optional one is left out.
    pub fn grants<'a>(&'a self, policy: &Policy) -> Result<Vec<(&'a EnvName, &'a EnvSource)>, Refusal> {
        let mut granted = Vec::with_capacity(self.env.len());
        for (name, source) in &self.env {
            if policy.env.contains(name) {
                granted.push((name, source));
            } else if source.required {
                return Err(Refusal::new(
                    RefusalKind::Denied,
                    "env_not_granted",
                    format!("the persona needs {name}, which your policy does not grant"),
                ));
            }
        }
        Ok(granted)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn persona(argv: &[&str]) -> Persona {
        Persona {
            description: String::new(),
            argv: argv.iter().map(ToString::to_string).collect(),
            files: BTreeMap::from([(FileName::parse("run.sh").unwrap(), "#!/bin/sh\n".into())]),
            time_limit: Duration::from_secs(1),
            env: BTreeMap::from([
                (
                    EnvName::parse("NEEDED").unwrap(),
                    EnvSource { credential: CredentialName::parse("a").unwrap(), required: true },
                ),
                (
                    EnvName::parse("NICE").unwrap(),
                    EnvSource { credential: CredentialName::parse("b").unwrap(), required: false },
                ),
            ]),
        }
    }

    #[test]
    fn a_program_is_absolute_or_one_of_the_files() {
        assert!(persona(&["/bin/sh", "-c", "true"]).check().is_ok());
        assert!(persona(&["./run.sh"]).check().is_ok());
        for bad in [&[][..], &[""], &["sh"], &["./other"], &["./../run.sh"], &["/bin/sh", "a\0b"]] {
            assert!(persona(bad).check().is_err(), "{bad:?}");
        }
    }

    #[test]
    fn a_required_variable_needs_a_grant_and_an_optional_one_is_left_out() {
        let persona = persona(&["/bin/true"]);
        let mut policy = Policy::default();
        assert_eq!(persona.grants(&policy).unwrap_err().reason, "env_not_granted");
        policy.env.insert(EnvName::parse("NEEDED").unwrap());
        let granted: Vec<_> = persona.grants(&policy).unwrap().into_iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(granted, ["NEEDED"]);
    }
}
