//! Two thirds of all who are entitled, reserve price, clocks.

use jiff::civil::date;
use model::DisposalAct::{self, *};
use model::*;

use crate::office::{RESERVE, after, ballots, rules, suited, take, voters};

const TO_MEETING: [DisposalAct; 8] =
    [Discuss, FreezeRoster, Call, ChooseAppraiser, Value, PublishValuation, PublishPlan, Call];

fn check_vote(of: usize, yes: usize, no: usize, carried: bool) {
    let mut file = after("transfer", &[Discuss]);
    let mut freeze = suited(&file, FreezeRoster);
    freeze.says.roster = Some(Roster { electorate: Electorate::Members, voters: voters(of) });
    file = take(&file, freeze);
    file = take(&file, suited(&file, Call));
    for act in [ChooseAppraiser, Reject] {
        let mut event = suited(&file, act);
        event.says.ballots = Some(ballots(of, yes, no));
        let outcome = rules().step(&file, event);
        assert_eq!(outcome.is_ok(), (act == Reject) != carried, "{of} {yes} {no} {act:?}: {outcome:?}");
        if let Err(refusal) = outcome {
            assert_eq!(refusal.rule, RefusalRule::Votes);
        }
    }
}

#[test]
fn two_thirds_of_all_entitled_not_of_those_present() {
    check_vote(9, 6, 0, true);
    check_vote(9, 5, 0, false); // all five present agree; of nine it is not enough
    check_vote(10, 7, 3, true); // ⌈20/3⌉ = 7
    check_vote(10, 6, 0, false);
    check_vote(1, 1, 0, true);
    check_vote(3, 2, 1, true);
    check_vote(300, 199, 101, false);
    check_vote(300, 200, 100, true);
}

#[test]
fn a_ballot_from_outside_the_frozen_roster_or_a_second_one_is_refused() {
    let file = after("transfer", &[Discuss, FreezeRoster, Call]);
    let mut outsider = suited(&file, ChooseAppraiser);
    outsider.says.ballots = Some(ballots(12, 10, 0));
    assert_eq!(rules().step(&file, outsider).unwrap_err().rule, RefusalRule::Roster);
    let mut twice = suited(&file, ChooseAppraiser);
    let both = ballots(9, 6, 1);
    twice.says.ballots = Some(Ballots { abstain: both.yes.clone(), ..both });
    assert_eq!(rules().step(&file, twice).unwrap_err().rule, RefusalRule::Roster);
}

#[test]
fn delegates_need_authorisation_and_number() {
    let file = after("transfer", &[Discuss]);
    let mut event = suited(&file, FreezeRoster);
    event.says.roster = Some(Roster { electorate: Electorate::Delegates, voters: voters(21) });
    assert_eq!(rules().step(&file, event.clone()).unwrap_err().rule, RefusalRule::Roster);
    let hash = ContentHash::of(b"a");
    event.documents.push(Document { kind: "authorisation".to_owned(), hash, day: event.day });
    assert!(rules().step(&file, event.clone()).is_ok());
    event.says.roster = Some(Roster { electorate: Electorate::Delegates, voters: voters(20) });
    assert_eq!(rules().step(&file, event).unwrap_err().rule, RefusalRule::Roster);
}

#[test]
fn nothing_goes_below_the_reserve_price() {
    let meeting = after("transfer", &TO_MEETING);
    // The reserve is above the valuation: listing is refused, the disposal is suspended.
    let mut high = suited(&meeting, Resolve);
    high.says.amount = Some(Fen(320_000_001));
    let resolved = take(&meeting, high);
    let mut list = suited(&resolved, List);
    list.says.amount = Some(Fen(400_000_000));
    let refused = rules().step(&resolved, list).unwrap_err();
    assert_eq!(refused.rule, RefusalRule::Reserve);
    let suspended = take(&resolved, suited(&resolved, Suspend));
    assert_eq!(take(&suspended, suited(&suspended, Revise)).state, DisposalState::Drafted);
    // A bid one fen below the reserve is refused, one at the reserve is not.
    let resolved = take(&meeting, suited(&meeting, Resolve));
    let listed = take(&resolved, suited(&resolved, List));
    let mut bid = suited(&listed, Win);
    bid.says.amount = Some(RESERVE - Fen(1));
    assert_eq!(rules().step(&listed, bid.clone()).unwrap_err().rule, RefusalRule::Reserve);
    bid.says.amount = Some(RESERVE);
    assert!(rules().step(&listed, bid).is_ok());
}

#[test]
fn contract_and_receipt_are_those_of_the_deal() {
    let won = after("transfer", &[&TO_MEETING[..], &[Resolve, List, Win]].concat());
    let mut other = suited(&won, Sign);
    other.says.buyer = Some("他人".to_owned());
    assert_eq!(rules().step(&won, other).unwrap_err().rule, RefusalRule::Amount);
    let signed = take(&won, suited(&won, Sign));
    let mut less = suited(&signed, Receive);
    less.says.amount = Some(Fen(309_999_999));
    assert_eq!(rules().step(&signed, less).unwrap_err().rule, RefusalRule::Amount);
}

#[test]
fn publicity_runs_fifteen_days_and_notice_ten() {
    let valued = after("transfer", &TO_MEETING[..5]);
    let mut publish = suited(&valued, PublishValuation);
    publish.day = date(2024, 2, 1);
    let public = take(&valued, publish);
    assert_eq!(
        public.clocks["valuation_publicity"].due,
        date(2024, 2, 16),
        "through the Spring Festival, calendar days"
    );
    let mut plan = suited(&public, PublishPlan);
    plan.day = date(2024, 2, 16);
    for document in &mut plan.documents {
        document.day = plan.day;
    }
    let refused = rules().step(&public, plan.clone()).unwrap_err();
    assert_eq!((refused.rule, refused.missing[0].code.as_str()), (RefusalRule::TooEarly, "valuation_publicity"));
    plan.day = date(2024, 2, 17);
    let published = take(&public, plan);
    let called = take(&published, suited(&published, Call));
    assert_eq!(called.clocks["plan_publicity"].due, date(2024, 3, 3));
    let mut vote = suited(&called, Resolve);
    vote.day = date(2024, 3, 3);
    vote.documents.iter_mut().for_each(|document| document.day = date(2024, 3, 3));
    assert_eq!(rules().step(&called, vote).unwrap_err().rule, RefusalRule::TooEarly);
}

#[test]
fn land_is_filed_ten_working_days_before_it_is_listed() {
    let meeting = after("land_market", &TO_MEETING);
    let resolved = take(&meeting, suited(&meeting, Resolve));
    assert_eq!(rules().step(&resolved, suited(&resolved, List)).unwrap_err().rule, RefusalRule::NotInVariant);
    let mut file = suited(&resolved, File);
    file.day = date(2024, 9, 27);
    file.documents.iter_mut().for_each(|document| document.day = date(2024, 9, 27));
    let (filed, duties) = rules().step(&resolved, file).unwrap();
    // Sun 29 Sep is worked, 1–7 Oct are off, Sat 12 Oct is worked.
    assert_eq!(filed.clocks["filing"].due, date(2024, 10, 16));
    assert_eq!(duties[0].by, Some(date(2024, 10, 10)), "the government's five working days");
    assert_eq!(take(&filed, suited(&filed, List)).state, DisposalState::Listed);
}
