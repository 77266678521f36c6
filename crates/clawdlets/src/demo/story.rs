//! What the demo shows while it happens, and its last word.

use std::collections::BTreeMap;
use std::io::{IsTerminal, Write};
use std::time::Instant;

use clf_domain::terminal::printable;
use serde::Serialize;
use serde_json::value::RawValue;

use super::follow::Told;
use super::place::Place;
use super::programs::Programs;
use crate::exit::Failure;

/// Steps as they happen, each with its time since the beginning.
pub(super) struct Story {
    began: Instant,
    json: bool,
    color: bool,
}

impl Story {
    pub(super) fn begin(json: bool) -> Self {
        let color =
            std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
        Story { began: Instant::now(), json, color }
    }

    /// Something happened.
    pub(super) fn step(&self, name: &str, text: &str) {
        let name = self.bold(&format!("{name:<10}"));
        self.say(&format!("{:>6} ms  {name} {}", self.began.elapsed().as_millis(), printable(text)));
    }

    /// A line the task wrote.
    pub(super) fn task(&self, line: &str) {
        self.say(&format!("{:>21}│ {}", "", printable(line)));
    }

    /// How to go on with the daemon that was left running.
    pub(super) fn keep(&self, place: &Place, programs: &Programs) {
        let clf = programs.clf.display();
        let socket = place.bot_socket();
        let socket = socket.display();
        self.say("");
        self.say("The daemon goes on. Try next:");
        self.say(&format!("  export CLF_SOCKET={socket}"));
        self.say(&format!("  {clf} jobs list"));
        self.say(&format!("  {clf} jobs enqueue cattle.spawn --persona demo --message 'hello' --wait"));
        self.say(&format!("  {clf} jobs watch"));
        self.say(&format!("End it with: kill $(cat {})", place.pid_file().display()));
        self.say(&format!("and remove it with: {}", place.removal()));
    }

    /// The result, and where the time went.
    pub(super) fn end(&self, told: &Told) -> Result<(), Failure> {
        if self.json {
            return print(&json(told, self.began)?);
        }
        self.say("");
        let result = if told.job.result.is_empty() { "(none)" } else { &told.job.result };
        self.say(&format!("{} {}", self.bold("result"), printable(result)));
        self.say(&format!("{} in {} ms", told.status, self.began.elapsed().as_millis()));
        Ok(())
    }

    fn bold(&self, text: &str) -> String {
        if self.color { format!("\x1b[1m{text}\x1b[0m") } else { text.to_owned() }
    }

    fn say(&self, text: &str) {
        if !self.json {
            // A reader that went away does not end the job.
            let _ = writeln!(std::io::stdout(), "{text}");
        }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Summary<'a> {
    job_id: &'a str,
    status: &'a str,
    result: Box<RawValue>,
    timings_ms: BTreeMap<&'a str, u64>,
}

fn json(told: &Told, began: Instant) -> Result<String, Failure> {
    let text = if told.job.result.is_empty() { "null" } else { &told.job.result };
    // A line end between values means nothing; the summary is one line.
    let result = RawValue::from_string(text.replace(['\n', '\r'], " "))
        .map_err(|_| Failure::new("result", "the result is not JSON"))?;
    let mut timings_ms: BTreeMap<&str, u64> = told.timings.iter().map(|(name, ms)| (name.as_str(), *ms)).collect();
    timings_ms.insert("total", u64::try_from(began.elapsed().as_millis()).unwrap_or(u64::MAX));
    let summary = Summary { job_id: &told.job.job_id, status: told.status, result, timings_ms };
    serde_json::to_string(&summary).map_err(|error| Failure::new("result", error.to_string()))
}

fn print(line: &str) -> Result<(), Failure> {
    writeln!(std::io::stdout(), "{line}").map_err(|error| Failure::new("output", format!("cannot write: {error}")))
}
