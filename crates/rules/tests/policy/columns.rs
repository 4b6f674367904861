//! A population by columns: the reasons are those that each row's answer gives.

use jiff::civil::{Date, date};
use model::{Column, Columns, NO_WORD, PolicyAnswer, PolicyOutcome, PolicySubject, Truth};
use proptest::prelude::*;
use rules::{FactDeclaration, FactKind, PolicyClause, PolicyPack, Reason};

use crate::packs;

const SUBJECTS: [PolicySubject; 5] = [
    PolicySubject::Enterprise,
    PolicySubject::Parcel,
    PolicySubject::Block,
    PolicySubject::Village,
    PolicySubject::Project,
];
const ROWS: usize = 24;
const NUMBERS: [f64; 12] = [f64::NAN, f64::INFINITY, 0.0, 0.5, 0.52, 0.7, 1.0, 2.0, 3.0, 60.0, 61.0, 300.0];
const WORDS: [&str; 9] = ["A", "B", "C", "D", "state", "collective", "industrial", "residential_commercial", "town"];

/// The shipped packs, each as it is and as if every clause were adopted.
fn shipped_and_adopted() -> Vec<PolicyPack> {
    let both = |pack: PolicyPack| {
        let codes: Vec<&str> = pack.clauses.iter().map(|clause| &*clause.code).collect();
        [pack.adopting(&codes).unwrap(), pack]
    };
    packs::all().into_values().flat_map(both).collect()
}

/// A population of these facts from random picks.
fn population<'a>(
    facts: impl Iterator<Item = &'a FactDeclaration>,
    rows: usize,
    mut pick: impl FnMut() -> usize,
) -> Columns {
    let mut columns = Columns::new(rows);
    for fact in facts {
        let column = match fact.kind {
            FactKind::Number => Column::Number((0..rows).map(|_| NUMBERS[pick() % NUMBERS.len()]).collect()),
            FactKind::Truth => Column::Truth(
                (0..rows).map(|_| [Truth::True, Truth::True, Truth::False, Truth::Missing][pick() % 4]).collect(),
            ),
            FactKind::Text => {
                let code = |picked: usize| u32::try_from(picked).ok().filter(|code| *code < 9).unwrap_or(NO_WORD);
                let words = WORDS.iter().map(|word| (*word).to_owned()).collect();
                Column::Text { codes: (0..rows).map(|_| code(pick() % 10)).collect(), words }
            }
        };
        columns.insert(fact.code.clone(), column).unwrap();
    }
    columns
}

/// The reason as the answer's words give it: outcome, and the first condition that decided.
fn told(answer: &PolicyAnswer, clause: &PolicyClause, day: Date) -> Reason {
    let first = || {
        let position = clause.conditions.iter().position(|condition| condition.source() == answer.conditions[0].text);
        u8::try_from(position.unwrap()).unwrap()
    };
    match answer.outcome {
        PolicyOutcome::Applies => Reason::Applies,
        PolicyOutcome::DoesNotApply => Reason::Fails(first()),
        PolicyOutcome::Unknown => Reason::Unknown(first()),
        PolicyOutcome::Blank => Reason::Blank,
        PolicyOutcome::NotInForce if clause.holds_on(day) => Reason::NotAdopted,
        PolicyOutcome::NotInForce => Reason::NotInForce,
    }
}

fn agree(pack: &PolicyPack, columns: &Columns, day: Date) {
    for subject in SUBJECTS {
        let reasons = pack.apply_columns(subject, columns, day).unwrap();
        let clauses: Vec<&PolicyClause> = pack.clauses_of(subject).collect();
        assert_eq!(reasons.len(), clauses.len());
        for row in 0..columns.rows() {
            let answers = pack.answer_row(subject, columns, row, day).unwrap();
            for ((answer, clause), reason) in answers.iter().zip(&clauses).zip(&reasons) {
                assert_eq!(reason.clause, clause.code);
                let found = Reason::of_code(reason.codes[row]);
                assert_eq!(found, told(answer, clause, day), "{} row {row}: {}", clause.code, answer.because.zh);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn columns_give_the_reason_of_each_rows_answer(seed in any::<u64>(), month in 0_i8..12) {
        let day = date(2014 + i16::from(month), month + 1, 28);
        let mut state = seed | 1;
        let mut pick = move || {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            usize::try_from(state >> 40).unwrap()
        };
        for pack in shipped_and_adopted() {
            // Every fifth fact is not there at all.
            let there: Vec<&FactDeclaration> = pack.facts.iter().filter(|_| pick() % 5 > 0).collect();
            let columns = population(there.into_iter(), ROWS, &mut pick);
            agree(&pack, &columns, day);
        }
    }
}

#[test]
fn a_blank_in_a_condition_is_told_from_a_fact_that_was_not_collected() {
    let text = packs::texts().remove("policy/zhejiang").unwrap();
    let text = text.replacen("value = 0.52", "value = \"blank\"", 1);
    let (project, energy) = ("new_industry_project", "energy_per_value_added > p.energy_ceiling");
    let swapped = text.replacen(&format!("{project} and {energy}"), &format!("{energy} and {project}"), 1);
    assert_ne!(text, swapped);
    let mut projects = Columns::new(4);
    let new = [Truth::True, Truth::True, Truth::False, Truth::Missing];
    projects.insert(project, Column::Truth(new.to_vec())).unwrap();
    projects.insert("energy_per_value_added", Column::Number(vec![0.5, f64::NAN, 0.5, 0.5])).unwrap();
    let day = date(2024, 6, 30);
    for (text, energy, project) in [(text, 1, 0), (swapped, 0, 1)] {
        let pack = PolicyPack::parse("blank", &text).unwrap();
        let reasons = pack.apply_columns(PolicySubject::Project, &projects, day).unwrap();
        let admission = reasons.iter().find(|column| column.clause == "energy_admission").unwrap();
        let found: Vec<Reason> = admission.codes.iter().map(|code| Reason::of_code(*code)).collect();
        assert_eq!(found, [Reason::Blank, Reason::Unknown(energy), Reason::Fails(project), Reason::Unknown(project)]);
        agree(&pack, &projects, day);
    }
}

#[test]
fn reasons_and_codes_are_one_to_one() {
    for code in 0..=203 {
        assert_eq!(Reason::of_code(code).code(), code);
    }
}

#[test]
fn a_column_of_another_kind_is_refused_by_name() {
    let pack = packs::all().remove("measures/cixi-electricity").unwrap();
    let mut firms = Columns::new(1);
    firms.insert("grade", Column::Number(vec![1.0])).unwrap();
    let error = pack.apply_columns(PolicySubject::Enterprise, &firms, date(2024, 6, 30)).unwrap_err();
    assert!(error.to_string().starts_with("fact `grade`: expected a text, found a number"), "{error}");
}
