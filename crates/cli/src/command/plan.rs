//! `sanqian plan`: modes, cash flow and fund balance; `--instance FILE` plans without a ledger;
//! `--town`, `--park CODE` and `FIRM` are the plans at three levels.

use model::RenewalPlan;

use crate::arguments::{Common, Language, PlanOptions};
use crate::bars::bars;
use crate::exit::Stop;
use crate::figures::{grouped, wan_yuan};

pub(crate) fn run(common: &Common, options: &PlanOptions) -> Result<(), Stop> {
    if let Some(enterprise) = &options.enterprise {
        return super::firm_plan::run(common, enterprise);
    }
    if options.town || options.park.is_some() {
        return super::town_plan::run(common, options);
    }
    let plan = match &options.instance {
        Some(instance) => sanqian::plan_instance(instance, options.pack.as_deref())?,
        None => super::work(common, &mut bars(common))?.plan,
    };
    if common.json {
        crate::print::json(&plan);
    } else {
        super::blocks::table(common, &plan.blocks);
        table(common, &plan);
    }
    Ok(())
}

pub(crate) fn table(common: &Common, plan: &RenewalPlan) {
    let zh = common.lang == Language::Zh;
    let rows = plan.blocks.iter().flat_map(|block| {
        block.options.iter().map(move |option| {
            let balance = &option.cash_flow.balance;
            let chosen = block.chosen.as_ref() == Some(&option.mode);
            let state = match (&option.barred, chosen) {
                (Some(why), _) => {
                    if zh {
                        why.zh.clone()
                    } else {
                        why.en.clone()
                    }
                }
                (None, true) => "✓".to_owned(),
                (None, false) => String::new(),
            };
            vec![
                block.block.name.clone(),
                if zh { option.zh.clone() } else { option.en.clone() },
                wan_yuan(balance.income),
                wan_yuan(balance.cost),
                wan_yuan(balance.static_balance),
                grouped(balance.npv / 1e6, 2),
                balance.irr.map_or_else(|| "—".to_owned(), |r| format!("{}%", grouped(r * 100.0, 2))),
                balance.payback.map_or_else(|| "—".to_owned(), |q| q.to_string()),
                wan_yuan(balance.peak_gap),
                state,
            ]
        })
    });
    crate::print::table(
        common.say("资金平衡（万元）", "fund balance (10k yuan)"),
        &[
            common.say("区块", "block"),
            common.say("模式", "mode"),
            common.say("收入 ", "income "),
            common.say("支出 ", "cost "),
            common.say("静态平衡 ", "static balance "),
            common.say("净现值 ", "NPV "),
            "IRR ",
            common.say("回收期", "payback"),
            common.say("缺口峰值 ", "peak gap "),
            common.say("选定或受限原因", "chosen, or why barred"),
        ],
        rows,
    );
}
