//! What the configuration says, counted over the socket by a daemon as in production; and what it
//! says of a configuration that cannot work.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where it fails")]

use std::os::unix::net::UnixStream;
use std::process::Command;

use clf_tests::{Daemon, Kind, ask, is_root, post, program, skip};
use serde_json::{Value, json};

const CONFIG: &str = r#"
fleet = "t"
state_dir = "DIR/state"
mark_file = "DIR/mark"
[sockets]
bot = "DIR/orchestrator.sock"
bot_group = "root"
operator = "DIR/operator.sock"
operator_group = "root"
[cattle]
listen = "127.0.0.1:PORT"
[principals.bot]
uid = 61001
[principals.bot.policy]
kinds = ["cattle.spawn"]
personas = ["demo"]
max_ttl = "1h"
max_priority = 3
max_queued = 4
max_per_day = 6
requests_per_second = RATE
max_connections = 3
[operators.op]
uid = 0
[personas.demo]
argv = ["/bin/true"]
time_limit = "30m"
[personas.other]
argv = ["/bin/true"]
"#;

/// A daemon, and a way to be the bot: its calls come from a process with the bot's uid.
struct House {
    daemon: Daemon,
}

impl House {
    fn new(rate: u32) -> Option<Self> {
        if !is_root() {
            skip("not root: callers with other uids are needed");
            return None;
        }
        let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let text = CONFIG.replace("PORT", &port.to_string()).replace("RATE", &rate.to_string());
        let daemon = Daemon::start(Kind::Production(text));
        // The bot is not in root's group: here the uid alone is what is looked at.
        std::os::unix::fs::chown(daemon.bot(), Some(61001), None).unwrap();
        Some(House { daemon })
    }

    /// Runs `work` with the bot's uid. The kernel names the uid of the thread that connects.
    fn as_bot<T: Send>(&self, work: impl FnOnce() -> T + Send) -> T {
        std::thread::scope(|scope| {
            let bot = scope.spawn(|| {
                become_bot();
                work()
            });
            bot.join().unwrap()
        })
    }

    fn connect(&self) -> UnixStream {
        self.as_bot(|| UnixStream::connect(self.daemon.bot()).unwrap())
    }
}

/// For this thread alone, as the raw system call has it.
#[allow(unsafe_code, reason = "the library's call would change every thread")]
fn become_bot() {
    // SAFETY: the call takes three numbers and touches no memory.
    let changed = unsafe { nix::libc::syscall(nix::libc::SYS_setresuid, 61001, 61001, 0) };
    assert_eq!(changed, 0);
}

fn enqueue(stream: &mut UnixStream, spawn: &Value) -> (u16, String) {
    let body = json!({ "cattleSpawn": spawn }).to_string();
    let answer = ask(stream, &post("JobService/EnqueueJob", "application/json", body.as_bytes())).unwrap();
    (answer.status, answer.reason())
}

fn spawn() -> Value {
    json!({ "persona": "demo", "task": { "taskId": "t", "message": "m" }, "ttl": "60s" })
}

