//! Which requests entered what, so that one that comes again is known: a fold of the ledger, like everything else.

use std::collections::{BTreeMap, VecDeque};

use ledger::Requested;
use model::ContentHash;

/// Requests that are remembered; the oldest go first. A browser that lost its answer asks again within minutes.
const KEPT: usize = 10_000;

/// What was asked (its hash) and entered, by the hash of who asked with which key.
#[derive(Debug, Clone)]
pub(crate) struct Requests<T> {
    by_key: BTreeMap<ContentHash, (ContentHash, T)>,
    oldest: VecDeque<ContentHash>,
}

impl<T> Default for Requests<T> {
    fn default() -> Self {
        Self { by_key: BTreeMap::new(), oldest: VecDeque::new() }
    }
}

impl<T> Requests<T> {
    pub(crate) fn get(&self, key: &ContentHash) -> Option<&(ContentHash, T)> {
        self.by_key.get(key)
    }

    /// Remembers what a request entered.
    pub(crate) fn take(&mut self, Requested { key, content }: Requested, entered: T) {
        if self.oldest.len() >= KEPT
            && let Some(oldest) = self.oldest.pop_front()
        {
            self.by_key.remove(&oldest);
        }
        self.oldest.push_back(key.clone());
        self.by_key.insert(key, (content, entered));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_oldest_go_first() {
        let mut requests = Requests::default();
        let hash = |n: usize| ContentHash::of(&n.to_le_bytes());
        for n in 0..=KEPT {
            requests.take(Requested { key: hash(n), content: hash(n + 1) }, n);
        }
        assert_eq!(requests.get(&hash(0)), None);
        assert_eq!(requests.get(&hash(1)), Some(&(hash(2), 1)));
        assert_eq!(requests.get(&hash(KEPT)), Some(&(hash(KEPT + 1), KEPT)));
    }
}
