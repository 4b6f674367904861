//! `sanqian what-if`: who would move under another pack and what that costs; kept as a proposal, listed, shown, compared,
//! and tried again.

use std::path::{Path, PathBuf};

use model::Grade;
use sanqian::{
    Failure, GroupMoves, MeasureEffect, MeasureText, Office, SavedProposal, Signature, Trial, WhatIf, group_words,
};

use crate::arguments::{Common, WhatIfOptions, WhatIfStep};
use crate::bars::bars;
use crate::exit::Stop;
use crate::figures::wan_yuan;

pub(crate) fn run(common: &Common, options: &WhatIfOptions) -> Result<(), Stop> {
    match (&options.step, &options.pack) {
        (Some(step), _) => kept(common, step),
        (None, Some(pack)) => try_out(common, options, pack),
        // clap asks for a pack when there is no step.
        (None, None) => Err(Stop::Said(2)),
    }
}

fn try_out(common: &Common, options: &WhatIfOptions, pack: &Path) -> Result<(), Stop> {
    let (proposal, text) = sanqian::evaluation_pack_text(pack)?;
    let read = |path: &PathBuf| {
        let text = std::fs::read_to_string(path).map_err(|error| Stop::file(path, &error))?;
        Ok((path.display().to_string(), text))
    };
    let measures: Vec<MeasureText> = options.measures.iter().map(read).collect::<Result<_, Stop>>()?;
    let Some(name) = &options.save else {
        let trial = super::work(common, &mut bars(common))?.what_if(&proposal, &measures, &options.if_adopted)?;
        if common.json {
            crate::print::json(&trial);
        } else {
            print(common, &trial.what_if, priced(&trial));
            fiscal(common, &trial);
        }
        return Ok(());
    };
    let mut office = Office::open(&common.data)?;
    let packs = sanqian::Packs::shipped().map_err(Failure::from)?;
    let work = office.work(common.as_of, common.year, packs, &mut bars(common))?;
    let by = Signature { actor: super::actor(), at_us: super::now_us(), on: super::today() };
    let measures = (measures.as_slice(), options.if_adopted.as_slice());
    let (saved, trial) = office.save_proposal(&work, name, (&proposal, &text), measures, &by)?;
    show(common, &saved, &trial);
    Ok(())
}

fn kept(common: &Common, step: &WhatIfStep) -> Result<(), Stop> {
    let office = Office::open(&common.data)?;
    match step {
        WhatIfStep::List => list(common, &office.proposals()?),
        WhatIfStep::Show { number } => {
            let (saved, trial) = office.proposal(*number)?;
            show(common, &saved, &trial);
        }
        WhatIfStep::Compare { one, other } => {
            let differ = office.compare_proposals(*one, *other)?;
            if common.json {
                crate::print::json(&differ);
                return Ok(());
            }
            crate::print::table(
                common.say("两个方案等级不同的企业", "enterprises that the two grade differently"),
                &[common.say("企业", "enterprise"), common.say("现行", "live"), &one.to_string(), &other.to_string()],
                differ.iter().map(|firm| {
                    let [a, b] = firm.grades;
                    vec![firm.name.clone(), letter(common, firm.live), letter(common, a), letter(common, b)]
                }),
            );
        }
        WhatIfStep::Replay { number } => {
            let replay = office.replay_proposal(*number, &mut bars(common))?;
            if common.json {
                crate::print::json(&replay);
            } else if replay.same {
                crate::print::line(&format!(
                    "{} {}",
                    common.say("重算结果与保存的逐位一致", "the same to the last bit:"),
                    replay.results[0]
                ));
            } else {
                crate::print::line(&format!(
                    "{} {} ≠ {}",
                    common.say("重算结果与保存的不一致", "not the same:"),
                    replay.results[0],
                    replay.results[1]
                ));
            }
            if !replay.same {
                return Err(Stop::Said(4));
            }
        }
    }
    Ok(())
}

fn list(common: &Common, proposals: &[SavedProposal]) {
    if common.json {
        crate::print::json(&proposals);
        return;
    }
    crate::print::table(
        common.say("保存的方案", "kept proposals"),
        &[
            common.say("编号 ", "number "),
            common.say("名称", "name"),
            common.say("规则包", "pack"),
            common.say("年度", "year"),
            common.say("保存人", "by"),
            common.say("日期", "day"),
            common.say("结果", "result"),
        ],
        proposals.iter().map(|saved| {
            vec![
                saved.number.to_string(),
                saved.proposal.name.clone(),
                common.say(&saved.title, &saved.title_en).to_owned(),
                saved.proposal.year.to_string(),
                saved.actor.clone(),
                model::china_day(saved.at_us).to_string(),
                saved.proposal.result.short().to_owned(),
            ]
        }),
    );
}

