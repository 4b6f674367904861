//! One enterprise's page.

use std::collections::BTreeMap;

use axum::Json;
use model::{Department, Enterprise, EnterpriseId, GivenUnit, Profile, Stated};

use crate::access::{Asker, Seen};
use crate::index::Index;
use crate::parameters::{Asked, Id, NoQuery};
use crate::problem::Problem;
use crate::wire::{
    Citation, Closure, EnterprisePage, EnterpriseYears, Entitlement, EnvironmentRecord, Explanation, LandShare,
    MeasureOfYear, Registration, Unsourced, Voucher, Words,
};

/// One enterprise: register, grade and why, suspicions, what applies, what to do, land, leases, measures and who says so.
#[utoipa::path(
    get, path = "/enterprises/{id}", tag = "enterprises",
    params(("id" = String, Path, description = "Id, USCC or registration number")),
    responses(
        (status = 200, description = "The enterprise", body = EnterprisePage),
        (status = 404, description = "Unknown id", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn enterprise(
    Seen(index): Seen,
    asker: Asker,
    Id(asked): Id,
    Asked(NoQuery): Asked<NoQuery>,
) -> Result<Json<EnterprisePage>, Problem> {
    let row = index.enterprises.iter().find(|row| row.id == asked || (row.code == asked && !asked.is_empty()));
    let id = row.map(|row| EnterpriseId(row.id.clone()));
    let found = id.as_ref().and_then(|id| index.work.snapshot.enterprises.get_key_value(id));
    let (id, enterprise) =
        found.ok_or_else(|| Problem::unknown("enterprise", "企业", &asked, "/api/v1/enterprises"))?;
    asker.look(&id.0).await?;
    Ok(Json(page(&index, id, enterprise)))
}

fn page(index: &Index, id: &EnterpriseId, enterprise: &Enterprise) -> EnterprisePage {
    let work = &index.work;
    let profile = work.profile(id);
    let applicable = |of: fn(&Profile) -> &Vec<model::Entitlement>| -> Vec<Entitlement> {
        profile.iter().flat_map(of).map(Entitlement::from).collect()
    };
    let not_graded = work.assessment.not_graded.iter().find(|n| n.enterprise == *id);
    EnterprisePage {
        id: id.0.clone(),
        code: index.enterprise_code(id),
        name: enterprise.name().to_owned(),
        as_of: work.snapshot.as_of.to_string(),
        year: work.year,
        registration: enterprise.registration.as_ref().map(|stated| registration(index, stated)),
        result: crate::evaluation::result(index, id, profile.as_ref()),
        over_years: index.records.years.firm(id).map(|years| EnterpriseYears::new(&years, &index.records.rounds)),
        not_graded: not_graded.map(|n| Words { zh: n.reason_zh.clone(), en: n.reason_en.clone() }),
        explanation: work.explanation(id).map(|why| Explanation {
            lines: why.lines.iter().map(Words::from).collect(),
            source: (&why.source).into(),
            unsourced: why.unsourced.iter().map(Unsourced::from).collect(),
        }),
        findings: index.findings_of(id).map(|finding| index.finding_view(finding)).collect(),
        closure: index.closure(id).map(Closure::from),
        entitlements: applicable(|profile| &profile.entitlements),
        advice: applicable(|profile| &profile.advice),
        parcels: land(index, id, enterprise),
        leases: crate::leases::leases(index, enterprise),
        environment: enterprise.environment.as_ref().map(|stated| environment(index, stated)),
        measures: measures(index, enterprise),
        departments: departments(enterprise),
    }
}

fn registration(index: &Index, stated: &Stated<model::statement::Registration>) -> Registration {
    let row = &stated.is;
    Registration {
        uscc: row.uscc.clone(),
        registration_no: row.registration_no.clone(),
        form: row.form.into(),
        industry: row.industry.clone(),
        industry_name: row.industry_name.clone(),
        founded: row.founded.map(|date| date.to_string()),
        status: row.status.into(),
        status_since: row.status_since.map(|date| date.to_string()),
        address: row.address.clone(),
        building: row.building.as_ref().map(|id| id.0.clone()),
        building_code: row.building.as_ref().map(|id| index.building_code(id).to_owned()).filter(|c| !c.is_empty()),
        village: row.village.clone(),
        scale: row.scale.into(),
        source: index.work.snapshot.cite(stated, "name").as_ref().map(Citation::from),
    }
}

fn environment(index: &Index, stated: &Stated<model::statement::EnvironmentRecord>) -> EnvironmentRecord {
    let row = &stated.is;
    EnvironmentRecord {
        process: row.process.clone(),
        assessment_approval: row.assessment_approval.clone(),
        permit_kind: row.permit_kind.map(Into::into),
        permit: row.permit.clone(),
        permit_until: row.permit_until.map(|date| date.to_string()),
        hazardous_waste: row.hazardous_waste,
        waste_contractor: row.waste_contractor.clone(),
        waste_contract_until: row.waste_contract_until.map(|date| date.to_string()),
        source: index.work.snapshot.cite(stated, "process").as_ref().map(Citation::from),
    }
}

/// Land that counts, and land it holds of which none counts for it.
fn land(index: &Index, id: &EnterpriseId, enterprise: &Enterprise) -> Vec<LandShare> {
    let counted = index.work.land.get(id).into_iter().flatten().map(|part| (&part.parcel, part.area));
    let mut parcels: BTreeMap<_, _> = enterprise.holds.iter().map(|parcel| (parcel, model::Cm2::ZERO)).collect();
    for (parcel, area) in counted {
        *parcels.entry(parcel).or_default() += area;
    }
    let share = |(parcel, area): (&model::ParcelId, model::Cm2)| {
        let whole = index.work.relations.parcels.get(parcel).map(|r| r.area).filter(|whole| whole.0 > 0);
        LandShare {
            id: parcel.0.clone(),
            code: index.parcel_code(parcel).to_owned(),
            mu: area.mu(),
            share: whole.map(|whole| area.mu() / whole.mu()),
            holder: enterprise.holds.contains(parcel),
        }
    };
    parcels.into_iter().map(share).collect()
}

fn measures(index: &Index, enterprise: &Enterprise) -> Vec<MeasureOfYear> {
    let snapshot = &index.work.snapshot;
    let mut sums: BTreeMap<(&str, i16), (GivenUnit, i64, Vec<Citation>)> = BTreeMap::new();
    let mut add = |measure, year, unit, amount: i64, source: Option<model::Citation>| {
        let (_, sum, sources) = sums.entry((measure, year)).or_insert((unit, 0, Vec::new()));
        *sum += amount;
        sources.extend(source.as_ref().map(Citation::from));
    };
    for tax in &enterprise.taxes {
        add("tax_paid", tax.is.year, GivenUnit::WAN_YUAN, tax.is.tax_paid.0, snapshot.cite(tax, "tax_paid"));
    }
    for power in &enterprise.power {
        let source = snapshot.cite(power, "electricity");
        add("electricity", power.is.year, GivenUnit::WAN_KWH, power.is.electricity.0, source);
    }
    for insurance in &enterprise.insurance {
        let source = snapshot.cite(insurance, "insured");
        add("insured", insurance.is.year, GivenUnit::PERSON, insurance.is.insured.0, source);
    }
    let measure = |((measure, year), (unit, sum, sources)): (_, (GivenUnit, i64, _))| MeasureOfYear {
        measure: str::to_owned(measure),
        year,
        amount: unit.show(sum),
        unit: unit.symbol.to_owned(),
        sources,
    };
    sums.into_iter().map(measure).collect()
}

fn departments(enterprise: &Enterprise) -> Vec<Voucher> {
    fn rows<T>(stated: &[Stated<T>]) -> impl Iterator<Item = Department> {
        stated.iter().map(|s| s.department)
    }
    let all = rows(&enterprise.taxes)
        .chain(rows(&enterprise.power))
        .chain(rows(&enterprise.emissions))
        .chain(rows(&enterprise.insurance))
        .chain(rows(&enterprise.statistics))
        .chain(rows(&enterprise.declarations))
        .chain(rows(&enterprise.inspections))
        .chain(enterprise.registration.iter().map(|s| s.department))
        .chain(enterprise.environment.iter().map(|s| s.department));
    let mut counts: BTreeMap<Department, usize> = BTreeMap::new();
    for department in all {
        *counts.entry(department).or_default() += 1;
    }
    counts.into_iter().map(|(department, rows)| Voucher::new(department, rows)).collect()
}
