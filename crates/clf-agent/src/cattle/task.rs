//! The one task: started as another user, without the token, watched until it ends.

use std::process::Stdio;
use std::time::Duration;

use clf_client::CattleClient;
use clf_proto::sealed::Grant;
use nix::sys::signal::{Signal, killpg};
use nix::unistd::Pid;
use tokio::io::{AsyncRead, AsyncReadExt};
use tokio::process::{Child, Command};
use tokio::sync::{mpsc, watch};

use super::AgentError;
use super::log::Log;
use super::mask::Mask;
use super::outcome::Outcome;
use super::room::Room;
use super::strays;

/// How long a stream may be silent after the task ended, while processes it left behind hold it open.
const LINGER: Duration = Duration::from_millis(200);
/// Pieces of output between reading and sending; then the task waits.
const PIECES: usize = 16;

/// Runs the task, sends its output home, and says how it ended. Whatever it started ends with it.
pub(super) async fn run(
    client: &mut CattleClient,
    grant: &Grant,
    room: &Room,
    mut ending: watch::Receiver<bool>,
) -> Result<Outcome, AgentError> {
    let Some(mut child) = start(grant, room) else { return Ok(Outcome::NotStarted) };
    let group = child.id().and_then(|pid| i32::try_from(pid).ok());
    let ended = tokio::select! {
        ended = follow(client, grant, &mut child, group) => ended,
        () = told(&mut ending, Duration::ZERO) => Err(AgentError::Ended),
    };
    end(group);
    strays::end().await;
    ended
}

/// Returns a while after it is told.
pub(super) async fn told(ending: &mut watch::Receiver<bool>, after: Duration) {
    if ending.wait_for(|told| *told).await.is_err() {
        // Nobody can tell any more.
        std::future::pending::<()>().await;
    }
    tokio::time::sleep(after).await;
}

/// The task's processes are one group; all of it goes.
fn end(group: Option<i32>) {
    if let Some(group) = group.filter(|group| *group > 1) {
        // Fails only if the group is empty already.
        let _ = killpg(Pid::from_raw(group), Signal::SIGKILL);
    }
}

fn start(grant: &Grant, room: &Room) -> Option<Child> {
    let (program, arguments) = grant.argv.split_first()?;
    let program = match program.strip_prefix("./") {
        Some(file) => room.path.join(file),
        None => program.into(),
    };
    let mut command = Command::new(program);
    command
        .args(arguments)
        .current_dir(&room.path)
        .env_clear()
        .env("PATH", "/run/current-system/sw/bin:/usr/local/bin:/usr/bin:/bin")
        .env("HOME", &room.path)
        .env("TMPDIR", &room.path)
        .env("LANG", "C.UTF-8")
        .env("CLF_JOB_ID", &grant.job_id)
        .env("CLF_TASK_ID", &grant.task_id)
        .env("CLF_TASK_FILE", room.task_file())
        .env("CLF_MESSAGE_FILE", room.message_file())
        .env("CLF_RESULT_FILE", room.result_file())
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .process_group(0)
        .kill_on_drop(true);
    for (name, value) in &grant.env {
        use std::os::unix::ffi::OsStrExt;
        command.env(name, std::ffi::OsStr::from_bytes(value));
    }
    if let Some((uid, gid)) = room.user {
        // Also drops every supplementary group.
        command.uid(uid.as_raw()).gid(gid.as_raw());
    }
    end_with_agent(&mut command);
    command.spawn().map_err(|error| tracing::error!(%error, "the persona's program did not start")).ok()
}

/// The kernel ends the task when the agent is ended without a chance to do so.
#[allow(unsafe_code, reason = "a hook between fork and exec")]
fn end_with_agent(command: &mut Command) {
    // SAFETY: the hook makes one system call and touches no memory of this process.
    unsafe {
        command.pre_exec(|| Ok(nix::sys::prctl::set_pdeathsig(Signal::SIGKILL)?));
    }
}

/// Carries output home until the task has ended and its output is read. Reading and sending go
/// on side by side: a send that has begun is never given up for a read.
async fn follow(
    client: &mut CattleClient,
    grant: &Grant,
    child: &mut Child,
    group: Option<i32>,
) -> Result<Outcome, AgentError> {
    let (pieces, arrived) = mpsc::channel(PIECES);
    let reading = read_to_end(grant, child, group, pieces);
    let sending = send_all(Log::new(&grant.session), client, arrived);
    // Once nobody takes the log any more, the reading stops too.
    let (outcome, ()) = tokio::try_join!(async { Ok(reading.await) }, sending)?;
    Ok(outcome)
}

async fn send_all(
    mut log: Log,
    client: &mut CattleClient,
    mut arrived: mpsc::Receiver<Vec<u8>>,
) -> Result<(), AgentError> {
    while let Some(piece) = arrived.recv().await {
        log.push(&piece);
        while let Ok(piece) = arrived.try_recv() {
            log.push(&piece);
        }
        while !log.is_empty() {
            log.send(client).await?;
        }
    }
    Ok(())
}

/// Passes on what the task writes, masked, until it has ended and its output too.
///
/// The limit is the task's own: how long its output takes on its way home does not count.
async fn read_to_end(grant: &Grant, child: &mut Child, group: Option<i32>, pieces: mpsc::Sender<Vec<u8>>) -> Outcome {
    let (tell, ended) = watch::channel(false);
    let out = pass_on(child.stdout.take(), Mask::new(grant.env.iter()), pieces.clone(), ended.clone());
    let err = pass_on(child.stderr.take(), Mask::new(grant.env.iter()), pieces, ended);
    let outcome = async {
        let outcome = tokio::select! {
            status = child.wait() => Outcome::of(status.unwrap_or_default()),
            () = tokio::time::sleep(Duration::from_secs(grant.time_limit_seconds)) => {
                Outcome::TimedOut
            }
        };
        // At once, not when the output ends: what the task left behind would keep it open.
        end(group);
        strays::end().await;
        // Fails only if both streams have ended already.
        let _ = tell.send(true);
        outcome
    };
    tokio::join!(outcome, out, err).0
}

/// Reads one stream to its end. Processes that the task left behind may hold it open: once the task
/// has ended, a stream that is silent for a while counts as ended too.
async fn pass_on(
    stream: Option<impl AsyncRead + Unpin>,
    mut mask: Mask,
    pieces: mpsc::Sender<Vec<u8>>,
    mut ended: watch::Receiver<bool>,
) {
    let Some(mut stream) = stream else { return };
    let mut space = [0u8; 16 * 1024];
    loop {
        let count = tokio::select! {
            // First: what is there is read, however long the sending takes.
            biased;
            read = stream.read(&mut space) => read.unwrap_or(0),
            () = told(&mut ended, LINGER) => 0,
        };
        if count == 0 {
            break;
        }
        // Fails once nobody takes the log any more; the task may go on writing.
        let _ = pieces.send(mask.pass(&space[..count])).await;
    }
    let _ = pieces.send(mask.finish()).await;
}
