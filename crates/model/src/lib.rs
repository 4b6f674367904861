//! The nouns of Sanqian: ids, units and quarters; what a town consists of, as its files state it; what is known of a town
//! on a day; and what the verbs hand each other. No verb knows another: they meet here.
//!
//! In the order of the work: [`statement`] and [`Fact`] (what a file says) → [`Snapshot`] (what is known) →
//! [`Relations`] (what geometry says), [`Assessment`] (grades), [`Finding`] (suspicions), [`Profile`] (one enterprise) →
//! [`RenewalPlan`] (blocks and money). Beside them: [`PolicyAnswer`] (what applies, and why not the others).

mod admission;
mod approval;
mod assessment;
mod assessment_path;
mod case;
mod case_event;
mod case_evidence;
mod case_state;
mod checklist;
mod china_day;
mod clause;
mod columns;
mod counted;
mod daily;
mod digit_groups;
mod disposal;
mod duty;
mod english_units;
mod evaluation_round;
mod event_kind;
mod fact;
mod fact_value;
mod finding;
mod firm_plan;
mod freed;
mod funds;
mod geometry;
mod id;
mod incoming_project;
mod land_finding;
mod matter;
mod negotiation;
mod park_exit;
mod patrol;
mod person;
mod petition_file;
mod plan_fact;
mod policy_answer;
mod problem;
mod profile;
mod programme;
mod quarter;
mod quota;
mod refusal;
mod relation;
mod renewal;
mod snapshot;
pub mod statement;
mod step_ask;
mod storage;
mod term;
mod town_plan;
mod units;

pub use admission::AdmissionDecision;
pub use approval::{ApprovalEvent, Approved, DraftedAct};
pub use assessment::{
    AdjustmentResult, Assessment, Candidate, ChangedBy, Cut, Derivation, EnterpriseResult, Grade, GradeChange,
    IndicatorResult, Input, LandPart, ManualGrade, Measure, NotGraded, PastGrade, PlotResult, PopulationResult, Scored,
};
pub use assessment_path::{
    Combination, Found, GradeHold, GradePath, LeverChange, LeverPath, NextGrade, PathSafety, Reach,
};
pub use case::{Case, RunningClock};
pub use case_event::{Actor, Capacity, CaseEvent, FreedArea, Particulars};
pub use case_evidence::{Answer, CaseAnswer, CaseEvidence};
pub use case_state::CaseState;
pub use checklist::{ChecklistItem, ChecklistText};
pub use china_day::china_day;
pub use clause::{Clause, Status, Unsourced};
pub use columns::{Column, Columns, NO_WORD, Truth, UnevenColumn};
pub use counted::counted;
pub use daily::{
    BookMove, BookOpening, CaseOpening, DailyRecord, MatterOpening, MeterReading, OrderStep, PetitionOpening,
    ScoreRecord, VisitRecord,
};
pub use digit_groups::digit_groups;
pub use disposal::{Ballots, Disposal, DisposalAct, DisposalEvent, DisposalSays, DisposalState, Electorate, Roster};
pub use duty::Duty;
pub use english_units::english_units;
pub use evaluation_round::{
    EvaluationEvent, EvaluationRound, EvaluationRun, Objection, ObjectionAnswer, RoundRefusal, Stage,
};
pub use event_kind::EventKind;
pub use fact::{Cell, Citation, Department, Fact, Source};
pub use fact_value::FactValue;
pub use finding::{Check, ClosureProposal, Evidence, Finding, Subject};
pub use firm_plan::{
    OfferedIncentive, PlanAct, PlanChange, PlanDraft, PlanEvent, PlanFactChange, PlanLine, PlanRound, PlanSide,
};
pub use freed::{FreedCase, FreedSpace, NotFreed};
pub use funds::{
    BreakEven, DebtInstrument, DebtService, DebtYear, PartyBalance, PartyPart, Sensitivity, Simulation, Spread, Swing,
};
pub use geometry::{Footprint, Line, Point};
pub use id::{
    AnswerId, BlockId, BuildingId, CaseId, ContentHash, EnterpriseId, EventId, EvidenceId, FactId, FindingId, MatterId,
    ParcelId, TenancyId, TownId, VoterId,
};
pub use incoming_project::IncomingProject;
pub use land_finding::{LandFinding, PlanRelease, Procedure, ProcedureStep};
pub use matter::{Act, Document, Matter};
pub use negotiation::{NegotiationRound, RoundBlock, RoundScenario, RoundTerms};
pub use park_exit::{ExitAct, ExitNotice, ExitReason, ExitStep};
pub use patrol::{PatrolMark, PatrolRecord};
pub use person::{AccessEvent, AccountId, Grant, Organisation, Role};
pub use petition_file::{PetitionAct, PetitionEvent, PetitionFile, PetitionSays, PetitionState};
pub use plan_fact::{PlanFact, PlanKind};
pub use policy_answer::{
    LawLevel, PolicyAnswer, PolicyBasis, PolicyCondition, PolicyEffect, PolicyFacts, PolicyKind, PolicyOutcome,
    PolicyReading, PolicyReview, PolicySubject, ReviewGround,
};
pub use problem::{Place, Problem, Severity};
pub use profile::{Entitlement, PeerComparison, Profile, UpliftLists};
pub use programme::{AssociationMeasure, ProgrammeAct, ProgrammeEvent, ProgrammeMeasure};
pub use quarter::Quarter;
pub use quota::{Account, QuotaEntry, QuotaLedger, QuotaMove};
pub use refusal::{Missing, Refusal, RefusalRule};
pub use relation::{
    Adjacency, Barrier, BuildingRelations, FireAccess, Ownership, ParcelRelations, Relations, RoadControl, Widths,
    ZoneShare,
};
pub use renewal::{
    Block, BlockPlan, CashFlow, CashLine, FundBalance, ModeOption, Neighbours, Party, RenewalPlan, Site,
};
pub use snapshot::{Building, Enterprise, Parcel, Snapshot, Stated};
pub use statement::Scale;
pub use step_ask::StepAsk;
pub use storage::{Storage, StorageAct, StorageEvent, StorageItem, StorageSays, StorageState};
pub use term::{Term, code_of};
pub use town_plan::{PlotFact, TownPlanVersion};
pub use units::{Cm2, Fen, GivenUnit, Gram, Kgce, MilliPerson, QuantityError, Wh};
