//! The one place where the values of a machine's env are read: from credential files, at
//! redemption, into buffers that are wiped.

use std::fs::File;
use std::io::Read;
use std::os::fd::OwnedFd;
use std::path::PathBuf;

use clf_domain::name::{CredentialName, EnvName};
use clf_domain::persona::{EnvSource, Persona};
use clf_domain::policy::Policy;
use clf_domain::{Refusal, RefusalKind, Secret};
use nix::fcntl::{OFlag, OpenHow, ResolveFlag, open, openat2};
use nix::sys::stat::Mode;

/// Most bytes of one value.
const VALUE_LIMIT: u64 = 64 * 1024;

/// The directory of credential files.
#[derive(Clone)]
pub(crate) struct Credentials {
    directory: Option<PathBuf>,
}

impl Credentials {
    /// `configured`, or what systemd passed in `$CREDENTIALS_DIRECTORY`.
    pub(crate) fn new(configured: Option<PathBuf>) -> Self {
        let directory = configured.or_else(|| std::env::var_os("CREDENTIALS_DIRECTORY").map(PathBuf::from));
        Credentials { directory }
    }

    /// Whether everything the persona requires is there. Reads no value.
    pub(crate) fn check(&self, persona: &Persona, policy: &Policy) -> Result<(), Refusal> {
        for (name, source) in persona.grants(policy)? {
            if source.required && self.open(&source.credential).is_none() {
                return Err(unavailable(name));
            }
        }
        Ok(())
    }

    /// The values. A required one that is missing is a refusal, an optional one is left out.
    pub(crate) fn read(&self, persona: &Persona, policy: &Policy) -> Result<Vec<(EnvName, Secret)>, Refusal> {
        let mut values = Vec::new();
        for (name, source) in persona.grants(policy)? {
            match self.value(source) {
                Some(value) => values.push((name.clone(), value)),
                None if source.required => return Err(unavailable(name)),
                None => {}
            }
        }
        Ok(values)
    }

    fn value(&self, source: &EnvSource) -> Option<Secret> {
        let file = self.open(&source.credential)?;
        let length = file.metadata().ok().filter(|found| found.is_file() && found.len() <= VALUE_LIMIT)?.len();
        // Room for everything at once: a buffer that grows leaves copies behind.
        let mut bytes = Vec::with_capacity(usize::try_from(length).ok()? + 1);
        file.take(VALUE_LIMIT).read_to_end(&mut bytes).ok()?;
        let value = Secret::new(bytes);
        // An environment variable can hold neither.
        let fits = !value.expose().contains(&0) && !value.is_empty();
        fits.then(|| without_final_newline(value))
    }

    /// A plain file straight below the directory; no link is followed.
    fn open(&self, name: &CredentialName) -> Option<File> {
        let directory: OwnedFd =
            open(self.directory.as_ref()?, OFlag::O_PATH | OFlag::O_DIRECTORY | OFlag::O_CLOEXEC, Mode::empty())
                .ok()?;
        let how = OpenHow::new()
            .flags(OFlag::O_RDONLY | OFlag::O_CLOEXEC | OFlag::O_NONBLOCK)
            .resolve(ResolveFlag::RESOLVE_BENEATH | ResolveFlag::RESOLVE_NO_SYMLINKS);
        openat2(directory, name.as_str(), how).ok().map(File::from)
    }
}

/// Files made by people end in a newline that is not part of the value.
fn without_final_newline(value: Secret) -> Secret {
    match value.expose().strip_suffix(b"\n") {
        Some(shorter) => Secret::new(shorter.to_vec()),
        None => value,
    }
}

fn unavailable(name: &EnvName) -> Refusal {
    Refusal::new(
        RefusalKind::Precondition,
        "env_unavailable",
        format!("the persona needs {name}, which this host does not have"),
    )
    .hint("an operator can see what is missing with: clawdlets doctor")
}
