//! What people and programs read: tables on a terminal, JSON for programs.

use std::io::{IsTerminal, Write};

use chrono::{DateTime, Utc};
use clf_domain::span;
use clf_domain::terminal::printable;
use clf_proto::v1;
use serde_json::Value;

use crate::exit::Failure;

/// Writes a line. A reader that went away ends the program without a word.
pub(crate) fn line(text: &str) -> Result<(), Failure> {
    bytes(format!("{text}\n").as_bytes())
}

/// Writes bytes as they are.
pub(crate) fn bytes(bytes: &[u8]) -> Result<(), Failure> {
    let mut out = std::io::stdout();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => std::process::exit(0),
        done => done.map_err(|error| Failure::internal(format!("cannot write: {error}"))),
    }
}

/// What a task wrote: as it is to a file or a program, made harmless on a terminal.
pub(crate) fn untrusted(data: &[u8]) -> Result<(), Failure> {
    if std::io::stdout().is_terminal() {
        bytes(printable(&String::from_utf8_lossy(data)).as_bytes())
    } else {
        bytes(data)
    }
}

/// A message as JSON, its names for statuses as people know them.
pub(crate) fn json(message: &impl serde::Serialize) -> Result<Value, Failure> {
    let value = serde_json::to_value(message).map_err(|error| Failure::internal(error.to_string()))?;
    Ok(plain(value))
}

/// A job as JSON text: its status in plain words, its result as the JSON that the task wrote,
/// digit for digit.
pub(crate) fn job_json(job: &v1::Job) -> Result<String, Failure> {
    let mut value = json(job)?;
    if let Some(fields) = value.as_object_mut() {
        fields.remove("result");
    }
    let text = value.to_string();
    // Between values a line end means nothing to JSON; inside a string there is none.
    let result = if job.result.is_empty() { "null".to_owned() } else { job.result.replace(['\n', '\r'], " ") };
    Ok(format!("{},\"result\":{result}}}", text.strip_suffix('}').unwrap_or(&text)))
}

fn plain(value: Value) -> Value {
    match value {
        Value::Object(fields) => Value::Object(
            fields
                .into_iter()
                .map(|(name, value)| match (name.as_str(), &value) {
                    ("status", Value::String(text)) => (name, without("JOB_STATUS_", text)),
                    ("kind", Value::String(text)) => (name, without("JOB_EVENT_KIND_", text)),
                    _ => (name, plain(value)),
                })
                .collect(),
        ),
        Value::Array(items) => Value::Array(items.into_iter().map(plain).collect()),
        other => other,
    }
}

fn without(prefix: &str, text: &str) -> Value {
    Value::String(text.strip_prefix(prefix).map_or_else(|| text.to_owned(), str::to_lowercase))
}

/// A status in plain words.
pub(crate) fn status(job: &v1::Job) -> &'static str {
    match job.status() {
        v1::JobStatus::Queued => "queued",
        v1::JobStatus::Running => "running",
        v1::JobStatus::Done => "done",
        v1::JobStatus::Failed => "failed",
        v1::JobStatus::Canceled => "canceled",
        v1::JobStatus::Unspecified => "unknown",
    }
}

/// An event's kind in plain words.
pub(crate) fn event(event: &v1::JobEvent) -> String {
    event.kind().as_str_name().trim_start_matches("JOB_EVENT_KIND_").to_lowercase().replace('_', " ")
}

/// How long ago, in one unit.
pub(crate) fn age(at: Option<&clf_proto::Timestamp>) -> String {
    let Some(at) = at else { return "-".to_owned() };
    let seconds = u64::try_from(Utc::now().timestamp().saturating_sub(at.seconds)).unwrap_or(0);
    let rounded = match seconds {
        0..120 => seconds,
        120..7_200 => seconds / 60 * 60,
        7_200..172_800 => seconds / 3_600 * 3_600,
        _ => seconds / 86_400 * 86_400,
    };
    span::format(std::time::Duration::from_secs(rounded))
}

/// A time of day in UTC.
pub(crate) fn time(at: Option<&clf_proto::Timestamp>) -> String {
    at.and_then(|at| DateTime::<Utc>::from_timestamp(at.seconds, u32::try_from(at.nanos).unwrap_or(0)))
        .map_or_else(|| "-".to_owned(), |at| at.format("%Y-%m-%d %H:%M:%S").to_string())
}

/// Rows under a head, columns as wide as they need to be.
pub(crate) fn table(head: &[&str], rows: &[Vec<String>]) -> Result<(), Failure> {
    let rows: Vec<Vec<String>> = rows.iter().map(|row| row.iter().map(|cell| printable(cell)).collect()).collect();
    let width = |column: usize| {
        let cells = rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.chars().count());
        cells.chain([head[column].len()]).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..head.len()).map(width).collect();
    let line_of = |cells: Vec<&str>| {
        let padded = cells.iter().zip(&widths).map(|(cell, width)| format!("{cell:<width$}")).collect::<Vec<_>>();
        padded.join("  ").trim_end().to_owned()
    };
    line(&line_of(head.to_vec()))?;
    rows.iter().try_for_each(|row| line(&line_of(row.iter().map(String::as_str).collect())))
}
