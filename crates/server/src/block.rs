//! One block with the money of every mode.

use axum::Json;
use model::BlockPlan;

use crate::access::Seen;
use crate::index::Index;
use crate::map::Degrees;
use crate::parameters::{Asked, Id, NoQuery};
use crate::problem::Problem;
use crate::ratio::{persons, wan_yuan_per_mu};
use crate::wire::{Block, CashFlow, ModeOption, Sensitivity, Simulation, Words};

/// A block, all its options with their cash flows by quarter, and why one was chosen.
#[utoipa::path(
    get, path = "/blocks/{id}", tag = "renewal",
    params(("id" = String, Path, description = "Id of the block")),
    responses(
        (status = 200, description = "The block", body = Block),
        (status = 404, description = "Unknown id", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn block(
    Seen(index): Seen,
    Id(id): Id,
    Asked(NoQuery): Asked<NoQuery>,
) -> Result<Json<Block>, Problem> {
    let plan = index.work.plan.blocks.iter().find(|plan| plan.block.id.0 == id);
    let plan = plan.ok_or_else(|| Problem::unknown("block", "区块", &id, "/api/v1/blocks"))?;
    Ok(Json(page(&index, plan)))
}

fn page(index: &Index, plan: &BlockPlan) -> Block {
    let block = &plan.block;
    let outline = |id| Some(&index.work.snapshot.parcels.get(id)?.outline.as_ref()?.is.outline);
    Block {
        id: block.id.0.clone(),
        name: block.name.clone(),
        parcels: block.parcels.iter().map(|id| index.parcel_ref(id)).collect(),
        area: block.area.into(),
        lawful_floor_area: block.lawful_floor_area.into(),
        illegal_floor_area: block.illegal_floor_area.into(),
        tax: block.tax.into(),
        tax_per_mu: wan_yuan_per_mu(block.tax, block.area),
        firms: block.firms,
        staff: persons(block.staff),
        plan_conflict: block.plan_conflict,
        holders_per_parcel: block.holders_per_parcel,
        because: Words::from(&block.because),
        chosen: plan.chosen.clone(),
        chosen_because: Words::from(&plan.because),
        options: plan.options.iter().map(|o| option(index, plan, o)).collect(),
        bbox: Degrees(&index.work).bbox(block.parcels.iter().filter_map(outline)),
    }
}

fn option(index: &Index, plan: &BlockPlan, option: &model::ModeOption) -> ModeOption {
    let chosen = plan.chosen.as_ref() == Some(&option.mode);
    let simulation = index.work.simulations.get(&plan.block.id).filter(|_| chosen);
    ModeOption {
        mode: option.mode.clone(),
        zh: option.zh.clone(),
        en: option.en.clone(),
        barred: option.barred.as_ref().map(Words::from),
        chosen,
        demolished: option.demolished.into(),
        built: option.built.into(),
        far_before: option.far_before,
        far_after: option.far_after,
        cash_flow: CashFlow::from(&option.cash_flow),
        sensitivity: option.sensitivity.as_ref().map(Sensitivity::from),
        simulation: simulation.map(Simulation::from),
    }
}
