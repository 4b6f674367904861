//! 资金平衡 in depth: who bears what, what lenders are paid from, and what becomes of it when the assumptions are wrong.

use std::collections::BTreeMap;

use model::{
    BlockId, BlockPlan, CashLine, DebtService, FundBalance, ModeOption, PartyBalance, RenewalPlan, Sensitivity,
    Simulation, Unsourced,
};
use redevelop::{Ground, Kernel, TownSimulation};
use rules::RenewalPack;
use schemars::JsonSchema;
use serde::Serialize;

use crate::{Failure, Work};

/// How often to draw the uncertain numbers, and which draws: the same seed gives the same draws on every machine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DrawsAsk {
    /// Draws, at least 1.
    pub draws: u32,
    /// Names the stream of draws.
    pub seed: u64,
}

impl Default for DrawsAsk {
    fn default() -> Self {
        Self { draws: 10_000, seed: 1 }
    }
}

/// The money of all blocks, each under its chosen mode. Blocks and parties both sum to the whole in every quarter, to the fen.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Funds {
    /// Blocks that have a mode that may be done, largest first.
    pub blocks: Vec<BlockFunds>,
    /// What all blocks come to.
    pub balance: FundBalance,
    /// The same by party.
    pub parties: Vec<PartyBalance>,
    /// All blocks together, draw by draw.
    pub simulation: Simulation,
    /// Assumptions used that no source gives.
    pub unsourced: Vec<Unsourced>,
}

/// The money of a block under its chosen mode.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct BlockFunds {
    /// The block.
    pub block: BlockId,
    /// Its name.
    pub name: String,
    /// Code of the mode.
    pub mode: String,
    /// Its Chinese name.
    pub zh: String,
    /// Its English name.
    pub en: String,
    /// What it comes to.
    pub balance: FundBalance,
    /// The same by party.
    pub parties: Vec<PartyBalance>,
    /// What is borrowed and what pays it back; `None` when the pack does not say.
    pub debt: Option<DebtService>,
    /// Break-even numbers and the tornado.
    pub sensitivity: Option<Sensitivity>,
    /// Monte Carlo.
    pub simulation: Simulation,
}

impl Work {
    /// The money in depth, with draws of one's own choice. O(draws × blocks × lines).
    ///
    /// # Errors
    /// When the pack lacks a parameter on the snapshot's day.
    pub fn funds(&self, ask: DrawsAsk) -> Result<Funds, Failure> {
        let day = self.snapshot.as_of;
        let pack = &self.packs.renewal;
        let drawn = draw(&self.plan, pack, day, ask)?;
        let chosen: Vec<(&BlockPlan, &ModeOption)> = chosen(&self.plan).collect();
        let lines: Vec<CashLine> = chosen.iter().flat_map(|(_, o)| o.cash_flow.lines.iter().cloned()).collect();
        let from = chosen.first().map_or(model::Quarter::of(day).plus(1), |(_, option)| option.cash_flow.from);
        Ok(Funds {
            parties: redevelop::parties(from, &lines, pack.discount_rate(day)?),
            blocks: chosen.into_iter().zip(drawn.blocks).map(|((plan, o), drawn)| of_block(plan, o, drawn)).collect(),
            balance: self.plan.balance.clone(),
            simulation: drawn.total,
            unsourced: pack.unsourced(day),
        })
    }
}

fn of_block(plan: &BlockPlan, option: &ModeOption, simulation: Simulation) -> BlockFunds {
    BlockFunds {
        block: plan.block.id.clone(),
        name: plan.block.name.clone(),
        mode: option.mode.clone(),
        zh: option.zh.clone(),
        en: option.en.clone(),
        balance: option.cash_flow.balance.clone(),
        parties: option.cash_flow.parties.clone(),
        debt: option.cash_flow.debt.clone(),
        sensitivity: option.sensitivity.clone(),
        simulation,
    }
}

/// Blocks with their chosen option, in the order of the plan.
fn chosen(plan: &RenewalPlan) -> impl Iterator<Item = (&BlockPlan, &ModeOption)> {
    plan.blocks.iter().filter_map(|block| {
        let option = block.options.iter().find(|option| Some(&option.mode) == block.chosen.as_ref())?;
        Some((block, option))
    })
}

/// Simulations by block, for those who show a block.
pub(crate) fn simulations(
    plan: &RenewalPlan,
    pack: &RenewalPack,
    day: jiff::civil::Date,
) -> Result<BTreeMap<BlockId, Simulation>, Failure> {
    let drawn = draw(plan, pack, day, DrawsAsk::default())?;
    Ok(chosen(plan).map(|(plan, _)| plan.block.id.clone()).zip(drawn.blocks).collect())
}

fn draw(
    plan: &RenewalPlan,
    pack: &RenewalPack,
    day: jiff::civil::Date,
    ask: DrawsAsk,
) -> Result<TownSimulation, Failure> {
    let kernels = pack.modes.iter().map(|mode| Kernel::new(mode, pack, day)).collect::<Result<Vec<_>, _>>()?;
    let blocks = chosen(plan).filter_map(|(plan, option)| {
        let mode = pack.modes.iter().position(|mode| mode.code == option.mode)?;
        Some((Ground::from(&plan.block), mode))
    });
    let blocks: Vec<(Ground, usize)> = blocks.collect();
    Ok(redevelop::simulate_town(&blocks, &kernels, pack, ask.draws.max(1), ask.seed)?)
}