fn show(common: &Common, saved: &SavedProposal, trial: &Trial) {
    if common.json {
        crate::print::json(&serde_json::json!({ "saved": saved, "trial": trial }));
        return;
    }
    list(common, std::slice::from_ref(saved));
    print(common, &trial.what_if, priced(trial));
    fiscal(common, trial);
}

/// Groups that a table shows, most falls first; the data has them all.
const SHOWN: usize = 30;

/// The comparison in words, and who is hit; with money only when a measure has a price.
pub(crate) fn print(common: &Common, what_if: &WhatIf, priced: bool) {
    for line in what_if.lines.iter().take(1) {
        crate::print::line(common.say(&line.zh, &line.en));
    }
    let moved: Vec<&GroupMoves> =
        what_if.groups.iter().filter(|group| group.fallen + group.risen + group.entered + group.left > 0).collect();
    if moved.is_empty() {
        return;
    }
    let mut columns = vec![
        common.say("按", "by"),
        common.say("类别", "group"),
        common.say("户数 ", "firms "),
        common.say("升级 ", "up "),
        common.say("降级 ", "down "),
    ];
    columns.extend(priced.then(|| common.say("财政影响(万元) ", "purse (10,000 yuan) ")));
    crate::print::table(
        common.say("谁受影响", "who is hit"),
        &columns,
        moved.iter().take(SHOWN).map(|group| {
            let [dimension, value] = group_words(&group.dimension, &group.value);
            let mut row = vec![
                common.say(&dimension.zh, &dimension.en).to_owned(),
                common.say(&value.zh, &value.en).to_owned(),
                group.firms.to_string(),
                group.risen.to_string(),
                group.fallen.to_string(),
            ];
            row.extend(priced.then(|| wan_yuan(group.amount)));
            row
        }),
    );
}

/// Whether any measure that follows from a grade is in force and so has a price.
fn priced(trial: &Trial) -> bool {
    trial.measures.iter().any(|measure| measure.in_force)
}

/// What the change costs the public purse, clause by clause, and what is missing for an amount.
fn fiscal(common: &Common, trial: &Trial) {
    let what_if = &trial.what_if;
    crate::print::line(&format!(
        "{} {} {} {} {} {}",
        common.say(
            "假如公示后执行，一年财政支出（负数为收入），万元：现行",
            "were they published and applied, cost to the purse a year (below zero: yield), 10,000 yuan: live"
        ),
        wan_yuan(what_if.live_amount),
        common.say("方案", "proposal"),
        wan_yuan(what_if.proposal_amount),
        common.say("相差", "difference"),
        wan_yuan(what_if.proposal_amount - what_if.live_amount),
    ));
    let state = |effect: &MeasureEffect| match (effect.in_force, effect.unpriced[0] + effect.unpriced[1]) {
        (false, _) => common.say("未施行", "not in force"),
        (true, 0) => common.say("已计入", "counted"),
        (true, _) => common.say("未能全部计入", "not wholly counted"),
    };
    crate::print::table(
        common.say("随等级而定的条款", "clauses that follow from a grade"),
        &[
            common.say("条款", "clause"),
            common.say("状态", "state"),
            common.say("现行户数 ", "live firms "),
            common.say("方案户数 ", "proposal firms "),
            common.say("相差(万元) ", "difference (10,000 yuan) "),
            common.say("为什么没有金额", "why there is no amount"),
        ],
        trial.measures.iter().map(|effect| {
            vec![
                format!("{}.{}", effect.pack, effect.clause),
                state(effect).to_owned(),
                effect.firms[0].to_string(),
                effect.firms[1].to_string(),
                wan_yuan(effect.amounts[1] - effect.amounts[0]),
                common.sentence(&effect.why.zh, &effect.why.en),
            ]
        }),
    );
}

fn letter(common: &Common, grade: Option<Grade>) -> String {
    grade.map_or_else(|| common.say("不参评", "not graded").to_owned(), |grade| format!("{grade:?}"))
}
