//! Which plots together, renewed how, in which order, by whom, and where the firms sit meanwhile: plans with a proven bound.
//!
//! The grammar, one file each: a [`Problem`] with its [`Objective`], [`Constraint`]s, [`Penalty`]s and decision →
//! [`presolve_check`] refuses what is absurd → [`solve`] searches within a [`Budget`] → a [`Plan`] with bound and gap →
//! [`check`] verifies it with no code of the model, and [`evaluate`] judges a plan that a person has made.
//!
//! Inside: `compiled` turns the problem into options that post to ledgers, and rows over windows of ledgers; `relaxation`
//! prices rows and the cuts of `ring_cuts`, `ascent` finds good prices, `search` grows and anneals blocks, `branch` closes small instances
//! (decision 0023). All of it works on the problem in one order, `canonical`, so that an answer does not depend on the order of a file.
#![expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_possible_wrap,
    reason = "quarters, parcels and amounts were bounded by presolve_check; floats only steer the search"
)]

mod alternatives;
mod ascent;
mod before_after;
mod blocks;
mod branch;
mod budget;
mod canonical;
mod check;
mod clash;
mod compile;
mod compiled;
mod constraints;
mod evaluate;
mod frontier;
mod judge;
mod limit_price;
mod objective;
mod plan;
mod presolve;
mod problem;
mod projects;
mod relaxation;
mod renewed;
mod replacement;
mod ring_cuts;
mod search;
mod seats;
mod solve;
mod state;

pub use alternatives::alternatives;
pub use before_after::{BeforeAfter, Standing};
pub use budget::Budget;
pub use check::{check, check_blocks};
pub use clash::{Clash, clash};
pub use compile::{PLAN_FLOW, Terms, compile};
pub use constraints::{
    BlockArea, ByHand, CollectiveLand, Consent, Constraint, LandQuota, MeasureAtLeast, PeakGap, PlanChange,
    ReservedSpace, SeparateBlocks, SwingSpace, VillageFairness, YearlyBudget,
};
pub use evaluate::{Evaluation, evaluate};
pub use frontier::frontier;
pub use limit_price::{LimitPrice, limit_prices};
pub use objective::{Measure, Objective, Penalty};
pub use plan::{FirmSeats, FirmStay, Plan, PlannedBlock, Price, Seat, Status};
pub use presolve::presolve_check;
pub use problem::{Effect, Firm, Mode, Parcel, PayerFlow, Problem, Vacancy};
pub use projects::{Placed, ProjectLimits, place_projects};
pub use renewed::{PartyMoney, RenewedBlock, renewed, together};
pub use replacement::{Replacement, replacement_costs};
pub use solve::{Solver, solve};
