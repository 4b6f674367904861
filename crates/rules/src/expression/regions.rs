//! Whether several conditions can hold at once (an overlap), or none of them (a gap), found by going through regions.
//!
//! A condition that compares facts with literals is constant between neighbouring literals. So each number takes every
//! literal that it is compared with, the middle between neighbours, one below and one above; each text every word that it
//! is compared with and one more; each truth both. What is not found there does not exist. Where facts are compared with
//! each other or with arithmetic, the same values are a search, and the answer says so.
//!
//! ```
//! use rules::{Expression, Kind, Names, Value, regions};
//! let mut names = Names::new();
//! names.declare("score", Kind::Number);
//! let parse = |text| Expression::parse(text, &names).unwrap();
//! let (low, high) = (parse("score < 60"), parse("score > 60"));
//! let regions::Regions::Found { facts, .. } = regions::gap(&[&low, &high], &names, 1_000) else { panic!() };
//! assert_eq!(facts["score"], Value::Number(60.0));
//! assert_eq!(regions::overlap(&[&low, &high], &names, 1_000), regions::Regions::Never);
//! ```

mod candidates;

use std::collections::BTreeMap;

use candidates::{Candidates, is_constant_on_regions, is_monotone};

use super::{Expression, Names, Value};

/// What going through the regions came to.
#[derive(Debug, Clone, PartialEq)]
pub enum Regions {
    /// It happens, for one, at these facts, whatever the other facts are.
    Found {
        /// By name.
        facts: BTreeMap<String, Value>,
        /// Which conditions hold there, by index: two for an overlap, none for a gap.
        holding: Vec<usize>,
    },
    /// It cannot happen: every region was gone through.
    Never,
    /// It was not found, which proves nothing.
    Unproven(Doubt),
}

/// Why a search proves nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doubt {
    /// The work limit was reached.
    Limit,
    /// Facts are compared with each other or with arithmetic.
    Arithmetic,
}

/// Whether two of these conditions can hold at once, all their facts being collected. `limit` is how many times a condition
/// may be evaluated in all.
#[must_use]
pub fn overlap(conditions: &[&Expression], names: &Names, limit: usize) -> Regions {
    overlaps(conditions, &Candidates::of(conditions, names, false), limit)
}

/// Whether two of these conditions can hold at once, where facts may also be missing.
#[must_use]
pub fn overlap_with_missing(conditions: &[&Expression], names: &Names, limit: usize) -> Regions {
    overlaps(conditions, &Candidates::of(conditions, names, true), limit)
}

/// Whether none of these conditions may hold, all their facts being collected. `limit` as in [`overlap`].
#[must_use]
pub fn gap(conditions: &[&Expression], names: &Names, limit: usize) -> Regions {
    gaps(conditions, &Candidates::of(conditions, names, false), limit)
}

/// Whether none of these conditions may hold, where facts may also be missing.
#[must_use]
pub fn gap_with_missing(conditions: &[&Expression], names: &Names, limit: usize) -> Regions {
    gaps(conditions, &Candidates::of(conditions, names, true), limit)
}

fn overlaps(conditions: &[&Expression], candidates: &Candidates, mut limit: usize) -> Regions {
    let mut outcome = Regions::Never;
    for (second, two) in conditions.iter().enumerate() {
        for (first, one) in conditions[..second].iter().enumerate() {
            match Search::new(vec![*one, *two], candidates, Goal::AllHold, limit).run() {
                (Regions::Found { facts, .. }, _) => return Regions::Found { facts, holding: vec![first, second] },
                (Regions::Unproven(Doubt::Limit), _) => return Regions::Unproven(Doubt::Limit),
                (Regions::Unproven(doubt), left) => (outcome, limit) = (Regions::Unproven(doubt), left),
                (Regions::Never, left) => limit = left,
            }
        }
    }
    outcome
}

fn gaps(conditions: &[&Expression], candidates: &Candidates, limit: usize) -> Regions {
    Search::new(conditions.to_vec(), candidates, Goal::NoneHolds, limit).run().0
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Goal {
    AllHold,
    NoneHolds,
}

/// The work limit was reached.
struct Exhausted;

/// Goes through the values of one fact after the other.
struct Search<'a> {
    conditions: Vec<&'a Expression>,
    facts: Vec<(&'a str, &'a [Value])>,
    goal: Goal,
    /// Whether what holds while some facts are missing holds whatever they are, so that they need not be gone through.
    monotone: bool,
    left: usize,
    row: BTreeMap<&'a str, &'a Value>,
}

impl<'a> Search<'a> {
    fn new(conditions: Vec<&'a Expression>, candidates: &'a Candidates, goal: Goal, limit: usize) -> Self {
        let facts = candidates.iter().filter(|(name, _)| conditions.iter().any(|c| c.reads.iter().any(|r| r == name)));
        let monotone = conditions.iter().all(|c| is_monotone(&c.program));
        Self { facts: facts.collect(), conditions, goal, monotone, left: limit, row: BTreeMap::new() }
    }

    /// What it comes to, and what is left of the limit.
    fn run(mut self) -> (Regions, usize) {
        let outcome = match self.from(0) {
            Err(Exhausted) => Regions::Unproven(Doubt::Limit),
            Ok(true) => {
                let facts = self.row.iter().map(|(name, value)| ((*name).to_owned(), (*value).clone())).collect();
                Regions::Found { facts, holding: Vec::new() }
            }
            Ok(false) if self.conditions.iter().all(|c| is_constant_on_regions(&c.program)) => Regions::Never,
            Ok(false) => Regions::Unproven(Doubt::Arithmetic),
        };
        (outcome, self.left)
    }

    /// Whether the goal is met with the facts before `next` as they are.
    fn from(&mut self, next: usize) -> Result<bool, Exhausted> {
        let last = next == self.facts.len();
        if last || self.monotone {
            let (mut holding, mut failing) = (0, 0);
            for condition in &self.conditions {
                self.left = self.left.checked_sub(1).ok_or(Exhausted)?;
                let value = condition.value(&|name| self.row.get(name).map_or(Value::Missing, |v| (*v).clone()));
                holding += usize::from(value == Value::Truth(true));
                failing += usize::from(value == Value::Truth(false));
            }
            let count = self.conditions.len();
            let met = match self.goal {
                Goal::AllHold if holding == count => Some(true),
                Goal::AllHold => (last || failing > 0).then_some(false),
                Goal::NoneHolds if holding > 0 => Some(false),
                Goal::NoneHolds => (last || failing == count).then_some(true),
            };
            if let Some(met) = met {
                return Ok(met);
            }
        }
        let (name, values) = self.facts[next];
        for value in values {
            self.row.insert(name, value);
            if self.from(next + 1)? {
                return Ok(true);
            }
        }
        self.row.remove(name);
        Ok(false)
    }
}
