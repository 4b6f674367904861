//! 园区运营: occupancy of parks, leases that end, incoming projects and village rosters.
//!
//! [`board`] looks at a snapshot as a steward (星级管家) does: what is let and what stands empty, whom to visit soon, which
//! vacancy an incoming project could take, and how many votes a village needs. A steward's visit is a service, not an
//! administrative inspection: nothing here opens one.

mod board;
mod disposal;
mod letting;
mod park;
mod project;
mod storage;
mod village;
mod village_book;

pub use board::{ParkBoard, board};
pub use disposal::DisposalRules;
pub use park::{EndingLease, ParkStatus, ServiceNote};
pub use project::{ProjectMatch, VacancyMatch};
pub use storage::{StorageRules, storage_paid, storage_terms};
pub use village::VillageStatus;
pub use village_book::{Cause, Change, Holding, VillageBook};
