//! Completions and man pages, made from the command line itself.

use std::path::Path;

use clap::CommandFactory;

use crate::arguments::Arguments;
use crate::exit::Failure;
use crate::printing;

pub(super) fn completions(shell: clap_complete::Shell) -> Result<(), Failure> {
    let mut text = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "clf", &mut text);
    printing::bytes(&text)
}

pub(super) fn man(directory: &Path) -> Result<(), Failure> {
    clap_mangen::generate_to(Arguments::command(), directory)
        .map_err(|error| Failure::usage("man", format!("cannot write man pages to {}: {error}", directory.display())))
}
