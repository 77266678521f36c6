//! Events on their way to watchers: written once in each form, shared by all who see them.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

use bytes::Bytes;
use clf_domain::job::{JobEvent, JobEventKind};
use clf_proto::connect::{Codec, encode, envelope};
use clf_proto::{convert, v1};
use tokio::sync::broadcast;

use crate::daemon::Daemon;

/// Events a watcher may fall behind before it has to read them from the store.
const BEHIND: usize = 256;

/// An event, ready to be sent.
pub(crate) struct Ready {
    pub(crate) event: JobEvent,
    json: Bytes,
    proto: Bytes,
}

impl Ready {
    pub(crate) fn new(event: JobEvent) -> Self {
        let message = v1::WatchJobsResponse { event: Some(convert::event(&event)) };
        Ready {
            json: envelope(0, &encode(Codec::Json, &message)),
            proto: envelope(0, &encode(Codec::Proto, &message)),
            event,
        }
    }

    pub(crate) fn bytes(&self, codec: Codec) -> Bytes {
        match codec {
            Codec::Json => self.json.clone(),
            Codec::Proto => self.proto.clone(),
        }
    }
}

/// Who watches: one channel for each principal, one for operators.
#[derive(Default)]
pub(crate) struct Hub {
    mine: RefCell<HashMap<String, broadcast::Sender<Arc<Ready>>>>,
    all: RefCell<Option<broadcast::Sender<Arc<Ready>>>>,
}

impl Hub {
    /// Everything that happens from now on to `principal`'s jobs; with `None`, to anybody's.
    pub(crate) fn subscribe(&self, principal: Option<&str>) -> broadcast::Receiver<Arc<Ready>> {
        match principal {
            Some(name) => {
                let mut mine = self.mine.borrow_mut();
                mine.entry(name.to_owned()).or_insert_with(|| broadcast::channel(BEHIND).0).subscribe()
            }
            None => self.all.borrow_mut().get_or_insert_with(|| broadcast::channel(BEHIND).0).subscribe(),
        }
    }

    /// Ends all subscriptions.
    fn reset(&self) {
        self.mine.borrow_mut().clear();
        *self.all.borrow_mut() = None;
    }

    fn publish(&self, event: &JobEvent) {
        let mine = self.mine.borrow();
        let mine = mine.get(&event.principal).filter(|sender| sender.receiver_count() > 0);
        // An alarm is the operators' business.
        let mine = mine.filter(|_| event.kind != JobEventKind::Alarm);
        let all = self.all.borrow();
        let all = all.as_ref().filter(|sender| sender.receiver_count() > 0);
        if mine.is_none() && all.is_none() {
            return;
        }
        let ready = Arc::new(Ready::new(event.clone()));
        for sender in [mine, all].into_iter().flatten() {
            // Fails only if the last watcher left just now.
            let _ = sender.send(ready.clone());
        }
    }
}

/// Carries committed events to the watchers.
pub(crate) async fn run(daemon: Rc<Daemon>) {
    let mut committed = daemon.store.subscribe();
    loop {
        match committed.recv().await {
            Ok(events) => events.iter().for_each(|event| daemon.hub.publish(event)),
            // Some events were missed here: every watcher goes back to the store for them.
            Err(broadcast::error::RecvError::Lagged(_)) => daemon.hub.reset(),
            Err(broadcast::error::RecvError::Closed) => return,
        }
    }
}
