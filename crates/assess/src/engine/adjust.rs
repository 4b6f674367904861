//! What conditions on scores read, and what adjustments add.

use std::collections::BTreeSet;

use model::{Column, Columns, Grade, Truth, UnevenColumn};
use rules::{AdjustmentAmount, Expression};

use super::chunk;
use super::graded::{Adjusted, GradedItem};
use super::marks;
use super::part::Parts;
use super::plan::{Plan, PopulationPlan};
use super::points;

/// The facts of the members, with value, mean and points of each indicator and their sum, as far as some rule reads them.
pub(super) fn scored_columns(
    plan: &Plan<'_>,
    population: &PopulationPlan<'_>,
    items: &[GradedItem],
    base: &[f64],
    columns: &Columns,
    rows: &[u32],
    ranked: &Parts,
) -> Result<Columns, UnevenColumn> {
    let read = reads(plan);
    let mut members = Columns::new(rows.len());
    for (name, column) in columns.iter().filter(|(name, _)| read.contains(*name)) {
        members.insert(name, pick(column, rows))?;
    }
    for (item, graded) in population.items.iter().zip(items) {
        let code = &item.rules.code;
        let mut add = |kind: &str, numbers: &dyn Fn() -> Vec<f64>| {
            let name = format!("{kind}.{code}");
            if read.contains(name.as_str()) { members.insert(name, Column::Number(numbers())) } else { Ok(()) }
        };
        let by_member = |number: &(dyn Fn(usize, f64) -> f64 + Sync)| {
            chunk::filled(rows.len(), |members| {
                let mut numbers = Vec::with_capacity(members.len());
                graded.values.each(rows, members, |member, value| numbers.push(number(member, value)));
                numbers
            })
        };
        add("value", &|| by_member(&|_, value| value))?;
        add("points", &|| {
            let factors = points::factors(&population.items, items, rows, 0..rows.len());
            by_member(&|member, value| {
                let points = graded.filled(item, member, value, ranked.of(member));
                let factor = factors.as_ref().map_or(1.0, |factors| factors[member]);
                if points.is_nan() { 0.0 } else { points * factor }
            })
        })?;
        add("mean", &|| {
            let means = marks::means(&graded.values, rows, ranked);
            by_member(&|member, _| means[ranked.of(member)])
        })?;
    }
    if read.contains("base") {
        members.insert("base", Column::Number(base.to_vec()))?;
    }
    Ok(members)
}

fn reads<'p>(plan: &Plan<'p>) -> BTreeSet<&'p str> {
    let adjustments = plan.pack.adjustments.iter().flat_map(|adjustment| {
        let (AdjustmentAmount::Points(amount) | AdjustmentAmount::Percent(amount)) = &adjustment.amount;
        adjustment.when.iter().chain([amount])
    });
    let all = adjustments.chain(plan.pack.regrades.iter().map(|regrade| &regrade.when));
    all.flat_map(Expression::reads).map(String::as_str).collect()
}

fn pick(column: &Column, rows: &[u32]) -> Column {
    match column {
        Column::Number(numbers) => Column::Number(rows.iter().map(|row| numbers[*row as usize]).collect()),
        Column::Truth(truths) => Column::Truth(rows.iter().map(|row| truths[*row as usize]).collect()),
        Column::Text { codes, words } => {
            Column::Text { codes: rows.iter().map(|row| codes[*row as usize]).collect(), words: words.clone() }
        }
    }
}

/// Percent and points of each adjustment by member, and the scores with them. An amount that cannot be reckoned, or a
/// condition that cannot be decided, adds nothing.
pub(super) fn adjust(plan: &Plan<'_>, members: &Columns, base: Vec<f64>) -> (Vec<Adjusted>, Vec<f64>) {
    let mut score = base;
    // Percent are of the sum before any adjustment.
    let base = if plan.pack.adjustments.is_empty() { Vec::new() } else { score.clone() };
    let adjustments = plan.pack.adjustments.iter().map(|adjustment| {
        let (AdjustmentAmount::Points(amount) | AdjustmentAmount::Percent(amount)) = &adjustment.amount;
        let amounts = chunk::filled(members.rows(), |rows| {
            let mut amounts = amount.numbers(members, rows.clone());
            if let Some(when) = &adjustment.when {
                for (amount, truth) in amounts.iter_mut().zip(when.truths(members, rows)) {
                    if truth != Truth::True {
                        *amount = 0.0;
                    }
                }
            }
            for amount in amounts.iter_mut().filter(|amount| amount.is_nan()) {
                *amount = 0.0;
            }
            amounts
        });
        let (percent, points) = match &adjustment.amount {
            AdjustmentAmount::Points(_) => (None, amounts),
            AdjustmentAmount::Percent(_) => {
                let points = amounts.iter().zip(&base).map(|(percent, base)| base * percent / 100.0).collect();
                (Some(amounts), points)
            }
        };
        for (score, points) in score.iter_mut().zip(&points) {
            *score += points;
        }
        (percent, points)
    });
    let adjustments = adjustments.collect();
    (adjustments, score)
}

/// Adds what rules on ranks read.
pub(super) fn add_ranks(
    members: &mut Columns,
    ranked: &[f64],
    rank: &[u32],
    firms: &[u32],
    parts: &Parts,
    initial: &[Grade],
) -> Result<(), UnevenColumn> {
    members.insert("score", Column::Number(ranked.to_vec()))?;
    members.insert("rank", Column::Number(rank.iter().map(|rank| f64::from(*rank)).collect()))?;
    let share = |(member, rank): (usize, &u32)| f64::from(*rank) / f64::from(firms[parts.of(member)]);
    members.insert("share", Column::Number(rank.iter().enumerate().map(share).collect()))?;
    let words = ["A", "B", "C", "D"].map(str::to_owned).to_vec();
    members.insert("grade", Column::Text { codes: initial.iter().map(|grade| *grade as u32).collect(), words })
}
