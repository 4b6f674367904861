//! A name for each request, in the answer's header, in problems and in the log, so that a person can quote what went wrong.

use std::sync::atomic::{AtomicU64, Ordering};

tokio::task_local! {
    static CURRENT: String;
}

/// Names requests: eight random characters of this start, and a number.
pub(crate) struct RequestIds {
    start: String,
    next: AtomicU64,
}

impl RequestIds {
    pub(crate) fn new() -> Self {
        // Without randomness the numbers are still distinct within this start.
        let start = getrandom::u32().unwrap_or_default();
        Self { start: format!("{start:08x}"), next: AtomicU64::new(1) }
    }

    pub(crate) fn next(&self) -> String {
        format!("{}-{}", self.start, self.next.fetch_add(1, Ordering::Relaxed))
    }
}

/// The request that is being answered.
pub(crate) fn current() -> Option<String> {
    CURRENT.try_with(Clone::clone).ok()
}

/// Answers within a request's name.
pub(crate) async fn within<T>(id: String, answer: impl Future<Output = T>) -> T {
    CURRENT.scope(id, answer).await
}
