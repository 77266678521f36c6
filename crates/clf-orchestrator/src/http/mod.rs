//! HTTP/1.1 as these sockets speak it: a strict subset, checked before hyper sees a byte.

pub(crate) mod activity;
pub(crate) mod body;
pub(crate) mod guard;
pub(crate) mod head;
pub(crate) mod local;
pub(crate) mod serve;
