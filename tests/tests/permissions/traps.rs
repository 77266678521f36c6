//! What may lie where the daemon wants to put something, and what it must say then.

use std::os::unix::fs::{MetadataExt, chown, symlink};
use std::os::unix::net::UnixListener;
use std::path::Path;

use crate::house::{House, open};

/// A fault prepared for a daemon that is to start.
pub struct Trap {
    pub name: &'static str,
    /// The place that the refusal must name, below the house.
    pub place: &'static str,
    pub exit: i32,
    /// Prepares it. What it returns is kept until the daemon has ended.
    pub set: fn(&mut House) -> Option<Held>,
}

/// What has to live while the daemon tries to start.
pub enum Held {
    Listener(#[expect(dead_code, reason = "held open, not looked at")] UnixListener),
    House(Box<House>),
}

const fn trap(name: &'static str, place: &'static str, set: fn(&mut House) -> Option<Held>) -> Trap {
    Trap { name, place, exit: 1, set }
}

pub const TRAPS: &[Trap] = &[
    trap("a file for the bots' socket", "bot.sock", |house| file(&house.path("bot.sock"), 0o600)),
    trap("an empty file for the operators' socket", "operator.sock", |house| file(&house.path("operator.sock"), 0o666)),
    trap("a directory for the bots' socket", "bot.sock", |house| dir(&house.path("bot.sock"), 0o755)),
    trap("a fifo for the bots' socket", "bot.sock", |house| fifo(&house.path("bot.sock"))),
    trap("a link to nothing for the bots' socket", "bot.sock", |house| link("/nowhere", &house.path("bot.sock"))),
    trap("a link to a socket for the bots' socket", "bot.sock", |house| {
        link("other.sock", &house.path("bot.sock"));
        listener(&house.path("other.sock"))
    }),
    trap("a link to a directory for the operators' socket", "operator.sock", |house| {
        link("/tmp", &house.path("operator.sock"))
    }),
    trap("somebody else's socket", "bot.sock", |house| {
        let held = listener(&house.path("bot.sock"));
        give(&house.path("bot.sock"));
        held
    }),
    trap("somebody else's old socket", "bot.sock", |house| {
        drop(listener(&house.path("bot.sock")));
        give(&house.path("bot.sock"))
    }),
    trap("a socket that somebody listens on", "bot.sock", |house| listener(&house.path("bot.sock"))),
    trap("a daemon on the same sockets", "bot.sock", |house| {
        let mut other = House::new();
        for name in ["bot.sock", "operator.sock"] {
            let (theirs, ours) = (other.path(name), house.path(name));
            other.config = other.config.replace(theirs.to_str().unwrap(), ours.to_str().unwrap());
        }
        second(house, other, "operator.sock")
    }),
    trap("a daemon on the same state", "state/state.sqlite", |house| {
        let mut other = House::new();
        let (theirs, ours) = (other.path("state"), house.path("state"));
        other.config = other.config.replace(theirs.to_str().unwrap(), ours.to_str().unwrap());
        second(house, other, "state/state.sqlite-wal")
    }),
    trap("state that the group may list", "state", |house| dir(&house.path("state"), 0o750)),
    trap("state that others may enter", "state", |house| dir(&house.path("state"), 0o701)),
    trap("somebody else's state", "state", |house| {
        dir(&house.path("state"), 0o700);
        give(&house.path("state"))
    }),
    trap("a link for state", "state", |house| {
        dir(&house.path("elsewhere"), 0o700);
        link("elsewhere", &house.path("state"))
    }),
    trap("a file for state", "state", |house| file(&house.path("state"), 0o600)),
    trap("a link to nothing for the database", "state/state.sqlite", |house| {
        dir(&house.path("state"), 0o700);
        link("../elsewhere", &house.path("state/state.sqlite"))
    }),
    trap("a link to a file for the database", "state/state.sqlite", |house| {
        dir(&house.path("state"), 0o700);
        file(&house.path("elsewhere"), 0o600);
        link("../elsewhere", &house.path("state/state.sqlite"))
    }),
    trap("somebody else's database", "state/state.sqlite", |house| {
        dir(&house.path("state"), 0o700);
        file(&house.path("state/state.sqlite"), 0o600);
        give(&house.path("state/state.sqlite"))
    }),
    trap("a database that others may read", "state/state.sqlite", |house| {
        dir(&house.path("state"), 0o700);
        file(&house.path("state/state.sqlite"), 0o640)
    }),
    trap("a directory for the database", "state/state.sqlite", |house| {
        dir(&house.path("state"), 0o700);
        dir(&house.path("state/state.sqlite"), 0o700)
    }),
    trap("a fifo for the database", "state/state.sqlite", |house| {
        dir(&house.path("state"), 0o700);
        fifo(&house.path("state/state.sqlite"))
    }),
    trap("a link for the -wal", "state/state.sqlite-wal", |house| {
        dir(&house.path("state"), 0o700);
        link("../elsewhere", &house.path("state/state.sqlite-wal"))
    }),
    trap("somebody else's -wal", "state/state.sqlite-wal", |house| {
        dir(&house.path("state"), 0o700);
        file(&house.path("state/state.sqlite-wal"), 0o600);
        give(&house.path("state/state.sqlite-wal"))
    }),
    trap("a link for the key", "state/keys/server.key", |house| {
        keys(house);
        file(&house.path("elsewhere"), 0o600);
        link("../../elsewhere", &house.path("state/keys/server.key"))
    }),
    trap("a key that others may read", "state/keys/server.key", |house| {
        keys(house);
        file(&house.path("state/keys/server.key"), 0o640)
    }),
    trap("somebody else's key", "state/keys/server.key", |house| {
        keys(house);
        file(&house.path("state/keys/server.key"), 0o600);
        give(&house.path("state/keys/server.key"))
    }),
    trap("a key that is too short", "state/keys/server.key", |house| {
        keys(house);
        file(&house.path("state/keys/server.key"), 0o600)
    }),
    trap("a TLS key that others may read", "state/keys/cattle-tls.key", |house| {
        keys(house);
        file(&house.path("state/keys/cattle-tls.key"), 0o604)
    }),
    trap("a mark that is none", "mark/mark", |house| file(&house.path("mark/mark"), 0o600)),
    trap("a directory for the mark", "mark/mark", |house| dir(&house.path("mark/mark"), 0o700)),
    Trap { name: "a bot that is root", place: "principals.bot-a.uid", exit: 2, set: |house| uid(house, "61001", "0") },
    Trap {
        name: "a bot that is nobody",
        place: "principals.bot-a.uid",
        exit: 2,
        set: |house| uid(house, "61001", "65534"),
    },
    Trap {
        name: "two bots of one uid",
        place: "principals.bot-b.uid",
        exit: 2,
        set: |house| uid(house, "61002", "61001"),
    },
    Trap {
        name: "an operator that is a bot",
        place: "operators.ops.uid",
        exit: 2,
        set: |house| uid(house, "61003", "61001"),
    },
    Trap {
        name: "an operator that is nobody",
        place: "operators.ops.uid",
        exit: 2,
        set: |house| uid(house, "61003", "65534"),
    },
];

fn file(path: &Path, mode: u32) -> Option<Held> {
    std::fs::write(path, "not yours").unwrap();
    open(path, mode);
    None
}

fn dir(path: &Path, mode: u32) -> Option<Held> {
    std::fs::create_dir(path).unwrap();
    open(path, mode);
    None
}

fn keys(house: &House) {
    dir(&house.path("state"), 0o700);
    dir(&house.path("state/keys"), 0o700);
}

fn fifo(path: &Path) -> Option<Held> {
    nix::unistd::mkfifo(path, nix::sys::stat::Mode::from_bits_truncate(0o600)).unwrap();
    None
}

fn link(target: &str, path: &Path) -> Option<Held> {
    symlink(target, path).unwrap();
    None
}

fn give(path: &Path) -> Option<Held> {
    chown(path, Some(61_001), None).unwrap();
    None
}

fn listener(path: &Path) -> Option<Held> {
    Some(Held::Listener(UnixListener::bind(path).unwrap()))
}

fn uid(house: &mut House, from: &str, to: &str) -> Option<Held> {
    house.config = house.config.replace(&format!("uid = {from}\n"), &format!("uid = {to}\n"));
    None
}

/// Starts `other`, which uses something of `house`, and waits until `sign` of it is there.
fn second(house: &House, mut other: House, sign: &str) -> Option<Held> {
    let child = other.command("022").stderr(std::process::Stdio::null()).spawn().unwrap();
    other.take(child);
    let began = std::time::Instant::now();
    while std::fs::symlink_metadata(house.path(sign)).is_err() {
        assert!(began.elapsed().as_secs() < 10, "the other daemon did not start");
        std::thread::sleep(std::time::Duration::from_millis(2));
    }
    Some(Held::House(Box::new(other)))
}

/// Everything at and below a place: names, types and modes, owners, sizes.
pub fn picture(path: &Path) -> Vec<String> {
    let Ok(found) = std::fs::symlink_metadata(path) else { return Vec::new() };
    let mut seen = vec![format!("{} {:o} {} {}", path.display(), found.mode(), found.uid(), found.size())];
    if found.is_dir() {
        let mut below: Vec<_> = std::fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path()).collect();
        below.sort();
        seen.extend(below.iter().flat_map(|path| picture(path)));
    }
    seen
}
