//! Whether new requests should come here: not while the server is stopping.

use std::sync::atomic::{AtomicBool, Ordering};

/// Shared between the accept loop and the route that tells.
#[derive(Debug, Default)]
pub(crate) struct Readiness {
    stopping: AtomicBool,
}

impl Readiness {
    pub(crate) fn stop(&self) {
        self.stopping.store(true, Ordering::Release);
    }

    pub(crate) fn is_ready(&self) -> bool {
        !self.stopping.load(Ordering::Acquire)
    }
}
