//! Land storage (收储): negotiation round by round, then approval, contract, payments and hand-over. The pack says what follows
//! what; here are the sums: nothing for illegal buildings, relocation money before relocation, and paid is what was agreed.

use std::collections::BTreeMap;

use model::{
    Clause, Duty, Fen, Refusal, RefusalRule, Storage, StorageAct, StorageEvent, StorageItem, StorageState, Term,
};
use rules::{Calendar, PackError, ProcedurePack, amount_missing, refusal};

/// What a storage is run with.
#[derive(Debug, Clone, Copy)]
pub struct StorageRules<'a> {
    /// The procedure.
    pub pack: &'a ProcedurePack<StorageState, StorageAct>,
    /// Working days.
    pub calendar: &'a Calendar,
}

/// Compensation by item, as last agreed.
#[must_use]
pub fn storage_terms(file: &Storage) -> BTreeMap<StorageItem, Fen> {
    file.last(StorageAct::Agree).map(|act| act.says.items.clone()).unwrap_or_default()
}

/// Everything paid so far.
#[must_use]
pub fn storage_paid(file: &Storage) -> Fen {
    file.acts.iter().filter_map(|act| act.says.payment).sum()
}

impl StorageRules<'_> {
    /// The file after an act, and the duties that follow.
    ///
    /// # Errors
    /// The first rule that refuses the act, with what is missing; the file is then as it was.
    pub fn step(&self, file: &Storage, event: StorageEvent) -> Result<(Storage, Vec<Duty>), Refusal> {
        let taken = self.pack.check(self.calendar, file, &event)?;
        let clauses = &taken.clauses;
        match event.act {
            StorageAct::Appraise if event.says.land_value.is_none_or(|value| value.0 <= 0) => {
                return Err(amount_missing("土地评估价值", "appraised value of the land", clauses.clone()));
            }
            StorageAct::Offer | StorageAct::Counter | StorageAct::Agree => self.items(file, &event, clauses)?,
            StorageAct::Sign if event.says.items != storage_terms(file) => {
                return Err(amount("协议与谈妥的补偿不一致", "the contract is not what was agreed", clauses));
            }
            StorageAct::Pay => payable(file, &event, clauses)?,
            StorageAct::Vacate => compensated(file, clauses)?,
            StorageAct::Settle => settled(file, clauses)?,
            _ => {}
        }
        if event.act != StorageAct::Pay && event.says.payment.is_some() {
            return Err(amount("付款须以“付款”登记", "payments are entered by `pay`", clauses));
        }
        Ok(taken.fold(file, event))
    }

    /// The file that the acts make of an opened one.
    ///
    /// # Errors
    /// The first refusal.
    pub fn replay(&self, opened: &Storage, events: impl IntoIterator<Item = StorageEvent>) -> Result<Storage, Refusal> {
        events.into_iter().try_fold(opened.clone(), |file, event| Ok(self.step(&file, event)?.0))
    }

    /// Items that may be offered, asked or agreed. What a holder asks for is recorded as it is.
    fn items(&self, file: &Storage, event: &StorageEvent, clauses: &[Clause]) -> Result<(), Refusal> {
        let items = &event.says.items;
        if items.is_empty() || items.values().any(|fen| fen.0 < 0) {
            return Err(amount_missing("分项补偿金额", "compensation by item", clauses.to_vec()));
        }
        if event.act == StorageAct::Counter {
            return Ok(());
        }
        let of = |item: StorageItem| items.get(&item).copied().unwrap_or_default();
        if of(StorageItem::IllegalBuilding).0 > 0 {
            let (zh, en) = (StorageItem::IllegalBuilding.zh(), StorageItem::IllegalBuilding.en());
            return Err(amount(&format!("{zh}不予补偿"), &format!("nothing is paid for {en}"), clauses));
        }
        let value = file.last(StorageAct::Appraise).and_then(|act| act.says.land_value).unwrap_or_default();
        let most = self.share(&format!("land.{}", file.variant), event, clauses)?;
        if exceeds(of(StorageItem::Land), value, most) {
            return Err(amount(
                &format!("土地补偿超过评估价值的 {:.0}%", most * 100.0),
                &format!("the land is above {:.0} % of its appraised value", most * 100.0),
                clauses,
            ));
        }
        let least = self.share("stoppage.share", event, clauses)?;
        let (stoppage, house) = (of(StorageItem::Stoppage), of(StorageItem::House));
        if house.0 > 0 && exceeds_share(house, least, stoppage) {
            return Err(amount(
                &format!("停产停业损失低于房屋价值的 {:.0}%", least * 100.0),
                &format!("the loss from stoppage is below {:.0} % of the buildings", least * 100.0),
                clauses,
            ));
        }
        Ok(())
    }

    fn share(&self, name: &str, event: &StorageEvent, clauses: &[Clause]) -> Result<f64, Refusal> {
        self.pack.parameters.at(name, event.day).map_err(|error: PackError| {
            let words = (error.to_string(), error.to_string());
            refusal(RefusalRule::Calendar, words.0, words.1, clauses.to_vec())
        })
    }
}

