//! Who may connect, read and ask, in a daemon as in production with users that are not root.
//! Needs root, to be everybody in turn.
#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout, reason = "helpers of tests are test code")]
#![allow(unreachable_pub, reason = "a test is no library")]

#[path = "permissions/calls.rs"]
mod calls;
#[path = "permissions/cells.rs"]
mod cells;
#[path = "permissions/house.rs"]
mod house;
#[path = "permissions/people.rs"]
mod people;
#[path = "permissions/traps.rs"]
mod traps;

use std::os::unix::fs::MetadataExt;
use std::os::unix::net::UnixStream;
use std::process::{Command, Stdio};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use clf_tests::{is_root, missing, program, skip};

use house::{House, open};
use people::{BOT_A, BOT_B, Person};
use traps::{Held, TRAPS, Trap, picture};

/// Whether these tests can run here; says why not.
fn can_run(programs: &[&str]) -> bool {
    if !is_root() {
        skip("this needs root, to be several users");
        return false;
    }
    // In production all memory is locked.
    const IPC_LOCK: u64 = 1 << 14;
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let held = status.lines().find_map(|line| u64::from_str_radix(line.strip_prefix("CapEff:")?.trim(), 16).ok());
    if held.unwrap_or(0) & IPC_LOCK == 0 {
        skip("root may not lock memory here (CAP_IPC_LOCK)");
        return false;
    }
    if let Some(name) = missing(programs) {
        skip(&format!("{name} is not installed"));
        return false;
    }
    true
}

#[test]
fn everybody_gets_at_what_is_theirs_and_nothing_else_under_any_umask() {
    if !can_run(&["setpriv", "curl"]) {
        return;
    }
    let (mut cells, mut wrong) = (0, Vec::new());
    for umask in ["000", "022", "077"] {
        let mut house = House::new();
        house.start(umask);
        BOT_A.shell(&format!("curl -s --unix-socket {}/bot.sock http://clf/ >/dev/null", house.dir.path().display()));
        until(|| house.path("mark/mark").exists());
        wrong.extend(cells::modes(&house).into_iter().map(|what| format!("umask {umask}: {what}")));
        let (count, found) = cells::try_all(&house, umask);
        cells += count;
        wrong.extend(found);
    }
    println!("{} of {cells} cells right", cells - wrong.len());
    assert!(wrong.is_empty(), "{} of {cells} cells:\n{}", wrong.len(), wrong.join("\n"));
}

fn until(mut done: impl FnMut() -> bool) {
    let began = std::time::Instant::now();
    while !done() {
        assert!(began.elapsed().as_secs() < 10, "it did not happen");
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
}

#[test]
fn a_bot_sees_only_its_own_jobs_and_a_foreign_one_is_like_an_absent_one() {
    if !can_run(&["setpriv", "curl"]) {
        return;
    }
    let mut house = House::new();
    house.start("022");
    let mut calls = calls::Calls { house: &house, cells: 0 };
    // The first event is nobody's concern below.
    calls.enqueue(&BOT_A, "first");
    // The same key is another one for another principal.
    let (of_a, of_b) = (calls.enqueue(&BOT_A, "key"), calls.enqueue(&BOT_B, "key"));
    assert_ne!(of_a, of_b);
    calls.as_bot(&BOT_A, &of_a, &of_b);
    calls.as_bot(&BOT_B, &of_b, &of_a);
    calls.as_operator([&of_a, &of_b]);
    calls.ending(&of_a, &of_b);
    println!("{} cells right", calls.cells);
}

#[test]
fn the_daemon_refuses_what_is_not_its_own_names_it_and_leaves_it_alone() {
    if !can_run(&["setpriv"]) {
        return;
    }
    let (next, wrong) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                while let Some(trap) = TRAPS.get(next.fetch_add(1, Ordering::Relaxed)) {
                    if let Err(why) = spring(trap) {
                        wrong.lock().unwrap().push(format!("{}: {why}", trap.name));
                    }
                }
            });
        }
    });
    let wrong = wrong.into_inner().unwrap();
    println!("{} of {} traps seen", TRAPS.len() - wrong.len(), TRAPS.len());
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), TRAPS.len(), wrong.join("\n"));
}

