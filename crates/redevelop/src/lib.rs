//! 千亩改造: contiguous blocks, modes, and the fund balance by quarter.
//!
//! In the order of the work: [`presolve_check`] refuses absurd instances with advice → [`blocks`] groups low-yield sites
//! that lie side by side → [`option`] works out one mode for one block, line by line → [`fund_balance`] says what the flow
//! comes to → [`plan`] chooses for each block and sums up. [`PlanInstance`] is the machine door.
//! [`phasing`] answers the harder question: which parcels together, renewed how and when, where the firms sit meanwhile, within
//! which limits, with a proven bound.
//!
//! Beside the option stands its [`Kernel`], the same flow as bare arithmetic, for what asks thousands of times:
//! [`sensitivity`] (break-even, tornado), [`simulate`] and [`simulate_town`] (Monte Carlo), [`value_parcels`] (a county).
//!
//! Amounts are exact to the fen: a line is rounded once, when base × price × shares is done, and its quarters are split
//! so that they sum to it; blocks sum to the plan.

mod because;
mod blocks;
mod cash_line;
mod chance;
mod debt_service;
mod draws;
mod fund_balance;
mod instance;
mod irr;
mod kernel;
mod option;
mod parties;
pub mod phasing;
mod plan;
mod presolve;
mod quantities;
mod sensitivity;
mod simulate;
mod valuation;

pub use blocks::{Grouping, blocks};
pub use fund_balance::{fund_balance, net_present_value};
pub use instance::PlanInstance;
pub use irr::{Irr, internal_rate_of_return, rate_per_period};
pub use kernel::{Amounts, Ground, Kernel, QUANTITIES, Room, Worth};
pub use option::option;
pub use parties::parties;
pub use plan::{RedevelopError, plan};
pub use presolve::presolve_check;
pub use quantities::Quantities;
pub use rules::BlockRule;
pub use sensitivity::sensitivity;
pub use simulate::{TownSimulation, simulate, simulate_town};
pub use valuation::{BestMode, Valuation, value_parcels};
