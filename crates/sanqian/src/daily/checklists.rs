//! Checklists that the town fills in. A pack ships the name of a list of which no source gives the content; who decides on one says so
//! in a record, and what is scored is scored by the list that stood on that day.

use std::collections::BTreeSet;

use jiff::civil::Date;
use model::{ChecklistText, Duty, Refusal, RefusalRule, Status};
use rules::{ScoredChecklist, ScoredItem};

use super::{Daily, DailyPacks, refuse};

impl Daily {
    pub(super) fn fill_checklist(&mut self, packs: &DailyPacks, text: &ChecklistText) -> Result<Vec<Duty>, Refusal> {
        let Some(shipped) = packs.steward.checklist(&text.checklist) else {
            let all: Vec<&str> = packs.steward.checklists.iter().map(|list| list.code.as_str()).collect();
            return Err(refuse(
                RefusalRule::NotInKind,
                format!("没有检查表“{}”，有：{}", text.checklist, all.join("、")),
                format!("there is no checklist `{}`; there are {}", text.checklist, all.join(", ")),
            ));
        };
        if shipped.clause.status != Status::Unsourced {
            return Err(refuse(
                RefusalRule::Grounds,
                format!("“{}”出自{}，不由本镇改写", shipped.zh, shipped.clause.title),
                format!("{} comes from {}; it is not the town's to rewrite", shipped.en, shipped.clause.title),
            ));
        }
        let mut codes = BTreeSet::new();
        let faulty = |item: &&model::ChecklistItem| {
            item.points == 0 || [&item.code, &item.zh, &item.en].iter().any(|text| text.trim().is_empty())
        };
        let twice = text.items.iter().find(|item| !codes.insert(item.code.as_str()));
        if text.items.is_empty() || text.source.trim().is_empty() {
            return Err(refuse(
                RefusalRule::Checklist,
                "须写明项目，以及由谁决定、写在哪里",
                "write the items, and who decided them and where that is written",
            ));
        }
        if let Some(item) = twice.or_else(|| text.items.iter().find(faulty)) {
            return Err(refuse(
                RefusalRule::Checklist,
                format!("项目“{}”须有唯一的代码、中英文名称，满分至少 1 分", item.code),
                format!("item `{}` needs a code of its own, a name in both languages, and at least 1 point", item.code),
            ));
        }
        let texts = self.checklists.entry(text.checklist.clone()).or_default();
        if texts.last().is_some_and(|last| text.day < last.day) {
            return Err(refuse(RefusalRule::Order, "早于上一版检查表", "it is before the last text of the list"));
        }
        texts.push(text.clone());
        Ok(Vec::new())
    }

    /// A checklist as it stands on a day: as the town filled it in, else as the pack has it. `None` when the pack has no such list.
    #[must_use]
    pub fn checklist(&self, packs: &DailyPacks, code: &str, day: Date) -> Option<ScoredChecklist> {
        let mut list = packs.steward.checklist(code)?.clone();
        if let Some(text) = self.checklist_text(code, day) {
            let item = |item: &model::ChecklistItem| {
                let model::ChecklistItem { code, zh, en, points } = item.clone();
                ScoredItem { code, zh, en, points }
            };
            list.items = text.items.iter().map(item).collect();
        }
        Some(list)
    }

    /// What the town filled in that stands on a day.
    #[must_use]
    pub fn checklist_text(&self, code: &str, day: Date) -> Option<&ChecklistText> {
        self.checklists.get(code)?.iter().rev().find(|text| text.day <= day)
    }
}
