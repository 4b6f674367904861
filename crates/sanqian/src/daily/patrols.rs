//! Patrols as records: each fault of a park becomes a work order, numbered with those of the visits.

use jiff::civil::Date;
use model::{Duty, PatrolRecord, Refusal, RefusalRule};
use serde::Serialize;
use steward::{OrderFor, Patrol, WorkOrder, WorkOrderState};

use super::{Daily, DailyPacks, refuse};

/// A patrol with its entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PatrolFile {
    /// The patrol.
    pub patrol: Patrol,
    /// Numbers of the work orders for its faults, in the list's order.
    pub orders: Vec<usize>,
    /// Number of the ledger's entry.
    pub entry: u64,
}

impl Daily {
    pub(super) fn patrolled(
        &mut self,
        packs: &DailyPacks,
        seq: u64,
        record: &PatrolRecord,
    ) -> Result<Vec<Duty>, Refusal> {
        let patrol = Patrol::of(&packs.steward, record)?;
        if self.patrols.iter().any(|file| file.patrol.record == *record) {
            return Err(refuse(RefusalRule::Duplicate, "同一次巡查已登记", "this very patrol is recorded already"));
        }
        let orders = patrol.orders(&packs.steward, self.orders.len() + 1);
        let orders_of = orders.iter().map(|order| order.number).collect();
        self.orders.extend(orders);
        self.patrols.push(PatrolFile { patrol, orders: orders_of, entry: seq });
        Ok(Vec::new())
    }

    /// The days on which a park was patrolled.
    #[must_use]
    pub fn patrol_days(&self, park: &str) -> Vec<Date> {
        let of = self.patrols.iter().map(|file| &file.patrol.record).filter(|record| record.park == park);
        of.map(|record| record.day).collect()
    }

    /// Faults of a park that patrols saw until a day: how many were not mended by then, and all. `None` when nobody patrolled it.
    #[must_use]
    pub fn faults(&self, park: &str, day: Date) -> Option<(u32, u32)> {
        let walked = self.patrol_days(park).iter().any(|on| *on <= day);
        let of_park = |order: &&WorkOrder| matches!(&order.of, OrderFor::Park(code) if code == park);
        let by = |order: &WorkOrder, state| order.steps.iter().any(|(step, on)| *step == state && *on <= day);
        let seen = self.orders.iter().filter(of_park).filter(|order| by(order, WorkOrderState::Open));
        let (mut open, mut all) = (0, 0);
        for order in seen {
            all += 1;
            open += u32::from(!by(order, WorkOrderState::Done));
        }
        walked.then_some((open, all))
    }
}
