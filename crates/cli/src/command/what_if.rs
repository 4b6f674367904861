//! `sanqian what-if`: who would move under another pack.

use sanqian::{Failure, Packs};

use crate::arguments::{Common, WhatIfOptions};
use crate::bars::bars;
use crate::exit::Stop;

pub(crate) fn run(common: &Common, options: &WhatIfOptions) -> Result<(), Stop> {
    let mut proposal = Packs::shipped().map_err(Failure::from)?;
    proposal.replace_evaluation(&options.pack)?;
    let work = super::work(common, &mut bars(common))?;
    let what_if = work.what_if(&proposal.evaluation)?;
    if common.json {
        crate::print::json(&what_if);
        return Ok(());
    }
    for line in &what_if.lines {
        crate::print::line(common.say(&line.zh, &line.en));
    }
    crate::print::table(
        common.say("谁受影响", "who is hit"),
        &[
            common.say("按", "by"),
            common.say("类别", "group"),
            common.say("户数 ", "firms "),
            common.say("升级 ", "up "),
            common.say("降级 ", "down "),
        ],
        what_if.groups.iter().map(|group| {
            vec![
                group.dimension.clone(),
                group.value.clone(),
                group.firms.to_string(),
                group.risen.to_string(),
                group.fallen.to_string(),
            ]
        }),
    );
    Ok(())
}
