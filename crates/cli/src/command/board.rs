//! `sanqian board --actions`: the three thousand-actions with baseline, plan and actual; every number opens its rows.

use model::Term;
use sanqian::{DailyPacks, Failure, MeasureBoard, Office, Packs, RowSource};

use crate::arguments::{BoardOptions, Common, Language};
use crate::bars::bars;
use crate::exit::Stop;

pub(crate) fn run(common: &Common, options: &BoardOptions) -> Result<(), Stop> {
    let office = Office::open(&common.data)?;
    let packs = DailyPacks::shipped().map_err(Failure::from)?;
    let work = office.work(None, common.year, Packs::shipped().map_err(Failure::from)?, &mut bars(common))?;
    let daily = office.daily(&packs)?;
    let day = common.as_of.or(daily.until).unwrap_or(work.snapshot.as_of);
    if options.associations {
        super::associations::list(common, (&packs, &work, &daily), day);
        return Ok(());
    }
    let board = daily.board(&packs, &daily.parks(&work), day)?;
    if common.json {
        crate::print::json(&board);
        return Ok(());
    }
    let zh = common.lang == Language::Zh;
    let outside = || common.say("园区外", "outside any park").to_owned();
    crate::print::table(
        &format!("{} {} {}", common.say("三千行动", "three-thousand action"), common.say("截至", "as of"), board.as_of),
        &[
            common.say("目标", "measure"),
            common.say("基数 ", "baseline "),
            common.say("计划 ", "plan "),
            common.say("实际 ", "actual "),
            common.say("单位", "unit"),
        ],
        board.measures.iter().map(|one| {
            let (unit, show) = figures(common, one);
            let name = if zh { one.measure.zh() } else { one.measure.en() };
            vec![name.to_owned(), show(one.baseline), show(one.planned), show(one.actual), unit]
        }),
    );
    if options.actions || options.measure.is_some() {
        for one in board
            .measures
            .iter()
            .filter(|one| options.measure.as_ref().is_none_or(|code| model::code_of(&one.measure) == *code))
        {
            let (unit, show) = figures(common, one);
            crate::print::table(
                &format!(
                    "{}（{unit}，{}）",
                    if zh { one.measure.zh() } else { one.measure.en() },
                    model::code_of(&one.measure)
                ),
                &[
                    common.say("周", "week"),
                    common.say("园区", "park"),
                    common.say("数量 ", "amount "),
                    common.say("来自", "rows"),
                ],
                one.cells.iter().map(|cell| {
                    let rows = cell.rows.iter().filter_map(|at| board.rows.get(*at)).map(|row| match &row.source {
                        RowSource::Case(case) => case.0.clone(),
                        RowSource::Event(subject, number) => format!("{subject}#{number}"),
                    });
                    vec![
                        format!("{}-W{:02}", cell.week.year, cell.week.week),
                        cell.park.clone().unwrap_or_else(outside),
                        show(cell.amount),
                        rows.collect::<Vec<_>>().join(" "),
                    ]
                }),
            );
        }
    }
    Ok(())
}

/// Unit and how its amounts read.
fn figures(common: &Common, board: &MeasureBoard) -> (String, fn(i64) -> String) {
    use model::ProgrammeMeasure::{FloorDemolished, LandInScheme, LandUplifted};
    match board.measure {
        FloorDemolished => ("㎡".to_owned(), |cm2| format!("{:.2}", model::Cm2(cm2).square_metres())),
        LandUplifted | LandInScheme => {
            (common.say("亩", "mu").to_owned(), |cm2| format!("{:.2}", model::Cm2(cm2).mu()))
        }
        _ => (common.say("家", "firms").to_owned(), |count| count.to_string()),
    }
}
