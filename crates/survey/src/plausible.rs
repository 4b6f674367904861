//! Amounts of a size that cannot be: nearly always a cell filled in another unit than its header says.
//!
//! Three tests, on rows that are otherwise sound, each stated in the hint:
//! - a bound per quantity that no firm, parcel or building of a town reaches;
//! - another row of the same file about the same thing in another year, from which the amount differs more than a
//!   thousandfold, when it is also the one further from the file's middle;
//! - for a parcel's area its outline on the map, from which it differs more than fiftyfold (㎡ and 亩 are 667 apart).

use std::collections::BTreeMap;

use model::statement::Statement;
use model::{Fact, GivenUnit, Problem, Severity};

use crate::known::Known;
use crate::problem::{problem, said};
use crate::sheet::Sheet;

/// Years of one thing may differ by this factor (a firm that started or stopped); the next unit is 10⁴ away.
const YEARS_APART: f64 = 1_000.0;

/// The recorded and the drawn area of a parcel never differ by this factor; the next unit is 667 away.
const DRAWN_APART: f64 = 50.0;

/// A quantity of a fact with what it belongs to.
struct Amount {
    fact: usize,
    field: &'static str,
    of: String,
    stored: i64,
    most: i64,
    unit: GivenUnit,
}

/// Splits off facts with an implausible amount; each amount is a problem.
pub(crate) fn split(sheet: &Sheet<'_>, facts: Vec<Fact>, known: &Known<'_>) -> (Vec<Fact>, Vec<Problem>) {
    let mut amounts: Vec<Amount> = Vec::new();
    for (index, fact) in facts.iter().enumerate() {
        collect(index, fact, &mut amounts);
    }
    let wild: BTreeMap<(usize, &'static str), String> =
        drawn(&facts, known).into_iter().chain(beyond(&amounts)).chain(apart(&amounts)).collect();
    let mut kept = Vec::with_capacity(facts.len());
    let mut problems = Vec::new();
    for (index, fact) in facts.into_iter().enumerate() {
        let here: Vec<_> = wild.range((index, "")..(index + 1, "")).collect();
        for ((_, field), hint) in &here {
            let literal = fact.cells.get(*field).map(|c| c.literal.clone()).unwrap_or_default();
            let expected = "量级合理的数值 / an amount of plausible size";
            let hint = format!(
                "{hint} 请核对单位是否与表头一致（元/万元、㎡/亩、千瓦时/万千瓦时）。 / Check the unit against the header."
            );
            let said = said("value.implausible", expected, hint);
            problems.push(problem(sheet.place(fact.source.row, field), Severity::Row, said, &literal));
        }
        if here.is_empty() {
            kept.push(fact);
        }
    }
    (kept, problems)
}

fn drawn(facts: &[Fact], known: &Known<'_>) -> Vec<((usize, &'static str), String)> {
    let mut wild = Vec::new();
    for (index, fact) in facts.iter().enumerate() {
        let Statement::LandRight(right) = &fact.statement else { continue };
        let (Some(area), Some(drawn)) = (right.area, known.drawn(&right.parcel)) else { continue };
        let times = drawn / area.square_metres().max(f64::MIN_POSITIVE);
        if !(1.0 / DRAWN_APART..=DRAWN_APART).contains(&times) {
            wild.push(((index, "area"), format!("该宗地在宗地图上的面积为 {drawn:.0} ㎡。")));
        }
    }
    wild
}

