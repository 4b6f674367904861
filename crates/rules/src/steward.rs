//! Steward packs (星级管家): what a project must meet to be admitted, and checklists that are scored. No source gives scores or cut
//! points, so they are `unsourced`; a checklist without items refuses to score.

use std::collections::BTreeSet;

use jiff::civil::Date;
use model::{Clause, ContentHash, Unsourced};
use serde::Deserialize;

use crate::pack_error::read;
use crate::{Header, Named, PackError, Parameters};

/// On which side of its limit a figure passes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// Not below.
    AtLeast,
    /// Not above.
    AtMost,
}

/// A criterion of admission.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AdmissionCriterion {
    /// Code, the name of the figure.
    pub code: String,
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
    /// Which side passes.
    pub side: Side,
    /// Parameter with the limit; its unit is the figure's.
    pub limit: String,
    /// Whether failing it refuses the project; otherwise it only scores.
    #[serde(default)]
    pub required: bool,
    /// Points when it passes.
    pub points: u32,
    /// Parks for which it holds, codes; empty for all.
    #[serde(default)]
    pub parks: Vec<String>,
    /// Where it comes from.
    pub clause: Clause,
}

/// A scored item.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ScoredItem {
    /// Code.
    pub code: String,
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
    /// Most points.
    pub points: u32,
}

/// A scored checklist.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ScoredChecklist {
    /// Code.
    pub code: String,
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
    /// Items; empty where no source gives its content, and an official must fill it in.
    #[serde(default)]
    pub items: Vec<ScoredItem>,
    /// Least share of the points for one star, two stars, …; rising. Empty when it is not starred.
    #[serde(default)]
    pub stars: Vec<f64>,
    /// Where its items come from.
    pub clause: Clause,
}

/// The rules of stewards.
#[derive(Debug, Clone, PartialEq)]
pub struct StewardPack {
    /// What it is.
    pub header: Header,
    /// Limits.
    pub parameters: Parameters,
    /// Services that a park may offer.
    pub services: Vec<Named>,
    /// Criteria of admission.
    pub criteria: Vec<AdmissionCriterion>,
    /// Checklists.
    pub checklists: Vec<ScoredChecklist>,
    /// What a patrol of a park's common parts looks at.
    pub patrol: Vec<Named>,
    /// Hash of the text.
    pub hash: ContentHash,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Text {
    pack: Header,
    parameters: Parameters,
    #[serde(rename = "service")]
    services: Vec<Named>,
    #[serde(rename = "criterion")]
    criteria: Vec<AdmissionCriterion>,
    #[serde(rename = "checklist")]
    checklists: Vec<ScoredChecklist>,
    #[serde(default)]
    patrol: Vec<Named>,
}

impl StewardPack {
    /// Reads a pack and checks that it is whole.
    ///
    /// # Errors
    /// The first fault, with line and column when the text itself is at fault.
    pub fn parse(file: &str, text: &str) -> Result<Self, PackError> {
        let shape: Text = read(file, text)?;
        let pack = Self {
            header: shape.pack,
            parameters: shape.parameters,
            services: shape.services,
            criteria: shape.criteria,
            checklists: shape.checklists,
            patrol: shape.patrol,
            hash: ContentHash::of(text.as_bytes()),
        };
        pack.verify().map_err(|error| error.in_file(file))?;
        Ok(pack)
    }

    /// A checklist by code.
    #[must_use]
    pub fn checklist(&self, code: &str) -> Option<&ScoredChecklist> {
        self.checklists.iter().find(|list| list.code == code)
    }

    /// What every output made with this pack must say: its numbers that no source gives.
    #[must_use]
    pub fn unsourced(&self, day: Date) -> Vec<Unsourced> {
        self.parameters.unsourced(day)
    }

    fn verify(&self) -> Result<(), PackError> {
        self.parameters.check()?;
        let mut codes = BTreeSet::new();
        let all = self.criteria.iter().map(|one| &one.code).chain(self.checklists.iter().map(|one| &one.code));
        let items = self.checklists.iter().flat_map(|list| list.items.iter().map(|item| &item.code));
        let services = self.services.iter().map(|service| &service.code);
        let patrol = self.patrol.iter().map(|item| &item.code);
        if let Some(twice) = all.chain(items).chain(services).chain(patrol).find(|code| !codes.insert(code.as_str())) {
            return Err(PackError::new(format!("`{twice}` stands twice"), "give each code once"));
        }
        for criterion in &self.criteria {
            self.parameters.at(&criterion.limit, self.header.effective_from)?;
        }
        for list in &self.checklists {
            let rising = list.stars.windows(2).all(|pair| pair[0] < pair[1]);
            if !rising || list.stars.iter().any(|share| !(0.0..=1.0).contains(share)) {
                return Err(PackError::new(
                    format!("the stars of `{}` do not rise from 0 to 1", list.code),
                    "write e.g. stars = [0.5, 0.6, 0.7, 0.8, 0.9]",
                ));
            }
        }
        Ok(())
    }
}
