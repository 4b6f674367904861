//! Policy as data. A pack is TOML text: a header (what, by whom, from when), dated parameters with unit and source, and
//! the rules of one kind. Nothing official is invented: what no source gives is marked `unsourced`, and every result that
//! used it carries the note.
//!
//! Packs are given as text; this crate reads no files.

mod calendar;
mod case_pack;
mod checks;
mod evaluation;
mod expression;
mod fact_kind;
mod header;
mod land;
mod pack_error;
mod parameter;
mod park;
mod plan;
mod policy;
mod procedure;
mod programme;
mod quota;
mod renewal;
mod steward;
mod toml_words;
mod uplift;

pub use calendar::{Calendar, Holiday, WorkYear};
pub use case_pack::{
    CasePack, Checklist, ChecklistItem, Choose, ClockKind, ClockRule, DutyRule, Extension, MeasureRule, MeasureTrait,
    Named, StepRule,
};
pub use checks::{CheckPack, CheckRule, CitedClause, ClosureGround, Recheck, WordList};
pub use evaluation::{
    Adjustment, AdjustmentAmount, Amount, BASE_FACTS, Benchmark, BenchmarkBase, Boundary, CaseFirm, CaseQuota, CutBy,
    DeclaredLand, EvaluationCase, EvaluationPack, FactRule, GradeRule, Group, Indicator, IndicatorValue, LandArea,
    LandRule, ListRule, MEASURES, MergeRule, MergedResults, Method, Missing, Pollutant, Pollutants, Population,
    PopulationGrades, Publicity, Quantity, Quotas, Regrade, Scope, SourceOrder, Statistic, TenantLand, Ties, Treatment,
    evaluation_pack_schema, measure_name,
};
pub use expression::{Expression, ExpressionError, Kind, Names, Value, regions};
pub use fact_kind::FactKind;
pub use header::Header;
pub use land::{LandFindingRule, LandPack};
pub use pack_error::PackError;
pub use parameter::{DatedValue, Parameter, Parameters};
pub use park::{ExitReasonRule, ParkFigures, ParkPack};
pub use plan::{AssociationRule, AssociationTargetRule, ChainStage, IncentiveBasis, PlanIncentive, PlanPack, PlanRule};
pub use policy::{
    Advantage, Article, FactDeclaration, FactMismatch, LawText, PolicyCase, PolicyCaseOutcome, PolicyClause,
    PolicyPack, Reason, ReasonColumn, policy_pack_schema,
};
pub use procedure::{ProcedurePack, ProcedureStep, Taken, amount_missing, refusal};
pub use programme::{PlannedValue, ProgrammePack, ProgrammeTarget};
pub use quota::{Conversion, QuotaKind, QuotaOrigin, QuotaPack};
pub use renewal::{
    Barriers, Base, BlockRule, BreakEvenRule, ConflictBar, CorrelationRule, DebtRule, Dimension, Duration,
    InstrumentFigures, InstrumentRule, LineKind, LineRule, ModeFigures, ModeRule, Moment, PartyShare, PhasingRule,
    PriceUnit, RangeRule, RenewalPack, Timetable, Uncertainty,
};
pub use steward::{AdmissionCriterion, ScoredChecklist, ScoredItem, Side, StewardPack};
pub use uplift::{
    AdviceCondition, AdviceRule, EnergyIntensity, EntitlementKind, EntitlementRule, UPLIFT_PARAMETERS, UpliftPack,
    Words,
};
