//! How the parks are run (园区运营): indicators from meters, work orders, patrols, leases that end soon, exits, stars.

mod admissions;
mod checklists;
mod choices;
mod exits;
mod patrols;

use axum::Json;
use model::MeterReading;
use sanqian::OrderFor;

use crate::access::{Asker, Seen, SeenDaily};
use crate::parameters::{Asked, NoQuery};
use crate::wire::{
    EndingInPark, MeterLine, Named, Operations, OrderLine, OrderStep, ParkIndicator, ScoreItem, ScoreLine, Unsourced,
    Words,
};
use admissions::admissions;
use checklists::checklists;
use choices::choices;
use exits::exits;
use patrols::patrols;

/// Park indicators over the year to the latest day of the records, each with the readings it rests on; work orders with their
/// steps; patrols; leases that end soon; firms that leave; the latest score of each checklist, and the lists. What was not
/// collected is `null`, never 0.
#[utoipa::path(
    get, path = "/operations", tag = "parks",
    responses((status = 200, description = "How the parks are run", body = Operations))
)]
pub(crate) async fn operations(
    asker: Asker,
    Seen(index): Seen,
    SeenDaily { daily, .. }: SeenDaily,
    Asked(NoQuery): Asked<NoQuery>,
) -> Json<Operations> {
    let (records, work) = (&index.records, &index.work);
    let packs = &records.daily_packs;
    let day = daily.until.unwrap_or(work.snapshot.as_of);
    let parks = daily.park_indicators(packs, work, day);
    let name = |code: &str| {
        let park = work.board.parks.iter().find(|park| park.code == code);
        park.map_or_else(|| code.to_owned(), |park| park.name.clone())
    };
    let mut unsourced: Vec<Unsourced> = parks.iter().flat_map(|park| &park.unsourced).map(Unsourced::from).collect();
    unsourced.dedup_by(|a, b| a.parameter == b.parameter);
    let indicators = parks.iter().flat_map(|park| {
        let meters = readings(&daily.meters, &park.park, park.period);
        park.indicators.iter().map(move |one| ParkIndicator {
            park: park.park.clone(),
            name: name(&park.park),
            indicator: Named { code: one.code.clone(), zh: one.name.zh.clone(), en: one.name.en.clone() },
            value: one.value,
            unit: one.unit.clone(),
            because: Words::from(&one.because),
            meters: meters.iter().filter(|meter| rests_on(&one.code, &meter.kind)).cloned().collect(),
        })
    });
    let orders = daily.orders.iter().map(|order| {
        let service = packs.steward.services.iter().chain(&packs.steward.patrol).find(|one| one.code == order.service);
        let (zh, en) = service.map_or((&order.service, &order.service), |one| (&one.zh, &one.en));
        OrderLine {
            number: order.number,
            enterprise: match &order.of {
                OrderFor::Enterprise(id) => Some(index.enterprise_ref(id)),
                OrderFor::Park(_) => None,
            },
            park: match &order.of {
                OrderFor::Enterprise(_) => None,
                OrderFor::Park(code) => Some(name(code)),
            },
            service: Named { code: order.service.clone(), zh: zh.clone(), en: en.clone() },
            state: state(&model::code_of(&order.state())),
            steps: (order.steps.iter())
                .map(|(at, day)| OrderStep { state: state(&model::code_of(at)), day: day.to_string() })
                .collect(),
            stars: order.rating,
        }
    });
    let board = daily.park_board(work, day);
    let ending = board.parks.iter().chain([&board.outside]).flat_map(|park| {
        park.ending.iter().map(|lease| EndingInPark {
            park: park.name.clone(),
            number: lease.number.clone(),
            tenant: lease.tenant.clone(),
            enterprise: lease.enterprise.as_ref().map(|id| index.enterprise_ref(id)),
            building_code: lease.building.clone(),
            floor_area: lease.floor_area.into(),
            to: lease.to.to_string(),
            days_left: lease.days_left,
        })
    });
    let mut ending: Vec<EndingInPark> = ending.collect();
    ending.sort_by(|a, b| (&a.to, &a.number).cmp(&(&b.to, &b.number)));
    let scores = daily.latest_scores().into_iter().map(|(record, score)| {
        let list = daily.checklist(packs, &record.checklist, record.day);
        let (zh, en) = list.as_ref().map_or((&record.checklist, &record.checklist), |one| (&one.zh, &one.en));
        let items = list.iter().flat_map(|list| &list.items);
        ScoreLine {
            checklist: Named { code: record.checklist.clone(), zh: zh.clone(), en: en.clone() },
            subject: record.subject.clone(),
            day: record.day.to_string(),
            points: score.points,
            most: score.most,
            stars: score.stars,
            items: items
                .filter_map(|item| {
                    let points = record.points.get(&item.code)?;
                    Some(ScoreItem {
                        item: Named { code: item.code.clone(), zh: item.zh.clone(), en: item.en.clone() },
                        points: *points,
                        most: item.points,
                    })
                })
                .collect(),
        }
    });
    Json(Operations {
        until: day.to_string(),
        leases_as_of: work.snapshot.as_of.to_string(),
        indicators: indicators.collect(),
        orders: orders.collect(),
        scores: scores.collect(),
        checklists: checklists(packs, &daily, day),
        ending,
        exits: exits(&index, &daily),
        admissions: admissions(&daily, &name),
        patrols: patrols(packs, &daily, &name),
        choices: choices(&index, asker.decision.scope.whole_town),
        unsourced,
    })
}

/// Which meters an indicator is made of.
fn rests_on(indicator: &str, kind: &str) -> bool {
    match indicator {
        "energy" | "carbon" => matches!(kind, "electricity" | "gas"),
        "water" => kind == "water",
        "solar_share" => matches!(kind, "solar" | "electricity"),
        _ => false,
    }
}

fn readings(all: &[MeterReading], park: &str, period: (jiff::civil::Date, jiff::civil::Date)) -> Vec<MeterLine> {
    let within = |one: &&MeterReading| one.park == park && period.0 <= one.from && one.to <= period.1;
    #[expect(clippy::cast_precision_loss, reason = "a meter's period is far below 2⁵³ thousandths")]
    let line = |one: &MeterReading| MeterLine {
        meter: one.meter.clone(),
        kind: one.kind.clone(),
        from: one.from.to_string(),
        to: one.to.to_string(),
        amount: one.amount as f64 / 1000.0,
    };
    all.iter().filter(within).map(line).collect()
}

fn state(code: &str) -> Named {
    let (zh, en) = match code {
        "open" => ("待派单", "open"),
        "assigned" => ("已派单", "assigned"),
        "done" => ("已完成", "done"),
        _ => ("已评价", "rated"),
    };
    Named { code: code.to_owned(), zh: zh.to_owned(), en: en.to_owned() }
}
