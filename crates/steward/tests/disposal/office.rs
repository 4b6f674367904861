//! A village's office: files, and acts that are complete for where a file stands.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use jiff::civil::{Date, date};
use model::*;
use rules::{Calendar, ProcedurePack};
use steward::DisposalRules;

pub(crate) type Pack = ProcedurePack<DisposalState, DisposalAct>;

pub(crate) static PACK: LazyLock<Pack> = LazyLock::new(|| {
    let text = include_str!("../../../../rulepacks/procedures/village-asset/pack.toml");
    Pack::parse("village-asset", text).unwrap()
});
static CALENDAR: LazyLock<Calendar> =
    LazyLock::new(|| Calendar::parse("china", include_str!("../../../../rulepacks/calendar/china.toml")).unwrap());

pub(crate) const RESERVE: Fen = Fen(300_000_000);

pub(crate) fn rules() -> DisposalRules<'static> {
    DisposalRules { pack: &PACK, calendar: &CALENDAR }
}

pub(crate) fn town() -> TownId {
    TownId("330282-kuangyan".to_owned())
}

pub(crate) fn open(variant: &str) -> Disposal {
    Disposal::open(&town(), "village-asset", ("旧厂房-1", variant), date(2024, 1, 8)).unwrap()
}

pub(crate) fn voters(count: usize) -> BTreeSet<VoterId> {
    (0..count).map(|number| VoterId::derive(&town(), "户", &number.to_string())).collect()
}

/// `yes` in favour and `no` against of `of` on the roster.
pub(crate) fn ballots(of: usize, yes: usize, no: usize) -> Ballots {
    let all: Vec<VoterId> = voters(of).into_iter().collect();
    Ballots {
        yes: all.iter().take(yes).cloned().collect(),
        no: all.iter().skip(yes).take(no).cloned().collect(),
        abstain: BTreeSet::new(),
    }
}

/// The earliest day on which the step's periods have run out.
pub(crate) fn earliest(file: &Disposal, act: DisposalAct) -> Date {
    let last = file.acts.last().map_or(file.opened, |act| act.day);
    let step = PACK.step(act, file.state);
    let after = step.into_iter().flat_map(|step| &step.after).filter_map(|code| file.clocks.get(code));
    after.map(|clock| clock.due.tomorrow().unwrap()).chain([last]).max().unwrap()
}

/// The act with nothing attached.
pub(crate) fn bare(file: &Disposal, act: DisposalAct) -> DisposalEvent {
    let role = PACK.step(act, file.state).map_or("executive", |step| &step.roles[0]);
    Act {
        act,
        day: earliest(file, act),
        role: role.to_owned(),
        by: "李某".to_owned(),
        documents: Vec::new(),
        says: DisposalSays::default(),
    }
}

/// The act as it should be from where the file stands: 9 on the roster, 6 in favour, 3.2 million, bought for 3.1.
pub(crate) fn suited(file: &Disposal, act: DisposalAct) -> DisposalEvent {
    let mut event = bare(file, act);
    let step = PACK.step(act, file.state);
    for kind in step.into_iter().flat_map(|step| step.brings.iter().chain(&step.requires)) {
        let hash = ContentHash::of(format!("{kind}{}", event.day).as_bytes());
        event.documents.push(Document { kind: kind.clone(), hash, day: event.day });
    }
    let says = &mut event.says;
    match act {
        DisposalAct::FreezeRoster => {
            says.roster = Some(Roster { electorate: Electorate::Members, voters: voters(9) });
        }
        DisposalAct::ChooseAppraiser => says.ballots = Some(ballots(9, 6, 1)),
        DisposalAct::Reject => says.ballots = Some(ballots(9, 5, 4)),
        DisposalAct::Resolve => (says.ballots, says.amount) = (Some(ballots(9, 6, 1)), Some(RESERVE)),
        DisposalAct::Value => says.amount = Some(Fen(320_000_000)),
        DisposalAct::List => says.amount = Some(Fen(305_000_000)),
        DisposalAct::Win | DisposalAct::Sign | DisposalAct::Receive => {
            (says.amount, says.buyer) = (Some(Fen(310_000_000)), Some("工贸集团".to_owned()));
        }
        _ => {}
    }
    event
}

pub(crate) fn take(file: &Disposal, event: DisposalEvent) -> Disposal {
    rules().step(file, event).unwrap_or_else(|refusal| panic!("{refusal}: {refusal:?}")).0
}

/// The file after suited acts.
pub(crate) fn after(variant: &str, acts: &[DisposalAct]) -> Disposal {
    acts.iter().fold(open(variant), |file, act| take(&file, suited(&file, *act)))
}

/// A file in each state that the variant can reach.
pub(crate) fn reach(variant: &str) -> BTreeMap<DisposalState, Disposal> {
    let mut reached = BTreeMap::from([(DisposalState::Drafted, open(variant))]);
    let mut waiting = vec![open(variant)];
    while let Some(file) = waiting.pop() {
        for act in DisposalAct::ALL {
            if let Ok((next, _)) = rules().step(&file, suited(&file, *act))
                && !reached.contains_key(&next.state)
            {
                reached.insert(next.state, next.clone());
                waiting.insert(0, next);
            }
        }
    }
    reached
}
