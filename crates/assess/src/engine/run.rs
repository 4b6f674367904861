//! One run over all rows.

use model::{Columns, UnevenColumn};
use rules::{Missing, PackError};

use super::graded::{Graded, GradedPopulation, Standing};
use super::members::{Members, members};
use super::part::Parts;
use super::plan::{Plan, PopulationPlan};
use super::points::Ground;
use super::{adjust, points, rank, regrade, values};

/// Why a population cannot be evaluated.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EngineError {
    /// Two populations take the same enterprise.
    #[error("row {row} belongs to two populations; narrow the condition of one")]
    Overlap {
        /// The row.
        row: usize,
        /// Indices of the populations.
        populations: [u8; 2],
    },
    /// A benchmark from the population is not above zero.
    #[error(
        "the benchmark of `{indicator}` that comes from the population {part} is {found}, which is not above zero; give it another benchmark"
    )]
    Benchmark {
        /// Code of the indicator.
        indicator: String,
        /// Facts of the part.
        part: String,
        /// The benchmark found.
        found: String,
    },
    /// The pack cannot score.
    #[error(transparent)]
    Pack(#[from] PackError),
    /// Columns of different lengths.
    #[error(transparent)]
    Columns(#[from] UnevenColumn),
}

/// Scores, ranks and grades all rows. O(n log n) in time, O(n) in memory beside the result.
///
/// # Errors
/// [`EngineError`].
pub fn run(plan: &Plan<'_>, columns: &Columns) -> Result<Graded, EngineError> {
    let mut known = members(plan, columns)?;
    let columns = &with_groups(plan, columns, &known)?;
    let populations = (0_u8..)
        .zip(&plan.populations)
        .map(|(index, population)| population_run(plan, index, population, columns, &mut known))
        .collect::<Result<_, _>>()?;
    Ok(Graded { standing: known.standing, managed: known.managed, populations })
}

/// The columns with the industry group of each row, if the pack has groups.
fn with_groups<'c>(
    plan: &Plan<'_>,
    columns: &'c Columns,
    known: &Members,
) -> Result<std::borrow::Cow<'c, Columns>, UnevenColumn> {
    if plan.pack.groups.is_empty() {
        return Ok(std::borrow::Cow::Borrowed(columns));
    }
    let words = plan.pack.groups.iter().map(|group| group.code.clone()).collect();
    let mut grouped = columns.clone();
    grouped.insert("group", model::Column::Text { codes: known.group.clone(), words })?;
    Ok(std::borrow::Cow::Owned(grouped))
}

fn population_run(
    plan: &Plan<'_>,
    index: u8,
    population: &PopulationPlan<'_>,
    columns: &Columns,
    known: &mut Members,
) -> Result<GradedPopulation, EngineError> {
    let all: Vec<u32> =
        (0_u32..).zip(&known.standing).filter(|(_, s)| **s == Standing::In(index)).map(|(row, _)| row).collect();
    let mut values: Vec<Vec<f64>> = population.items.iter().map(|item| values::values(item, columns, &all)).collect();
    let needed: Vec<usize> =
        (0..values.len()).filter(|item| population.items[*item].rules.missing == Missing::Refuse).collect();
    let complete: Vec<bool> =
        (0..all.len()).map(|row| needed.iter().all(|item| !values[*item][row].is_nan())).collect();
    for (row, _) in all.iter().zip(&complete).filter(|(_, complete)| !**complete) {
        known.standing[*row as usize] = Standing::Lacking(index);
    }
    let rows: Vec<u32> = all.iter().zip(&complete).filter(|(_, complete)| **complete).map(|(row, _)| *row).collect();
    if rows.len() < all.len() {
        for values in &mut values {
            let mut row = 0;
            values.retain(|_| {
                row += 1;
                complete[row - 1]
            });
        }
    }
    let parts = Parts::new(columns, &rows, &population.rules.rank_within);
    let ground = Ground { columns, rows: &rows, group: &known.group, ranked: &parts };
    let mut items = population
        .items
        .iter()
        .zip(values)
        .map(|(item, values)| points::score(item, values, &ground))
        .collect::<Result<Vec<_>, _>>()?;
    let base = points::base(&population.items, &mut items, rows.len());
    let mut facts = adjust::scored_columns(plan, population, &items, &base, columns, &rows, &parts)?;
    let (adjustments, score) = adjust::adjust(plan, &facts, base);
    let ranked: Vec<f64> = score.iter().map(|score| population.quotas.ranked(*score)).collect();
    let breakers: Vec<&[f64]> = plan
        .pack
        .grades
        .tie_break
        .iter()
        .filter_map(|code| population.items.iter().position(|item| item.rules.code == *code))
        .map(|item| items[item].values.as_slice())
        .collect();
    let (ranks, firms) = rank::ranks(&ranked, &breakers, &parts, population.quotas.ties);
    let initial: Vec<model::Grade> = (0..rows.len())
        .map(|member| population.quotas.grade(ranks[member], firms[parts.of(member)], ranked[member]))
        .collect();
    let share = (0..rows.len()).map(|member| f64::from(ranks[member]) / f64::from(firms[parts.of(member)])).collect();
    if !plan.pack.regrades.is_empty() {
        adjust::add_ranks(&mut facts, &ranked, &ranks, share, &initial)?;
    }
    let regrades = regrade::holding(plan, &facts);
    let grade = regrade::grades(plan, &initial, &regrades);
    Ok(GradedPopulation {
        rows,
        items,
        adjustments,
        score,
        ranked,
        rank: ranks,
        initial,
        grade,
        regrades,
        parts: parts.keys.clone(),
        firms,
        ranked_with: parts,
    })
}
