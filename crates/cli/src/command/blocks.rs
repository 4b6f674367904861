//! `sanqian blocks`: contiguous low-yield blocks.

use model::BlockPlan;

use crate::arguments::{Common, Language};
use crate::bars::bars;
use crate::exit::Stop;
use crate::figures::{grouped, mu, square_metres, wan_yuan};

pub(crate) fn run(common: &Common) -> Result<(), Stop> {
    let work = super::work(common, &mut bars(common))?;
    if common.json {
        crate::print::json(&work.plan.blocks.iter().map(|b| &b.block).collect::<Vec<_>>());
    } else {
        table(common, &work.plan.blocks);
    }
    Ok(())
}

pub(crate) fn table(common: &Common, blocks: &[BlockPlan]) {
    let zh = common.lang == Language::Zh;
    crate::print::table(
        common.say("连片低效区块", "contiguous low-yield blocks"),
        &[
            common.say("区块", "block"),
            common.say("宗地 ", "parcels "),
            common.say("面积(亩) ", "area (mu) "),
            common.say("合法建筑(㎡) ", "lawful floor (m²) "),
            common.say("违法建筑(㎡) ", "illegal floor (m²) "),
            common.say("企业 ", "firms "),
            common.say("税收(万元) ", "tax (10k yuan) "),
            common.say("规划冲突 ", "plan conflict "),
            common.say("选定模式", "chosen mode"),
        ],
        blocks.iter().map(|plan| {
            let b = &plan.block;
            let mode = plan.options.iter().find(|o| Some(&o.mode) == plan.chosen.as_ref());
            vec![
                b.name.clone(),
                b.parcels.len().to_string(),
                mu(b.area),
                square_metres(b.lawful_floor_area),
                square_metres(b.illegal_floor_area),
                b.firms.to_string(),
                wan_yuan(b.tax),
                format!("{}%", grouped(b.plan_conflict * 100.0, 1)),
                mode.map_or_else(|| "—".to_owned(), |o| if zh { o.zh.clone() } else { o.en.clone() }),
            ]
        }),
    );
}
