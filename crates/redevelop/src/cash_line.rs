//! One line of a cash flow: base × price × shares × years, exact to the fen, spread over its quarters.

use std::collections::BTreeMap;

use jiff::civil::Date;
use model::{CashLine, Clause, Cm2, Derivation, Fen, PartyPart, counted};
use rules::{Base, Dimension, Duration, LineKind, LineRule, PackError, RenewalPack, Timetable};

use crate::because::{factor, mu, percent_factor, square_metres, wan_yuan};
use crate::{Quantities, RedevelopError};

/// Prices and shares are exact to the millionth.
const MILLION: i64 = 1_000_000;

/// An exact product of integers over an integer, with the words for its factors.
struct Product {
    numerator: i128,
    denominator: i128,
    zh: Vec<String>,
    en: Vec<String>,
}

impl Product {
    fn times(&mut self, numerator: i64, denominator: i64) -> Option<()> {
        self.numerator = self.numerator.checked_mul(i128::from(numerator))?;
        self.denominator = self.denominator.checked_mul(i128::from(denominator))?;
        Some(())
    }

    fn say(&mut self, zh: String, en: String) {
        self.zh.push(zh);
        self.en.push(en);
    }

    /// Half away from zero.
    fn rounded(&self) -> Option<i64> {
        let magnitude = (self.numerator.checked_abs()?.checked_add(self.denominator / 2)?) / self.denominator;
        i64::try_from(magnitude * self.numerator.signum()).ok()
    }
}

/// The line of a mode, or `None` when the mode does not have it. `earlier` holds the amounts so far by item, before the sign
/// of cost or income.
///
/// # Errors
/// When the pack lacks a parameter on that day or an amount does not fit 63 bits.
pub(crate) fn cash_line(
    rule: &LineRule,
    quantities: &Quantities,
    earlier: &BTreeMap<&str, Fen>,
    timetable: &Timetable,
    pack: &RenewalPack,
    day: Date,
) -> Result<CashLine, RedevelopError> {
    let too_large = || RedevelopError::TooLarge { item: rule.item.clone() };
    let mut product = base(rule, quantities, earlier);
    let mut priced_per_time = rule.base.dimension() == Dimension::MoneyPerYear;
    if let (Some(name), Some(unit)) = (&rule.price, rule.price_unit(&pack.parameters)?) {
        let price = pack.parameters.at(name, day)?;
        product.times(millionths(price), MILLION).ok_or_else(too_large)?;
        product.times(unit.numerator, unit.denominator).ok_or_else(too_large)?;
        let words = match unit.symbol.strip_prefix("share") {
            Some(per) => format!("{}{per}", percent_factor(price)),
            None => format!("{} {}", factor(price), unit.symbol),
        };
        product.say(words.clone(), words);
        priced_per_time |= unit.per_time;
    }
    for name in &rule.shares {
        let share = pack.parameters.at(name, day)?;
        product.times(millionths(share), MILLION).ok_or_else(too_large)?;
        let parameter = pack.parameters.get(name)?;
        product.say(
            format!("{}（{}）", percent_factor(share), parameter.zh),
            format!("{} ({})", percent_factor(share), parameter.en),
        );
    }
    if priced_per_time {
        let (numerator, denominator) = years(rule.duration, timetable);
        product.times(numerator, denominator).ok_or_else(too_large)?;
        #[expect(clippy::cast_precision_loss, reason = "at most 400 quarters")]
        let years = numerator as f64 / denominator as f64;
        product.say(format!("{} 年", factor(years)), counted(factor(years), "year", "years"));
    }
    let amount = Fen(product.rounded().ok_or_else(too_large)?);
    let total = if rule.kind == LineKind::Cost { -amount } else { amount };
    let quarters = spread(total, rule, timetable);
    Ok(CashLine {
        item: rule.item.clone(),
        zh: rule.zh.clone(),
        en: rule.en.clone(),
        party: rule.party,
        total,
        parts: parts(&quarters, rule, pack, day)?,
        quarters,
        because: words(rule, &product, amount),
        basis: basis(rule, pack)?,
    })
}

fn base(rule: &LineRule, quantities: &Quantities, earlier: &BTreeMap<&str, Fen>) -> Product {
    let (name_zh, name_en) = rule.base.names();
    let (amount, figure) = match rule.base {
        Base::Items => {
            let sum: Fen = rule.of.iter().filter_map(|item| earlier.get(item.as_str()).copied()).sum();
            (sum.0, format!("{} 万元", wan_yuan(sum)))
        }
        Base::LandArea | Base::LandCleared | Base::LandSold => {
            let area = Cm2(quantities.base(rule.base));
            (area.0, format!("{} 亩", mu(area)))
        }
        Base::TaxGain => return tax_gain(quantities),
        _ if rule.base.dimension() == Dimension::MoneyPerYear => {
            let tax = Fen(quantities.base(rule.base));
            (tax.0, format!("{} 万元/年", wan_yuan(tax)))
        }
        _ => {
            let area = Cm2(quantities.base(rule.base));
            (area.0, format!("{} ㎡", square_metres(area)))
        }
    };
    Product {
        numerator: i128::from(amount),
        denominator: 1,
        zh: vec![format!("{name_zh} {figure}")],
        en: vec![format!("{name_en} {figure}")],
    }
}

