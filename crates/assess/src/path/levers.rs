//! What each figure touches in a population, and whether anything but this enterprise's own score moves with it.

use std::collections::BTreeSet;

use model::{Columns, Measure};
use rules::{AdjustmentAmount, Expression, IndicatorValue, MEASURES, Missing, Quantity, measure_name};

use crate::engine::{Item, Mark, Plan, PopulationPlan, Scoring};

/// The place of a measure in [`MEASURES`].
pub(super) fn index(measure: Measure) -> usize {
    MEASURES.iter().position(|known| *known == measure).unwrap_or(0)
}

/// An indicator that a single enterprise's figures decide: a ratio against a mark that stands still.
#[derive(Debug, Clone, Copy)]
pub(super) struct Own {
    /// Places of numerator and denominator in [`MEASURES`].
    pub(super) above: usize,
    pub(super) below: usize,
    /// What their figures in the first unit are multiplied by.
    pub(super) factors: [f64; 2],
}

impl Own {
    pub(super) fn reads(&self, lever: usize) -> bool {
        self.above == lever || self.below == lever
    }
}

/// One figure as a lever.
#[derive(Debug, Clone, Default)]
pub(super) struct Lever {
    /// Whether anything in the pack looks at it.
    pub(super) read: bool,
    /// Whether others, or what decides who is graded with whom, move with it.
    pub(super) moves: bool,
    /// Items whose missing values are filled by the mean of those that have one: others move if somebody lacks it.
    pub(super) means: Vec<usize>,
    /// Changes of grade whose conditions look at it, by place in the pack.
    pub(super) regrades: Vec<usize>,
}

/// The indicators of a population that own figures decide; `None` for the others.
pub(super) fn owns(population: &PopulationPlan<'_>, columns: &Columns) -> Vec<Option<Own>> {
    population.items.iter().map(|item| own(item, columns)).collect()
}

fn own(item: &Item<'_>, columns: &Columns) -> Option<Own> {
    let (Scoring::Ratio(mark) | Scoring::Inverse(mark)) = &item.scoring else { return None };
    let IndicatorValue::Ratio { numerator, denominator } = &item.rules.value else { return None };
    let given = columns.get(&format!("value.{}", item.rules.code)).is_some();
    if given || matches!(mark, Mark::Of { .. }) {
        return None;
    }
    let factors = [numerator, denominator].map(Quantity::factor);
    Some(Own { above: index(numerator.measure), below: index(denominator.measure), factors })
}

/// What each figure touches, in the order of [`MEASURES`].
pub(super) fn levers(plan: &Plan<'_>, population: &PopulationPlan<'_>, owns: &[Option<Own>]) -> Vec<Lever> {
    MEASURES.iter().map(|measure| lever(plan, population, owns, *measure)).collect()
}

fn lever(plan: &Plan<'_>, population: &PopulationPlan<'_>, owns: &[Option<Own>], measure: Measure) -> Lever {
    let (pack, name) = (plan.pack, measure_name(measure));
    let says = |expression: &Expression| expression.reads().iter().any(|read| read == name);
    let splits = |within: &[String]| within.iter().any(|fact| fact == name);
    // Who is graded with whom.
    let mut assigns = pack.lists.iter().any(|list| says(&list.when))
        || pack.groups.iter().any(|group| says(&group.when))
        || pack.populations.iter().any(|population| says(&population.when) || splits(&population.rank_within))
        || pack.merge.as_ref().is_some_and(|merge| says(&merge.when));
    let mut lever = Lever::default();
    // Names that conditions on scores may read and that change with the figure.
    let mut tainted: BTreeSet<String> = BTreeSet::from([name.to_owned()]);
    let mut scores = false;
    for (place, (item, own)) in population.items.iter().zip(owns).enumerate() {
        let within = match &item.scoring {
            Scoring::Ratio(Mark::Of { within, .. }) | Scoring::Inverse(Mark::Of { within, .. }) => within,
            Scoring::MinMax { within, .. } | Scoring::Rank { within } => within,
            Scoring::Ratio(_) | Scoring::Inverse(_) => &[][..],
        };
        assigns |= splits(within);
        if !item.rules.measures().contains(&measure) {
            continue;
        }
        scores = true;
        tainted.extend(["value", "mean", "points"].map(|kind| format!("{kind}.{}", item.rules.code)));
        lever.moves |= own.is_none();
        if item.rules.missing == Missing::MeanOfPopulation {
            lever.means.push(place);
        }
    }
    if scores {
        tainted.insert("base".to_owned());
    }
    let touches = |expression: &Expression| expression.reads().iter().any(|read| tainted.contains(read));
    let added = pack.adjustments.iter().any(|adjustment| {
        let (AdjustmentAmount::Points(amount) | AdjustmentAmount::Percent(amount)) = &adjustment.amount;
        touches(amount) || adjustment.when.as_ref().is_some_and(touches)
    });
    if scores || added {
        tainted.extend(["score", "rank", "share", "grade"].map(str::to_owned));
    }
    let touches = |expression: &Expression| expression.reads().iter().any(|read| tainted.contains(read));
    let regrades = pack.regrades.iter().enumerate().filter(|(_, regrade)| touches(&regrade.when));
    lever.regrades = regrades.map(|(place, _)| place).collect();
    lever.moves |= assigns || added;
    lever.read = scores || assigns || added || !lever.regrades.is_empty();
    lever
}
