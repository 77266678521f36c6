//! Who asks: users that exist as numbers only, and what they ask with.

use std::io::Write;
use std::process::{Command, Output, Stdio};

use crate::house::{BOTS, House, OPERATORS};

/// A user, with the groups it has just now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Person {
    pub name: &'static str,
    pub uid: u32,
    pub groups: &'static [&'static str],
}

const fn person(name: &'static str, uid: u32, groups: &'static [&'static str]) -> Person {
    Person { name, uid, groups }
}

pub const BOT_A: Person = person("bot-a", 61_001, &[BOTS]);
pub const BOT_B: Person = person("bot-b", 61_002, &[BOTS]);
pub const OPS: Person = person("an operator", 61_003, &[OPERATORS]);
pub const ROOT: Person = person("root", 0, &[]);
pub const EVERYBODY: [Person; 11] = [
    ROOT,
    BOT_A,
    BOT_B,
    person("a user of the group that is no principal", 61_004, &[BOTS]),
    person("bot-a without its group", 61_001, &[]),
    person("bot-a in the operators' group too", 61_001, &[BOTS, OPERATORS]),
    OPS,
    person("an operator without its group", 61_003, &[]),
    person("an operator in the bots' group too", 61_003, &[BOTS, OPERATORS]),
    person("nobody, in both groups", 65_534, &[BOTS, OPERATORS]),
    person("a stranger", 61_005, &[]),
];

impl Person {
    /// A command that runs as this person.
    pub fn command(&self, program: &str) -> Command {
        if self.uid == 0 {
            return Command::new(program);
        }
        let uid = self.uid.to_string();
        let mut command = Command::new("setpriv");
        command.args(["--reuid", &uid, "--regid", &uid]);
        if self.groups.is_empty() {
            command.arg("--clear-groups");
        } else {
            command.args(["--groups", &self.groups.join(",")]);
        }
        command.arg(program);
        command
    }

    /// What a shell of this person's prints.
    pub fn shell(&self, script: &str) -> String {
        let out = self.command("sh").args(["-c", script]).stdin(Stdio::null()).output().unwrap();
        String::from_utf8_lossy(&out.stdout).into_owned()
    }

    /// Calls a method through curl; the answer as it came, without its date.
    pub fn call(&self, house: &House, socket: &str, method: &str, body: &[u8]) -> Reply {
        let stream = method.ends_with("/WatchJobs");
        let length = u32::try_from(body.len()).unwrap().to_be_bytes();
        let (kind, sent, patience) = match stream {
            true => ("application/connect+json", [&[0][..], &length, body].concat(), "0.4"),
            false => ("application/json", body.to_vec(), "5"),
        };
        let mut command = self.command("curl");
        command.args(["-s", "-i", "-N", "--max-time", patience, "--data-binary", "@-"]);
        command.arg("--unix-socket").arg(house.path(socket)).arg("-H").arg(format!("content-type: {kind}"));
        command.arg(format!("http://clf/clf.v1.{method}"));
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let _ = child.stdin.take().unwrap().write_all(&sent);
        Reply::new(&child.wait_with_output().unwrap())
    }
}

/// What curl got.
#[derive(Debug, PartialEq, Eq)]
pub struct Reply {
    /// 0 if there was none.
    pub status: u16,
    /// Head and body, without the line that says when.
    pub text: String,
}

impl Reply {
    fn new(out: &Output) -> Self {
        let all = String::from_utf8_lossy(&out.stdout).into_owned();
        let status = all.split(' ').nth(1).and_then(|word| word.parse().ok()).unwrap_or(0);
        let text = all.lines().filter(|line| !line.starts_with("date:")).collect::<Vec<_>>().join("\n");
        Reply { status, text }
    }

    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(self.text.lines().last().unwrap_or_default()).unwrap_or_default()
    }

    /// The stable reason of an error, wherever it stands.
    pub fn reason(&self) -> String {
        let (_, rest) = self.text.split_once("\"reason\":\"").unwrap_or_default();
        rest.split('"').next().unwrap_or_default().to_owned()
    }
}
