//! The stewards' half year: meters read month by month, visits with work orders, a star rating.

use std::collections::BTreeMap;

use jiff::civil::Date;
use model::{DailyRecord, EnterpriseId, MeterReading, OrderStep, Refusal, ScoreRecord, VisitRecord};

use super::Simulation;
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
