//! An evaluation of a year as a pure state machine: 初评 → 公示 → objections and answers → 终评.
//!
//! A frozen run is never edited; what an appeal brings afterwards is a new run beside it, and [`moves`] shows who else
//! would move.

use jiff::civil::Date;
use model::{
    Assessment, EnterpriseId, EvaluationEvent, EvaluationRound, EvaluationRun, Grade, ManualGrade, Objection,
    RoundRefusal, Stage,
};
use rules::{EvaluationPack, PackError};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The round after an event.
///
/// ```
/// use model::{ContentHash, EvaluationEvent, EvaluationRun, Stage};
/// let hash = |text: &str| ContentHash::of(text.as_bytes());
/// let run = EvaluationRun { snapshot: hash("s"), pack: hash("p"), result: hash("r") };
/// let round = assess::round_step(None, &EvaluationEvent::Opened { year: 2022, run })?;
/// let [on, until] = [jiff::civil::date(2023, 9, 25), jiff::civil::date(2023, 9, 28)];
/// let round = assess::round_step(Some(round), &EvaluationEvent::Published { year: 2022, on, until })?;
/// assert_eq!(round.stage, Stage::Published);
/// // Before the period is over nothing can become final.
/// assert_eq!(assess::round_step(Some(round), &EvaluationEvent::Frozen { year: 2022, on }).unwrap_err().rule, "publicity_runs");
/// # Ok::<(), model::RoundRefusal>(())
/// ```
///
/// # Errors
/// The rule that refuses, and what is missing.
pub fn round_step(round: Option<EvaluationRound>, event: &EvaluationEvent) -> Result<EvaluationRound, RoundRefusal> {
    let Some(mut round) = round else { return opened(event) };
    if event.year() != round.year {
        return refuse("other_year", "事件不属于这一年度的评价", "the event is of another year's evaluation");
    }
    match event {
        EvaluationEvent::Opened { .. } => {
            return refuse(
                "already_open",
                "本年度评价已经开始，需要重新计算的请用复评",
                "the year's evaluation is open already; a new computation is a rerun",
            );
        }
        EvaluationEvent::Published { on, until, .. } => publish(&mut round, *on, *until)?,
        EvaluationEvent::Objected { objection, .. } => object(&mut round, objection)?,
        EvaluationEvent::Answered { number, answer, .. } => {
            let runs = round.runs.len();
            let Some(objection) = round.objections.iter_mut().find(|objection| objection.number == *number) else {
                return refuse("no_such_objection", "没有这一编号的异议", "there is no objection of that number");
            };
            if objection.answer.is_some() {
                return refuse(
                    "answered",
                    "该异议已经答复，答复不能改写",
                    "the objection is answered; answers are not edited",
                );
            }
            if answer.reasons.trim().is_empty() {
                return refuse("no_reasons", "答复必须写明理由", "an answer must give its reasons");
            }
            if answer.on < objection.on {
                return refuse("before_objection", "答复日期早于异议日期", "the answer is dated before the objection");
            }
            objection.answer = Some(answer.clone());
            if answer.upheld {
                round.due_after = runs;
            }
        }
        EvaluationEvent::Decided { decision, .. } => decide(&mut round, decision)?,
        EvaluationEvent::Rerun { run, .. } => rerun(&mut round, run)?,
        EvaluationEvent::Frozen { on, .. } => freeze(&mut round, *on)?,
    }
    Ok(round)
}

/// The rounds after all events, by year; the first event that is refused is the error.
///
/// # Errors
/// As [`round_step`].
pub fn rounds<'e>(
    events: impl IntoIterator<Item = &'e EvaluationEvent>,
) -> Result<std::collections::BTreeMap<i16, EvaluationRound>, RoundRefusal> {
    let mut rounds = std::collections::BTreeMap::new();
    for event in events {
        let round = round_step(rounds.remove(&event.year()), event)?;
        rounds.insert(event.year(), round);
    }
    Ok(rounds)
}

