//! `sanqian funds`: the money in depth: by party, debt cover by year, break-even, tornado, Monte Carlo.

use model::{DebtService, Party, PartyBalance, Sensitivity, Simulation, Spread};
use sanqian::{BlockFunds, DrawsAsk, Failure, Funds};

use crate::arguments::{Common, FundsOptions};
use crate::bars::bars;
use crate::exit::Stop;
use crate::figures::{grouped, wan_yuan};

pub(crate) fn run(common: &Common, options: &FundsOptions) -> Result<(), Stop> {
    let work = super::work(common, &mut bars(common))?;
    let mut funds = work.funds(DrawsAsk { draws: options.draws, seed: options.seed })?;
    if let Some(name) = &options.block {
        let known: Vec<String> = funds.blocks.iter().map(|block| block.name.clone()).collect();
        funds.blocks.retain(|block| block.name == *name);
        if funds.blocks.is_empty() {
            let hint = format!("区块有 / the blocks are {}", known.join("、"));
            return Err(Failure::NotFound { what: "block", name: name.clone(), hint }.into());
        }
    }
    if common.json {
        crate::print::json(&funds);
        return Ok(());
    }
    for block in &funds.blocks {
        of_block(common, block);
    }
    if options.block.is_none() {
        whole(common, &funds);
    }
    let count = funds.unsourced.len();
    crate::print::line(&common.sentence(
        &format!("用到 {count} 项未注明来源的参数，结果仅供测算。"),
        &format!("{count} assumptions without a source were used; these are estimates."),
    ));
    Ok(())
}

fn of_block(common: &Common, block: &BlockFunds) {
    let mode = common.say(&block.zh, &block.en);
    let title = |zh: &str, en: &str| format!("{} {mode}{}{}", block.name, common.say("：", ": "), common.say(zh, en));
    parties(common, &title("各方收支（万元）", "by party (10k yuan)"), &block.parties);
    if let Some(debt) = &block.debt {
        debts(common, &title("分年偿债（万元）", "debt service by year (10k yuan)"), debt);
    }
    if let Some(sensitivity) = &block.sensitivity {
        break_even(common, &title("盈亏平衡点（净现值为零）", "break-even (NPV of zero)"), sensitivity);
        tornado(common, &title("敏感性（净现值，万元）", "tornado (NPV, 10k yuan)"), sensitivity);
    }
    simulation(common, &title("蒙特卡洛（万元）", "Monte Carlo (10k yuan)"), &block.simulation);
}

fn whole(common: &Common, funds: &Funds) {
    parties(common, common.say("全部区块：各方收支（万元）", "all blocks by party (10k yuan)"), &funds.parties);
    let title = common.say("全部区块：蒙特卡洛（万元）", "all blocks: Monte Carlo (10k yuan)");
    simulation(common, title, &funds.simulation);
}

/// A party as people call it.
pub(crate) fn party(common: &Common, party: Party) -> &'static str {
    let (zh, en) = match party {
        Party::City => ("市", "city"),
        Party::Town => ("镇", "town"),
        Party::Village => ("村集体", "village"),
        Party::PlatformCompany => ("国资平台", "platform company"),
        Party::Firms => ("企业", "firms"),
    };
    if common.lang == crate::arguments::Language::Zh { zh } else { en }
}

fn parties(common: &Common, title: &str, parties: &[PartyBalance]) {
    let mut rows: Vec<Vec<String>> = parties
        .iter()
        .map(|it| {
            let balance = &it.balance;
            vec![
                party(common, it.party).to_owned(),
                wan_yuan(balance.income),
                wan_yuan(balance.cost),
                wan_yuan(balance.static_balance),
                grouped(balance.npv / 1e6, 2),
                wan_yuan(balance.peak_gap),
                balance.peak_gap_at.map_or_else(|| "—".to_owned(), |q| q.to_string()),
            ]
        })
        .collect();
    let sum = |of: fn(&PartyBalance) -> model::Fen| wan_yuan(parties.iter().map(of).sum());
    rows.push(vec![
        common.say("合计", "together").to_owned(),
        sum(|p| p.balance.income),
        sum(|p| p.balance.cost),
        sum(|p| p.balance.static_balance),
        grouped(parties.iter().map(|p| p.balance.npv).sum::<f64>() / 1e6, 2),
        "—".to_owned(),
        "—".to_owned(),
    ]);
    let headers = [
        common.say("参与方", "party"),
        common.say("收入 ", "income "),
        common.say("支出 ", "cost "),
        common.say("静态平衡 ", "static balance "),
        common.say("净现值 ", "NPV "),
        common.say("缺口峰值 ", "peak gap "),
        common.say("缺口时点", "gap at"),
    ];
    crate::print::table(title, &headers, rows);
}