#[test]
fn each_rule_of_a_policy_is_enforced_at_the_socket() {
    let Some(house) = House::new(0) else { return };
    let mut bot = house.connect();
    let mut refused = |change: fn(&mut Value)| {
        let mut wrong = spawn();
        change(&mut wrong);
        enqueue(&mut bot, &wrong)
    };
    let denied = |reason: &str| (403, reason.to_owned());
    assert_eq!(refused(|s| s["persona"] = json!("other")), denied("persona_not_allowed"));
    assert_eq!(refused(|s| s["ttl"] = json!("3601s")), denied("ttl_too_long"));
    assert_eq!(refused(|s| s["priority"] = json!(4)), denied("priority_not_allowed"));
    assert_eq!(
        refused(|s| {
            s["ttl"] = json!("3600s");
            s["task"]["timeLimit"] = json!("1801s");
        }),
        denied("time_limit_too_long")
    );
    let reap = ask(&mut bot, &post("JobService/EnqueueJob", "application/json", br#"{"cattleReap":{}}"#)).unwrap();
    assert_eq!((reap.status, reap.reason()), denied("kind_not_allowed"));

    for _ in 0..4 {
        assert_eq!(enqueue(&mut bot, &spawn()), (200, String::new()));
    }
    assert_eq!(enqueue(&mut bot, &spawn()), (429, "queue_cap".into()));
    let list = ask(&mut bot, &post("JobService/ListJobs", "application/json", b"{}")).unwrap().json();
    for job in list["jobs"].as_array().unwrap() {
        let body = json!({ "jobId": job["jobId"] }).to_string();
        ask(&mut bot, &post("JobService/CancelJob", "application/json", body.as_bytes())).unwrap();
    }
    for _ in 0..2 {
        assert_eq!(enqueue(&mut bot, &spawn()), (200, String::new()));
    }
    assert_eq!(enqueue(&mut bot, &spawn()), (429, "daily_cap".into()));
}

#[test]
fn requests_over_the_rate_are_told_when_to_come_back() {
    let Some(house) = House::new(5) else { return };
    let mut bot = house.connect();
    let answers: Vec<_> =
        (0..30).map(|_| ask(&mut bot, &post("JobService/WhoAmI", "application/json", b"{}")).unwrap()).collect();
    let served = answers.iter().filter(|answer| answer.status == 200).count();
    assert!((10..13).contains(&served), "{served}");
    let refused = answers.iter().find(|answer| answer.status == 429).unwrap();
    assert_eq!(refused.reason(), "rate_limited");
    assert!(refused.head.to_ascii_lowercase().contains("retry-after: 1"));
}

#[test]
fn connections_over_the_cap_are_closed_and_a_closed_one_makes_room() {
    let Some(house) = House::new(0) else { return };
    let works = |stream: &mut UnixStream| {
        ask(stream, &post("JobService/WhoAmI", "application/json", b"{}")).is_ok_and(|answer| answer.status == 200)
    };
    let mut held: Vec<UnixStream> = (0..3).map(|_| house.connect()).collect();
    assert!(held.iter_mut().all(works));
    assert!(!works(&mut house.connect()));
    held.pop();
    std::thread::sleep(std::time::Duration::from_millis(100));
    assert!(works(&mut house.connect()));
}

#[test]
fn every_fault_of_a_configuration_is_named_with_its_place() {
    let check = |text: &str| {
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), text).unwrap();
        let output = Command::new(program("clf-orchestrator")).arg("--check-config").arg(file.path()).output().unwrap();
        (output.status.code(), String::from_utf8_lossy(&output.stderr).into_owned())
    };
    let good = CONFIG.replace("DIR", "/var/lib/x").replace("PORT", "18337").replace("RATE", "5");
    // The mark must not lie where the state lies; here it does not.
    assert_eq!(check(&good).0, Some(0), "{}", check(&good).1);
    let changed = |from: &str, to: &str| {
        assert!(good.contains(from), "{from}");
        check(&good.replace(from, to))
    };
    for (from, to, told) in [
        ("fleet = \"t\"", "fleet = \"T\"", "fleet id"),
        ("fleet = \"t\"", "", "missing field `fleet`"),
        ("max_queued", "max_qeued", "unknown field `max_qeued`"),
        ("max_ttl = \"1h\"", "max_ttl = \"1 hour\"", "a span of time"),
        ("uid = 61001", "uid = -1", "uid"),
        ("uid = 61001", "uid = 0", "principals.bot.uid: root is no bot"),
        ("uid = 61001", "uid = 65534", "principals.bot.uid: 65534"),
        ("uid = 0", "uid = 61001", "operators.op.uid: 61001 is the bot bot"),
        ("personas = [\"demo\"]", "personas = [\"gone\"]", "principals.bot.policy.personas: there is no persona gone"),
        ("argv = [\"/bin/true\"]\ntime_limit", "argv = [\"true\"]\ntime_limit", "personas.demo: argv starts with"),
        ("argv = [\"/bin/true\"]\ntime_limit", "argv = []\ntime_limit", "personas.demo: argv is empty"),
        ("mark_file = \"/var/lib/x/mark\"", "mark_file = \"/var/lib/x/state/mark\"", "mark_file: it lies in state_dir"),
        ("state_dir = \"/var/lib/x/state\"", "state_dir = \"state\"", "state_dir: state is not an absolute path"),
        ("127.0.0.1:18337", "0.0.0.0:18337", "cattle.listen: it would listen everywhere"),
        ("127.0.0.1:18337", "127.0.0.1", "listen"),
        ("[cattle]", "provider = \"local\"\n[cattle]", "unknown field `provider`"),
        ("fleet = \"t\"", "fleet = \"t\"\nprovider = \"local\"", "provider: \"local\" starts processes"),
        ("[cattle]", "[cattle]\ntoken_lifetime = \"2h\"", "cattle.token_lifetime: 2h"),
        ("[cattle]", "[cattle]\nmax_instances = 0", "cattle.max_instances: 0"),
    ] {
        let (code, text) = changed(from, to);
        assert_eq!(code, Some(2), "{to}: {text}");
        assert!(text.contains(told), "{to}: {text}");
    }
    // All of them at once, not one after another.
    let both = good.replace("uid = 61001", "uid = 0").replace("[\"demo\"]", "[\"gone\"]");
    let (_, text) = check(&both);
    assert!(text.contains("root is no bot") && text.contains("no persona gone"), "{text}");
}
