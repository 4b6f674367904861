//! The members' decision (成员表决): who is entitled by the frozen roster (花名册), and how the ballots (表决票) fell. On the web a voter is
//! the number on the paper roster, which comes along as a document: no names are entered.

use std::collections::BTreeSet;

use model::{Ballots, Disposal, DisposalAct, Electorate, MatterId, Roster, TownId, VoterId};
use sanqian::{MatterRecord, ProcedurePack, numbered, voter, votes_needed};

use crate::problem::Problem;
use crate::wire::{FrozenRoster, MembersVote, NewBallots, NewRoster, NumberedBallots, Words};
use crate::written::coded;

/// No village has so many members.
const MOST: u32 = 100_000;

type Pack = ProcedurePack<model::DisposalState, DisposalAct>;
type File = MatterRecord<Disposal>;

/// The roster that is frozen: by ids, or by how many stand on it.
pub(crate) fn roster(town: &TownId, matter: &MatterId, new: NewRoster) -> Result<Roster, Problem> {
    let electorate: Electorate = coded("/roster/electorate", &new.electorate)?;
    let voters = match new.entitled {
        None => new.voters.into_iter().map(VoterId).collect(),
        Some(_) if !new.voters.is_empty() => {
            return Err(Problem::body("/roster/entitled", "ids of `voters` or how many, not both", "both"));
        }
        Some(count) if !(1..=MOST).contains(&count) => {
            return Err(Problem::body("/roster/entitled", &format!("from 1 to {MOST}"), &count.to_string()));
        }
        Some(count) => (1..=count).map(|number| voter(town, matter, number)).collect(),
    };
    Ok(Roster { electorate, voters })
}

/// The ballots: by ids, or by numbers of the frozen roster. A number outside it, or one that votes twice, is told as it was written.
pub(crate) fn ballots(town: &TownId, file: &File, new: NewBallots) -> Result<Ballots, Problem> {
    let Some(numbers) = new.numbers else {
        let of = |ids: Vec<String>| ids.into_iter().map(VoterId).collect();
        return Ok(Ballots { yes: of(new.yes), no: of(new.no), abstain: of(new.abstain) });
    };
    if !(new.yes.is_empty() && new.no.is_empty() && new.abstain.is_empty()) {
        return Err(Problem::body("/ballots/numbers", "ids or numbers, not both", "both"));
    }
    let matter = &file.matter.id;
    let Some(roster) = frozen(file).filter(|roster| numbered(town, matter, roster)) else {
        let expected = "ids: the roster was not frozen by numbers";
        return Err(Problem::body("/ballots/numbers", expected, "numbers"));
    };
    let entitled = u32::try_from(roster.voters.len()).unwrap_or(u32::MAX);
    let NumberedBallots { yes, no, abstain } = numbers;
    let mut voted = BTreeSet::new();
    let mut of = |name: &str, text: &str| {
        let numbers = numbers_of(&format!("/ballots/numbers/{name}"), text, entitled, &mut voted)?;
        Ok::<BTreeSet<VoterId>, Problem>(numbers.into_iter().map(|number| voter(town, matter, number)).collect())
    };
    Ok(Ballots { yes: of("yes", &yes)?, no: of("no", &no)?, abstain: of("abstain", &abstain)? })
}

/// Numbers and ranges such as `1-58、60`, each from 1 to `most` and in no list before.
fn numbers_of(pointer: &str, text: &str, most: u32, voted: &mut BTreeSet<u32>) -> Result<Vec<u32>, Problem> {
    let expected = format!("numbers of the roster from 1 to {most}, like 1-58, 60");
    let wrong = |found: &str| Problem::body(pointer, &expected, found);
    let mut numbers = Vec::new();
    let parts = text.split(|c: char| c.is_whitespace() || ",，、;；".contains(c)).filter(|part| !part.is_empty());
    for part in parts {
        let (first, last) = part.split_once(['-', '–', '—', '~', '～', '至']).unwrap_or((part, part));
        let read = |text: &str| text.parse::<u32>().ok().filter(|number| (1..=most).contains(number));
        let (Some(first), Some(last)) = (read(first), read(last)) else { return Err(wrong(part)) };
        if first > last {
            return Err(wrong(part));
        }
        for number in first..=last {
            if !voted.insert(number) {
                return Err(Problem::body(pointer, "each number once, in one of the three lists", &number.to_string()));
            }
            numbers.push(number);
        }
    }
    Ok(numbers)
}

fn frozen(file: &File) -> Option<&Roster> {
    file.matter.last(DisposalAct::FreezeRoster).and_then(|act| act.says.roster.as_ref())
}

/// The frozen roster as a page shows it: how many, never who.
pub(crate) fn frozen_roster(town: &TownId, pack: &Pack, file: &File) -> Option<FrozenRoster> {
    let act = file.matter.last(DisposalAct::FreezeRoster)?;
    let roster = act.says.roster.as_ref()?;
    let (zh, en) = match roster.electorate {
        Electorate::Members => ("成员大会", "all members"),
        Electorate::Delegates => ("成员代表大会", "delegates"),
    };
    let needed = votes_needed(pack, roster.voters.len(), act.day);
    Some(FrozenRoster {
        electorate: Words { zh: zh.to_owned(), en: en.to_owned() },
        entitled: roster.voters.len(),
        needed: needed.and_then(|votes| usize::try_from(votes).ok()),
        numbered: numbered(town, &file.matter.id, roster),
    })
}

/// How the votes of each act fell, in the order of the acts.
pub(crate) fn votes(pack: &Pack, file: &File) -> Vec<Option<MembersVote>> {
    let mut entitled = 0;
    let vote = |act: &model::DisposalEvent| {
        if let Some(roster) = &act.says.roster {
            entitled = roster.voters.len();
        }
        let ballots = act.says.ballots.as_ref()?;
        let needed = votes_needed(pack, entitled, act.day);
        Some(MembersVote {
            entitled,
            needed: needed.and_then(|votes| usize::try_from(votes).ok()),
            yes: ballots.yes.len(),
            no: ballots.no.len(),
            abstain: ballots.abstain.len(),
        })
    };
    file.matter.acts.iter().map(vote).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_ranges_are_read_as_people_write_them() {
        let read = |text: &str| numbers_of("/x", text, 12, &mut BTreeSet::new()).ok();
        assert_eq!(read("1-3，5、 7至8"), Some(vec![1, 2, 3, 5, 7, 8]));
        assert_eq!(read("12"), Some(vec![12]));
        assert_eq!(read(" "), Some(Vec::new()));
        for wrong in ["0", "13", "3-1", "1-", "a", "1-3,2", "-4", "1.5", "1-99999999999"] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
        let mut voted = BTreeSet::from([4]);
        assert!(numbers_of("/x", "4", 12, &mut voted).is_err(), "voted in another list");
    }
}
