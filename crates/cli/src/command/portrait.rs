//! `sanqian portrait`: where an enterprise stands (精准画像): percentiles, quadrant, norms as questions, coverage and day; what it is
//! entitled and exposed to.

use sanqian::{DailyPacks, Failure};
use serde_json::json;

use crate::arguments::{Common, ExplainOptions, Language};
use crate::bars::bars;
use crate::exit::Stop;

pub(crate) fn run(common: &Common, options: &ExplainOptions) -> Result<(), Stop> {
    let work = super::work(common, &mut bars(common))?;
    let packs = DailyPacks::shipped().map_err(Failure::from)?;
    let enterprise = work.find_enterprise(&options.enterprise)?;
    let portraits = work.portraits(&packs)?;
    let Some(own) = portraits.of(&enterprise) else {
        return Err(Failure::NotFound {
            what: "candidate",
            name: options.enterprise.clone(),
            hint: "no figure of it is known for the year; import its files".to_owned(),
        }
        .into());
    };
    let town = &portraits.town;
    let (measures, prices) = super::portrait_money::of(common, &work, &packs, &enterprise)?;
    if common.json {
        crate::print::json(&json!({
            "as_of": town.as_of, "portrait": own, "medians": town.medians, "growth_of": portraits.growth_of, "coverage": town.coverage,
            "unsourced": portraits.unsourced, "measures": measures, "prices": prices,
        }));
        return Ok(());
    }
    let unknown = || common.say("未报", "not reported").to_owned();
    let share = |value: Option<f64>| value.map_or_else(unknown, |value| format!("{:.0} %", value * 100.0));
    let standing = own.standing;
    let growth = match portraits.growth_of {
        model::Measure::Revenue => common.say("营业收入增长", "growth of revenue"),
        _ => common.say("税收增长（上年营业收入未报）", "growth of tax (revenue of the year before is not known)"),
    };
    let quadrant = standing.quadrant.map_or_else(unknown, |one| common.say(one.zh(), one.en()).to_owned());
    let stage = standing.stage.as_deref().and_then(|code| packs.plan.stages.iter().find(|stage| stage.code == code));
    let stage = stage.map_or_else(unknown, |stage| common.say(&stage.zh, &stage.en).to_owned());
    crate::print::table(
        &format!("{} {} {}", options.enterprise, common.say("截至", "as of"), town.as_of),
        &[common.say("项目", "item"), common.say("数值 ", "figure ")],
        [
            vec![
                common.say("亩均税收不低于同行的比例", "share of its trade not above it").to_owned(),
                share(standing.in_trade),
            ],
            vec![
                common.say("亩均税收不低于全镇的比例", "share of the town not above it").to_owned(),
                share(standing.in_town),
            ],
            vec![growth.to_owned(), share(standing.growth)],
            vec![common.say("象限（亩均税收×增长，以中位数为界）", "quadrant").to_owned(), quadrant],
            vec![common.say("产业链环节", "stage of the chain").to_owned(), stage],
        ],
    );
    crate::print::table(
        common.say(
            "行业常模（区间外只是供询问的线索，不是认定）",
            "norms (outside the interval is a question, not a finding)",
        ),
        &[common.say("位置", "position"), common.say("说明", "in words")],
        own.norms.iter().map(|line| {
            let words = if common.lang == Language::Zh { &line.because.zh } else { &line.because.en };
            vec![common.say(line.position.zh(), line.position.en()).to_owned(), words.clone()]
        }),
    );
    crate::print::table(
        common.say("覆盖面", "coverage"),
        &[common.say("数据", "figure"), common.say("已知 ", "known "), common.say("全部 ", "all ")],
        town.coverage.iter().map(|(what, of)| vec![what.clone(), of.known.to_string(), of.all.to_string()]),
    );
    super::portrait_money::print(common, &measures, &prices);
    Ok(())
}
