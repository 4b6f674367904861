//! Rules that punish an improvement: more tax, value added, revenue or R&D, or less land, energy, electricity or emissions,
//! must lower neither the score nor the grade of the enterprise itself while everyone else's figures stand still.

use std::collections::BTreeMap;

use model::{Candidate, Derivation, EnterpriseId, Measure};
use rules::{EvaluationPack, Expression, Quantity, measure_name};

use super::{Gravity, Probes, PublishFinding, PublishIssue, Punished};
use crate::AssessError;
use crate::names::{measure_en, measure_zh};
use crate::path::{self, Paths};

/// Figures of which more is better, and of which less is.
const GOOD: [(Measure, bool); 8] = [
    (Measure::TaxPaid, true),
    (Measure::ValueAdded, true),
    (Measure::Revenue, true),
    (Measure::RdSpending, true),
    (Measure::Land, false),
    (Measure::Energy, false),
    (Measure::Electricity, false),
    (Measure::Emissions, false),
];

/// Sizes of an improvement that are tried, as parts in a thousand of the figure.
const SIZES: [i64; 4] = [1, 10, 100, 500];

/// One finding for each figure that is punished anywhere, with the first enterprise by id and how many there are.
pub(super) fn monotone(
    pack: &EvaluationPack,
    candidates: &[Candidate],
    year: i16,
    runs: u64,
) -> Result<(Vec<PublishFinding>, Probes), AssessError> {
    let edges: Vec<Vec<f64>> = GOOD.iter().map(|(measure, _)| edges(pack, *measure)).collect();
    path::ask(candidates, pack, year, |paths| {
        let mut probes = Probes::default();
        let mut left = runs;
        let mut found: BTreeMap<usize, (u32, EnterpriseId, String, Punished)> = BTreeMap::new();
        let mut sorted: Vec<&Candidate> = candidates.iter().collect();
        sorted.sort_by(|a, b| a.enterprise.cmp(&b.enterprise));
        for candidate in sorted {
            for (place, (measure, more)) in GOOD.iter().enumerate() {
                let Some(from) = candidate.inputs.get(measure).map(|input| input.amount) else { continue };
                let punished = amounts(*measure, from, *more, &edges[place])
                    .into_iter()
                    .find_map(|to| probe(paths, &candidate.enterprise, *measure, from, to, &mut left, &mut probes));
                if let Some(punished) = punished {
                    let first = || (0, candidate.enterprise.clone(), candidate.name.clone(), punished);
                    found.entry(place).or_insert_with(first).0 += 1;
                }
            }
        }
        (found.into_values().map(finding).collect(), probes)
    })
}

/// The nearest improvements first, those just beyond what a condition compares the figure with among them.
fn amounts(measure: Measure, from: i64, more: bool, edges: &[f64]) -> Vec<i64> {
    let way = if more { 1 } else { -1 };
    let mut amounts: Vec<i64> = SIZES.iter().map(|size| from + way * (from.abs() / 1000 * size).max(1)).collect();
    if let Some(unit) = Quantity::first_unit(measure) {
        for edge in edges {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_precision_loss,
                reason = "an edge in a pack is a figure of people"
            )]
            let stored = (edge * unit.numerator as f64 / unit.denominator as f64).round() as i64;
            amounts.extend([stored - 1, stored, stored + 1]);
        }
    }
    amounts.retain(|to| (*to - from) * way > 0 && (*to > 0 || more));
    amounts.sort_by_key(|to| (to - from).abs());
    amounts.dedup();
    amounts
}

/// Every number in a condition that looks at the measure: among them those that it is compared with.
fn edges(pack: &EvaluationPack, measure: Measure) -> Vec<f64> {
    let name = measure_name(measure);
    let conditions = pack.populations.iter().map(|population| &population.when);
    let conditions = conditions.chain(pack.lists.iter().map(|list| &list.when));
    let conditions = conditions.chain(pack.groups.iter().map(|group| &group.when));
    let conditions = conditions.chain(pack.regrades.iter().map(|regrade| &regrade.when));
    let conditions = conditions.chain(pack.adjustments.iter().filter_map(|adjustment| adjustment.when.as_ref()));
    let looking = conditions.filter(|condition| condition.reads().iter().any(|read| read == name));
    looking.flat_map(numbers).collect()
}

fn numbers(condition: &Expression) -> Vec<f64> {
    let words = condition.source().split(|c: char| !(c.is_ascii_alphanumeric() || c == '.' || c == '_'));
    words.filter_map(|word| word.parse().ok()).filter(|number: &f64| number.is_finite()).collect()
}

fn probe(
    paths: &Paths<'_>,
    enterprise: &EnterpriseId,
    measure: Measure,
    from: i64,
    to: i64,
    left: &mut u64,
    probes: &mut Probes,
) -> Option<Punished> {
    let (before, after) = match paths.probe(enterprise, measure, to, *left > 0)? {
        path::Probe::NoEffect => return None,
        path::Probe::NotMade => {
            probes.left_out += 1;
            return None;
        }
        path::Probe::Alone { before, after } => (before, Some(after)),
        path::Probe::Anew { before, after } => {
            *left -= 1;
            (before, after)
        }
    };
    probes.tried += 1;
    let punished = after.is_none_or(|after| {
        let lower = after.score < before.score - 1e-9 * before.score.abs().max(1.0);
        lower || after.grade > before.grade
    });
    punished.then(|| Punished {
        lever: measure,
        from,
        to,
        before: (before.ranked, before.grade),
        after: after.map(|after| (after.ranked, after.grade)),
    })
}

fn finding((firms, enterprise, name, punished): (u32, EnterpriseId, String, Punished)) -> PublishFinding {
    let Punished { lever, from, to, before: (before, from_grade), after } = &punished;
    let unit = Quantity::first_unit(*lever);
    let shown = |amount: i64| {
        let six = unit.map(|unit| format!("{:.6}", unit.show(amount))).unwrap_or_default();
        six.trim_end_matches('0').trim_end_matches('.').to_owned()
    };
    let symbol = unit.map(|unit| unit.symbol).unwrap_or_default();
    let (from, to) = (shown(*from), shown(*to));
    let (zh, en) = match after {
        Some((after, grade)) if grade == from_grade => (
            format!("得分由 {before} 到 {after}，等级仍为 {grade:?}"),
            format!("the score goes from {before} to {after}, the grade stays {grade:?}"),
        ),
        Some((after, grade)) => (
            format!("得分由 {before} 到 {after}，等级由 {from_grade:?} 到 {grade:?}"),
            format!("the score goes from {before} to {after}, the grade from {from_grade:?} to {grade:?}"),
        ),
        None => ("不再参评".to_owned(), "it is no longer graded".to_owned()),
    };
    let (lever_zh, lever_en) = (measure_zh(*lever), measure_en(*lever));
    PublishFinding {
        gravity: Gravity::Warning,
        firms,
        example: Some(enterprise),
        line: Derivation {
            zh: format!("改善反而吃亏：{name} {lever_zh}由 {from} 到 {to} {symbol}，{zh}（共 {firms} 户）"),
            en: format!(
                "an improvement is punished: {name}, {lever_en} from {from} to {to} {symbol}: {en} ({firms} in all)"
            ),
        },
        what: PublishIssue::Punished(punished),
    }
}
