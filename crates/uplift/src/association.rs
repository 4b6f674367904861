//! An association (协会) on a day: its members, what was checked of the quality rules that they share, and its targets.

use jiff::civil::Date;
use model::{AssociationMeasure, EnterpriseId, Status};
use rules::AssociationRule;
use schemars::JsonSchema;
use serde::Serialize;

/// A member.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct AssociationMember {
    /// Who.
    pub enterprise: EnterpriseId,
    /// When it was admitted.
    #[schemars(with = "String")]
    pub since: Date,
    /// The latest check against the shared quality rules: when, points, most points; `None` when it was never checked.
    #[schemars(with = "Option<(String, u32, u32)>")]
    pub checked: Option<(Date, u32, u32)>,
}

/// A target of an association.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct AssociationTarget {
    /// What is counted.
    pub measure: AssociationMeasure,
    /// Until when.
    #[schemars(with = "String")]
    pub by: Date,
    /// How many.
    pub value: u32,
    /// Whether it has a source.
    pub status: Status,
    /// How many there are on the day: a count of members, never typed in.
    pub actual: u32,
    /// Whether its day is over and it is not reached.
    pub missed: bool,
}

/// An association on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct AssociationBoard {
    /// Code of the pack.
    pub code: String,
    /// By id.
    pub members: Vec<AssociationMember>,
    /// In the pack's order.
    pub targets: Vec<AssociationTarget>,
}

/// The association of a rule with these members. What was not checked meets nothing. O(members × targets).
#[must_use]
pub fn association(rule: &AssociationRule, mut members: Vec<AssociationMember>, day: Date) -> AssociationBoard {
    members.sort_by(|a, b| a.enterprise.cmp(&b.enterprise));
    let count = |holds: fn(&AssociationMember) -> bool| {
        u32::try_from(members.iter().filter(|member| holds(member)).count()).unwrap_or(u32::MAX)
    };
    let targets = rule.targets.iter().map(|target| {
        let actual = match target.measure {
            AssociationMeasure::Members => count(|_| true),
            AssociationMeasure::QualityChecked => count(|member| member.checked.is_some()),
            AssociationMeasure::QualityMet => {
                count(|member| member.checked.is_some_and(|(_, points, most)| most > 0 && points == most))
            }
        };
        let (measure, by, value, status) = (target.measure, target.by, target.value, target.status);
        AssociationTarget { measure, by, value, status, actual, missed: by < day && actual < value }
    });
    let targets = targets.collect();
    AssociationBoard { code: rule.code.clone(), members, targets }
}
