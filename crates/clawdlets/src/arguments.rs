//! The command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

/// Operate a fleet of AI-agent hosts.
///
/// Exit codes: 0 ok, 1 it did not go well, 2 usage.
#[derive(Parser)]
#[command(name = "clawdlets", version, disable_help_subcommand = true)]
pub(crate) struct Arguments {
    /// Print JSON for programs
    #[arg(long, global = true)]
    pub(crate) json: bool,
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Run the main job here, end to end: no account, no root, no configuration
    Demo(Demo),
    /// Print completions for a shell
    #[command(hide = true)]
    Completions { shell: clap_complete::Shell },
    /// Write man pages into a directory
    #[command(hide = true)]
    Man { directory: PathBuf },
}

#[derive(Args)]
pub(crate) struct Demo {
    /// Your own task: a JSON object with taskId and message, or any text as the message; a text that starts with #! is run
    #[arg(long, value_name = "FILE")]
    pub(crate) task_file: Option<PathBuf>,
    /// Leave the daemon running and say what to try next
    #[arg(long)]
    pub(crate) keep: bool,
}
