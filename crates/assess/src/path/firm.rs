//! One member's own score from its own figures, by the arithmetic of the engine, and its inversion.

use model::Grade;
use rules::{AdjustmentAmount, MEASURES, Missing, Quantity};

use super::curve::{Curve, Line};
use super::field::{Field, Key, Stand};
use super::levers::Own;
use crate::engine::Scoring;

/// Amounts are tried up to here: beyond it a float does not hold every integer.
const MOST: i64 = 1 << 52;

/// A member with its figures, some of which may be supposed to be other than they are.
#[derive(Debug, Clone)]
pub(super) struct Firm<'f> {
    field: &'f Field<'f>,
    pub(super) member: usize,
    /// In each measure's first unit, in the order of [`MEASURES`].
    figures: [f64; MEASURES.len()],
    /// What a redistributed weight does to points.
    spread: f64,
}

/// An amount that reaches a grade, and where the firm stands with it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reached {
    pub(super) amount: i64,
    pub(super) stand: Stand,
}

impl<'f> Firm<'f> {
    pub(super) fn new(field: &'f Field<'f>, member: usize) -> Self {
        let figures = std::array::from_fn(|measure| field.figures[measure][member]);
        let items = || field.rules.items.iter().enumerate();
        let redistributes = items().any(|(_, item)| item.rules.missing == Missing::Redistribute);
        let spread = if redistributes {
            let all: f64 = items().map(|(_, item)| item.weight).sum();
            let kept = items().filter(|(index, item)| {
                item.rules.missing != Missing::Redistribute || field.graded.value(*index, member).is_some()
            });
            let held: f64 = kept.map(|(_, item)| item.weight).sum();
            if held > 0.0 { all / held } else { 0.0 }
        } else {
            1.0
        };
        Self { field, member, figures, spread }
    }

    /// The same firm with another amount of a measure, in its stored unit.
    pub(super) fn with(&self, measure: usize, amount: i64) -> Self {
        let mut changed = self.clone();
        changed.set(measure, amount);
        changed
    }

    fn set(&mut self, measure: usize, amount: i64) {
        if let Some(unit) = Quantity::first_unit(MEASURES[measure]) {
            self.figures[measure] = unit.show(amount);
        }
    }

    /// Its value of an indicator that its own figures decide, where it has one.
    fn value(&self, item: usize) -> Option<f64> {
        let own = self.field.owns[item].as_ref()?;
        let [above, below] = self.sides(own);
        (below > 0.0 && !above.is_nan()).then(|| above / below)
    }

    fn sides(&self, own: &Own) -> [f64; 2] {
        [self.figures[own.above] * own.factors[0], self.figures[own.below] * own.factors[1]]
    }

    /// Its points of an indicator; those that its own figures do not decide are today's.
    fn points(&self, item: usize) -> f64 {
        let graded = self.field.graded;
        let Some(value) = self.value(item) else { return graded.points(item, self.member) };
        let rules = &self.field.rules.items[item];
        let mark = graded.benchmark(item, self.member).unwrap_or(f64::NAN);
        let mut points = match rules.scoring {
            Scoring::Inverse(_) => {
                let points = (2.0 - value / mark) * rules.weight;
                if points < 0.0 { 0.0 } else { points }
            }
            _ => value / mark * rules.weight,
        };
        if rules.most.is_some_and(|most| points > most) {
            points = rules.most.unwrap_or(points);
        }
        if rules.fewest.is_some_and(|fewest| points < fewest) {
            points = rules.fewest.unwrap_or(points);
        }
        points * self.spread
    }

    /// Its score, by the same operations in the same order as the engine's.
    pub(super) fn score(&self) -> f64 {
        let base = (0..self.field.rules.items.len()).fold(0.0, |sum, item| sum + self.points(item));
        let added = self.field.graded.adjustments.iter();
        added.fold(base, |score, (percent, points)| match percent {
            Some(percent) => score + base * percent[self.member] / 100.0,
            None => score + points[self.member],
        })
    }

    fn key(&self) -> Key {
        let mut key = self.field.key(self.member);
        key.ranked = self.field.rules.quotas.ranked(self.score());
        for (value, item) in key.breakers.iter_mut().zip(self.field.breakers()) {
            *value = self.value(*item).unwrap_or(*value);
        }
        key
    }

    /// Where it would stand among the others as they are.
    pub(super) fn stand(&self) -> Stand {
        self.field.stand(self.member, &self.key())
    }

