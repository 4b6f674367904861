//! One test binary over the crate's public door.

mod bad_files;
mod good_files;
mod hand;
mod hostile;
mod projection;
