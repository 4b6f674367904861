//! 园区运营: parks and their leases, admission and service, village assets, land storage, and the programme board.
//!
//! [`board`] looks at a snapshot as a steward (星级管家) does: what is let and what stands empty, whom to visit soon, which
//! vacancy an incoming project could take, and how many votes a village needs. A steward's visit is a service, not an
//! administrative inspection: nothing here opens one.
//!
//! [`DisposalRules`] and [`StorageRules`] run prescribed procedures step by step (decision 0024); a [`VillageBook`] conserves
//! value. [`programme_board`] and [`three_plans`] say where the town stands and what it plans, as sums of rows.

mod admission;
mod board;
mod disposal;
mod exit;
mod indicators;
mod letting;
mod park;
mod patrol;
mod programme;
mod project;
mod storage;
mod three_plans;
mod village;
mod village_book;
mod visit;

pub use admission::{
    Admission, AdmissionProposal, CriterionOutcome, CriterionResult, NotScored, Score, admission, score, score_list,
};
pub use board::{ParkBoard, board};
pub use disposal::{DisposalRules, votes_needed};
pub use exit::{ExitState, ParkExit, board_after_exits};
pub use indicators::{Indicator, ParkFigure, ParkIndicators, park_indicators};
pub use park::{EndingLease, ParkStatus, ServiceNote};
pub use patrol::{Patrol, patrol_rhythm};
pub use programme::{
    MeasureBoard, ProgrammeBoard, ProgrammeCell, ProgrammeRow, RowSource, Week, programme_board, programme_rows,
};
pub use project::{ProjectMatch, VacancyMatch};
pub use storage::{StorageRules, storage_paid, storage_terms};
pub use three_plans::{FirmPlan, ParkPlan, PlanTotals, TownPlan, changed_plots, three_plans};
pub use village::VillageStatus;
pub use village_book::{Cause, Change, Holding, VillageBook};
pub use visit::{OrderFor, ServiceVisit, WorkOrder, WorkOrderState};
