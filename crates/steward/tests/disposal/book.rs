//! Conservation of value: opening + changes = closing, per village, to the fen.

use std::collections::BTreeMap;

use jiff::civil::date;
use model::DisposalAct::*;
use model::{Disposal, Fen, RefusalRule};
use proptest::prelude::*;
use steward::{Holding, VillageBook};

use crate::office::{after, open};

fn book() -> VillageBook {
    let asset = |number: usize| (Holding::Asset(format!("旧厂房-{number}")), Fen(250_000_000 + number as i64));
    let opening: BTreeMap<Holding, Fen> = (0..4).map(asset).chain([(Holding::Cash, Fen(5_000_000))]).collect();
    VillageBook::open("王家埭村", opening)
}

/// A disposal of an asset, all steps taken.
fn settled(number: usize, variant: &str) -> Disposal {
    let filing: &[model::DisposalAct] = if variant == "land_market" { &[File] } else { &[] };
    let acts = [Discuss, FreezeRoster, Call, ChooseAppraiser, Value, PublishValuation, PublishPlan, Call, Resolve];
    let file = after(variant, &[&acts[..], filing, &[List, Win, Sign, Receive]].concat());
    let about = format!("旧厂房-{number}");
    let id = model::MatterId::derive(&file.town, "village-asset", &format!("{about}{variant}"));
    Disposal { about, id, ..file }
}

fn total(holdings: &BTreeMap<Holding, Fen>) -> Fen {
    holdings.values().copied().sum()
}

#[test]
fn an_asset_leaves_only_when_its_price_is_in_the_till() {
    let unfinished = after("transfer", &[Discuss, FreezeRoster]);
    assert_eq!(book().post(&unfinished).unwrap_err().rule, RefusalRule::Balance);
    let sold = settled(1, "transfer");
    let after = book().post(&sold).unwrap();
    assert_eq!(after.value(&Holding::Asset("旧厂房-1".to_owned())), Fen(0));
    assert_eq!(after.value(&Holding::Cash), Fen(315_000_000));
    assert_eq!(after.changes[0].result(), Fen(310_000_000 - 250_000_001), "what it brought above book value");
    assert!(after.post(&sold).is_err(), "not twice");
    assert!(after.post(&Disposal { id: open("x").id, ..sold }).is_err(), "nor under another number");
}

#[test]
fn income_of_land_brought_to_the_market_is_not_paid_to_members() {
    let after = book().post(&settled(2, "land_market")).unwrap();
    assert_eq!(after.value(&Holding::LandIncome), Fen(310_000_000));
    assert_eq!(after.net_income(2024), Fen(0));
    let refused = after.distribute(date(2024, 12, 31), Fen(1)).unwrap_err();
    assert!(refused.clauses.iter().any(|clause| clause.article == "第二十七条"));
}

#[test]
fn members_get_a_share_only_after_the_funds_got_thirty_per_cent() {
    let day = date(2024, 12, 31);
    let earned = book().cash(day, Fen(1_000)).unwrap();
    assert!(earned.distribute(day, Fen(100)).is_err());
    let less = earned.set_aside(day, Fen(299)).unwrap();
    assert!(less.distribute(day, Fen(100)).is_err());
    let enough = earned.set_aside(day, Fen(300)).unwrap();
    assert!(enough.distribute(day, Fen(701)).is_err(), "more than the rest");
    assert_eq!(enough.distribute(day, Fen(700)).unwrap().value(&Holding::Funds), Fen(300));
    assert!(book().cash(day, Fen(-5_000_001)).is_err(), "never below zero");
}

proptest! {
    #[test]
    fn opening_and_changes_are_closing(
        acts in prop::collection::vec((0..5_u8, 0..4_usize, -9_000_000_i64..9_000_000), 0..24)
    ) {
        let files: Vec<Vec<Disposal>> = ["transfer", "lease", "equity", "land_market"]
            .iter().map(|variant| (0..4).map(|number| settled(number, variant)).collect()).collect();
        let mut book = book();
        for (kind, which, fen) in acts {
            let day = date(2024, 12, 31);
            let next = match kind {
                0 => book.cash(day, Fen(fen)),
                1 => book.set_aside(day, Fen(fen.abs())),
                2 => book.distribute(day, Fen(fen.abs())),
                _ => book.post(&files[which][usize::try_from(fen.unsigned_abs() % 4).unwrap()]),
            };
            if let Ok(next) = next {
                prop_assert_eq!(&next.opening, &book.opening);
                book = next;
            }
            let changed: Fen = book.changes.iter().map(steward::Change::result).sum();
            prop_assert_eq!(total(&book.opening) + changed, total(&book.closing()));
            for (holding, fen) in book.closing() {
                prop_assert!(fen.0 > 0, "{holding:?} {fen:?}");
                let moved = book.changes.iter().flat_map(|change| &change.moves).filter(|(of, _)| *of == holding);
                let opening = book.opening.get(&holding).copied().unwrap_or_default();
                prop_assert_eq!(opening + moved.map(|(_, fen)| *fen).sum(), fen);
            }
        }
    }
}
