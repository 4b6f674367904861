//! The year's evaluation of the sample town from first grades to final ones, through the ledger; and a measure that waits
//! for the published result.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use jiff::civil::{Date, date};
use model::{Grade, ManualGrade, PolicyOutcome, Stage};
use sanqian::{ImportRequest, Office, Packs, Progress, Signature, Town};

fn by(on: Date) -> Signature {
    Signature { actor: "张三".to_owned(), at_us: 0, on }
}

#[test]
fn grades_become_final_through_the_ledger_and_measures_wait_for_that() {
    let folder = tempfile::tempdir().unwrap();
    sample_town::generate(sample_town::SEED, folder.path()).unwrap();
    let data = folder.path().join("data");
    let mut office = Office::open_or_found(&data, Town::sample()).unwrap();
    let request = ImportRequest {
        folder: &folder.path().join("input"),
        as_of: date(2023, 6, 30),
        exclude_bad: true,
        dry_run: false,
        actor: "test".to_owned(),
        at_us: 0,
    };
    office.import(&request, &mut Progress::silent()).unwrap();
    let work = office.work(None, None, Packs::shipped().unwrap(), &mut Progress::silent()).unwrap();
    let (year, pack) = (work.year, &work.packs.evaluation);
    assert!(office.published(year).unwrap().is_none());

    let (first, _) = office.run_evaluation(&work, &by(date(2023, 9, 1))).unwrap();
    let other = rules::EvaluationPack { hash: model::ContentHash::of(b"another text"), ..pack.clone() };
    let refused = office.publish_evaluation(year, &other, None, &by(date(2023, 9, 4))).unwrap_err();
    assert!(refused.to_string().contains("另一个规则包"), "{refused}");
    office.publish_evaluation(year, pack, None, &by(date(2023, 9, 4))).unwrap();
    assert_eq!(office.evaluation(year).unwrap().published, Some([date(2023, 9, 4), date(2023, 9, 7)]));
    let last = first.populations[1].results.last().unwrap();
    assert_eq!(last.grade, Grade::D);
    let firm = last.candidate.enterprise.clone();
    let number = office.object(year, firm.clone(), "用电量有误".to_owned(), &by(date(2023, 9, 5))).unwrap();
    let early = office.freeze_evaluation(year, &by(date(2023, 9, 8))).unwrap_err();
    assert!(early.to_string().contains("异议 1 尚未答复"), "{early}");
    office.answer(year, number, true, "按供电公司更正".to_owned(), &by(date(2023, 9, 8))).unwrap();
    let decision = ManualGrade {
        enterprise: firm.clone(),
        grade: Grade::C,
        reason: "更正后达到C类".to_owned(),
        basis: "会议纪要1号".to_owned(),
        by: "张三".to_owned(),
    };
    office.decide(year, decision, &by(date(2023, 9, 8))).unwrap();
    assert!(office.freeze_evaluation(year, &by(date(2023, 9, 8))).is_err(), "the decision is in no run yet");
    let (second, _) = office.run_evaluation(&work, &by(date(2023, 9, 9))).unwrap();
    office.freeze_evaluation(year, &by(date(2023, 9, 9))).unwrap();

    // Another process reads the same from the folder.
    drop(office);
    let office = Office::open(&data).unwrap();
    let round = office.evaluation(year).unwrap();
    assert_eq!((round.stage, round.runs.len()), (Stage::Final, 2));
    let published = office.published(year).unwrap().unwrap();
    assert_eq!(published, second);
    assert_eq!(published.of(&firm).unwrap().1.grade, Grade::C);
    let moved = sanqian::moves(&office.assessment(&round.runs[0]).unwrap(), &published);
    assert_eq!(moved.iter().map(|one| &one.enterprise).collect::<Vec<_>>(), [&firm]);

    // What the grade decides is refused before publication, for that very reason.
    let d = second.populations[1].results.iter().find(|result| result.grade == Grade::D).unwrap();
    let d = &d.candidate.enterprise;
    let adopted = ["zhejiang-utilities.water".to_owned()];
    let before = work.policies(d, None, &adopted).unwrap();
    let after = work.policies(d, Some(&published), &adopted).unwrap();
    let waits = |answers: &[model::PolicyAnswer]| {
        let asks = |answer: &&model::PolicyAnswer| {
            answer.outcome == PolicyOutcome::DoesNotApply
                && answer.conditions.iter().any(|condition| condition.text.contains("grade_published"))
        };
        answers.iter().filter(asks).count()
    };
    assert!(waits(&before) > 0, "{before:?}");
    assert_eq!(waits(&after), 0);
    let unknown = work.policies(d, None, &["zhejiang.nothing.such".to_owned(), "nowhere.water".to_owned()]);
    assert!(unknown.is_err());
}
