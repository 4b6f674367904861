//! What rows may refer to: the firms of the register, parcels and buildings, from the ledger and from this batch.

use std::collections::{BTreeMap, BTreeSet};

use model::statement::{Registration, Statement};
use model::{BuildingId, EnterpriseId, Fact, ParcelId, Snapshot, TenancyId, TownId};

use crate::geometry::square_metres;
use crate::name::{Regions, distance};

/// The register and the cadastre as far as they are read.
#[derive(Debug)]
pub(crate) struct Known<'a> {
    /// The tenant.
    pub(crate) town: &'a TownId,
    /// The day of the survey.
    pub(crate) as_of: jiff::civil::Date,
    codes: BTreeMap<String, EnterpriseId>,
    names: BTreeMap<String, BTreeSet<EnterpriseId>>,
    normal: BTreeMap<String, BTreeSet<EnterpriseId>>,
    written: BTreeMap<EnterpriseId, String>,
    regions: Regions,
    drawn: BTreeMap<ParcelId, f64>,
}

/// What a name leads to.
pub(crate) enum ByName {
    /// Exactly one firm.
    One(EnterpriseId),
    /// Several or none; the nearest registered names, best first.
    Unclear(Vec<String>),
}

impl<'a> Known<'a> {
    /// What the ledger knows.
    pub(crate) fn new(town: &'a TownId, as_of: jiff::civil::Date, ledger: Option<&Snapshot>) -> Self {
        let mut known = Self {
            town,
            as_of,
            codes: BTreeMap::new(),
            names: BTreeMap::new(),
            normal: BTreeMap::new(),
            written: BTreeMap::new(),
            regions: Regions::default(),
            drawn: BTreeMap::new(),
        };
        for parcel in ledger.iter().flat_map(|s| s.parcels.values()).filter_map(|p| p.outline.as_ref()) {
            known.drawn.insert(parcel.is.parcel.clone(), square_metres(&parcel.is.outline));
        }
        let registered: Vec<&Registration> = ledger
            .iter()
            .flat_map(|s| s.enterprises.values())
            .filter_map(|e| e.registration.as_ref())
            .map(|r| &r.is)
            .collect();
        known.register(&registered);
        known
    }

    /// Takes in the register rows and parcel outlines of this batch.
    pub(crate) fn learn(&mut self, facts: &[Fact]) {
        let rows: Vec<&Registration> = facts
            .iter()
            .filter_map(|fact| if let Statement::Registration(r) = &fact.statement { Some(r) } else { None })
            .collect();
        self.register(&rows);
        for fact in facts {
            if let Statement::Parcel(s) = &fact.statement {
                self.drawn.insert(s.parcel.clone(), square_metres(&s.outline));
            }
        }
    }

    /// Area of a parcel's outline, m².
    pub(crate) fn drawn(&self, parcel: &ParcelId) -> Option<f64> {
        self.drawn.get(parcel).copied()
    }

    fn register(&mut self, rows: &[&Registration]) {
        for row in rows {
            self.regions.learn(&row.address);
        }
        for row in rows {
            for code in row.uscc.iter().chain(&row.registration_no) {
                self.codes.entry(code.clone()).or_insert_with(|| row.enterprise.clone());
            }
            // A firm may be known under the name of an earlier batch too.
            self.names.entry(plain(&row.name)).or_default().insert(row.enterprise.clone());
            self.normal.entry(self.regions.normal(&row.name)).or_default().insert(row.enterprise.clone());
            self.written.insert(row.enterprise.clone(), row.name.clone());
        }
    }

    /// The firm of a USCC or registration number.
    pub(crate) fn by_code(&self, code: &str) -> Option<&EnterpriseId> {
        self.codes.get(code)
    }

    /// The firm of a name: the name as registered, else its normal form; only when exactly one firm has it.
    pub(crate) fn by_name(&self, name: &str) -> ByName {
        let one = |ids: Option<&BTreeSet<EnterpriseId>>| {
            ids.filter(|ids| ids.len() == 1).and_then(|ids| ids.first()).cloned()
        };
        if let Some(id) = one(self.names.get(&plain(name))) {
            return ByName::One(id);
        }
        let normal = self.regions.normal(name);
        if let Some(id) = one(self.normal.get(&normal)) {
            return ByName::One(id);
        }
        let mut near: Vec<(usize, String)> = self
            .normal
            .iter()
            .map(|(candidate, ids)| (distance(candidate, &normal), ids))
            .filter(|(far, _)| *far <= normal.chars().count() / 2)
            .flat_map(|(far, ids)| ids.iter().filter_map(move |id| Some((far, self.written.get(id)?.clone()))))
            .collect();
        near.sort();
        near.truncate(3);
        ByName::Unclear(near.into_iter().map(|(_, name)| name).collect())
    }

    /// The registered name.
    pub(crate) fn name_of(&self, id: &EnterpriseId) -> Option<&str> {
        self.written.get(id).map(String::as_str)
    }

    /// Whether a code is of this firm's name: the same in normal form.
    pub(crate) fn same_name(&self, a: &str, b: &str) -> bool {
        self.regions.normal(a) == self.regions.normal(b)
    }

    /// Whether any register row is known.
    pub(crate) fn has_register(&self) -> bool {
        !self.codes.is_empty() || !self.names.is_empty()
    }

    /// Id of a parcel code.
    pub(crate) fn parcel(&self, code: &str) -> ParcelId {
        ParcelId::derive(self.town, "parcel_code", code)
    }

    /// Id of a building code.
    pub(crate) fn building(&self, code: &str) -> BuildingId {
        BuildingId::derive(self.town, "building_code", code)
    }

    /// Id of a lease number.
    pub(crate) fn tenancy(&self, number: &str) -> TenancyId {
        TenancyId::derive(self.town, "lease_no", number)
    }
}

fn plain(name: &str) -> String {
    name.chars().map(crate::amount::half_width).filter(|c| !c.is_whitespace()).collect()
}
