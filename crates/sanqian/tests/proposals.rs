//! A pack is tried on the sample town and kept: live grades stay, amounts are those of the clause, and trying it again gives
//! the same bytes even after the ledger has learnt more.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::path::Path;

use jiff::civil::{Date, date};
use model::{Fen, Grade, Measure};
use sanqian::{ImportRequest, Office, Packs, Progress, Signature, Town, YearOrigin};

fn by(on: Date) -> Signature {
    Signature { actor: "张三".to_owned(), at_us: 7, on }
}

fn import(office: &mut Office, folder: &Path) {
    let request = ImportRequest {
        folder,
        as_of: date(2023, 6, 30),
        exclude_bad: true,
        dry_run: false,
        actor: "test".to_owned(),
        at_us: 0,
    };
    office.import(&request, &mut Progress::silent()).unwrap();
}

/// The shipped pack of the electricity surcharge, its blanks filled with 0.1 yuan a kWh, in force since 2022.
fn surcharge() -> (String, String) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../rulepacks/measures/cixi-electricity/pack.toml");
    let text = std::fs::read_to_string(path).unwrap();
    ("own.toml".to_owned(), text.replace("2024-01-01", "2022-01-01").replace("value = \"blank\"", "value = 0.1"))
}

#[test]
fn a_proposal_is_kept_priced_and_tried_again_to_the_last_bit() {
    let folder = tempfile::tempdir().unwrap();
    for (name, seed) in [("one", sample_town::SEED), ("two", sample_town::SEED + 1)] {
        sample_town::generate(seed, &folder.path().join(name)).unwrap();
    }
    let mut office = Office::open_or_found(&folder.path().join("data"), Town::sample()).unwrap();
    import(&mut office, &folder.path().join("one/input"));
    let work = office.work(None, None, Packs::shipped().unwrap(), &mut Progress::silent()).unwrap();
    let (pack, text) = sanqian::evaluation_pack_text(Path::new("huangyan-2021")).unwrap();

    // Without a filled surcharge there is no amount, and every clause says why.
    let unpriced = work.what_if(&pack, &[], &[]).unwrap();
    assert_eq!(unpriced.what_if.proposal_amount, Fen::ZERO);
    assert!(unpriced.measures.len() > 5);
    assert!(unpriced.measures.iter().all(|effect| !effect.in_force && !effect.why.zh.is_empty()), "{unpriced:?}");
    let adopted = ["cixi-electricity.electricity_d".to_owned()];
    assert!(work.what_if(&pack, &[], &["cixi-electricity.nothing".to_owned()]).is_err());

    let own = [surcharge()];
    let (saved, trial) =
        office.save_proposal(&work, "沿用2021年", (&pack, &text), (&own, &adopted), &by(date(2023, 8, 1))).unwrap();
    assert_eq!((saved.number, saved.actor.as_str(), saved.proposal.year), (1, "张三", 2022));
    // 0.1 yuan a kWh is 1 fen for every 100 Wh; a burden yields, so it stands below zero.
    let candidates = assess::candidates(&work.snapshot, &work.relations, &pack, work.year);
    let graded = assess::assess(&candidates, &pack, work.year).unwrap();
    let due = |assessment: &model::Assessment| {
        let results = assessment.populations.iter().flat_map(|population| &population.results);
        let in_d: Vec<_> = results.filter(|result| result.grade == Grade::D).collect();
        let used = in_d.iter().filter_map(|result| result.candidate.inputs.get(&Measure::Electricity));
        (in_d.len(), Fen(-used.map(|input| (input.amount + 50) / 100).sum::<i64>()))
    };
    let ((live_firms, live), (firms, proposed)) = (due(&work.assessment), due(&graded));
    assert!(live < Fen::ZERO && proposed < Fen::ZERO && live != proposed);
    assert_eq!((trial.what_if.live_amount, trial.what_if.proposal_amount), (live, proposed));
    let effect = trial.measures.iter().find(|effect| effect.clause == "electricity_d").unwrap();
    assert_eq!(effect.firms.map(|count| count as usize), [live_firms, firms]);
    assert_eq!(effect.amounts, [live, proposed]);
    for dimension in ["行业", "规模", "用地权属"] {
        let groups = trial.what_if.groups.iter().filter(|group| group.dimension == dimension);
        assert_eq!(groups.map(|group| group.amount).sum::<Fen>(), proposed - live, "{dimension}");
    }

    // Live grades do not move, and neither does the proposal when the ledger learns more.
    let again = office.work(None, None, Packs::shipped().unwrap(), &mut Progress::silent()).unwrap();
    assert_eq!(again.assessment, work.assessment);
    import(&mut office, &folder.path().join("two/input"));
    let later = office.work(None, None, Packs::shipped().unwrap(), &mut Progress::silent()).unwrap();
    assert_ne!(later.snapshot_hash, work.snapshot_hash);
    let replay = office.replay_proposal(1, &mut Progress::silent()).unwrap();
    assert!(replay.same, "{replay:?}");
    assert_eq!(office.proposal(1).unwrap().1, trial);

    // Two proposals on the same data differ exactly where their grades do; on other data they are not compared.
    office
        .save_proposal(
            &work,
            "现行办法",
            (&work.packs.evaluation, &work.packs.evaluation_text),
            (&[], &[]),
            &by(date(2023, 8, 2)),
        )
        .unwrap();
    let differ = office.compare_proposals(1, 2).unwrap();
    let moved = trial.what_if.moves.iter().filter(|moved| moved.from != moved.to).count();
    assert_eq!(differ.len(), moved);
    assert!(differ.iter().all(|firm| firm.grades[1] == firm.live && firm.grades[0] != firm.live));
    office.save_proposal(&later, "新数据", (&pack, &text), (&[], &[]), &by(date(2023, 8, 3))).unwrap();
    assert!(office.compare_proposals(1, 3).unwrap_err().to_string().contains("different data"));
    assert!(office.proposal(4).is_err());
    assert!(office.save_proposal(&work, " ", (&pack, &text), (&[], &[]), &by(date(2023, 8, 3))).is_err());

    the_years_say_where_their_grades_come_from(&mut office, &later);
}

