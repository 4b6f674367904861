//! Patrols with the work orders of their faults.

use model::PatrolMark;
use sanqian::{Daily, DailyPacks, PatrolFile};

use crate::wire::{Named, PatrolFault, PatrolLine};

/// The latest first; `name` gives a park's name by its code.
pub(super) fn patrols(packs: &DailyPacks, daily: &Daily, name: &dyn Fn(&str) -> String) -> Vec<PatrolLine> {
    let line = |file: &PatrolFile| {
        let record = &file.patrol.record;
        let count = |mark| record.items.values().filter(|one| **one == mark).count();
        let at_fault = packs.steward.patrol.iter().filter_map(|item| Some((item, record.faults.get(&item.code)?)));
        PatrolLine {
            park: name(&record.park),
            day: record.day.to_string(),
            steward: record.steward.clone(),
            in_order: count(PatrolMark::Seen),
            not_seen: count(PatrolMark::NotSeen),
            faults: (at_fault.zip(&file.orders))
                .map(|((item, words), order)| PatrolFault {
                    item: Named { code: item.code.clone(), zh: item.zh.clone(), en: item.en.clone() },
                    words: words.clone(),
                    order: *order,
                })
                .collect(),
            entry: file.entry,
        }
    };
    daily.patrols.iter().rev().map(line).collect()
}
