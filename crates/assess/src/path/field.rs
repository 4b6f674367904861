//! A population that has been graded, ready to be asked where one of its members would stand with another score.

use std::cmp::Ordering;

use model::{Column, Columns, Grade, Measure};
use rules::{CutBy, MEASURES, Quantity, measure_name};

use super::levers::{Lever, Own, levers, owns};
use crate::engine::{Graded, GradedPopulation, Plan, PopulationPlan, left};

/// One population and everything that asking about a member needs; built once in O(n log n).
#[derive(Debug)]
pub(super) struct Field<'g> {
    pub(super) plan: &'g Plan<'g>,
    pub(super) rules: &'g PopulationPlan<'g>,
    pub(super) graded: &'g GradedPopulation<'g>,
    /// In the order of the items.
    pub(super) owns: Vec<Option<Own>>,
    /// In the order of [`MEASURES`].
    pub(super) levers: Vec<Lever>,
    /// By measure and member, in the measure's first unit; NaN where nobody stated it.
    pub(super) figures: Vec<Vec<f64>>,
    /// By item and part: whether a member's points were filled in.
    filled: Vec<Vec<bool>>,
    /// The items that decide between equal scores.
    breakers: Vec<usize>,
    /// Members of each part, the best first.
    order: Vec<Vec<u32>>,
    /// Where each member stands in that order.
    place: Vec<u32>,
    /// By member: the grade that a list manages it as.
    managed: Vec<Option<(u8, Grade)>>,
}

/// What decides a rank.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Key {
    pub(super) ranked: f64,
    pub(super) breakers: Vec<f64>,
}

/// Where a member would stand.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Stand {
    pub(super) ranked: f64,
    pub(super) rank: u32,
    /// By rank or score.
    pub(super) initial: Grade,
}

impl Key {
    /// Less when it ranks before the other.
    pub(super) fn order(&self, other: &Self) -> Ordering {
        by_rank(self.ranked, self.breakers.iter().copied(), other.ranked, other.breakers.iter().copied())
    }
}

impl<'g> Field<'g> {
    pub(super) fn new(plan: &'g Plan<'g>, index: usize, columns: &Columns, all: &'g Graded<'g>) -> Self {
        let (rules, graded) = (&plan.populations[index], &all.populations[index]);
        let members = graded.rows.len();
        let figures = MEASURES.map(|measure| match columns.get(measure_name(measure)) {
            Some(Column::Number(numbers)) => graded.rows.iter().map(|row| numbers[*row as usize]).collect(),
            _ => vec![f64::NAN; members],
        });
        let owns = owns(rules, columns);
        let mut filled = vec![vec![false; graded.firms.len()]; rules.items.len()];
        for (item, filled) in filled.iter_mut().enumerate() {
            for member in (0..members).filter(|member| graded.value(item, *member).is_none()) {
                filled[graded.part(member)] = true;
            }
        }
        let codes = plan.pack.grades.tie_break.iter();
        let breakers = codes.filter_map(|code| rules.items.iter().position(|item| item.rules.code == *code)).collect();
        let managed = graded.rows.iter().map(|row| {
            let list = all.managed.get(*row as usize).copied().flatten()?;
            Some((list, plan.pack.lists[usize::from(list)].treat.managed_as()?))
        });
        let mut field = Self {
            levers: levers(plan, rules, &owns),
            managed: managed.collect(),
            order: vec![Vec::new(); graded.firms.len()],
            place: vec![0; members],
            figures: figures.into(),
            plan,
            rules,
            graded,
            owns,
            filled,
            breakers,
        };
        for member in 0..members {
            field.order[graded.part(member)].push(u32::try_from(member).unwrap_or(u32::MAX));
        }
        let mut order = std::mem::take(&mut field.order);
        for part in &mut order {
            part.sort_by(|a, b| field.against_member(*a as usize, *b as usize).then(a.cmp(b)));
            for (place, member) in (0_u32..).zip(&*part) {
                field.place[*member as usize] = place;
            }
        }
        field.order = order;
        field
    }

