//! Procedure packs: which acts a prescribed procedure has, from which states, in whose hands, with which documents, after and
//! within which periods, and the article of each. States and acts are closed lists in `model`; the rest is the pack's.
//!
//! [`ProcedurePack::check`] says whether an act may be taken as far as the pack goes; the verb adds what only it can know
//! (votes, prices) and folds the act with [`Taken::fold`].

mod asks;
mod attempt;
mod text;
mod verify;

use model::{ContentHash, Term, Unsourced};
use serde::de::DeserializeOwned;

pub use attempt::{Taken, amount_missing, refusal};
pub use text::ProcedureStep;

use crate::pack_error::read;
use crate::{CitedClause, ClockRule, DutyRule, Header, Named, PackError, Parameters};

/// The rules of a procedure.
///
/// ```
/// use model::{DisposalAct, DisposalState};
/// let text = include_str!("../../../rulepacks/procedures/village-asset/pack.toml");
/// let pack: rules::ProcedurePack<DisposalState, DisposalAct> = rules::ProcedurePack::parse("village-asset", text)?;
/// let plan = pack.clock("plan_publicity")?;
/// let day = jiff::civil::date(2024, 3, 1);
/// assert_eq!(plan.length(&pack.parameters, day)?, (rules::ClockKind::Calendar, 15)); // 浙江省农村集体资产管理条例第二十条
/// assert!(pack.step(DisposalAct::Win, DisposalState::Valued).is_none()); // nothing is sold before it is voted and listed
/// # Ok::<(), rules::PackError>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct ProcedurePack<S, E> {
    /// What it is.
    pub header: Header,
    /// Lengths of periods, and the numbers that the verb reads.
    pub parameters: Parameters,
    /// Variants of the procedure.
    pub variants: Vec<Named>,
    /// Who acts.
    pub roles: Vec<Named>,
    /// Kinds of documents.
    pub documents: Vec<Named>,
    /// Periods.
    pub clocks: Vec<ClockRule>,
    /// What follows from an act.
    pub duties: Vec<DutyRule>,
    /// In the order of the text.
    pub steps: Vec<ProcedureStep<S, E>>,
    /// The file, for messages.
    pub file: String,
    /// Hash of the text.
    pub hash: ContentHash,
}

impl<S: Term + DeserializeOwned, E: Term + DeserializeOwned> ProcedurePack<S, E> {
    /// Reads a pack and checks that it is whole: every code is given, every step has its clause, every state can be reached.
    ///
    /// # Errors
    /// The first fault, with line and column when the text itself is at fault.
    pub fn parse(file: &str, text: &str) -> Result<Self, PackError> {
        let shape: text::Text<S, E> = read(file, text)?;
        let pack = Self {
            header: shape.pack,
            parameters: shape.parameters,
            variants: shape.variants,
            roles: shape.roles,
            documents: shape.documents,
            clocks: shape.clocks,
            duties: shape.duties,
            steps: shape.steps,
            file: file.to_owned(),
            hash: ContentHash::of(text.as_bytes()),
        };
        verify::verify(&pack).map_err(|error| error.in_file(file))?;
        Ok(pack)
    }
}

impl<S: Term, E: Term> ProcedurePack<S, E> {
    /// The step that an act is from a state, if the procedure has it.
    #[must_use]
    pub fn step(&self, act: E, from: S) -> Option<&ProcedureStep<S, E>> {
        self.steps.iter().find(|step| step.act == act && step.from.contains(&from))
    }

    /// The states from which the procedure takes that act.
    pub fn states_of(&self, act: E) -> impl Iterator<Item = S> {
        S::ALL.iter().copied().filter(move |state| self.step(act, *state).is_some())
    }

    /// A period by code.
    ///
    /// # Errors
    /// When the pack has no such period.
    pub fn clock(&self, code: &str) -> Result<&ClockRule, PackError> {
        self.clocks.iter().find(|clock| clock.code == code).ok_or_else(|| self.absent("clock", code))
    }

    /// A duty by code.
    ///
    /// # Errors
    /// When the pack has no such duty.
    pub fn duty(&self, code: &str) -> Result<&DutyRule, PackError> {
        self.duties.iter().find(|duty| duty.code == code).ok_or_else(|| self.absent("duty", code))
    }

    /// The words for a role, document or variant; the code itself when the pack has none.
    #[must_use]
    pub fn words<'a>(&'a self, code: &'a str) -> (&'a str, &'a str) {
        let mut named = self.roles.iter().chain(&self.documents).chain(&self.variants);
        named.find(|named| named.code == code).map_or((code, code), |named| (&named.zh, &named.en))
    }

    /// Every clause that the pack cites.
    pub fn clauses(&self) -> impl Iterator<Item = &CitedClause> {
        let of_steps = self.steps.iter().flat_map(|step| &step.clauses);
        let of_clocks = self.clocks.iter().flat_map(|clock| &clock.clauses);
        of_steps.chain(of_clocks).chain(self.duties.iter().flat_map(|duty| &duty.clauses))
    }

    /// What every output made with this pack must say: its numbers that no source gives.
    #[must_use]
    pub fn unsourced(&self, day: jiff::civil::Date) -> Vec<Unsourced> {
        self.parameters.unsourced(day)
    }

    fn absent(&self, what: &str, code: &str) -> PackError {
        PackError::new(format!("{what} `{code}` is missing"), format!("add a `[[{what}]]` with code = \"{code}\""))
            .in_file(&self.file)
    }
}