/// A share as millionths, so that sums of fen are compared exactly.
#[expect(clippy::cast_possible_truncation, reason = "a share of a pack is near 1")]
fn millionths(share: f64) -> i128 {
    (share * 1e6).round() as i128
}

/// part > whole × share.
fn exceeds(part: Fen, whole: Fen, share: f64) -> bool {
    i128::from(part.0) * 1_000_000 > i128::from(whole.0) * millionths(share)
}

/// whole × share > part.
fn exceeds_share(whole: Fen, share: f64, part: Fen) -> bool {
    i128::from(whole.0) * millionths(share) > i128::from(part.0) * 1_000_000
}

fn amount(zh: &str, en: &str, clauses: &[Clause]) -> Refusal {
    refusal(RefusalRule::Amount, zh, en, clauses.to_vec())
}

fn total(file: &Storage) -> Fen {
    storage_terms(file).values().copied().sum()
}

fn payable(file: &Storage, event: &StorageEvent, clauses: &[Clause]) -> Result<(), Refusal> {
    let Some(payment) = event.says.payment.filter(|payment| payment.0 > 0) else {
        return Err(amount_missing("付款金额", "sum paid", clauses.to_vec()));
    };
    if storage_paid(file) + payment > total(file) {
        return Err(amount("付款超过约定的补偿总额", "more would be paid than was agreed", clauses));
    }
    Ok(())
}

/// 先补偿、后搬迁: relocation and temporary accommodation are paid at once, and first.
fn compensated(file: &Storage, clauses: &[Clause]) -> Result<(), Refusal> {
    let terms = storage_terms(file);
    let due = [StorageItem::Relocation, StorageItem::Temporary].iter().filter_map(|item| terms.get(item)).copied();
    let (due, paid) = (due.sum::<Fen>(), storage_paid(file));
    if paid.0 > 0 && paid >= due {
        return Ok(());
    }
    Err(amount(
        &format!("先补偿、后搬迁：搬迁费和临时安置费 {:.6} 万元，已付 {:.6} 万元", due.wan_yuan(), paid.wan_yuan()),
        &format!("compensation comes first: {:.6} 万元 are due, {:.6} 万元 are paid", due.wan_yuan(), paid.wan_yuan()),
        clauses,
    ))
}

fn settled(file: &Storage, clauses: &[Clause]) -> Result<(), Refusal> {
    let open = total(file) - storage_paid(file);
    if open.0 == 0 {
        return Ok(());
    }
    let open = open.wan_yuan();
    Err(amount(&format!("尚有 {open:.6} 万元未付"), &format!("{open:.6} 万元 are still to be paid"), clauses))
}
