//! `--dev DIR`: a daemon for one person on one machine, everything below one directory.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::os::unix::fs::{DirBuilderExt, MetadataExt};
use std::path::Path;
use std::time::Duration;

use clf_domain::job::JobKind;
use clf_domain::name::{EnvName, FileName, FleetId, PersonaName, PrincipalName};
use clf_domain::persona::{EnvSource, Persona};
use clf_domain::policy::Policy;

use crate::config::{Cattle, Config, Dev, Keep, Operator, Principal, ProviderKind, Sockets};

/// What the persona `demo` runs; the example project uses the same file.
const DEMO: &str = include_str!("../../../fleet/personas/demo/run.sh");

/// Machines that may run at once: they are processes of this computer.
const MACHINES: u32 = 4;

/// A configuration that needs no file. The caller is bot and operator; nothing is capped.
pub fn config(dir: &Path, uid: u32) -> Config {
    let name = |text| PrincipalName::parse(text).expect("a literal name");
    let demo = PersonaName::parse("demo").expect("a literal name");
    let policy = Policy {
        kinds: BTreeSet::from([JobKind::CattleSpawn, JobKind::CattleReap]),
        personas: BTreeSet::from([demo.clone()]),
        env: BTreeSet::from([EnvName::parse("DEMO_SECRET").expect("a literal name")]),
        ..uncapped(Policy::default())
    };
    Config {
        fleet: FleetId::parse("dev").expect("a literal name"),
        state_dir: dir.to_owned(),
        mark_file: dir.join("mark"),
        credentials_dir: Some(dir.join("credentials")),
        provider: ProviderKind::Local,
        sockets: Sockets::default(),
        cattle: Cattle {
            listen: ([127, 0, 0, 1], 0).into(),
            max_instances: MACHINES,
            token_lifetime: clf_domain::token::DEFAULT_LIFETIME,
            log_limit: 1 << 20,
        },
        retention: Keep::default(),
        principals: BTreeMap::from([(name("dev"), Principal { uid, policy })]),
        operators: BTreeMap::from([(name("dev"), Operator { uid })]),
        personas: BTreeMap::from([(demo, demo_persona())]),
        dev: None,
    }
}

fn demo_persona() -> Persona {
    let secret = EnvName::parse("DEMO_SECRET").expect("a literal name");
    let source = EnvSource {
        credential: clf_domain::name::CredentialName::parse("demo_secret").expect("a literal name"),
        required: false,
    };
    Persona {
        description: "says what it was asked and given; runs a message that starts with #!".into(),
        argv: vec!["./run.sh".into()],
        files: BTreeMap::from([(FileName::parse("run.sh").expect("a literal name"), DEMO.into())]),
        time_limit: Duration::from_secs(3_600),
        env: BTreeMap::from([(secret, source)]),
    }
}

fn uncapped(policy: Policy) -> Policy {
    Policy {
        max_ttl: Duration::from_secs(7 * 86_400),
        max_priority: 100,
        max_active: 0,
        max_queued: 0,
        max_per_day: 0,
        requests_per_second: 0,
        max_connections: 0,
        ..policy
    }
}

/// Puts everything a configuration names below `dir`, and takes its caps away.
pub fn below(mut config: Config, dir: &Path) -> Config {
    config.state_dir = dir.to_owned();
    config.mark_file = dir.join("mark");
    config.sockets.bot = dir.join("orchestrator.sock");
    config.sockets.operator = dir.join("operator.sock");
    config.provider = ProviderKind::Local;
    config.cattle.listen = ([127, 0, 0, 1], 0).into();
    for principal in config.principals.values_mut() {
        principal.policy = uncapped(principal.policy.clone());
    }
    config.dev = Some(Dev { dir: dir.to_owned() });
    config
}

/// Makes the directory 0700, or sees that it is the caller's and private.
pub fn directory(dir: &Path) -> io::Result<()> {
    match std::fs::DirBuilder::new().mode(0o700).create(dir) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(error),
        _ => {}
    }
    let found = std::fs::symlink_metadata(dir)?;
    if !found.is_dir() || found.uid() != nix::unistd::geteuid().as_raw() {
        return Err(io::Error::new(io::ErrorKind::PermissionDenied, "it is not a directory of your own"));
    }
    if found.mode() & 0o077 != 0 {
        use std::os::unix::fs::PermissionsExt;
        std::fs::set_permissions(dir, PermissionsExt::from_mode(0o700))?;
    }
    Ok(())
}
