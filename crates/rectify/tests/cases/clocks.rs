//! Periods of a case across holidays and adjusted working days. Every expected day is counted by hand from the notices.

use jiff::civil::{Date, date};
use model::EventKind::{
    Announce, Coerce, Comply, Decide, Extend, HoldHearing, Notify, NotifyHearing, OrderCoercion, Propose, RecheckFail,
    RequestHearing, SeekReview, Urge, Verify,
};
use model::{Case, EventKind, RefusalRule};

use crate::docket::{Docket, docket};

/// Takes the step on that day.
fn on(docket: &Docket, case: &Case, kind: EventKind, day: Date, measure: Option<&str>) -> Case {
    docket.take(case, docket.full_on(case, kind, measure, day)).0
}

/// The rule that refuses the step on that day, and the first thing missing.
fn refused(docket: &Docket, case: &Case, kind: EventKind, day: Date) -> (RefusalRule, String) {
    let refusal = docket.refuse(case, docket.full_on(case, kind, None, day));
    (refusal.rule, refusal.missing.first().map(|missing| missing.code.clone()).unwrap_or_default())
}

#[test]
fn a_hearing_may_be_requested_for_five_working_days_over_the_spring_festival() {
    let docket = docket("fire-safety");
    let overdue = docket.go(&docket.open(), &[Verify, Notify, RecheckFail], None);
    // Notified on Thursday 8 Feb 2024. 9 Feb, 18 Feb (a Sunday that is worked), 19, 20 and 21 Feb are the five days.
    let case = on(&docket, &overdue, Propose, date(2024, 2, 8), Some("suspend"));
    assert_eq!(case.clocks["hearing_request"].due, date(2024, 2, 21));
    assert_eq!(refused(&docket, &case, Decide, date(2024, 2, 21)).0, RefusalRule::Hearing);
    assert_eq!(refused(&docket, &case, RequestHearing, date(2024, 2, 22)).0, RefusalRule::TooLate);

    let requested = on(&docket, &case, RequestHearing, date(2024, 2, 21), None);
    // Notice on Thursday 22 Feb: the seventh working day is Monday 4 March; the hearing comes after it.
    let notified = on(&docket, &requested, NotifyHearing, date(2024, 2, 22), None);
    assert_eq!(notified.clocks["hearing_notice"].due, date(2024, 3, 4));
    let refusal = docket.refuse(&notified, docket.full_on(&notified, HoldHearing, None, date(2024, 3, 4)));
    assert_eq!((refusal.rule, refusal.missing[0].code.as_str()), (RefusalRule::TooEarly, "hearing_notice"));
    assert!(refusal.zh.contains("听证通知期限尚未届满"), "{}", refusal.zh);
    assert!(refusal.clauses.iter().any(|clause| clause.article == "第八十五条"));
    docket.go(&notified, &[HoldHearing], None);
}

#[test]
fn the_rectification_period_runs_through_the_festival_and_is_extended_once_from_its_end() {
    let docket = docket("illegal-building");
    let verified = docket.go(&docket.open(), &[Verify], None);
    let case = on(&docket, &verified, Notify, date(2024, 2, 1), None);
    // 15 calendar days: Friday 16 Feb, inside the festival, and not moved off it.
    assert_eq!(case.clocks["rectification"].due, date(2024, 2, 16));
    assert_eq!(refused(&docket, &case, Extend, date(2024, 2, 17)).0, RefusalRule::TooLate);
    let extended = on(&docket, &case, Extend, date(2024, 2, 16), None);
    assert_eq!(extended.clocks["rectification"].due, date(2024, 3, 2));
    assert_eq!(refused(&docket, &extended, Extend, date(2024, 2, 17)).0, RefusalRule::Times);
    assert_eq!(refused(&docket, &extended, RecheckFail, date(2024, 3, 2)).0, RefusalRule::TooEarly);
    docket.go(&extended, &[RecheckFail], None);
}

