//! The quota ledgers (指标台账): what each holder has, and every move.

use std::collections::BTreeMap;

use axum::Json;
use model::{Account, QuotaMove};
use sanqian::QuotaPack;

use crate::access::{Seen, SeenDaily};
use crate::index::Index;
use crate::parameters::{Asked, NoQuery};
use crate::wire::{EnterpriseRef, Named, QuotaBalance, QuotaEntry, QuotaPosting, Quotas, Words};

/// Land, energy, discharge and capacity quotas: balances by kind and holder, of each kind summing to zero with what came from
/// outside, was used, cut or voided; and every move that made them.
#[utoipa::path(get, path = "/quotas", tag = "town", responses((status = 200, description = "Balances and moves", body = Quotas)))]
pub(crate) async fn quotas(
    Seen(index): Seen,
    SeenDaily { daily, .. }: SeenDaily,
    Asked(NoQuery): Asked<NoQuery>,
) -> Json<Quotas> {
    let records = &index.records;
    // Holders are known by their code.
    let codes = index.work.candidates.iter().filter(|one| !one.code.is_empty());
    let firms: BTreeMap<&str, &model::EnterpriseId> = codes.map(|one| (one.code.as_str(), &one.enterprise)).collect();
    let (mut balances, mut moves) = (Vec::new(), Vec::new());
    for (name, ledger) in daily.quotas.iter() {
        let Some(pack) = records.daily_packs.quotas.get(name) else { continue };
        for ((kind, account), amount) in ledger.balances().into_iter().filter(|(_, amount)| *amount != 0) {
            balances.push(QuotaBalance {
                ledger: name.clone(),
                kind: named(pack, kind),
                account: words(account, &index, &firms),
                enterprise: holder(account, &index, &firms),
                amount,
                unit: unit(pack, kind),
            });
        }
        for (number, entry) in ledger.entries.iter().enumerate() {
            let posting = |(kind, account, amount): &(String, Account, i64)| QuotaPosting {
                kind: named(pack, kind),
                account: words(account, &index, &firms),
                enterprise: holder(account, &index, &firms),
                amount: *amount,
                unit: unit(pack, kind),
            };
            moves.push(QuotaEntry {
                ledger: name.clone(),
                number: number + 1,
                day: entry.day.to_string(),
                what: what(&entry.what),
                why: why(pack, &entry.what),
                postings: entry.postings.iter().map(posting).collect(),
            });
        }
    }
    Json(Quotas { balances, moves })
}

fn named(pack: &QuotaPack, code: &str) -> Named {
    let kind = pack.kind(code);
    let (zh, en) = kind.map_or((code, code), |kind| (&kind.zh, &kind.en));
    Named { code: code.to_owned(), zh: zh.to_owned(), en: en.to_owned() }
}

fn unit(pack: &QuotaPack, code: &str) -> String {
    pack.kind(code).map(|kind| kind.unit.clone()).unwrap_or_default()
}

fn holder(account: &Account, index: &Index, firms: &BTreeMap<&str, &model::EnterpriseId>) -> Option<EnterpriseRef> {
    let Account::Holder(code) = account else { return None };
    firms.get(code.as_str()).map(|id| index.enterprise_ref(id))
}

fn words(account: &Account, index: &Index, firms: &BTreeMap<&str, &model::EnterpriseId>) -> Words {
    let (zh, en) = match account {
        Account::Holder(code) => match firms.get(code.as_str()) {
            Some(id) => return Words { zh: index.enterprise_ref(id).name, en: index.enterprise_ref(id).name },
            None if *code == index.work.town.id.0 => {
                (index.work.town.name_zh.as_str(), index.work.town.name_en.as_str())
            }
            None => (code.as_str(), code.as_str()),
        },
        Account::Outside => ("来源（取得数，记负）", "source (what was granted, below zero)"),
        Account::Used => ("已使用", "used"),
        Account::Cut => ("已削减", "cut"),
        Account::Void => ("已作废", "void"),
    };
    Words { zh: zh.to_owned(), en: en.to_owned() }
}

fn what(of: &QuotaMove) -> Words {
    let (zh, en) = match of {
        QuotaMove::Grant { .. } => ("取得", "granted"),
        QuotaMove::Transfer { .. } => ("调剂", "transferred"),
        QuotaMove::Convert { .. } => ("折算", "converted"),
        QuotaMove::Use { .. } => ("使用", "used"),
        QuotaMove::Cut { .. } => ("削减", "cut"),
        QuotaMove::Void { .. } => ("作废", "voided"),
    };
    Words { zh: zh.to_owned(), en: en.to_owned() }
}

/// Origin, purpose, earmark or the published result that a move rests on.
fn why(pack: &QuotaPack, of: &QuotaMove) -> Option<Words> {
    let coded = |code: &str| {
        let origin = pack.origins.iter().find(|one| one.code == code).map(|one| (&one.zh, &one.en));
        let word = pack.words.iter().find(|one| one.code == code).map(|one| (&one.zh, &one.en));
        origin.or(word).map(|(zh, en)| Words { zh: zh.clone(), en: en.clone() })
    };
    match of {
        QuotaMove::Grant { origin, .. } => coded(origin),
        QuotaMove::Use { purpose, .. } => coded(purpose),
        QuotaMove::Transfer { earmark, .. } => earmark.as_deref().and_then(coded),
        QuotaMove::Cut { published, .. } => published
            .map(|day| Words { zh: format!("{day} 公布的结果"), en: format!("the result published on {day}") }),
        QuotaMove::Convert { .. } | QuotaMove::Void { .. } => None,
    }
}
