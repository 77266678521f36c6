//! `clawdlets demo`: the main job, end to end, on this machine. Everything in it is what runs in
//! production but the provider, which makes a process instead of a machine.

mod daemon;
mod follow;
mod place;
mod programs;
mod project;
mod secret;
mod story;

use std::time::{Duration, Instant};

use clf_client::LocalClient;
use clf_proto::v1;

use crate::arguments::Demo;
use crate::exit::Failure;
use story::Story;

/// The job may take this long beside the task's own limit.
const PATIENCE: Duration = Duration::from_secs(660);

pub(crate) fn run(options: &Demo, json: bool) -> Result<(), Failure> {
    let task = project::task(options.task_file.as_deref())?;
    // Not counted: a fresh clone has nothing built yet.
    let programs = programs::beside_this_one(json)?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| Failure::new("runtime", format!("the runtime did not start: {error}")))?;
    runtime.block_on(play(options, json, task, &programs))
}

async fn play(options: &Demo, json: bool, task: v1::Task, programs: &programs::Programs) -> Result<(), Failure> {
    let story = Story::begin(json);
    let place = place::Place::make()?;
    story.step("place", &place.describe());
    project::write(&place)?;
    story.step("project", &format!("the example fleet, {}", place.project().display()));
    secret::make(&place)?;
    story.step("secret", "an age key, and a demo secret encrypted to it; in clear in memory only");

    let starting = Instant::now();
    let mut daemon = daemon::Running::start(programs, &place).await?;
    story.step("daemon", &format!("clf-orchestrator is up after {} ms", starting.elapsed().as_millis()));

    let bot = LocalClient::new(place.bot_socket());
    let played = async {
        let enqueued = Instant::now();
        let answer = bot.enqueue(&project::job(task)).await.map_err(|error| daemon::failed("enqueue", &error))?;
        story.step("enqueue", &format!("job {}, durable", answer.job_id));
        let followed = follow::until_ended(&bot, &answer.job_id, enqueued, &story);
        tokio::time::timeout(PATIENCE, followed)
            .await
            .map_err(|_| Failure::new("timed_out", "the job did not end in time"))?
    };
    let played = tokio::select! {
        played = played => played,
        _ = tokio::signal::ctrl_c() => {
            // Nothing of the demo is left behind, the machine least of all.
            daemon::end_job(&bot, &LocalClient::new(place.operator_socket())).await;
            daemon.stop().await?;
            place.remove()?;
            return Err(Failure::new("interrupted", "interrupted; the job was canceled and everything was removed"));
        }
    };
    // The daemon's own words help whoever looks into a failure.
    let told = played.map_err(|failure| daemon.explain(failure))?;
    let failed = follow::failure(&told.job);
    if options.keep {
        daemon.leave();
        story.keep(&place, programs);
    } else {
        daemon.stop().await?;
        if failed.is_none() {
            place.remove()?;
        }
    }
    story.end(&told)?;
    failed.map_or(Ok(()), Err)
}