fn spring(trap: &Trap) -> Result<(), String> {
    let mut house = House::new();
    let held = (trap.set)(&mut house);
    let shown = |house: &House| [picture(&house.path(trap.place)), picture(&house.path("elsewhere"))].concat();
    let before = shown(&house);
    let out = house.refused();
    let said = String::from_utf8_lossy(&out.stderr).into_owned();
    if out.status.code() != Some(trap.exit) {
        return Err(format!("it ended with {:?}, saying {said:?}", out.status.code()));
    }
    let place = if trap.exit == 2 { trap.place.into() } else { house.path(trap.place).display().to_string() };
    if !said.contains(&place) {
        return Err(format!("it does not name {place}: {said:?}"));
    }
    if shown(&house) != before {
        return Err(format!("it changed what it refused:\n{before:?}\n{:?}", shown(&house)));
    }
    let left = std::fs::read_dir(house.dir.path()).unwrap().flatten();
    let hidden: Vec<_> =
        left.map(|entry| entry.file_name()).filter(|name| name.as_encoded_bytes()[0] == b'.').collect();
    if !hidden.is_empty() {
        return Err(format!("it left {hidden:?}"));
    }
    let Some(Held::House(mut other)) = held else { return Ok(()) };
    if !other.lives() {
        return Err("the daemon that was there has ended".into());
    }
    // On the same sockets it is still the one that listens.
    let shared = trap.place == "bot.sock";
    if shared && UnixStream::connect(house.path("bot.sock")).is_err() {
        return Err("the daemon that was there cannot be reached any more".into());
    }
    Ok(())
}

#[test]
fn a_group_that_does_not_exist_is_named() {
    if !can_run(&["setpriv"]) {
        return;
    }
    let mut house = House::new();
    house.config = house.config.replace("\"games\"", "\"no-such-group\"");
    let out = house.refused();
    let said = String::from_utf8_lossy(&out.stderr).into_owned();
    assert!(out.status.code() == Some(1) && said.contains("no-such-group"), "{said}");
}

#[test]
fn directories_made_on_the_way_to_the_state_are_nobody_elses_to_write() {
    if !can_run(&["setpriv"]) {
        return;
    }
    let mut house = House::new();
    house.config = house.config.replace("/state\"", "/var/lib/state\"");
    house.start("000");
    for (place, most) in [("var", 0o755), ("var/lib", 0o755), ("var/lib/state", 0o700)] {
        let mode = std::fs::metadata(house.path(place)).unwrap().mode() & 0o777;
        assert_eq!(mode & !most, 0, "{place} has mode {mode:o}: others could put another state in its place");
    }
}

#[test]
fn nothing_is_wider_for_a_moment_than_in_the_end() {
    if !can_run(&["strace"]) {
        return;
    }
    let mut house = House::new();
    let plain = house.command("000");
    let mut traced = Command::new("strace");
    traced.args([
        "-f",
        "-qq",
        "-e",
        "trace=mkdir,mkdirat,open,openat,creat,mknod,mknodat,chmod,fchmod,fchmodat,bind",
        "-o",
    ]);
    traced.arg(house.path("calls")).arg(plain.get_program()).args(plain.get_args());
    house.take(traced.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap());
    until(|| house.path("mark/mark").exists() || !house.lives());
    let trace = std::fs::read_to_string(house.path("calls")).unwrap();
    let pid = trace.split_whitespace().next().unwrap().to_owned();
    let _ = Command::new("kill").arg(pid).status();
    until(|| !house.lives());
    let trace = std::fs::read_to_string(house.path("calls")).unwrap();
    let made =
        trace.lines().filter(|line| line.contains("mkdir") || line.contains("O_CREAT") || line.contains("chmod"));
    let ours = |line: &&str| line.contains(house.dir.path().to_str().unwrap()) && !line.contains("= -1 ");
    let made: Vec<&str> = made.filter(ours).collect();
    assert!(made.len() > 8, "too little was seen to judge: {trace}");
    let wider: Vec<&&str> = made.iter().filter(|line| is_wider(line)).collect();
    assert!(wider.is_empty(), "made for others to use, or widened later:\n{wider:#?}");
}

