//! The second half of `sanqian portrait`: entitlements and exposures by year, differential prices by month.

use model::{EnterpriseId, PolicyEffect, PolicyOutcome};
use sanqian::{DailyPacks, Office, PriceMonth, Work, YearMeasures, YearOrigin, final_days};

use crate::arguments::Common;
use crate::exit::Stop;

/// Both, as the ledger has them today.
pub(super) fn of(
    common: &Common,
    work: &Work,
    packs: &DailyPacks,
    enterprise: &EnterpriseId,
) -> Result<(Vec<YearMeasures>, Vec<PriceMonth>), Stop> {
    let office = Office::open(&common.data)?;
    let (years, rounds, daily) = (office.years(work)?, office.evaluations()?, office.daily(packs)?);
    let finals = final_days(rounds.values());
    let until = daily.until.unwrap_or(work.snapshot.as_of);
    let measures = work.measures_by_year(&years, &finals, enterprise)?;
    Ok((measures, work.price_months((&years, &finals), &daily, enterprise, until)?))
}

pub(super) fn print(common: &Common, years: &[YearMeasures], months: &[PriceMonth]) {
    let unknown = common.say("数额未知（不按零计）", "amount unknown (not zero)");
    crate::print::table(
        common.say("可享受与须承担（以终评结果为前提）", "entitlements and exposures (on final results)"),
        &[
            common.say("年度", "year"),
            common.say("等级", "grade"),
            common.say("内容", "what"),
            common.say("数额 ", "amount "),
        ],
        years.iter().flat_map(|year| {
            let grade = year.grade.map_or_else(|| "—".to_owned(), |grade| format!("{grade:?}"));
            let origin = match year.origin {
                YearOrigin::Final => format!("{} {}", common.say("终评", "final"), year.on),
                YearOrigin::Round => common.say("评价进行中", "under way").to_owned(),
                YearOrigin::Computed => common.say("试算，未公布", "computed, not published").to_owned(),
            };
            let due = year.answers.iter().filter(|answer| {
                matches!(answer.outcome, PolicyOutcome::Applies | PolicyOutcome::Blank)
                    && answer.effect != PolicyEffect::Procedure
            });
            due.map(move |answer| {
                let side = match answer.effect {
                    PolicyEffect::Benefit => common.say("可享受", "entitled"),
                    _ => common.say("须承担", "exposed"),
                };
                let amount =
                    answer.amount.map_or_else(|| unknown.to_owned(), |amount| format!("{amount:.2} {}", answer.unit));
                vec![
                    year.year.to_string(),
                    format!("{grade}（{origin}）"),
                    format!("{side} {}", common.say(&answer.what.zh, &answer.what.en)),
                    amount,
                ]
            })
        }),
    );
    crate::print::table(
        common.say(
            "差别化价格，按月（以当月首日已终评的等级为准）",
            "differential prices by month (the grade final on its first day)",
        ),
        &[
            common.say("月份", "month"),
            common.say("等级", "grade"),
            common.say("用电（千瓦时） ", "electricity (kWh) "),
            common.say("价格条款", "price clauses"),
        ],
        months.iter().map(|month| {
            let lines = month.lines.iter().map(|line| {
                let state = match (line.in_force, line.answer.amount) {
                    (false, _) => common.say("本地未采用，不执行", "not adopted here, nothing is due").to_owned(),
                    (true, Some(amount)) => format!("{amount:.4} {}", common.say("万元", "10k yuan")),
                    (true, None) => unknown.to_owned(),
                };
                format!("{}：{state}", common.say(&line.answer.what.zh, &line.answer.what.en))
            });
            let used = month.electricity.map_or_else(
                || common.say("未抄齐", "not all read").to_owned(),
                |used| crate::figures::grouped(used.wan_kwh() * 10_000.0, 0),
            );
            let grade = month.grade.map_or_else(|| "—".to_owned(), |grade| format!("{grade:?}"));
            let name = month.month.strftime("%Y-%m").to_string();
            vec![name, grade, used, lines.collect::<Vec<_>>().join("；")]
        }),
    );
}
