//! Land packs: what each finding of geometry means in law, and which procedures free a plot that is planned otherwise.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use model::{ContentHash, Procedure, ProcedureStep, Unsourced};
use serde::Deserialize;

use crate::checks::{CitedClause, WordList, clauses};
use crate::pack_error::read;
use crate::{Header, PackError, Parameters};

/// The rules on land, as an official writes them.
///
/// ```
/// let text = include_str!("../../../rulepacks/land/default/pack.toml");
/// let pack = rules::LandPack::parse("land/default/pack.toml", text)?;
/// assert!(pack.procedures("商业").iter().any(|procedure| procedure.code == "plan_change"));
/// # Ok::<(), rules::PackError>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct LandPack {
    /// What it is and where it comes from.
    pub header: Header,
    /// Thresholds that an official may edit.
    pub parameters: Parameters,
    /// Lists of words.
    pub lists: BTreeMap<String, WordList>,
    /// In the order of the text.
    pub rules: Vec<LandFindingRule>,
    procedures: Vec<ProcedureText>,
    /// The file it was read from, for messages.
    pub file: String,
    /// Hash of the pack's text.
    pub hash: ContentHash,
}

/// One rule: its words and clauses. What it looks for is in `rectify`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LandFindingRule {
    /// Code, e.g. `plan.conflict`.
    pub code: String,
    /// Title, Chinese.
    pub zh: String,
    /// Title, English.
    pub en: String,
    /// What must be verified, Chinese.
    pub to_verify_zh: String,
    /// The same in English.
    pub to_verify_en: String,
    /// Parameters that it uses: those without a source are named by its findings.
    #[serde(default)]
    pub parameters: Vec<String>,
    /// Lists that it uses.
    #[serde(default)]
    pub lists: Vec<String>,
    /// At least one.
    pub clauses: Vec<CitedClause>,
}

#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct ProcedureText {
    code: String,
    zh: String,
    en: String,
    /// Planned uses from which it may free a plot.
    planned_uses: Vec<String>,
    #[serde(rename = "step")]
    steps: Vec<StepText>,
}

#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct StepText {
    zh: String,
    en: String,
    #[serde(default)]
    least_days: Option<u16>,
    clauses: Vec<CitedClause>,
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
    rules: Vec<LandFindingRule>,
    #[serde(default, rename = "procedure")]
    procedures: Vec<ProcedureText>,
}

impl LandPack {
    /// Reads a pack and checks that it is whole.
    ///
    /// # Errors
    /// [`PackError`] when the text is not such a pack, a code stands twice, a rule or step has no clause, a procedure has
    /// no step, or a rule names a parameter or list that is not there.
    pub fn parse(file: &str, text: &str) -> Result<Self, PackError> {
        let read: Text = read(file, text)?;
        let pack = Self {
            header: read.pack,
            parameters: read.parameters,
            lists: read.lists,
            rules: read.rules,
            procedures: read.procedures,
            file: file.to_owned(),
            hash: ContentHash::of(text.as_bytes()),
        };
        pack.verify().map_err(|error| error.in_file(file))?;
        Ok(pack)
    }

    fn verify(&self) -> Result<(), PackError> {
        self.parameters.check()?;
        let mut codes = BTreeSet::new();
        let all = self.rules.iter().map(|rule| &rule.code).chain(self.procedures.iter().map(|p| &p.code));
        for code in all {
            if !codes.insert(code) {
                return Err(PackError::new(format!("code `{code}` stands twice"), "give each code once"));
            }
        }
        for rule in &self.rules {
            clauses(&rule.code, &rule.clauses)?;
            for name in &rule.parameters {
                self.parameters.get(name)?;
            }
            for name in &rule.lists {
                self.words(name)?;
            }
        }
        for procedure in &self.procedures {
            if procedure.steps.is_empty() {
                return Err(PackError::new(
                    format!("procedure `{}` has no step", procedure.code),
                    "give at least one `[[procedure.step]]`, or leave the procedure out",
                ));
            }
            for step in &procedure.steps {
                clauses(&procedure.code, &step.clauses)?;
            }
        }
        Ok(())
    }

