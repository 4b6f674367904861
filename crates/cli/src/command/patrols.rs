//! `sanqian steward patrol|patrols`: a patrol of a park's common parts; each fault is a work order.

use std::collections::BTreeMap;

use jiff::civil::Date;
use model::{DailyRecord, PatrolMark, PatrolRecord, Term};
use sanqian::{Daily, DailyPacks, Failure, PatrolFile, Work};

use super::case::pair;
use crate::arguments::Common;
use crate::exit::Stop;

/// The record of what was seen.
pub(super) fn record(
    work: &Work,
    park: &str,
    (items, faults): (&[String], &[String]),
    (day, steward): (Date, String),
) -> Result<DailyRecord, Stop> {
    let park = park_code(work, park)?;
    let mark = |given: &String| {
        let (item, mark) = pair(given, "--item")?;
        let known = PatrolMark::ALL.iter().find(|one| model::code_of(*one) == mark || one.zh() == mark);
        let words =
            || Stop::Usage(format!("--item {given}：须写 seen、fault 或 not_seen / write seen, fault or not_seen"));
        Ok((item.to_owned(), *known.ok_or_else(words)?))
    };
    let said = |given: &String| pair(given, "--fault").map(|(item, words)| (item.to_owned(), words.to_owned()));
    let items = items.iter().map(mark).collect::<Result<BTreeMap<_, _>, Stop>>()?;
    let faults = faults.iter().map(said).collect::<Result<BTreeMap<_, _>, Stop>>()?;
    Ok(DailyRecord::Patrolled(PatrolRecord { park, day, steward, items, faults }))
}

/// The code of a park, by code or name.
pub(super) fn park_code(work: &Work, park: &str) -> Result<String, Stop> {
    let known = work.snapshot.parks.iter().find(|(code, stated)| *code == park || stated.is.name == park);
    known.map(|(code, _)| code.clone()).ok_or_else(|| {
        let hint = work.snapshot.parks.keys().cloned().collect::<Vec<_>>().join("、");
        Stop::from(Failure::NotFound { what: "park", name: park.to_owned(), hint })
    })
}

pub(super) fn list(common: &Common, packs: &DailyPacks, daily: &Daily) {
    if common.json {
        crate::print::json(&daily.patrols);
        return;
    }
    let row = |file: &PatrolFile| {
        let record = &file.patrol.record;
        let count = |mark| record.items.values().filter(|one| **one == mark).count().to_string();
        let faults =
            packs.steward.patrol.iter().filter_map(|item| {
                Some(format!("{}：{}", common.say(&item.zh, &item.en), record.faults.get(&item.code)?))
            });
        vec![
            record.day.to_string(),
            record.park.clone(),
            record.steward.clone(),
            count(PatrolMark::Seen),
            count(PatrolMark::NotSeen),
            faults.collect::<Vec<_>>().join("；"),
            file.orders.iter().map(ToString::to_string).collect::<Vec<_>>().join("、"),
        ]
    };
    crate::print::table(
        common.say("巡查（公共部位，不是行政检查）", "patrols of common parts, which are no inspections"),
        &[
            common.say("日期", "day"),
            common.say("园区", "park"),
            common.say("管家", "steward"),
            common.say("正常 ", "in order "),
            common.say("未看 ", "not seen "),
            common.say("问题", "at fault"),
            common.say("工单", "orders"),
        ],
        daily.patrols.iter().map(row),
    );
}
