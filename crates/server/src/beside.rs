//! What waits for a disk, or computes for long, runs beside the threads that answer others.

use crate::problem::Problem;

/// Runs it there. If it panics, this answer alone is an internal fault.
pub(crate) async fn beside<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, Problem> {
    tokio::task::spawn_blocking(work).await.map_err(|error| Problem::internal(&error.to_string()))
}
