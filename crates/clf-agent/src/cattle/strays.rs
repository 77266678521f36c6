//! Processes that a task put into sessions of their own, out of reach of its group: when their
//! parent ends they become the agent's children, and end with the task.

use std::time::Duration;

use nix::sys::signal::{Signal, kill};
use nix::sys::wait::{WaitPidFlag, waitpid};
use nix::unistd::Pid;

/// Rounds of ending what is there: each may bring the children of what it ended.
const ROUNDS: usize = 200;

/// From here on orphans of the task's become this process' children.
pub(super) fn adopt() -> nix::Result<()> {
    nix::sys::prctl::set_child_subreaper(true)
}

/// Ends every child there is, until there is none.
pub(super) async fn end() {
    for _ in 0..ROUNDS {
        let children = children();
        if children.is_empty() {
            return;
        }
        for child in children {
            // Fails only if it ended just now.
            let _ = kill(child, Signal::SIGKILL);
            let _ = waitpid(child, Some(WaitPidFlag::WNOHANG));
        }
        tokio::time::sleep(Duration::from_millis(2)).await;
    }
    tracing::warn!("processes of the task are left");
}

fn children() -> Vec<Pid> {
    let Ok(threads) = std::fs::read_dir("/proc/self/task") else { return Vec::new() };
    threads
        .flatten()
        .filter_map(|thread| std::fs::read_to_string(thread.path().join("children")).ok())
        .flat_map(|text| text.split_whitespace().filter_map(|pid| pid.parse().ok()).collect::<Vec<i32>>())
        .map(Pid::from_raw)
        .collect()
}
