//! Cash flows by quarter.

use serde::Serialize;
use utoipa::ToSchema;

use super::{Clause, DebtService, Money, Party, PartyBalance, Words};

/// What a flow comes to. Rates are per year.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(crate) struct Balance {
    /// Σ income.
    pub income: Money,
    /// Σ cost, as a positive amount.
    pub cost: Money,
    /// 静态平衡 = income − cost.
    pub static_balance: Money,
    /// 净现值 in 万元: not money that anyone pays, so a number only.
    pub npv_wan_yuan: f64,
    /// Discount rate used, 0.05 for 5 %.
    pub discount_rate: f64,
    /// IRR; `null` when there is no single one, see `irr_note`.
    pub irr: Option<f64>,
    /// Why there is no single IRR.
    pub irr_note: Option<Words>,
    /// Quarter of payback, e.g. `2027Q3`; `null` when never.
    pub payback: Option<String>,
    /// The same for the discounted sum (动态回收期).
    pub discounted_payback: Option<String>,
    /// Deepest cumulative gap, as a positive amount.
    pub peak_gap: Money,
    /// Its quarter.
    pub peak_gap_at: Option<String>,
}

/// One line: incomes are positive, costs negative.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(crate) struct CashLine {
    /// Code of the item.
    pub item: String,
    /// Chinese name.
    pub zh: String,
    /// English name.
    pub en: String,
    /// Who pays or receives.
    pub party: Party,
    /// Sum over all quarters.
    pub total: Money,
    /// By quarter, exact, in 元.
    pub yuan: Vec<String>,
    /// By quarter, in 万元.
    pub wan_yuan: Vec<f64>,
    /// base × price × share, with figures.
    pub because: Words,
    /// Where the price comes from.
    pub basis: Clause,
}

/// A mode's cash flow.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(crate) struct CashFlow {
    /// Names of the quarters, e.g. `2023Q3`; every series has as many members.
    pub quarters: Vec<String>,
    /// In the pack's order.
    pub lines: Vec<CashLine>,
    /// Sum of the lines by quarter, exact, in 元.
    pub net_yuan: Vec<String>,
    /// The same in 万元.
    pub net_wan_yuan: Vec<f64>,
    /// Running sum of `net_wan_yuan`.
    pub cumulative_wan_yuan: Vec<f64>,
    /// What it comes to.
    pub balance: Balance,
    /// The same for each party that has a line.
    pub parties: Vec<PartyBalance>,
    /// What is borrowed and what pays it back; `null` when the pack does not say.
    pub debt: Option<DebtService>,
}

fn wan_yuan_of_fen(fen: f64) -> f64 {
    fen / 1_000_000.0
}

impl From<&model::FundBalance> for Balance {
    fn from(balance: &model::FundBalance) -> Self {
        Self {
            income: balance.income.into(),
            cost: balance.cost.into(),
            static_balance: balance.static_balance.into(),
            npv_wan_yuan: wan_yuan_of_fen(balance.npv),
            discount_rate: balance.discount_rate,
            irr: balance.irr,
            irr_note: balance.irr_note.as_ref().map(Words::from),
            payback: balance.payback.map(|q| q.to_string()),
            discounted_payback: balance.discounted_payback.map(|q| q.to_string()),
            peak_gap: balance.peak_gap.into(),
            peak_gap_at: balance.peak_gap_at.map(|q| q.to_string()),
        }
    }
}

impl From<&model::CashLine> for CashLine {
    fn from(line: &model::CashLine) -> Self {
        let (yuan, wan_yuan) = series(&line.quarters);
        Self {
            item: line.item.clone(),
            zh: line.zh.clone(),
            en: line.en.clone(),
            party: line.party.into(),
            total: line.total.into(),
            yuan,
            wan_yuan,
            because: Words::from(&line.because),
            basis: Clause::from(&line.basis),
        }
    }
}

impl From<&model::CashFlow> for CashFlow {
    fn from(flow: &model::CashFlow) -> Self {
        let (net_yuan, net_wan_yuan) = series(&flow.net);
        let mut sum = model::Fen::ZERO;
        let cumulative_wan_yuan = flow
            .net
            .iter()
            .map(|net| {
                sum += *net;
                sum.wan_yuan()
            })
            .collect();
        Self {
            quarters: (0..).zip(&flow.net).map(|(n, _)| flow.from.plus(n).to_string()).collect(),
            lines: flow.lines.iter().map(CashLine::from).collect(),
            net_yuan,
            net_wan_yuan,
            cumulative_wan_yuan,
            balance: Balance::from(&flow.balance),
            parties: flow.parties.iter().map(PartyBalance::from).collect(),
            debt: flow.debt.as_ref().map(DebtService::from),
        }
    }
}

fn series(amounts: &[model::Fen]) -> (Vec<String>, Vec<f64>) {
    amounts.iter().map(|amount| Money::from(*amount)).map(|money| (money.yuan, money.wan_yuan)).unzip()
}
