//! `sanqian quota`: quotas (指标) by kind and holder, each a balance in which nothing is made or lost.

use model::{Account, DailyRecord, QuotaMove};
use sanqian::{Daily, DailyPacks, Failure, NewRecord, Office, Signature};

use super::matter;
use crate::arguments::daily::{QuotaOptions, QuotaVerb};
use crate::arguments::{Common, Language};
use crate::exit::Stop;

pub(crate) fn run(common: &Common, options: &QuotaOptions) -> Result<(), Stop> {
    let mut office = Office::open(&common.data)?;
    let packs = DailyPacks::shipped().map_err(Failure::from)?;
    let by = Signature { actor: super::actor(), at_us: super::now_us(), on: options.on.unwrap_or_else(super::today) };
    match &options.step {
        QuotaVerb::List => {}
        QuotaVerb::Move { pack, file } => {
            let what: QuotaMove = matter::read(file)?;
            let record = DailyRecord::Quota { pack: pack.clone(), day: by.on, what };
            office.enter(&packs, NewRecord { record, files: Vec::new() }, &by)?;
        }
        QuotaVerb::Statement { holder } => {
            statement(common, &office.daily(&packs)?, &packs, holder);
            return Ok(());
        }
    }
    list(common, &office.daily(&packs)?, &packs);
    Ok(())
}

fn list(common: &Common, daily: &Daily, packs: &DailyPacks) {
    if common.json {
        crate::print::json(&daily.quotas);
        return;
    }
    let zh = common.lang == Language::Zh;
    let mut rows = Vec::new();
    for (name, ledger) in daily.quotas.iter() {
        for ((code, account), amount) in ledger.balances().into_iter().filter(|(_, amount)| *amount != 0) {
            let kind = packs.quotas.get(name).and_then(|pack| pack.kind(code));
            let holder = match account {
                Account::Holder(holder) => holder.clone(),
                Account::Outside => common.say("（来源，负数）", "(granted from outside)").to_owned(),
                Account::Used => common.say("（已使用）", "(used)").to_owned(),
                Account::Cut => common.say("（已削减）", "(cut)").to_owned(),
                Account::Void => common.say("（已作废）", "(void)").to_owned(),
            };
            let words = kind.map_or(code, |kind| if zh { &kind.zh } else { &kind.en });
            let unit = kind.map(|kind| kind.unit.clone()).unwrap_or_default();
            rows.push(vec![name.clone(), words.to_owned(), holder, amount.to_string(), unit]);
        }
    }
    crate::print::table(
        common.say("指标余额；每类合计为零", "quota balances; each kind sums to zero"),
        &[
            common.say("台账", "ledger"),
            common.say("指标", "quota"),
            common.say("持有人", "holder"),
            common.say("数量 ", "amount "),
            common.say("单位", "unit"),
        ],
        rows,
    );
}

fn statement(common: &Common, daily: &Daily, packs: &DailyPacks, holder: &str) {
    let lines = daily.factor_lines(packs, holder);
    if common.json {
        crate::print::json(&lines);
        return;
    }
    let zh = common.lang == Language::Zh;
    crate::print::table(
        &format!("{} {holder}", common.say("激励与倒逼台账", "statement")),
        &[
            common.say("指标", "quota"),
            common.say("取得 ", "granted "),
            common.say("优惠取得 ", "preferred "),
            common.say("调入 ", "received "),
            common.say("调出 ", "given "),
            common.say("使用 ", "used "),
            common.say("削减 ", "cut "),
            common.say("作废 ", "void "),
            common.say("余额 ", "balance "),
        ],
        lines.into_iter().map(|line| {
            let name = if zh { line.name.zh } else { line.name.en };
            let figures =
                [line.granted, line.preferred, line.received, line.given, line.used, line.cut, line.void, line.balance];
            std::iter::once(name).chain(figures.map(|figure| figure.to_string())).collect()
        }),
    );
}
