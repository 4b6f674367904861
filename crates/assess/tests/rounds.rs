//! A round of the evaluation: what may happen when, and what a refusal says.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod town;

use assess::round_step;
use jiff::civil::{Date, date};
use model::*;
use town::{YEAR, candidate, firm, pack};

const ON: Date = date(2023, 9, 25);
const UNTIL: Date = date(2023, 9, 28);

fn run(name: &str) -> EvaluationRun {
    let hash = |text: &str| ContentHash::of(text.as_bytes());
    EvaluationRun { snapshot: hash("s"), pack: hash("p"), result: hash(name) }
}

fn opened(name: &str) -> EvaluationEvent {
    EvaluationEvent::Opened { year: YEAR, run: run(name) }
}

fn published() -> EvaluationEvent {
    EvaluationEvent::Published { year: YEAR, on: ON, until: UNTIL }
}

fn objected(number: u32, on: Date) -> EvaluationEvent {
    let objection =
        Objection { number, enterprise: firm("a"), text: "用地面积有误".to_owned(), on, answer: None };
    EvaluationEvent::Objected { year: YEAR, objection }
}

fn answered(number: u32, upheld: bool) -> EvaluationEvent {
    let answer = ObjectionAnswer { upheld, reasons: "按不动产权证更正".to_owned(), on: date(2023, 9, 29) };
    EvaluationEvent::Answered { year: YEAR, number, answer }
}

fn decided() -> EvaluationEvent {
    let decision = ManualGrade {
        enterprise: firm("a"),
        grade: Grade::C,
        reason: "上年度火灾停产".to_owned(),
        basis: "镇长办公会纪要3号".to_owned(),
        by: "张三".to_owned(),
    };
    EvaluationEvent::Decided { year: YEAR, decision }
}

fn rerun(name: &str) -> EvaluationEvent {
    EvaluationEvent::Rerun { year: YEAR, run: run(name) }
}

fn frozen(on: Date) -> EvaluationEvent {
    EvaluationEvent::Frozen { year: YEAR, on }
}

fn after(events: &[EvaluationEvent]) -> Option<EvaluationRound> {
    assess::rounds(events).unwrap().remove(&YEAR)
}

fn outcome(round: Option<EvaluationRound>, event: &EvaluationEvent) -> String {
    match round_step(round, event) {
        Ok(round) => format!("{:?}", round.stage),
        Err(refusal) => refusal.rule,
    }
}

/// Every stage × event, as a table.
#[test]
fn what_may_happen_when() {
    let later = date(2023, 10, 9);
    let stages: [(&str, Vec<EvaluationEvent>); 4] = [
        ("nothing", vec![]),
        ("initial", vec![opened("1")]),
        ("published", vec![opened("1"), published()]),
        ("final", vec![opened("1"), published(), frozen(later)]),
    ];
    let events = [opened("9"), published(), objected(1, ON), answered(1, true), decided(), rerun("2"), frozen(later)];
    let expected = [
        ("nothing", ["Initial", "not_open", "not_open", "not_open", "not_open", "not_open", "not_open"]),
        (
            "initial",
            ["already_open", "Published", "not_published", "no_such_objection", "Initial", "Initial", "not_published"],
        ),
        (
            "published",
            ["already_open", "published", "Published", "no_such_objection", "Published", "Published", "Final"],
        ),
        ("final", ["already_open", "published", "not_published", "no_such_objection", "final", "Final", "final"]),
    ];
    for ((name, before), (same, row)) in stages.iter().zip(expected) {
        assert_eq!(*name, same);
        let found: Vec<String> = events.iter().map(|event| outcome(after(before), event)).collect();
        assert_eq!(found, row, "{name}");
    }
}

#[test]
fn objections_are_in_time_from_the_first_day_to_the_last() {
    let before = [opened("1"), published()];
    for (day, expected) in [
        (date(2023, 9, 24), "out_of_time"),
        (ON, "Published"),
        (UNTIL, "Published"),
        (date(2023, 9, 29), "out_of_time"),
    ] {
        assert_eq!(outcome(after(&before), &objected(1, day)), expected, "{day}");
    }
}

#[test]
fn final_grades_wait_for_the_period_for_answers_and_for_the_run_that_carries_them() {
    let next_day = date(2023, 9, 29);
    let mut events = vec![opened("1"), published()];
    assert_eq!(outcome(after(&events), &frozen(UNTIL)), "publicity_runs");
    events.push(objected(1, UNTIL));
    assert_eq!(outcome(after(&events), &frozen(next_day)), "open_objections");
    events.push(answered(1, true));
    assert_eq!(outcome(after(&events), &frozen(next_day)), "rerun_due");
    assert_eq!(outcome(after(&events), &rerun("1")), "same_run");
    events.push(rerun("2"));
    assert_eq!(outcome(after(&events), &frozen(next_day)), "Final");
    // A decision after the run needs another one.
    events.push(decided());
    assert_eq!(outcome(after(&events), &frozen(next_day)), "rerun_due");
    events.push(rerun("3"));
    let round = round_step(after(&events), &frozen(next_day)).unwrap();
    assert_eq!((round.frozen, round.runs.len()), (Some((run("3"), next_day)), 3));
}

