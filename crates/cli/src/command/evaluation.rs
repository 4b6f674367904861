//! `sanqian evaluation`: the year's evaluation, step by step, each step an entry of the ledger.

use model::{EvaluationRound, Grade, ManualGrade, Stage};
use sanqian::{Failure, Move, Office, Packs, Signature};
use serde_json::json;

use crate::arguments::{Common, EvaluationOptions, EvaluationStep, GradeLetter};
use crate::bars::bars;
use crate::exit::Stop;

pub(crate) fn run(common: &Common, options: &EvaluationOptions) -> Result<(), Stop> {
    let mut office = Office::open(&common.data)?;
    let by = Signature { actor: super::actor(), at_us: super::now_us(), on: options.on.unwrap_or_else(super::today) };
    let mut packs = Packs::shipped().map_err(Failure::from)?;
    let year = match common.year {
        Some(year) => year,
        None => office.snapshot(common.as_of)?.as_of.year() - 1,
    };
    match &options.step {
        EvaluationStep::Status => {}
        EvaluationStep::Run { pack } => {
            if let Some(pack) = pack {
                packs.replace_evaluation(pack)?;
            }
            let work = office.work(common.as_of, common.year, packs, &mut bars(common))?;
            let (assessment, _) = office.run_evaluation(&work, &by)?;
            if !common.json {
                super::assess::distribution(common, &assessment);
            }
        }
        EvaluationStep::Publish { until } => {
            office.publish_evaluation(year, &packs.evaluation, *until, &by)?;
        }
        EvaluationStep::Object { enterprise, text } => {
            let enterprise = enterprise_of(common, &office, packs, enterprise)?;
            office.object(year, enterprise, text.clone(), &by)?;
        }
        EvaluationStep::Answer { number, reasons, uphold } => {
            office.answer(year, *number, *uphold, reasons.clone(), &by)?;
        }
        EvaluationStep::Regrade { enterprise, grade, reason, basis } => {
            let decision = ManualGrade {
                enterprise: enterprise_of(common, &office, packs, enterprise)?,
                grade: letter(*grade),
                reason: reason.clone(),
                basis: basis.clone(),
                by: by.actor.clone(),
            };
            office.decide(year, decision, &by)?;
        }
        EvaluationStep::Freeze => {
            office.freeze_evaluation(year, &by)?;
        }
        EvaluationStep::Moves => return moves(common, &office, year),
    }
    status(common, &office.evaluation(year)?);
    Ok(())
}

fn letter(grade: GradeLetter) -> Grade {
    match grade {
        GradeLetter::A => Grade::A,
        GradeLetter::B => Grade::B,
        GradeLetter::C => Grade::C,
        GradeLetter::D => Grade::D,
    }
}

fn enterprise_of(common: &Common, office: &Office, packs: Packs, asked: &str) -> Result<model::EnterpriseId, Stop> {
    let work = office.work(common.as_of, common.year, packs, &mut bars(common))?;
    Ok(work.find_enterprise(asked)?)
}

/// Where the round stands, and what it waits for.
fn status(common: &Common, round: &EvaluationRound) {
    if common.json {
        crate::print::json(round);
        return;
    }
    let stage = match round.stage {
        Stage::Initial => common.say("初评", "first grades"),
        Stage::Published => common.say("公示", "published"),
        Stage::Final => common.say("终评", "final"),
    };
    let mut rows = vec![
        vec![common.say("年度", "year").to_owned(), round.year.to_string()],
        vec![common.say("阶段", "stage").to_owned(), stage.to_owned()],
        vec![common.say("评价次数", "runs").to_owned(), round.runs.len().to_string()],
    ];
    if let Some([on, until]) = round.published {
        rows.push(vec![common.say("公示期", "publication").to_owned(), format!("{on} – {until}")]);
    }
    let open = round.objections.iter().filter(|objection| objection.answer.is_none()).count();
    rows.push(vec![
        common.say("异议", "objections").to_owned(),
        format!("{} {} {open}", round.objections.len(), common.say("件，未答复", "received, unanswered")),
    ]);
    rows.push(vec![common.say("手动调档", "decisions").to_owned(), round.decisions.len().to_string()]);
    if round.frozen.is_none() && round.runs.len() <= round.due_after {
        let due = common.say("须复评（有已采纳的异议或调档）", "a new run is due (an objection upheld, or a decision)");
        rows.push(vec![common.say("待办", "to do").to_owned(), due.to_owned()]);
    }
    if let Some((run, on)) = &round.frozen {
        rows.push(vec![common.say("终评", "final").to_owned(), format!("{on} {}", run.result.short())]);
    }
    crate::print::table(
        common.say("年度评价", "evaluation"),
        &[common.say("项目", "item"), common.say("内容", "content")],
        rows,
    );
}

fn moves(common: &Common, office: &Office, year: i16) -> Result<(), Stop> {
    let round = office.evaluation(year)?;
    let [.., before, after] = round.runs.as_slice() else {
        let words = common.say("只有一次评价，没有可比较的", "there is one run only, nothing to compare");
        return Err(Stop::Other(words.to_owned()));
    };
    let moved = sanqian::moves(&office.assessment(before)?, &office.assessment(after)?);
    if common.json {
        crate::print::json(&json!({ "moves": moved }));
        return Ok(());
    }
    let grade = |grade: Option<Grade>| {
        grade.map_or_else(|| common.say("不参评", "not graded").to_owned(), |grade| format!("{grade:?}"))
    };
    let rank = |rank: Option<u32>| rank.map(|rank| rank.to_string()).unwrap_or_default();
    crate::print::table(
        common.say("等级变化", "moves"),
        &[
            common.say("企业", "enterprise"),
            common.say("原等级", "from"),
            common.say("现等级", "to"),
            common.say("原名次 ", "rank before "),
            common.say("现名次 ", "rank after "),
        ],
        moved.iter().map(|Move { name, from, to, ranks, .. }| {
            vec![name.clone(), grade(*from), grade(*to), rank(ranks[0]), rank(ranks[1])]
        }),
    );
    Ok(())
}
