//! HTTP by hand over a Unix socket: what is sent is exactly what the test says.

use std::io::{Read, Write};
use std::os::unix::net::UnixStream;
use std::path::Path;
use std::time::Duration;

use serde_json::Value;

/// An answer, taken apart.
#[derive(Debug)]
pub struct Answer {
    /// The status; 0 if the connection was closed without one.
    pub status: u16,
    /// The head as it came.
    pub head: String,
    /// The body, whole.
    pub body: Vec<u8>,
}

impl Answer {
    /// The body as JSON; `Null` if it is none.
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or(Value::Null)
    }

    /// The stable reason of an error.
    pub fn reason(&self) -> String {
        self.json()["details"][0]["debug"]["reason"].as_str().unwrap_or_default().to_owned()
    }
}

/// Sends these bytes and reads one answer. The write side stays open.
pub fn exchange(socket: &Path, bytes: &[u8]) -> std::io::Result<Answer> {
    let mut stream = UnixStream::connect(socket)?;
    ask(&mut stream, bytes)
}

/// The same on a connection that is there.
pub fn ask(stream: &mut UnixStream, bytes: &[u8]) -> std::io::Result<Answer> {
    stream.set_read_timeout(Some(Duration::from_secs(20)))?;
    stream.set_write_timeout(Some(Duration::from_secs(20)))?;
    // The daemon may answer and close before it has read everything: that answer counts.
    let _ = stream.write_all(bytes);
    let mut seen = Vec::new();
    let mut space = [0; 64 * 1024];
    loop {
        if let Some(answer) = whole(&seen) {
            return Ok(answer);
        }
        match stream.read(&mut space) {
            Ok(0) => return Ok(Answer { status: 0, head: String::new(), body: seen }),
            Ok(count) => seen.extend_from_slice(&space[..count]),
            Err(error) if error.kind() == std::io::ErrorKind::ConnectionReset => {
                return Ok(whole(&seen).unwrap_or(Answer { status: 0, head: String::new(), body: seen }));
            }
            Err(error) => return Err(error),
        }
    }
}

fn whole(seen: &[u8]) -> Option<Answer> {
    let end = seen.windows(4).position(|window| window == b"\r\n\r\n")? + 4;
    let head = String::from_utf8_lossy(&seen[..end]).into_owned();
    let status: u16 = head.split(' ').nth(1)?.parse().ok()?;
    if status == 100 {
        return whole(&seen[end..]);
    }
    let length = head
        .lines()
        .find_map(|line| line.to_ascii_lowercase().strip_prefix("content-length:").map(|v| v.trim().to_owned()))
        .and_then(|text| text.parse::<usize>().ok())
        .unwrap_or(0);
    (seen.len() >= end + length).then(|| Answer { status, head, body: seen[end..end + length].to_vec() })
}

/// A request as any client would send it.
pub fn post(method: &str, content_type: &str, body: &[u8]) -> Vec<u8> {
    let mut bytes = format!(
        "POST /clf.v1.{method} HTTP/1.1\r\nHost: clf\r\nContent-Type: {content_type}\r\nContent-Length: {}\r\n\r\n",
        body.len()
    )
    .into_bytes();
    bytes.extend_from_slice(body);
    bytes
}

/// Calls `SERVICE/METHOD` with JSON.
#[allow(clippy::unwrap_used, reason = "a test stops where it fails")]
pub fn call(socket: &Path, method: &str, body: &Value) -> Answer {
    exchange(socket, &post(method, "application/json", body.to_string().as_bytes())).unwrap()
}
