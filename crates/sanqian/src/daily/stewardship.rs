//! The steward's days as records: visits and the work orders that follow, scored checklists, park indicators from meters.

use jiff::civil::Date;
use model::{Duty, OrderStep, Refusal, RefusalRule, ScoreRecord, VisitRecord};
use steward::{
    NotScored, ParkFigure, ParkIndicators, Score, ServiceVisit, WorkOrderState, park_indicators, score_list,
};

use super::{Daily, DailyPacks, refuse};
use crate::Work;

impl Daily {
    pub(super) fn visit(&mut self, packs: &DailyPacks, visit: &VisitRecord) -> Result<Vec<Duty>, Refusal> {
        let VisitRecord { enterprise, day, steward, asks_for, says } = visit.clone();
        let visit = ServiceVisit { enterprise, day, steward, asks_for, says };
        let (orders, unknown) = visit.orders(&packs.steward, self.orders.len() + 1);
        if !unknown.is_empty() {
            let offered: Vec<&str> = packs.steward.services.iter().map(|one| one.code.as_str()).collect();
            return Err(refuse(
                RefusalRule::NotInKind,
                format!("没有服务“{}”，可用：{}", unknown.join("、"), offered.join("、")),
                format!("there is no service {}; there are {}", unknown.join(", "), offered.join(", ")),
            ));
        }
        self.orders.extend(orders);
        self.visits.push(visit);
        Ok(Vec::new())
    }

    pub(super) fn order_step(&mut self, step: &OrderStep) -> Result<Vec<Duty>, Refusal> {
        let place = usize::try_from(step.order).ok().and_then(|number| number.checked_sub(1));
        let order = place.and_then(|place| self.orders.get_mut(place)).ok_or_else(|| {
            refuse(
                RefusalRule::NotBegun,
                format!("没有工单 {}", step.order),
                format!("there is no order {}", step.order),
            )
        })?;
        let to = match step.to.as_str() {
            "assigned" => WorkOrderState::Assigned,
            "done" => WorkOrderState::Done,
            "rated" => WorkOrderState::Rated,
            other => {
                return Err(refuse(
                    RefusalRule::NotInKind,
                    format!("工单没有“{other}”这一步，可用：assigned、done、rated"),
                    format!("an order has no step `{other}`; there are assigned, done, rated"),
                ));
            }
        };
        *order = order.step(to, step.day, step.rating).ok_or_else(|| {
            refuse(
                RefusalRule::NotFromHere,
                "工单按派单、完成、评价的顺序办理，日期不得早于上一步，评价为 1 至 5 星；园区工单到完成为止",
                "an order is assigned, done, then rated with 1 to 5 stars, and no step is before the last; an order of a park ends when it is done",
            )
        })?;
        Ok(Vec::new())
    }

    pub(super) fn scored(&mut self, packs: &DailyPacks, record: &ScoreRecord) -> Result<Vec<Duty>, Refusal> {
        let list = self.checklist(packs, &record.checklist, record.day);
        let list = list.ok_or_else(|| not_scored(&NotScored::NoChecklist))?;
        let got = score_list(&list, &record.points).map_err(|why| not_scored(&why))?;
        self.scores.push((record.clone(), got));
        Ok(Vec::new())
    }

    /// The indicators of every park over the year that ends on a day.
    #[must_use]
    pub fn park_indicators(&self, packs: &DailyPacks, work: &Work, day: Date) -> Vec<ParkIndicators> {
        let from = day.saturating_sub(jiff::Span::new().days(364));
        let board = self.park_board(work, day);
        let parks = board.parks.iter().map(|park| {
            let inside = |site: &&model::Site| {
                let related = work.relations.parcels.get(&site.parcel);
                related.and_then(|related| related.park.as_ref()) == Some(&park.code)
            };
            let sites: Vec<&model::Site> = work.sites.iter().filter(inside).collect();
            let tax = (!sites.is_empty()).then(|| sites.iter().map(|site| site.tax).sum());
            let (code, patrols) = (park.code.clone(), self.patrol_days(&park.code));
            let faults = self.faults(&park.code, day);
            let figure = ParkFigure { code, area: park.area, tax, occupancy: park.occupancy, patrols, faults };
            park_indicators(&packs.steward, &figure, &self.meters, (from, day))
        });
        parks.collect()
    }

    /// The latest score of each checklist and subject.
    #[must_use]
    pub fn latest_scores(&self) -> Vec<&(ScoreRecord, Score)> {
        let later = |at: usize, one: &ScoreRecord| {
            let rest = self.scores.iter().skip(at + 1);
            rest.clone().any(|(other, _)| other.checklist == one.checklist && other.subject == one.subject)
        };
        self.scores.iter().enumerate().filter(|(at, (one, _))| !later(*at, one)).map(|(_, one)| one).collect()
    }
}

fn not_scored(why: &NotScored) -> Refusal {
    match why {
        NotScored::NoChecklist => refuse(RefusalRule::NotInKind, "没有这张检查表", "there is no such checklist"),
        NotScored::Blank => refuse(
            RefusalRule::Checklist,
            "检查表没有内容（没有出处，留空）：由本镇填写后才能评分（sanqian steward checklist）",
            "the checklist is blank, because no source gives its content; fill it in first (sanqian steward checklist)",
        ),
        NotScored::Missing(items) => refuse(
            RefusalRule::Checklist,
            format!("尚未评分的项目：{}（未评不按零计）", items.join("、")),
            format!("not scored, which is not zero: {}", items.join(", ")),
        ),
        NotScored::TooMany(items) => refuse(
            RefusalRule::Checklist,
            format!("超过满分的项目：{}", items.join("、")),
            format!("more points than the item has: {}", items.join(", ")),
        ),
    }
}
