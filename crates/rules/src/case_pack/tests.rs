use model::{CaseState, EventKind};

use super::CasePack;

const PROCEDURE: &str = include_str!("../../../../rulepacks/cases/procedure/pack.toml");
const FIRE: &str = include_str!("../../../../rulepacks/cases/fire-safety/pack.toml");

fn parse(procedure: &str, kind: &str) -> Result<CasePack, String> {
    CasePack::parse(("procedure.toml", procedure), ("kind.toml", kind)).map_err(|error| error.to_string())
}

/// The error after one change of a text.
fn refused(text: &str, from: &str, to: &str) -> String {
    assert!(text.contains(from), "`{from}` is not in the text");
    let changed = text.replacen(from, to, 1);
    if text == FIRE { parse(PROCEDURE, &changed).unwrap_err() } else { parse(&changed, FIRE).unwrap_err() }
}

#[test]
fn a_kind_adds_to_the_general_steps() {
    let pack = parse(PROCEDURE, FIRE).unwrap();
    let seal = pack.step(EventKind::Seal, CaseState::Verified).unwrap();
    assert_eq!(seal.brings, ["seal_approval", "seal_decision", "urgent_danger"]);
    assert_eq!(seal.bodies, ["fire_rescue"]);
    assert!(seal.clauses.iter().any(|clause| clause.title == "消防法" && clause.article == "第五十四条"));
    assert!(pack.step(EventKind::Announce, CaseState::Urged).is_none(), "not in `uses`");
    assert_eq!(pack.states_of(EventKind::Reopen), [CaseState::Closed, CaseState::Withdrawn]);
}

#[test]
fn lengths_that_no_law_gives_are_named() {
    let pack = parse(PROCEDURE, FIRE).unwrap();
    let unsourced = pack.unsourced(jiff::civil::date(2024, 1, 1));
    let names: Vec<&str> = unsourced.iter().map(|note| note.parameter.as_str()).collect();
    assert!(names.contains(&"days.rectification") && !names.contains(&"days.hearing_request"), "{names:?}");
    assert_eq!(unsourced.iter().find(|note| note.parameter == "days.rectification").unwrap().value, "15 日");
}

#[test]
fn faults_are_named() {
    for (text, from, to, expected) in [
        (FIRE, "\"stop_supply\"", "\"stop\"", "kind.toml:"),
        (FIRE, "\"verify\", \"dismiss\"", "\"announce\", \"dismiss\"", "`uses` names `Announce`"),
        (FIRE, "event = \"notify\"", "event = \"announce\"", "`[[amend]]` names `Announce`"),
        (FIRE, "checklists = [\"hazard\"]", "checklists = [\"hazards\"]", "checklist `hazards` is missing"),
        (FIRE, "bodies = [\"fire_rescue\"]", "bodies = [\"brigade\"]", "body `brigade` is named but not given"),
        (FIRE, "requires = [\"photo_before\"]", "requires = [\"photo\"]", "evidence `photo` is named but not given"),
        (FIRE, "code = \"remove_obstacle\"", "code = \"fine\"", "measure `fine` stands twice"),
        (
            FIRE,
            "from = [\"decided\", \"urged\"]",
            "from = [\"urged\", \"urged\"]",
            "`StopSupply` from `Urged` stands twice",
        ),
        (FIRE, "phrase = \"应当出示证件\"", "phrase = \"\"", "as official without article or phrase"),
        (PROCEDURE, "unit = \"日\"", "unit = \"天\"", "is in `天`"),
        (PROCEDURE, "value = 15 }", "value = 1.5 }", "is 1.5, not a number of days"),
        (PROCEDURE, "starts = [\"rectification\"]", "starts = [\"rectify\"]", "clock `rectify` is missing"),
        (PROCEDURE, "duties = [\"correct\"]", "duties = [\"mend\"]", "duty `mend` is missing"),
        (PROCEDURE, "actors = [\"party\"]", "actors = []", "lacks `actors` or `from`"),
    ] {
        let error = refused(text, from, to);
        assert!(error.contains(expected), "{to}: {error}");
    }
}

#[test]
fn no_edit_of_a_pack_drops_a_safeguard() {
    for (text, from, to, expected) in [
        (
            PROCEDURE,
            "actors = [\"party\"]",
            "actors = [\"party\", \"steward\"]",
            "is given to a steward or grid worker",
        ),
        (PROCEDURE, "actors = [\"inspector\"]", "actors = [\"inspector\", \"office\"]", "two qualified officers"),
        (PROCEDURE, "officers = 2", "officers = 1", "two qualified officers"),
        (PROCEDURE, "daytime = true\n", "", "at night or on holidays"),
        (
            FIRE,
            "is = [\"hearing\", \"one_enterprise\", \"own_force\"",
            "is = [\"one_enterprise\", \"own_force\"",
            "stops a firm without",
        ),
        (
            FIRE,
            "is = [\"hearing\", \"one_enterprise\", \"by_court\", \"closes\"]",
            "is = [\"hearing\", \"by_court\", \"closes\"]",
            "stops a firm without",
        ),
    ] {
        let error = refused(text, from, to);
        assert!(error.contains(expected), "{to}: {error}");
    }
}
