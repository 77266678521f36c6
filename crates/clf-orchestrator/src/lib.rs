//! The control plane on a pet host: who is calling, jobs, one-time bootstrap tokens, cattle.

mod accept;
mod api;
mod chance;
mod clock;
pub mod config;
mod daemon;
pub mod dev;
mod env;
pub mod harden;
mod http;
mod hub;
mod jobs;
mod keys;
mod listen;
mod mark;
mod metrics;
mod peer;
mod provider;
mod rate;
mod seal;
mod supervise;
mod tls;
mod worker;

pub use daemon::{Ended, StartError, run};
