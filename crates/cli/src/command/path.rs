//! `sanqian path`: what would make an enterprise's grade better.

use crate::arguments::{Common, ExplainOptions};
use crate::bars::bars;
use crate::exit::Stop;

pub(crate) fn run(common: &Common, options: &ExplainOptions) -> Result<(), Stop> {
    let work = super::work(common, &mut bars(common))?;
    let enterprise = work.find_enterprise(&options.enterprise)?;
    let Some(path) = work.path(&enterprise)? else {
        let words = common.say("没有评价结果", "has no result");
        return Err(Stop::Other(format!("{} {words}", options.enterprise)));
    };
    if common.json {
        crate::print::json(&path);
    } else {
        for line in &path.lines {
            crate::print::line(&common.sentence(&line.zh, &line.en));
        }
        crate::print::line(common.say(
            "以上只是公式的算术结果，不是建议：例如公式以人数或营收为分母时，减少用工、减少营收会使得分上升，不等于应当这样做。",
            "These are arithmetic of the formula, not advice: where it divides by staff or revenue, fewer staff or less revenue raises the score; that does not mean that anyone should do so.",
        ));
    }
    Ok(())
}
