//! The store through its public surface, on a real file.

mod audit;
mod file;
mod jobs;
mod leases;
mod machines;
mod redemption;
mod sample;
