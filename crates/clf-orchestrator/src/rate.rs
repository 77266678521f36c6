//! Request rates: a token bucket for each principal, and counted connections.

use std::cell::RefCell;
use std::collections::HashMap;
use std::net::IpAddr;
use std::rc::Rc;

use clf_domain::name::PrincipalName;
use tokio::sync::Semaphore;
use tokio::time::Instant;

/// Buckets that fill at the policy's rate and hold two seconds' worth.
#[derive(Default)]
pub(crate) struct Rates {
    buckets: RefCell<HashMap<PrincipalName, (f64, Instant)>>,
}

impl Rates {
    /// Takes one request from the principal's bucket. `per_second` 0 is no limit.
    pub(crate) fn take(&self, principal: &PrincipalName, per_second: u32, now: Instant) -> bool {
        if per_second == 0 {
            return true;
        }
        let rate = f64::from(per_second);
        let mut buckets = self.buckets.borrow_mut();
        if !buckets.contains_key(principal) {
            buckets.insert(principal.clone(), (rate * 2.0, now));
        }
        let Some((level, at)) = buckets.get_mut(principal) else { return false };
        *level = (*level + now.duration_since(*at).as_secs_f64() * rate).min(rate * 2.0);
        *at = now;
        if *level < 1.0 {
            return false;
        }
        *level -= 1.0;
        true
    }
}

/// Large bodies of one caller that are read at the same time. A slow one loses its connection after
/// seconds, and delays nobody but its own sender.
const LARGE_BODIES: usize = 8;

/// Who holds a connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Who {
    /// A process on this host.
    Uid(u32),
    /// A machine, or whoever else reaches the cattle listener.
    Peer(IpAddr),
}

/// Open connections of each, and each one's places for large bodies.
#[derive(Clone, Default)]
pub(crate) struct Connections {
    open: Rc<RefCell<HashMap<Who, u32>>>,
    rooms: Rc<RefCell<HashMap<Who, Rc<Semaphore>>>>,
}

/// One open connection. Its end gives the place back.
pub(crate) struct Place {
    who: Who,
    connections: Connections,
}

impl Connections {
    /// Places for large bodies, shared by one's connections.
    pub(crate) fn room(&self, who: Who) -> Rc<Semaphore> {
        self.rooms.borrow_mut().entry(who).or_insert_with(|| Rc::new(Semaphore::new(LARGE_BODIES))).clone()
    }

    /// Nobody is connected.
    pub(crate) fn is_empty(&self) -> bool {
        self.open.borrow().is_empty()
    }

    /// A place for one more, unless there are `most` already; 0 is no limit.
    pub(crate) fn place(&self, who: Who, most: u32) -> Option<Place> {
        let mut open = self.open.borrow_mut();
        let count = open.entry(who).or_insert(0);
        if most != 0 && *count >= most {
            return None;
        }
        *count += 1;
        Some(Place { who, connections: self.clone() })
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut open = self.connections.open.borrow_mut();
        if let Some(count) = open.get_mut(&self.who) {
            *count -= 1;
            if *count == 0 {
                open.remove(&self.who);
                self.connections.rooms.borrow_mut().remove(&self.who);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn a_bucket_allows_a_burst_then_its_rate() {
        let rates = Rates::default();
        let bot = PrincipalName::parse("bot").unwrap();
        let start = Instant::now();
        assert_eq!((0..100).filter(|_| rates.take(&bot, 10, start)).count(), 20);
        let later = start + Duration::from_secs(1);
        assert_eq!((0..100).filter(|_| rates.take(&bot, 10, later)).count(), 10);
        assert_eq!((0..100).filter(|_| rates.take(&bot, 0, later)).count(), 100);
    }

    #[test]
    fn a_connection_gives_its_place_back() {
        let connections = Connections::default();
        let first = connections.place(Who::Uid(1), 1);
        assert!(first.is_some());
        assert!(connections.place(Who::Uid(1), 1).is_none());
        assert!(connections.place(Who::Uid(2), 1).is_some());
        drop(first);
        assert!(connections.place(Who::Uid(1), 1).is_some());
    }
}
