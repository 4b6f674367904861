//! Checklists as they stand.

use sanqian::{Daily, DailyPacks, ScoredChecklist};

use crate::wire::{ChecklistItem, ChecklistLine, Clause, Named};

/// The lists of the pack as they stand on a day.
pub(super) fn checklists(packs: &DailyPacks, daily: &Daily, day: jiff::civil::Date) -> Vec<ChecklistLine> {
    let lists = packs.steward.checklists.iter().filter_map(|list| daily.checklist(packs, &list.code, day));
    let line = |list: ScoredChecklist| {
        let text = daily.checklist_text(&list.code, day);
        ChecklistLine {
            checklist: Named { code: list.code.clone(), zh: list.zh.clone(), en: list.en.clone() },
            items: (list.items.iter())
                .map(|item| ChecklistItem {
                    item: Named { code: item.code.clone(), zh: item.zh.clone(), en: item.en.clone() },
                    most: item.points,
                })
                .collect(),
            clause: Clause::from(&list.clause),
            filled_on: text.map(|text| text.day.to_string()),
            source: text.map(|text| text.source.clone()),
        }
    };
    lists.map(line).collect()
}
