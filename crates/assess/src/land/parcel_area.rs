//! Areas of parcels and of the buildings on them, and who holds what share of a parcel.

use std::collections::BTreeMap;

use model::{BuildingId, Cm2, EnterpriseId, Parcel, ParcelId, Relations, Snapshot};
use rules::LandArea;

/// A parcel's area under the rule; `None` when neither outline nor certificate gives one above zero.
pub(super) fn parcel_area(relations: &Relations, id: &ParcelId, parcel: &Parcel, rule: LandArea) -> Option<Cm2> {
    let outline = relations.parcels.get(id).map(|relation| relation.area).filter(|area| area.0 > 0);
    let certificate = parcel.rights.iter().filter_map(|right| right.is.area).find(|area| area.0 > 0);
    match rule {
        LandArea::OutlineElseCertificate => outline.or(certificate),
        LandArea::CertificateElseOutline => certificate.or(outline),
    }
}

/// The parcel that holds a building: by geometry, else as the survey assigned it.
pub(super) fn parcel_of<'a>(
    snapshot: &'a Snapshot,
    relations: &'a Relations,
    building: &BuildingId,
) -> Option<&'a ParcelId> {
    let by_geometry = relations.buildings.get(building).and_then(|relation| relation.parcel.as_ref());
    let by_survey = || Some(&snapshot.buildings.get(building)?.outline.as_ref()?.is.parcel);
    by_geometry.or_else(by_survey)
}

/// Floor area of all buildings of each parcel: footprint × floors, or the certified floor area where there is no outline.
pub(super) fn floor_areas<'a>(snapshot: &'a Snapshot, relations: &'a Relations) -> BTreeMap<&'a ParcelId, Cm2> {
    let mut floors: BTreeMap<&ParcelId, Cm2> = BTreeMap::new();
    for (id, building) in &snapshot.buildings {
        let Some(parcel) = parcel_of(snapshot, relations, id) else { continue };
        let measured = relations.buildings.get(id).map(|relation| relation.floor_area);
        let certified = || building.record.as_ref().and_then(|record| record.is.certified_floor_area);
        let area = measured.filter(|area| area.0 > 0).or_else(certified).unwrap_or_default();
        *floors.entry(parcel).or_default() += Cm2(area.0.max(0));
    }
    floors
}

/// A right holder, or the rest that no right names.
pub(super) struct Holder<'a> {
    /// `None` for a village, a person, or the unnamed rest.
    pub(super) enterprise: Option<&'a EnterpriseId>,
    pub(super) share: (u32, u32),
    /// Share in thousand-millionths, which splits thirds and sevenths to the cm² on any parcel.
    pub(super) weight: i64,
}

const WHOLE: i64 = 1_000_000_000;

/// The holders of a parcel; their weights sum to at least the whole, so that shares that do not add up to one leave a rest
/// instead of growing.
pub(super) fn holders(parcel: &Parcel) -> Vec<Holder<'_>> {
    let mut holders: Vec<Holder<'_>> = parcel
        .rights
        .iter()
        .map(|right| {
            let share = right.is.share;
            let weight = if share.1 == 0 { 0 } else { WHOLE * i64::from(share.0) / i64::from(share.1) };
            Holder { enterprise: right.is.enterprise.as_ref(), share, weight }
        })
        .collect();
    let named: i64 = holders.iter().map(|holder| holder.weight).sum();
    // Less than a millionth is the rounding of thirds, not a missing holder.
    if WHOLE - named > WHOLE / 1_000_000 {
        holders.push(Holder { enterprise: None, share: (0, 1), weight: WHOLE - named });
    }
    holders
}