/// The last day of a publication that begins on a day, by the pack's clock: so many calendar days, the first not counted.
///
/// # Errors
/// When the pack has no clock, or its parameter has no value or is blank.
pub fn publicity_ends(pack: &EvaluationPack, on: Date) -> Result<Date, PackError> {
    let Some(publicity) = &pack.publicity else {
        return Err(PackError::new(
            format!("pack `{}` says nothing of how long results are published", pack.header.id),
            "add `[publicity]` with days, zh and en, or give the last day",
        ));
    };
    let days = pack.parameters.at(&publicity.days, on)?;
    #[expect(clippy::cast_possible_truncation, reason = "a period of days is small, and checked to be whole")]
    let whole = days as i64;
    #[expect(clippy::cast_precision_loss, reason = "compared with a small number of days")]
    let fits = whole > 0 && whole < 10_000 && (whole as f64 - days).abs() < f64::EPSILON;
    let end = fits.then(|| on.checked_add(jiff::Span::new().days(whole)).ok()).flatten();
    end.ok_or_else(|| {
        PackError::new(
            format!("`{}` is {days}, which is no number of days", publicity.days),
            "write a whole number of days",
        )
    })
}

fn refuse<T>(rule: &str, zh: &str, en: &str) -> Result<T, RoundRefusal> {
    Err(RoundRefusal { rule: rule.to_owned(), zh: zh.to_owned(), en: en.to_owned() })
}

fn opened(event: &EvaluationEvent) -> Result<EvaluationRound, RoundRefusal> {
    let EvaluationEvent::Opened { year, run } = event else {
        return refuse(
            "not_open",
            "本年度评价还没有开始，请先初评",
            "the year's evaluation is not open; open it first",
        );
    };
    Ok(EvaluationRound {
        year: *year,
        stage: Stage::Initial,
        runs: vec![run.clone()],
        published: None,
        objections: Vec::new(),
        decisions: Vec::new(),
        due_after: 0,
        frozen: None,
    })
}

fn publish(round: &mut EvaluationRound, on: Date, until: Date) -> Result<(), RoundRefusal> {
    if round.stage != Stage::Initial {
        return refuse("published", "本年度结果已经公示过", "the year's results have been published already");
    }
    run_is_due(round)?;
    if until <= on {
        return refuse(
            "no_period",
            "公示截止日必须晚于公示日",
            "the publication must end after the day on which it begins",
        );
    }
    round.stage = Stage::Published;
    round.published = Some([on, until]);
    Ok(())
}

fn object(round: &mut EvaluationRound, objection: &Objection) -> Result<(), RoundRefusal> {
    let Some([on, until]) = round.published.filter(|_| round.stage == Stage::Published) else {
        return refuse("not_published", "结果不在公示期内，不能提出异议", "the results are not open to objections");
    };
    if objection.on < on || objection.on > until {
        return refuse(
            "out_of_time",
            &format!("异议应在 {on} 至 {until} 之间提出；逾期视为无异议，可按申诉复评"),
            &format!("objections are received from {on} to {until}; a later one is an appeal"),
        );
    }
    if objection.text.trim().is_empty() {
        return refuse("no_words", "异议没有内容", "the objection says nothing");
    }
    let next = u32::try_from(round.objections.len() + 1).unwrap_or(u32::MAX);
    if objection.number != next || objection.answer.is_some() {
        return refuse("number", &format!("异议编号应为 {next}"), &format!("the objection's number must be {next}"));
    }
    round.objections.push(objection.clone());
    Ok(())
}

