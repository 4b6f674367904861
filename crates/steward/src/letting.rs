//! Leases in force, with no floor area counted twice.

use std::collections::BTreeSet;

use jiff::civil::Date;
use model::statement::Lease;
use model::{Snapshot, TenancyId};

/// Whether the lease runs on the day (its last day included).
pub(crate) fn is_in_force(lease: &Lease, day: Date) -> bool {
    lease.from <= day && day <= lease.to
}

/// Whether the lease's floor area adds to what is let: it is in force and no lease above it is. A sub-let whose lease
/// above has ended or is unknown counts by itself, because somebody does sit there. Of leases that name each other in a
/// ring, which is bad data, the one with the smallest id counts. The leases in `left` have ended early.
pub(crate) fn adds_floor_area(snapshot: &Snapshot, lease: &Lease, day: Date, left: &BTreeSet<TenancyId>) -> bool {
    let is_in_force = |lease: &Lease| is_in_force(lease, day) && !left.contains(&lease.tenancy);
    if !is_in_force(lease) {
        return false;
    }
    let above = chain(snapshot, lease);
    let mut in_force = above.iter().filter(|other| is_in_force(other));
    if above.last().is_some_and(|last| last.above.as_ref() == Some(&lease.tenancy)) {
        in_force.all(|other| lease.tenancy <= other.tenancy)
    } else {
        in_force.next().is_none()
    }
}

/// The leases above, nearest first; a ring is followed once and ends below where it closes.
fn chain<'a>(snapshot: &'a Snapshot, lease: &'a Lease) -> Vec<&'a Lease> {
    let mut seen = BTreeSet::from([&lease.tenancy]);
    let mut chain = Vec::new();
    let mut above = lease.above.as_ref();
    while let Some(next) = above.and_then(|id| snapshot.leases.get(id)) {
        if !seen.insert(&next.is.tenancy) {
            break;
        }
        chain.push(&next.is);
        above = next.is.above.as_ref();
    }
    chain
}
