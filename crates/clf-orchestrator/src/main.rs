//! `clf-orchestrator`: reads its configuration, takes from itself what it does not need, runs.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Parser;
use clf_orchestrator::config::Config;
use clf_orchestrator::{Ended, StartError, dev, harden, run};
use tokio::runtime;
use tokio::task::LocalSet;

/// The control plane of a clawdlets host.
///
/// Exit codes: 0 drained, 1 could not start, 2 wrong configuration or usage, 3 the disk failed.
#[derive(Parser)]
#[command(version)]
struct Arguments {
    /// The configuration
    #[arg(long, value_name = "FILE", required_unless_present_any = ["dev"])]
    config: Option<PathBuf>,
    /// Check a configuration, say every fault with its place, and end
    #[arg(long, value_name = "FILE", exclusive = true)]
    check_config: Option<PathBuf>,
    /// Run for development with everything below DIR; needs no configuration and no root
    #[arg(long, value_name = "DIR")]
    dev: Option<PathBuf>,
}

fn main() -> ExitCode {
    // Before anything is read that could be secret.
    if let Err(error) = harden::process() {
        return say(1, &format!("the process cannot be closed to others: {error}"));
    }
    let arguments = Arguments::parse();
    let checked = match (&arguments.check_config, &arguments.dev, &arguments.config) {
        (Some(file), _, _) => {
            return match Config::read(file) {
                Ok(_) => say(0, &format!("{} is valid", file.display())),
                Err(error) => say(2, &chain(&error)),
            };
        }
        (None, Some(dir), file) => develop(dir, file.as_deref()),
        (None, None, Some(file)) => Config::read(file).map_err(|error| chain(&error)),
        (None, None, None) => Err("give --config FILE or --dev DIR".into()),
    };
    let config = match checked {
        Ok(config) => config,
        Err(why) => return say(2, &why),
    };
    log_to_stderr();
    if let Err(error) = harden::descriptors() {
        tracing::warn!(%error, "the limit on open files stays as it is");
    }
    if config.dev.is_none() {
        if let Err(error) = harden::memory() {
            return say(1, &chain(&StartError::Memory(error)));
        }
        if let Err(error) = harden::no_programs() {
            return say(1, &format!("starting programs cannot be ruled out: {error}"));
        }
    }
    serve(config)
}

fn serve(config: Config) -> ExitCode {
    let runtime = match runtime::Builder::new_current_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return say(1, &format!("the runtime did not start: {error}")),
    };
    match LocalSet::new().block_on(&runtime, run(config)) {
        Ok(Ended::Drained) => ExitCode::SUCCESS,
        Ok(Ended::DiskFailed) => say(3, "the disk failed under the database; what was not acknowledged may be lost"),
        Err(error) => say(1, &chain(&error)),
    }
}

fn develop(dir: &Path, file: Option<&Path>) -> Result<Config, String> {
    let failed = |error| format!("cannot use {}: {error}", dir.display());
    let dir = std::path::absolute(dir).map_err(failed)?;
    dev::directory(&dir).map_err(failed)?;
    let config = match file {
        Some(file) => Config::parse(file).map_err(|error| chain(&error))?,
        None => dev::config(&dir, nix::unistd::geteuid().as_raw()),
    };
    let config = dev::below(config, &dir);
    config.check().map_err(|error| chain(&error))?;
    Ok(config)
}

/// Logs are JSON for the journal, plain on a terminal; `RUST_LOG` chooses how much.
fn log_to_stderr() {
    use std::io::IsTerminal;
    let filter = tracing_subscriber::EnvFilter::try_from_default_env().unwrap_or_else(|_| "info".into());
    let builder = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    if std::io::stderr().is_terminal() {
        builder.with_target(false).init();
    } else {
        builder.json().init();
    }
}

fn chain(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(error) = source {
        text.push_str(&format!(": {error}"));
        source = error.source();
    }
    text
}

#[allow(clippy::print_stderr, clippy::print_stdout, reason = "a program's last word")]
fn say(code: u8, text: &str) -> ExitCode {
    if code == 0 {
        println!("{text}");
    } else {
        eprintln!("clf-orchestrator: {text}");
    }
    ExitCode::from(code)
}
