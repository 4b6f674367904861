//! `sanqian steward checklists|checklist`: lists that are scored, and what the town fills in where no source gives the content.

use std::path::Path;

use jiff::civil::Date;
use model::{ChecklistItem, ChecklistText, DailyRecord, Status};
use sanqian::{Daily, DailyPacks};
use serde::Deserialize;

use crate::arguments::Common;
use crate::exit::Stop;

/// What the file says.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Filled {
    source: String,
    items: Vec<ChecklistItem>,
}

pub(super) fn record(checklist: &str, file: &Path, day: Date) -> Result<DailyRecord, Stop> {
    let bytes = std::fs::read(file).map_err(|error| Stop::file(file, &error))?;
    let filled: Filled =
        serde_json::from_slice(&bytes).map_err(|error| Stop::Usage(format!("{}: {error}", file.display())))?;
    let (checklist, Filled { source, items }) = (checklist.to_owned(), filled);
    Ok(DailyRecord::ChecklistFilled(ChecklistText { checklist, day, source, items }))
}

pub(super) fn list(common: &Common, packs: &DailyPacks, daily: &Daily, day: Date) {
    let lists = packs.steward.checklists.iter().filter_map(|list| daily.checklist(packs, &list.code, day));
    if common.json {
        let lists = lists.map(|list| {
            let items: Vec<_> = list.items.iter().map(|item| (&item.code, &item.zh, &item.en, item.points)).collect();
            let text = daily.checklist_text(&list.code, day);
            serde_json::json!({ "checklist": list.code, "items": items, "filled": text })
        });
        crate::print::json(&lists.collect::<Vec<_>>());
        return;
    }
    crate::print::table(
        common.say("检查表", "checklists"),
        &[
            common.say("代码", "code"),
            common.say("名称", "name"),
            common.say("满分 ", "most "),
            common.say("项目", "items"),
            common.say("出处", "source"),
        ],
        lists.map(|list| {
            let text = daily.checklist_text(&list.code, day);
            let items = list.items.iter().map(|item| format!("{} {}", common.say(&item.zh, &item.en), item.points));
            let items = items.collect::<Vec<_>>().join("、");
            let blank =
                common.say("空：没有出处，由本镇填写后才能评分", "blank: the town fills it in before it is scored");
            let unsourced = if list.clause.status == Status::Unsourced {
                common.say("（未注明来源）", " (no source)")
            } else {
                ""
            };
            vec![
                list.code.clone(),
                common.say(&list.zh, &list.en).to_owned(),
                list.items.iter().map(|item| item.points).sum::<u32>().to_string(),
                if items.is_empty() { blank.to_owned() } else { items },
                text.map_or_else(
                    || format!("{}{unsourced}", list.clause.title),
                    |text| format!("{} {} {}", common.say("本镇", "the town,"), text.day, text.source),
                ),
            ]
        }),
    );
}
