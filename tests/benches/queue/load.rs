//! A closed-loop load: each connection asks, waits for its answer, asks again. One thread, one
//! epoll, the same for every server, so that the ratios compare servers and not clients.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::os::fd::AsFd;
use std::os::unix::net::UnixStream;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use nix::sys::epoll::{Epoll, EpollCreateFlags, EpollEvent, EpollFlags, EpollTimeout};

/// Where a server listens.
#[derive(Clone)]
pub(crate) enum Address {
    Unix(PathBuf),
    Tcp(u16),
}

/// What is asked, and how an answer's end is seen.
pub(crate) struct Protocol<'a> {
    pub(crate) address: Address,
    /// The n-th request.
    pub(crate) request: &'a dyn Fn(u64) -> Vec<u8>,
    /// How many bytes the first answer has, once it is whole.
    pub(crate) answer: fn(&[u8]) -> Option<usize>,
}

/// What a run gave.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Figures {
    pub(crate) per_second: f64,
    pub(crate) p50: Duration,
    pub(crate) p99: Duration,
}

enum Stream {
    Unix(UnixStream),
    Tcp(TcpStream),
}

struct Connection {
    stream: Stream,
    seen: Vec<u8>,
    asked: Instant,
}

impl Connection {
    fn open(address: &Address) -> Self {
        let stream = match address {
            Address::Unix(path) => {
                let stream = UnixStream::connect(path).expect("the server listens");
                stream.set_nonblocking(true).expect("a socket can be");
                Stream::Unix(stream)
            }
            Address::Tcp(port) => {
                let stream = TcpStream::connect(("127.0.0.1", *port)).expect("the server listens");
                stream.set_nodelay(true).expect("a socket can be");
                stream.set_nonblocking(true).expect("a socket can be");
                Stream::Tcp(stream)
            }
        };
        Connection { stream, seen: Vec::with_capacity(4096), asked: Instant::now() }
    }

    fn ask(&mut self, bytes: &[u8]) {
        self.asked = Instant::now();
        let written = match &mut self.stream {
            Stream::Unix(stream) => stream.write_all(bytes),
            Stream::Tcp(stream) => stream.write_all(bytes),
        };
        written.expect("a small request fits the socket's buffer");
    }

    fn read(&mut self) {
        let mut space = [0; 16 * 1024];
        let count = match &mut self.stream {
            Stream::Unix(stream) => stream.read(&mut space),
            Stream::Tcp(stream) => stream.read(&mut space),
        };
        let count = count.unwrap_or(0);
        assert!(count > 0, "the server closed a connection");
        self.seen.extend_from_slice(&space[..count]);
    }

    fn fd(&self) -> std::os::fd::BorrowedFd<'_> {
        match &self.stream {
            Stream::Unix(stream) => stream.as_fd(),
            Stream::Tcp(stream) => stream.as_fd(),
        }
    }
}

/// Runs `count` connections for a while. `numbers` counts requests over all runs.
pub(crate) fn run(protocol: &Protocol<'_>, count: usize, span: Duration, numbers: &mut u64) -> Figures {
    let mut connections: Vec<Connection> = (0..count).map(|_| Connection::open(&protocol.address)).collect();
    let epoll = Epoll::new(EpollCreateFlags::EPOLL_CLOEXEC).expect("the kernel has epoll");
    for (at, connection) in connections.iter().enumerate() {
        epoll.add(connection.fd(), EpollEvent::new(EpollFlags::EPOLLIN, at as u64)).expect("a socket can be watched");
    }
    let mut next = || {
        *numbers += 1;
        (protocol.request)(*numbers)
    };
    let mut latencies: Vec<u32> = Vec::with_capacity(1 << 20);
    let began = Instant::now();
    for connection in &mut connections {
        connection.ask(&next());
    }
    let mut events = vec![EpollEvent::empty(); count];
    let mut waiting = count;
    while waiting > 0 {
        let ready = epoll.wait(&mut events, EpollTimeout::from(5_000u16)).expect("the server answers within 5 s");
        assert!(ready > 0, "the server does not answer");
        for event in &events[..ready] {
            let connection = &mut connections[usize::try_from(event.data()).expect("an index")];
            connection.read();
            let Some(length) = (protocol.answer)(&connection.seen) else { continue };
            latencies.push(u32::try_from(connection.asked.elapsed().as_nanos() / 100).unwrap_or(u32::MAX));
            connection.seen.drain(..length);
            if began.elapsed() < span {
                connection.ask(&next());
            } else {
                waiting -= 1;
            }
        }
    }
    let elapsed = began.elapsed().as_secs_f64();
    latencies.sort_unstable();
    let at = |percent: usize| {
        let index = latencies.len() * percent / 100;
        Duration::from_nanos(u64::from(latencies[index.min(latencies.len() - 1)]) * 100)
    };
    Figures { per_second: latencies.len() as f64 / elapsed, p50: at(50), p99: at(99) }
}

/// The end of an HTTP answer with a content length.
pub(crate) fn http_answer(seen: &[u8]) -> Option<usize> {
    let end = seen.windows(4).position(|window| window == b"\r\n\r\n")? + 4;
    let head = std::str::from_utf8(&seen[..end]).expect("a head is text");
    assert!(head.starts_with("HTTP/1.1 200"), "{head}{}", String::from_utf8_lossy(&seen[end..]));
    let length: usize = head
        .lines()
        .find_map(|line| line.strip_prefix("content-length: "))
        .expect("an answer has a length")
        .parse()
        .expect("a length is a number");
    (seen.len() >= end + length).then_some(end + length)
}

/// The end of a one-line answer.
pub(crate) fn line_answer(seen: &[u8]) -> Option<usize> {
    seen.iter().position(|byte| *byte == b'\n').map(|at| at + 1)
}
