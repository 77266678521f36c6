//! What runs on managed machines. Decides no policy: it does what its grant says.

pub mod cattle;
