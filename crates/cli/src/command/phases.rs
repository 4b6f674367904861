//! `sanqian phases`: which plots together, renewed how and when, and where the firms sit meanwhile.

use model::Party;
use sanqian::{BeforeAfter, Phased, PhasingAsk, PhasingStatus, PlanTable};

use crate::arguments::{Common, Language, PhasesOptions};
use crate::bars::bars;
use crate::exit::Stop;
use crate::figures::{grouped, mu, wan_yuan};

pub(crate) fn run(common: &Common, options: &PhasesOptions) -> Result<(), Stop> {
    let ask = PhasingAsk { work: options.work.saturating_mul(1_000_000), seed: options.seed };
    if let Some(instance) = &options.instance {
        crate::print::json(&sanqian::phase_instance(instance, ask, &mut |_| false)?);
        return Ok(());
    }
    let work = super::work(common, &mut bars(common))?;
    let terms = options.terms.as_deref().map(super::matter::read).transpose()?.unwrap_or_default();
    let table_of = PlanTable::of(&work, &terms)?.by_hand(&work, &options.include, &options.exclude)?;
    if options.problem {
        crate::print::json(&work.phasing_problem_on(&table_of)?);
        return Ok(());
    }
    let mut phased = work.phase_on(&table_of, ask, &mut |_| false)?;
    let questions = super::phase_answers::questions(&options.answer);
    phased.answers = work.phase_answers(&table_of, &phased, &questions, ask, &mut |_| false)?;
    if common.json {
        crate::print::json(&phased);
    } else {
        table(common, &phased);
        super::phase_answers::tables(common, &work, &phased, &questions);
    }
    Ok(())
}

pub(crate) fn table(common: &Common, phased: &Phased) {
    blocks(common, phased);
    money(common, phased);
    proof(common, phased);
    if let Some(runner_up) = &phased.runner_up {
        let differ = runner_up.blocks.iter().filter(|b| !phased.plan.blocks.contains(b)).count();
        crate::print::line(&match common.lang {
            Language::Zh => format!(
                "次优方案：价值 {} 万元（少 {} 万元），{} 个区块与首选不同",
                wan_yuan(model::Fen(runner_up.points)),
                wan_yuan(model::Fen(phased.plan.points - runner_up.points)),
                differ
            ),
            Language::En => format!(
                "runner-up: worth {} (10k yuan), {} less; {} of its blocks differ",
                wan_yuan(model::Fen(runner_up.points)),
                wan_yuan(model::Fen(phased.plan.points - runner_up.points)),
                differ
            ),
        });
    }
    projects(common, phased);
    let count = phased.unsourced.len();
    crate::print::line(&match common.lang {
        Language::Zh => format!("用到 {count} 项未注明来源的参数，结果仅供测算。"),
        Language::En => format!("{count} assumptions without a source were used; these are estimates."),
    });
}

fn blocks(common: &Common, phased: &Phased) {
    crate::print::table(
        common.say("分期改造方案", "phased renewal"),
        &[
            common.say("开工", "start"),
            common.say("村", "village"),
            common.say("模式", "mode"),
            common.say("宗地 ", "parcels "),
            common.say("面积(亩) ", "area (mu) "),
            common.say("建筑密度 前→后", "coverage before → after"),
            common.say("容积率 前→后", "FAR before → after"),
            common.say("亩均税收(万元) 前→后", "tax per mu (10k yuan) before → after"),
            common.say("企业/搬迁 ", "firms / moving "),
            common.say("净现值(万元) ", "NPV (10k yuan) "),
            common.say("投用", "ready"),
        ],
        phased.blocks.iter().map(|block| {
            vec![
                block.planned.start.to_string(),
                block.village.clone(),
                if common.lang == Language::Zh { block.mode.zh.clone() } else { block.mode.en.clone() },
                block.planned.parcels.len().to_string(),
                mu(block.planned.area),
                coverage(&block.land),
                far(&block.land),
                tax_per_mu(&block.land),
                format!("{} / {}", block.firms, block.displaced),
                grouped(block.balance.npv / 1e6, 2),
                block.ready.map_or_else(|| "—".to_owned(), |q| q.to_string()),
            ]
        }),
    );
    let (land, hangs) = (&phased.land, phased.contiguous);
    let (area, density, far, yields) = (mu(land.area), coverage(land), far(land), tax_per_mu(land));
    let known = phased.output_known;
    crate::print::line(&match common.lang {
        Language::Zh => format!(
            "合计 {area} 亩，{}；建筑密度 {density}，容积率 {far}，亩均税收 {yields} 万元（改造后为测算值）",
            if hangs { "连成一片" } else { "不连成一片" },
        ),
        Language::En => format!(
            "together {area} mu, {}; coverage {density}, FAR {far}, tax per mu {yields} (10k yuan; figures after renewal are estimates)",
            if hangs { "contiguous" } else { "not contiguous" },
        ),
    });
    crate::print::line(&match common.lang {
        Language::Zh => {
            format!("{} 家企业需要搬迁，每季度都有去处；产值已知 {}/{} 家", phased.displaced, known.known, known.of)
        }
        Language::En => format!(
            "{} firms have to move, each with a seat in every quarter; output known of {} of {}",
            phased.displaced, known.known, known.of
        ),
    });
}

