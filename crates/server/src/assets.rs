//! Village-collective assets (村集体资产): books in which opening + changes = closing, and disposals with their publicity clocks.

use axum::Json;
use model::{Disposal, Fen};
use sanqian::{Cause, Holding, MatterRecord};

use crate::access::{Seen, SeenDaily};
use crate::index::Index;
use crate::matters::matter;
use crate::members_vote::{frozen_roster, votes};
use crate::parameters::{Asked, NoQuery};
use crate::wire::{BookChange, HoldingLine, MatterItem, VillageAssets, VillageBook, Words};

/// Books and disposals of all villages.
#[utoipa::path(
    get, path = "/village-assets", tag = "town",
    responses((status = 200, description = "Books and disposals", body = VillageAssets))
)]
pub(crate) async fn village_assets(
    Seen(index): Seen,
    SeenDaily { daily, .. }: SeenDaily,
    Asked(NoQuery): Asked<NoQuery>,
) -> Json<VillageAssets> {
    let mut disposals: Vec<_> = daily.disposals.iter().collect();
    disposals.sort_by_key(|(id, record)| (record.matter.opened, *id));
    Json(VillageAssets {
        as_of: daily.until.map(|day| day.to_string()),
        books: daily.books.values().map(book).collect(),
        disposals: disposals.into_iter().map(|(_, record)| disposal(&index, record)).collect(),
    })
}

/// A disposal, with how the members voted.
fn disposal(index: &Index, record: &MatterRecord<Disposal>) -> MatterItem {
    let pack = &index.records.daily_packs.disposal;
    let mut item = matter(pack, record, model::DisposalAct::disposes);
    item.roster = frozen_roster(&index.work.snapshot.town, pack, record);
    for (act, vote) in item.acts.iter_mut().zip(votes(pack, record)) {
        act.vote = vote;
    }
    item
}

fn book(book: &sanqian::VillageBook) -> VillageBook {
    let mut holdings: Vec<&Holding> = book.opening.keys().collect();
    holdings.extend(book.changes.iter().flat_map(|change| &change.moves).map(|(holding, _)| holding));
    holdings.sort();
    holdings.dedup();
    let line = |holding: &Holding| {
        let opening = book.opening.get(holding).copied().unwrap_or_default();
        let closing = book.value(holding);
        HoldingLine {
            holding: words(holding),
            opening: opening.into(),
            changes: (closing - opening).into(),
            closing: closing.into(),
        }
    };
    let opening: Fen = book.opening.values().copied().sum();
    let changes: Fen = book.changes.iter().map(sanqian::Change::result).sum();
    VillageBook {
        village: book.village.clone(),
        holdings: holdings.into_iter().map(line).collect(),
        opening: opening.into(),
        changes: changes.into(),
        closing: book.closing().values().copied().sum::<Fen>().into(),
        moves: (book.changes.iter())
            .map(|change| BookChange {
                day: change.day.to_string(),
                cause: cause(change.cause),
                disposal: change.matter.as_ref().map(|id| id.0.clone()),
                result: change.result().into(),
            })
            .collect(),
    }
}

fn words(holding: &Holding) -> Words {
    let (zh, en) = match holding {
        Holding::Cash => ("货币资金".to_owned(), "money".to_owned()),
        Holding::Funds => ("公积金、公益金".to_owned(), "funds".to_owned()),
        Holding::LandIncome => ("入市收益（不得直接分配）".to_owned(), "income of land (not paid out)".to_owned()),
        Holding::Asset(code) => (code.clone(), code.clone()),
        Holding::Share(code) => (format!("{code}（入股）"), format!("share for {code}")),
    };
    Words { zh, en }
}

fn cause(cause: Cause) -> Words {
    let (zh, en) = match cause {
        Cause::Disposal => ("资产处置", "disposal"),
        Cause::Income => ("收入", "income"),
        Cause::Expense => ("支出", "expense"),
        Cause::Reserve => ("提取公积金、公益金", "set aside for the funds"),
        Cause::Distribution => ("分红", "dividends"),
    };
    Words { zh: zh.to_owned(), en: en.to_owned() }
}
