//! Policy packs: clauses of policy and of differential measures as dated rules with conditions, amounts, competent body and
//! legal basis, so that "what applies to this firm or plot, and why not the others" has an answer.
//!
//! ```toml
//! [parameters.gas_year_1]                  # read by clauses as p.gas_year_1; value = "blank" when no source gives it
//! [[fact]]                                 # code, type, unit, zh, en; each is read by some clause
//! [[clause]]
//! code = "gas_first_year"
//! kind = "gas_price"                       # one of the eight kinds of policy, or of measures: model::PolicyKind
//! subject = "enterprise"                   # or parcel, block, village, project
//! effect = "burden"                        # or benefit (with an `advantage`, if it is one), procedure
//! when = "grade == 'D' and consecutive_d == 1 and grade_published and not basis_statistics_only"
//! amount = "gas * p.gas_year_1 / 10000"    # with its unit; may be left out
//! basis = [{ law = "…", article = "第三十四条", phrase = "…", level = "local_regulation", grants = true }]
//! status = "official"
//! adopted = false                          # true once an authority here has put it in force
//! [[case]]                                 # name, day, facts, clause, outcome, amount; if_adopted asks "what if"
//! ```
//!
//! Text → [`PolicyPack::parse`] → [`PolicyPack::answer`] for one subject, [`PolicyPack::apply_columns`] for a population.

mod answer;
mod because;
mod case;
mod check;
mod clause;
mod columns;
mod fact;
mod guard;
mod law;
mod numbers;
mod place;
mod reason;
mod review;
mod words;

use model::{ContentHash, PolicySubject};
use schemars::JsonSchema;
use serde::Deserialize;

pub use case::{PolicyCase, PolicyCaseOutcome};
pub use clause::{Advantage, PolicyClause};
pub use columns::ReasonColumn;
pub use fact::{FactDeclaration, FactMismatch};
pub use law::{Article, LawText};
pub use reason::Reason;

use crate::{Header, PackError, Parameters};

/// A pack of policy clauses, as an official writes it.
///
/// ```
/// use jiff::civil::date;
/// use model::{FactValue, PolicyFacts, PolicyOutcome, PolicySubject};
/// let text = include_str!("../../../rulepacks/measures/zhejiang-land-use-tax-2019/pack.toml");
/// let pack = rules::PolicyPack::parse("measures/zhejiang-land-use-tax-2019/pack.toml", text)?;
/// assert!(pack.run_cases().iter().all(|case| case.passed));
///
/// let firm = PolicyFacts::from([("grade".to_owned(), FactValue::Text("D".to_owned()))]);
/// let answers = pack.answer(PolicySubject::Enterprise, &firm, date(2020, 12, 31)).expect("the facts are of the declared kinds");
/// let relief = answers.iter().find(|answer| answer.clause == "relief_a").expect("shipped");
/// assert_eq!(relief.outcome, PolicyOutcome::DoesNotApply);
/// assert!(relief.because.zh.contains("亩均效益等级 = D"));
/// # Ok::<(), rules::PackError>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct PolicyPack {
    /// What it is and where it comes from.
    pub header: Header,
    /// Numbers that an official may edit; a clause reads them as `p.name`.
    pub parameters: Parameters,
    /// Facts that its clauses read, in the order of the text.
    pub facts: Vec<FactDeclaration>,
    /// In the order of the text.
    pub clauses: Vec<PolicyClause>,
    /// The pack's own test cases.
    pub cases: Vec<PolicyCase>,
    /// Hash of the pack's text.
    pub hash: ContentHash,
}

/// A pack of policy clauses or measures, as an official writes it.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "PolicyPack")]
struct Text {
    /// What it is and where it comes from.
    pack: Header,
    /// Numbers that an official may edit; a clause reads them as `p.name`.
    #[serde(default)]
    parameters: Parameters,
    /// Facts that its clauses read.
    #[serde(default, rename = "fact")]
    #[schemars(with = "Vec<FactDeclaration>")]
    facts: Vec<toml::Spanned<FactDeclaration>>,
    /// The clauses.
    #[serde(default, rename = "clause")]
    #[schemars(with = "Vec<clause::ClauseText>")]
    clauses: Vec<toml::Spanned<clause::ClauseText>>,
    /// The pack's own test cases.
    #[serde(default, rename = "case")]
    #[schemars(with = "Vec<PolicyCase>")]
    cases: Vec<toml::Spanned<PolicyCase>>,
}

/// The JSON Schema of a policy pack's text, by which editors complete and check it. What a schema cannot say (expressions,
/// references, the guard of measures) is checked by [`PolicyPack::parse`].
#[must_use]
pub fn policy_pack_schema() -> schemars::Schema {
    schemars::schema_for!(Text)
}

impl PolicyPack {
    /// Reads a pack; `file` is only named in errors.
    ///
    /// # Errors
    /// With line and column when the text does not have the pack's shape, an expression cannot be read or names a fact or
    /// parameter that is not declared, a clause has no basis, or a measure does not demand a published result and figures
    /// that do not stand on statistics alone.
    pub fn parse(file: &str, text: &str) -> Result<Self, PackError> {
        let shape: Text = crate::pack_error::read(file, text)?;
        check::check(shape, text).map_err(|error| error.in_file(file))
    }

    /// The clauses about a kind of subject, in the order of the text.
    pub fn clauses_of(&self, subject: PolicySubject) -> impl Iterator<Item = &PolicyClause> {
        self.clauses.iter().filter(move |clause| clause.subject == subject)
    }

    /// The same pack as if an authority here had adopted these clauses: what would apply then.
    ///
    /// # Errors
    /// When the pack has no clause of that code.
    pub fn adopting(&self, codes: &[&str]) -> Result<Self, PackError> {
        let mut pack = self.clone();
        for code in codes {
            let clause = pack.clauses.iter_mut().find(|clause| clause.code == *code).ok_or_else(|| {
                PackError::new(format!("clause `{code}` is missing"), "name the code of a `[[clause]]` of the pack")
            })?;
            clause.adopted = true;
        }
        Ok(pack)
    }
}
