//! Which columns a pack reads, so that a population is held in no more than these.

use std::collections::BTreeSet;

use rules::{AdjustmentAmount, IndicatorValue, measure_name};

use super::plan::Plan;

impl Plan<'_> {
    /// Names of all that its conditions, values, splits and amounts read: measures, facts, parameters as `p.name`, and what
    /// the run itself adds (`group`, `value.…`, `score` and so on).
    #[must_use]
    pub fn reads(&self) -> BTreeSet<String> {
        let mut reads = BTreeSet::new();
        let pack = self.pack;
        let adjustments = pack.adjustments.iter().flat_map(|adjustment| {
            let (AdjustmentAmount::Points(amount) | AdjustmentAmount::Percent(amount)) = &adjustment.amount;
            adjustment.when.iter().chain([amount])
        });
        let conditions = (pack.lists.iter().map(|list| &list.when))
            .chain(pack.groups.iter().map(|group| &group.when))
            .chain(pack.populations.iter().map(|population| &population.when))
            .chain(adjustments)
            .chain(pack.regrades.iter().map(|regrade| &regrade.when));
        reads.extend(conditions.flat_map(|expression| expression.reads().iter().cloned()));
        for population in &self.populations {
            reads.extend(population.rules.rank_within.iter().cloned());
            for item in &population.items {
                reads.extend(item.within());
                match &item.rules.value {
                    IndicatorValue::Ratio { numerator, denominator } => {
                        reads.extend([numerator, denominator].map(|it| measure_name(it.measure).to_owned()));
                    }
                    IndicatorValue::Formula(formula) => reads.extend(formula.reads().iter().cloned()),
                }
            }
        }
        reads
    }
}
