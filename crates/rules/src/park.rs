//! Packs of 园区运营: when a lease is about to end, what an incoming project must meet, how a village decides.

use std::collections::BTreeSet;

use jiff::civil::Date;
use model::{Clause, ContentHash, ExitReason};
use serde::Deserialize;

use crate::{Header, Named, PackError, Parameters, pack_error};

/// A park pack.
///
/// Parameters: `lease.ending_days` (days), `admission.energy` (吨标准煤/万元), `vote.numerator` and `vote.denominator` (the
/// share of all voting members that must agree).
#[derive(Debug, Clone, PartialEq)]
pub struct ParkPack {
    /// What it is.
    pub header: Header,
    /// Its numbers.
    pub parameters: Parameters,
    /// The laws by which a village decides.
    pub vote_clauses: Vec<Clause>,
    /// Reasons for which a firm may leave a park, of the closed list; a pack may take fewer.
    pub exit_reasons: Vec<ExitReasonRule>,
    /// What is cleared before a firm has left.
    pub exit_items: Vec<Named>,
    /// Hash of the pack's text.
    pub hash: ContentHash,
}

/// A reason for which a firm may leave a park.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExitReasonRule {
    /// Which.
    pub reason: ExitReason,
    /// Whether it rests on a case whose decision to close was carried out.
    #[serde(default)]
    pub needs_case: bool,
    /// Whether the firm may stay until the last day of its lease.
    #[serde(default)]
    pub at_end: bool,
    /// What it rests on.
    pub clause: Clause,
}

/// The figures of a park pack on a day.
#[derive(Debug, Clone, PartialEq)]
pub struct ParkFigures {
    /// A lease that ends within so many days is listed.
    pub ending_days: i64,
    /// Largest energy use per value added of an incoming project, 吨标准煤/万元.
    pub admission_energy: f64,
    /// Numerator of the share of voting members that must agree.
    pub vote_numerator: i64,
    /// Its denominator.
    pub vote_denominator: i64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Text {
    pack: Header,
    parameters: Parameters,
    vote: Vec<Clause>,
    #[serde(default, rename = "exit_reason")]
    exit_reasons: Vec<ExitReasonRule>,
    #[serde(default, rename = "exit_item")]
    exit_items: Vec<Named>,
}

impl ParkPack {
    /// Reads a pack and checks its parameters.
    ///
    /// # Errors
    /// The first fault, with line and column when the text itself is at fault.
    pub fn parse(file: &str, text: &str) -> Result<Self, PackError> {
        let read: Text = pack_error::read(file, text)?;
        let hash = ContentHash::of(text.as_bytes());
        let pack = Self {
            header: read.pack,
            parameters: read.parameters,
            vote_clauses: read.vote,
            exit_reasons: read.exit_reasons,
            exit_items: read.exit_items,
            hash,
        };
        let check = || {
            pack.parameters.check()?;
            pack.exits_once()?;
            pack.figures(pack.header.effective_from)
        };
        check().map_err(|error| error.in_file(file))?;
        Ok(pack)
    }

    fn exits_once(&self) -> Result<(), PackError> {
        let mut seen = BTreeSet::new();
        let reasons = self.exit_reasons.iter().map(|rule| model::code_of(&rule.reason));
        let items = self.exit_items.iter().map(|item| item.code.clone());
        match reasons.chain(items).find(|code| !seen.insert(code.clone())) {
            Some(twice) => Err(PackError::new(format!("`{twice}` stands twice"), "give each reason and item once")),
            None => Ok(()),
        }
    }

    /// The figures in force on a day.
    ///
    /// # Errors
    /// When a parameter is missing, has no value on that day, or makes no sense.
    pub fn figures(&self, day: Date) -> Result<ParkFigures, PackError> {
        let whole = |name: &str, least: f64| -> Result<i64, PackError> {
            let value = self.parameters.at(name, day)?;
            #[expect(clippy::cast_possible_truncation, reason = "checked to be a whole number below 10 000")]
            if value.fract() == 0.0 && value >= least && value < 10_000.0 {
                return Ok(value as i64);
            }
            let message = format!("parameter `{name}` is {value}");
            Err(PackError::new(message, format!("write a whole number from {least} to 9999")))
        };
        let figures = ParkFigures {
            ending_days: whole("lease.ending_days", 0.0)?,
            admission_energy: self.parameters.at("admission.energy", day)?,
            vote_numerator: whole("vote.numerator", 1.0)?,
            vote_denominator: whole("vote.denominator", 1.0)?,
        };
        if figures.vote_numerator > figures.vote_denominator {
            let hint = "write two thirds as vote.numerator = 2, vote.denominator = 3";
            return Err(PackError::new("the share of votes is above one", hint));
        }
        if figures.admission_energy <= 0.0 {
            return Err(PackError::new("`admission.energy` is not above 0", "write 吨标准煤 per 万元 of value added"));
        }
        Ok(figures)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PACK: &str = include_str!("../../../rulepacks/parks/default/pack.toml");

    #[test]
    fn the_shipped_pack_asks_for_two_thirds_of_all_voting_members() {
        let pack = ParkPack::parse("pack.toml", PACK).unwrap();
        let figures = pack.figures("2023-06-30".parse().unwrap()).unwrap();
        assert_eq!((figures.vote_numerator, figures.vote_denominator), (2, 3));
        assert_eq!((figures.ending_days, figures.admission_energy), (60, 0.52));
        let unsourced = pack.parameters.unsourced("2023-06-30".parse().unwrap());
        assert_eq!(unsourced.iter().map(|u| u.parameter.as_str()).collect::<Vec<_>>(), ["lease.ending_days"]);
        assert!(pack.vote_clauses.iter().any(|c| c.title == "农村集体经济组织法" && c.article == "第二十七条"));
    }

    #[test]
    fn figures_that_make_no_sense_are_refused() {
        for (from, to, expect) in [
            ("value = 60 }", "value = 60.5 }", "write a whole number"),
            ("value = 2 }", "value = 4 }", "above one"),
            ("value = 3 }", "value = 0 }", "write a whole number"),
            ("value = 0.52 }", "value = 0 }", "not above 0"),
        ] {
            assert!(PACK.contains(from));
            let error = ParkPack::parse("pack.toml", &PACK.replacen(from, to, 1)).unwrap_err().to_string();
            assert!(error.starts_with("pack.toml") && error.contains(expect), "{error}");
        }
    }
}
