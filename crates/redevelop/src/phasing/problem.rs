//! The question as anyone may write it (`plan --instance`): data alone, units in the names' documentation.

use std::collections::BTreeMap;

use model::{Cm2, ContentHash, Fen, IncomingProject, MilliPerson, Neighbours, ParcelId, Party, Quarter};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Constraint, Objective, Penalty};

/// Which parcels together, renewed how, when and by whom. Built up like a sentence, checked by
/// [`presolve_check`](super::presolve_check), answered by [`solve`](super::solve).
///
/// Each parcel takes one option (a mode, a carrier, a start) or none. The neighbouring parcels of one option are a block: blocks
/// are the connected components of the parcels that share an option, so a plan is its options and nothing else.
///
/// ```
/// use redevelop::phasing::{BlockArea, Constraint, Measure, Objective, Problem};
/// let problem = Problem::new("2024Q1".parse()?, vec![], vec![])
///     .objective(Objective::Weighted { terms: vec![(Measure::Npv, 1)] })
///     .constraint(Constraint::BlockArea(BlockArea { least: model::Cm2(1), most: None, first_batch: None }));
/// assert_eq!(problem.constraints.len(), 1);
/// # Ok::<(), String>(())
/// ```
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Problem {
    /// First quarter of the plan; budgets, seats and present values count from its start.
    pub first: Quarter,
    /// Quarters in which a block may start, ordered.
    pub starts: Vec<Quarter>,
    /// Discount rate per year, above −1.
    pub discount_rate: f64,
    /// Plots that may take part.
    pub parcels: Vec<Parcel>,
    /// Pairs that lie side by side, barriers already taken out.
    pub neighbours: Vec<Neighbours>,
    /// Ways of renewal.
    pub modes: Vec<Mode>,
    /// What a mode by a carrier does to a parcel; a parcel without one for them cannot take that option.
    pub effects: Vec<Effect>,
    /// Places where displaced firms may sit.
    #[serde(default)]
    pub vacancies: Vec<Vacancy>,
    /// Projects that wait for land.
    #[serde(default)]
    pub projects: Vec<IncomingProject>,
    /// What is wanted.
    pub objective: Objective,
    /// What must hold.
    #[serde(default)]
    pub constraints: Vec<Constraint>,
    /// What costs points.
    #[serde(default)]
    pub penalties: Vec<Penalty>,
}

/// A plot.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Parcel {
    /// Id; any stable text.
    pub id: ParcelId,
    /// Land area.
    pub area: Cm2,
    /// 所属村
    #[serde(default)]
    pub village: String,
    /// Collective land: its procedure takes time.
    #[serde(default)]
    pub collective: bool,
    /// Planned for another use: modes that the conflict bars wait for the plan change.
    #[serde(default)]
    pub plan_conflict: bool,
    /// Share of right holders who agree, in millionths.
    #[serde(default)]
    pub consent: i64,
    /// Firms on it.
    #[serde(default)]
    pub firms: Vec<Firm>,
}

/// A firm that may have to move.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Firm {
    /// Id, once in the whole instance.
    pub id: String,
    /// Floor that it needs, in one place.
    pub floor: Cm2,
    /// Hazardous trade: sits only where that is permitted.
    #[serde(default)]
    pub hazardous: bool,
    /// Output per quarter, lost during a move.
    #[serde(default)]
    pub output: Fen,
    /// Codes of modes under which it stays where it is.
    #[serde(default)]
    pub stays_under: Vec<String>,
}

/// A way of renewal. Quarters count from the block's start.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Mode {
    /// Code, e.g. `demolish`.
    pub code: String,
    /// Firms leave at this quarter; `None` when nobody has to.
    #[serde(default)]
    pub empties: Option<u32>,
    /// New space is ready at this quarter, and firms that return do so then; `None` when it makes none.
    #[serde(default)]
    pub ready: Option<u32>,
    /// Whether firms may come back into their own block.
    #[serde(default)]
    pub returns: bool,
    /// Whether hazardous trades may sit in the new space.
    #[serde(default)]
    pub hazardous_space: bool,
    /// Quarters of output that a displaced firm loses.
    #[serde(default)]
    pub lost_quarters: i64,
    /// Whether a plan conflict bars it.
    #[serde(default)]
    pub barred_by_conflict: bool,
}

