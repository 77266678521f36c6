//! `cargo bench --bench queue`: the daemon next to the floor, beanstalkd and Redis, interleaved
//! in one run, as ratios. Prints the table of `docs/performance.md`; asserts nothing. `--quick` for
//! a shorter look with smaller files.

mod floor;
mod life;
mod load;
mod peers;
mod scale;

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
    let idle = life::memory(&daemon);
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
    println!("durable enqueue, {numbers} jobs in the file at the end, medians of {ROUNDS} interleaved rounds\n");
    println!("{:<44} {:>10} {:>10} {:>10}", "", "a second", "p50", "p99");
    row("clf-orchestrator, 1 connection", &one);
    row("clf-orchestrator, 8 connections", &eight);
    row("clf-orchestrator, 64 connections", &many);
    println!(
        "{:<44} {:>10.0} {:>9.0}µs",
        "floor: rusqlite, the same rows, 64 a commit",
        floor_rate,
        floor_commit.as_secs_f64() * 1e6
    );
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
    println!("{:<52} {:>5.1}MiB {:>8}", "memory idle", idle, "≤ 16");
    watchers(&daemon, span, &mut numbers);
    drop(daemon);
    a_hundred_thousand(dir.path());
    in_the_store(dir.path(), span, quick, many.per_second);
    println!("{:<52} {:>8} {:>8}", "durable commits of one redemption", life::redemption(), "≤ 2");
}

/// What each of a thousand watchers adds to an event's cost.
#[allow(clippy::print_stdout, reason = "the table is the point")]
fn watchers(daemon: &Daemon, span: Duration, numbers: &mut u64) {
    const COUNT: usize = 1_000;
    let enqueue = peers::enqueue(Address::Unix(daemon.bot()));
    let alone = run(&enqueue, 8, span, numbers).per_second;
    let watchers = life::Watchers::open(daemon, COUNT);
    let watched = run(&enqueue, 8, span, numbers).per_second;
    let seen = watchers.bytes.load(std::sync::atomic::Ordering::Relaxed);
    assert!(seen > 0, "the watchers saw nothing");
    let each = (1.0 / watched - 1.0 / alone) * 1e6 / COUNT as f64;
    println!("{:<52} {:>6.2}µs {:>8}", "1,000 watchers: extra cost of an event, a watcher", each, "≤ 10µs");
}

#[allow(clippy::print_stdout, reason = "the table is the point")]
fn a_hundred_thousand(dir: &std::path::Path) {
    let mut daemon = Daemon::start_in(Kind::Dev, dir);
    assert_eq!(daemon.operate("Drain", &serde_json::json!({})).status, 200);
    let (enqueue, mut numbers) = (peers::enqueue(Address::Unix(daemon.bot())), 0);
    while numbers < 100_000 {
        run(&enqueue, 64, Duration::from_millis(200), &mut numbers);
    }
    println!("{:<52} {:>5.1}MiB {:>8}", format!("memory after {numbers} jobs"), life::memory(&daemon), "≤ 40");
    let up = life::start(&mut daemon).as_secs_f64() * 1e3;
    println!("{:<52} {:>6.1}ms {:>8}", format!("start to first answer, {numbers} jobs"), up, "≤ 20ms");
}

#[allow(clippy::print_stdout, reason = "the table is the point")]
fn in_the_store(dir: &std::path::Path, span: Duration, quick: bool, enqueue_rate: f64) {
    let many: u64 = if quick { 100_000 } else { 1_000_000 };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("it starts");
    runtime.block_on(async {
        let mut few = scale::Filled::new(dir, 1_000).await;
        let mut full = scale::Filled::new(dir, many).await;
        let (small, large) = (few.costs().await, full.costs().await);
        let row = |name: &str, small: Duration, large: Duration| {
            let text = format!("{name} at {many} / at 1,000 jobs ({small:.0?})");
            ratio(&text, large.as_secs_f64() / small.as_secs_f64(), "≤ 1.5");
        };
        row("enqueue", small.enqueue, large.enqueue);
        row("claim", small.claim, large.claim);
        row("GetJob", small.get, large.get);
        row("first page of ListJobs", small.list, large.list);
        let pairs = full.pairs(span).await;
        ratio(&format!("claim + complete at 64 ({pairs:.0}/s) / enqueue at 64"), pairs / enqueue_rate, "≥ 0.4");
    });
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
