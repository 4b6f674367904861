//! The list of blocks.

use axum::response::Response;
use model::BlockPlan;

use crate::access::Seen;
use crate::parameters::{Asked, NoQuery};
use crate::ratio::wan_yuan_per_mu;
use crate::wire::BlockSummary;

/// Contiguous blocks of low-yield land (连片改造区块), largest first.
#[utoipa::path(
    get, path = "/blocks", tag = "renewal",
    responses((status = 200, description = "All blocks", body = Vec<BlockSummary>))
)]
pub(crate) async fn blocks(Seen(index): Seen, Asked(NoQuery): Asked<NoQuery>) -> Response {
    index.blocks.json(|| index.work.plan.blocks.iter().map(summary).collect::<Vec<_>>())
}

/// A block in one row, with the figures of its chosen mode.
pub(crate) fn summary(plan: &BlockPlan) -> BlockSummary {
    let block = &plan.block;
    let chosen = plan.options.iter().find(|option| plan.chosen.as_ref() == Some(&option.mode));
    let balance = chosen.map(|option| &option.cash_flow.balance);
    BlockSummary {
        id: block.id.0.clone(),
        name: block.name.clone(),
        area: block.area.into(),
        parcels: block.parcels.len(),
        firms: block.firms,
        tax: block.tax.into(),
        tax_per_mu: wan_yuan_per_mu(block.tax, block.area),
        mode: plan.chosen.clone(),
        mode_zh: chosen.map(|option| option.zh.clone()),
        mode_en: chosen.map(|option| option.en.clone()),
        static_balance: balance.map(|balance| balance.static_balance.into()),
        npv_wan_yuan: balance.map(|balance| crate::wire::Balance::from(balance).npv_wan_yuan),
    }
}
