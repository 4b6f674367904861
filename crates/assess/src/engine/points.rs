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
            let means = marks::means_of(ranked, |sums| {
                graded.values.each(rows, 0..rows.len(), |member, value| {
                    let points = graded.bounded(item, member, value);
                    if !points.is_nan() {
                        sums.add(member, points);
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

    /// [`Self::bounded`] of some members in turn, with the loops of the most common method by themselves: what is looked up by
    /// part is put in place first, so that the arithmetic is done on several members at once.
    fn bounded_of(&self, item: &Item<'_>, rows: &[u32], members: Range<usize>, points: &mut [f64]) {
        let (Yardstick::Marks(parts, marks), Scoring::Ratio(_)) = (&self.yardstick, &item.scoring) else {
            let start = members.start;
            return self.values.each(rows, members, |member, value| {
                points[member - start] = self.bounded(item, member, value);
            });
        };
        match parts.slice(members.clone()) {
            Some(part_of) => points.iter_mut().zip(part_of).for_each(|(mark, part)| *mark = marks[*part as usize]),
            None => points.fill(marks[0]),
        }
        let (weight, most, fewest) =
            (item.weight, item.most.unwrap_or(f64::INFINITY), item.fewest.unwrap_or(f64::NEG_INFINITY));
        for (points, value) in points.iter_mut().zip(&*self.values.slice(rows, members)) {
            let uncapped = value / *points * weight;
            let capped = if uncapped > most { most } else { uncapped };
            *points = if capped < fewest { fewest } else { capped };
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

/// Members whose points are held beside each other, in the nearest cache.
const BLOCK: usize = 1 << 10;

/// The sum of each member's points in the pack's order, chunks in parallel.
pub(super) fn base(items: &[Item<'_>], graded: &[GradedItem], rows: &[u32], ranked: &Parts) -> Vec<f64> {
    let mut base = vec![0.0; rows.len()];
    base.par_chunks_mut(chunk::ROWS).enumerate().for_each(|(index, chunk)| {
        let mut points = [0.0; BLOCK];
        for (block, base) in (0..).zip(chunk.chunks_mut(BLOCK)) {
            let start = index * chunk::ROWS + block * BLOCK;
            let members = start..start + base.len();
            let (points, mut sums) = (&mut points[..base.len()], [0.0; BLOCK]);
            let factors = factors(items, graded, rows, members.clone());
            for (item, graded) in items.iter().zip(graded) {
                graded.bounded_of(item, rows, members.clone(), points);
                if points.iter().fold(false, |any, points| any | points.is_nan()) {
                    for (member, points) in (start..).zip(&mut *points).filter(|(_, points)| points.is_nan()) {
                        let instead = graded.instead_of(ranked.of(member));
                        *points = if instead.is_nan() { 0.0 } else { instead };
                    }
                }
                match &factors {
                    None => sums.iter_mut().zip(&*points).for_each(|(sum, points)| *sum += points),
                    Some(factors) => {
                        let points = points.iter().zip(factors).map(|(points, factor)| points * factor);
                        sums.iter_mut().zip(points).for_each(|(sum, points)| *sum += points);
                    }
                }
            }
            base.copy_from_slice(&sums[..base.len()]);
        }
    });
    base
}

/// What the points of some members are multiplied by, because weights of items without a value go to the others, in
/// proportion to theirs; none where no item does so.
pub(super) fn factors(
    items: &[Item<'_>],
    graded: &[GradedItem],
    rows: &[u32],
    members: Range<usize>,
) -> Option<Vec<f64>> {
    if items.iter().all(|item| item.rules.missing != Missing::Redistribute) {
        return None;
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
    Some(held.into_iter().map(|held| if held > 0.0 { all / held } else { 0.0 }).collect())
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