/// What a mode by a carrier does to a parcel.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Effect {
    /// The parcel.
    pub parcel: ParcelId,
    /// Code of the mode.
    pub mode: String,
    /// 实施主体: government, third party, village, joint firms, own.
    pub carrier: String,
    /// Money by payer and quarter from the start, incomes positive.
    pub cash: Vec<PayerFlow>,
    /// Land quota that it uses in its start year, by kind; negative when it yields some.
    #[serde(default)]
    pub quota: BTreeMap<String, Cm2>,
    /// Land that it frees.
    #[serde(default)]
    pub land_freed: Cm2,
    /// Tax per year that it adds.
    #[serde(default)]
    pub tax_gained: Fen,
    /// Jobs that it keeps.
    #[serde(default)]
    pub jobs_kept: MilliPerson,
    /// New floor.
    #[serde(default)]
    pub new_space: Cm2,
    /// Of it, kept for small parks and relocation.
    #[serde(default)]
    pub reserved_space: Cm2,
    /// Of it, open to displaced firms.
    #[serde(default)]
    pub seat_space: Cm2,
}

/// One payer's money.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PayerFlow {
    /// Who pays or receives.
    pub payer: Party,
    /// By quarter from the start.
    pub quarters: Vec<Fen>,
}

/// A place to sit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Vacancy {
    /// Id.
    pub id: String,
    /// Floor.
    pub floor: Cm2,
    /// First quarter in which one may sit there.
    pub from: Quarter,
    /// First quarter in which one may no longer; `None` when it stays open. Firms may stay for good only then.
    #[serde(default)]
    pub to: Option<Quarter>,
    /// Whether hazardous trades may sit there.
    #[serde(default)]
    pub hazardous: bool,
    /// The parcel that it lies on: when that parcel is emptied, it closes.
    #[serde(default)]
    pub parcel: Option<ParcelId>,
}

impl Problem {
    /// Parcels and their neighbours from a quarter on; one start in the first quarter, 6 % a year, net present value alone.
    #[must_use]
    pub fn new(first: Quarter, parcels: Vec<Parcel>, neighbours: Vec<Neighbours>) -> Self {
        Self {
            first,
            starts: vec![first],
            discount_rate: 0.06,
            parcels,
            neighbours,
            modes: vec![],
            effects: vec![],
            vacancies: vec![],
            projects: vec![],
            objective: Objective::default(),
            constraints: vec![],
            penalties: vec![],
        }
    }

    /// Adds the decision: modes, when they may start, and what they do to parcels.
    #[must_use]
    pub fn decision(mut self, modes: Vec<Mode>, starts: Vec<Quarter>, effects: Vec<Effect>) -> Self {
        self.modes = modes;
        self.starts = starts;
        self.effects = effects;
        self
    }

    /// Sets what is wanted.
    #[must_use]
    pub fn objective(mut self, objective: Objective) -> Self {
        self.objective = objective;
        self
    }

    /// Adds what must hold.
    #[must_use]
    pub fn constraint(mut self, constraint: Constraint) -> Self {
        self.constraints.push(constraint);
        self
    }

    /// Adds what costs points.
    #[must_use]
    pub fn penalty(mut self, penalty: Penalty) -> Self {
        self.penalties.push(penalty);
        self
    }

    /// Names the instance by all that it says, whatever the order in which it lists its parcels, effects and vacancies.
    #[must_use]
    pub fn hash(&self) -> ContentHash {
        ContentHash::of(serde_json::to_string(self.canonical().as_ref()).unwrap_or_default().as_bytes())
    }
}
