//! Changes of the grade by rule.

use model::{Columns, Grade, Truth};
use rules::Regrade;

use super::chunk;
use super::plan::Plan;

/// Whether each rule's condition holds, by rule and member. One that cannot be decided does not hold.
pub(super) fn holding(plan: &Plan<'_>, members: &Columns) -> Vec<Vec<bool>> {
    let holds = |rule: &Regrade| {
        chunk::filled(members.rows(), |rows| {
            rule.when.truths(members, rows).iter().map(|truth| *truth == Truth::True).collect()
        })
    };
    plan.pack.regrades.iter().map(holds).collect()
}

/// The grade that a rule leaves.
pub(crate) fn left(rule: &Regrade, grade: Grade) -> Grade {
    let vetoed = rule.at_best.map_or(grade, |best| grade.max(best));
    rule.at_worst.map_or(vetoed, |worst| vetoed.min(worst))
}

/// The grades after all rules that hold, in the pack's order.
pub(super) fn grades(plan: &Plan<'_>, initial: &[Grade], holding: &[Vec<bool>]) -> Vec<Grade> {
    let mut grades = initial.to_vec();
    for (rule, holds) in plan.pack.regrades.iter().zip(holding) {
        for (grade, _) in grades.iter_mut().zip(holds).filter(|(_, holds)| **holds) {
            *grade = left(rule, *grade);
        }
    }
    grades
}
