//! How a project is financed: instruments of debt, what they pay for and what pays them back.

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::Deserialize;

use super::mode::{quarters, share};
use crate::{PackError, Parameters};

/// The `[debt]` table of a pack.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DebtRule {
    /// Cost lines of which the instruments pay their share as they fall due.
    pub financed: Vec<String>,
    /// Income lines that are pledged (项目收益), and costs that are taken off them first.
    pub pledged: Vec<String>,
    /// Parameter with the least cover of all debt.
    pub least_cover: String,
    /// In the order in which they are shown.
    pub instrument: Vec<InstrumentRule>,
}

/// One instrument, a `[[debt.instrument]]` table.
///
/// Interest is paid every quarter on what is owed at its beginning; principal in equal parts over the last
/// `repayment_quarters` of the term, which begins with the first draw.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InstrumentRule {
    /// Code, e.g. `bond`.
    pub code: String,
    /// Chinese name.
    pub zh: String,
    /// English name.
    pub en: String,
    /// Parameter with the share of the financed costs that it pays.
    pub share: String,
    /// Parameter with the yearly rate.
    pub rate: String,
    /// Parameter with the term in quarters.
    pub term_quarters: String,
    /// Parameter with the quarters over which principal is paid back.
    pub repayment_quarters: String,
    /// Parameter with the least cover of its principal and interest, if it has one.
    #[serde(default)]
    pub least_cover: Option<String>,
}

/// An instrument's figures on a day.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct InstrumentFigures {
    /// Share of the financed costs, 0 to 1.
    pub share: f64,
    /// Per year.
    pub rate: f64,
    /// Quarters from the first draw.
    pub term: u32,
    /// Quarters at the end of the term over which principal is paid back, at least 1.
    pub repayment: u32,
    /// Least cover, if any.
    pub least_cover: Option<f64>,
}

impl InstrumentRule {
    /// Its figures on a day.
    ///
    /// # Errors
    /// When a parameter is missing or absurd.
    pub fn figures(&self, parameters: &Parameters, day: Date) -> Result<InstrumentFigures, PackError> {
        let (term, repayment) =
            (quarters(parameters, &self.term_quarters, day)?, quarters(parameters, &self.repayment_quarters, day)?);
        if repayment == 0 || repayment > term {
            return Err(PackError::new(
                format!("instrument `{}` is paid back over {repayment} of {term} quarters", self.code),
                "write at least 1 quarter and not more than the term",
            ));
        }
        Ok(InstrumentFigures {
            share: share(parameters, &self.share, day)?,
            rate: share(parameters, &self.rate, day)?,
            term,
            repayment,
            least_cover: self.least_cover.as_ref().map(|name| parameters.at(name, day)).transpose()?,
        })
    }
}

impl DebtRule {
    pub(crate) fn check(&self, parameters: &Parameters, day: Date, lines: &BTreeSet<&str>) -> Result<(), PackError> {
        if let Some(unknown) = self.financed.iter().chain(&self.pledged).find(|item| !lines.contains(item.as_str())) {
            return Err(PackError::new(
                format!("`debt` names `{unknown}`, which is no line"),
                "name items of `[[line]]`",
            ));
        }
        parameters.at(&self.least_cover, day)?;
        let mut all = 0.0;
        for instrument in &self.instrument {
            all += instrument.figures(parameters, day)?.share;
        }
        if all > 1.0 + 1e-9 {
            let message = format!("the instruments of `debt` finance {all} of the costs");
            return Err(PackError::new(message, "their shares sum to 1 at most"));
        }
        Ok(())
    }
}
