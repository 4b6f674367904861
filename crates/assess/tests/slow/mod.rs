//! Random methods and populations, and an evaluator that is slow and plain: every mean, place and rank is counted anew for
//! every firm, straight from the words of the method. It shares nothing with the engine and never reads a pack: the method
//! is drawn as a value here and written out as a pack for the engine.
#![allow(dead_code, reason = "each test file uses its part")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]
#![allow(unreachable_pub, reason = "shared by test files as a module")]

pub mod evaluator;
pub mod measured;
pub mod method;
pub mod strategy;
pub mod text;
