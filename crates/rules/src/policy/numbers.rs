//! The pack's numbers on a day, as expressions read them.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::PolicyPack;
use crate::expression::Expression;

/// Every parameter as `p.name` with its value on a day; `None` when it is blank, or has no value yet on that day.
pub(super) struct Numbers(BTreeMap<String, Option<f64>>);

impl Numbers {
    pub(super) fn on(pack: &PolicyPack, day: Date) -> Self {
        let value = |name| pack.parameters.at(name, day).ok();
        Self(pack.parameters.iter().map(|(name, _)| (format!("p.{name}"), value(name))).collect())
    }

    /// The value of a parameter; the outer `None` when the name is no parameter.
    pub(super) fn get(&self, name: &str) -> Option<Option<f64>> {
        self.0.get(name).copied()
    }

    /// Whether the name is a parameter without a value.
    pub(super) fn blank(&self, name: &str) -> bool {
        self.get(name) == Some(None)
    }

    /// Whether an expression reads a parameter without a value.
    pub(super) fn blank_in(&self, expression: &Expression) -> bool {
        expression.reads().iter().any(|name| self.blank(name))
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, Option<f64>)> {
        self.0.iter().map(|(name, value)| (name.as_str(), *value))
    }
}
