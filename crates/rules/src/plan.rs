//! Plan packs (一企一策): which line a plan has on which facts, who owns it, by when, on what clause, and which incentive goes with
//! it. Facts are a closed list in `model`, so that nothing else, willingness least of all, can be made an input.

use std::collections::BTreeSet;

use jiff::civil::Date;
use model::{AssociationMeasure, Clause, ContentHash, Grade, PlanFact, PlanKind, Status};
use serde::Deserialize;

use crate::checks::clauses;
use crate::pack_error::read;
use crate::{Calendar, CitedClause, ClockRule, Header, PackError, Parameters};

/// A line that a plan has when its facts hold.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlanRule {
    /// Code.
    pub code: String,
    /// What kind.
    pub kind: PlanKind,
    /// What to do, Chinese.
    pub zh: String,
    /// What to do, English.
    pub en: String,
    /// Facts that must all hold; at least one, they are the reason.
    pub all: Vec<PlanFact>,
    /// Facts of which none may hold.
    #[serde(default)]
    pub none: Vec<PlanFact>,
    /// Whether it is put as a question, because figures alone show no breach.
    #[serde(default)]
    pub question: bool,
    /// Who owns it, Chinese.
    pub owner_zh: String,
    /// Who owns it, English.
    pub owner_en: String,
    /// How long it may take: a parameter in 日, 工作日 or 月.
    pub within: String,
    /// Incentives that go with it, codes.
    #[serde(default)]
    pub incentives: Vec<String>,
    /// What it rests on, at least one.
    pub clauses: Vec<CitedClause>,
}

/// On what an incentive rests.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IncentiveBasis {
    /// 法律
    Law,
    /// 行政法规
    Regulation,
    /// 国务院批准
    StateCouncil,
    /// None of these; a local document is none.
    Absent,
}

/// An incentive.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlanIncentive {
    /// Code.
    pub code: String,
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
    /// On what it rests.
    pub basis: IncentiveBasis,
    /// What it rests on, at least one.
    pub clauses: Vec<CitedClause>,
}

impl PlanIncentive {
    /// The article by which it needs a fair-competition review before anyone promises it; `None` when law, regulation or
    /// State Council give it.
    #[must_use]
    pub fn review(&self) -> Option<Clause> {
        (self.basis == IncentiveBasis::Absent).then(|| Clause {
            title: "公平竞争审查条例".to_owned(),
            article: "第十条".to_owned(),
            version: "2024-06-06".to_owned(),
            status: Status::Official,
        })
    }
}

/// What an enterprise must be to be asked into the association (协会). No source gives its rules.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AssociationRule {
    /// Code, once in the pack.
    pub code: String,
    /// Name, Chinese.
    pub zh: String,
    /// Name, English.
    pub en: String,
    /// Beginnings of GB/T 4754 codes of its trades.
    pub trades: Vec<String>,
    /// Grades that it takes.
    pub grades: Vec<Grade>,
    /// Whether a violation that was verified on site keeps an enterprise out until its case rests.
    pub no_verified_violation: bool,
    /// The checklist of a steward pack with the quality rules that its members share (共享品控要求).
    pub quality_checklist: String,
    /// What it is to reach, until when.
    #[serde(default, rename = "target")]
    pub targets: Vec<AssociationTargetRule>,
    /// What it rests on, at least one.
    pub clauses: Vec<CitedClause>,
}

/// A target of an association.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AssociationTargetRule {
    /// What is counted.
    pub measure: AssociationMeasure,
    /// Until when.
    pub by: Date,
    /// How many.
    pub value: u32,
    /// Whether it has a source.
    pub status: Status,
}

/// A stage of the chain (产业链环节), from the beginning of a GB/T 4754 code.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChainStage {
    /// Beginning of the code; the longest that fits counts.
    pub prefix: String,
    /// Code of the stage.
    pub code: String,
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