fn beyond(amounts: &[Amount]) -> Vec<((usize, &'static str), String)> {
    let over = amounts.iter().filter(|a| a.stored > a.most);
    over.map(|a| ((a.fact, a.field), format!("超过上限 {} {}。", a.unit.show(a.most), a.unit.symbol))).collect()
}

fn apart(amounts: &[Amount]) -> Vec<((usize, &'static str), String)> {
    let mut wild = Vec::new();
    let mut by_thing: BTreeMap<(&str, &str), Vec<&Amount>> = BTreeMap::new();
    let mut by_field: BTreeMap<&str, Vec<&Amount>> = BTreeMap::new();
    for amount in amounts.iter().filter(|a| a.stored > 0) {
        by_field.entry(amount.field).or_default().push(amount);
        if !amount.of.is_empty() {
            by_thing.entry((amount.field, &amount.of)).or_default().push(amount);
        }
    }
    for values in by_field.values_mut() {
        values.sort_unstable_by_key(|a| a.stored);
    }
    for ((field, thing), years) in by_thing {
        let (Some(low), Some(high)) = (years.iter().min_by_key(|a| a.stored), years.iter().max_by_key(|a| a.stored))
        else {
            continue;
        };
        if ratio(high.stored, low.stored) < YEARS_APART {
            continue;
        }
        // The one further from what others have is the odd one; without others it may be either.
        let others: Vec<i64> =
            by_field.get(field).into_iter().flatten().filter(|a| a.of != thing).map(|a| a.stored).collect();
        let odd = match others.get(others.len() / 2) {
            Some(middle) if ratio(high.stored, *middle) >= ratio(*middle, low.stored) => vec![(high, low)],
            Some(_) => vec![(low, high)],
            None => vec![(low, high), (high, low)],
        };
        let times = ratio(high.stored, low.stored).round();
        for (odd, other) in odd {
            let told =
                format!("与本表另一年度的 {} {} 相差约 {times} 倍。", odd.unit.show(other.stored), odd.unit.symbol);
            wild.push(((odd.fact, odd.field), told));
        }
    }
    wild
}

#[expect(clippy::cast_precision_loss, reason = "orders of magnitude")]
fn ratio(a: i64, b: i64) -> f64 {
    a as f64 / b.max(1) as f64
}

/// Bounds per quantity: none is reached by any firm, parcel or building of a town of some thousand firms.
fn collect(fact: usize, of: &Fact, into: &mut Vec<Amount>) {
    const MONEY: (i64, GivenUnit) = (2_000_000_000_000, GivenUnit::WAN_YUAN); // 200 亿元 of revenue or output
    const TAX: (i64, GivenUnit) = (100_000_000_000, GivenUnit::WAN_YUAN); // 10 亿元
    const POWER: (i64, GivenUnit) = (1_000_000_000_000, GivenUnit::WAN_KWH); // 10 亿千瓦时
    const LAND: (i64, GivenUnit) = (20_000_000_000, GivenUnit::SQUARE_METRE); // 2 km²
    const FLOOR: (i64, GivenUnit) = (5_000_000_000, GivenUnit::SQUARE_METRE); // 50 ha of floor
    const STAFF: (i64, GivenUnit) = (50_000_000, GivenUnit::PERSON); // 5 万人
    const MASS: (i64, GivenUnit) = (100_000_000_000, GivenUnit::TONNE); // 10 万吨
    const ENERGY: (i64, GivenUnit) = (1_000_000_000, GivenUnit::TCE); // 100 万吨标准煤
    const RENT: (i64, GivenUnit) = (1_000_000, GivenUnit::YUAN); // 1 万元/㎡
    let mut add = |of: String, field, stored: Option<i64>, (most, unit): (i64, GivenUnit)| {
        if let Some(stored) = stored {
            into.push(Amount { fact, field, of, stored, most, unit });
        }
    };
    match &of.statement {
        Statement::Tax(s) => add(s.enterprise.0.clone(), "tax_paid", Some(s.tax_paid.0), TAX),
        Statement::Power(s) => add(s.meter.clone(), "electricity", Some(s.electricity.0), POWER),
        Statement::SocialInsurance(s) => {
            add(s.enterprise.0.clone(), "insured", Some(s.insured.0), STAFF);
            add(s.enterprise.0.clone(), "contributions", Some(s.contributions.0), TAX);
        }
        Statement::Emission(s) => {
            let masses = [
                ("cod", s.cod),
                ("ammonia_nitrogen", s.ammonia_nitrogen),
                ("so2", s.so2),
                ("nox", s.nox),
                ("vocs", s.vocs),
            ];
            for (field, mass) in masses {
                // Treatment can cut a pollutant a thousandfold from one year to the next.
                add(String::new(), field, mass.map(|m| m.0), MASS);
            }
        }
        Statement::Statistics(s) => {
            let money = [("value_added", s.value_added), ("revenue", s.revenue), ("output", s.output)];
            for (field, amount) in money {
                add(s.enterprise.0.clone(), field, amount.map(|m| m.0), MONEY);
            }
            add(s.enterprise.0.clone(), "energy", s.energy.map(|e| e.0), ENERGY);
            add(s.enterprise.0.clone(), "staff", s.staff.map(|p| p.0), STAFF);
            // Research comes and goes from year to year.
            add(String::new(), "rd_spending", s.rd_spending.map(|m| m.0), MONEY);
        }
        Statement::Declaration(s) => {
            add(s.enterprise.0.clone(), "tax_paid", s.tax_paid.map(|m| m.0), TAX);
            add(s.enterprise.0.clone(), "land", s.land.map(|m| m.0), LAND);
            let money = [("value_added", s.value_added), ("revenue", s.revenue)];
            for (field, amount) in money {
                add(s.enterprise.0.clone(), field, amount.map(|m| m.0), MONEY);
            }
            add(s.enterprise.0.clone(), "electricity", s.electricity.map(|e| e.0), POWER);
            add(s.enterprise.0.clone(), "energy", s.energy.map(|e| e.0), ENERGY);
            add(s.enterprise.0.clone(), "staff", s.staff.map(|p| p.0), STAFF);
            // Research comes and goes from year to year.
            add(String::new(), "rd_spending", s.rd_spending.map(|m| m.0), MONEY);
            add(s.enterprise.0.clone(), "emissions", s.emissions.map(|m| m.0), MASS);
        }
        Statement::LandRight(s) => add(String::new(), "area", s.area.map(|a| a.0), LAND),
        Statement::BuildingRecord(s) => {
            add(String::new(), "certified_footprint", s.certified_footprint.map(|a| a.0), FLOOR);
            add(String::new(), "certified_floor_area", s.certified_floor_area.map(|a| a.0), FLOOR);
            add(String::new(), "permitted_floor_area", s.permitted_floor_area.map(|a| a.0), FLOOR);
        }
        Statement::Lease(s) => {
            add(String::new(), "floor_area", Some(s.floor_area.0), FLOOR);
            add(String::new(), "rent_per_m2", s.rent_per_m2.map(|m| m.0), RENT);
        }
        Statement::Vacancy(s) => add(String::new(), "floor_area", Some(s.floor_area.0), FLOOR),
        Statement::Project(s) => add(String::new(), "land", s.land.map(|a| a.0), LAND),
        Statement::VillageAsset(s) => add(String::new(), "book_value", Some(s.book_value.0), TAX),
        _ => {}
    }
}
