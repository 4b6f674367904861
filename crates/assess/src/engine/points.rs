//! From values to points.

use model::{Columns, Scored};
use rules::Missing;

use super::graded::GradedItem;
use super::marks;
use super::part::Parts;
use super::plan::{Item, Mark, Scoring};
use super::run::EngineError;

/// What one indicator needs to know of the population.
pub(super) struct Ground<'a> {
    pub(super) columns: &'a Columns,
    pub(super) rows: &'a [u32],
    /// Group of each row of the columns; empty without groups.
    pub(super) group: &'a [u32],
    /// Who is ranked together.
    pub(super) ranked: &'a Parts,
}

/// Values, marks and points of one indicator. Points of a missing value are filled in by its rule; a redistributed weight
/// is NaN until all indicators are known.
///
/// # Errors
/// When a benchmark that comes from the population is not above zero.
pub(super) fn score(item: &Item<'_>, values: Vec<f64>, ground: &Ground<'_>) -> Result<GradedItem, EngineError> {
    let mut graded = GradedItem { values, ..GradedItem::default() };
    let split = |within: &[String]| Parts::new(ground.columns, ground.rows, within);
    let mut raw: Vec<f64> = match &item.scoring {
        Scoring::Ratio(mark) => {
            graded.marks = marks_of(mark, item, &graded.values, ground)?;
            with(&graded, |value, mark| value / mark * item.weight)
        }
        Scoring::Inverse(mark) => {
            graded.marks = marks_of(mark, item, &graded.values, ground)?;
            with(&graded, |value, mark| inverse(value, mark, item.weight))
        }
        Scoring::MinMax { base, span, within } => {
            let parts = split(within);
            let extremes = marks::extremes(&graded.values, &parts);
            graded.ranges = (0..graded.values.len()).map(|index| extremes[parts.of(index)]).collect();
            let place = |value: f64, [lowest, highest]: [f64; 2]| {
                if highest > lowest { (value - lowest) / (highest - lowest) } else { 1.0 }
            };
            let scored = graded.values.iter().zip(&graded.ranges);
            scored
                .map(|(value, range)| {
                    if value.is_nan() { f64::NAN } else { (base + span * place(*value, *range)) / 100.0 * item.weight }
                })
                .collect()
        }
        Scoring::Rank { within } => {
            graded.places = marks::places(&graded.values, &split(within));
            let scored = graded.values.iter().zip(&graded.places);
            scored
                .map(|(value, [place, count])| {
                    if value.is_nan() {
                        f64::NAN
                    } else {
                        f64::from(count - place + 1) / f64::from(*count) * item.weight
                    }
                })
                .collect()
        }
    };
    for points in &mut raw {
        // A missing value stays NaN: comparisons with it are false.
        if item.most.is_some_and(|most| *points > most) {
            *points = item.most.unwrap_or(*points);
        }
        if item.fewest.is_some_and(|fewest| *points < fewest) {
            *points = item.fewest.unwrap_or(*points);
        }
    }
    graded.points = raw;
    graded.known = vec![false; ground.ranked.count()];
    for index in (0..graded.values.len()).filter(|index| !graded.values[*index].is_nan()) {
        graded.known[ground.ranked.of(index)] = true;
    }
    fill(item, &mut graded, ground);
    Ok(graded)
}

/// The points that the method alone gives, before cap and floor.
pub(crate) fn uncapped(item: &Item<'_>, graded: &GradedItem, member: usize) -> f64 {
    let value = graded.values[member];
    match &item.scoring {
        Scoring::Ratio(_) => value / graded.marks[member] * item.weight,
        Scoring::Inverse(_) => inverse(value, graded.marks[member], item.weight),
        Scoring::MinMax { .. } | Scoring::Rank { .. } => graded.points[member],
    }
}

/// Not below 0; a missing value stays missing, which `max` would not let it.
fn inverse(value: f64, mark: f64, weight: f64) -> f64 {
    let points = (2.0 - value / mark) * weight;
    if points < 0.0 { 0.0 } else { points }
}

