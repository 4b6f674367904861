//! The months after the sample town's files were collected: cases on its findings, from suspicion to every kind of end.

use jiff::civil::Date;
use model::{Check, Cm2, DailyRecord, EventKind, Finding, FreedArea, Refusal};

use super::{Course, Simulation, matters, plans, programme, stewards};
use crate::Work;
use crate::daily::{Daily, DailyPacks, NewRecord};

use EventKind::{
    Announce, Attach, Close, CloseDown, Coerce, Comply, Decide, Dismiss, HoldHearing, Notify, NotifyHearing,
    OrderCoercion, Propose, RecheckFail, RecheckPass, Report, RequestHearing, State, Urge, Verify,
};

/// Verified, ordered to correct, corrected.
const CORRECTED: &[EventKind] = &[Verify, Notify, Report, RecheckPass, Close];
/// Not so.
const DISMISSED: &[EventKind] = &[Dismiss];
/// Against the order, heard, decided, carried out.
const DECIDED: &[EventKind] = &[Verify, Notify, RecheckFail, Propose, State, Decide, Comply, Close];
/// Heard and decided; the closure itself is still to come.
const HEARD: &[EventKind] = &[Verify, Notify, RecheckFail, Propose, RequestHearing, NotifyHearing, HoldHearing, Decide];
/// Closed, nobody asking for a hearing.
const SHUT: &[EventKind] = &[Verify, Notify, RecheckFail, Propose, Decide, CloseDown, Close];
/// Demolished by force.
const DEMOLISHED: &[EventKind] =
    &[Verify, Notify, RecheckFail, Propose, Decide, Urge, Announce, OrderCoercion, Coerce, Close];
/// Ordered to correct; the period runs.
const RECTIFYING: &[EventKind] = &[Verify, Notify];
/// Demolished by the party itself once it was decided.
const COMPLIED: &[EventKind] = &[Verify, Notify, RecheckFail, Propose, Decide, Comply, Close];
/// A photo is added and nothing more.
const LOOKED_AT: &[EventKind] = &[Attach];

/// The daily work of the half year after the day of the work, as records to append after entry `next` − 1.
///
/// # Errors
/// What the rules refuse: then the simulation is at fault.
pub fn simulate(work: &Work, packs: &DailyPacks, daily: Daily, next: u64) -> Result<Vec<NewRecord>, Refusal> {
    let mut town = Simulation::new(work.town.id.clone(), packs, daily, next);
    let day = work.snapshot.as_of;
    let span = (days(day, 3), days(day, 182));
    // First: what happens later changes facts of some of them.
    plans::plans(&mut town, work, span)?;
    let version = town.daily.town_plan_version(work.plot_facts(), (day, span.0));
    town.enter(DailyRecord::TownPlanKept(Box::new(version)), Vec::new())?;
    cases(&mut town, work)?;
    programme::programme(&mut town, work, span)?;
    matters::villages(&mut town, work, span)?;
    matters::petitions(&mut town, work, span)?;
    matters::storage(&mut town, work, span)?;
    matters::quotas(&mut town, work, span.0)?;
    stewards::stewards(&mut town, work, span)?;
    Ok(town.records)
}

fn days(from: Date, days: i64) -> Date {
    from.saturating_add(jiff::Span::new().days(days))
}

/// A few of each check, the first by id, so that every kind of end is there.
fn cases(town: &mut Simulation<'_>, work: &Work) -> Result<(), Refusal> {
    let day = work.snapshot.as_of;
    let until = days(day, 182);
    let floors = uplift::norm_firms(&work.candidates, &work.snapshot, (work.year, day));
    for check in Check::ALL {
        let mut findings: Vec<&Finding> = work.findings.iter().filter(|finding| finding.check == check).collect();
        findings.sort_by(|a, b| a.id.cmp(&b.id));
        let single = findings.into_iter().filter(|finding| !finding.enterprises.is_empty());
        for (at, finding) in (0i64..).zip(single.take(12)) {
            let party = finding.enterprises.first();
            let floor = party.and_then(|party| floors.iter().find(|firm| firm.enterprise == *party)?.floor_area);
            let opened = if at % 6 == 3 { days(day, 158 + at) } else { days(day, 3 + at * 9) };
            let (steps, measure, freed) = course(check, at, finding, floor.unwrap_or_default());
            let id = town.open_case(finding, party, opened)?;
            town.run_case(&id, &Course { steps, measure, freed, until })?;
        }
    }
    Ok(())
}

fn course(
    check: Check,
    at: i64,
    finding: &Finding,
    floor: Cm2,
) -> (&'static [EventKind], Option<&'static str>, FreedArea) {
    let illegal = FreedArea { floor: finding.floor_area.unwrap_or_default(), land: Cm2::ZERO };
    let shut = FreedArea { floor, land: Cm2::ZERO };
    match (check, at % 6) {
        (_, 3) => (RECTIFYING, None, FreedArea::default()),
        (_, 4) => (DISMISSED, None, FreedArea::default()),
        (_, 5) => (LOOKED_AT, None, FreedArea::default()),
        (Check::IllegalBuilding, 0 | 2) => {
            let measure = if finding.rule.ends_with("temporary_expired") { "demolish_temporary" } else { "demolish" };
            (if at % 6 == 0 { DEMOLISHED } else { COMPLIED }, Some(measure), illegal)
        }
        (Check::Legality, 0) => (SHUT, Some("close"), shut),
        (Check::Legality, 2) => (HEARD, Some("close"), shut),
        (Check::Letting, 0) => (DECIDED, Some("fine_agreement"), FreedArea::default()),
        (Check::FireSafety, 0) => (DECIDED, Some("fine"), FreedArea::default()),
        (Check::Environment, 0) => (DECIDED, Some("fine"), FreedArea::default()),
        _ => (CORRECTED, None, FreedArea::default()),
    }
}