    /// A rule by its code.
    ///
    /// # Errors
    /// When the pack has no such rule.
    pub fn rule(&self, code: &str) -> Result<&LandFindingRule, PackError> {
        self.rules.iter().find(|rule| rule.code == code).ok_or_else(|| {
            PackError::new(format!("rule `{code}` is missing"), format!("add a `[[rule]]` with code = \"{code}\""))
                .in_file(&self.file)
        })
    }

    /// The words of a list.
    ///
    /// # Errors
    /// When the pack has no such list.
    pub fn words(&self, name: &str) -> Result<&WordList, PackError> {
        self.lists.get(name).ok_or_else(|| {
            PackError::new(format!("list `{name}` is missing"), format!("add `[lists.{name}]` with zh, en and words"))
                .in_file(&self.file)
        })
    }

    /// The procedures that may free a plot from a planned use, in the order of the text; none when the pack names none.
    #[must_use]
    pub fn procedures(&self, planned_use: &str) -> Vec<Procedure> {
        let named = self.procedures.iter().filter(|p| p.planned_uses.iter().any(|is| is == planned_use.trim()));
        named
            .map(|procedure| Procedure {
                code: procedure.code.clone(),
                zh: procedure.zh.clone(),
                en: procedure.en.clone(),
                steps: procedure
                    .steps
                    .iter()
                    .map(|step| ProcedureStep {
                        zh: step.zh.clone(),
                        en: step.en.clone(),
                        least_days: step.least_days,
                        clauses: step.clauses.iter().map(CitedClause::clause).collect(),
                    })
                    .collect(),
            })
            .collect()
    }

    /// Every clause of the pack, for holding them against the texts of the laws.
    pub fn cited(&self) -> impl Iterator<Item = &CitedClause> {
        let steps = self.procedures.iter().flat_map(|procedure| &procedure.steps);
        self.rules.iter().flat_map(|rule| &rule.clauses).chain(steps.flat_map(|step| &step.clauses))
    }

    /// What no source gives.
    #[must_use]
    pub fn unsourced(&self, day: Date) -> Vec<Unsourced> {
        self.parameters.unsourced(day)
    }
}

#[cfg(test)]
mod tests {
    use super::LandPack;

    const DEFAULT: &str = include_str!("../../../rulepacks/land/default/pack.toml");

    #[test]
    fn a_pack_that_is_not_whole_is_refused() {
        let check = |from: &str, to: &str, expect: &str| {
            assert!(DEFAULT.contains(from), "the default pack no longer has {from:?}");
            let error = LandPack::parse("t.toml", &DEFAULT.replacen(from, to, 1)).unwrap_err().to_string();
            assert!(error.contains(expect), "{error}");
        };
        check("code = \"plan.conflict\"", "code = \"plan_change\"", "stands twice");
        check("parameters = [\"plan_conflict_share\"]", "parameters = [\"none\"]", "`none` is missing");
        check("lists = [\"hazardous_processes\"]", "lists = [\"none\"]", "`none` is missing");
        check("phrase = \"应当对修改的必要性进行论证\"", "phrase = \"\"", "without article or phrase");
    }

    #[test]
    fn farmland_and_roads_are_freed_by_nothing_and_homes_by_a_plan_change_with_thirty_days() {
        let pack = LandPack::parse("default", DEFAULT).unwrap();
        assert!(pack.procedures("农田").is_empty() && pack.procedures("道路").is_empty());
        let homes = pack.procedures("居住");
        assert_eq!(homes[0].code, "plan_change");
        assert!(homes[0].steps.iter().any(|step| step.least_days == Some(30)));
        assert!(homes.iter().any(|procedure| procedure.code == "interim_no_added_land"));
    }
}
