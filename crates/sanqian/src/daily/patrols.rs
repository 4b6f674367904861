//! Patrols as records: each fault of a park becomes a work order, numbered with those of the visits.

use jiff::civil::Date;
use model::{Duty, PatrolRecord, Refusal, RefusalRule};
use serde::Serialize;
use steward::Patrol;

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
        let orders = patrol.orders(&packs.steward);
        let first = self.orders.len() + 1;
        let orders_of = (first..first + orders.len()).collect();
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
}
