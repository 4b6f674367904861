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
            crate::print::line(common.say(&line.zh, &line.en));
        }
    }
    Ok(())
}
