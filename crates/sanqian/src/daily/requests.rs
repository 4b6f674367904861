//! Which requests entered what, so that one that comes again is known: a fold of the ledger, like everything else.

use std::collections::{BTreeMap, VecDeque};

use ledger::Entry;
use model::{ContentHash, Duty};

use super::Entered;

/// Requests that are remembered; the oldest go first. A browser that lost its answer asks again within minutes.
const KEPT: usize = 10_000;

/// What was asked (its hash) and entered, by the hash of who asked with which key.
#[derive(Default)]
pub(super) struct Requests {
    by_key: BTreeMap<ContentHash, (ContentHash, Entered)>,
    oldest: VecDeque<ContentHash>,
}

impl Requests {
    pub(super) fn get(&self, key: &ContentHash) -> Option<&(ContentHash, Entered)> {
        self.by_key.get(key)
    }

    /// Remembers an entry that a request with a key asked for.
    pub(super) fn take(&mut self, entry: Entry, duties: Vec<Duty>) {
        let Some(requested) = entry.requested.clone() else { return };
        if self.oldest.len() >= KEPT
            && let Some(oldest) = self.oldest.pop_front()
        {
            self.by_key.remove(&oldest);
        }
        self.oldest.push_back(requested.key.clone());
        self.by_key.insert(requested.key, (requested.content, Entered { entry, duties }));
    }
}