/// A ratio with two decimals; a dash when nothing is due.
fn times(cover: Option<f64>) -> String {
    cover.map_or_else(|| "—".to_owned(), |cover| grouped(cover, 2))
}

fn debts(common: &Common, title: &str, debt: &DebtService) {
    let rows = debt.years.iter().map(|year| {
        let due = year.principal + year.interest;
        vec![
            year.year.to_string(),
            wan_yuan(year.drawn),
            wan_yuan(year.principal),
            wan_yuan(year.interest),
            wan_yuan(due),
            wan_yuan(year.income),
            times(year.cover),
        ]
    });
    let headers = [
        common.say("年份", "year"),
        common.say("借入 ", "drawn "),
        common.say("还本 ", "principal "),
        common.say("付息 ", "interest "),
        common.say("本息合计 ", "due "),
        common.say("质押收益 ", "pledged income "),
        common.say("覆盖倍数 ", "cover "),
    ];
    crate::print::table(title, &headers, rows);
    crate::print::line(common.say(&debt.because.zh, &debt.because.en));
    let (met, unmet) =
        (common.say("满足覆盖要求", "cover is reached"), common.say("未满足覆盖要求", "cover is not reached"));
    crate::print::line(if debt.met { met } else { unmet });
}

/// A parameter's figure: shares as per cent, others with up to two decimals.
fn figure(value: f64, unit: &str) -> String {
    match unit {
        "share" | "share/年" => format!("{}%", grouped(value * 100.0, 1)),
        _ => grouped(value, 2),
    }
}

fn unit(unit: &str) -> &str {
    if unit.starts_with("share") { "" } else { unit }
}

fn break_even(common: &Common, title: &str, sensitivity: &Sensitivity) {
    let rows = sensitivity.break_even.iter().map(|it| {
        let (low, high) = (figure(it.within.0, &it.unit), figure(it.within.1, &it.unit));
        let nowhere = || format!("{} {low}–{high}", common.say("范围内没有：", "nowhere in"));
        vec![
            common.say(&it.zh, &it.en).to_owned(),
            unit(&it.unit).to_owned(),
            figure(it.today, &it.unit),
            it.at.map_or_else(nowhere, |at| figure(at, &it.unit)),
        ]
    });
    let headers = [
        common.say("参数", "number"),
        common.say("单位", "unit"),
        common.say("现取值 ", "today "),
        common.say("平衡点 ", "break-even "),
    ];
    crate::print::table(title, &headers, rows);
}

fn tornado(common: &Common, title: &str, sensitivity: &Sensitivity) {
    let rows = sensitivity.tornado.iter().map(|it| {
        vec![
            common.say(&it.zh, &it.en).to_owned(),
            format!("{} – {}", figure(it.range.0, &it.unit), figure(it.range.1, &it.unit)),
            grouped(it.npv.0 / 1e6, 0),
            grouped(it.npv.1 / 1e6, 0),
            grouped((it.npv.1 - it.npv.0).abs() / 1e6, 0),
        ]
    });
    let headers = [
        common.say("参数（每项单独变动）", "number (each alone)"),
        common.say("低值 – 高值", "low – high"),
        common.say("低值时 ", "at low "),
        common.say("高值时 ", "at high "),
        common.say("幅度 ", "width "),
    ];
    crate::print::table(title, &headers, rows);
}

fn simulation(common: &Common, title: &str, simulation: &Simulation) {
    let row = |name: &str, spread: &Spread| -> Vec<String> {
        let figures = [spread.p05, spread.p25, spread.p50, spread.p75, spread.p95, spread.mean, spread.deviation];
        let figures = figures.into_iter().map(|figure| grouped(figure / 1e6, 0));
        std::iter::once(name.to_owned()).chain(figures).collect()
    };
    let headers = [
        common.say("指标", "figure"),
        "P5 ",
        "P25 ",
        "P50 ",
        "P75 ",
        "P95 ",
        common.say("均值 ", "mean "),
        common.say("标准差 ", "deviation "),
    ];
    crate::print::table(
        title,
        &headers,
        [
            row(common.say("净现值", "NPV"), &simulation.npv),
            row(common.say("静态平衡", "static balance"), &simulation.static_balance),
            row(common.say("资金缺口峰值", "peak gap"), &simulation.peak_gap),
        ],
    );
    let (draws, seed) = (simulation.draws, simulation.seed);
    let share = grouped(simulation.npv_not_negative * 100.0, 1);
    crate::print::line(&common.sentence(
        &format!("抽样 {draws} 次（种子 {seed}），净现值不为负的占 {share}%"),
        &format!("{draws} draws (seed {seed}); NPV is not negative in {share}% of them"),
    ));
}
