//! What land counts for whom (用地面积): leases in force on the last day of the year take their share of a parcel by
//! floor area, right holders keep the rest by their shares. Nothing is lost: the parts of a parcel and its unassigned
//! rest sum to the parcel, to the cm².

mod derivation;
mod lease_area;
mod parcel_area;

use std::collections::BTreeMap;

use model::{Cm2, EnterpriseId, LandPart, ParcelId, Relations, Snapshot, TenancyId};
use rules::{EvaluationPack, LandRule};

pub(crate) use derivation::input;
use lease_area::{LetArea, let_areas};
use parcel_area::{floor_areas, parcel_area};

/// Under what an enterprise has a part of a parcel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Holding {
    /// A right, with its share.
    Right {
        /// 共有份额
        share: (u32, u32),
    },
    /// A lease.
    Lease {
        /// The lease.
        tenancy: TenancyId,
        /// What it sub-lets.
        sublet: Cm2,
    },
}

/// One part of one parcel, with what it was computed from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LandShare {
    /// The parcel.
    pub parcel: ParcelId,
    /// The part.
    pub area: Cm2,
    /// Right or lease.
    pub holding: Holding,
    /// The parcel's area under the rule.
    pub whole: Cm2,
    /// Floor area that the part stands for: leased less sub-let, or what is not let.
    pub floor_area: Cm2,
    /// Floor area of the parcel's buildings, or of all its leases where that is larger.
    pub floor_total: Cm2,
}

/// What land counts for whom in one year.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LandUse {
    /// By enterprise; each ordered by parcel.
    pub shares: BTreeMap<EnterpriseId, Vec<LandShare>>,
    /// Land that counts for no enterprise: held by a village or a person, or let to one that is not in the register.
    pub unassigned: BTreeMap<ParcelId, Cm2>,
}

impl LandUse {
    /// The land of each enterprise by parcel; every part is above zero.
    #[must_use]
    pub fn parts(&self) -> BTreeMap<EnterpriseId, Vec<LandPart>> {
        let mut parts = BTreeMap::new();
        for (enterprise, shares) in &self.shares {
            let mut by_parcel: BTreeMap<&ParcelId, Cm2> = BTreeMap::new();
            for share in shares {
                *by_parcel.entry(&share.parcel).or_default() += share.area;
            }
            let of_one: Vec<LandPart> = by_parcel
                .into_iter()
                .filter(|(_, area)| area.0 > 0)
                .map(|(parcel, area)| LandPart { parcel: parcel.clone(), area })
                .collect();
            if !of_one.is_empty() {
                parts.insert(enterprise.clone(), of_one);
            }
        }
        parts
    }

    fn add(&mut self, enterprise: Option<&EnterpriseId>, share: LandShare) {
        match enterprise {
            Some(enterprise) => self.shares.entry(enterprise.clone()).or_default().push(share),
            None => *self.unassigned.entry(share.parcel).or_default() += share.area,
        }
    }
}

/// What land counts for whom, under a pack's land rule, in an evaluation year. Linear in parcels, buildings and leases but
/// for the ordered maps.
#[must_use]
pub fn land(snapshot: &Snapshot, relations: &Relations, rule: &LandRule, year: i16) -> LandUse {
    let day = EvaluationPack::day(year);
    let floors = floor_areas(snapshot, relations);
    let lets = let_areas(snapshot, relations, day);
    let none = Vec::new();
    let mut land_use = LandUse::default();
    for (id, parcel) in &snapshot.parcels {
        let Some(whole) = parcel_area(relations, id, parcel, rule.area) else { continue };
        let lets = lets.get(id).unwrap_or(&none);
        let let_total: Cm2 = lets.iter().map(|let_area| let_area.net).sum();
        let floor_total = floors.get(id).copied().unwrap_or_default().max(let_total);
        let kept = floor_total - let_total;
        // The right holders' weight comes first: a parcel without floor area is all theirs.
        let weights: Vec<i64> = std::iter::once(kept.0).chain(lets.iter().map(|let_area| let_area.net.0)).collect();
        let mut areas = whole.split(&weights).into_iter();
        let share =
            |area, holding, floor_area| LandShare { parcel: id.clone(), area, holding, whole, floor_area, floor_total };
        let held = areas.next().unwrap_or_default();
        let holders = parcel_area::holders(parcel);
        let by_share: Vec<i64> = holders.iter().map(|holder| holder.weight).collect();
        for (holder, area) in holders.iter().zip(held.split(&by_share)) {
            land_use.add(holder.enterprise, share(area, Holding::Right { share: holder.share }, kept));
        }
        for (LetArea { tenancy, tenant, net, sublet }, area) in lets.iter().zip(areas) {
            let holding = Holding::Lease { tenancy: (*tenancy).clone(), sublet: *sublet };
            land_use.add(*tenant, share(area, holding, *net));
        }
    }
    land_use
}

/// The land of each enterprise by parcel, for attributing its tax and staff to parcels.
#[must_use]
pub fn land_parts(
    snapshot: &Snapshot,
    relations: &Relations,
    rule: &LandRule,
    year: i16,
) -> BTreeMap<EnterpriseId, Vec<LandPart>> {
    land(snapshot, relations, rule, year).parts()
}
