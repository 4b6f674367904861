//! The answers of `sanqian phases --answer …`, as tables.

use model::{Fen, ParcelId};
use sanqian::{PhaseAnswers, PhaseQuestion, Phased, Work};

use crate::arguments::{Answer, Common, Language};
use crate::figures::{mu, wan_yuan};

/// So many parcels are listed; `--json` gives all.
const LISTED: usize = 15;

/// What was asked, each once and in a fixed order.
pub(crate) fn questions(asked: &[Answer]) -> Vec<PhaseQuestion> {
    let is_asked = |question: &PhaseQuestion| {
        let as_asked = match question {
            PhaseQuestion::Alternatives => Answer::Alternatives,
            PhaseQuestion::Inclusion => Answer::Inclusion,
            PhaseQuestion::Prices => Answer::Prices,
            PhaseQuestion::Frontier => Answer::Frontier,
        };
        asked.contains(&Answer::All) || asked.contains(&as_asked)
    };
    PhaseQuestion::ALL.into_iter().filter(is_asked).collect()
}

pub(crate) fn tables(common: &Common, work: &Work, phased: &Phased, questions: &[PhaseQuestion]) {
    let answers = &phased.answers;
    for question in questions {
        match question {
            PhaseQuestion::Alternatives => alternatives(common, phased, answers),
            PhaseQuestion::Inclusion => inclusion(common, work, answers),
            PhaseQuestion::Prices => prices(common, answers),
            PhaseQuestion::Frontier => frontier(common, answers),
        }
    }
}

fn alternatives(common: &Common, phased: &Phased, answers: &PhaseAnswers) {
    let plan = &phased.plan;
    crate::print::table(
        common.say("相差 1% 以内的其他方案", "other plans within 1 %"),
        &[
            common.say("方案编号", "plan"),
            common.say("价值(万元) ", "worth (10k yuan) "),
            common.say("比首选少 ", "less "),
            common.say("区块 ", "blocks "),
            common.say("面积(亩) ", "area (mu) "),
            common.say("退出宗地 ", "parcels out "),
            common.say("新入宗地 ", "parcels in "),
            common.say("方式或时间不同 ", "renewed otherwise "),
        ],
        answers.alternatives.iter().map(|it| {
            vec![
                it.plan.hash.0.chars().take(12).collect(),
                wan_yuan(Fen(it.plan.points)),
                wan_yuan(Fen(plan.points - it.plan.points)),
                it.plan.blocks.len().to_string(),
                mu(it.plan.blocks.iter().map(|b| b.area).sum()),
                it.without.len().to_string(),
                it.with.len().to_string(),
                it.otherwise.to_string(),
            ]
        }),
    );
}

fn inclusion(common: &Common, work: &Work, answers: &PhaseAnswers) {
    let code = |id: &ParcelId| {
        let outline = work.snapshot.parcels.get(id).and_then(|parcel| parcel.outline.as_ref());
        outline.map_or_else(|| id.0.clone(), |outline| outline.is.code.clone())
    };
    crate::print::table(
        common.say("每宗地纳入的价值（万元）", "what each parcel's inclusion is worth (10k yuan)"),
        &[
            common.say("宗地", "parcel"),
            common.say("没有它少 ", "lost without it "),
            common.say("已证明至少少 ", "proven at least "),
        ],
        answers.inclusion.iter().take(LISTED).map(|it| {
            let none = || common.say("没有方案", "no plan").to_owned();
            // Where the search without it found a better plan, the parcel costs nothing to leave out.
            vec![
                code(&it.parcel),
                it.cost.map_or_else(none, |cost| wan_yuan(Fen(cost.max(0)))),
                wan_yuan(Fen(it.at_least)),
            ]
        }),
    );
    if answers.inclusion.len() > LISTED {
        let (rest, all) = (answers.inclusion.len() - LISTED, answers.inclusion.len());
        crate::print::line(&match common.lang {
            Language::Zh => format!("另有 {rest} 宗（共 {all} 宗），用 --json 查看"),
            Language::En => format!("{rest} more of {all}; see them with --json"),
        });
    }
}

fn prices(common: &Common, answers: &PhaseAnswers) {
    let zh = common.lang == Language::Zh;
    let say = |words: &model::Derivation| if zh { words.zh.clone() } else { words.en.clone() };
    crate::print::table(
        common.say("限制放宽一步的价值（万元）", "what one step more of a limit buys (10k yuan)"),
        &[
            common.say("限制", "limit"),
            common.say("放宽", "step"),
            common.say("找到的方案好了 ", "plan found is better by "),
            common.say("已证明至多好 ", "proven at most "),
        ],
        answers
            .prices
            .iter()
            .map(|it| vec![say(&it.name), say(&it.step), wan_yuan(Fen(it.by_solving)), wan_yuan(Fen(it.at_most))]),
    );
    crate::print::line(common.say(
        "“找到的方案好了”是与同样计算量、不放宽的对照相比；0 表示这点计算量没有找到更好的方案",
        "`better by` is against a control with the same work and without the step; 0 means that nothing better was found in this work",
    ));
}

fn frontier(common: &Common, answers: &PhaseAnswers) {
    crate::print::table(
        common.say("净现值与腾出土地的取舍", "net present value against land freed"),
        &[
            common.say("方案编号", "plan"),
            common.say("净现值(万元) ", "NPV (10k yuan) "),
            common.say("腾出土地(亩) ", "land freed (mu) "),
            common.say("改造面积(亩) ", "area (mu) "),
            common.say("区块 ", "blocks "),
        ],
        answers.frontier.iter().map(|it| {
            vec![
                it.plan.0.chars().take(12).collect(),
                wan_yuan(it.npv),
                mu(it.land_freed),
                mu(it.area),
                it.blocks.to_string(),
            ]
        }),
    );
}