/// The rules by which plans are made.
#[derive(Debug, Clone, PartialEq)]
pub struct PlanPack {
    /// What it is.
    pub header: Header,
    /// How long lines may take.
    pub parameters: Parameters,
    /// In the pack's order.
    pub rules: Vec<PlanRule>,
    /// Incentives.
    pub incentives: Vec<PlanIncentive>,
    /// Associations.
    pub associations: Vec<AssociationRule>,
    /// Stages of the chain.
    pub stages: Vec<ChainStage>,
    /// Hash of the text.
    pub hash: ContentHash,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Text {
    pack: Header,
    parameters: Parameters,
    #[serde(rename = "line")]
    rules: Vec<PlanRule>,
    #[serde(rename = "incentive")]
    incentives: Vec<PlanIncentive>,
    #[serde(default, rename = "association")]
    associations: Vec<AssociationRule>,
    #[serde(default, rename = "stage")]
    stages: Vec<ChainStage>,
}

impl PlanPack {
    /// Reads a pack and checks that it is whole.
    ///
    /// # Errors
    /// The first fault, with line and column when the text itself is at fault.
    pub fn parse(file: &str, text: &str) -> Result<Self, PackError> {
        let shape: Text = read(file, text)?;
        let pack = Self {
            header: shape.pack,
            parameters: shape.parameters,
            rules: shape.rules,
            incentives: shape.incentives,
            associations: shape.associations,
            stages: shape.stages,
            hash: ContentHash::of(text.as_bytes()),
        };
        pack.verify().map_err(|error| error.in_file(file))?;
        Ok(pack)
    }

    /// The last day of a line that begins on a day.
    ///
    /// # Errors
    /// When its parameter has no value then, or the holiday table does not reach so far.
    pub fn due(&self, rule: &PlanRule, day: Date, calendar: &Calendar) -> Result<Date, PackError> {
        period(rule).due(&self.parameters, day, day, calendar)
    }

    /// An incentive by code.
    #[must_use]
    pub fn incentive(&self, code: &str) -> Option<&PlanIncentive> {
        self.incentives.iter().find(|incentive| incentive.code == code)
    }

    /// Every clause that the pack cites.
    pub fn clauses(&self) -> impl Iterator<Item = &CitedClause> {
        let of_rules = self.rules.iter().flat_map(|rule| &rule.clauses);
        let of_association = self.associations.iter().flat_map(|rule| &rule.clauses);
        of_rules.chain(self.incentives.iter().flat_map(|incentive| &incentive.clauses)).chain(of_association)
    }

    fn verify(&self) -> Result<(), PackError> {
        let wrong = |message: String, hint: &str| Err(PackError::new(message, hint));
        self.parameters.check()?;
        let mut codes = BTreeSet::new();
        for rule in &self.rules {
            clauses(&rule.code, &rule.clauses)?;
            period(rule).length(&self.parameters, self.header.effective_from)?;
            if !codes.insert(&rule.code) {
                return wrong(format!("line `{}` stands twice", rule.code), "give each line its own code");
            }
            if rule.all.is_empty() {
                return wrong(format!("line `{}` has no reason", rule.code), "name at least one fact in `all`");
            }
            if let Some(code) = rule.incentives.iter().find(|code| self.incentive(code).is_none()) {
                return wrong(format!("incentive `{code}` is named but not given"), "correct the code, or add it");
            }
            let asks = [PlanFact::TaxToAsk, PlanFact::InsuranceToAsk];
            if rule.all.iter().any(|fact| asks.contains(fact)) && !rule.question {
                return wrong(
                    format!("line `{}` rests on a figure that is only to be asked about", rule.code),
                    "write question = true: an outlier is a question, not a finding",
                );
            }
            if rule.kind == PlanKind::Exit && !rule.all.contains(&PlanFact::ClosureCase) && !rule.question {
                return wrong(
                    format!("line `{}` makes a firm leave without a case", rule.code),
                    "add `closure_case`, or write question = true: leaving is the firm's choice",
                );
            }
        }
        for incentive in &self.incentives {
            clauses(&incentive.code, &incentive.clauses)?;
        }
        let mut associations = BTreeSet::new();
        for rule in &self.associations {
            clauses(&rule.code, &rule.clauses)?;
            if !associations.insert(&rule.code) {
                return wrong(format!("association `{}` stands twice", rule.code), "give each its own code");
            }
            if rule.trades.is_empty() || rule.grades.is_empty() {
                return wrong("the association takes nobody".to_owned(), "name trades and grades");
            }
        }
        let mut prefixes = BTreeSet::new();
        if let Some(twice) = self.stages.iter().find(|stage| stage.prefix.is_empty() || !prefixes.insert(&stage.prefix))
        {
            return wrong(
                format!("the stage of codes `{}` stands twice or is empty", twice.prefix),
                "give each beginning of a code one stage",
            );
        }
        Ok(())
    }
}

fn period(rule: &PlanRule) -> ClockRule {
    ClockRule {
        code: rule.code.clone(),
        zh: rule.zh.clone(),
        en: rule.en.clone(),
        parameter: rule.within.clone(),
        after_end_of: None,
        clauses: Vec::new(),
    }
}
