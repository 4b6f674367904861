//! Cases: every state and event of every kind, the party's rights, clocks, merging, freed space, and the articles cited.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking; the words of the expectation are the message"
)]

mod asks;
mod citations;
mod clocks;
mod docket;
mod freed;
mod merge;
mod random;
mod reach;
mod rights;
mod table;