    /// Its score as a function of one figure in its stored unit, as far as its own figures decide it.
    pub(super) fn curve(&self, measure: usize) -> Curve {
        let Some(unit) = Quantity::first_unit(MEASURES[measure]) else { return Curve::default() };
        #[expect(clippy::cast_precision_loss, reason = "numerators of units are small integers")]
        let unit = unit.denominator as f64 / unit.numerator as f64;
        let (mut percent, mut fixed) = (0.0, 0.0);
        for (rule, (percents, points)) in self.field.plan.pack.adjustments.iter().zip(&self.field.graded.adjustments) {
            match (&rule.amount, percents) {
                (AdjustmentAmount::Percent(_), Some(percents)) => percent += percents[self.member],
                _ => fixed += points[self.member],
            }
        }
        let whole = 1.0 + percent / 100.0;
        let mut curve = Curve { rest: fixed, lines: Vec::new() };
        for (item, rules) in self.field.rules.items.iter().enumerate() {
            let own = self.field.owns[item].filter(|own| own.reads(measure) && own.above != own.below);
            let (Some(own), true) = (own, self.value(item).is_some()) else {
                curve.rest += self.points(item) * whole;
                continue;
            };
            let [above, below] = self.sides(&own);
            let divides = own.below == measure;
            let times = if divides { above / (own.factors[1] * unit) } else { own.factors[0] * unit / below };
            let per_value = rules.weight / self.field.graded.benchmark(item, self.member).unwrap_or(f64::NAN);
            let inverse = matches!(rules.scoring, Scoring::Inverse(_));
            let fewest = rules.fewest.unwrap_or(f64::NEG_INFINITY);
            let fewest = if inverse { fewest.max(0.0) } else { fewest };
            let bounds = [fewest, rules.most.unwrap_or(f64::INFINITY).max(fewest)];
            let (at_zero, slope) = if inverse { (2.0 * rules.weight, -per_value) } else { (0.0, per_value) };
            curve.lines.push(Line { times, divides, at_zero, slope, bounds, factor: self.spread * whole });
        }
        curve
    }

    /// What its score lacks of a grade by rank or score, everyone else standing still; `None` where no rank has it.
    pub(super) fn lack(&self, wanted: Grade) -> Option<f64> {
        let needed = self.field.needed(self.member, wanted)?;
        Some(needed - 0.5 / self.field.scale() - self.score())
    }

    /// The amounts between which a figure may be tried.
    pub(super) fn limits(&self, measure: usize) -> [i64; 2] {
        let divides = self.field.owns.iter().flatten().any(|own| own.below == measure);
        let from = self.amount(measure).unwrap_or(0);
        [if divides { 1 } else { from.min(0) }, MOST]
    }

    pub(super) fn amount(&self, measure: usize) -> Option<i64> {
        super::field::stored(MEASURES[measure], self.figures[measure])
    }

    /// The nearest amount within limits that gives at least a grade by rank or score, everyone else standing still: by
    /// inverting the score, then set right to the unit. Else the best score that it gives.
    pub(super) fn invert(&self, measure: usize, wanted: Grade, [least, most]: [i64; 2]) -> Result<Reached, f64> {
        // Where the figure decides among equals too, an equal score may do.
        let reads = |item: &usize| self.field.owns[*item].is_some_and(|own| own.reads(measure));
        let decides = self.field.breakers().iter().any(reads);
        let needed = if decides { Field::passing } else { Field::needed }(self.field, self.member, wanted);
        let (Some(from), Some(needed)) = (self.amount(measure), needed) else {
            return Err(self.score());
        };
        let curve = self.curve(measure);
        // What rounds to the ranked score that is needed.
        let goal = needed - 0.5 / self.field.scale();
        let mut best = f64::NEG_INFINITY;
        let mut nearest: Option<Reached> = None;
        for end in [most, least] {
            #[expect(clippy::cast_precision_loss, reason = "amounts are below 2^53")]
            let (start, stop) = (from as f64, end as f64);
            if end == from || (end > from) != (end == most) {
                continue;
            }
            let (root, top) = curve.first(goal, start, stop);
            best = best.max(top);
            let Some(root) = root else { continue };
            let reached = self.settle(measure, wanted, root, end, from);
            let further =
                |than: &Reached| reached.is_none_or(|new| (new.amount - from).abs() >= (than.amount - from).abs());
            if !nearest.as_ref().is_some_and(further) {
                nearest = reached.or(nearest);
            }
        }
        nearest.ok_or(best)
    }

    /// The amount beside a root that is the last to reach the grade on the way back to `from`. Rounding in floats moves a
    /// root by a few units at most; a tie that is decided by another value, by a step of the score.
    fn settle(&self, measure: usize, wanted: Grade, root: f64, end: i64, from: i64) -> Option<Reached> {
        let mut firm = self.clone();
        let mut stand = |amount: i64| {
            firm.set(measure, amount);
            Some(Reached { amount, stand: firm.stand() }).filter(|reached| reached.stand.initial <= wanted)
        };
        let way = if end > from { 1 } else { -1 };
        let clamp = |amount: i64| if way > 0 { amount.clamp(from, end) } else { amount.clamp(end, from) };
        #[expect(clippy::cast_possible_truncation, reason = "roots lie between amounts")]
        let mut amount = clamp(if way > 0 { root.ceil() } else { root.floor() } as i64);
        let mut short = from;
        let mut step = 1;
        let mut reached = loop {
            if let Some(reached) = stand(amount) {
                break reached;
            }
            if amount == end || step > 1 << 44 {
                return None;
            }
            (short, amount) = (amount, clamp(amount + way * step));
            step *= 2;
        };
        // Back towards where it came from, as long as it still reaches.
        step = 1;
        while short == from && reached.amount != from {
            let back = reached.amount - way * step.min((reached.amount - from).abs());
            match stand(back) {
                Some(nearer) => reached = nearer,
                None => short = back,
            }
            step *= 2;
            if short == from && back == from {
                break;
            }
        }
        while (reached.amount - short).abs() > 1 {
            let middle = short + (reached.amount - short) / 2;
            match stand(middle) {
                Some(nearer) => reached = nearer,
                None => short = middle,
            }
        }
        Some(reached)
    }
}
