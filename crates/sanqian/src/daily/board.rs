//! 三千行动: the programme board of the daily records. No number is stored; each is the sum of rows, each row a case or an event.

use std::collections::BTreeMap;

use jiff::civil::Date;
use model::Subject;
use steward::{ProgrammeBoard, programme_board, programme_rows};

use super::{Daily, DailyPacks};
use crate::{Failure, Work};

impl Daily {
    /// The board on a day; `parks` gives the park of a case's subject by its code.
    ///
    /// # Errors
    /// When the events of the programme are not whole.
    pub fn board(
        &self,
        packs: &DailyPacks,
        parks: &BTreeMap<String, String>,
        as_of: Date,
    ) -> Result<ProgrammeBoard, Failure> {
        let cases: Vec<model::Case> = self.case_files().map(|file| file.case.clone()).collect();
        let rows = programme_rows(&cases, &self.freed(), &self.programme, parks)
            .map_err(|refusal| Failure::Refused(Box::new(refusal)))?;
        Ok(programme_board(&packs.programme, &rows, as_of))
    }

    /// The park of each case's subject, by the subject's code; subjects outside any park are left out.
    #[must_use]
    pub fn parks(&self, work: &Work) -> BTreeMap<String, String> {
        let of = |file: &super::CaseFile| Some((file.case.subject_code.clone(), work.park_of(&file.case.subject)?));
        self.case_files().filter_map(of).collect()
    }
}

impl Work {
    /// The park in which a subject lies, by name; `None` outside any.
    #[must_use]
    pub fn park_of(&self, subject: &Subject) -> Option<String> {
        let code = self.park_code_of(subject)?;
        Some(self.snapshot.parks.get(&code).map_or(code, |park| park.is.name.clone()))
    }

    /// The same, by code.
    #[must_use]
    pub fn park_code_of(&self, subject: &Subject) -> Option<String> {
        let parcel = match subject {
            Subject::Parcel(parcel) => Some(parcel.clone()),
            Subject::Building(building) => self.parcel_of_building(building),
            Subject::Enterprise(enterprise) => self.parcel_of_firm(enterprise),
            Subject::Tenancy(tenancy) => self.parcel_of_building(&self.snapshot.leases.get(tenancy)?.is.building),
        }?;
        self.relations.parcels.get(&parcel)?.park.clone()
    }

    fn parcel_of_building(&self, building: &model::BuildingId) -> Option<model::ParcelId> {
        let drawn = self.relations.buildings.get(building).and_then(|related| related.parcel.clone());
        drawn.or_else(|| Some(self.snapshot.buildings.get(building)?.outline.as_ref()?.is.parcel.clone()))
    }

    fn parcel_of_firm(&self, enterprise: &model::EnterpriseId) -> Option<model::ParcelId> {
        let parts = self.land.get(enterprise).into_iter().flatten();
        let largest =
            parts.max_by(|a, b| (a.area, &b.parcel).cmp(&(b.area, &a.parcel))).map(|part| part.parcel.clone());
        let premises = || self.snapshot.enterprises.get(enterprise)?.registration.as_ref()?.is.building.clone();
        largest.or_else(|| self.parcel_of_building(&premises()?))
    }
}
