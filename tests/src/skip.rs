//! Saying clearly that a test did not run, and why.

use std::path::Path;

/// Says why the test cannot run here. The line is counted by `tests/run`.
#[allow(clippy::print_stderr, reason = "read by whoever runs the tests")]
pub fn skip(why: &str) {
    eprintln!("skipped: {why}");
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
