//! Who makes machines. Every operation may run twice: what exists is found, what is gone is gone.

mod local;

use std::future::Future;
use std::pin::Pin;

use clf_domain::cattle::{MachineName, MachinePlan};

pub(crate) use local::LocalProvider;

/// A machine that the provider has, and that is ours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    pub(crate) name: MachineName,
    /// What the provider calls it.
    pub(crate) id: String,
}

/// Why a provider did not do it. Its own words stay in the daemon's log.
#[derive(Debug, thiserror::Error)]
#[error("the provider failed to {attempted}")]
pub(crate) struct ProviderError {
    pub(crate) attempted: &'static str,
    /// Whether the effect may have taken place all the same.
    pub(crate) in_doubt: bool,
    #[source]
    pub(crate) source: std::io::Error,
}

/// What a provider answers, later.
pub(crate) type Later<'a, T> = Pin<Box<dyn Future<Output = Result<T, ProviderError>> + 'a>>;

/// A maker of machines.
pub(crate) trait Provider {
    /// Its name in the configuration.
    fn name(&self) -> &'static str;
    /// Makes the planned machine, or finds that it was made; the answer is what the provider calls it.
    fn create<'a>(&'a self, plan: &'a MachinePlan) -> Later<'a, String>;
    /// The machine of this name, if it is ours and there.
    fn find<'a>(&'a self, name: &'a MachineName) -> Later<'a, Option<Found>>;
    /// Every machine of this fleet's, complete.
    fn list(&self) -> Later<'_, Vec<Found>>;
    /// Ends a machine. One that is not there counts as ended.
    fn destroy<'a>(&'a self, name: &'a MachineName) -> Later<'a, ()>;
    /// Returns when something may have changed by itself.
    fn changed(&self) -> Pin<Box<dyn Future<Output = ()> + '_>>;
}

/// Makes nothing. Spawns wait until a provider is configured.
pub(crate) struct NoProvider;

impl Provider for NoProvider {
    fn name(&self) -> &'static str {
        "none"
    }

    fn create<'a>(&'a self, _: &'a MachinePlan) -> Later<'a, String> {
        Box::pin(async {
            Err(ProviderError {
                attempted: "make a machine",
                in_doubt: false,
                source: std::io::Error::other("no provider is configured"),
            })
        })
    }

    fn find<'a>(&'a self, _: &'a MachineName) -> Later<'a, Option<Found>> {
        Box::pin(async { Ok(None) })
    }

    fn list(&self) -> Later<'_, Vec<Found>> {
        Box::pin(async { Ok(Vec::new()) })
    }

    fn destroy<'a>(&'a self, _: &'a MachineName) -> Later<'a, ()> {
        Box::pin(async { Ok(()) })
    }

    fn changed(&self) -> Pin<Box<dyn Future<Output = ()> + '_>> {
        Box::pin(std::future::pending())
    }
}
