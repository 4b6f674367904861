//! The stewards' half year: meters read month by month, visits with work orders, a star rating.

use std::collections::BTreeMap;

use jiff::civil::Date;
use model::{
    AdmissionDecision, ContentHash, DailyRecord, EnterpriseId, ExitAct, ExitReason, ExitStep, MeterReading, OrderStep,
    PatrolMark, PatrolRecord, Refusal, ScoreRecord, VisitRecord,
};

use super::{Simulation, made_up};
use crate::Work;

/// Enterprises whose own electricity meters are read.
const METERED: usize = 6;

pub(super) fn stewards(town: &mut Simulation<'_>, work: &Work, (day, until): (Date, Date)) -> Result<(), Refusal> {
    let mut month = day.first_of_month();
    if month < day {
        month = month.saturating_add(jiff::Span::new().months(1));
    }
    let first = month;
    while month.last_of_month() <= until {
        meters(town, work, month)?;
        month = month.saturating_add(jiff::Span::new().months(1));
    }
    visits(town, work, first)?;
    exits(town, work, first)?;
    admissions(town, work, first)?;
    patrols(town, work, (first, until))?;
    let Some(list) = town.packs.steward.checklists.iter().find(|list| !list.items.is_empty()) else { return Ok(()) };
    for (at, park) in (0u32..).zip(work.board.parks.iter().take(2)) {
        let points: BTreeMap<String, u32> =
            list.items.iter().map(|item| (item.code.clone(), item.points.saturating_sub(1 + at))).collect();
        let (checklist, subject) = (list.code.clone(), format!("样例管家（{}）", park.name));
        town.enter(DailyRecord::Scored(ScoreRecord { checklist, subject, day: until, points }), Vec::new())?;
    }
    Ok(())
}

/// The common meters of each park, and those of a few firms: a twelfth of the year that the power company gave.
fn meters(town: &mut Simulation<'_>, work: &Work, month: Date) -> Result<(), Refusal> {
    let to = month.last_of_month();
    for (at, park) in (1i64..).zip(&work.board.parks) {
        for (kind, amount) in [("electricity", 8_000_000 * at), ("water", 260_000 * at), ("solar", 900_000 * at)] {
            let (park, kind) = (park.code.clone(), kind.to_owned());
            let meter = format!("样例公共表-{park}-{kind}");
            let reading = MeterReading { park, meter, kind, from: month, to, amount };
            town.enter(DailyRecord::Meter(reading), Vec::new())?;
        }
    }
    for firm in work.lists.coaching.iter().take(METERED) {
        let Some(known) = work.snapshot.enterprises.get(firm) else { continue };
        let last = known.power.iter().map(|row| row.is.year).max();
        let rows = known.power.iter().filter(|row| Some(row.is.year) == last);
        let mut uses: BTreeMap<&str, i64> = BTreeMap::new();
        for row in rows {
            *uses.entry(&row.is.meter).or_default() += row.is.electricity.0 / 12;
        }
        let park = work.park_of(&model::Subject::Enterprise(firm.clone()));
        for (meter, amount) in uses {
            let (park, meter) = (park.clone().unwrap_or_else(|| "园区外".to_owned()), meter.to_owned());
            let reading = MeterReading { park, meter, kind: "electricity".to_owned(), from: month, to, amount };
            // A meter that two firms share was read already.
            if town.daily.meters.iter().all(|other| other.meter != reading.meter || other.from != month) {
                town.enter(DailyRecord::Meter(reading), Vec::new())?;
            }
        }
    }
    Ok(())
}

/// Eight visits; each service asked for becomes an order, and the orders stand at every step.
fn visits(town: &mut Simulation<'_>, work: &Work, from: Date) -> Result<(), Refusal> {
    let after = |days: i64| from.saturating_add(jiff::Span::new().days(days));
    let services: Vec<String> = town.packs.steward.services.iter().map(|one| one.code.clone()).collect();
    if services.is_empty() {
        return Ok(());
    }
    let firms: Vec<EnterpriseId> = work.lists.coaching.iter().take(8).cloned().collect();
    for (at, enterprise) in firms.into_iter().enumerate() {
        let day = after(i64::try_from(at).unwrap_or_default() * 7);
        let asks_for = services.iter().cycle().skip(at).take(1).cloned().collect();
        let (steward, says) = ("样例管家".to_owned(), "合成样例：希望协助办理".to_owned());
        town.enter(DailyRecord::Visit(VisitRecord { enterprise, day, steward, asks_for, says }), Vec::new())?;
        let order = u32::try_from(town.daily.orders.len()).unwrap_or_default();
        for (step, to) in ["assigned", "done", "rated"].into_iter().enumerate().take(at % 4) {
            let day = day.saturating_add(jiff::Span::new().days(3 + 4 * i64::try_from(step).unwrap_or_default()));
            let rating = (to == "rated").then_some(if at % 8 == 7 { 3 } else { 5 });
            town.enter(DailyRecord::Order(OrderStep { order, to: to.to_owned(), day, rating }), Vec::new())?;
        }
    }
    Ok(())
}

