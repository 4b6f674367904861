//! The phased plan.

use axum::Json;
use model::{BuildingId, EnterpriseId, Fen, ParcelId, counted};
use sanqian::{FirmSeats, Phased, PhasingStatus, PlannedBlock, RenewedBlock, Seat};
use std::collections::BTreeMap;

mod rounds;

use rounds::rounds;

use crate::access::{Seen, SeenDaily};
use crate::index::Index;
use crate::map::Degrees;
use crate::parameters::{Asked, NoQuery};
use crate::wire::{
    Balance, LimitOfPhases, LineOfSeats, PartyNet, PhaseBlock, PhasesPage, PhasesPlan, QuarterOfSeats, RunnerUp,
    StandingPair, StayOfFirm, Words,
};

/// The phased plan (分期方案): which plots together, renewed how and when, where the firms sit meanwhile, what has been proven
/// and what binds.
#[utoipa::path(
    get, path = "/phases", tag = "renewal",
    responses((status = 200, description = "The plan, or why there is none", body = PhasesPage))
)]
pub(crate) async fn phases(
    Seen(index): Seen,
    SeenDaily { daily, .. }: SeenDaily,
    Asked(NoQuery): Asked<NoQuery>,
) -> Json<PhasesPage> {
    Json(match &index.records.phases {
        Ok(phased) => PhasesPage { plan: Some(page(&index, phased)), why_none: None, rounds: rounds(&daily.rounds) },
        Err(why) => PhasesPage { plan: None, why_none: Some(why.clone()), rounds: rounds(&daily.rounds) },
    })
}

/// Points are fen of net present value and of the pack's weights beside it.
#[expect(clippy::cast_precision_loss, reason = "points of a town stay below 2^53")]
pub(crate) fn wan_yuan(points: i64) -> f64 {
    points as f64 / 1_000_000.0
}

fn page(index: &Index, phased: &Phased) -> PhasesPlan {
    let plan = &phased.plan;
    let outline = |id: &ParcelId| Some(&index.work.snapshot.parcels.get(id)?.outline.as_ref()?.is.outline);
    let parcels = plan.blocks.iter().flat_map(|block| &block.parcels);
    let block_of: BTreeMap<&ParcelId, usize> =
        (1..).zip(&plan.blocks).flat_map(|(n, block)| block.parcels.iter().map(move |id| (id, n))).collect();
    PhasesPlan {
        first: phased.first.to_string(),
        hash: plan.hash.to_string(),
        blocks: (1..).zip(&phased.blocks).map(|(n, block)| view(index, phased, n, block)).collect(),
        land: StandingPair::from(&phased.land),
        contiguous: phased.contiguous,
        displaced: phased.displaced,
        output_known: phased.output_known.known,
        output_of: phased.output_known.of,
        balance: Balance::from(&phased.balance),
        parties: parties(phased),
        worth_wan_yuan: wan_yuan(plan.points),
        bound_wan_yuan: wan_yuan(plan.bound),
        gap: plan.gap,
        optimal: plan.status == PhasingStatus::Optimal,
        proof: proof(phased),
        limits: phased
            .limits
            .iter()
            .map(|limit| LimitOfPhases { name: Words::from(&limit.name), worth: limit.worth.as_ref().map(Words::from) })
            .collect(),
        runner_up: phased.runner_up.as_ref().map(|other| RunnerUp {
            hash: other.hash.to_string(),
            worth_wan_yuan: wan_yuan(other.points),
            less_wan_yuan: wan_yuan(plan.points - other.points),
            different: different(index, phased, &other.blocks),
        }),
        seats_by_quarter: phased.seats_by_quarter.iter().map(QuarterOfSeats::from).collect(),
        seats: plan.seats.iter().map(|seat| line(index, seat, &block_of)).collect(),
        bbox: Degrees(&index.work).bbox(parcels.filter_map(outline)),
    }
}

