//! What applies to an enterprise year by year, and what it pays by a differential price month by month (差别化电价、水价、气价). A measure
//! rests on a final grade from the day on which it was final; what was not collected has no amount, and no amount is 0.

use std::collections::BTreeMap;

use jiff::civil::Date;
use model::{
    Assessment, EnterpriseId, EvaluationRound, FactValue, Grade, Measure, PolicyAnswer, PolicyFacts, PolicyKind,
    PolicyOutcome, PolicySubject, Wh,
};
use rules::{PolicyPack, Quantity};
use serde::Serialize;

use crate::policies::{GradeFacts, POLICIES, known};
use crate::{Daily, Failure, Work, YearOrigin, Years};

/// Months shown at most: the latest ones.
const MONTHS: usize = 36;

/// What the clauses say of one graded year.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct YearMeasures {
    /// 年度 of the grade.
    pub year: i16,
    /// Where the year's grades come from.
    pub origin: YearOrigin,
    /// Its grade; `None` when it is not graded.
    pub grade: Option<Grade>,
    /// The day on which it is asked what is in force: when the grade was final, else the last of the year.
    pub on: Date,
    /// Every clause about enterprises, in the packs' order.
    pub answers: Vec<PolicyAnswer>,
}

/// A price clause in one month.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PriceLine {
    /// The clause's answer in this month, as if the town had adopted it; the amount is the month's.
    pub answer: PolicyAnswer,
    /// Whether an authority here has put it in force; when not, nothing is due by it.
    pub in_force: bool,
}

/// One month of differential prices.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PriceMonth {
    /// First day of the month.
    pub month: Date,
    /// The grade on which prices rest: the latest that was final on the month's first day; `None` when none was.
    pub grade: Option<Grade>,
    /// Of which evaluated year.
    pub year: i16,
    /// Since when it was final.
    pub since: Date,
    /// Electricity by its meters; `None` unless every meter of the enterprise was read for the month.
    pub electricity: Option<Wh>,
    /// Price clauses that apply, or would if they were adopted or more were known.
    pub lines: Vec<PriceLine>,
}

/// The days on which the years' grades were final.
#[must_use]
pub fn final_days<'a>(rounds: impl IntoIterator<Item = &'a EvaluationRound>) -> BTreeMap<i16, Date> {
    rounds.into_iter().filter_map(|round| Some((round.year, round.frozen.as_ref()?.1))).collect()
}

impl Work {
    /// What applies to an enterprise by each year's grade. `finals` are the days on which grades were final ([`final_days`]).
    ///
    /// # Errors
    /// [`Failure::Shape`] when a pack declares a fact of another kind than the town's.
    pub fn measures_by_year(
        &self,
        years: &Years,
        finals: &BTreeMap<i16, Date>,
        enterprise: &EnterpriseId,
    ) -> Result<Vec<YearMeasures>, Failure> {
        let packs = shipped()?;
        let mut all = Vec::new();
        for (graded, run) in years.runs() {
            let end = Date::new(graded.year, 12, 31).unwrap_or(Date::MAX);
            let on = finals.get(&graded.year).copied().unwrap_or(end);
            let grade = run.of(enterprise).map(|(_, result)| result.grade);
            let mut answers = Vec::new();
            for pack in &packs {
                let facts = facts(pack, (graded.origin, run), enterprise, in_d(years, graded.year, enterprise));
                answers.extend(answer(pack, &facts, on)?);
            }
            all.push(YearMeasures { year: graded.year, origin: graded.origin, grade, on, answers });
        }
        Ok(all)
    }

