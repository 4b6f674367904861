//! Why a step of a case may not be taken.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::Clause;

/// The rule that refuses a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RefusalRule {
    /// This kind of case has no such step.
    NotInKind,
    /// The step does not follow from where the case stands.
    NotFromHere,
    /// The same event is already in the case.
    Duplicate,
    /// An item's id or hash is not that of what it says.
    Altered,
    /// The event lies before the last one, or its evidence after it.
    Order,
    /// The actor does not act in a capacity that may take the step.
    Capacity,
    /// The body is not competent.
    Body,
    /// Too few officers with a certificate.
    Officers,
    /// Required evidence is missing.
    Evidence,
    /// Checklist items are unanswered, contested, or do not bear the step.
    Checklist,
    /// A period that must have run out still runs.
    TooEarly,
    /// A period in which it had to be done has run out.
    TooLate,
    /// A period or step that must come first has not begun.
    NotBegun,
    /// What runs must be ended first, e.g. a sealing.
    NotEnded,
    /// It was done as often as the law allows.
    Times,
    /// No measure is named, or not one of this kind of case, or not the one that was notified.
    Measure,
    /// The measure may not be taken on these grounds.
    Grounds,
    /// Closure and suspension are against one enterprise, never a group.
    OneEnterprise,
    /// The right to a hearing still runs.
    Hearing,
    /// Review or suit is pending.
    UnderReview,
    /// Not at night, not on a holiday.
    NightOrHoliday,
    /// Supply to homes is never cut.
    HouseholdSupply,
    /// No roster, or a ballot of someone who is not on it, or two of one person.
    Roster,
    /// Fewer votes than the law asks of all who are entitled.
    Votes,
    /// Below the reserve price.
    Reserve,
    /// A sum is missing, or is not the one that was agreed.
    Amount,
    /// A balance would fall below zero, or value would be made or lost.
    Balance,
    /// The law forbids that conversion.
    Conversion,
    /// This variant of the procedure has no such step.
    NotInVariant,
    /// The holiday table or a parameter does not reach that day.
    Calendar,
}

/// One thing that is missing for a step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Missing {
    /// Code of the case pack, a clock, an item, or a day.
    pub code: String,
    /// In words, Chinese.
    pub zh: String,
    /// In words, English.
    pub en: String,
}

/// A refused step: the case is unchanged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Refusal {
    /// The rule.
    pub rule: RefusalRule,
    /// Why, Chinese.
    pub zh: String,
    /// Why, English.
    pub en: String,
    /// What is missing, if something is.
    pub missing: Vec<Missing>,
    /// What the rule rests on; empty for plain order (the same event twice).
    pub clauses: Vec<Clause>,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.zh)?;
        for (position, missing) in self.missing.iter().enumerate() {
            write!(f, "{}{}", if position == 0 { "：" } else { "、" }, missing.zh)?;
        }
        Ok(())
    }
}

impl std::error::Error for Refusal {}
