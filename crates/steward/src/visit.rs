//! Service visits (服务走访) and the work orders that follow. A visit is a type of its own: it has no finding, no evidence against
//! anyone and no road to a case, and whether a firm wishes to renew is no field of it.

use jiff::civil::Date;
use model::EnterpriseId;
use rules::StewardPack;
use serde::{Deserialize, Serialize};

/// A service visit.
///
/// ```compile_fail
/// fn opens(visit: steward::ServiceVisit) -> model::CaseEvent { visit.into() } // a visit is no step of a case
/// ```
///
/// ```compile_fail
/// fn finds(visit: steward::ServiceVisit) -> model::Finding { visit.into() } // and finds nothing
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ServiceVisit {
    /// Whom.
    pub enterprise: EnterpriseId,
    /// When.
    pub day: Date,
    /// Who visited.
    pub steward: String,
    /// Services that the enterprise asks for, codes of the pack.
    pub asks_for: Vec<String>,
    /// What the enterprise says, in its own words.
    pub says: String,
}

/// Where a work order stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WorkOrderState {
    /// 待派单
    Open,
    /// 已派单
    Assigned,
    /// 已完成
    Done,
    /// 已评价
    Rated,
}

/// For whom a work order is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OrderFor {
    /// An enterprise that asked for a service on a visit.
    Enterprise(EnterpriseId),
    /// A park, by code, in which a patrol saw a fault.
    Park(String),
}

/// A work order for one service, or one fault.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkOrder {
    /// Its number in the town, from 1: it stays the same for whoever sees only some.
    pub number: usize,
    /// For whom.
    pub of: OrderFor,
    /// Which service, or which item of the patrol's list.
    pub service: String,
    /// State and day, in order; the last stands.
    pub steps: Vec<(WorkOrderState, Date)>,
    /// Stars that the enterprise gave, 1 to 5.
    pub rating: Option<u8>,
}

impl ServiceVisit {
    /// A work order for each service asked for that the pack has, numbered from `first`; the others are returned by name.
    #[must_use]
    pub fn orders(&self, pack: &StewardPack, first: usize) -> (Vec<WorkOrder>, Vec<String>) {
        let offered = |code: &&String| pack.services.iter().any(|service| service.code == **code);
        let (known, unknown): (Vec<&String>, Vec<&String>) = self.asks_for.iter().partition(offered);
        let order = |(number, service): (usize, &String)| WorkOrder {
            number,
            of: OrderFor::Enterprise(self.enterprise.clone()),
            service: service.clone(),
            steps: vec![(WorkOrderState::Open, self.day)],
            rating: None,
        };
        ((first..).zip(known).map(order).collect(), unknown.into_iter().cloned().collect())
    }
}

impl WorkOrder {
    /// Where it stands.
    #[must_use]
    pub fn state(&self) -> WorkOrderState {
        self.steps.last().map_or(WorkOrderState::Open, |(state, _)| *state)
    }

    /// The order one step on; `None` when that step does not follow, is before the last, or a rating is not 1 to 5 stars or
    /// comes with another step. An order of a park ends when it is done: no firm is there to rate it.
    #[must_use]
    pub fn step(&self, to: WorkOrderState, day: Date, rating: Option<u8>) -> Option<Self> {
        let next = match self.state() {
            WorkOrderState::Open => WorkOrderState::Assigned,
            WorkOrderState::Assigned => WorkOrderState::Done,
            WorkOrderState::Done if matches!(self.of, OrderFor::Enterprise(_)) => WorkOrderState::Rated,
            WorkOrderState::Done | WorkOrderState::Rated => return None,
        };
        let rated = match rating {
            Some(stars) => to == WorkOrderState::Rated && (1..=5).contains(&stars),
            None => to != WorkOrderState::Rated,
        };
        if to != next || !rated || self.steps.last().is_some_and(|(_, last)| day < *last) {
            return None;
        }
        let mut after = self.clone();
        after.steps.push((to, day));
        after.rating = rating.or(self.rating);
        Some(after)
    }
}
