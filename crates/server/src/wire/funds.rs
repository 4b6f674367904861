//! The money in depth: parties, lenders, and what becomes of it when the assumptions are wrong.

use serde::Serialize;
use utoipa::ToSchema;

use super::{Balance, Clause, Money, Party, Words};

/// A flow as one party sees it; the parties' flows sum to the whole in every quarter, to the fen.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(crate) struct PartyBalance {
    /// Who.
    pub party: Party,
    /// By quarter, in 万元.
    pub net_wan_yuan: Vec<f64>,
    /// What it comes to.
    pub balance: Balance,
}

/// Debt service of a calendar year.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(crate) struct DebtYear {
    /// Calendar year.
    pub year: i32,
    /// Pledged income less the costs that come before debt.
    pub income: Money,
    /// Drawn.
    pub drawn: Money,
    /// Paid back.
    pub principal: Money,
    /// Interest.
    pub interest: Money,
    /// Income ÷ (principal + interest); `null` when nothing is due.
    pub cover: Option<f64>,
}

/// 还本付息.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(crate) struct DebtService {
    /// From the first draw to the last repayment.
    pub years: Vec<DebtYear>,
    /// Over all those years; `null` when nothing is owed.
    pub cover: Option<f64>,
    /// What it must reach.
    pub least_cover: f64,
    /// Whether it, and the cover of every instrument that has a least one, is reached.
    pub met: bool,
    /// In words with figures.
    pub because: Words,
    /// Where the least cover comes from.
    pub basis: Clause,
}

/// The value of a number at which the net present value is zero while all others stay.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(crate) struct BreakEven {
    /// Name of the parameter.
    pub parameter: String,
    /// What it is.
    pub name: Words,
    /// Unit; `share` reads as a percentage.
    pub unit: String,
    /// Its value in the pack.
    pub today: f64,
    /// Where the net present value is zero; `null` when nowhere in the range.
    pub at: Option<f64>,
    /// Lower end of the range searched.
    pub from: f64,
    /// Upper end.
    pub to: f64,
}

/// What one number does to the net present value.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(crate) struct Swing {
    /// Name of the parameter.
    pub parameter: String,
    /// What it is.
    pub name: Words,
    /// Unit; `share` reads as a percentage.
    pub unit: String,
    /// Its low value.
    pub low: f64,
    /// Its high value.
    pub high: f64,
    /// Net present value at the low value, 万元.
    pub npv_low_wan_yuan: f64,
    /// At the high value, 万元.
    pub npv_high_wan_yuan: f64,
}

/// When the assumptions are wrong.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(crate) struct Sensitivity {
    /// Each alone.
    pub break_even: Vec<BreakEven>,
    /// The widest first.
    pub tornado: Vec<Swing>,
}

/// How a figure spreads over draws, 万元.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(crate) struct Spread {
    /// Mean.
    pub mean: f64,
    /// Standard deviation.
    pub deviation: f64,
    /// One draw in twenty lies below.
    pub p05: f64,
    /// A quarter lies below.
    pub p25: f64,
    /// Median.
    pub p50: f64,
    /// Three quarters lie below.
    pub p75: f64,
    /// Nineteen in twenty lie below.
    pub p95: f64,
}

/// Monte Carlo.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(crate) struct Simulation {
    /// Draws.
    pub draws: u32,
    /// The same seed gives the same draws on every machine.
    pub seed: u64,
    /// 净现值
    pub npv: Spread,
    /// 静态平衡
    pub static_balance: Spread,
    /// 资金缺口峰值
    pub peak_gap: Spread,
    /// Share of draws whose net present value is not negative, 0 to 1.
    pub npv_not_negative: f64,
}

const WAN_YUAN: f64 = 1_000_000.0;

fn words(zh: &str, en: &str) -> Words {
    Words { zh: zh.to_owned(), en: model::english_units(en) }
}

impl From<&model::PartyBalance> for PartyBalance {
    fn from(it: &model::PartyBalance) -> Self {
        Self {
            party: it.party.into(),
            net_wan_yuan: it.net.iter().map(|amount| amount.wan_yuan()).collect(),
            balance: Balance::from(&it.balance),
        }
    }
}

impl From<&model::DebtService> for DebtService {
    fn from(it: &model::DebtService) -> Self {
        let year = |year: &model::DebtYear| DebtYear {
            year: year.year,
            income: year.income.into(),
            drawn: year.drawn.into(),
            principal: year.principal.into(),
            interest: year.interest.into(),
            cover: year.cover,
        };
        Self {
            years: it.years.iter().map(year).collect(),
            cover: it.cover,
            least_cover: it.least_cover,
            met: it.met,
            because: Words::from(&it.because),
            basis: Clause::from(&it.basis),
        }
    }
}

impl From<&model::Sensitivity> for Sensitivity {
    fn from(it: &model::Sensitivity) -> Self {
        let break_even = |it: &model::BreakEven| BreakEven {
            parameter: it.parameter.clone(),
            name: words(&it.zh, &it.en),
            unit: it.unit.clone(),
            today: it.today,
            at: it.at,
            from: it.within.0,
            to: it.within.1,
        };
        let swing = |it: &model::Swing| Swing {
            parameter: it.parameter.clone(),
            name: words(&it.zh, &it.en),
            unit: it.unit.clone(),
            low: it.range.0,
            high: it.range.1,
            npv_low_wan_yuan: it.npv.0 / WAN_YUAN,
            npv_high_wan_yuan: it.npv.1 / WAN_YUAN,
        };
        Self {
            break_even: it.break_even.iter().map(break_even).collect(),
            tornado: it.tornado.iter().map(swing).collect(),
        }
    }
}

impl From<&model::Spread> for Spread {
    fn from(it: &model::Spread) -> Self {
        let wan = |fen: f64| fen / WAN_YUAN;
        Self {
            mean: wan(it.mean),
            deviation: wan(it.deviation),
            p05: wan(it.p05),
            p25: wan(it.p25),
            p50: wan(it.p50),
            p75: wan(it.p75),
            p95: wan(it.p95),
        }
    }
}

impl From<&model::Simulation> for Simulation {
    fn from(it: &model::Simulation) -> Self {
        Self {
            draws: it.draws,
            seed: it.seed,
            npv: Spread::from(&it.npv),
            static_balance: Spread::from(&it.static_balance),
            peak_gap: Spread::from(&it.peak_gap),
            npv_not_negative: it.npv_not_negative,
        }
    }
}