fn decide(round: &mut EvaluationRound, decision: &ManualGrade) -> Result<(), RoundRefusal> {
    if round.stage == Stage::Final {
        return refuse(
            "final",
            "结果已经终评，不能再调档；申诉须另行复评",
            "the result is final; an appeal is a new run",
        );
    }
    if decision.reason.trim().is_empty() || decision.basis.trim().is_empty() {
        return refuse(
            "no_reason",
            "手动调档必须写明理由和依据",
            "a decision on a grade must give its reason and its basis",
        );
    }
    round.decisions.retain(|earlier| earlier.enterprise != decision.enterprise);
    round.decisions.push(decision.clone());
    round.due_after = round.runs.len();
    Ok(())
}

fn rerun(round: &mut EvaluationRound, run: &EvaluationRun) -> Result<(), RoundRefusal> {
    if round.runs.last() == Some(run) {
        return refuse(
            "same_run",
            "数据和办法都没有变化，与上一次结果相同",
            "nothing changed: the run is the same as the last one",
        );
    }
    round.runs.push(run.clone());
    Ok(())
}

/// What an upheld objection or a decision changes must be in a run.
fn run_is_due(round: &EvaluationRound) -> Result<(), RoundRefusal> {
    if round.runs.len() <= round.due_after {
        return refuse(
            "rerun_due",
            "有已采纳的异议或手动调档尚未计入，请先复评",
            "an upheld objection or a decision is not in any run yet; run the evaluation again first",
        );
    }
    Ok(())
}

fn freeze(round: &mut EvaluationRound, on: Date) -> Result<(), RoundRefusal> {
    if round.stage == Stage::Final {
        return refuse("final", "结果已经终评", "the result is final already");
    }
    let Some([_, until]) = round.published else {
        return refuse("not_published", "结果未经公示，不能终评", "results must be published before they become final");
    };
    if on <= until {
        return refuse(
            "publicity_runs",
            &format!("公示期到 {until} 为止，期满次日起才能终评"),
            &format!("the publication runs until {until}; results become final from the day after"),
        );
    }
    let open: Vec<String> =
        round.objections.iter().filter(|objection| objection.answer.is_none()).map(|o| o.number.to_string()).collect();
    if !open.is_empty() {
        let open = open.join("、");
        return refuse(
            "open_objections",
            &format!("异议 {open} 尚未答复"),
            &format!("objections {open} are not answered"),
        );
    }
    run_is_due(round)?;
    let Some(run) = round.runs.last().cloned() else {
        return refuse("no_run", "没有评价结果", "there is no run");
    };
    round.frozen = Some((run, on));
    round.stage = Stage::Final;
    Ok(())
}

/// An enterprise whose grade differs between two runs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Move {
    /// Whose.
    pub enterprise: EnterpriseId,
    /// Name.
    pub name: String,
    /// Grade before; `None` when it was not graded.
    pub from: Option<Grade>,
    /// Grade after.
    pub to: Option<Grade>,
    /// Rank before and after.
    pub ranks: [Option<u32>; 2],
}

/// Who moves from one run to another, by enterprise id. O(n log n).
#[must_use]
pub fn moves(before: &Assessment, after: &Assessment) -> Vec<Move> {
    let gathered = |assessment: &Assessment| {
        let results = assessment.populations.iter().flat_map(|population| &population.results);
        let graded = results.map(|r| (r.candidate.enterprise.clone(), (r.candidate.name.clone(), r.grade, r.rank)));
        graded.collect::<std::collections::BTreeMap<_, _>>()
    };
    let (before, after) = (gathered(before), gathered(after));
    let everyone: std::collections::BTreeSet<&EnterpriseId> = before.keys().chain(after.keys()).collect();
    everyone
        .into_iter()
        .filter_map(|id| {
            let (was, is) = (before.get(id), after.get(id));
            let (from, to) = (was.map(|(_, grade, _)| *grade), is.map(|(_, grade, _)| *grade));
            (from != to).then(|| Move {
                enterprise: id.clone(),
                name: is.or(was).map(|(name, ..)| name.clone()).unwrap_or_default(),
                from,
                to,
                ranks: [was.map(|(_, _, rank)| *rank), is.map(|(_, _, rank)| *rank)],
            })
        })
        .collect()
}
