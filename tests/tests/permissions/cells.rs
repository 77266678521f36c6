//! Who may touch what: every person, every object, under every umask.

use std::os::unix::fs::MetadataExt;

use crate::house::{BOTS, House, OPERATORS};
use crate::people::{BOT_A, BOT_B, EVERYBODY, OPS, Person, ROOT};

/// Objects, and the shell's way to try them: exit 0 if it may.
const OBJECTS: &[(&str, &str)] = &[
    ("list the state", "ls $D/state"),
    ("enter the state", "cd $D/state"),
    ("look at the database", "stat $D/state/state.sqlite"),
    ("read the database", "cat $D/state/state.sqlite"),
    ("write the database", ": >>$D/state/state.sqlite"),
    ("read the -wal", "cat $D/state/state.sqlite-wal"),
    ("list the keys", "ls $D/state/keys"),
    ("read the server's key", "cat $D/state/keys/server.key"),
    ("read the TLS key", "cat $D/state/keys/cattle-tls.key"),
    ("list the mark's directory", "ls $D/mark"),
    ("read the mark", "cat $D/mark/mark"),
    ("read the daemon's environ", "cat /proc/$P/environ"),
    ("read the daemon's memory", "dd if=/proc/$P/mem bs=1 count=0"),
    ("read the daemon's maps", "cat /proc/$P/maps"),
    ("list the daemon's descriptors", "ls /proc/$P/fd"),
    ("signal the daemon", "kill -0 $P"),
    ("replace the bots' socket", "[ $(id -u) = 0 ] || mv $D/bot.sock $D/stolen.sock"),
    ("remove the operators' socket", "[ $(id -u) = 0 ] || rm -f $D/operator.sock"),
    ("put a file beside the sockets", "[ $(id -u) = 0 ] || : >$D/planted"),
];

/// The sockets, and a request that is served to whoever belongs there.
const SOCKETS: [(&str, &str); 2] = [
    ("bot.sock", "-H content-type:application/json -d {} http://clf/clf.v1.JobService/WhoAmI"),
    ("operator.sock", "http://clf/healthz"),
];

/// What trying a socket must come to: served, let go without a word, or not even connected.
fn meant_for(person: &Person, socket: &str) -> &'static str {
    let (group, members): (&str, &[Person]) = match socket {
        "bot.sock" => (BOTS, &[BOT_A, BOT_B]),
        _ => (OPERATORS, &[OPS]),
    };
    if *person != ROOT && !person.groups.contains(&group) {
        "no connection"
    } else if members.iter().any(|member| member.uid == person.uid) {
        "served"
    } else {
        "let go"
    }
}

/// Tries everything as everybody. Returns the number of cells, and those that are wrong.
pub fn try_all(house: &House, umask: &str) -> (usize, Vec<String>) {
    let mut wrong = Vec::new();
    let mut cells = 0;
    for person in EVERYBODY {
        let mut script = format!("D={}; P={}\n", house.dir.path().display(), house.pid());
        for (socket, request) in SOCKETS {
            script.push_str(&format!(
                "case $(curl -s -o /dev/null -w '%{{http_code}}' --max-time 5 --unix-socket $D/{socket} {request}) in\n\
                 200) echo served;; 000) [ -w $D/{socket} ] && echo let go || echo no connection;; *) echo answered;; esac\n"
            ));
        }
        for (_, attempt) in OBJECTS {
            script.push_str(&format!("( {attempt} ) >/dev/null 2>&1 && echo may || echo may not\n"));
        }
        let said = person.shell(&script);
        let mut lines = said.lines();
        let sockets = SOCKETS.map(|(socket, _)| (socket, meant_for(&person, socket)));
        let objects = OBJECTS.iter().map(|(object, _)| (*object, if person == ROOT { "may" } else { "may not" }));
        for (object, expected) in sockets.into_iter().chain(objects) {
            let found = lines.next().unwrap_or("nothing");
            cells += 1;
            if found != expected {
                wrong.push(format!("umask {umask}, {}: {object}: expected {expected}, found {found}", person.name));
            }
        }
    }
    (cells, wrong)
}

/// Modes and owners of what the daemon made: (place, mode, group).
pub fn modes(house: &House) -> Vec<String> {
    let of = |name: &str| nix::unistd::Group::from_name(name).unwrap().unwrap().gid.as_raw();
    let expected = [
        ("bot.sock", 0o140_660, of(BOTS)),
        ("operator.sock", 0o140_660, of(OPERATORS)),
        ("state", 0o40_700, 0),
        ("state/state.sqlite", 0o100_600, 0),
        ("state/state.sqlite-wal", 0o100_600, 0),
        ("state/keys", 0o40_700, 0),
        ("state/keys/server.key", 0o100_600, 0),
        ("state/keys/cattle-tls.key", 0o100_600, 0),
        ("mark/mark", 0o100_600, 0),
    ];
    let mut wrong = Vec::new();
    for (place, mode, group) in expected {
        let found = std::fs::symlink_metadata(house.path(place)).map(|found| (found.mode(), found.uid(), found.gid()));
        if !matches!(found, Ok(found) if found == (mode, 0, group)) {
            wrong.push(format!("{place}: expected {mode:o} of 0:{group}, found {found:?}"));
        }
    }
    let names = |place: &str| -> Vec<String> {
        let entries = std::fs::read_dir(house.path(place)).unwrap();
        let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    };
    // Nothing else is left: no -shm, no journal, no half-made socket.
    for (place, expected) in [
        ("", &["bot.sock", "log", "mark", "operator.sock", "orchestrator.toml", "state"][..]),
        ("state", &["keys", "state.sqlite", "state.sqlite-wal"]),
        ("state/keys", &["cattle-tls.key", "server.key"]),
        ("mark", &["mark"]),
    ] {
        if names(place) != expected {
            wrong.push(format!("{place}/ holds {:?}", names(place)));
        }
    }
    wrong
}
