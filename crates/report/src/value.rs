//! What can stand in a cell.

/// A cell's content.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Value {
    /// Nothing.
    Blank,
    /// Words.
    Text(String),
    /// A figure.
    Number(f64),
    /// A formula without `=`, and the figure that it gives.
    Formula(String, f64),
    /// The same in a colour of its own.
    Toned(Tone, Box<Value>),
}

/// What a colour says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tone {
    /// Grade A, the chosen option.
    Good,
    /// Grade B.
    Fair,
    /// Grade C, an assumption.
    Warn,
    /// Grade D, a barred option.
    Bad,
    /// Not by the rule: an average in place of a missing value.
    Muted,
    /// A reader may change it.
    Editable,
    /// A total.
    Total,
}

impl Value {
    pub(crate) fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// A figure; words where there is none, because a cell holds no infinity.
    pub(crate) fn number(figure: f64) -> Self {
        if figure.is_finite() { Self::Number(figure) } else { Self::text("—") }
    }

    pub(crate) fn count(count: usize) -> Self {
        Self::Number(f64::from(u32::try_from(count).unwrap_or(u32::MAX)))
    }

    pub(crate) fn optional(figure: Option<f64>) -> Self {
        figure.map_or(Self::Blank, Self::number)
    }

    /// The formula when it gives the stated figure to within `tolerance`, otherwise the figure.
    pub(crate) fn live(formula: String, gives: f64, stated: f64, tolerance: f64) -> Self {
        if stated.is_finite() && (gives - stated).abs() <= tolerance {
            Self::Formula(formula, stated)
        } else {
            Self::number(stated)
        }
    }

    pub(crate) fn toned(self, tone: Tone) -> Self {
        Self::Toned(tone, Box::new(self))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_formula_that_would_say_something_else_is_not_written() {
        let live = |stated| Value::live("A1+B1".to_owned(), 3.0, stated, 1e-9);
        assert_eq!(live(3.0), Value::Formula("A1+B1".to_owned(), 3.0));
        assert_eq!(live(3.1), Value::Number(3.1));
        assert_eq!(live(f64::NAN), Value::text("—"));
    }
}
