//! Who votes, in the place of names: the number on the paper roster (花名册) of one matter. The same person has another id in another
//! matter, so no one's votes can be put together.

use model::{MatterId, Roster, TownId, VoterId};

/// Who stands under a number on the roster of a matter, from 1.
#[must_use]
pub fn voter(town: &TownId, matter: &MatterId, number: u32) -> VoterId {
    VoterId::derive(town, "roster", &format!("{matter}|{number}"))
}

/// Whether a frozen roster is that of the numbers from 1 on; a roster of other ids came from a file.
#[must_use]
pub fn numbered(town: &TownId, matter: &MatterId, roster: &Roster) -> bool {
    let count = u32::try_from(roster.voters.len()).unwrap_or(u32::MAX);
    (1..=count).all(|number| roster.voters.contains(&voter(town, matter, number)))
}

#[cfg(test)]
mod tests {
    use model::Electorate;

    use super::*;

    #[test]
    fn a_number_is_another_voter_in_another_matter() {
        let (town, [one, other]) = (TownId("t".to_owned()), ["m", "n"].map(|id| MatterId(id.to_owned())));
        let voters = (1..=9).map(|number| voter(&town, &one, number)).collect();
        let roster = Roster { electorate: Electorate::Members, voters };
        assert_eq!(roster.voters.len(), 9);
        assert!(numbered(&town, &one, &roster) && !numbered(&town, &other, &roster));
    }
}