fn with(graded: &GradedItem, points: impl Fn(f64, f64) -> f64) -> Vec<f64> {
    graded.values.iter().zip(&graded.marks).map(|(value, mark)| points(*value, *mark)).collect()
}

fn marks_of(mark: &Mark<'_>, item: &Item<'_>, values: &[f64], ground: &Ground<'_>) -> Result<Vec<f64>, EngineError> {
    Ok(match mark {
        Mark::Number(number) => vec![*number; values.len()],
        Mark::ByGroup(numbers) => ground.rows.iter().map(|row| numbers[ground.group[*row as usize] as usize]).collect(),
        Mark::Of { statistic, within, times } => {
            let parts = Parts::new(ground.columns, ground.rows, within);
            let marks = marks::statistic(*statistic, *times, item, values, &parts, ground.columns, ground.rows);
            // NaN where no member has a value, so that none is scored against it.
            if let Some(part) = marks.iter().position(|mark| *mark <= 0.0 || mark.is_infinite()) {
                return Err(EngineError::Benchmark {
                    indicator: item.rules.code.clone(),
                    part: parts.keys[part].join(" "),
                    found: marks[part].to_string(),
                });
            }
            (0..values.len()).map(|index| marks[parts.of(index)]).collect()
        }
    })
}

/// Points of members without a value.
fn fill(item: &Item<'_>, graded: &mut GradedItem, ground: &Ground<'_>) {
    let filled = match item.rules.missing {
        Missing::Refuse | Missing::Redistribute => return,
        Missing::Zero => vec![0.0; ground.ranked.count()],
        Missing::Points(points) => vec![points; ground.ranked.count()],
        // Where nobody has a value there is no mean; zero for all leaves every rank as it is.
        Missing::MeanOfPopulation => {
            let means = marks::means(&graded.points, ground.ranked);
            means.into_iter().map(|mean| if mean.is_nan() { 0.0 } else { mean }).collect()
        }
    };
    for (index, points) in graded.points.iter_mut().enumerate().filter(|(_, points)| points.is_nan()) {
        *points = filled[ground.ranked.of(index)];
    }
}

/// How a member's points of an indicator came about; `part` is that of those it is ranked with.
pub(crate) fn scored(item: &Item<'_>, graded: &GradedItem, member: usize, part: usize) -> Scored {
    if !graded.values[member].is_nan() {
        return Scored::ByValue;
    }
    match item.rules.missing {
        Missing::MeanOfPopulation if graded.known[part] => Scored::MissingAsMean,
        Missing::MeanOfPopulation | Missing::Zero | Missing::Refuse => Scored::MissingAsZero,
        Missing::Points(_) => Scored::MissingAsPoints,
        Missing::Redistribute => Scored::MissingRedistributed,
    }
}

/// The sum of a member's points in the pack's order. The weights of items without a value go to the others, in proportion
/// to theirs, where the pack says so.
pub(super) fn base(items: &[Item<'_>], graded: &mut [GradedItem], members: usize) -> Vec<f64> {
    let redistributes = items.iter().any(|item| item.rules.missing == Missing::Redistribute);
    (0..members)
        .map(|member| {
            let mut factor = 1.0;
            if redistributes {
                let kept = |(item, graded): &(&Item<'_>, &GradedItem)| {
                    item.rules.missing != Missing::Redistribute || !graded.points[member].is_nan()
                };
                let all: f64 = items.iter().map(|item| item.weight).sum();
                let held: f64 = items.iter().zip(&*graded).filter(kept).map(|(item, _)| item.weight).sum();
                factor = if held > 0.0 { all / held } else { 0.0 };
            }
            graded.iter_mut().fold(0.0, |sum, graded| {
                let points = &mut graded.points[member];
                *points = if points.is_nan() { 0.0 } else { *points * factor };
                sum + *points
            })
        })
        .collect()
}
