//! Sends bytes, reads one answer whatever its framing, and takes it apart.

use std::io::{ErrorKind, Read, Write};
use std::net::Shutdown;
use std::os::unix::net::UnixStream;
use std::path::Path;
use std::time::Duration;

use serde_json::Value;

/// Longer than this counts as no answer at all.
const PATIENCE: Duration = Duration::from_secs(3);

/// One answer.
#[derive(Debug, Default)]
pub struct Reply {
    pub status: u16,
    /// Connect's code and our reason; empty if it is no error.
    pub code: String,
    pub reason: String,
    pub body: Vec<u8>,
    /// What came after it.
    pub rest: Vec<u8>,
}

/// One answer to these bytes on a new connection, or why there was none.
pub fn ask(socket: &Path, bytes: &[u8], cut: bool) -> Result<Reply, String> {
    let mut stream = UnixStream::connect(socket).map_err(|error| format!("not connected: {error}"))?;
    // The daemon may answer and close before it read everything: that answer counts.
    let _ = stream.write_all(bytes);
    if cut {
        let _ = stream.shutdown(Shutdown::Write);
    }
    hear(&mut stream, bytes.starts_with(b"HEAD "))
}

/// Reads one answer.
pub fn hear(stream: &mut UnixStream, to_head: bool) -> Result<Reply, String> {
    stream.set_read_timeout(Some(PATIENCE)).map_err(|error| error.to_string())?;
    let (mut seen, mut space) = (Vec::new(), [0; 64 * 1024]);
    loop {
        if let Some(reply) = whole(&seen, to_head) {
            return Ok(reply);
        }
        match stream.read(&mut space) {
            Ok(0) => return Err(format!("closed after {} bytes", seen.len())),
            Ok(count) => seen.extend_from_slice(&space[..count]),
            Err(error) if error.kind() == ErrorKind::WouldBlock => {
                return Err(format!("silent after {} bytes", seen.len()));
            }
            Err(error) => return Err(format!("{error} after {} bytes", seen.len())),
        }
    }
}

/// Everything until the other side ends.
pub fn drain(stream: &mut UnixStream) -> Result<Vec<u8>, String> {
    stream.set_read_timeout(Some(PATIENCE)).map_err(|error| error.to_string())?;
    let mut all = Vec::new();
    match stream.read_to_end(&mut all) {
        Err(error) if error.kind() != ErrorKind::ConnectionReset => Err(format!("{error} after {} bytes", all.len())),
        _ => Ok(all),
    }
}

fn whole(seen: &[u8], to_head: bool) -> Option<Reply> {
    let end = seen.windows(4).position(|window| window == b"\r\n\r\n")? + 4;
    let head = String::from_utf8_lossy(&seen[..end]).to_ascii_lowercase();
    let status: u16 = head.split(' ').nth(1)?.parse().ok()?;
    if status == 100 {
        return whole(&seen[end..], to_head);
    }
    let value = |name: &str| head.lines().find_map(|line| Some(line.strip_prefix(name)?.trim().to_owned()));
    let (body, rest) = if to_head {
        (Vec::new(), &seen[end..])
    } else if value("transfer-encoding:").is_some() {
        unchunk(&seen[end..])?
    } else {
        let length: usize = value("content-length:")?.parse().ok()?;
        let (body, rest) = seen[end..].split_at_checked(length)?;
        (body.to_vec(), rest)
    };
    let error = if value("content-type:").is_some_and(|kind| kind.starts_with("application/connect+")) {
        let message = body.get(5..).unwrap_or_default();
        serde_json::from_slice::<Value>(message).unwrap_or_default()["error"].clone()
    } else {
        serde_json::from_slice::<Value>(&body).unwrap_or_default()
    };
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let (code, reason) = (text(&error["code"]), text(&error["details"][0]["debug"]["reason"]));
    Some(Reply { status, code, reason, body, rest: rest.to_vec() })
}

fn unchunk(mut bytes: &[u8]) -> Option<(Vec<u8>, &[u8])> {
    let mut body = Vec::new();
    loop {
        let end = bytes.windows(2).position(|window| window == b"\r\n")?;
        let size = usize::from_str_radix(std::str::from_utf8(&bytes[..end]).ok()?, 16).ok()?;
        let (piece, rest) = bytes[end + 2..].split_at_checked(size + 2)?;
        if size == 0 {
            return Some((body, rest));
        }
        body.extend_from_slice(&piece[..size]);
        bytes = rest;
    }
}
