//! One run over all rows.

use model::{Columns, Grade, UnevenColumn};
use rayon::prelude::*;
use rules::{CutBy, Missing, PackError, Quotas};

use super::graded::{Graded, GradedItem, GradedPopulation, Standing};
use super::members::{Members, members};
use super::part::{Parts, Splits};
use super::plan::{Item, Plan, PopulationPlan};
use super::values::Values;
use super::{adjust, chunk, points, rank, regrade};

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

/// Scores, ranks and grades all rows, on all cores and with the same result on any number of them. O(n log n) in time; in
/// memory the result (about 30 bytes a row) and less than that beside it.
///
/// # Errors
/// [`EngineError`].
pub fn run<'p>(plan: &Plan<'p>, columns: &Columns) -> Result<Graded<'p>, EngineError> {
    let mut known = members(plan, columns)?;
    let columns = with_groups(plan, columns, &known)?;
    let populations = (0_u8..)
        .zip(&plan.populations)
        .map(|(index, population)| population_run(plan, index, population, &columns, &mut known))
        .collect::<Result<_, _>>()?;
    Ok(Graded { standing: known.standing, managed: known.managed, populations })
}

/// The columns with the industry group of each row, if the pack has groups.
fn with_groups(plan: &Plan<'_>, columns: &Columns, known: &Members) -> Result<Columns, UnevenColumn> {
    let mut columns = columns.clone();
    if !plan.pack.groups.is_empty() {
        let words = plan.pack.groups.iter().map(|group| group.code.clone()).collect();
        columns.insert("group", model::Column::Text { codes: known.group.clone(), words })?;
    }
    Ok(columns)
}

fn population_run<'p>(
    plan: &Plan<'p>,
    index: u8,
    population: &PopulationPlan<'p>,
    columns: &Columns,
    known: &mut Members,
) -> Result<GradedPopulation<'p>, EngineError> {
    let (rows, values) = complete(index, population, columns, known);
    let within = population.items.iter().map(Item::within).chain([population.rules.rank_within.clone()]);
    let splits = Splits::new(columns, &rows, within.collect());
    let parts = splits.by(&population.rules.rank_within);
    let items: Vec<Result<GradedItem, EngineError>> = population
        .items
        .par_iter()
        .zip(values)
        .map(|(item, values)| points::item(item, values, columns, &rows, &splits, &parts))
        .collect();
    // Of several errors always the first.
    let items = items.into_iter().collect::<Result<Vec<_>, _>>()?;
    let base = points::base(&population.items, &items, &rows, &parts);
    let mut facts = adjust::scored_columns(plan, population, &items, &base, columns, &rows, &parts)?;
    let (adjustments, score) = adjust::adjust(plan, &facts, base);
    let quotas = &population.quotas;
    let ranked =
        chunk::filled(rows.len(), |members| score[members].iter().map(|score| quotas.ranked(*score)).collect());
    let breakers: Vec<&Values> = plan
        .pack
        .grades
        .tie_break
        .iter()
        .filter_map(|code| population.items.iter().position(|item| item.rules.code == *code))
        .map(|item| &items[item].values)
        .collect();
    let (rank, firms) = rank::by_score(&ranked, &breakers, &rows, &parts, quotas.ties);
    let initial = grades(quotas, &rank, &ranked, &firms, &parts);
    if !plan.pack.regrades.is_empty() {
        adjust::add_ranks(&mut facts, &ranked, &rank, &firms, &parts, &initial)?;
    }
    let regrades = regrade::holding(plan, &facts);
    let grade = regrade::grades(plan, &initial, &regrades);
    Ok(GradedPopulation {
        rows,
        adjustments,
        score,
        ranked,
        rank,
        initial,
        grade,
        regrades,
        firms,
        plan: population.clone(),
        items,
        ranked_with: parts,
    })
}

/// The grade of each member by rank or score.
fn grades(quotas: &Quotas, rank: &[u32], ranked: &[f64], firms: &[u32], parts: &Parts) -> Vec<Grade> {
    const GRADES: [Grade; 3] = [Grade::A, Grade::B, Grade::C];
    // The last rank of each cut, found once a part, spares a division a member.
    let last = |firms: &u32| quotas.cuts.map(|cut| quotas.last_rank(*firms, cut));
    let last: Vec<[u32; 3]> = firms.iter().map(last).collect();
    let grade = |member: usize| match quotas.by {
        CutBy::Score => quotas.grade(rank[member], firms[parts.of(member)], ranked[member]),
        CutBy::Rank => {
            let cuts = GRADES.into_iter().zip(last[parts.of(member)]);
            cuts.rev().fold(Grade::D, |worse, (grade, last)| if rank[member] <= last { grade } else { worse })
        }
    };
    (0..rank.len()).into_par_iter().with_min_len(chunk::ROWS).map(grade).collect()
}

/// The rows of a population that have every value without which they cannot be graded, and their values by indicator.
fn complete(
    index: u8,
    population: &PopulationPlan<'_>,
    columns: &Columns,
    known: &mut Members,
) -> (Vec<u32>, Vec<Values>) {
    let within = (0_u32..).zip(&known.standing).filter(|(_, standing)| **standing == Standing::In(index));
    let mut rows: Vec<u32> = within.map(|(row, _)| row).collect();
    let items = &population.items;
    let mut values: Vec<Values> = items.par_iter().map(|item| Values::new(item, columns, &rows)).collect();
    let required = || items.iter().zip(&values).filter(|(item, _)| item.rules.missing == Missing::Refuse);
    if required().next().is_none() {
        return (rows, values);
    }
    let mut complete = vec![true; rows.len()];
    for (_, values) in required() {
        values.each(&rows, 0..rows.len(), |member, value| complete[member] &= !value.is_nan());
    }
    if complete.iter().all(|complete| *complete) {
        return (rows, values);
    }
    for (row, _) in rows.iter().zip(&complete).filter(|(_, complete)| !**complete) {
        known.standing[*row as usize] = Standing::Lacking(index);
    }
    for values in &mut values {
        values.keep(&complete);
    }
    let mut next = complete.iter();
    rows.retain(|_| next.next() == Some(&true));
    (rows, values)
}
