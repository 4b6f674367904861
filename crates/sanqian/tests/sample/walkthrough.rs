//! The figures of the walkthrough's enterprise as the program has them, by the names that the document gives them.

use std::collections::BTreeMap;

use model::{Cm2, EnterpriseId, EnterpriseResult, Measure, ModeOption, Wh};
use sanqian::Work;

/// The enterprise whose code the document names.
fn enterprise(work: &Work, document: &str) -> EnterpriseId {
    let code = document.split("Its code: `").nth(1).unwrap().split('`').next().unwrap();
    work.find_enterprise(code).unwrap()
}

fn result<'a>(work: &'a Work, document: &str) -> (&'a EnterpriseResult, usize) {
    let (population, result) = work.assessment.of(&enterprise(work, document)).unwrap();
    (result, population.results.len())
}

/// Every figure that the document must work out.
pub(crate) fn figures(work: &Work, document: &str) -> BTreeMap<String, f64> {
    let (result, firms) = result(work, document);
    let amount = |measure: Measure| result.candidate.inputs[&measure].amount;
    let part = &work.land[&result.candidate.enterprise][0];
    let parcel = &work.relations.parcels[&part.parcel];
    let plan = work.plan.blocks.iter().find(|b| b.block.parcels.contains(&part.parcel)).unwrap();
    let option: &ModeOption = plan.options.iter().find(|o| Some(&o.mode) == plan.chosen.as_ref()).unwrap();
    let line = |item: &str| option.cash_flow.lines.iter().find(|l| l.item == item).unwrap().total.wan_yuan().abs();
    let balance = &option.cash_flow.balance;
    let mut figures: BTreeMap<String, f64> = BTreeMap::new();
    for (name, value) in [
        ("parcel_m2", parcel.area.square_metres()),
        ("floor_m2", parcel.floor_area.square_metres()),
        ("land_mu", Cm2(amount(Measure::Land)).mu()),
        ("tax_wan_yuan", model::Fen(amount(Measure::TaxPaid)).wan_yuan()),
        ("electricity_wan_kwh", Wh(amount(Measure::Electricity)).wan_kwh()),
        ("score", result.score),
        ("rank", f64::from(result.rank)),
        ("firms", f64::from(u32::try_from(firms).unwrap())),
        ("block_m2", plan.block.area.square_metres()),
        ("block_mu", plan.block.area.mu()),
        ("block_tax_wan_yuan", plan.block.tax.wan_yuan()),
        ("lawful_floor_m2", plan.block.lawful_floor_area.square_metres()),
        ("illegal_floor_m2", plan.block.illegal_floor_area.square_metres()),
        ("far_before", option.far_before),
        ("far_after", option.far_after),
        ("demolition", line("works.demolition")),
        ("repair", line("works.repair")),
        ("contingency", line("works.contingency")),
        ("operator_income", line("income.operator")),
        ("tax_income", line("income.tax")),
        ("income", balance.income.wan_yuan()),
        ("cost", balance.cost.wan_yuan()),
        ("static_balance", balance.static_balance.wan_yuan()),
        ("npv", balance.npv / 1e6),
    ] {
        figures.insert(name.to_owned(), value);
    }
    for indicator in &result.indicators {
        figures.insert(indicator.indicator.clone(), indicator.value.unwrap());
        figures.insert(format!("{}_points", indicator.indicator), indicator.points);
    }
    figures
}

/// The source cells that the document must name.
pub(crate) fn cells(work: &Work, document: &str) -> Vec<String> {
    let (result, _) = result(work, document);
    [Measure::TaxPaid, Measure::Electricity, Measure::Land]
        .iter()
        .flat_map(|measure| &result.candidate.inputs[measure].citations)
        .map(|citation| citation.place.to_string())
        .collect()
}
