//! 精准画像 and 一企一策 of the town's enterprises: derived from the work and from what the daily records have shown.

use std::collections::BTreeMap;

use jiff::civil::Date;
use model::{CaseState, Department, Derivation, EnterpriseId, Measure, PlanFact, Term, Unsourced};
use rules::MeasureTrait;
use serde::Serialize;
use uplift::{
    CaseFacts, EnterprisePlan, NormLine, Norms, Portrait, PortraitFirm, Standing, enterprise_plan, norm_firms, norms,
    plan_facts, portrait,
};

use crate::{CaseFile, Daily, DailyPacks, Failure, Work};

/// Seed of the norms' random starts: fixed, so that the same work gives the same norms.
const SEED: u64 = 20_230_630;

/// The portraits and norms of a town, gathered once for all enterprises.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Portraits {
    /// Where each stands, with medians, pyramid, chain and coverage.
    pub town: Portrait,
    /// Of which figure growth is: revenue, or tax paid where nobody's revenue of the year before is known.
    pub growth_of: Measure,
    /// What is usual of each.
    pub norms: Norms,
    /// Least staff of each step of the pyramid, and what of it no source gives.
    pub unsourced: Vec<Unsourced>,
}

/// One enterprise's portrait.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FirmPortrait<'a> {
    /// Where it stands.
    pub standing: &'a Standing,
    /// Its figures against what is usual: outside the interval is a question.
    pub norms: Vec<&'a NormLine>,
}

impl Portraits {
    /// One enterprise's; `None` when it is no candidate of the year.
    #[must_use]
    pub fn of(&self, enterprise: &EnterpriseId) -> Option<FirmPortrait<'_>> {
        let place = self.town.standings.binary_search_by(|one| one.enterprise.cmp(enterprise)).ok()?;
        Some(FirmPortrait {
            standing: self.town.standings.get(place)?,
            norms: self.norms.lines.iter().filter(|line| line.enterprise == *enterprise).collect(),
        })
    }
}

impl Work {
    /// The portraits. O(n log n) and one robust regression a trade and figure.
    ///
    /// # Errors
    /// When a pack lacks a number on the snapshot's day.
    pub fn portraits(&self, packs: &DailyPacks) -> Result<Portraits, Failure> {
        let day = self.snapshot.as_of;
        let before = assess::candidates(&self.snapshot, &self.relations, &self.packs.evaluation, self.year - 1);
        let before: BTreeMap<&EnterpriseId, &model::Candidate> =
            before.iter().map(|candidate| (&candidate.enterprise, candidate)).collect();
        let pair = |candidate: &model::Candidate, measure| {
            let earlier = before.get(&candidate.enterprise).and_then(|earlier| wan_yuan(earlier, measure));
            (wan_yuan(candidate, measure), earlier)
        };
        let both = |candidate| matches!(pair(candidate, Measure::Revenue), (Some(_), Some(_)));
        let growth_of = if self.candidates.iter().any(both) { Measure::Revenue } else { Measure::TaxPaid };
        let firms: Vec<PortraitFirm> = (self.candidates.iter())
            .map(|candidate| PortraitFirm {
                enterprise: candidate.enterprise.clone(),
                industry: candidate.industry.clone(),
                tax_per_mu: tax_per_mu(candidate),
                revenue: pair(candidate, growth_of),
                staff: usable(candidate, Measure::Staff).map(people),
            })
            .collect();
        let steps = ["pyramid.small", "pyramid.medium", "pyramid.large"];
        let steps = steps.iter().map(|name| packs.plan.parameters.at(name, day)).collect::<Result<Vec<f64>, _>>()?;
        let steps: Vec<f64> = std::iter::once(0.0).chain(steps).collect();
        let stages = packs.plan.stages.iter().map(|stage| (stage.prefix.clone(), stage.code.clone())).collect();
        let firms_of_norms = norm_firms(&self.candidates, &self.snapshot, (self.year, day));
        let norms = norms(&firms_of_norms, &self.packs.uplift, (self.year, day), SEED)?;
        let unsourced =
            packs.plan.parameters.unsourced(day).into_iter().filter(|one| one.parameter.starts_with("pyramid."));
        let unsourced = unsourced.chain(norms.unsourced.clone()).collect();
        Ok(Portraits { town: portrait(&firms, &steps, &stages, day), growth_of, norms, unsourced })
    }

