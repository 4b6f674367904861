//! What is shipped holds: cases, citations, blanks, the guard.

use std::collections::BTreeMap;

use model::{LawLevel, PolicyKind, PolicyOutcome, Status};

use crate::packs;

#[test]
fn every_pack_passes_its_own_cases() {
    for (name, pack) in packs::all() {
        let outcomes = pack.run_cases();
        assert_eq!(outcomes.len(), pack.cases.len(), "{name}");
        for case in outcomes {
            assert!(
                case.passed,
                "{name}: `{}`: expected {:?}, found {:?}: {}",
                case.name, case.expected, case.found, case.because
            );
        }
    }
}

#[test]
fn every_clause_has_a_case_in_which_its_conditions_hold() {
    for (name, pack) in packs::all() {
        for clause in &pack.clauses {
            let held = pack.cases.iter().any(|case| {
                case.clause == clause.code && matches!(case.outcome, PolicyOutcome::Applies | PolicyOutcome::Blank)
            });
            assert!(held, "{name}: no case shows when `{}` applies", clause.code);
        }
    }
}

#[test]
fn each_of_the_eight_kinds_of_policy_has_clauses_with_and_without_content() {
    let mut clauses: BTreeMap<PolicyKind, [u32; 2]> = BTreeMap::new();
    for pack in packs::all().values() {
        for clause in &pack.clauses {
            clauses.entry(clause.kind).or_default()[usize::from(clause.status == Status::Unsourced)] += 1;
        }
    }
    for kind in PolicyKind::POLICY {
        let [sourced, wished] = clauses[&kind];
        assert!(sourced >= 2 && wished >= 1, "{kind:?}: {sourced} sourced, {wished} without content");
    }
}

#[test]
fn every_citation_of_a_law_stands_word_for_word() {
    let laws = packs::laws();
    let mut checked = 0;
    for (name, pack) in packs::all() {
        for clause in &pack.clauses {
            for basis in clause.basis.iter().filter(|basis| basis.level != LawLevel::Document) {
                let law = laws.get(&basis.law).unwrap_or_else(|| {
                    panic!("{name}: `{}` cites {}, which is not in rulepacks/laws", clause.code, basis.law)
                });
                law.supports(basis).unwrap_or_else(|error| panic!("{name}: `{}`: {error}", clause.code));
                checked += 1;
            }
        }
    }
    assert!(checked > 60, "{checked}");
}

#[test]
fn a_citation_that_is_not_word_for_word_is_found() {
    let laws = packs::laws();
    let mut basis = packs::all()["policy/national"].clauses[0].basis[0].clone();
    let law = &laws[&basis.law];
    basis.phrase.push('！');
    assert!(
        law.supports(&basis)
            .unwrap_err()
            .to_string()
            .contains("does not stand in 国有土地上房屋征收与补偿条例 第十二条")
    );
    basis.article = "第九十九条".to_owned();
    assert!(law.supports(&basis).unwrap_err().to_string().contains("has no 第九十九条"));
}

#[test]
fn the_rank_of_a_law_is_that_of_its_title() {
    for (name, pack) in packs::all() {
        for basis in pack.clauses.iter().flat_map(|clause| &clause.basis).filter(|basis| !basis.article.is_empty()) {
            let local = basis.law.starts_with("浙江省") || basis.law.starts_with("宁波市");
            let expected = match (local, basis.law.ends_with('法')) {
                (true, _) => LawLevel::LocalRegulation,
                (false, true) => LawLevel::Law,
                (false, false) => LawLevel::AdministrativeRegulation,
            };
            assert_eq!(basis.level, expected, "{name}: {}", basis.law);
        }
    }
}

#[test]
fn what_no_source_gives_is_not_in_force() {
    for (name, pack) in packs::all() {
        assert_eq!(name.split('/').next_back(), Some(&*pack.header.id), "a pack's folder has its id");
        for clause in pack.clauses.iter().filter(|clause| clause.status != Status::Official) {
            assert!(!clause.adopted, "{name}: `{}` is {:?} and yet in force", clause.code, clause.status);
        }
    }
}

#[test]
fn a_fact_means_the_same_in_every_pack() {
    let mut known = BTreeMap::new();
    for (name, pack) in packs::all() {
        for fact in pack.facts {
            let first = known.entry(fact.code.clone()).or_insert_with(|| fact.clone());
            assert_eq!(*first, fact, "{name}");
        }
    }
}

#[test]
fn measures_lie_in_their_own_folder_and_demand_a_published_result() {
    for (name, pack) in packs::all() {
        for clause in &pack.clauses {
            assert_eq!(clause.kind.is_measure(), name.starts_with("measures/"), "{name}: `{}`", clause.code);
            let conditions: Vec<&str> = clause.conditions.iter().map(rules::Expression::source).collect();
            if clause.on_grade {
                assert!(
                    conditions.contains(&"grade_published") && conditions.contains(&"not basis_statistics_only"),
                    "{name}: {conditions:?}"
                );
            }
        }
    }
}
