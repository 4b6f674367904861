//! The town at a glance.

use std::collections::BTreeMap;

use axum::response::Response;
use model::statement::{LegalForm, Scale};
use model::{Check, Cm2, Finding, Subject};
use sanqian::Work;

use crate::access::Seen;
use crate::index::Index;
use crate::map::Degrees;
use crate::parameters::{Asked, NoQuery};
use crate::wire::{Balance, CheckCount, Clause, Counts, Cut, Population, RuleCount, TownView, Unsourced, Uplift};

/// GB/T 4754 division of garments (纺织服装、服饰业).
const GARMENTS: &str = "18";

/// The town at a glance: what is known, grades, suspicions, lists, blocks, money, and what no source gives.
#[utoipa::path(get, path = "/town", tag = "town", responses((status = 200, description = "The town", body = TownView)))]
pub(crate) async fn town(Seen(index): Seen, Asked(NoQuery): Asked<NoQuery>) -> Response {
    index.town.json(|| view(&index))
}

fn view(index: &Index) -> TownView {
    let work = &index.work;
    let outlines = work.snapshot.parcels.values().filter_map(|p| Some(&p.outline.as_ref()?.is.outline));
    TownView {
        id: work.town.id.0.clone(),
        name_zh: work.town.name_zh.clone(),
        name_en: work.town.name_en.clone(),
        as_of: work.snapshot.as_of.to_string(),
        year: work.year,
        epsg: work.town.epsg,
        bbox: Degrees(work).bbox(outlines),
        counts: counts(work),
        evaluation: work.assessment.pack_title.clone(),
        formula: Clause::from(&work.assessment.source),
        populations: work.assessment.populations.iter().map(population).collect(),
        not_graded: work.assessment.not_graded.len(),
        findings: work.findings.len(),
        checks: checks(&work.findings),
        rules: rules(&work.findings),
        closures: work.closures.len(),
        illegal_floor_area: illegal_floor_area(&work.findings).into(),
        uplift: Uplift {
            coaching: work.lists.coaching.len(),
            high_energy: work.lists.high_energy_low_yield.len(),
            parcels: work.lists.uplift_parcels.len(),
            area: work.lists.uplift_area.into(),
        },
        blocks: work.plan.blocks.iter().map(crate::blocks::summary).collect(),
        left_over: work.plan.left_over.len(),
        balance: Balance::from(&work.plan.balance),
        parks: crate::parks::summaries(work),
        unsourced: work.unsourced.iter().map(Unsourced::from).collect(),
        snapshot: work.snapshot_hash.0.clone(),
        revision: index.revision.clone(),
    }
}

fn counts(work: &Work) -> Counts {
    let snapshot = &work.snapshot;
    let registered = || snapshot.enterprises.values().filter_map(|e| e.registration.as_ref()).map(|r| &r.is);
    Counts {
        enterprises: snapshot.enterprises.len(),
        individual_businesses: registered().filter(|r| r.form == LegalForm::IndividualBusiness).count(),
        garment_firms: registered().filter(|r| r.industry.starts_with(GARMENTS)).count(),
        above_scale: registered().filter(|r| r.scale == Scale::AboveScale).count(),
        parcels: snapshot.parcels.len(),
        buildings: snapshot.buildings.len(),
        leases: snapshot.leases.len(),
        petitions: snapshot.petitions.len(),
        vacancies: snapshot.buildings.values().map(|b| b.vacancies.len()).sum(),
        projects: snapshot.projects.len(),
        zones: snapshot.zones.len(),
        parks: snapshot.parks.len(),
        roads: snapshot.roads.len(),
        facts: snapshot.facts.len(),
    }
}

fn population(population: &model::PopulationResult) -> Population {
    let cut = |cut: &model::Cut| Cut {
        grade: cut.grade.into(),
        firms: cut.firms,
        lowest: cut.lowest,
        up_to: cut.up_to,
        from_score: cut.from_score,
    };
    Population {
        population: population.population.clone(),
        zh: population.zh.clone(),
        en: population.en.clone(),
        firms: population.results.len(),
        cuts: population.cuts.iter().map(cut).collect(),
    }
}

fn checks(findings: &[Finding]) -> Vec<CheckCount> {
    let count = |check: Check| CheckCount {
        check: check.into(),
        zh: check.zh().to_owned(),
        en: check.en().to_owned(),
        findings: findings.iter().filter(|f| f.check == check).count(),
    };
    Check::ALL.map(count).into()
}

fn rules(findings: &[Finding]) -> Vec<RuleCount> {
    let mut rules: BTreeMap<(Check, &str), RuleCount> = BTreeMap::new();
    for finding in findings {
        let rule = rules.entry((finding.check, &finding.rule)).or_insert_with(|| RuleCount {
            check: finding.check.into(),
            rule: finding.rule.clone(),
            title_zh: finding.title_zh.clone(),
            title_en: finding.title_en.clone(),
            findings: 0,
        });
        rule.findings += 1;
    }
    rules.into_values().collect()
}

/// Of each building the largest suspicion, so that two rules do not count the same floor twice.
fn illegal_floor_area(findings: &[Finding]) -> Cm2 {
    let mut worst: BTreeMap<&Subject, Cm2> = BTreeMap::new();
    for finding in findings.iter().filter(|f| f.check == Check::IllegalBuilding) {
        let area = worst.entry(&finding.subject).or_default();
        *area = (*area).max(finding.floor_area.unwrap_or_default());
    }
    worst.into_values().sum()
}