    /// Differential prices month by month, from the first month that begins with a final grade to that of `until`, the latest
    /// [`MONTHS`] of them.
    ///
    /// # Errors
    /// As [`Work::measures_by_year`].
    pub fn price_months(
        &self,
        (years, finals): (&Years, &BTreeMap<i16, Date>),
        daily: &Daily,
        enterprise: &EnterpriseId,
        until: Date,
    ) -> Result<Vec<PriceMonth>, Failure> {
        let packs = priced(shipped()?)?;
        let Some(first) = finals.values().min() else { return Ok(Vec::new()) };
        let mut months = Vec::new();
        let mut month = if first.day() == 1 { *first } else { next_month(*first) };
        while month <= until {
            // Of two years' grades the one that was final last counts.
            let basis = finals.iter().filter(|(_, day)| **day <= month).max_by_key(|(year, day)| (**day, **year));
            if let Some(((year, since), (graded, run))) = basis
                .and_then(|(year, since)| Some(((*year, *since), years.runs().find(|(one, _)| one.year == *year)?)))
            {
                let grade = run.of(enterprise).map(|(_, result)| result.grade);
                let electricity = self.metered(daily, enterprise, month);
                let mut lines = Vec::new();
                for (pack, as_is) in &packs {
                    let mut facts = facts(pack, (graded.origin, run), enterprise, in_d(years, year, enterprise));
                    use_of_the_month(pack, &mut facts, electricity);
                    for answer in answer(pack, &facts, month.last_of_month())? {
                        let open = [PolicyOutcome::Applies, PolicyOutcome::Blank, PolicyOutcome::Unknown];
                        if is_price(answer.kind) && open.contains(&answer.outcome) {
                            lines.push(PriceLine { in_force: as_is.contains(&answer.clause), answer });
                        }
                    }
                }
                months.push(PriceMonth { month, grade, year, since, electricity, lines });
            }
            month = next_month(month);
        }
        months.drain(..months.len().saturating_sub(MONTHS));
        Ok(months)
    }

    /// Electricity of an enterprise's own meters in a month. Part of the meters would pass for the whole, so all must be read.
    fn metered(&self, daily: &Daily, enterprise: &EnterpriseId, month: Date) -> Option<Wh> {
        let known = self.snapshot.enterprises.get(enterprise)?;
        let last = known.power.iter().map(|row| row.is.year).max()?;
        let mut meters: Vec<&str> =
            known.power.iter().filter(|row| row.is.year == last).map(|row| row.is.meter.as_str()).collect();
        meters.sort_unstable();
        meters.dedup();
        let mut total = 0;
        for meter in meters {
            let whole = |one: &&model::MeterReading| {
                one.meter == meter && one.kind == "electricity" && one.from == month && one.to == month.last_of_month()
            };
            // Thousandths of a kWh are Wh.
            total += daily.meters.iter().find(whole)?.amount;
        }
        Some(Wh(total))
    }
}

fn next_month(day: Date) -> Date {
    day.first_of_month().saturating_add(jiff::Span::new().months(1))
}

fn is_price(kind: PolicyKind) -> bool {
    matches!(kind, PolicyKind::ElectricityPrice | PolicyKind::GasPrice | PolicyKind::WaterPrice)
}

fn shipped() -> Result<Vec<PolicyPack>, Failure> {
    POLICIES.into_iter().map(|(file, text)| Ok(PolicyPack::parse(file, text)?)).collect()
}

/// Packs with all price clauses adopted, each with the codes of those that really are.
fn priced(packs: Vec<PolicyPack>) -> Result<Vec<(PolicyPack, Vec<String>)>, Failure> {
    let mut priced = Vec::new();
    for pack in packs {
        let of = |adopted: bool| {
            let clauses = pack.clauses_of(PolicySubject::Enterprise);
            clauses.filter(move |c| is_price(c.kind) && (c.adopted || !adopted)).map(|c| c.code.clone())
        };
        let (all, adopted): (Vec<String>, Vec<String>) = (of(false).collect(), of(true).collect());
        if !all.is_empty() {
            let codes: Vec<&str> = all.iter().map(String::as_str).collect();
            priced.push((pack.adopting(&codes)?, adopted));
        }
    }
    Ok(priced)
}

/// What a year's run says of an enterprise, as a pack declares it.
fn facts(
    pack: &PolicyPack,
    (origin, run): (YearOrigin, &Assessment),
    enterprise: &EnterpriseId,
    in_d: Option<u32>,
) -> PolicyFacts {
    let Some((_, result)) = run.of(enterprise) else { return PolicyFacts::new() };
    let grade = GradeFacts {
        grade: Some(result.grade),
        published: origin == YearOrigin::Final,
        statistics_only: !result.statistics_only.is_empty(),
    };
    let declared =
        pack.facts.iter().filter_map(|fact| Some((fact.code.clone(), known(fact, &result.candidate, grade)?)));
    let mut facts: PolicyFacts = declared.collect();
    let counts = pack.facts.iter().any(|fact| fact.code == "consecutive_d" && fact.unit == "年");
    if let Some(years) = in_d.filter(|_| counts) {
        facts.insert("consecutive_d".to_owned(), FactValue::Number(f64::from(years)));
    }
    facts
}

