//! Real bytes over real sockets: what a hostile or careless peer may do to the server, and what it does then.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on should stop")]

mod bodies;
mod connections;
mod heads;
mod overload;
mod running;
mod told;