#[test]
fn a_final_run_is_never_edited_an_appeal_is_a_run_beside_it() {
    let events = [opened("1"), published(), frozen(date(2023, 10, 9)), rerun("2")];
    let round = after(&events).unwrap();
    assert_eq!(round.frozen.unwrap().0, run("1"));
    assert_eq!(round.runs, [run("1"), run("2")]);
}

#[test]
fn words_are_needed() {
    let wordless = |event: EvaluationEvent| {
        let mut text = serde_json::to_value(event).unwrap();
        for name in ["text", "reasons", "reason", "basis"] {
            for of in ["objection", "answer", "decision"] {
                if let Some(word) = text.get_mut(of).and_then(|of| of.get_mut(name)) {
                    *word = " ".into();
                }
            }
        }
        serde_json::from_value::<EvaluationEvent>(text).unwrap()
    };
    let before = [opened("1"), published()];
    assert_eq!(outcome(after(&before), &wordless(objected(1, ON))), "no_words");
    assert_eq!(outcome(after(&before), &wordless(decided())), "no_reason");
    let before = [opened("1"), published(), objected(1, ON)];
    assert_eq!(outcome(after(&before), &wordless(answered(1, false))), "no_reasons");
    let before = [opened("1"), published(), objected(1, ON), answered(1, false)];
    assert_eq!(outcome(after(&before), &answered(1, true)), "answered");
}

#[test]
fn a_decision_changes_one_grade_and_shows_who_moved() {
    let firms: Vec<Candidate> = (0..10)
        .map(|index| {
            let inputs = [
                (Measure::TaxPaid, (20 - index) * 1_000_000),
                (Measure::Land, 20_000_000),
                (Measure::Electricity, 10_000_000),
            ];
            candidate(&format!("f{index}"), statement::Scale::BelowScale, &inputs)
        })
        .collect();
    let before = assess::assess(&firms, &pack(), YEAR).unwrap();
    let EvaluationEvent::Decided { decision, .. } = decided() else { unreachable!() };
    let decision = ManualGrade { enterprise: firm("f9"), ..decision };
    let after = assess::assess_decided(&firms, &pack(), YEAR, std::slice::from_ref(&decision)).unwrap();
    let moves = assess::moves(&before, &after);
    assert_eq!(
        moves.iter().map(|m| (m.name.as_str(), m.from, m.to)).collect::<Vec<_>>(),
        [("f9", Some(Grade::D), Some(Grade::C))]
    );
    assert_ne!(before.inputs, after.inputs);
    let counts =
        |assessment: &Assessment| assessment.populations[1].cuts.iter().map(|cut| cut.firms).collect::<Vec<_>>();
    assert_eq!((counts(&before), counts(&after)), (vec![2, 4, 3, 1], vec![2, 4, 4, 0]));
    let explanation = assess::explain(&after, &pack(), &firm("f9")).unwrap();
    assert!(explanation.lines.iter().any(|line| line.zh.contains("调档：D → C，手动调档：上年度火灾停产")));
    let nobody = ManualGrade { enterprise: firm("nobody"), ..decision };
    let error = assess::assess_decided(&firms, &pack(), YEAR, &[nobody]).unwrap_err();
    assert!(error.to_string().contains("the decision on `ent-nobody` changes no grade"));
}

#[test]
fn a_publication_ends_by_the_packs_clock() {
    let text = include_str!("../../../rulepacks/evaluation/huangyan-2022/pack.toml");
    let clock = "\n[publicity]\ndays = \"publicity.days\"\nzh = \"\"\nen = \"\"\n[parameters.\"publicity.days\"]\nzh = \"\"\nen = \"\"\nunit = \"天\"\nstatus = \"unsourced\"\nvalues = [{ from = \"2018-01-01\", value = 3 }]\n";
    let without = text.split("\n[publicity]").next().unwrap();
    let pack = rules::EvaluationPack::parse("p.toml", &format!("{without}{clock}")).unwrap();
    assert_eq!(assess::publicity_ends(&pack, ON).unwrap(), UNTIL);
    let none = rules::EvaluationPack::parse("p.toml", without).unwrap();
    assert!(assess::publicity_ends(&none, ON).unwrap_err().to_string().contains("says nothing of how long"));
    let half = format!("{without}{}", clock.replace("value = 3 ", "value = 2.5 "));
    let half = rules::EvaluationPack::parse("p.toml", &half).unwrap();
    assert!(assess::publicity_ends(&half, ON).unwrap_err().to_string().contains("no number of days"));
}
