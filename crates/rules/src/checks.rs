//! Check packs (五大整治): what makes a suspicion, on which clause it rests, what must be verified on site, and on which
//! grounds a verified one supports closure.

mod ground;
mod rule;
#[cfg(test)]
mod tests;
mod verify;
mod widths;

use std::collections::BTreeMap;

use jiff::civil::Date;
use model::{ContentHash, Unsourced};
use serde::Deserialize;

pub use ground::{ClosureGround, Recheck};
pub use rule::{CheckRule, CitedClause, WordList};
pub(crate) use verify::clauses;

use crate::pack_error::read;
use crate::{Header, PackError, Parameters};

/// The rules of the five checks, as an official writes them.
///
/// ```
/// use model::Check;
/// let text = include_str!("../../../rulepacks/checks/default/pack.toml");
/// let pack = rules::CheckPack::parse("checks/default/pack.toml", text)?;
/// assert_eq!(pack.rule("building.no_permit")?.check, Check::IllegalBuilding);
/// let day = jiff::civil::date(2023, 6, 30);
/// assert_eq!(pack.parameters.at("fire_lane_clear_width", day)?, 4.0);
/// # Ok::<(), rules::PackError>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct CheckPack {
    /// What it is and where it comes from.
    pub header: Header,
    /// Tolerances and widths that an official may edit.
    pub parameters: Parameters,
    /// Lists of words that a rule asks about, e.g. the processes that need a discharge permit.
    pub lists: BTreeMap<String, WordList>,
    /// In the order of the text.
    pub rules: Vec<CheckRule>,
    /// In the order of the text: an enterprise is proposed on the first ground that holds.
    pub grounds: Vec<ClosureGround>,
    /// The file it was read from, for messages.
    pub file: String,
    /// Hash of the pack's text.
    pub hash: ContentHash,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Text {
    pack: Header,
    #[serde(default)]
    parameters: Parameters,
    #[serde(default)]
    lists: BTreeMap<String, WordList>,
    #[serde(default, rename = "rule")]
    rules: Vec<CheckRule>,
    #[serde(default, rename = "closure_ground")]
    grounds: Vec<ClosureGround>,
}

impl CheckPack {
    /// Reads a pack and checks that it is whole.
    ///
    /// # Errors
    /// [`PackError`] with the place when the text is not such a pack, a rule has no clause, a code stands twice, a ground
    /// rests on a rule that is not there, or a rule names a parameter or list that is not there.
    pub fn parse(file: &str, text: &str) -> Result<Self, PackError> {
        let read: Text = read(file, text)?;
        let pack = Self {
            header: read.pack,
            parameters: read.parameters,
            lists: read.lists,
            rules: read.rules,
            grounds: read.grounds,
            file: file.to_owned(),
            hash: ContentHash::of(text.as_bytes()),
        };
        verify::verify(&pack).map_err(|error| error.in_file(file))?;
        Ok(pack)
    }

    /// A rule by its code.
    ///
    /// # Errors
    /// When the pack has no such rule.
    pub fn rule(&self, code: &str) -> Result<&CheckRule, PackError> {
        self.rules.iter().find(|rule| rule.code == code).ok_or_else(|| {
            PackError::new(
                format!("rule `{code}` is missing"),
                format!("add a `[[rule]]` with code = \"{code}\", or leave out the closure grounds that rest on it"),
            )
            .in_file(&self.file)
        })
    }

    /// The words of a list.
    ///
    /// # Errors
    /// When the pack has no such list.
    pub fn words(&self, name: &str) -> Result<&WordList, PackError> {
        self.lists.get(name).ok_or_else(|| {
            PackError::new(
                format!("list `{name}` is missing"),
                format!("add `[lists.{name}]` with zh, en, status and words"),
            )
            .in_file(&self.file)
        })
    }

    /// What every output made with this pack must say: its numbers and lists that no source gives.
    #[must_use]
    pub fn unsourced(&self, day: Date) -> Vec<Unsourced> {
        let mut notes = self.parameters.unsourced(day);
        notes.extend(self.lists.iter().filter(|(_, list)| list.status == model::Status::Unsourced).map(
            |(name, list)| Unsourced {
                parameter: format!("lists.{name}"),
                value: list.words.join("、"),
                meaning: list.zh.clone(),
            },
        ));
        notes
    }
}