/// Whether a traced call gives group or others anything; sockets end as 0660.
fn is_wider(line: &str) -> bool {
    let call = line.rsplit_once(')').map_or(line, |(call, _)| call);
    let mode = call.rsplit([' ', ',']).next().and_then(|word| u32::from_str_radix(word, 8).ok());
    let socket = if line.contains("chmod") && line.contains("sock") { 0o060 } else { 0 };
    mode.is_none_or(|mode| mode & 0o077 & !socket != 0)
}

#[test]
fn a_daemon_that_is_not_root_is_closed_to_its_own_user() {
    if !can_run(&["setpriv", "dd"]) {
        return;
    }
    const SAME: Person = Person { name: "the daemon's own user", uid: 61_010, groups: &[] };
    let mut house = House::new();
    let home = house.path("home");
    std::fs::create_dir(&home).unwrap();
    std::os::unix::fs::chown(&home, Some(SAME.uid), Some(SAME.uid)).unwrap();
    open(&home, 0o700);
    let daemon = program("clf-orchestrator");
    if SAME.shell(&format!("test -x {} && echo yes", daemon.display())) != "yes\n" {
        return skip("another user cannot reach the programs where they were built");
    }
    let mut command = SAME.command(daemon.to_str().unwrap());
    command.arg("--dev").arg(home.join("d")).env("DEMO_CANARY", "canary").env_remove("NOTIFY_SOCKET");
    house.take(command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap());
    until(|| UnixStream::connect(home.join("d/operator.sock")).is_ok());
    // A process of the same user that does nothing about it, to see that the attempts are real.
    let mut open_one = SAME.command("sleep").arg("60").env("DEMO_CANARY", "canary").spawn().unwrap();
    until(|| std::fs::read(format!("/proc/{}/comm", open_one.id())).is_ok_and(|name| name == b"sleep\n"));
    let attempts = [
        ("environ", "grep -q DEMO_CANARY /proc/$P/environ"),
        ("maps", "grep -q . /proc/$P/maps"),
        ("mem", "dd if=/proc/$P/mem of=/dev/null bs=1 count=0"),
        ("fd", "ls /proc/$P/fd"),
        ("fdinfo", "ls /proc/$P/fdinfo"),
        ("exe", "readlink /proc/$P/exe"),
        ("cwd", "readlink /proc/$P/cwd"),
        ("root", "ls /proc/$P/root/"),
        ("auxv", "cat /proc/$P/auxv"),
        ("map_files", "ls /proc/$P/map_files"),
        ("io", "cat /proc/$P/io"),
    ];
    let mut wrong = Vec::new();
    for (name, attempt) in attempts {
        let may = |pid: u32| SAME.shell(&format!("P={pid}; ( {attempt} ) >/dev/null 2>&1 && echo yes")) == "yes\n";
        if !may(open_one.id()) {
            wrong.push(format!("{name}: the attempt proves nothing"));
        }
        if may(house.pid()) {
            wrong.push(format!("{name} of the daemon is open to its own user"));
        }
    }
    let _ = open_one.kill();
    let _ = open_one.wait();
    let limits = std::fs::read_to_string(format!("/proc/{}/limits", house.pid())).unwrap();
    let core = limits.lines().find(|line| line.starts_with("Max core file size")).unwrap();
    assert!(core.split_whitespace().filter(|word| *word == "0").count() == 2, "{core}");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    house.stop();
}
