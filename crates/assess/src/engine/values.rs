//! The value of an indicator for each member.

use model::{Column, Columns};
use rules::{IndicatorValue, Quantity, measure_name};

use super::plan::Item;

/// Values by member, NaN where there is none. A column `value.<code>` stands before what the facts would give.
pub(super) fn values(item: &Item<'_>, columns: &Columns, rows: &[u32]) -> Vec<f64> {
    let mut values: Vec<f64> = match &item.rules.value {
        IndicatorValue::Ratio { numerator, denominator } => {
            let (above, below) = (figures(columns, numerator, rows), figures(columns, denominator, rows));
            above.iter().zip(&below).map(|(above, below)| if *below > 0.0 { above / below } else { f64::NAN }).collect()
        }
        IndicatorValue::Formula(formula) => {
            let all = formula.numbers(columns, 0..columns.rows());
            rows.iter().map(|row| all[*row as usize]).collect()
        }
    };
    if let Some(Column::Number(given)) = columns.get(&format!("value.{}", item.rules.code)) {
        for (value, row) in values.iter_mut().zip(rows) {
            let given = given[*row as usize];
            if !given.is_nan() {
                *value = given;
            }
        }
    }
    values
}

/// A measure of each member in the unit in which the indicator reads it.
pub(super) fn figures(columns: &Columns, quantity: &Quantity, rows: &[u32]) -> Vec<f64> {
    let factor = quantity.factor();
    match columns.get(measure_name(quantity.measure)) {
        Some(Column::Number(numbers)) => rows.iter().map(|row| numbers[*row as usize] * factor).collect(),
        _ => vec![f64::NAN; rows.len()],
    }
}
