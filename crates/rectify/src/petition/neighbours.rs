//! Who is near, and which two may be the same. Distances are arguments; geometry is not this crate's.

use model::{EnterpriseId, MatterId, PetitionFile};
use serde::Serialize;

/// A firm near the place of a petition. That it is near says nothing about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PetitionLink {
    /// The firm.
    pub enterprise: EnterpriseId,
    /// How far, millimetres.
    pub distance_mm: i64,
}

/// The firms within a distance, the nearest first, then by id.
#[must_use]
pub fn link_firms(distances: &[(EnterpriseId, i64)], within_mm: i64) -> Vec<PetitionLink> {
    let mut links: Vec<PetitionLink> = distances
        .iter()
        .filter(|(_, distance)| *distance <= within_mm)
        .map(|(enterprise, distance_mm)| PetitionLink { enterprise: enterprise.clone(), distance_mm: *distance_mm })
        .collect();
    links.sort_by(|a, b| (a.distance_mm, &a.enterprise).cmp(&(b.distance_mm, &b.enterprise)));
    links.dedup_by(|later, earlier| later.enterprise == earlier.enterprise);
    links
}

/// Two files that may be the same matter, for a person to look at. Nothing is merged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PetitionPair {
    /// The earlier one.
    pub first: MatterId,
    /// The later one.
    pub second: MatterId,
    /// How far apart, millimetres.
    pub distance_mm: i64,
}

/// Pairs on the same topic within a distance, the nearest first. `topics` are in the order of `files`; a distance that is
/// not known is no reason to suggest anything.
#[must_use]
pub fn suggest_same(
    files: &[(&PetitionFile, &str)],
    distance_mm: impl Fn(&MatterId, &MatterId) -> Option<i64>,
    within_mm: i64,
) -> Vec<PetitionPair> {
    let mut pairs = Vec::new();
    for (at, (a, topic)) in files.iter().enumerate() {
        for (b, _) in files.iter().skip(at + 1).filter(|(b, other)| other == topic && a.id != b.id) {
            let Some(distance_mm) = distance_mm(&a.id, &b.id).filter(|distance| *distance <= within_mm) else {
                continue;
            };
            let a_first = (a.opened, &a.id) <= (b.opened, &b.id);
            let (first, second) = if a_first { (&a.id, &b.id) } else { (&b.id, &a.id) };
            pairs.push(PetitionPair { first: first.clone(), second: second.clone(), distance_mm });
        }
    }
    pairs.sort_by(|a, b| (a.distance_mm, &a.first, &a.second).cmp(&(b.distance_mm, &b.first, &b.second)));
    pairs
}
