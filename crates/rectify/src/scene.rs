//! What every rule looks at: the town as it is known, as geometry shows it, and the pack, on one day and for one year.

use std::collections::BTreeSet;

use jiff::civil::Date;
use model::statement::{BuildingOutline, Lease, RegistrationStatus};
use model::{BuildingId, Citation, Cm2, Enterprise, EnterpriseId, ParcelId, Relations, Snapshot, Stated};
use rules::CheckPack;

/// The scene of one run.
pub(crate) struct Scene<'a> {
    pub(crate) snapshot: &'a Snapshot,
    pub(crate) relations: &'a Relations,
    pub(crate) pack: &'a CheckPack,
    /// 年度 evaluated.
    pub(crate) year: i16,
    /// Registered names, reduced by [`plain_name`].
    names: BTreeSet<String>,
}

impl<'a> Scene<'a> {
    pub(crate) fn new(snapshot: &'a Snapshot, relations: &'a Relations, pack: &'a CheckPack, year: i16) -> Self {
        let registered = snapshot.enterprises.values().filter_map(|known| known.registration.as_ref());
        let names = registered.map(|registration| plain_name(&registration.is.name)).collect();
        Self { snapshot, relations, pack, year, names }
    }

    pub(crate) fn day(&self) -> Date {
        self.snapshot.as_of
    }

    /// The source cell of a field.
    pub(crate) fn cite<T>(&self, stated: &Stated<T>, field: &str) -> Option<Citation> {
        self.snapshot.cite(stated, field)
    }

    /// Whether a name is in the register, differences of writing aside.
    pub(crate) fn is_registered_name(&self, name: &str) -> bool {
        self.names.contains(&plain_name(name))
    }

    /// The parcel that holds most of a building; failing that the one that the survey assigned.
    pub(crate) fn parcel_of(&self, building: &BuildingId) -> Option<ParcelId> {
        let stands = self.relations.buildings.get(building).and_then(|known| known.parcel.clone());
        stands.or_else(|| self.outline(building).map(|stated| stated.is.parcel.clone()))
    }

    /// Floor area by the outline; `None` when the outline cannot be used.
    pub(crate) fn floor_area(&self, building: &BuildingId) -> Option<Cm2> {
        self.relations.buildings.get(building).map(|known| known.floor_area)
    }

    pub(crate) fn outline(&self, building: &BuildingId) -> Option<&'a Stated<BuildingOutline>> {
        self.snapshot.buildings.get(building)?.outline.as_ref()
    }

    /// 房屋编码, from the map or else from the certificate's row.
    pub(crate) fn building_code(&self, building: &BuildingId) -> String {
        let known = self.snapshot.buildings.get(building);
        let on_map = known.and_then(|b| b.outline.as_ref()).map(|stated| stated.is.code.clone());
        let on_paper = || known.and_then(|b| b.record.as_ref()).map(|stated| stated.is.building_code.clone());
        on_map.or_else(on_paper).unwrap_or_else(|| building.to_string())
    }

    /// USCC, or else registration number, or else the id.
    pub(crate) fn enterprise_code(&self, enterprise: &EnterpriseId) -> String {
        let registration = self.snapshot.enterprises.get(enterprise).and_then(|known| known.registration.as_ref());
        let code = registration.and_then(|r| r.is.uscc.clone().or_else(|| r.is.registration_no.clone()));
        code.unwrap_or_else(|| enterprise.to_string())
    }

    /// Whether a lease is in force on the day of the snapshot.
    pub(crate) fn in_force(&self, lease: &Lease) -> bool {
        lease.from <= self.day() && self.day() <= lease.to
    }

    /// Whether an enterprise may still be at work: registered as active, or using electricity on a meter of its own in the
    /// year.
    pub(crate) fn may_operate(&self, enterprise: &Enterprise) -> bool {
        enterprise.registration.as_ref().is_none_or(|r| r.is.status == RegistrationStatus::Active)
            || self.own_meters(enterprise).any(|meter| meter.is.electricity.0 > 0)
    }

    /// Meters of the year whose account is in the enterprise's own name. A meter that a tenant or successor has taken over
    /// stands under that one's name, whatever code its row still carries; a row without a name goes by its code.
    pub(crate) fn own_meters(
        &self,
        enterprise: &'a Enterprise,
    ) -> impl Iterator<Item = &'a Stated<model::statement::Power>> {
        let own = plain_name(enterprise.name());
        let year = self.year;
        enterprise.power.iter().filter(move |meter| meter.is.year == year).filter(move |meter| {
            let account = plain_name(&meter.is.account_name);
            account.is_empty() || account == own
        })
    }
}

/// A name without what clerks write differently: blanks, brackets of either width, 市 and 县 after the place, and the tail
/// of the legal form.
pub(crate) fn plain_name(name: &str) -> String {
    let bare: String = name.chars().filter(|c| !c.is_whitespace() && !"（）()【】[]市县".contains(*c)).collect();
    ["有限责任公司", "有限公司", "公司"].iter().find_map(|tail| bare.strip_suffix(tail)).unwrap_or(&bare).to_owned()
}

#[cfg(test)]
mod tests {
    use super::plain_name;

    #[test]
    fn names_that_clerks_write_differently_are_one() {
        assert_eq!(plain_name("慈溪市甲服饰有限公司"), plain_name(" 慈溪甲服饰有限责任公司"));
        assert_eq!(plain_name("甲（慈溪）服饰厂"), plain_name("甲(慈溪)服饰厂"));
        assert_ne!(plain_name("慈溪市甲服饰有限公司"), plain_name("慈溪市乙服饰有限公司"));
    }
}