/// Says what the gain is the difference of.
fn tax_gain(quantities: &Quantities) -> Product {
    let gain = Fen(quantities.base(Base::TaxGain));
    let (name_zh, name_en) = Base::TaxGain.names();
    let (cleared, kept) = (wan_yuan(quantities.tax_of_cleared), wan_yuan(quantities.tax_of_kept));
    let (today, total) = (wan_yuan(quantities.tax_today), wan_yuan(gain));
    Product {
        numerator: i128::from(gain.0),
        denominator: 1,
        zh: vec![format!("{name_zh} {total} 万元/年（腾空用地预计 {cleared} + 保留企业预计 {kept} − 现状 {today}）")],
        en: vec![format!(
            "{name_en} {total} 万元/年 (cleared land {cleared} + firms that stay {kept} − today {today})"
        )],
    }
}

fn millionths(value: f64) -> i64 {
    #[expect(clippy::cast_possible_truncation, reason = "prices are below 10^9; a float out of range saturates")]
    let scaled = (value * 1_000_000.0).round() as i64;
    scaled
}

/// Years as a fraction.
pub(crate) fn years(duration: Duration, timetable: &Timetable) -> (i64, i64) {
    match duration {
        Duration::Once => (1, 1),
        Duration::Operation => (i64::from(timetable.operation.1 - timetable.operation.0), 4),
        Duration::Absence => (i64::from(timetable.absence()), 4),
        Duration::HalfBuilding => (i64::from(timetable.building()), 8),
    }
}

/// The quarters `first..end` in which a line is paid; what would fall outside the horizon is paid at its edge.
pub(crate) fn span(rule: &LineRule, timetable: &Timetable) -> (i64, i64) {
    let horizon = i64::from(timetable.horizon);
    let first = (i64::from(timetable.at(rule.from)) + i64::from(rule.from_offset)).clamp(0, horizon - 1);
    let end = (i64::from(timetable.at(rule.to)) + i64::from(rule.to_offset)).clamp(first + 1, horizon.max(first + 1));
    (first, end)
}

/// What each party bears of a shared line: every quarter is divided by itself, so its parts sum to it.
fn parts(quarters: &[Fen], rule: &LineRule, pack: &RenewalPack, day: Date) -> Result<Vec<PartyPart>, PackError> {
    if rule.shared.is_empty() {
        return Ok(Vec::new());
    }
    let mut parties = vec![rule.party];
    let mut weights = vec![MILLION];
    for other in &rule.shared {
        let share = millionths(pack.parameters.at(&other.share, day)?);
        parties.push(other.party);
        weights.push(share);
        weights[0] -= share;
    }
    let mut parts: Vec<PartyPart> =
        parties.into_iter().map(|party| PartyPart { party, total: Fen::ZERO, quarters: Vec::new() }).collect();
    for quarter in quarters {
        for (part, amount) in parts.iter_mut().zip(quarter.split(&weights)) {
            part.total += amount;
            part.quarters.push(amount);
        }
    }
    Ok(parts)
}

/// The amount by quarter over the whole horizon.
fn spread(total: Fen, rule: &LineRule, timetable: &Timetable) -> Vec<Fen> {
    let (first, end) = span(rule, timetable);
    let horizon = i64::from(timetable.horizon);
    let weights: Vec<i64> = (0..horizon).map(|quarter| i64::from((first..end).contains(&quarter))).collect();
    total.split(&weights)
}

fn words(rule: &LineRule, product: &Product, amount: Fen) -> Derivation {
    let total = wan_yuan(amount);
    let mut zh = format!("{} = {total} 万元", product.zh.join(" × "));
    let mut en = format!("{} = {total} 万元", product.en.join(" × "));
    if let Some(law) = &rule.law {
        zh += &format!("；依据《{}》{}", law.title, law.article);
        en += &format!("; under {} {}", law.title, law.article);
    }
    Derivation { zh, en }
}

/// The source of the price; without a price that of the first share, else the law, else the pack.
fn basis(rule: &LineRule, pack: &RenewalPack) -> Result<Clause, PackError> {
    match rule.price.as_ref().or_else(|| rule.shares.first()) {
        Some(name) => pack.parameters.clause(name),
        None => Ok(rule.law.clone().unwrap_or_else(|| pack.header.clause())),
    }
}
