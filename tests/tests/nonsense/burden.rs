//! What a hostile client may cost: memory while it streams, a connection while it dawdles.

use std::io::{ErrorKind, Read, Write};
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{scope, sleep};
use std::time::{Duration, Instant};

use clf_tests::{Daemon, Kind};

use crate::case::{self, chunked, padded, request};
use crate::talk;

const CHUNKED: &str = "Transfer-Encoding: chunked\r\n";

/// Resident memory, in KiB.
fn resident(pid: u32) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{pid}/status")).unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap();
    line.trim().trim_end_matches(" kB").parse().unwrap()
}

/// Says that the work is over, also when it ends in a panic.
struct Over<'a>(&'a AtomicBool);

impl Drop for Over<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

/// By how many KiB the daemon's memory grew, at most, while `work` ran.
fn growth(daemon: &Daemon, work: impl FnOnce()) -> u64 {
    // Buffers that any large body needs are there before.
    for _ in 0..8 {
        let body = padded(256 * 1024);
        assert_eq!(talk::ask(&daemon.bot(), &case::json("WhoAmI", &body), false).unwrap().status, 200);
    }
    let before = resident(daemon.pid());
    let done = AtomicBool::new(false);
    scope(|scope| {
        let peak = scope.spawn(|| {
            let mut peak = before;
            while !done.load(Ordering::Relaxed) {
                peak = peak.max(resident(daemon.pid()));
                sleep(Duration::from_millis(2));
            }
            peak
        });
        let over = Over(&done);
        work();
        drop(over);
        peak.join().unwrap().saturating_sub(before)
    })
}

#[test]
fn sixty_four_streams_of_64_mib_are_refused_early_and_leave_memory_flat() {
    let daemon = Daemon::start(Kind::Dev);
    let piece = chunked(&vec![b' '; 64 * 1024], 64 * 1024);
    let piece = &piece[..piece.len() - 5];
    let stream = |socket: PathBuf| {
        let mut stream = UnixStream::connect(socket).unwrap();
        stream.set_write_timeout(Some(Duration::from_secs(10))).unwrap();
        stream.write_all(&request("EnqueueJob", "application/json", CHUNKED, b"")).unwrap();
        let taken = (0..1_024).take_while(|_| stream.write_all(piece).is_ok()).count();
        (taken * 64, talk::hear(&mut stream, false))
    };
    let grown = growth(&daemon, || {
        scope(|scope| {
            let streams: Vec<_> = (0..64).map(|_| scope.spawn(|| stream(daemon.bot()))).collect();
            for handle in streams {
                let (taken, reply) = handle.join().unwrap();
                let reply = reply.unwrap();
                assert_eq!((reply.status, reply.reason.as_str()), (413, "body_too_large"));
                assert!(taken <= 1_024, "{taken} KiB were read of a body that may have 256");
            }
        });
    });
    println!("64 streams of 64 MiB: +{grown} KiB");
    assert!(grown < 8 * 1_024, "the daemon grew by {grown} KiB under 64 refused streams");
}

#[test]
fn a_body_in_chunks_of_one_byte_costs_no_more_than_its_bytes() {
    let daemon = Daemon::start(Kind::Dev);
    let body = chunked(&padded(250_000), 1);
    let (body, end) = body.split_at(body.len() - 5);
    let head = request("WhoAmI", "application/json", CHUNKED, b"");
    let grown = growth(&daemon, || {
        scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| {
                    let mut stream = UnixStream::connect(daemon.bot()).unwrap();
                    stream.write_all(&[&head, body].concat()).unwrap();
                    sleep(Duration::from_millis(500));
                    stream.write_all(end).unwrap();
                    assert_eq!(talk::hear(&mut stream, false).unwrap().status, 200);
                });
            }
        });
    });
    println!("8 bodies of 250,000 chunks: +{grown} KiB");
    assert!(grown < 8 * 1_024, "2 MB in chunks of one byte cost {grown} KiB");
}

