//! The service under fire: the real program, killed while it writes, and two of it on one PostgreSQL.

#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout, reason = "a test fails by panicking")]

mod asked;
mod checked;
mod killed;
mod replicas;
mod served;
mod steps;
mod town;
mod writers;
