//! `sanqian assess`: grades; `--facts FILE` and `--parquet DIR` grade without a ledger.

use model::Assessment;

use crate::arguments::{AssessOptions, Common, Language};
use crate::bars::bars;
use crate::exit::Stop;
use crate::figures::grouped;

pub(crate) fn run(common: &Common, options: &AssessOptions) -> Result<(), Stop> {
    if let (Some(folder), Some(pack), Some(out)) = (&options.parquet, &options.pack, &options.out) {
        let Some(year) = common.year else {
            return Err(Stop::Failure(sanqian::Failure::Shape(
                common
                    .say(
                        "Parquet 文件不写年度：请加 --year，如 --year 2022",
                        "Parquet files do not say their year; add --year, e.g. --year 2022",
                    )
                    .to_owned(),
            )));
        };
        return super::population::run(common, folder, pack, year, out);
    }
    let assessment = match &options.facts {
        Some(facts) => sanqian::assess_facts(facts, options.pack.as_deref(), common.year)?,
        None => {
            let mut packs = sanqian::Packs::shipped().map_err(sanqian::Failure::from)?;
            if let Some(pack) = &options.pack {
                packs.replace_evaluation(pack)?;
            }
            let mut office = sanqian::Office::open(&common.data)?;
            office.know_only_what_was_known_by(common.known_by);
            office.work(common.as_of, common.year, packs, &mut bars(common))?.assessment
        }
    };
    if common.json {
        crate::print::json(&assessment);
        return Ok(());
    }
    distribution(common, &assessment);
    for population in &assessment.populations {
        let name = common.say(&population.zh, &population.en);
        crate::print::table(
            name,
            &[
                common.say("名次 ", "rank "),
                common.say("企业", "enterprise"),
                common.say("代码", "code"),
                common.say("得分 ", "score "),
                common.say("等级", "grade"),
            ],
            population.results.iter().map(|r| {
                vec![
                    r.rank.to_string(),
                    r.candidate.name.clone(),
                    r.candidate.code.clone(),
                    grouped(r.score, 4),
                    format!("{:?}", r.grade),
                ]
            }),
        );
    }
    unsourced(common, &assessment);
    Ok(())
}

/// Firms by population and grade.
pub(crate) fn distribution(common: &Common, assessment: &Assessment) {
    let zh = common.lang == Language::Zh;
    crate::print::table(
        &format!("{} {}", common.say("等级分布", "grades"), assessment.pack_title),
        &[common.say("评价对象", "population"), common.say("户数 ", "firms "), "A ", "B ", "C ", "D "],
        assessment.populations.iter().map(|p| {
            let mut row = vec![if zh { p.zh.clone() } else { p.en.clone() }, p.results.len().to_string()];
            row.extend(p.cuts.iter().map(|cut| cut.firms.to_string()));
            row
        }),
    );
    let words = common.say("不参评", "not graded");
    crate::print::line(&format!("{words}: {}", assessment.not_graded.len()));
}

/// The assumptions that the grades rest on.
pub(crate) fn unsourced(common: &Common, assessment: &Assessment) {
    if assessment.unsourced.is_empty() {
        return;
    }
    crate::print::table(
        common.say("未注明来源的参数（可修改）", "parameters without a source (editable)"),
        &[common.say("参数", "parameter"), common.say("取值", "value"), common.say("含义", "meaning")],
        assessment.unsourced.iter().map(|u| vec![u.parameter.clone(), u.value.clone(), u.meaning.clone()]),
    );
}
