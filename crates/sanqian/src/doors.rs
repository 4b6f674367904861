//! Machine doors: anyone may feed their own cases without a ledger. JSON or CSV in, JSON out, schemas in `schemas/`.

use std::path::Path;

use model::{Assessment, Candidate, RenewalPlan};
use redevelop::PlanInstance;
use redevelop::phasing::{Budget, Plan, Problem, Solver, solve};
use rules::RenewalPack;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Failure, Packs, PhasingAsk};

/// The facts of `sanqian assess --facts FILE` as JSON: enterprises with their measures in stored integer units.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EvaluationFacts {
    /// 年度 evaluated.
    pub year: i16,
    /// Enterprises.
    pub candidates: Vec<Candidate>,
}

/// Grades the enterprises of a JSON file ([`EvaluationFacts`]) or CSV file by a pack (the shipped one by default).
///
/// CSV columns: `enterprise`, `name`, `scale` (`above_scale` or `below_scale`), `industry` and any of the measures in
/// everyday units: `tax_paid_wan_yuan`, `value_added_wan_yuan`, `revenue_wan_yuan`, `rd_spending_wan_yuan`, `land_mu`,
/// `energy_tce`, `electricity_wan_kwh`, `emissions_tonne`, `staff`; `plot`, alike for the enterprises of one plot; `land_held`
/// in mu; and the facts that the pack declares, by their codes. An empty cell was not collected; it is never 0.
/// The year is taken from the command for CSV.
///
/// # Errors
/// [`Failure::Shape`] for JSON of another shape, [`Failure::Input`] with the bad cells of a CSV, [`Failure::Pack`].
pub fn assess_facts(facts: &Path, pack: Option<&Path>, year: Option<i16>) -> Result<Assessment, Failure> {
    let mut packs = Packs::shipped()?;
    if let Some(pack) = pack {
        packs.replace_evaluation(pack)?;
    }
    let text = read(facts)?;
    let name = facts.display().to_string();
    let facts = if facts.extension().is_some_and(|e| e.eq_ignore_ascii_case("csv")) {
        let Some(year) = year else {
            return Err(Failure::Shape(format!(
                "{name}: a CSV file does not say its year; add --year, e.g. --year 2022"
            )));
        };
        EvaluationFacts { year, candidates: crate::facts_csv::candidates(&name, &text, &packs.evaluation.facts)? }
    } else {
        serde_json::from_str(&text)
            .map_err(|e| Failure::Shape(format!("{name}: {e}; the shape is schemas/evaluation-facts.json")))?
    };
    Ok(assess::assess(&facts.candidates, &packs.evaluation, facts.year)?)
}

/// Plans the sites of a JSON file ([`PlanInstance`]) by a pack (the shipped one by default).
///
/// # Errors
/// [`Failure::Shape`] for another shape, [`Failure::Pack`].
pub fn plan_instance(instance: &Path, pack: Option<&Path>) -> Result<RenewalPlan, Failure> {
    let mut packs = Packs::shipped()?;
    if let Some(pack) = pack {
        packs.renewal = RenewalPack::parse(&pack.display().to_string(), &read(pack)?)?;
    }
    let name = instance.display().to_string();
    let instance: PlanInstance = serde_json::from_str(&read(instance)?)
        .map_err(|e| Failure::Shape(format!("{name}: {e}; the shape is schemas/plan-instance.json")))?;
    Ok(instance.plan(&packs.renewal)?)
}

impl Packs {
    /// Takes another evaluation pack: of a folder, of a file, or a shipped one by its id.
    ///
    /// # Errors
    /// When there is none or it is refused.
    pub fn replace_evaluation(&mut self, place: &Path) -> Result<(), Failure> {
        (self.evaluation, self.evaluation_text) = crate::evaluation_pack_text(place)?;
        self.hashes[0] = self.evaluation.hash.clone();
        Ok(())
    }
}

/// The schemas of the machine doors and of the packs that an official writes, by file name.
#[must_use]
pub fn schemas() -> Vec<(&'static str, String)> {
    fn text(schema: &schemars::Schema) -> String {
        serde_json::to_string_pretty(schema).unwrap_or_default() + "\n"
    }
    fn schema<T: JsonSchema>() -> String {
        text(&schemars::schema_for!(T))
    }
    vec![
        ("evaluation-pack.json", text(&rules::evaluation_pack_schema())),
        ("policy-pack.json", text(&rules::policy_pack_schema())),
        ("evaluation-facts.json", schema::<EvaluationFacts>()),
        ("assessment.json", schema::<Assessment>()),
        ("plan-instance.json", schema::<PlanInstance>()),
        ("renewal-plan.json", schema::<RenewalPlan>()),
        ("phasing-problem.json", schema::<Problem>()),
        ("phasing-plan.json", schema::<Plan>()),
        ("round-terms.json", schema::<model::RoundTerms>()),
    ]
}

/// Solves an instance of phasing in its open form (`schemas/phasing-problem.json`) within a budget of work.
///
/// # Errors
/// When the file cannot be read, does not have that shape, or the instance is absurd; each problem says how to mend it.
pub fn phase_instance(instance: &Path, ask: PhasingAsk, stop: &mut dyn FnMut(u64) -> bool) -> Result<Plan, Failure> {
    let name = instance.display().to_string();
    let problem: Problem = serde_json::from_str(&read(instance)?)
        .map_err(|e| Failure::Shape(format!("{name}: {e}; the shape is schemas/phasing-problem.json")))?;
    let solver = Solver { seed: ask.seed, ..Solver::default() };
    solve(&problem, &solver, &mut Budget::new(ask.work, stop)).map_err(Failure::Input)
}

fn read(path: &Path) -> Result<String, Failure> {
    std::fs::read_to_string(path).map_err(|error| Failure::file(path, error))
}