fn the_years_say_where_their_grades_come_from(office: &mut Office, work: &sanqian::Work) {
    let origins = |office: &Office| {
        let years = office.years(work).unwrap();
        assert_eq!(years.trend.years, years.graded.iter().map(|year| year.year).collect::<Vec<_>>());
        years.graded.iter().map(|year| (year.year, year.origin)).collect::<Vec<_>>()
    };
    assert_eq!(origins(office), [(2021, YearOrigin::Computed), (2022, YearOrigin::Computed)]);
    office.run_evaluation(work, &by(date(2023, 9, 1))).unwrap();
    assert_eq!(origins(office)[1], (2022, YearOrigin::Round));
    office.publish_evaluation(2022, &work.packs.evaluation, None, &by(date(2023, 9, 4))).unwrap();
    office.freeze_evaluation(2022, &by(date(2023, 9, 20))).unwrap();
    assert_eq!(origins(office)[1], (2022, YearOrigin::Final));

    let years = office.years(work).unwrap();
    let firm = years.trend.firms.iter().find(|firm| !firm.moves.is_empty()).unwrap();
    let over = years.firm(&firm.enterprise).unwrap();
    assert_eq!(over.years.len(), 2);
    let grades: Vec<_> = over.years.iter().map(|year| year.standing.as_ref().map(|standing| standing.grade)).collect();
    assert_eq!(grades, firm.grades);
    assert_eq!(over.years[1].moved.as_ref(), firm.moves.first());
    let line = &firm.moves[0].line;
    assert!(!line.zh.contains('_') && !line.en.contains('_'), "indicators are named in words: {line:?}");
    assert!(years.firm(&model::EnterpriseId("nobody".to_owned())).is_none());
}
