//! From values to points.

use std::ops::Range;

use model::Columns;
use rayon::prelude::*;
use rules::Missing;

use super::chunk;
use super::graded::GradedItem;
use super::marks;
use super::part::{Parts, Splits};
use super::plan::{Item, Scoring};
use super::run::EngineError;
use super::values::Values;
use super::yardstick::Yardstick;

/// One indicator of a population, ready to give anyone's points.
///
/// # Errors
/// When a benchmark that comes from the population is not above zero.
pub(super) fn item(
    item: &Item<'_>,
    values: Values,
    columns: &Columns,
    rows: &[u32],
    splits: &Splits,
    ranked: &Parts,
) -> Result<GradedItem, EngineError> {
    let yardstick = Yardstick::new(item, &values, columns, rows, splits)?;
    let mut graded = GradedItem { values, yardstick, instead: Vec::new(), known: Vec::new() };
    match item.rules.missing {
        Missing::Refuse | Missing::Redistribute => {}
        Missing::Zero => graded.instead = vec![0.0; ranked.count()],
        Missing::Points(points) => graded.instead = vec![points; ranked.count()],
        Missing::MeanOfPopulation => {
            graded.known = vec![false; ranked.count()];
            graded.values.each(rows, 0..rows.len(), |member, value| {
                if !value.is_nan() {
                    graded.known[ranked.of(member)] = true;
                }
            });
            let means = marks::means_of(ranked, |add| {
                graded.values.each(rows, 0..rows.len(), |member, value| {
                    let points = graded.bounded(item, member, value);
                    if !points.is_nan() {
                        add(member, points);
                    }
                });
            });
            // Where nobody has a value there is no mean; zero for all leaves every rank as it is.
            graded.instead = means.into_iter().map(|mean| if mean.is_nan() { 0.0 } else { mean }).collect();
        }
    }
    Ok(graded)
}

impl GradedItem {
    /// Points of a value between floor and cap; NaN without one.
    pub(super) fn bounded(&self, item: &Item<'_>, member: usize, value: f64) -> f64 {
        let mut points = self.yardstick.points(item, member, value);
        // A missing value stays NaN: comparisons with it are false.
        if let Some(most) = item.most
            && points > most
        {
            points = most;
        }
        if let Some(fewest) = item.fewest
            && points < fewest
        {
            points = fewest;
        }
        points
    }

    /// [`Self::bounded`] of some members, with the loop of the most common method by itself.
    fn each_bounded(&self, item: &Item<'_>, rows: &[u32], members: Range<usize>, mut take: impl FnMut(usize, f64)) {
        let (weight, most, fewest) =
            (item.weight, item.most.unwrap_or(f64::INFINITY), item.fewest.unwrap_or(f64::NEG_INFINITY));
        match (&self.yardstick, &item.scoring) {
            (Yardstick::Marks(parts, marks), Scoring::Ratio(_)) => self.values.each(rows, members, |member, value| {
                let points = value / marks[parts.of(member)] * weight;
                let points = if points > most { most } else { points };
                take(member, if points < fewest { fewest } else { points });
            }),
            _ => self.values.each(rows, members, |member, value| take(member, self.bounded(item, member, value))),
        }
    }

    /// Points with what stands for a missing value, by the part that is ranked by itself; NaN where nothing does.
    pub(super) fn filled(&self, item: &Item<'_>, member: usize, value: f64, part: usize) -> f64 {
        let points = self.bounded(item, member, value);
        if points.is_nan() { self.instead_of(part) } else { points }
    }

    fn instead_of(&self, part: usize) -> f64 {
        self.instead.get(part).copied().unwrap_or(f64::NAN)
    }
}

/// The sum of each member's points in the pack's order, chunks in parallel.
pub(super) fn base(items: &[Item<'_>], graded: &[GradedItem], rows: &[u32], ranked: &Parts) -> Vec<f64> {
    let mut base = vec![0.0; rows.len()];
    base.par_chunks_mut(chunk::ROWS).enumerate().for_each(|(index, sums)| {
        let members = chunk::range(index, sums.len());
        let start = members.start;
        let factors = factors(items, graded, rows, members.clone());
        for (item, graded) in items.iter().zip(graded) {
            graded.each_bounded(item, rows, members.clone(), |member, points| {
                let points = if points.is_nan() { graded.instead_of(ranked.of(member)) } else { points };
                if !points.is_nan() {
                    sums[member - start] += points * factors[member - start];
                }
            });
        }
    });
    base
}

/// What the points of some members are multiplied by, because weights of items without a value go to the others, in
/// proportion to theirs; 1 where no item does so.
pub(super) fn factors(items: &[Item<'_>], graded: &[GradedItem], rows: &[u32], members: Range<usize>) -> Vec<f64> {
    if items.iter().all(|item| item.rules.missing != Missing::Redistribute) {
        return vec![1.0; members.len()];
    }
    let all: f64 = items.iter().map(|item| item.weight).sum();
    let mut held = vec![0.0; members.len()];
    for (item, graded) in items.iter().zip(graded) {
        let goes = item.rules.missing == Missing::Redistribute;
        graded.values.each(rows, members.clone(), |member, value| {
            if !goes || !graded.bounded(item, member, value).is_nan() {
                held[member - members.start] += item.weight;
            }
        });
    }
    held.into_iter().map(|held| if held > 0.0 { all / held } else { 0.0 }).collect()
}

/// [`factors`] of one member, by its points of each item, NaN where it has none.
pub(super) fn factor(items: &[Item<'_>], points: impl Fn(usize) -> f64) -> f64 {
    let goes = |item: usize| items[item].rules.missing == Missing::Redistribute;
    if !(0..items.len()).any(goes) {
        return 1.0;
    }
    let kept = (0..items.len()).filter(|item| !goes(*item) || !points(*item).is_nan());
    let held: f64 = kept.map(|item| items[item].weight).sum();
    let all: f64 = items.iter().map(|item| item.weight).sum();
    if held > 0.0 { all / held } else { 0.0 }
}
