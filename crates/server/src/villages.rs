//! Villages.

use std::collections::BTreeMap;

use axum::Json;
use model::{Cm2, EnterpriseId};
use sanqian::Work;

use crate::access::Seen;
use crate::parameters::{Asked, NoQuery};
use crate::wire::{Clause, Collective, Village, Words};

#[derive(Default)]
struct Sums {
    enterprises: usize,
    closures: usize,
    parcels: usize,
    area: Cm2,
    findings: usize,
}

/// Villages with what lies in them, by name.
#[utoipa::path(
    get, path = "/villages", tag = "town",
    responses((status = 200, description = "All villages", body = Vec<Village>))
)]
pub(crate) async fn villages(Seen(index): Seen, Asked(NoQuery): Asked<NoQuery>) -> Json<Vec<Village>> {
    let mut villages: BTreeMap<&str, Sums> = BTreeMap::new();
    for item in &index.enterprises {
        let Some(village) = &item.village else { continue };
        let sums = villages.entry(village).or_default();
        sums.enterprises += 1;
        sums.closures += usize::from(index.closure(&EnterpriseId(item.id.clone())).is_some());
    }
    for (id, parcel) in &index.work.snapshot.parcels {
        let Some(village) = parcel.outline.as_ref().and_then(|o| o.is.village.as_ref()) else { continue };
        let sums = villages.entry(village).or_default();
        sums.parcels += 1;
        sums.area += index.work.relations.parcels.get(id).map(|r| r.area).unwrap_or_default();
        sums.findings += index.findings_on(id).count();
    }
    let mut collectives = collectives(&index.work);
    let known: Vec<String> = collectives.keys().cloned().collect();
    for name in &known {
        villages.entry(name).or_default();
    }
    let village = |(name, sums): (&str, Sums)| Village {
        collective: collectives.remove(name),
        name: name.to_owned(),
        enterprises: sums.enterprises,
        parcels: sums.parcels,
        area: sums.area.into(),
        findings: sums.findings,
        closures: sums.closures,
    };
    Json(villages.into_iter().map(village).collect())
}

fn collectives(work: &Work) -> BTreeMap<String, Collective> {
    let statuses = work.board.villages.iter();
    let collective = statuses.map(|status| {
        let collective = Collective {
            members: status.members,
            voting: status.voting,
            votes_needed: status.votes_needed,
            because: Words::from(&status.because),
            clauses: status.clauses.iter().map(Clause::from).collect(),
            assets: status.assets,
            book_value: status.book_value.map(Into::into),
            yearly_rent: status.yearly_rent.map(Into::into),
            rents_unknown: status.rents_unknown,
            rent_yield: status.rent_yield,
        };
        (status.village.clone(), collective)
    });
    collective.collect()
}