    /// The facts on which an enterprise's plan rests, each with its reason.
    ///
    /// # Errors
    /// When a pack lacks a number on the snapshot's day.
    pub fn plan_facts(
        &self,
        packs: &DailyPacks,
        portraits: &Portraits,
        daily: &Daily,
        enterprise: &EnterpriseId,
    ) -> Result<BTreeMap<PlanFact, Derivation>, Failure> {
        let Some(town) = self.town_of(enterprise) else {
            return Err(Failure::NotFound {
                what: "enterprise",
                name: enterprise.to_string(),
                hint: "its figures are not among what you see".to_owned(),
            });
        };
        let cases = daily.case_facts(packs, self);
        Ok(plan_facts(&town.uplift()?, &portraits.norms, &packs.plan, &cases, enterprise)?)
    }

    /// 一企一策 as the facts make it today, not yet negotiated. It begins on the latest day that the daily records speak of,
    /// or on the snapshot's.
    ///
    /// # Errors
    /// When a pack lacks a number, or the holiday table does not reach so far.
    pub fn firm_plan(
        &self,
        packs: &DailyPacks,
        portraits: &Portraits,
        daily: &Daily,
        enterprise: &EnterpriseId,
    ) -> Result<EnterprisePlan, Failure> {
        let facts = self.plan_facts(packs, portraits, daily, enterprise)?;
        let day = daily.until.unwrap_or(self.snapshot.as_of).max(self.snapshot.as_of);
        Ok(enterprise_plan(&packs.plan, &packs.calendar, enterprise, &facts, day)?)
    }
}

impl Daily {
    /// What the cases and the programme have shown of enterprises. A suspicion is none of it.
    #[must_use]
    pub fn case_facts(&self, packs: &DailyPacks, work: &Work) -> CaseFacts {
        let members = self.members(work, Date::MAX).into_keys().collect();
        let mut facts = CaseFacts { members, ..CaseFacts::default() };
        for file in self.case_files() {
            let Some(party) = file.case.party.as_ref().filter(|_| is_verified(file)) else { continue };
            let words = |zh: &str, en: &str| Derivation {
                zh: format!("案件 {}（{}，{}）{zh}", file.case.id, file.finding.title_zh, file.case.state.zh()),
                en: format!("case {} ({}, {}) {en}", file.case.id, file.finding.title_en, file.case.state.en()),
            };
            facts.violations.entry(party.clone()).or_insert_with(|| words("已现场核实", "was verified on site"));
            let pack = packs.cases.get(&file.case.check);
            let measure = pack.zip(file.case.measure.as_deref()).and_then(|(pack, code)| pack.measure(code));
            if measure.is_some_and(|measure| measure.has(MeasureTrait::Closes)) {
                let (zh, en) = ("拟依法取缔", "is for lawful closure");
                facts.closures.entry(party.clone()).or_insert_with(|| words(zh, en));
            }
        }
        facts
    }
}

/// Verified on site and not at rest.
fn is_verified(file: &CaseFile) -> bool {
    !file.case.state.rests() && file.case.state != CaseState::Suspected && file.case.state != CaseState::Corrected
}

/// A figure that may be used: not identifiable statistics, unless the enterprise's own declaration says it too.
fn usable(candidate: &model::Candidate, measure: Measure) -> Option<i64> {
    let confirmed = || candidate.confirmed.get(&measure).map(|input| input.amount);
    match candidate.inputs.get(&measure) {
        Some(input) if input.department != Department::Statistics => Some(input.amount),
        _ => confirmed(),
    }
}

fn wan_yuan(candidate: &model::Candidate, measure: Measure) -> Option<f64> {
    usable(candidate, measure).map(|fen| model::Fen(fen).wan_yuan())
}

fn tax_per_mu(candidate: &model::Candidate) -> Option<f64> {
    let land =
        candidate.inputs.get(&Measure::Land).map(|input| model::Cm2(input.amount).mu()).filter(|mu| *mu > 0.0)?;
    Some(wan_yuan(candidate, Measure::TaxPaid)? / land)
}

#[expect(clippy::cast_precision_loss, reason = "thousandths of a person, far below 2⁵³")]
fn people(thousandths: i64) -> f64 {
    thousandths as f64 / 1000.0
}