/// Who gets land of the plan, and who waits.
fn projects(common: &Common, phased: &Phased) {
    if phased.projects.is_empty() && phased.projects_waiting.is_empty() {
        return;
    }
    let number = |id: &model::ParcelId| {
        phased.plan.blocks.iter().position(|block| block.parcels.contains(id)).map_or(0, |at| at + 1).to_string()
    };
    let placed = phased.projects.iter().map(|it| vec![it.project.clone(), number(&it.block), it.from.to_string()]);
    let none = common.say("没有合适的地", "no land in its time");
    let waiting = phased.projects_waiting.iter().map(|id| vec![id.clone(), "—".to_owned(), none.to_owned()]);
    crate::print::table(
        common.say("引进项目与腾出的土地", "incoming projects and freed land"),
        &[common.say("项目", "project"), common.say("区块 ", "block "), common.say("供地", "from")],
        placed.chain(waiting),
    );
}

/// 建筑密度 before → after; what is not known is a dash.
fn coverage(land: &BeforeAfter) -> String {
    let percent = |share: Option<f64>| share.map_or_else(|| "—".to_owned(), |s| format!("{}%", grouped(s * 100.0, 1)));
    format!("{} → {}", percent(land.before.coverage), percent(land.after.coverage))
}

fn far(land: &BeforeAfter) -> String {
    format!("{} → {}", grouped(land.before.far, 2), grouped(land.after.far, 2))
}

fn tax_per_mu(land: &BeforeAfter) -> String {
    format!("{} → {}", grouped(land.before.tax_per_mu, 2), grouped(land.after.tax_per_mu, 2))
}

fn money(common: &Common, phased: &Phased) {
    let parties = [Party::City, Party::Town, Party::Village, Party::PlatformCompany, Party::Firms];
    let name = |it: Party| super::funds::party(common, it);
    let total = |party: Party| -> model::Fen {
        phased.blocks.iter().flat_map(|b| &b.parties).filter(|p| p.party == party).map(|p| p.total).sum()
    };
    let balance = &phased.balance;
    let mut rows: Vec<Vec<String>> =
        parties.into_iter().map(|party| vec![name(party).to_owned(), wan_yuan(total(party))]).collect();
    rows.push(vec![common.say("静态平衡", "static balance").to_owned(), wan_yuan(balance.static_balance)]);
    rows.push(vec![common.say("净现值", "NPV").to_owned(), grouped(balance.npv / 1e6, 2)]);
    rows.push(vec![
        common.say("资金缺口峰值", "peak gap").to_owned(),
        format!("{} {}", wan_yuan(balance.peak_gap), balance.peak_gap_at.map(|q| format!("({q})")).unwrap_or_default()),
    ]);
    let title = common.say("资金平衡（万元）", "fund balance (10k yuan)");
    crate::print::table(title, &[common.say("项", "item"), common.say("净额 ", "net ")], rows);
}

fn proof(common: &Common, phased: &Phased) {
    let plan = &phased.plan;
    let (points, bound) = (wan_yuan(model::Fen(plan.points)), wan_yuan(model::Fen(plan.bound)));
    let gap = grouped(plan.gap * 100.0, 2);
    let state = match plan.status {
        PhasingStatus::Optimal => common.say("已证明最优", "proven optimal"),
        _ => common.say("未证明最优", "not proven optimal"),
    };
    crate::print::line(&match common.lang {
        Language::Zh => {
            format!("方案价值 {points} 万元，已证明的上限 {bound} 万元，差距 {gap}%（{state}）；方案编号 {}", plan.hash)
        }
        Language::En => format!(
            "the plan is worth {points} (10k yuan), no plan is worth more than {bound}, gap {gap}% ({state}); plan {}",
            plan.hash
        ),
    });
    let rows = phased.limits.iter().map(|limit| {
        let zh = common.lang == Language::Zh;
        let said = limit.worth.as_ref().map(|w| if zh { w.zh.clone() } else { w.en.clone() });
        vec![if zh { limit.name.zh.clone() } else { limit.name.en.clone() }, said.unwrap_or_else(|| "—".to_owned())]
    });
    let headers = [common.say("限制", "limit"), common.say("放宽一步", "one more step")];
    crate::print::table(common.say("什么在起约束", "what binds"), &headers, rows);
}
