//! `clf`: what bots use to ask for work. Parse, ask, print, exit code.

mod arguments;
mod commands;
mod exit;
mod printing;
mod short_ids;
mod task;

use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    let arguments = arguments::Arguments::parse();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let done = match runtime {
        Ok(runtime) => runtime.block_on(commands::run(&arguments)),
        Err(error) => Err(exit::Failure::internal(format!("the runtime did not start: {error}"))),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => exit::report(&failure, arguments.json),
    }
}
