//! Places for connections: so many in all, so many for one address.

use std::collections::BTreeMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, PoisonError};

/// Counts the connections.
pub(crate) struct Places {
    most: usize,
    most_of_one: usize,
    taken: Mutex<Taken>,
}

#[derive(Default)]
struct Taken {
    all: usize,
    by_address: BTreeMap<IpAddr, usize>,
}

/// A place; given back when dropped.
pub(crate) struct Place {
    of: Arc<Places>,
    address: IpAddr,
}

impl Places {
    pub(crate) fn new(most: usize, most_of_one: usize) -> Self {
        Self { most, most_of_one, taken: Mutex::new(Taken::default()) }
    }

    fn locked(&self) -> std::sync::MutexGuard<'_, Taken> {
        self.taken.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A place for an address; `shared` addresses (trusted proxies) only count in all.
    pub(crate) fn take(self: &Arc<Self>, address: IpAddr, shared: bool) -> Option<Place> {
        let mut taken = self.locked();
        let of_address = taken.by_address.get(&address).copied().unwrap_or(0);
        if taken.all >= self.most || (!shared && of_address >= self.most_of_one) {
            return None;
        }
        taken.all += 1;
        taken.by_address.insert(address, of_address + 1);
        Some(Place { of: Arc::clone(self), address })
    }

    /// Connections at the moment.
    pub(crate) fn taken(&self) -> usize {
        self.locked().all
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut taken = self.of.locked();
        taken.all = taken.all.saturating_sub(1);
        if let Some(count) = taken.by_address.get_mut(&self.address) {
            *count = count.saturating_sub(1);
            if *count == 0 {
                taken.by_address.remove(&self.address);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_counted_in_all_and_for_each_address_and_come_back() {
        let places = Arc::new(Places::new(4, 2));
        let (a, b) = (IpAddr::from([10, 0, 0, 1]), IpAddr::from([10, 0, 0, 2]));
        let first = places.take(a, false).unwrap();
        let _second = places.take(a, false).unwrap();
        assert!(places.take(a, false).is_none(), "a third of one address");
        let _proxy = places.take(a, true).unwrap();
        let _other = places.take(b, false).unwrap();
        assert!(places.take(b, true).is_none(), "a fifth in all");
        drop(first);
        assert_eq!(places.taken(), 3);
        assert!(places.take(b, false).is_some());
        assert_eq!(places.locked().by_address.len(), 2);
    }
}
