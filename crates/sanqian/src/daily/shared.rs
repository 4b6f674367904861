//! A part of the daily work that copies share until one of them changes it. A server hands the whole out to every question while the
//! next record is folded in: what a record does not touch is then not copied.

use std::ops::{Deref, DerefMut};
use std::sync::Arc;

use serde::{Serialize, Serializer};

/// Copied when it is changed while somebody else holds it (copy on write). A copy is one count.
///
/// ```
/// # use sanqian::Shared;
/// let mut book = Shared::from(vec![1]);
/// let held = book.clone();
/// book.push(2);
/// assert_eq!((held.len(), book.len()), (1, 2));
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Shared<T>(Arc<T>);

impl<T> From<T> for Shared<T> {
    fn from(whole: T) -> Self {
        Self(Arc::new(whole))
    }
}

impl<T> Deref for Shared<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T: Clone> DerefMut for Shared<T> {
    fn deref_mut(&mut self) -> &mut T {
        Arc::make_mut(&mut self.0)
    }
}

impl<T: Serialize> Serialize for Shared<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.as_ref().serialize(serializer)
    }
}
