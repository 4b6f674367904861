//! One test binary: single sheets made by hand, and the whole sample town.

#![allow(clippy::unwrap_used, clippy::panic, reason = "what a test makes by hand works or the test fails")]

mod bad_rows;
mod good_rows;
mod made;
mod sample_town;
