//! Uplift packs (千企提升): who is a peer, what is low yield and high energy, what an enterprise is entitled or exposed to,
//! and what to advise it.

use std::collections::BTreeMap;

use jiff::civil::Date;
use model::{Clause, ContentHash, Derivation, Grade, Measure, Status};
use serde::Deserialize;

use crate::{Header, PackError, Parameters};

/// The uplift rules of a town.
///
/// ```
/// let text = include_str!("../../../rulepacks/uplift/default/pack.toml");
/// let pack = rules::UpliftPack::parse("uplift/default/pack.toml", text)?;
/// let relief = pack.entitlements.iter().find(|e| e.code == "land_use_tax_relief").expect("shipped");
/// assert_eq!(relief.effective_to, Some(jiff::civil::date(2021, 12, 31)));
/// # Ok::<(), rules::PackError>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct UpliftPack {
    /// What it is.
    pub header: Header,
    /// Numbers that an official may edit.
    pub parameters: Parameters,
    /// How energy use is judged, by population.
    pub energy: Vec<EnergyIntensity>,
    /// In the pack's order.
    pub entitlements: Vec<EntitlementRule>,
    /// In the pack's order.
    pub advice: Vec<AdviceRule>,
    /// Hash of the pack's text.
    pub hash: ContentHash,
}

/// How energy use is judged in a population: energy ÷ output, where much energy for the output is a high value. It is not
/// judged by tax per unit of energy, by which an enterprise that pays little tax would seem to use much energy.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EnergyIntensity {
    /// Code of the population in the evaluation pack.
    pub population: String,
    /// `energy` or `electricity`.
    pub energy: Measure,
    /// `value_added` or `revenue`.
    pub output: Measure,
    /// Code of the evaluation pack's indicator of yield per mu.
    pub land: String,
}

/// Whether it is a benefit or a burden.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EntitlementKind {
    /// 激励
    Incentive,
    /// 倒逼
    Exposure,
}

/// A measure or incentive that depends on the grade.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EntitlementRule {
    /// Code name.
    pub code: String,
    /// Name, Chinese.
    pub zh: String,
    /// Name, English.
    pub en: String,
    /// Benefit or burden.
    pub kind: EntitlementKind,
    /// Grades to which it applies.
    pub grades: Vec<Grade>,
    /// First day, where the source states one.
    #[serde(default)]
    pub effective_from: Option<Date>,
    /// Last day, where it has one.
    #[serde(default)]
    pub effective_to: Option<Date>,
    /// Amount by grade; a grade without one has no amount in any source.
    #[serde(default)]
    pub amounts: BTreeMap<Grade, Words>,
    /// Whether it needs a fair-competition review (公平竞争审查条例) before it is granted.
    #[serde(default)]
    pub competition_review: bool,
    /// More to know, in words.
    #[serde(default)]
    pub note: Option<Words>,
    /// Legal basis.
    pub clause: Clause,
}

/// A line of one-enterprise-one-plan advice.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AdviceRule {
    /// Code name.
    pub code: String,
    /// What to do, Chinese.
    pub zh: String,
    /// What to do, English.
    pub en: String,
    /// When it is given.
    pub when: AdviceCondition,
    /// Whether it is put as a question, because the figures alone do not show a breach.
    #[serde(default)]
    pub question: bool,
    /// Basis.
    pub clause: Clause,
}

/// When a line of advice is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AdviceCondition {
    /// It is graded D.
    GradeD,
    /// It is not graded for want of data.
    NotGraded,
    /// Insured staff is below a share of the staff that it declared (`insurance.share`).
    InsuredBelowDeclared,
    /// It is on the list of high-energy low-yield firms.
    HighEnergyLowYield,
    /// Its tax per mu is below the peers' median.
    TaxPerMuBelowPeers,
    /// Some of its figures stand on statistics only.
    StatisticsOnly,
    /// It has findings.
    Findings,
}

/// Words in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

impl Words {
    /// As a result hands it on.
    #[must_use]
    pub fn derivation(&self) -> Derivation {
        Derivation { zh: self.zh.clone(), en: self.en.clone() }
    }
}

/// The parameters that `uplift` reads; a pack without one is refused.
pub const UPLIFT_PARAMETERS: [&str; 10] = [
    "peers.minimum",
    "high_energy.factor",
    "high_energy.land_factor",
    "low_yield.tax_per_mu",
    "low_yield.parcel_area",
    "low_yield.plan_conflict",
    "insurance.share",
    "norms.minimum",
    "norms.known_share",
    "norms.interval",
];

