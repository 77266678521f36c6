//! `cargo bench --bench queue`: the daemon next to the floor, beanstalkd and Redis, interleaved
//! in one run, as ratios. Prints one table; asserts nothing. `--quick` for a shorter look.

mod floor;
mod load;
mod peers;

use std::time::Duration;

use clf_tests::{Daemon, Kind};
use load::{Address, Figures, run};

/// Rounds; each measures everybody once.
const ROUNDS: usize = 3;

#[allow(clippy::print_stdout, reason = "the table is the point")]
fn main() {
    let quick = std::env::args().any(|argument| argument == "--quick");
    let span = Duration::from_millis(if quick { 400 } else { 2_000 });
    let dir = tempfile::Builder::new().prefix("clf-bench-").tempdir_in(".").expect("a directory here");
    let daemon = Daemon::start_in(Kind::Dev, dir.path());
    // What is enqueued stays queued: the queue is measured, not the machines.
    assert_eq!(daemon.operate("Drain", &serde_json::json!({})).status, 200);
    let floor = floor_file(dir.path());
    let (beanstalkd, redis) = (peers::beanstalkd(dir.path()), peers::redis(dir.path()));

    let (mut numbers, mut rows) = (0, 0);
    let mut ours: [Vec<Figures>; 3] = Default::default();
    let (mut theirs, mut pushed, mut bare): (Vec<Figures>, Vec<Figures>, Vec<(f64, Duration)>) = Default::default();
    for _ in 0..ROUNDS {
        bare.push(floor::measure(&floor, span, &mut rows));
        for (count, figures) in [1, 8, 64].into_iter().zip(&mut ours) {
            figures.push(run(&peers::enqueue(Address::Unix(daemon.bot())), count, span, &mut numbers));
        }
        if let Some(peer) = &beanstalkd {
            theirs.push(run(&peers::put(peer.address.clone()), 64, span, &mut numbers));
        }
        if let Some(peer) = &redis {
            pushed.push(run(&peers::push(peer.address.clone()), 64, span, &mut numbers));
        }
    }
    let [one, eight, many] = ours.map(|figures| median(&figures));
    let floor_rate = middle(bare.iter().map(|(rate, _)| *rate).collect());
    let floor_commit = Duration::from_secs_f64(middle(bare.iter().map(|(_, commit)| commit.as_secs_f64()).collect()));
    println!("durable enqueue, {} jobs in the file at the end, medians of {ROUNDS} interleaved rounds\n", numbers);
    println!("{:<44} {:>10} {:>10} {:>10}", "", "a second", "p50", "p99");
    row("clf-orchestrator, 1 connection", &one);
    row("clf-orchestrator, 8 connections", &eight);
    row("clf-orchestrator, 64 connections", &many);
    println!("{:<44} {:>10.0} {:>9.0}µs", "floor: rusqlite, the same rows, 64 a commit", floor_rate, floor_commit.as_secs_f64() * 1e6);
    if !theirs.is_empty() {
        row("beanstalkd, fsync each, 64 connections", &median(&theirs));
    }
    if !pushed.is_empty() {
        row("Redis, AOF always, 64 connections", &median(&pushed));
    }
    println!("\n{:<52} {:>8} {:>8}", "ratio", "here", "must");
    ratio("enqueue at 64 / floor", many.per_second / floor_rate, "≥ 0.5");
    if !theirs.is_empty() {
        ratio("enqueue at 64 / beanstalkd", many.per_second / median(&theirs).per_second, "≥ 4");
    }
    if !pushed.is_empty() {
        ratio("enqueue at 64 / Redis", many.per_second / median(&pushed).per_second, "≥ 0.5");
    }
    let beyond = one.p50.saturating_sub(floor_commit).as_secs_f64() * 1e6;
    println!("{:<52} {:>6.0}µs {:>8}", "p50 at 1 beyond one bare commit", beyond, "≤ 100µs");
    println!("{:<52} {:>6.1}ms {:>8}", "p99 at 64", many.p99.as_secs_f64() * 1e3, "≤ 5ms");
}

/// An empty database with the daemon's schema, for the floor.
fn floor_file(dir: &std::path::Path) -> std::path::PathBuf {
    let mut daemon = Daemon::start_in(Kind::Dev, dir);
    daemon.stop();
    let file = dir.join("floor.sqlite");
    std::fs::copy(daemon.file("state.sqlite"), &file).expect("the schema can be copied");
    file
}

#[allow(clippy::print_stdout, reason = "the table is the point")]
fn row(name: &str, figures: &Figures) {
    let micros = |span: Duration| span.as_secs_f64() * 1e6;
    println!("{name:<44} {:>10.0} {:>9.0}µs {:>9.0}µs", figures.per_second, micros(figures.p50), micros(figures.p99));
}

#[allow(clippy::print_stdout, reason = "the table is the point")]
fn ratio(name: &str, value: f64, must: &str) {
    println!("{name:<52} {value:>8.2} {must:>8}");
}

fn median(figures: &[Figures]) -> Figures {
    let mut sorted = figures.to_vec();
    sorted.sort_by(|a, b| a.per_second.total_cmp(&b.per_second));
    sorted[sorted.len() / 2]
}

fn middle(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
