//! Wire shapes: what leaves the server, each documented for the OpenAPI document. Ids are strings; areas are numbers in m²
//! and mu (亩); money is a decimal string in 元 beside a number in 万元 for charts; quarters are `2024Q1`; dates are ISO.
//! A field that may be unknown is always present and `null` then.

mod adoption;
mod approval;
mod area;
mod assets;
mod base;
mod block;
mod board;
mod case;
mod case_step;
mod cash_flow;
mod code;
mod enterprise;
mod evaluation;
mod feature;
mod finding;
mod firm_plan;
mod funds;
mod job;
mod land;
mod lease;
mod matter_opening;
mod matter_step;
mod measures;
mod members_vote;
mod money;
mod operations;
mod page;
mod parcel;
mod petitions;
mod phases;
mod portrait;
mod profile;
mod programme;
mod proposal;
mod quotas;
mod reference;
mod round;
mod source;
mod stewardship;
mod time;
mod town;
mod town_plan;
mod year;

pub(crate) use adoption::{PackItem, PublishCheck, PublishFinding, WhatIf, issue};
pub(crate) use approval::*;
pub(crate) use area::Area;
pub(crate) use assets::{BookChange, HoldingLine, MatterAct, MatterItem, VillageAssets, VillageBook};
pub(crate) use base::base;
pub(crate) use block::{Block, BlockSummary, ModeOption};
pub(crate) use board::{
    Board, Collective, EndingLease, Park, ParkSummary, ProjectMatch, ServiceNote, VacancyMatch, Village,
};
pub(crate) use case::{
    Case, CaseAnswer, CaseEvidence, CaseItem, CaseList, CaseStep, Duty, Named, NextStep, RunningClock, StateCount,
};
pub(crate) use case_step::*;
pub(crate) use cash_flow::{Balance, CashFlow};
pub(crate) use code::{
    CaseState, Check, DischargePermitKind, Grade, Gravity, LegalForm, Measure, Party, RegistrationStatus, RoadClass,
    Scale, Scored, Stage, Status, Tenure, YearOrigin,
};
pub(crate) use enterprise::{
    EnterpriseItem, EnterprisePage, EnvironmentRecord, LandShare, MeasureOfYear, Registration, Voucher,
};
pub(crate) use evaluation::{Adjustment, Change, EvaluationResult, Explanation, Indicator, Input};
pub(crate) use feature::{CollectionType, FeatureCollection, FeatureType, Geometry};
pub(crate) use finding::{Closure, Evidence, Finding, Subject};
pub(crate) use firm_plan::{ChangedFact, PlanOnFile, PlanRound, PlanSaid, PlanSignature};
pub(crate) use funds::{DebtService, PartyBalance, Sensitivity, Simulation};
pub(crate) use job::{Job, NewJob, PhaseQuestion};
pub(crate) use land::{LandFinding, LandFindingList, LandRule, PlanRelease};
pub(crate) use lease::{Lease, Leases};
pub(crate) use matter_opening::*;
pub(crate) use matter_step::*;
pub(crate) use measures::{MeasureCell, MeasureRow, MeasureYear, Measures, PriceClause, PriceRow};
pub(crate) use members_vote::*;
pub(crate) use money::Money;
pub(crate) use operations::{
    AdmissionCriterion, AdmissionLine, ChecklistItem, ChecklistLine, EndingInPark, ExitItem, ExitLine, MeterLine,
    Operations, OrderLine, OrderStep, ParkIndicator, PatrolFault, PatrolLine, ScoreItem, ScoreLine,
};
pub(crate) use page::{EnterpriseList, FindingList};
pub(crate) use parcel::{BuildingOnParcel, Holder, Occupant, ParcelPage, RoadControl, SiteYield, ZoneShare};
pub(crate) use petitions::{
    NewPetition, NewPetitionStep, PetitionChoices, PetitionReceived, PetitionStepForm, PetitionerAsked, PetitionerShown,
};
pub(crate) use phases::{
    AlternativeOfPhases, AnswersOfPhases, FrontierOfPhases, InclusionOfPhases, LimitOfPhases, LineOfSeats, PartyNet,
    PhaseBlock, PhasesPage, PhasesPlan, PriceOfPhases, QuarterOfSeats, RoundFigures, RoundOfPhases, RunnerUp,
    StandingPair, StayOfFirm,
};
pub(crate) use portrait::{Coverage, FirmPortrait, NormLine, PlanIncentive, PlanLine};
pub(crate) use profile::{Entitlement, PeerGroup};
pub(crate) use programme::{
    Association, AssociationMember, AssociationTarget, Programme, ProgrammeCell, ProgrammeMeasure, ProgrammeRow,
};
pub(crate) use proposal::{MeasureOfGrade, Proposal, ProposalItem};
pub(crate) use quotas::{QuotaBalance, QuotaEntry, QuotaPosting, Quotas};
pub(crate) use reference::{BlockRef, EnterpriseRef, ParcelRef};
pub(crate) use round::{DecidedGrade, Objection, Round, RoundItem, RoundMove, RoundRun, RoundStep};
pub(crate) use source::{Citation, Clause, Unsourced, Words};
pub(crate) use stewardship::*;
pub(crate) use time::china_time;
pub(crate) use town::{CheckCount, Counts, Cut, Population, RuleCount, TownView, Uplift};
pub(crate) use town_plan::{ModeArea, PlanTotals, PlanVersion, PlotPlan, TownPlan, TownPlanPark};
pub(crate) use year::{EnterpriseYears, GradedYear, Trend, TrendMove, TrendStep, UngradedYear};
