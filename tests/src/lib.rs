//! What the whole-way tests share: a real daemon in a directory of its own, and plain ways to
//! talk to it.

mod daemon;
mod http;
mod skip;

pub use daemon::{Daemon, Kind, program};
pub use http::{Answer, ask, call, exchange, post};
pub use skip::{is_root, missing, skip};