/// What has been proven, for people who have never heard of a bound.
fn proof(phased: &Phased) -> Words {
    let plan = &phased.plan;
    let (worth, bound, gap) = (wan_yuan(plan.points), wan_yuan(plan.bound), plan.gap * 100.0);
    if plan.status == PhasingStatus::Optimal {
        return Words {
            zh: format!("本方案价值 {worth:.0} 万元，已证明没有更好的方案。"),
            en: format!("The plan is worth {worth:.0} (10k yuan); it is proven that none is better."),
        };
    }
    Words {
        zh: format!(
            "本方案价值 {worth:.0} 万元。已证明任何方案的价值都不超过 {bound:.0} 万元，因此本方案至多还能改进 {gap:.1} %；是否真有更好的方案尚不清楚。"
        ),
        en: format!(
            "The plan is worth {worth:.0} (10k yuan). It is proven that no plan is worth more than {bound:.0}, so it can be improved by {gap:.1} % at most; whether a better one exists is not known."
        ),
    }
}

fn view(index: &Index, phased: &Phased, number: usize, block: &RenewedBlock) -> PhaseBlock {
    PhaseBlock {
        number,
        village: block.village.clone(),
        mode: block.planned.mode.clone(),
        mode_name: Words::from(&block.mode),
        start: block.planned.start.to_string(),
        phase: phased.phase_of(&block.planned),
        ready: block.ready.map(|quarter| quarter.to_string()),
        parcels: block.planned.parcels.iter().map(|id| index.parcel_ref(id)).collect(),
        firms: block.firms,
        displaced: block.displaced,
        land: StandingPair::from(&block.land),
        balance: Balance::from(&block.balance),
    }
}

fn parties(phased: &Phased) -> Vec<PartyNet> {
    let mut totals: BTreeMap<model::Party, Fen> = BTreeMap::new();
    for part in phased.blocks.iter().flat_map(|block| &block.parties) {
        *totals.entry(part.party).or_default() += part.total;
    }
    totals.into_iter().map(|(party, net)| PartyNet { party: party.into(), net: net.into() }).collect()
}

/// Blocks of another plan that this one does not have.
fn different(index: &Index, phased: &Phased, blocks: &[PlannedBlock]) -> Vec<Words> {
    let others = blocks.iter().filter(|block| !phased.plan.blocks.contains(block));
    let mode = |code: &str| index.work.packs.renewal.modes.iter().find(|mode| mode.code == code);
    others
        .map(|block| {
            let code = block.mode.as_str();
            let (zh, en) = mode(code).map_or((code, code), |m| (m.zh.as_str(), m.en.as_str()));
            let (start, parcels, mu) = (block.start, block.parcels.len(), block.area.mu());
            Words {
                zh: format!("{start} 开工，{zh}，{parcels} 宗，{mu:.1} 亩"),
                en: format!("from {start}, {en}, {}, {mu:.1} mu", counted(parcels, "parcel", "parcels")),
            }
        })
        .collect()
}

fn line(index: &Index, seat: &FirmSeats, block_of: &BTreeMap<&ParcelId, usize>) -> LineOfSeats {
    let number = |id: &ParcelId| block_of.get(id).copied();
    let enterprise = EnterpriseId(seat.firm.split('@').next().unwrap_or_default().to_owned());
    let stays = seat.stays.iter().map(|stay| StayOfFirm {
        vacancy: match &stay.seat {
            Seat::Vacancy(id) => Some(vacancy(index, id)),
            Seat::Block(_) => None,
        },
        block: match &stay.seat {
            Seat::Vacancy(_) => None,
            Seat::Block(first) => number(first),
        },
        from: stay.from.to_string(),
        to: stay.to.map(|quarter| quarter.to_string()),
    });
    LineOfSeats {
        name: index.enterprise_ref(&enterprise).name,
        enterprise: enterprise.0,
        leaves: index.parcel_ref(&seat.leaves),
        block: number(&seat.leaves).unwrap_or_default(),
        stays: stays.collect(),
    }
}

/// A vacancy's id is its building and unit; people know the building's code.
fn vacancy(index: &Index, id: &str) -> String {
    let (building, unit) = id.split_once(' ').unwrap_or((id, ""));
    format!("{} {unit}", index.building_code(&BuildingId(building.to_owned()))).trim().to_owned()
}