    /// The score of a member as it is.
    pub(super) fn key(&self, member: usize) -> Key {
        let breakers = self.breakers.iter().map(|item| self.graded.value(*item, member).unwrap_or(f64::NAN)).collect();
        Key { ranked: self.graded.ranked[member], breakers }
    }

    /// The items whose values stand in [`Key::breakers`].
    pub(super) fn breakers(&self) -> &[usize] {
        &self.breakers
    }

    fn against_member(&self, a: usize, b: usize) -> Ordering {
        let values =
            |member: usize| self.breakers.iter().map(move |item| self.graded.value(*item, member).unwrap_or(f64::NAN));
        by_rank(self.graded.ranked[a], values(a), self.graded.ranked[b], values(b))
    }

    /// How a member compares with a key: less when the member is before it.
    fn against(&self, member: usize, key: &Key) -> Ordering {
        let values = self.breakers.iter().map(|item| self.graded.value(*item, member).unwrap_or(f64::NAN));
        by_rank(self.graded.ranked[member], values, key.ranked, key.breakers.iter().copied())
    }

    /// Where a member would stand with that key, all others as they are. O(log n).
    pub(super) fn stand(&self, member: usize, key: &Key) -> Stand {
        let part = self.graded.part(member);
        let order = &self.order[part];
        let mut before = order.partition_point(|other| self.against(*other as usize, key).is_lt());
        let mut up_to = order.partition_point(|other| self.against(*other as usize, key).is_le());
        // Not counting itself where it stands today.
        let own = self.place[member] as usize;
        before -= usize::from(own < before);
        up_to -= usize::from(own < up_to);
        let rank = match self.rules.quotas.ties {
            rules::Ties::ShareBetterRank => before + 1,
            rules::Ties::ShareWorseRank => up_to + 1,
        };
        let rank = u32::try_from(rank).unwrap_or(u32::MAX);
        let initial = self.rules.quotas.grade(rank, self.graded.firms[part], key.ranked);
        Stand { ranked: key.ranked, rank, initial }
    }

    /// The least ranked score with which a member has that grade or a better one, its other values being as they are. `None`
    /// where no rank has the grade.
    pub(super) fn needed(&self, member: usize, grade: Grade) -> Option<f64> {
        let ranked = self.passing(member, grade)?;
        let key = Key { ranked, ..self.key(member) };
        Some(if self.stand(member, &key).initial <= grade { ranked } else { self.step(ranked) })
    }

    /// The same, provided that it is not decided against the member among equals.
    pub(super) fn passing(&self, member: usize, grade: Grade) -> Option<f64> {
        let quotas = &self.rules.quotas;
        let cut = *quotas.cuts.get(grade as usize)?;
        let part = self.graded.part(member);
        let order = &self.order[part];
        Some(match quotas.by {
            CutBy::Score => {
                let rounded = quotas.ranked(cut);
                if rounded >= cut { rounded } else { self.step(rounded) }
            }
            CutBy::Rank => {
                let last = quotas.last_rank(self.graded.firms[part], cut).checked_sub(1)? as usize;
                // The one that must be passed or equalled, not counting itself.
                let passed = if (self.place[member] as usize) <= last { last + 1 } else { last };
                order.get(passed).map_or(f64::NEG_INFINITY, |other| self.graded.ranked[*other as usize])
            }
        })
    }

    /// The next ranked score above one.
    fn step(&self, ranked: f64) -> f64 {
        self.rules.quotas.ranked(ranked + 1.0 / self.scale())
    }

    /// Ranked scores are whole multiples of 1 ÷ this.
    pub(super) fn scale(&self) -> f64 {
        (0..self.rules.quotas.decimals).fold(1.0, |scale, _| scale * 10.0)
    }

