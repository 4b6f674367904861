//! The facade: one function per use case, in the order of the work.
//!
//! 1. [`Office::open_or_found`]: a town's data folder with its ledger.
//! 2. [`Office::import`]: files → facts and problems → one entry of the ledger.
//! 3. [`Office::work`]: snapshot → relations → grades → suspicions → blocks and money → lists → parks, as one value
//!    ([`Work`]).
//! 4. [`Work::explanation`], [`Work::profile`]: one enterprise; [`Work::report`]: the workbook; [`Summary`]: all in
//!    figures.
//! 5. [`Office::run_evaluation`], [`Office::publish_evaluation`], [`Office::freeze_evaluation`] and what lies between: the
//!    evaluation of a year on its way to final grades.
//! 6. [`Work::publish_check`], [`Work::what_if`], [`Office::save_proposal`]: a pack before it is adopted; [`Office::years`]: the
//!    years beside each other; [`Office::records`]: all of it for those who read.
//! 7. [`Work::funds`]: the money by party, for lenders, and under uncertainty. [`Work::phase`]: which plots together, how and when, with a seat for every firm, a proven bound, and what binds.
//! 8. [`Office::record`]: results go back to the ledger with the hashes of what they came from.
//! 9. [`Office::back_up`], [`restore`], [`verify_file`], [`Office::rebuild`], [`Office::migrate_store`]: the ledger is kept;
//!    [`Office::erase_batch`]: what was corrected and must go.
//!
//! Four doors need no ledger: [`assess_facts`], [`assess_population`] (of any size, from Parquet), [`plan_instance`] and
//! [`phase_instance`]. Nor does an official who writes a rule pack:
//! [`test_rules`] and [`rules_outline`].

mod adoption;
mod approvals;
mod backup;
mod daily;
mod doors;
mod erase;
mod evaluation;
mod evaluation_packs;
mod exposures;
mod facts_csv;
mod failure;
mod file_reader;
mod firm;
mod fiscal_effect;
mod funds;
mod groups;
mod import;
mod jobs;
mod keys;
mod ledger_place;
mod ledger_words;
mod limit_answers;
mod migrate_store;
mod negotiation;
mod occupants;
mod office;
mod packs;
mod people;
mod petition_desk;
mod petitioner;
mod phase_answers;
mod phasing;
mod plan_table;
mod policies;
mod population;
mod progress;
mod proof;
mod proposals;
mod rebuild;
mod records;
mod requests;
mod restore;
mod rules_outline;
mod rules_test;
mod sealing;
mod seating;
mod seen;
mod shared_wait;
mod sight;
mod sites;
mod summary;
mod town;
mod work;
mod years;

pub use adoption::Trial;
pub use approvals::{
    Approvals, ApprovalsAt, Asking, DraftFile, DraftState, NewDraft, RoundFile, may_approve, may_draft, place_of,
    sees_draft,
};
pub use assess::publish_check::{Gravity, PublishCheck, PublishFinding, PublishIssue, Punished};
pub use assess::trend::{PointsChange, Trend, YearMove, YearStep};
pub use assess::what_if::{GradeMove, GroupMoves, WhatIf};
pub use assess::{AdjustmentExplanation, ChangeExplanation, Move, moves};
pub use backup::Backup;
pub use daily::{
    AdmissionFile, CaseFile, Course, Daily, DailyAt, DailyPacks, Diary, DueClock, Entered, ExitFile, KeptTownPlan,
    MatterRecord, NewRecord, PatrolFile, PlanFile, Shared, Simulation, Stepped, Unchanged, book_assets, disposal_id,
    numbered, petition_place, simulate, storage_id, voter,
};
pub use doors::{EvaluationFacts, assess_facts, phase_instance, plan_instance, schemas};
pub use erase::{Batch, ErasedBatch};
pub use evaluation::Signature;
pub(crate) use evaluation::not_open;
pub use evaluation_packs::{EVALUATION_PACKS, ShippedEvaluation};
pub use exposures::{PriceLine, PriceMonth, YearMeasures, final_days};
pub use failure::Failure;
pub use file_reader::{FileReader, ReaderLimits, read_apart};
pub use firm::{FirmPortrait, Portraits};
pub use fiscal_effect::MeasureEffect;
pub use funds::{BlockFunds, DrawsAsk, Funds};
pub use groups::group_words;
pub use import::{ImportRequest, Imported};
pub use jobs::{JOBS_AT_ONCE, Jobs};
pub use ledger::LedgerError;
pub use ledger::{Broken, ExportFault, ExportVerified, Exported, Rebuilt, Requested, StoredFold, Verified};
pub use ledger::{Job, JobState};
pub use ledger_words::ledger_words;
pub use migrate_store::Migrated;
pub use negotiation::{FigureChange, RoundChange, RoundOf, round_change};
pub use office::Office;
pub use packs::Packs;
pub use people::{
    AccountView, AskedAt, Identity, Invitation, KnownSession, LoggedIn, Look, LookedAt, People, PeoplePolicy,
    PeopleRefusal, Session, SessionNote, SessionView,
};
pub use phase_answers::{Alternative, FrontierPoint, PhaseAnswers, PhaseQuestion, PriceAnswer};
pub use phasing::{Known, LimitAnswer, Phased, PhasingAsk};
pub use plan_table::PlanTable;
pub use population::{NotGradedFirms, Pass, PopulationSummary, assess_population};
pub use progress::{Progress, Step};
pub use proposals::{Difference, MeasureText, Replay, SavedProposal};
pub use records::{Records, RoundRecord, RoundStep};
pub use redevelop::phasing::{
    BeforeAfter, FirmSeats, Placed, PlannedBlock, RenewedBlock, Seat, Standing, Status as PhasingStatus,
};
pub use report::Language;
pub use restore::{Asked, Restored, restore, verify_file};
pub use rules::{EvaluationPack, ProcedurePack, QuotaPack, ScoredChecklist};
pub use rules_outline::{IndicatorOutline, PackOutline, PopulationOutline, RuleOutline, rules_outline};
pub use rules_test::{CaseDifference, CaseTest, PackTest, evaluation_pack, evaluation_pack_text, test_rules};
pub use sealing::sealer;
pub use seating::{SeatQuarter, Sitting};
pub use sight::Sight;
pub use steward::{
    AdmissionProposal, Cause, Change, CriterionOutcome, ExitState, Holding, MeasureBoard, OrderFor, ParkBoard,
    ParkPlan, PlanTotals, ProgrammeBoard, ProgrammeCell, ProgrammeRow, RowSource, TownPlan, VillageBook, WorkOrder,
    votes_needed,
};
pub use summary::{BalanceFigures, BlockFigures, Counts, ImportFigures, Summary};
pub use survey::{FileReport, Petitioner};
pub use town::Town;
pub use uplift::{
    AssociationBoard, AssociationMember, AssociationTarget, EnterprisePlan, NormLine, NormPosition, Quadrant,
};
pub use vault::{PasswordProfile, SealProfile, otpauth_uri, totp_code};
pub use work::Work;
pub use years::{FirmYears, GradedYear, UngradedYear, YearOfFirm, YearOrigin, YearStanding, Years};