/// Sends `first`, then `byte` once a second, if there is one; how long until the daemon lets go.
fn dawdle(socket: &Path, first: &[u8], byte: Option<u8>) -> Duration {
    let mut stream = UnixStream::connect(socket).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(1))).unwrap();
    stream.write_all(first).unwrap();
    let began = Instant::now();
    let mut space = [0; 4_096];
    loop {
        match stream.read(&mut space) {
            Ok(0) => return began.elapsed(),
            Err(error) if error.kind() == ErrorKind::WouldBlock => {}
            Ok(count) => panic!("an answer to half a request: {}", case::shown(&space[..count])),
            Err(_) => return began.elapsed(),
        }
        if byte.is_some_and(|byte| stream.write_all(&[byte]).is_err()) || began.elapsed() > Duration::from_secs(20) {
            return began.elapsed();
        }
    }
}

#[test]
fn a_slow_head_is_let_go_after_5_s_a_slow_body_after_10_and_others_are_served_meanwhile() {
    let daemon = Daemon::start(Kind::Dev);
    let used = {
        let mut first = case::json("WhoAmI", b"{}");
        first.extend_from_slice(b"P");
        first
    };
    let heads: [(&str, &[u8], Option<u8>); 6] = [
        ("a method", b"P", Some(b'P')),
        ("an empty line", b"\r\n", None),
        ("one byte", b"P", None),
        ("a field", b"POST / HTTP/1.1\r\nHost: clf\r\nA: ", Some(b'b')),
        ("all but the end", b"POST / HTTP/1.1\r\nHost: clf\r\n\r", None),
        ("a target", b"POST /", Some(b'/')),
    ];
    let bodies = [
        ("a body with a length", request("WhoAmI", "application/json", "Content-Length: 1000\r\n", b"{"), Some(b' ')),
        ("a chunk", request("WhoAmI", "application/json", CHUNKED, b"1000\r\n{"), Some(b' ')),
        ("a chunk's size", request("EnqueueJob", "application/json", CHUNKED, b"0"), None),
        ("a watch's envelope", request("WatchJobs", "application/connect+json", CHUNKED, b"1000\r\n\0"), Some(0)),
    ];
    let slow = AtomicBool::new(true);
    let socket = daemon.bot();
    let check = |name: &str, spent: Duration, least: u64, most: u64| {
        let range = Duration::from_secs(least)..=Duration::from_secs(most);
        assert!(range.contains(&spent), "{name} was let go after {spent:?}");
    };
    scope(|scope| {
        let (socket, slow) = (&socket, &slow);
        let neighbour = scope.spawn(move || {
            let mut waits = Vec::new();
            while slow.load(Ordering::Relaxed) {
                let began = Instant::now();
                let reply = talk::ask(socket, &case::json("WhoAmI", b"{}"), false);
                waits.push(began.elapsed());
                assert_eq!(reply.unwrap().status, 200);
                sleep(Duration::from_millis(50));
            }
            waits.sort();
            waits[waits.len() * 99 / 100]
        });
        let heads =
            heads.map(|(name, first, byte)| scope.spawn(move || check(name, dawdle(socket, first, byte), 4, 7)));
        let bodies =
            bodies.map(|(name, first, byte)| scope.spawn(move || check(name, dawdle(socket, &first, byte), 9, 12)));
        // The patience starts anew with each request of a connection.
        let second = scope.spawn(move || {
            let mut stream = UnixStream::connect(socket).unwrap();
            stream.write_all(&used).unwrap();
            assert_eq!(talk::hear(&mut stream, false).unwrap().status, 200);
            let began = Instant::now();
            stream.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
            let ended = matches!(stream.read(&mut [0; 16]), Ok(0) | Err(_));
            assert!(ended);
            check("a second head", began.elapsed(), 4, 7);
        });
        let all =
            heads.into_iter().chain(bodies).chain([second]).map(|handle| handle.join().is_ok()).collect::<Vec<_>>();
        slow.store(false, Ordering::Relaxed);
        let wait = neighbour.join().unwrap();
        println!("a neighbour waited {wait:?} (p99)");
        assert!(all.iter().all(|fine| *fine), "see above");
        assert!(wait < Duration::from_millis(250), "a neighbour waited {wait:?}");
    });
}
