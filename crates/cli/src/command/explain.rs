//! `sanqian explain`: why an enterprise has its grade, to the source cell.

use crate::arguments::{Common, ExplainOptions};
use crate::bars::bars;
use crate::exit::Stop;

pub(crate) fn run(common: &Common, options: &ExplainOptions) -> Result<(), Stop> {
    let work = super::work(common, &mut bars(common))?;
    let enterprise = work.find_enterprise(&options.enterprise)?;
    let Some(explanation) = work.explanation(&enterprise) else {
        let words = common.say("没有评价结果", "has no result");
        return Err(Stop::Other(format!("{} {words}", options.enterprise)));
    };
    if common.json {
        crate::print::json(&explanation);
    } else {
        for line in &explanation.lines {
            crate::print::line(&common.sentence(&line.zh, &line.en));
        }
    }
    Ok(())
}
