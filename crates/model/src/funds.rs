//! What a cash flow comes to for each party, for those who lend, and when its assumptions are wrong.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Clause, Derivation, Fen, FundBalance, Party};

/// What one party bears of a line that several share.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PartyPart {
    /// Who.
    pub party: Party,
    /// Sum over all quarters.
    pub total: Fen,
    /// By quarter; the parts of a quarter sum to it to the fen.
    pub quarters: Vec<Fen>,
}

/// A flow as one party sees it. The parties' flows sum to the whole in every quarter, to the fen.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PartyBalance {
    /// Who.
    pub party: Party,
    /// Its payments by quarter.
    pub net: Vec<Fen>,
    /// What they come to.
    pub balance: FundBalance,
}

/// Debt service (还本付息) of a flow: what is drawn, what is paid back, and how often the pledged income covers it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct DebtService {
    /// In the pack's order.
    pub instruments: Vec<DebtInstrument>,
    /// Calendar years from the first draw to the last repayment.
    pub years: Vec<DebtYear>,
    /// Pledged income of those years ÷ principal and interest of all instruments; `None` when nothing is owed.
    pub cover: Option<f64>,
    /// What it must reach.
    pub least_cover: f64,
    /// Whether it, and the cover of every instrument that has a least one, is reached.
    pub met: bool,
    /// In words with figures.
    pub because: Derivation,
    /// Where the least cover comes from.
    pub basis: Clause,
}

/// One instrument of debt.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct DebtInstrument {
    /// Code, e.g. `bond`.
    pub code: String,
    /// Chinese name.
    pub zh: String,
    /// English name.
    pub en: String,
    /// Σ drawn, which is Σ principal paid back.
    pub drawn: Fen,
    /// Σ interest.
    pub interest: Fen,
    /// Pledged income of its years ÷ its principal and interest; `None` when nothing is owed.
    pub cover: Option<f64>,
    /// What that must reach, if anything.
    pub least_cover: Option<f64>,
}

/// Debt service of a calendar year.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct DebtYear {
    /// Calendar year.
    pub year: i32,
    /// Pledged income less the costs that come before debt.
    pub income: Fen,
    /// Drawn.
    pub drawn: Fen,
    /// Paid back.
    pub principal: Fen,
    /// Interest.
    pub interest: Fen,
    /// Income ÷ (principal + interest); `None` when nothing is due.
    pub cover: Option<f64>,
}

/// What is uncertain about an option, around the pack's numbers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Sensitivity {
    /// The numbers at which its net present value would be zero, each alone.
    pub break_even: Vec<BreakEven>,
    /// Tornado: what each uncertain number alone does to the net present value; the widest first.
    pub tornado: Vec<Swing>,
}

/// The value of a parameter at which the net present value is zero while all others stay.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct BreakEven {
    /// Name of the parameter.
    pub parameter: String,
    /// Chinese name.
    pub zh: String,
    /// English name.
    pub en: String,
    /// Unit.
    pub unit: String,
    /// Its value in the pack.
    pub today: f64,
    /// Where the net present value is zero; of several the one nearest to today's; `None` when nowhere in the range.
    pub at: Option<f64>,
    /// Range that was searched.
    pub within: (f64, f64),
}

/// What one parameter does to the net present value.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Swing {
    /// Name of the parameter.
    pub parameter: String,
    /// Chinese name.
    pub zh: String,
    /// English name.
    pub en: String,
    /// Unit.
    pub unit: String,
    /// Its low and high value: one case in ten lies beyond each.
    pub range: (f64, f64),
    /// Net present value at them, in fen.
    pub npv: (f64, f64),
}

/// What many draws of the uncertain numbers come to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Simulation {
    /// Draws.
    pub draws: u32,
    /// Seed: the same seed gives the same draws on every machine.
    pub seed: u64,
    /// Net present value, fen.
    pub npv: Spread,
    /// Static balance, fen.
    pub static_balance: Spread,
    /// Deepest cumulative gap, fen.
    pub peak_gap: Spread,
    /// Share of draws whose net present value is not negative.
    pub npv_not_negative: f64,
}

/// How a figure spreads over draws.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Spread {
    /// Mean.
    pub mean: f64,
    /// Standard deviation.
    pub deviation: f64,
    /// One draw in twenty lies below.
    pub p05: f64,
    /// A quarter of the draws lies below.
    pub p25: f64,
    /// Median.
    pub p50: f64,
    /// Three quarters lie below.
    pub p75: f64,
    /// Nineteen draws in twenty lie below.
    pub p95: f64,
}
