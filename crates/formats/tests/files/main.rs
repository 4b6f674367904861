//! One test binary over the crate's public door.

#![allow(clippy::unwrap_used, clippy::panic, reason = "what a test makes by hand works or the test fails")]

mod bad_files;
mod columns;
mod fuzz;
mod good_files;
mod hand;
mod hostile;
mod projection;
