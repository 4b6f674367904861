//! Modes of renewal (改造模式): what is torn down and built, when, and when the law bars it.

use jiff::civil::Date;
use model::Clause;
use serde::Deserialize;

use super::Moment;
use crate::{PackError, Parameters};

/// One mode of renewal, a `[[mode]]` table.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ModeRule {
    /// Code name, e.g. `demolish`.
    pub code: String,
    /// Chinese name.
    pub zh: String,
    /// English name.
    pub en: String,
    /// Kept for an interim and torn down after it (近期保留远期拆除): demolition comes last, nothing is rebuilt before.
    #[serde(default)]
    pub late: bool,
    /// What bars the mode where planned use is another; `None` when it may be done there.
    #[serde(default)]
    pub conflict: Option<ConflictBar>,
}

/// A mode that may not be done while more than a share of the block is planned for another use.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConflictBar {
    /// Name of the parameter with the largest share, 0 to 1.
    pub limit: String,
    /// What bars it.
    pub clause: Clause,
    /// The procedure that would free the block, Chinese.
    pub procedure_zh: String,
    /// The same in English.
    pub procedure_en: String,
}

/// A mode's figures on a day.
#[derive(Debug, Clone, PartialEq)]
pub struct ModeFigures {
    /// When its phases lie.
    pub timetable: Timetable,
    /// Share of lawful floor area that is torn down, 0 to 1.
    pub demolished_share: f64,
    /// FAR aimed at; nothing is built when the kept floor area already reaches it.
    pub far_after: f64,
    /// Share of the land that is sold, 0 to 1; new floor area is shared likewise between buyers and the project itself.
    pub land_sold_share: f64,
    /// Tax per mu and year expected of cleared land in operation, 万元/亩.
    pub tax_per_mu: f64,
    /// By how much the tax of firms that stay is expected to grow, as a share of today's.
    pub kept_tax_uplift: f64,
    /// Storeys of new buildings, mean, at least 1; `None` when the pack does not say: then nobody knows what ground they cover.
    pub new_storeys: Option<f64>,
}

/// Phases of a mode in quarters from its start. Each phase is the quarters `start..end`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Timetable {
    /// Surveys, approvals, agreements: from 0 to here.
    pub lead_end: u32,
    /// Houses are emptied and torn down.
    pub demolition: (u32, u32),
    /// Works.
    pub construction: (u32, u32),
    /// Firms work in it.
    pub operation: (u32, u32),
    /// Quarters that the flow covers.
    pub horizon: u32,
}

impl Timetable {
    /// The quarter at which a moment lies.
    #[must_use]
    pub fn at(&self, moment: Moment) -> u32 {
        match moment {
            Moment::Start => 0,
            Moment::LeadEnd => self.lead_end,
            Moment::DemolitionStart => self.demolition.0,
            Moment::DemolitionEnd => self.demolition.1,
            Moment::ConstructionStart => self.construction.0,
            Moment::ConstructionEnd => self.construction.1,
            Moment::OperationStart => self.operation.0,
            Moment::OperationEnd => self.operation.1,
        }
    }

    /// Quarters in which firms of torn-down houses have no place here: from demolition until works end, or until the land
    /// is cleared when works came first.
    #[must_use]
    pub fn absence(&self) -> u32 {
        self.demolition.1.max(self.construction.1.max(self.demolition.0)) - self.demolition.0
    }

    /// Quarters over which money is bound before operation: demolition and works.
    #[must_use]
    pub fn building(&self) -> u32 {
        let early = if self.demolition.0 < self.construction.0 { self.demolition.1 - self.demolition.0 } else { 0 };
        early + self.construction.1 - self.construction.0
    }
}

/// A parameter in whole quarters.
pub(crate) fn quarters(parameters: &Parameters, name: &str, day: Date) -> Result<u32, PackError> {
    let value = parameters.at(name, day)?;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "checked to be a whole number of 0 to 400"
    )]
    if value.fract() == 0.0 && (0.0..=400.0).contains(&value) {
        Ok(value as u32)
    } else {
        let message = format!("parameter `{name}` is {value}, not a number of quarters");
        Err(PackError::new(message, "write a whole number from 0 to 400"))
    }
}

pub(crate) fn share(parameters: &Parameters, name: &str, day: Date) -> Result<f64, PackError> {
    let value = parameters.at(name, day)?;
    if (0.0..=1.0).contains(&value) {
        Ok(value)
    } else {
        Err(PackError::new(format!("parameter `{name}` is {value}, not a share"), "write 60 % as 0.6"))
    }
}

/// A mean number of storeys, if the pack has it.
fn storeys(parameters: &Parameters, name: &str, day: Date) -> Result<Option<f64>, PackError> {
    if parameters.get(name).is_err() {
        return Ok(None);
    }
    let value = parameters.at(name, day)?;
    if (1.0..=100.0).contains(&value) {
        return Ok(Some(value));
    }
    Err(PackError::new(format!("parameter `{name}` is {value}, no number of storeys"), "write a number from 1 to 100"))
}

impl ModeRule {
    pub(crate) fn figures(&self, parameters: &Parameters, horizon: u32, day: Date) -> Result<ModeFigures, PackError> {
        let name = |field: &str| format!("mode.{}.{field}", self.code);
        let lead = quarters(parameters, &name("lead_quarters"), day)?;
        let demolition = quarters(parameters, &name("demolition_quarters"), day)?;
        let construction = quarters(parameters, &name("construction_quarters"), day)?;
        let timetable = if self.late {
            let interim = quarters(parameters, &name("interim_quarters"), day)?;
            let built = lead + construction;
            Timetable {
                lead_end: lead,
                construction: (lead, built),
                operation: (built, built + interim),
                demolition: (built + interim, built + interim + demolition),
                horizon,
            }
        } else {
            let cleared = lead + demolition;
            let built = cleared + construction;
            Timetable {
                lead_end: lead,
                demolition: (lead, cleared),
                construction: (cleared, built),
                operation: (built, horizon.max(built)),
                horizon,
            }
        };
        let last = timetable.demolition.1.max(timetable.construction.1).max(timetable.operation.0);
        if last >= horizon {
            return Err(PackError::new(
                format!("the phases of mode `{}` take {last} quarters, the horizon has {horizon}", self.code),
                "lengthen `horizon_quarters` or shorten the phases",
            ));
        }
        if let Some(conflict) = &self.conflict {
            share(parameters, &conflict.limit, day)?;
        }
        let at_least_zero = |field: &str| -> Result<f64, PackError> {
            let value = parameters.at(&name(field), day)?;
            if value >= 0.0 {
                return Ok(value);
            }
            Err(PackError::new(format!("parameter `{}` is {value}, below 0", name(field)), "write 0 or more"))
        };
        Ok(ModeFigures {
            timetable,
            demolished_share: share(parameters, &name("demolished_share"), day)?,
            far_after: at_least_zero("far_after")?,
            land_sold_share: share(parameters, &name("land_sold_share"), day)?,
            tax_per_mu: at_least_zero("tax_per_mu")?,
            kept_tax_uplift: at_least_zero("kept_tax_uplift")?,
            new_storeys: storeys(parameters, &name("new_storeys"), day)?,
        })
    }
}