#[test]
fn demolition_waits_for_the_review_period_and_for_a_working_day() {
    let docket = docket("illegal-building");
    let path = [Verify, Notify, RecheckFail, Propose];
    let proposed = docket.go(&docket.open(), &path, Some("demolish"));
    let decided = on(&docket, &proposed, Decide, date(2024, 3, 29), None);
    assert_eq!(decided.clocks["review"].due, date(2024, 9, 29), "six months");
    assert_eq!(decided.clocks["court_window"].due, date(2024, 12, 29), "three more");
    let announced = docket.go(&decided, &[Urge, Announce], None);
    let refusal = docket.refuse(&announced, docket.full_on(&announced, OrderCoercion, None, date(2024, 9, 29)));
    assert_eq!((refusal.rule, refusal.missing[0].code.as_str()), (RefusalRule::TooEarly, "review"));
    assert!(refusal.clauses.iter().any(|clause| clause.title == "行政强制法" && clause.article == "第四十四条"));

    let ordered = docket.go(&announced, &[OrderCoercion], None);
    let coerce = |day: Date, hour: Option<u8>| {
        let mut event = docket.full_on(&ordered, Coerce, None, day);
        event.particulars.hour = hour;
        event
    };
    for (day, hour, why) in [
        (date(2024, 10, 3), Some(10), "国庆节"),
        (date(2024, 10, 19), Some(10), "an ordinary Saturday"),
        (date(2024, 10, 8), Some(22), "night"),
        (date(2024, 10, 8), Some(5), "before dawn"),
        (date(2024, 10, 8), None, "no hour is no answer"),
    ] {
        let refusal = docket.refuse(&ordered, coerce(day, hour));
        assert_eq!(refusal.rule, RefusalRule::NightOrHoliday, "{why}");
        assert!(refusal.clauses.iter().any(|clause| clause.article == "第四十三条"), "{why}");
    }
    docket.take(&ordered, coerce(date(2024, 10, 8), Some(6)));
    docket.take(&ordered, coerce(date(2024, 10, 12), Some(10))); // a Saturday that is worked
    let mut urgent = coerce(date(2024, 10, 3), Some(23));
    urgent.evidence.push(crate::docket::proof(&ordered, "urgency", urgent.day));
    docket.take(&ordered, urgent);
}

#[test]
fn a_review_stops_demolition_but_not_performance() {
    let docket = docket("illegal-building");
    let path = [Verify, Notify, RecheckFail, Propose, Decide, Urge, Announce, SeekReview];
    let pending = docket.go(&docket.open(), &path, Some("demolish"));
    assert_eq!(docket.refuse(&pending, docket.full(&pending, OrderCoercion, None)).rule, RefusalRule::UnderReview);
    docket.go(&pending, &[Comply], None);
    docket.go(&pending, &[EventKind::ReviewUpheld, OrderCoercion], None);
    let revoked = docket.go(&pending, &[EventKind::ReviewRevoked], None);
    assert_eq!(revoked.state, model::CaseState::Withdrawn);
}

#[test]
fn the_court_is_asked_in_its_window_after_ten_working_days() {
    let docket = docket("legality");
    let path = [Verify, Notify, RecheckFail, Propose, Decide];
    let mut proposal = docket.go(&docket.open(), &path[..3], None);
    proposal = docket.take(&proposal, crate::reach::suited(&docket, &proposal, Propose, Some("fine"))).0;
    let decided = on(&docket, &proposal, Decide, date(2024, 3, 29), None);
    // Urged on Friday 26 April 2024: Sunday 28 is worked, 1–5 May are off, Saturday 11 is worked; the tenth day is Monday 13.
    let urged = on(&docket, &decided, Urge, date(2024, 4, 26), None);
    assert_eq!(urged.clocks["urging_court"].due, date(2024, 5, 13));
    let apply = |day| refused(&docket, &urged, EventKind::ApplyCourt, day);
    assert_eq!(apply(date(2024, 5, 13)), (RefusalRule::TooEarly, "urging_court".to_owned()));
    assert_eq!(apply(date(2024, 9, 29)), (RefusalRule::TooEarly, "review".to_owned()));
    on(&docket, &urged, EventKind::ApplyCourt, date(2024, 9, 30), None);
    on(&docket, &urged, EventKind::ApplyCourt, date(2024, 12, 29), None);
    assert_eq!(apply(date(2024, 12, 30)).0, RefusalRule::TooLate);
}

#[test]
fn a_period_into_a_year_without_holiday_table_is_refused_and_the_year_named() {
    let docket = docket("letting");
    let overdue = docket.go(&docket.open(), &[Verify, Notify, RecheckFail], None);
    let late = docket.full_on(&overdue, Propose, Some("fine_unqualified"), date(2026, 12, 30));
    let refusal = docket.refuse(&overdue, late);
    assert_eq!(refusal.rule, RefusalRule::Calendar);
    assert!(refusal.missing[0].zh.contains("2027"), "{refusal:?}");
}