/// A yearly use is not a month's: what was metered stands in its place, or nothing does.
fn use_of_the_month(pack: &PolicyPack, facts: &mut PolicyFacts, electricity: Option<Wh>) {
    for fact in &pack.facts {
        match fact.code.as_str() {
            "electricity" => {
                let unit = Quantity::unit_of(Measure::Electricity, &fact.unit);
                match electricity.zip(unit) {
                    Some((used, unit)) => _ = facts.insert(fact.code.clone(), FactValue::Number(unit.show(used.0))),
                    None => _ = facts.remove(&fact.code),
                }
            }
            "gas" | "water" => _ = facts.remove(&fact.code),
            _ => {}
        }
    }
}

/// Years in D on end by final grades, up to a year; `None` when an earlier year of which the ledger has no final grade may be one.
fn in_d(years: &Years, year: i16, enterprise: &EnterpriseId) -> Option<u32> {
    let grade = |year: i16| {
        let (graded, run) = years.runs().find(|(graded, _)| graded.year == year)?;
        (graded.origin == YearOrigin::Final).then(|| run.of(enterprise).map(|(_, result)| result.grade))
    };
    let mut count = 0;
    loop {
        match grade(year - i16::try_from(count).ok()?)? {
            Some(Grade::D) => count += 1,
            _ => return Some(count),
        }
    }
}

fn answer(pack: &PolicyPack, facts: &PolicyFacts, day: Date) -> Result<Vec<PolicyAnswer>, Failure> {
    pack.answer(PolicySubject::Enterprise, facts, day).map_err(|mismatch| Failure::Shape(mismatch.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The shipped electricity pack as it would be with the surcharge filled in and adopted.
    fn filled() -> PolicyPack {
        let (file, text) = POLICIES.into_iter().find(|(file, _)| file.contains("cixi-electricity")).unwrap();
        let text = text.replace("value = \"blank\"", "value = 0.1");
        PolicyPack::parse(file, &text).unwrap().adopting(&["electricity_c", "electricity_d"]).unwrap()
    }

    fn in_grade(grade: &str, yearly_kwh: f64) -> PolicyFacts {
        PolicyFacts::from([
            ("grade".to_owned(), FactValue::Text(grade.to_owned())),
            ("grade_published".to_owned(), FactValue::Truth(true)),
            ("basis_statistics_only".to_owned(), FactValue::Truth(false)),
            ("electricity".to_owned(), FactValue::Number(yearly_kwh)),
        ])
    }

    fn amount(metered: Option<Wh>) -> (PolicyOutcome, Option<f64>) {
        let pack = filled();
        let mut facts = in_grade("D", 1_200_000.0);
        use_of_the_month(&pack, &mut facts, metered);
        let day = jiff::civil::date(2024, 10, 31);
        let answers = answer(&pack, &facts, day).unwrap();
        let one = answers.iter().find(|one| one.clause == "electricity_d").unwrap();
        (one.outcome, one.amount)
    }

    #[test]
    fn a_month_pays_for_what_was_metered_and_never_for_a_twelfth_of_the_year() {
        let (outcome, paid) = amount(Some(Wh(70_000_000)));
        assert_eq!(outcome, PolicyOutcome::Applies);
        assert!((paid.unwrap() - 0.7).abs() < 1e-12, "70 000 kWh at 0.1 yuan are 0.7 (10k yuan): {paid:?}");
        let (outcome, unknown) = amount(None);
        assert!(
            outcome == PolicyOutcome::Applies && unknown.is_none(),
            "it applies, its amount is unknown: {unknown:?}"
        );
    }

    #[test]
    fn every_price_clause_is_asked_and_those_not_adopted_are_known() {
        let packs = priced(shipped().unwrap()).unwrap();
        let kinds: std::collections::BTreeSet<String> = (packs.iter())
            .flat_map(|(pack, _)| pack.clauses_of(PolicySubject::Enterprise).filter(|c| is_price(c.kind)))
            .map(|clause| model::code_of(&clause.kind))
            .collect();
        assert_eq!(kinds.into_iter().collect::<Vec<_>>(), ["electricity_price", "gas_price", "water_price"]);
        for (pack, really) in &packs {
            let asked: Vec<_> = pack.clauses_of(PolicySubject::Enterprise).filter(|c| is_price(c.kind)).collect();
            assert!(asked.iter().all(|clause| clause.adopted), "{}", pack.header.id);
            let shipped = shipped().unwrap().into_iter().find(|one| one.header.id == pack.header.id).unwrap();
            for code in asked.into_iter().map(|clause| &clause.code) {
                let as_is = shipped.clauses.iter().find(|clause| clause.code == *code).unwrap();
                assert_eq!(really.contains(code), as_is.adopted, "{code}");
            }
        }
    }
}
