//! Each official clause of the case packs and of the check pack: the article is committed under `rulepacks/laws`, in the version cited, and has
//! the words.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use model::{Clause, Status};
use rules::{CasePack, CitedClause, LawText};

use crate::docket;

const LAND: &str = include_str!("../../../../rulepacks/land/default/pack.toml");
const CHECKS: &str = include_str!("../../../../rulepacks/checks/default/pack.toml");

fn laws() -> BTreeMap<String, LawText> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../rulepacks/laws");
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    files
        .map(|path| {
            let law = LawText::parse(&path.display().to_string(), &std::fs::read_to_string(&path).unwrap()).unwrap();
            assert_eq!(path.file_stem().unwrap().to_str().unwrap(), law.title);
            (law.title.clone(), law)
        })
        .collect()
}

/// All clauses of a pack.
fn cited(pack: &CasePack) -> Vec<&CitedClause> {
    let items = pack.checklists.iter().flat_map(|list| &list.items).flat_map(|item| &item.clauses);
    let steps = pack.steps.iter().flat_map(|step| &step.clauses);
    let rest = pack.clocks.iter().flat_map(|clock| &clock.clauses);
    let rest = rest.chain(pack.duties.iter().flat_map(|duty| &duty.clauses));
    items.chain(steps).chain(rest).chain(pack.measures.iter().flat_map(|measure| &measure.clauses)).collect()
}

#[test]
fn each_number_and_phrase_stands_in_the_committed_article() {
    let laws = laws();
    let mut checked = 0;
    let checks = rules::CheckPack::parse("checks", CHECKS).unwrap();
    let of_rules = checks.rules.iter().flat_map(|rule| &rule.clauses);
    let of_checks: Vec<&CitedClause> =
        of_rules.chain(checks.grounds.iter().flat_map(|ground| &ground.clauses)).collect();
    let land = rules::LandPack::parse("land", LAND).unwrap();
    let dockets = docket::all();
    let packs = dockets.iter().map(|docket| cited(&docket.pack)).chain([of_checks, land.cited().collect()]);
    for clauses in packs {
        // A building code is no statute and may not be carried over.
        let statutes = clauses.into_iter().filter(|clause| !clause.title.starts_with("GB "));
        for clause in statutes.filter(|clause| clause.status == Status::Official) {
            let law = laws.get(&clause.title).unwrap_or_else(|| panic!("{} is not committed", clause.title));
            assert_eq!(clause.version, law.version.to_string(), "{}", clause.title);
            let article = law.article(&clause.article);
            let article = article.unwrap_or_else(|| panic!("{} {} is not committed", clause.title, clause.article));
            assert!(
                article.text.contains(&clause.phrase),
                "{} {} does not say `{}`",
                clause.title,
                clause.article,
                clause.phrase
            );
            checked += 1;
        }
    }
    assert!(checked > 400, "only {checked} clauses were checked");
}

#[test]
fn the_article_that_code_names_is_committed() {
    let docket = docket::docket("illegal-building");
    let case = docket.open();
    let mut event = docket.bare(&case, model::EventKind::StopSupply);
    event.particulars.household = Some(true);
    let refusal = docket.refuse(&case, event);
    let Clause { title, article, version, .. } = &refusal.clauses[0];
    let law = &laws()[title];
    assert_eq!(*version, law.version.to_string());
    let text = &law.article(article).unwrap().text;
    assert!(text.contains("不得对居民生活采取停止供水、供电、供热、供燃气等方式"), "{text}");
}

#[test]
fn articles_stand_once_and_in_the_order_of_their_numbers() {
    for (title, law) in laws() {
        let numbers: Vec<u32> = law.articles.iter().map(|article| number(&article.number)).collect();
        assert!(numbers.windows(2).all(|pair| pair[0] < pair[1]), "{title}: {numbers:?}");
    }
}

#[test]
fn what_is_not_among_the_texts_is_marked_unsourced() {
    let laws = laws();
    let unsourced: BTreeSet<String> = docket::all()
        .iter()
        .flat_map(|docket| cited(&docket.pack).into_iter().cloned().collect::<Vec<_>>())
        .filter(|clause| clause.status == Status::Unsourced)
        .map(|clause| clause.title)
        .collect();
    assert!(unsourced.iter().all(|title| !laws.contains_key(title)), "{unsourced:?}");
    assert!(unsourced.contains("固体废物污染环境防治法") && unsourced.contains("无证无照经营查处办法"));
}

/// 第一百一十三条 → 113.
fn number(article: &str) -> u32 {
    let digits = article.trim_start_matches('第').trim_end_matches('条');
    let (mut sum, mut digit) = (0, 0);
    for character in digits.chars() {
        match character {
            '百' => (sum, digit) = (sum + digit * 100, 0),
            '十' => (sum, digit) = (sum + digit.max(u32::from(digit == 0)) * 10, 0),
            '零' => {}
            _ => digit = "一二三四五六七八九".chars().position(|c| c == character).unwrap() as u32 + 1,
        }
    }
    sum + digit
}
