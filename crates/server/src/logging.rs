//! The log: one JSON object a line on standard error, which systemd keeps. Who asked and what for is not in it; that is the
//! ledger's, where it cannot be changed.

use tracing::Level;

/// Writes events as JSON to standard error from now on, panics among them (their place, not their words). Does nothing when
/// something already writes the log of this process.
pub fn log_to_stderr() {
    let log = tracing_subscriber::fmt()
        .json()
        .flatten_event(true)
        .with_current_span(false)
        .with_span_list(false)
        .with_max_level(Level::INFO)
        .with_writer(std::io::stderr);
    if log.try_init().is_ok() {
        crate::guard::log_panics();
    }
}
