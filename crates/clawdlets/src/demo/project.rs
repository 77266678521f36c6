//! The example project, as a new operator would have it, and what the daemon is told of it.

use std::collections::BTreeMap;
use std::fs::OpenOptions;
use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use clf_domain::fleet::Fleet;
use clf_domain::name::{PersonaName, PrincipalName};
use clf_domain::persona::Persona;
use clf_domain::policy::Policy;
use clf_proto::convert::task_from_text;
use clf_proto::v1;
use clf_proto::v1::enqueue_job_request::Spec;
use serde::Serialize;

use super::place::{Place, private};
use crate::exit::Failure;

/// The files of `fleet/` and `secrets/` in the repository, by their path in a project.
const FILES: [(&str, &str); 7] = [
    ("fleet/clawdlets.json", include_str!("../../../../fleet/clawdlets.json")),
    ("fleet/personas/demo/run.sh", include_str!("../../../../fleet/personas/demo/run.sh")),
    ("fleet/personas/openclaw/run.sh", include_str!("../../../../fleet/personas/openclaw/run.sh")),
    ("fleet/personas/openclaw/SOUL.md", include_str!("../../../../fleet/personas/openclaw/SOUL.md")),
    ("secrets/README.md", include_str!("../../../../secrets/README.md")),
    ("secrets/.sops.yaml", include_str!("../../../../secrets/.sops.yaml")),
    (".gitignore", "/.clawdlets/\n*.agekey\n.env\n"),
];

/// The bot that the demo is.
const BOT: &str = "assistant";

/// Writes the project, and beside it the daemon's configuration made of it.
pub(super) fn write(place: &Place) -> Result<(), Failure> {
    let root = place.project();
    private(&root)?;
    for (name, text) in FILES {
        let path = root.join(name);
        if let Some(parent) = path.parent() {
            std::fs::create_dir_all(parent).map_err(|error| failed(parent, &error))?;
        }
        std::fs::write(&path, text).map_err(|error| failed(&path, &error))?;
    }
    write_private(&place.config(), configuration(place)?.as_bytes())
}

/// What the daemon is told: the document's personas and policies, and which uid is which bot.
fn configuration(place: &Place) -> Result<String, Failure> {
    #[derive(Serialize)]
    struct Config<'a> {
        fleet: &'a str,
        state_dir: &'a Path,
        mark_file: &'a Path,
        credentials_dir: &'a Path,
        cattle: BTreeMap<&'a str, &'a str>,
        principals: BTreeMap<&'a PrincipalName, Principal<'a>>,
        operators: BTreeMap<&'a str, BTreeMap<&'a str, u32>>,
        personas: &'a BTreeMap<PersonaName, Persona>,
    }
    #[derive(Serialize)]
    struct Principal<'a> {
        uid: u32,
        policy: &'a Policy,
    }
    let root = place.project();
    let path = root.join("fleet/clawdlets.json");
    let text = std::fs::read_to_string(&path).map_err(|error| failed(&path, &error))?;
    let wrong =
        |error: clf_domain::fleet::FleetError| Failure::new("fleet_document", format!("{}: {error}", path.display()));
    let fleet = Fleet::from_json(&text).map_err(wrong)?;
    let personas = fleet
        .personas(|persona, file| {
            let path = root.join("fleet/personas").join(persona.as_str()).join(file.as_str());
            std::fs::read_to_string(&path).map_err(|error| format!("cannot read {}: {error}", path.display()))
        })
        .map_err(wrong)?;
    let uid = nix::unistd::geteuid().as_raw();
    let principals = fleet
        .principals
        .iter()
        .filter(|(name, _)| name.as_str() == BOT)
        .map(|(name, policy)| (name, Principal { uid, policy }))
        .collect();
    let (state, mark, credentials) = (place.state(), place.state().join("mark"), place.credentials());
    let config = Config {
        fleet: fleet.fleet.as_str(),
        state_dir: &state,
        mark_file: &mark,
        credentials_dir: &credentials,
        cattle: BTreeMap::from([("listen", "127.0.0.1:0")]),
        principals,
        operators: BTreeMap::from([("operator", BTreeMap::from([("uid", uid)]))]),
        personas: &personas,
    };
    toml::to_string(&config).map_err(|error| Failure::new("fleet_document", error.to_string()))
}

/// The job the demo asks for.
pub(super) fn job(task: v1::Task) -> v1::EnqueueJobRequest {
    v1::EnqueueJobRequest {
        idempotency_key: "demo-1".into(),
        run_at: None,
        spec: Some(Spec::CattleSpawn(v1::CattleSpawn {
            persona: "demo".into(),
            task: Some(task),
            ttl: Some(clf_proto::Duration { seconds: 900, nanos: 0 }),
            priority: 0,
        })),
    }
}

/// The user's task, or the demo's own.
pub(super) fn task(file: Option<&Path>) -> Result<v1::Task, Failure> {
    let Some(path) = file else {
        return Ok(v1::Task {
            task_id: "hello".into(),
            message: "Say hello from a machine that lives for one task.".into(),
            ..v1::Task::default()
        });
    };
    let text = std::fs::read_to_string(path).map_err(|error| failed(path, &error).usage())?;
    task_from_text(&text, "task").map_err(|refusal| {
        let message = format!("{} is not a task: {}", path.display(), refusal.message);
        Failure::new("task_file", message).hint(refusal.hint.unwrap_or_default()).usage()
    })
}

/// Writes a file that nobody else may read: the mode before the content.
pub(super) fn write_private(path: &Path, content: &[u8]) -> Result<(), Failure> {
    OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(path)
        .and_then(|mut file| file.write_all(content))
        .map_err(|error| failed(path, &error))
}

fn failed(path: &Path, error: &std::io::Error) -> Failure {
    Failure::new("file", format!("cannot use {}: {error}", path.display()))
}
