//! The servers that are measured: ours, and where they are installed beanstalkd with fsync and
//! Redis with its append-only file always synced. All on the same disk.

use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use clf_tests::missing;

use crate::load::{Address, Protocol, http_answer, line_answer};

/// A server in its own process, ended with the value.
pub(crate) struct Peer {
    child: Child,
    pub(crate) address: Address,
}

impl Drop for Peer {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn spawn(command: &mut Command, address: Address) -> Peer {
    let child = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("it starts");
    let peer = Peer { child, address };
    let began = Instant::now();
    loop {
        let up = match &peer.address {
            Address::Unix(path) => std::os::unix::net::UnixStream::connect(path).is_ok(),
            Address::Tcp(port) => std::net::TcpStream::connect(("127.0.0.1", *port)).is_ok(),
        };
        if up {
            return peer;
        }
        assert!(began.elapsed() < Duration::from_secs(10), "a server did not start");
        std::thread::sleep(Duration::from_millis(5));
    }
}

fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port is free");
    listener.local_addr().expect("it has an address").port()
}

/// beanstalkd, every put synced.
pub(crate) fn beanstalkd(dir: &Path) -> Option<Peer> {
    if missing(&["beanstalkd"]).is_some() {
        return None;
    }
    let (port, log) = (free_port(), dir.join("beanstalkd"));
    std::fs::create_dir(&log).expect("a directory can be made");
    let mut command = Command::new("beanstalkd");
    command.args(["-l", "127.0.0.1", "-f", "0", "-p", &port.to_string(), "-b"]).arg(log);
    Some(spawn(&mut command, Address::Tcp(port)))
}

/// Redis, its append-only file synced before each answer.
pub(crate) fn redis(dir: &Path) -> Option<Peer> {
    if missing(&["redis-server"]).is_some() {
        return None;
    }
    let socket: PathBuf = dir.join("redis.sock");
    let mut command = Command::new("redis-server");
    command.args(["--port", "0", "--save", "", "--appendonly", "yes", "--appendfsync", "always", "--dir"]);
    command.arg(dir).arg("--unixsocket").arg(&socket);
    Some(spawn(&mut command, Address::Unix(socket)))
}

/// About 300 bytes of job, different each time.
fn payload(number: u64) -> String {
    format!("{number:012}{}", "x".repeat(228))
}

/// `EnqueueJob` as JSON, with an idempotency key.
pub(crate) fn enqueue(address: Address) -> Protocol<'static> {
    let request = &|number: u64| {
        let body = format!(
            "{{\"idempotencyKey\":\"k-{number}\",\"cattleSpawn\":{{\"persona\":\"demo\",\"task\":{{\"taskId\":\"t\",\"message\":\"{}\"}},\"ttl\":\"7200s\"}}}}",
            payload(number)
        );
        clf_tests::post("JobService/EnqueueJob", "application/json", body.as_bytes())
    };
    Protocol { address, request, answer: http_answer }
}

/// `put` into beanstalkd.
pub(crate) fn put(address: Address) -> Protocol<'static> {
    let request = &|number: u64| {
        let payload = payload(number) + &"y".repeat(60);
        format!("put 0 0 60 {}\r\n{payload}\r\n", payload.len()).into_bytes()
    };
    Protocol { address, request, answer: line_answer }
}

/// `LPUSH` into Redis.
pub(crate) fn push(address: Address) -> Protocol<'static> {
    let request = &|number: u64| {
        let payload = payload(number) + &"y".repeat(60);
        format!("*3\r\n$5\r\nLPUSH\r\n$1\r\nq\r\n${}\r\n{payload}\r\n", payload.len()).into_bytes()
    };
    Protocol { address, request, answer: line_answer }
}
