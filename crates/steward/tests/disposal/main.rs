//! Disposal of village assets: every state and act, votes, prices, clocks, random rows, and the conservation of value.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking; the words of the expectation are the message"
)]

mod book;
mod office;
mod random;
mod table;
mod votes;
