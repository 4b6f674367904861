//! Twenty-four simulated months of a town's cases and events to the published totals: 393 firms closed, 35 000 m² demolished,
//! 90 coached, 15 upgraded, 138 mu, 14 association members. Every total derives from cases with evidence.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking; the words of the expectation are the message"
)]

#[path = "../../../rectify/tests/cases/docket.rs"]
#[allow(dead_code, reason = "only what the simulation needs")]
mod docket;
mod simulated;
mod totals;
