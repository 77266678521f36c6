//! Saying clearly that a test did not run, and why.

use std::path::Path;

/// Says why the test cannot run here: at once, and at the end of `tests/run`, which names the file
/// to collect it in.
#[allow(clippy::print_stderr, reason = "read by whoever runs the tests")]
pub fn skip(why: &str) {
    use std::io::Write;
    let name = std::thread::current().name().unwrap_or("a test").to_owned();
    eprintln!("skipped: {name}: {why}");
    if let Some(path) = std::env::var_os("CLF_SKIPS") {
        let file = std::fs::OpenOptions::new().append(true).create(true).open(path);
        // Without the file the line above was all.
        let _ = file.and_then(|mut file| writeln!(file, "{name}: {why}"));
    }
}

/// The first of these programs that is not on this machine.
pub fn missing<'a>(programs: &[&'a str]) -> Option<&'a str> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let there = |name: &str| std::env::split_paths(&path).any(|dir| Path::new(&dir).join(name).is_file());
    programs.iter().copied().find(|name| !there(name))
}

/// Whether this runs as root, which tests with several users need.
pub fn is_root() -> bool {
    nix::unistd::geteuid().is_root()
}
