//! Patrols (巡查) of a park's common parts: every item is answered, a fault becomes a work order for the park.

use std::collections::BTreeSet;

use jiff::civil::Date;
use model::{Missing, PatrolMark, PatrolRecord, Refusal, RefusalRule};
use rules::{Named, StewardPack, refusal};
use serde::Serialize;

use crate::{OrderFor, WorkOrder, WorkOrderState};

/// A patrol that the rules took.
///
/// ```compile_fail
/// fn opens(patrol: steward::Patrol) -> model::CaseEvent { patrol.into() } // a patrol is no step of a case
/// ```
///
/// ```compile_fail
/// fn finds(patrol: steward::Patrol) -> model::Finding { patrol.into() } // and finds nothing against anyone
/// ```
///
/// ```compile_fail
/// fn of(patrol: &steward::Patrol) -> &model::EnterpriseId { &patrol.record.enterprise } // it is of a park, never of a firm
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Patrol {
    /// As it was recorded.
    pub record: PatrolRecord,
}

impl Patrol {
    /// Holds a record against the pack's list.
    ///
    /// # Errors
    /// Items that are not answered or not on the list, faults without words, words without a fault: each by name.
    pub fn of(pack: &StewardPack, record: &PatrolRecord) -> Result<Self, Refusal> {
        let listed: BTreeSet<&str> = pack.patrol.iter().map(|item| item.code.as_str()).collect();
        let unknown: Vec<&str> = (record.items.keys().chain(record.faults.keys()))
            .map(String::as_str)
            .filter(|code| !listed.contains(code))
            .collect();
        if !unknown.is_empty() {
            let all: Vec<&str> = listed.iter().copied().collect();
            return Err(refusal(
                RefusalRule::NotInKind,
                format!("巡查清单没有“{}”，有：{}", unknown.join("、"), all.join("、")),
                format!("the list has no {}; it has {}", unknown.join(", "), all.join(", ")),
                Vec::new(),
            ));
        }
        let left_out = of(pack, |item| !record.items.contains_key(&item.code));
        if !left_out.is_empty() {
            return Err(lacking(
                "每项都须填写，没有看的填“未看”",
                "answer every item; what was not seen is `not_seen`",
                left_out,
            ));
        }
        let at_fault = |item: &Named| record.items.get(&item.code) == Some(&PatrolMark::Fault);
        let said = |item: &Named| record.faults.get(&item.code).is_some_and(|words| !words.trim().is_empty());
        let silent = of(pack, |item| at_fault(item) && !said(item));
        if !silent.is_empty() {
            return Err(lacking("有问题的须写明是什么问题", "say what is at fault", silent));
        }
        let beside = of(pack, |item| !at_fault(item) && record.faults.contains_key(&item.code));
        if !beside.is_empty() {
            return Err(lacking("写了问题，却未填“有问题”", "a fault is described that is not marked as one", beside));
        }
        Ok(Self { record: record.clone() })
    }

    /// A work order for the park for each fault, in the list's order, numbered from `first`.
    #[must_use]
    pub fn orders(&self, pack: &StewardPack, first: usize) -> Vec<WorkOrder> {
        let faults = pack.patrol.iter().filter(|item| self.record.items.get(&item.code) == Some(&PatrolMark::Fault));
        let order = |(number, item): (usize, &Named)| WorkOrder {
            number,
            of: OrderFor::Park(self.record.park.clone()),
            service: item.code.clone(),
            steps: vec![(WorkOrderState::Open, self.record.day)],
            rating: None,
        };
        (first..).zip(faults).map(order).collect()
    }
}

fn of(pack: &StewardPack, wrong: impl Fn(&Named) -> bool) -> Vec<Missing> {
    let items = pack.patrol.iter().filter(|item| wrong(item));
    items.map(|item| Missing { code: item.code.clone(), zh: item.zh.clone(), en: item.en.clone() }).collect()
}

fn lacking(zh: &str, en: &str, missing: Vec<Missing>) -> Refusal {
    Refusal { missing, ..refusal(RefusalRule::Checklist, zh, en, Vec::new()) }
}

/// How often a park was patrolled against the pack's rhythm: spans of so many days, counted back from the last day to the first
/// patrol, and how many of them hold one. `None` before the first: what was not recorded is not zero.
#[must_use]
pub fn patrol_rhythm(patrols: &[Date], every: i64, period: (Date, Date)) -> Option<(i64, i64)> {
    let days: Vec<Date> = patrols.iter().copied().filter(|day| period.0 <= *day && *day <= period.1).collect();
    let first = patrols.iter().copied().filter(|day| *day <= period.1).min()?.max(period.0);
    let back = |day: Date| i64::from(period.1.since(day).map_or(0, |span| span.get_days())) / every.max(1);
    let due = back(first) + 1;
    let held: BTreeSet<i64> = days.into_iter().map(back).collect();
    Some((i64::try_from(held.len()).unwrap_or(due), due))
}
