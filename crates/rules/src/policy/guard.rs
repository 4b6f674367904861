//! The guard of measures: what follows from the grade stands on a published result (浙江省保障“最多跑一次”改革规定第三十四条) and
//! never on identifiable statistics (统计法第二十八条). A clause that does not say so is refused.

use model::PolicyKind;

use crate::PackError;
use crate::expression::{Expression, Value};

/// The fact that the evaluation result has been published and publicised.
pub(super) const PUBLISHED: &str = "grade_published";
/// The fact that the figures behind the result stand on identifiable statistics alone.
pub(super) const STATISTICS: &str = "basis_statistics_only";
/// Facts that are the result of the evaluation.
const RESULTS: [&str; 2] = ["grade", "consecutive_d"];

/// Whether a clause follows from the grade.
///
/// # Errors
/// When it does and lacks one of the two conditions, or says that it does not although it reads a grade.
pub(super) fn on_grade(
    code: &str,
    kind: PolicyKind,
    declared: Option<bool>,
    conditions: &[Expression],
    amount: Option<&Expression>,
) -> Result<bool, PackError> {
    let mut read = conditions.iter().chain(amount).flat_map(Expression::reads);
    let result = read.find(|name| RESULTS.contains(&name.as_str()));
    if let (Some(result), Some(false)) = (result, declared) {
        return Err(PackError::new(
            format!("clause `{code}` says on_grade = false but reads `{result}`"),
            "leave `on_grade` out, and demand `grade_published` and `not basis_statistics_only`",
        ));
    }
    if !(result.is_some() || declared.unwrap_or(kind.is_measure())) {
        return Ok(false);
    }
    demands(code, conditions, PUBLISHED, true, "a published result (最多跑一次改革规定第三十四条)")?;
    demands(code, conditions, STATISTICS, false, "figures that do not stand on statistics only (统计法第二十八条)")?;
    Ok(true)
}

/// One of the conditions holds exactly when the fact has that value.
fn demands(code: &str, conditions: &[Expression], fact: &str, value: bool, what: &str) -> Result<(), PackError> {
    let found = conditions.iter().any(|condition| {
        let when = |given: bool| condition.value(&|_| Value::Truth(given));
        condition.reads() == [fact] && when(value) == Value::Truth(true) && when(!value) == Value::Truth(false)
    });
    if found {
        return Ok(());
    }
    let condition = if value { fact.to_owned() } else { format!("not {fact}") };
    Err(PackError::new(
        format!("clause `{code}` does not demand {what}"),
        format!("add `and {condition}` to its `when`, or set on_grade = false if it does not follow from the grade"),
    ))
}
