//! The wire contract: messages generated from `proto/`, the Connect codec, and the way between
//! wire and domain. Opens no connection.

pub mod code;
pub mod connect;
pub mod convert;
mod scan;

mod time;

pub use time::{Duration, Timestamp};

/// Package `clf.v1`: what bots, operators and machines send.
#[allow(missing_docs, unreachable_pub, unused_qualifications, clippy::all, clippy::pedantic, reason = "generated")]
pub mod v1 {
    include!("gen/clf.v1.rs");
    include!("gen/clf.v1.serde.rs");
}

/// Package `clf.sealed.v1`: what only a machine can open.
pub mod sealed {
    #[allow(missing_docs, unreachable_pub, unused_qualifications, clippy::all, clippy::pedantic, reason = "generated")]
    mod generated {
        include!("gen/clf.sealed.v1.rs");
    }
    pub use generated::Grant;

    impl Drop for WipedGrant {
        fn drop(&mut self) {
            use zeroize::Zeroize;
            self.0.session.zeroize();
            self.0.env.values_mut().for_each(Zeroize::zeroize);
        }
    }

    /// A grant whose secrets are wiped when it goes.
    pub struct WipedGrant(pub Grant);
}
