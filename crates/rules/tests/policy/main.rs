//! Policy and measures packs: the shipped ones, what is refused, what is answered.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs, reason = "a test fails by panicking")]

mod answers;
mod columns;
mod packs;
mod refusals;
mod shipped;
