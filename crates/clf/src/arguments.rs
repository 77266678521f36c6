//! The command line.

use std::path::PathBuf;
use std::time::Duration;

use clap::{Args, Parser, Subcommand, ValueEnum};
use clf_domain::span;

/// Ask the orchestrator of this host for work.
///
/// Who asks is decided by the user this runs as.
///
/// Exit codes: 0 ok, 1 internal error, 2 usage, 3 daemon unreachable, 4 refused, 5 job failed, 6 timed out.
#[derive(Parser)]
#[command(name = "clf", version, disable_help_subcommand = true)]
pub(crate) struct Arguments {
    /// The daemon's socket
    #[arg(long, global = true, env = "CLF_SOCKET", value_name = "PATH", default_value = clf_client::BOT_SOCKET)]
    pub(crate) socket: PathBuf,
    /// Print JSON for programs
    #[arg(long, global = true)]
    pub(crate) json: bool,
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Who the daemon says you are, and what you may ask for
    Whoami,
    /// Enqueue, follow and cancel your jobs
    #[command(subcommand)]
    Jobs(Jobs),
    /// Print completions for a shell
    #[command(hide = true)]
    Completions { shell: clap_complete::Shell },
    /// Write man pages into a directory
    #[command(hide = true)]
    Man { directory: PathBuf },
}

#[derive(Subcommand)]
pub(crate) enum Jobs {
    /// Put a job into the queue
    Enqueue(Enqueue),
    /// Your jobs, newest first
    List {
        /// Only these
        #[arg(long, value_enum, value_name = "STATUS")]
        status: Vec<Status>,
        /// At most so many
        #[arg(long, default_value_t = 50, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=10_000))]
        limit: u32,
    },
    /// One job, with its result
    Show {
        /// Its id, or an unambiguous end of it
        job: String,
    },
    /// Cancel a job; a running one loses its machine
    Cancel {
        /// Its id, or an unambiguous end of it
        job: String,
    },
    /// Wait until a job ends; exit code 5 if it failed
    Wait {
        /// Its id, or an unambiguous end of it
        job: String,
        #[command(flatten)]
        patience: Patience,
    },
    /// Follow what happens to your jobs
    Watch {
        /// Only this job, from its beginning
        job: Option<String>,
        /// Continue after this event
        #[arg(long, value_name = "EVENT")]
        after: Option<u64>,
    },
    /// What a job's task wrote
    Logs {
        /// Its id, or an unambiguous end of it
        job: String,
        /// Go on until the job ends
        #[arg(long, short)]
        follow: bool,
    },
}

#[derive(Args)]
pub(crate) struct Enqueue {
    /// What kind of job
    #[arg(value_enum)]
    pub(crate) kind: Kind,
    /// What the machine is to be
    #[arg(long, required_if_eq("kind", "cattle.spawn"))]
    pub(crate) persona: Option<String>,
    /// The task: a JSON object with taskId and message, or any text as the message; - for standard input
    #[arg(long, value_name = "FILE", conflicts_with = "message")]
    pub(crate) task_file: Option<PathBuf>,
    /// The task's message
    #[arg(long, value_name = "TEXT")]
    pub(crate) message: Option<String>,
    /// Your name for the task
    #[arg(long, value_name = "ID")]
    pub(crate) task_id: Option<String>,
    /// How long the machine may live
    #[arg(long, value_name = "SPAN", value_parser = span::parse)]
    pub(crate) ttl: Option<Duration>,
    /// How long the task may run
    #[arg(long, value_name = "SPAN", value_parser = span::parse)]
    pub(crate) time_limit: Option<Duration>,
    /// The task may be started again after it failed
    #[arg(long)]
    pub(crate) idempotent: bool,
    /// Higher goes first among your jobs
    #[arg(long, default_value_t = 0)]
    pub(crate) priority: i32,
    /// Not before this time (RFC 3339)
    #[arg(long, value_name = "TIME")]
    pub(crate) run_at: Option<String>,
    /// The same key with the same request gives the same job
    #[arg(long, value_name = "KEY")]
    pub(crate) idempotency_key: Option<String>,
    /// For cattle.reap: only say what would be destroyed
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// Wait until the job ends; exit code 5 if it failed
    #[arg(long)]
    pub(crate) wait: bool,
    #[command(flatten)]
    pub(crate) patience: Patience,
}

#[derive(Args)]
pub(crate) struct Patience {
    /// Give up waiting after this long; exit code 6
    #[arg(long, value_name = "SPAN", value_parser = span::parse)]
    pub(crate) timeout: Option<Duration>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Kind {
    /// A machine of its own for one task
    #[value(name = "cattle.spawn")]
    CattleSpawn,
    /// Destroy machines that nothing accounts for
    #[value(name = "cattle.reap")]
    CattleReap,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
#[allow(missing_docs, reason = "the names say it")]
pub(crate) enum Status {
    Queued,
    Running,
    Done,
    Failed,
    Canceled,
}