/// Three firms leave: one has left, one clears, one was given notice. They are the first leases of parks that run on, by number.
fn exits(town: &mut Simulation<'_>, work: &Work, from: Date) -> Result<(), Refusal> {
    let after = |days: i64| from.saturating_add(jiff::Span::new().days(days));
    let runs_on = |lease: &model::statement::Lease| lease.above.is_none() && after(182) < lease.to;
    let mut leases: Vec<_> =
        work.snapshot.leases.values().map(|stated| &stated.is).filter(|one| runs_on(one)).collect();
    leases.sort_by(|a, b| a.number.cmp(&b.number));
    let bytes = made_up("解除租赁合同协议", "样例园区", after(20));
    let notices = leases.into_iter().filter_map(|lease| {
        let on = (after(20), ContentHash::of(&bytes));
        work.exit_notice(&lease.tenancy.0, (ExitReason::Agreement, None), on).ok()
    });
    let items: Vec<String> = town.packs.parks.exit_items.iter().map(|item| item.code.clone()).collect();
    for (notice, cleared) in notices.take(3).zip([items.len(), 2, 0]).collect::<Vec<_>>() {
        let lease = notice.lease.clone();
        town.enter(DailyRecord::ExitOpened(notice), vec![bytes.clone()])?;
        let mut day = after(20);
        for item in items.iter().take(cleared) {
            day = day.saturating_add(jiff::Span::new().days(4));
            let shown = made_up(item, &lease.0, day);
            let act = ExitAct::Clear { item: item.clone(), document: ContentHash::of(&shown) };
            town.enter(DailyRecord::ExitStepped(ExitStep { lease: lease.clone(), day, act }), vec![shown])?;
        }
        if cleared == items.len() {
            town.enter(DailyRecord::ExitStepped(ExitStep { lease, day, act: ExitAct::Leave }), Vec::new())?;
        }
    }
    Ok(())
}

/// Two parks are patrolled, one every week and one every other; now and then something is at fault.
fn patrols(town: &mut Simulation<'_>, work: &Work, (from, until): (Date, Date)) -> Result<(), Refusal> {
    let items: Vec<String> = town.packs.steward.patrol.iter().map(|item| item.code.clone()).collect();
    for (park, every) in work.board.parks.iter().zip([7, 14]) {
        let (mut day, mut number) = (from.saturating_add(jiff::Span::new().days(2)), 0_usize);
        while day <= until {
            let fault = items.get(number % 20).filter(|_| number.is_multiple_of(4)).cloned();
            let marks = items.iter().enumerate().map(|(at, item)| {
                let unseen = at + 1 == items.len() && number % 3 == 1;
                let mark = if fault.as_ref() == Some(item) {
                    PatrolMark::Fault
                } else if unseen {
                    PatrolMark::NotSeen
                } else {
                    PatrolMark::Seen
                };
                (item.clone(), mark)
            });
            let record = PatrolRecord {
                park: park.code.clone(),
                day,
                steward: "样例管家".to_owned(),
                items: marks.collect(),
                faults: fault.iter().map(|item| (item.clone(), "合成样例：需维修".to_owned())).collect(),
            };
            town.enter(DailyRecord::Patrolled(record), Vec::new())?;
            let order = u32::try_from(town.daily.orders.len()).unwrap_or_default();
            if fault.is_some() {
                for (step, to) in ["assigned", "done"].into_iter().enumerate().take((number / 4) % 3) {
                    let day =
                        day.saturating_add(jiff::Span::new().days(1 + 2 * i64::try_from(step).unwrap_or_default()));
                    town.enter(
                        DailyRecord::Order(OrderStep { order, to: to.to_owned(), day, rating: None }),
                        Vec::new(),
                    )?;
                }
            }
            (day, number) = (day.saturating_add(jiff::Span::new().days(every)), number + 1);
        }
    }
    Ok(())
}

/// The first incoming projects are decided on by the figures that they came with: what they promise of tax was not collected.
fn admissions(town: &mut Simulation<'_>, work: &Work, from: Date) -> Result<(), Refusal> {
    let Some(park) = work.board.parks.first().map(|park| park.code.clone()) else { return Ok(()) };
    for (at, project) in (0i64..).zip(work.board.projects.iter().take(3)) {
        let energy = if at == 2 { 610 } else { 410 };
        let figures = [("energy_per_value_added", energy), ("far", 1_800)];
        let admit = at == 0;
        let record = AdmissionDecision {
            project: project.project.clone(),
            park: park.clone(),
            day: from.saturating_add(jiff::Span::new().days(10 + 20 * at)),
            figures: figures.into_iter().map(|(code, figure)| (code.to_owned(), figure)).collect(),
            admit,
            reasons: if admit {
                "合成样例：税收承诺另行签约".to_owned()
            } else {
                "合成样例：资料不全".to_owned()
            },
        };
        town.enter(DailyRecord::AdmissionDecided(record), Vec::new())?;
    }
    Ok(())
}