    /// The grade after the pack's changes, if the same rules hold as today.
    pub(super) fn after_rules(&self, member: usize, initial: Grade) -> Grade {
        if let Some((_, managed)) = self.managed[member] {
            return managed;
        }
        let rules = self.plan.pack.regrades.iter().zip(&self.graded.regrades);
        rules.filter(|(_, holds)| holds[member]).fold(initial, |grade, (rule, _)| left(rule, grade))
    }

    /// Today's grade after the pack's changes.
    pub(super) fn grade(&self, member: usize) -> Grade {
        self.after_rules(member, self.graded.initial[member])
    }

    /// The worst grade by rank or score that makes the grade better while the same rules hold.
    pub(super) fn wanted(&self, member: usize) -> Option<Grade> {
        let (initial, today) = (self.graded.initial[member], self.grade(member));
        let better = [Grade::C, Grade::B, Grade::A].into_iter().filter(|grade| *grade < initial);
        better.into_iter().find(|grade| self.after_rules(member, *grade) < today)
    }

    /// The list, or else the first rule, that keeps the grade where it is, by its place in the pack.
    pub(super) fn hold(&self, member: usize) -> Option<Hold> {
        if let Some((list, _)) = self.managed[member] {
            return Some(Hold::List(usize::from(list)));
        }
        let today = self.grade(member);
        let rules = self.plan.pack.regrades.iter().zip(&self.graded.regrades).enumerate();
        let holding = rules.filter(|(_, (_, holds))| holds[member]);
        holding
            .filter(|(_, (rule, _))| rule.at_best.is_some_and(|best| best >= today))
            .map(|(place, _)| Hold::Regrade(place))
            .next()
    }

    /// Whether the figure moves anything but the member's own score, as far as the grade aimed at is concerned.
    pub(super) fn needs_search(&self, member: usize, measure: usize, wanted: Option<Grade>) -> bool {
        let lever = &self.levers[measure];
        let part = self.graded.part(member);
        if lever.moves || lever.means.iter().any(|item| self.filled[*item][part]) {
            return true;
        }
        // A value that is not there while the figure is: it appears with the denominator.
        let at_zero = |own: &Own| own.below == measure && self.figures[measure][member] <= 0.0;
        if self.owns.iter().flatten().any(at_zero) {
            return true;
        }
        let today = self.grade(member);
        // Before any rule: one that holds today and would no longer hold leaves a better grade than it seems.
        let aim = wanted.unwrap_or(Grade::A);
        lever.regrades.iter().any(|place| {
            let rule = &self.plan.pack.regrades[*place];
            let may_bind = wanted.is_none() || rule.at_best.is_some_and(|best| best > aim);
            let may_lift = rule.at_worst.is_some_and(|worst| worst < today);
            may_bind || may_lift
        })
    }
}

/// What keeps a grade where it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Hold {
    /// A list, by its place in the pack.
    List(usize),
    /// A change of grade, by its place in the pack.
    Regrade(usize),
}

/// A figure in the measure's first unit as its stored integer; `None` where there is none.
pub(super) fn stored(measure: Measure, figure: f64) -> Option<i64> {
    let unit = Quantity::first_unit(measure)?;
    #[expect(clippy::cast_precision_loss, reason = "numerators of units are small integers")]
    let amount = (figure * unit.numerator as f64 / unit.denominator as f64).round();
    #[expect(clippy::cast_possible_truncation, reason = "amounts are far below 2^53, and saturate")]
    (!amount.is_nan()).then_some(amount as i64)
}

/// The order of ranks: the higher score first, then the higher breaker, what has no value last.
fn by_rank(a: f64, a_breakers: impl Iterator<Item = f64>, b: f64, b_breakers: impl Iterator<Item = f64>) -> Ordering {
    let lacking_last = |(a, b): (f64, f64)| match (a.is_nan(), b.is_nan()) {
        (false, false) => b.total_cmp(&a),
        (a, b) => a.cmp(&b),
    };
    let breakers = a_breakers.zip(b_breakers).map(lacking_last).find(|order| order.is_ne());
    b.total_cmp(&a).then(breakers.unwrap_or(Ordering::Equal))
}
