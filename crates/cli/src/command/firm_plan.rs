//! `sanqian plan FIRM`: 一企一策 as the facts make it today, each line with reason, clause, owner and deadline.

use sanqian::{DailyPacks, Failure, Office, Packs};

use crate::arguments::{Common, Language};
use crate::bars::bars;
use crate::exit::Stop;

pub(crate) fn run(common: &Common, asked: &str) -> Result<(), Stop> {
    let office = Office::open(&common.data)?;
    let packs = DailyPacks::shipped().map_err(Failure::from)?;
    let computed = Packs::shipped().map_err(Failure::from)?;
    let work = office.work(common.as_of, common.year, computed, &mut bars(common))?;
    let enterprise = work.find_enterprise(asked)?;
    let daily = office.daily(&packs)?;
    let plan = work.firm_plan(&packs, &work.portraits(&packs)?, &daily, &enterprise)?;
    if common.json {
        crate::print::json(&plan);
        return Ok(());
    }
    let title = format!("{} {asked} {}", common.say("一企一策", "plan of"), plan.made);
    lines(common, &title, &plan.lines());
    super::town_plan::firm(common, &work, &daily, &enterprise);
    Ok(())
}

/// The lines of a plan, each with its code.
pub(super) fn lines(common: &Common, title: &str, lines: &[model::PlanLine]) {
    let zh = common.lang == Language::Zh;
    let pick = |words: &model::Derivation| if zh { words.zh.clone() } else { words.en.clone() };
    crate::print::table(
        title,
        &[
            common.say("代码", "code"),
            common.say("做什么", "what"),
            common.say("为什么", "why"),
            common.say("由谁", "owner"),
            common.say("何日前", "by"),
            common.say("依据", "basis"),
        ],
        lines.iter().map(|line| {
            let ask = if line.question { common.say("（询问）", "(a question) ") } else { "" };
            let reviewed = line.incentives.iter().map(|one| {
                let review = if one.review.is_some() {
                    common.say("（须先作公平竞争审查）", " (needs a fair-competition review first)")
                } else {
                    ""
                };
                format!("{}{review}", pick(&one.words))
            });
            let with = reviewed.collect::<Vec<_>>().join("、");
            let with = if with.is_empty() { with } else { format!("；{with}") };
            let declined = if line.declined { common.say("（企业不采纳）", " (declined)") } else { "" };
            vec![
                line.code.clone(),
                format!("{ask}{}{with}{declined}", pick(&line.words)),
                line.because.iter().map(pick).collect::<Vec<_>>().join("；"),
                pick(&line.owner),
                line.due.to_string(),
                super::articles(&line.clauses),
            ]
        }),
    );
}