/// The shape of the text.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Text {
    pack: Header,
    parameters: Parameters,
    energy: Vec<EnergyIntensity>,
    #[serde(default, rename = "entitlement")]
    entitlements: Vec<EntitlementRule>,
    #[serde(default)]
    advice: Vec<AdviceRule>,
}

impl UpliftPack {
    /// Reads a pack; `file` is only named in errors.
    ///
    /// # Errors
    /// With line and column when the text does not have the pack's shape; by name when a parameter is missing, a code
    /// stands twice, or a clause claims to be official and names nothing.
    pub fn parse(file: &str, text: &str) -> Result<Self, PackError> {
        let shape: Text = crate::pack_error::read(file, text)?;
        check(&shape).map_err(|error| error.in_file(file))?;
        Ok(Self {
            header: shape.pack,
            parameters: shape.parameters,
            energy: shape.energy,
            entitlements: shape.entitlements,
            advice: shape.advice,
            hash: ContentHash::of(text.as_bytes()),
        })
    }
}

fn check(shape: &Text) -> Result<(), PackError> {
    shape.parameters.check()?;
    for name in UPLIFT_PARAMETERS {
        shape.parameters.get(name)?;
    }
    for rule in &shape.energy {
        let energy = matches!(rule.energy, Measure::Energy | Measure::Electricity);
        let output = matches!(rule.output, Measure::ValueAdded | Measure::Revenue);
        if !(energy && output) {
            return Err(PackError::new(
                format!("the energy intensity of `{}` is no energy by output", rule.population),
                "write energy = \"energy\" or \"electricity\", output = \"value_added\" or \"revenue\"",
            ));
        }
    }
    let entitlements = shape.entitlements.iter().map(|rule| (&rule.code, &rule.clause));
    let advice = shape.advice.iter().map(|rule| (&rule.code, &rule.clause));
    let mut codes = std::collections::BTreeSet::new();
    for (code, clause) in entitlements.chain(advice) {
        if !codes.insert(code) {
            return Err(PackError::new(format!("`{code}` is defined twice"), "give each rule its own code"));
        }
        if clause.title.is_empty()
            || (clause.status != Status::Unsourced && clause.article.is_empty() && clause.version.is_empty())
        {
            return Err(PackError::new(
                format!("the clause of `{code}` names no document"),
                "fill title, and article or version, or set status = \"unsourced\"",
            ));
        }
    }
    for rule in &shape.entitlements {
        if rule.effective_from.zip(rule.effective_to).is_some_and(|(from, to)| from > to) {
            return Err(PackError::new(format!("`{}` ends before it begins", rule.code), "correct its two dates"));
        }
        if let Some(grade) = rule.amounts.keys().find(|grade| !rule.grades.contains(grade)) {
            return Err(PackError::new(
                format!("`{}` has an amount for grade {grade:?}, to which it does not apply", rule.code),
                "add the grade to `grades`, or leave the amount out",
            ));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const DEFAULT: &str = include_str!("../../../rulepacks/uplift/default/pack.toml");

    fn check_refused(from: &str, to: &str, expect: &str) {
        assert!(DEFAULT.contains(from), "{from}");
        let error = UpliftPack::parse("u.toml", &DEFAULT.replacen(from, to, 1)).expect_err("must be refused");
        assert!(error.to_string().contains(expect), "{error}");
    }

    #[test]
    fn the_shipped_pack_is_read() {
        let pack = UpliftPack::parse("u.toml", DEFAULT).unwrap();
        assert!(pack.entitlements.len() >= 3 && pack.advice.len() >= 5);
    }

    #[test]
    fn wrong_packs_are_refused_with_what_to_write() {
        check_refused("\"peers.minimum\"", "\"peers.minimal\"", "parameter `peers.minimum` is missing");
        check_refused("energy = \"electricity\"", "energy = \"land\"", "`below_scale` is no energy by output");
        check_refused("kind = \"incentive\"", "kind = \"gift\"", "unknown variant `gift`");
        check_refused("code = \"differential_electricity\"", "code = \"land_use_tax_relief\"", "defined twice");
        check_refused("grades = [\"A\", \"B\"]", "grades = [\"B\"]", "grade A, to which it does not apply");
        check_refused("effective_to", "effective_from = \"2022-01-01\"\neffective_to", "ends before it begins");
        check_refused("version = \"浙政办发〔2019〕62号\"", "version = \"\"", "names no document");
    }
}
