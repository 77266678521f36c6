//! Who is calling: the kernel's word at connect, turned into a name by the configuration, once.

use std::os::fd::AsFd;
use std::rc::Rc;

use clf_domain::name::PrincipalName;
use nix::sys::socket::{getsockopt, sockopt::PeerCredentials};
use tokio::sync::Semaphore;

use crate::config::{Config, Principal};
use crate::rate::{Connections, Who};

/// Which door a caller came through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Door {
    /// The bots' socket.
    Bot,
    /// The operators' socket.
    Operator,
}

/// A caller on one of the local sockets.
#[derive(Clone)]
pub(crate) struct Caller {
    pub(crate) uid: u32,
    pub(crate) door: Door,
    /// The bot it is, if it is one.
    pub(crate) principal: Option<(PrincipalName, Principal)>,
    /// The operator it is. Set on the operators' socket only.
    pub(crate) operator: Option<PrincipalName>,
    /// Its places for large bodies.
    pub(crate) room: Rc<Semaphore>,
}

impl Caller {
    /// `None` for a uid that the configuration does not know on this door, or if the kernel does
    /// not say.
    pub(crate) fn of(socket: &impl AsFd, door: Door, config: &Config, connections: &Connections) -> Option<Self> {
        let uid = getsockopt(socket, PeerCredentials).ok()?.uid();
        let principal = config.principal_of(uid).map(|(name, principal)| (name.clone(), principal.clone()));
        let operator = (door == Door::Operator).then(|| config.operator_of(uid)).flatten().cloned();
        let known = match door {
            Door::Bot => principal.is_some(),
            Door::Operator => operator.is_some(),
        };
        known.then(|| Caller { uid, door, principal, operator, room: connections.room(Who::Uid(uid)) })
    }

    /// As the audit names it.
    pub(crate) fn actor(&self) -> String {
        match (&self.operator, &self.principal) {
            (Some(name), _) => format!("operator:{name}"),
            (None, Some((name, _))) => name.to_string(),
            (None, None) => format!("uid:{}", self.uid),
        }
    }
}
