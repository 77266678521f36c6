//! The store through its public surface, on a real file.

#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout, reason = "a test stops where it fails")]

mod audit;
mod file;
mod jobs;
mod leases;
mod machines;
mod redemption;
mod sample;
