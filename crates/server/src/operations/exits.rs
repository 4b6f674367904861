//! Firms that leave a park.

use model::Term;
use sanqian::{Daily, ExitFile, ExitState};

use crate::index::Index;
use crate::wire::{ExitItem, ExitLine, Named};

/// By lease.
pub(super) fn exits(index: &Index, daily: &Daily) -> Vec<ExitLine> {
    let (packs, work) = (&index.records.daily_packs, &index.work);
    let line = |file: &ExitFile| {
        let (exit, notice) = (&file.exit, &file.exit.notice);
        let named = |code: String, zh: &str, en: &str| Named { code, zh: zh.to_owned(), en: en.to_owned() };
        let (zh, en) = match exit.state() {
            ExitState::Noticed => ("已通知", "noticed"),
            ExitState::Clearing => ("清退中", "clearing"),
            ExitState::Left => ("已退出", "left"),
            ExitState::Withdrawn => ("已撤回", "withdrawn"),
        };
        let items = packs.parks.exit_items.iter().map(|item| ExitItem {
            item: named(item.code.clone(), &item.zh, &item.en),
            cleared: exit.cleared.get(&item.code).map(|(day, _)| day.to_string()),
        });
        ExitLine {
            lease: notice.lease.0.clone(),
            number: notice.number.clone(),
            tenant: notice.tenant.clone(),
            enterprise: notice.enterprise.as_ref().map(|id| index.enterprise_ref(id)),
            park: work.snapshot.parks.get(&notice.park).map_or(notice.park.clone(), |park| park.is.name.clone()),
            floor_area: notice.floor_area.into(),
            reason: named(model::code_of(&notice.reason), notice.reason.zh(), notice.reason.en()),
            notice: notice.day.to_string(),
            state: named(model::code_of(&exit.state()), zh, en),
            items: items.collect(),
            ended: exit.ended.map(|(day, _)| day.to_string()),
            entries: file.entries.clone(),
        }
    };
    daily.exits.values().map(line).collect()
}
