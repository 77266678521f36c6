//! Completions and man pages, made from the command line itself.

use std::path::Path;

use clap::CommandFactory;

use crate::arguments::Arguments;
use crate::exit::Failure;

pub(crate) fn completions(shell: clap_complete::Shell) -> Result<(), Failure> {
    clap_complete::generate(shell, &mut Arguments::command(), "clawdlets", &mut std::io::stdout());
    Ok(())
}

pub(crate) fn man(directory: &Path) -> Result<(), Failure> {
    clap_mangen::generate_to(Arguments::command(), directory)
        .map_err(|error| Failure::new("man", format!("cannot write man pages to {}: {error}", directory.display())))
}
