//! Dated parameters with unit and source. A number that no source gives is `unsourced`, and whoever reads it gets the
//! note that their output must carry.

use std::collections::BTreeMap;

use jiff::civil::Date;
use model::{Clause, Status, Unsourced};
use serde::Deserialize;

use crate::PackError;

/// One value from a day on.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DatedValue {
    /// First day.
    pub from: Date,
    /// In the parameter's unit.
    pub value: f64,
}

/// A number of a pack that an official may edit.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Parameter {
    /// What it is, Chinese.
    pub zh: String,
    /// What it is, English.
    pub en: String,
    /// Unit as written, e.g. `元/㎡`, `share`, `m`.
    pub unit: String,
    /// How far it is official.
    pub status: Status,
    /// Title and place of its source; empty when unsourced.
    #[serde(default)]
    pub source: String,
    /// In rising order of `from`.
    pub values: Vec<DatedValue>,
}

/// The `[parameters]` table of a pack: by code name.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(transparent)]
pub struct Parameters(BTreeMap<String, Parameter>);

impl Parameters {
    /// The value in force on a day.
    ///
    /// # Errors
    /// When the pack has no such parameter, or none of its values holds on that day.
    pub fn at(&self, name: &str, day: Date) -> Result<f64, PackError> {
        let parameter = self.get(name)?;
        parameter.values.iter().rev().find(|v| v.from <= day).map(|v| v.value).ok_or_else(|| {
            PackError::new(
                format!("parameter `{name}` has no value on {day}"),
                format!("add an entry to `parameters.\"{name}\".values` whose `from` is not after {day}"),
            )
        })
    }

    /// A parameter by name.
    ///
    /// # Errors
    /// When the pack has no such parameter.
    pub fn get(&self, name: &str) -> Result<&Parameter, PackError> {
        self.0.get(name).ok_or_else(|| {
            PackError::new(
                format!("parameter `{name}` is missing"),
                format!("add `[parameters.\"{name}\"]` with zh, en, unit, status and values"),
            )
        })
    }

    /// These parameters with `own` laid over them: a name that both have takes its values from `own`.
    #[must_use]
    pub fn overlaid(mut self, own: Self) -> Self {
        self.0.extend(own.0);
        self
    }

    /// The notes that an output must carry when it used these parameters on that day: those without a source.
    #[must_use]
    pub fn unsourced(&self, day: Date) -> Vec<Unsourced> {
        self.0
            .iter()
            .filter(|(_, p)| p.status == Status::Unsourced)
            .filter_map(|(name, p)| {
                let value = p.values.iter().rev().find(|v| v.from <= day)?.value;
                let value = format!("{value} {}", p.unit).trim_end().to_owned();
                Some(Unsourced { parameter: name.clone(), value, meaning: p.zh.clone() })
            })
            .collect()
    }

    /// The parameter's source as a clause.
    ///
    /// # Errors
    /// When the pack has no such parameter.
    pub fn clause(&self, name: &str) -> Result<Clause, PackError> {
        let parameter = self.get(name)?;
        let title = if parameter.source.is_empty() { parameter.zh.clone() } else { parameter.source.clone() };
        Ok(Clause { title, article: String::new(), version: String::new(), status: parameter.status })
    }

    /// Checks what every parameter must satisfy: at least one value, rising dates, finite numbers, a source when it
    /// claims one.
    ///
    /// # Errors
    /// The first parameter that does not.
    pub fn check(&self) -> Result<(), PackError> {
        for (name, p) in &self.0 {
            let wrong = |message: &str, hint: &str| Err(PackError::new(format!("parameter `{name}` {message}"), hint));
            if p.values.is_empty() {
                return wrong("has no value", "give at least one `{ from = \"2022-01-01\", value = … }`");
            }
            if p.values.windows(2).any(|pair| pair[0].from >= pair[1].from) {
                return wrong("has values out of order", "sort `values` by `from`, each day once");
            }
            if p.values.iter().any(|v| !v.value.is_finite()) {
                return wrong("has a value that is not a number", "write a plain decimal number");
            }
            if p.status != Status::Unsourced && p.source.is_empty() {
                return wrong(
                    "claims to be sourced but names no source",
                    "fill `source`, or set status = \"unsourced\"",
                );
            }
        }
        Ok(())
    }
}
