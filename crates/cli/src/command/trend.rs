//! `sanqian trend`: grades over the years of the ledger, of the town or of one enterprise.

use model::Grade;
use sanqian::{FirmYears, Office, Packs, YearMove, YearOrigin, Years};
use serde_json::json;

use crate::arguments::{Common, TrendOptions};
use crate::bars::bars;
use crate::exit::Stop;

/// Moves that the town's table shows; `--json` has them all.
const SHOWN: usize = 20;

pub(crate) fn run(common: &Common, options: &TrendOptions) -> Result<(), Stop> {
    let office = Office::open(&common.data)?;
    let packs = Packs::shipped().map_err(sanqian::Failure::from)?;
    let work = office.work(common.as_of, common.year, packs, &mut bars(common))?;
    let years = office.years(&work)?;
    let Some(asked) = &options.enterprise else {
        if common.json {
            crate::print::json(&years);
        } else {
            town(common, &years);
        }
        return Ok(());
    };
    let id = work.find_enterprise(asked)?;
    let firm = years.firm(&id).ok_or_else(|| {
        Stop::Other(format!("{asked} {}", common.say("各年度都没有评价结果", "has no result in any year")))
    })?;
    if common.json {
        crate::print::json(&json!({ "enterprise": id, "years_in_d": firm.years_in_d, "years": firm.years }));
    } else {
        enterprise(common, work.snapshot.enterprises.get(&id).map_or(asked, |e| e.name()), &firm);
    }
    Ok(())
}

fn origin(common: &Common, origin: YearOrigin) -> &str {
    match origin {
        YearOrigin::Final => common.say("终评", "final"),
        YearOrigin::Round => common.say("评价中，未终评", "under way, not final"),
        YearOrigin::Computed => common.say("按现行办法计算，未公示", "computed by the pack in force, not published"),
    }
}

fn letter(common: &Common, grade: Option<Grade>) -> String {
    grade.map_or_else(|| common.say("不参评", "not graded").to_owned(), |grade| format!("{grade:?}"))
}

fn town(common: &Common, years: &Years) {
    crate::print::table(
        common.say("各年度", "years"),
        &[
            common.say("年度", "year"),
            common.say("结果", "grades"),
            common.say("办法", "pack"),
            common.say("参评 ", "graded "),
        ],
        years.graded.iter().map(|year| {
            let origin = origin(common, year.origin).to_owned();
            vec![year.year.to_string(), origin, year.pack_title.clone(), year.firms.to_string()]
        }),
    );
    for year in &years.ungraded {
        crate::print::line(&format!("{} {}", year.year, year.reason));
    }
    for step in &years.trend.steps {
        let title = format!("{} → {}", step.from, step.to);
        let mark = |place: usize| letter(common, [Grade::A, Grade::B, Grade::C, Grade::D].get(place).copied());
        let header: Vec<String> = std::iter::once(title.clone()).chain((0..5).map(|place| mark(place) + " ")).collect();
        crate::print::table(
            &format!("{title} {}", common.say("等级变化（行为前一年）", "grades (rows: the earlier year)")),
            &header.iter().map(String::as_str).collect::<Vec<_>>(),
            step.counts
                .iter()
                .enumerate()
                .map(|(place, row)| std::iter::once(mark(place)).chain(row.iter().map(ToString::to_string)).collect()),
        );
    }
    let last = years.graded.last().map_or(0, |year| year.year);
    let mut moved: Vec<(&str, &YearMove)> = years
        .trend
        .firms
        .iter()
        .flat_map(|firm| firm.moves.iter().map(|moved| (firm.name.as_str(), moved)))
        .filter(|(_, moved)| moved.year == last)
        .collect();
    moved.sort_by(|a, b| b.1.score.abs().total_cmp(&a.1.score.abs()));
    let all = moved.len();
    crate::print::table(
        &format!(
            "{last} {} {all}",
            common.say("年度等级变动的企业，按得分变化，共", "moved, by change of score; in all:")
        ),
        &[common.say("企业", "enterprise"), common.say("怎样变的", "how")],
        moved
            .into_iter()
            .take(SHOWN)
            .map(|(name, moved)| vec![name.to_owned(), common.sentence(&moved.line.zh, &moved.line.en)]),
    );
    let in_d = |least: u32| years.trend.firms.iter().filter(|firm| firm.years_in_d >= least).count();
    crate::print::line(&format!(
        "{} {}{} {}",
        common.say("现为D类", "in D now:"),
        in_d(1),
        common.say("，其中连续两年以上", "; of these for two years or more on end:"),
        in_d(2)
    ));
}

fn enterprise(common: &Common, name: &str, firm: &FirmYears) {
    crate::print::table(
        name,
        &[
            common.say("年度", "year"),
            common.say("等级", "grade"),
            common.say("得分 ", "score "),
            common.say("名次 ", "rank "),
            common.say("结果", "grades"),
            common.say("变化", "change"),
        ],
        firm.years.iter().map(|year| {
            let standing = year.standing.as_ref();
            vec![
                year.year.to_string(),
                letter(common, standing.map(|standing| standing.grade)),
                standing.map(|standing| standing.score.to_string()).unwrap_or_default(),
                standing.map(|standing| format!("{}/{}", standing.rank, standing.of)).unwrap_or_default(),
                origin(common, year.origin).to_owned(),
                year.moved.as_ref().map(|m| common.sentence(&m.line.zh, &m.line.en)).unwrap_or_default(),
            ]
        }),
    );
    crate::print::line(&format!("{} {}", common.say("连续D类年数", "years in D on end:"), firm.years_in_d));
}
