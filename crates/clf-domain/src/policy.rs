//! What a principal may ask for. Decided by the fleet, enforced before anything is written.

use std::collections::BTreeSet;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::job::{JobKind, JobSpec};
use crate::name::{EnvName, PersonaName};
use crate::refusal::{Refusal, RefusalKind};

/// The policy of one principal. A cap of 0 means "no cap".
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Policy {
    /// Kinds of job it may enqueue.
    pub kinds: BTreeSet<JobKind>,
    /// Personas it may spawn.
    pub personas: BTreeSet<PersonaName>,
    /// Variables its machines may get, if the persona asks for them.
    pub env: BTreeSet<EnvName>,
    /// The longest life of its machines.
    #[serde(with = "crate::span::text", alias = "maxTtl")]
    pub max_ttl: Duration,
    /// The highest priority it may give.
    #[serde(alias = "maxPriority")]
    pub max_priority: i32,
    /// Jobs of its own that may run at once.
    #[serde(alias = "maxActive")]
    pub max_active: u32,
    /// Jobs of its own that may wait.
    #[serde(alias = "maxQueued")]
    pub max_queued: u32,
    /// Jobs it may enqueue in one UTC day.
    #[serde(alias = "maxPerDay")]
    pub max_per_day: u32,
    /// Requests a second it may make over time; bursts of twice as many.
    #[serde(alias = "requestsPerSecond")]
    pub requests_per_second: u32,
    /// Connections it may hold open.
    #[serde(alias = "maxConnections")]
    pub max_connections: u32,
}

impl Default for Policy {
    /// What a principal gets that the configuration only names: nothing to spawn, tight caps.
    fn default() -> Self {
        Policy {
            kinds: BTreeSet::from([JobKind::CattleSpawn]),
            personas: BTreeSet::new(),
            env: BTreeSet::new(),
            max_ttl: Duration::from_secs(2 * 3_600),
            max_priority: 0,
            max_active: 2,
            max_queued: 100,
            max_per_day: 200,
            requests_per_second: 50,
            max_connections: 64,
        }
    }
}

impl Policy {
    /// May this principal ask for this at all? Caps are the store's to count.
    pub fn admit(&self, spec: &JobSpec) -> Result<(), Refusal> {
        let denied = |reason, message: String| Refusal::new(RefusalKind::Denied, reason, message);
        let kind = spec.kind();
        if !self.kinds.contains(&kind) {
            return Err(denied("kind_not_allowed", format!("your policy does not allow {} jobs", kind.as_str())));
        }
        let JobSpec::CattleSpawn(spawn) = spec else { return Ok(()) };
        if !self.personas.contains(&spawn.persona) {
            return Err(denied(
                "persona_not_allowed",
                format!("your policy does not allow the persona {}", spawn.persona),
            )
            .hint("clf whoami lists the personas you may use"));
        }
        if spawn.ttl > self.max_ttl {
            return Err(denied(
                "ttl_too_long",
                format!("a ttl of {}s is more than your policy's {}s", spawn.ttl.as_secs(), self.max_ttl.as_secs()),
            ));
        }
        if spawn.priority < 0 || spawn.priority > self.max_priority {
            return Err(denied(
                "priority_not_allowed",
                format!("a priority of {} is not between 0 and your policy's {}", spawn.priority, self.max_priority),
            ));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::job::{CattleSpawn, Task};
    use crate::name::TaskId;

    fn spec(persona: &str, ttl: u64, priority: i32) -> JobSpec {
        JobSpec::CattleSpawn(CattleSpawn {
            persona: PersonaName::parse(persona).unwrap(),
            task: Task {
                task_id: TaskId::parse("t").unwrap(),
                message: "m".into(),
                time_limit: None,
                idempotent: false,
            },
            ttl: Duration::from_secs(ttl),
            priority,
        })
    }

    #[test]
    fn each_rule_refuses_by_its_own_name() {
        let policy = Policy {
            personas: BTreeSet::from([PersonaName::parse("demo").unwrap()]),
            max_ttl: Duration::from_secs(100),
            max_priority: 5,
            ..Policy::default()
        };
        let reason = |spec| policy.admit(&spec).unwrap_err().reason;
        assert!(policy.admit(&spec("demo", 100, 5)).is_ok());
        assert_eq!(reason(spec("other", 100, 0)), "persona_not_allowed");
        assert_eq!(reason(spec("demo", 101, 0)), "ttl_too_long");
        assert_eq!(reason(spec("demo", 100, 6)), "priority_not_allowed");
        assert_eq!(reason(spec("demo", 100, -1)), "priority_not_allowed");
        assert_eq!(reason(JobSpec::CattleReap { dry_run: true }), "kind_not_allowed");
    }
}
