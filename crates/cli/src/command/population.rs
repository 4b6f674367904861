//! `sanqian assess --parquet DIR`: a population of any size.

use std::path::Path;

use indicatif::{ProgressBar, ProgressStyle};
use sanqian::{Pass, PopulationSummary};

use crate::arguments::Common;
use crate::exit::Stop;

pub(crate) fn run(common: &Common, folder: &Path, pack: &Path, year: i16, out: &Path) -> Result<(), Stop> {
    let bar = ProgressBar::new(0);
    if let Ok(style) = ProgressStyle::with_template("{msg} {bar:30} {human_pos}/{human_len} {eta}") {
        bar.set_style(style);
    }
    let summary = sanqian::assess_population(folder, pack, year, out, &mut |pass, done, all| {
        bar.set_message(match pass {
            Pass::Gather => common.say("读取", "reading"),
            Pass::Write => common.say("写出", "writing"),
        });
        bar.set_length(all as u64);
        bar.set_position(done as u64);
    });
    bar.finish_and_clear();
    let summary = summary?;
    if common.json {
        crate::print::json(&summary);
    } else {
        shown(common, &summary);
    }
    Ok(())
}

fn shown(common: &Common, summary: &PopulationSummary) {
    crate::print::table(
        &format!("{} {} {}", common.say("等级分布", "grades"), summary.pack, summary.year),
        &[common.say("评价对象", "population"), common.say("户数 ", "firms "), "A ", "B ", "C ", "D "],
        summary.grades.iter().map(|(population, grades)| {
            let firms: usize = grades.iter().sum();
            let name = summary.names.get(population).map_or(population.as_str(), |name| common.say(&name.zh, &name.en));
            let mut row = vec![name.to_owned(), firms.to_string()];
            row.extend(grades.iter().map(usize::to_string));
            row
        }),
    );
    for group in &summary.not_graded {
        let why = common.say(&group.why.zh, &group.why.en);
        crate::print::line(&format!("{} ({why}): {}", common.say("不参评", "not graded"), group.firms));
    }
    if !summary.unsourced.is_empty() {
        let words = common.say("未注明来源的参数", "parameters without a source");
        crate::print::line(&format!("{words}: {}", summary.unsourced.join(", ")));
    }
    crate::print::line(&format!("{}: {}", common.say("成果", "results"), summary.out.join("grades.parquet").display()));
}
