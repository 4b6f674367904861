//! `sanqian steward exits|exit|clear|leave|stay`: a firm leaves a park: notice, clearing item by item, left.

use std::path::Path;

use jiff::civil::Date;
use model::{CaseId, ContentHash, DailyRecord, ExitAct, ExitReason, ExitStep, TenancyId, Term};
use sanqian::{Daily, DailyPacks, ExitFile, ExitState, Work};

use crate::arguments::Common;
use crate::exit::Stop;

/// A record with the bytes of what shows it.
type Entry = super::WithFiles<DailyRecord>;

/// Notice for a lease.
pub(super) fn open(
    work: &Work,
    (lease, reason, case): (&str, &str, Option<&String>),
    (day, document): (Date, &Path),
) -> Result<Entry, Stop> {
    let known = ExitReason::ALL.iter().find(|one| model::code_of(*one) == reason || one.zh() == reason);
    let known = known.ok_or_else(|| {
        let all: Vec<String> =
            ExitReason::ALL.iter().map(|one| format!("{}（{}）", model::code_of(one), one.zh())).collect();
        Stop::Usage(format!("没有退出事由“{reason}”，有：{} / there is no such reason", all.join("、")))
    })?;
    let bytes = std::fs::read(document).map_err(|error| Stop::file(document, &error))?;
    let case = case.map(|id| CaseId(id.clone()));
    let notice = work.exit_notice(lease, (*known, case), (day, ContentHash::of(&bytes)))?;
    Ok((DailyRecord::ExitOpened(notice), vec![bytes]))
}

/// An item is cleared.
pub(super) fn clear(daily: &Daily, lease: &str, item: &str, (day, document): (Date, &Path)) -> Result<Entry, Stop> {
    let bytes = std::fs::read(document).map_err(|error| Stop::file(document, &error))?;
    let act = ExitAct::Clear { item: item.to_owned(), document: ContentHash::of(&bytes) };
    Ok((DailyRecord::ExitStepped(ExitStep { lease: of(daily, lease), day, act }), vec![bytes]))
}

/// The firm has left, or stays.
pub(super) fn end(daily: &Daily, lease: &str, day: Date, act: ExitAct) -> DailyRecord {
    DailyRecord::ExitStepped(ExitStep { lease: of(daily, lease), day, act })
}

/// The lease of a notice, by its number or id; one that is unknown is refused as not begun.
fn of(daily: &Daily, asked: &str) -> TenancyId {
    let known = daily.exits.iter().find(|(id, file)| id.0 == asked || file.exit.notice.number == asked);
    known.map_or_else(|| TenancyId(asked.to_owned()), |(id, _)| id.clone())
}

pub(super) fn list(common: &Common, work: &Work, packs: &DailyPacks, daily: &Daily) {
    if common.json {
        crate::print::json(&daily.exits.values().collect::<Vec<_>>());
        return;
    }
    let park = |code: &str| work.snapshot.parks.get(code).map_or(code.to_owned(), |park| park.is.name.clone());
    let row = |file: &ExitFile| {
        let (exit, notice) = (&file.exit, &file.exit.notice);
        let open = exit.open_items(&packs.parks);
        let open: Vec<&str> = open.iter().map(|item| common.say(&item.zh, &item.en)).collect();
        vec![
            notice.number.clone(),
            notice.tenant.clone(),
            park(&notice.park),
            common.say(notice.reason.zh(), notice.reason.en()).to_owned(),
            notice.day.to_string(),
            state(common, exit.state()).to_owned(),
            if exit.ended.is_none() { open.join("、") } else { String::new() },
            exit.ended.map(|(day, _)| day.to_string()).unwrap_or_default(),
            format!("{:.0}", notice.floor_area.square_metres()),
        ]
    };
    crate::print::table(
        common.say("退出园区（事由、清退事项未注明来源）", "exits from parks (reasons and items have no source)"),
        &[
            common.say("合同号", "lease"),
            common.say("承租方", "tenant"),
            common.say("园区", "park"),
            common.say("事由", "reason"),
            common.say("通知", "notice"),
            common.say("状态", "state"),
            common.say("尚未清退", "not cleared yet"),
            common.say("结束", "ended"),
            common.say("租赁面积（㎡） ", "area (m²) "),
        ],
        daily.exits.values().map(row),
    );
}

fn state(common: &Common, state: ExitState) -> &str {
    match state {
        ExitState::Noticed => common.say("已通知", "noticed"),
        ExitState::Clearing => common.say("清退中", "clearing"),
        ExitState::Left => common.say("已退出", "left"),
        ExitState::Withdrawn => common.say("已撤回", "withdrawn"),
    }
}
