//! What an owner reads.

mod town;

use assess::Outcome;
use model::statement::{RegistrationStatus, Scale};
use model::{Grade, Measure};
use town::*;

/// Ten firms on plots of their own; the first has the least tax.
fn ten_firms() -> Town {
    let mut town = Town::default();
    for index in 0..10 {
        let name = format!("F{index}");
        town.firm(&name).plot(&name, mu("3"), m2(1_000)).right(&name, &name, true, (1, 1), None);
        town.tax(&name, YEAR, &format!("{}", 15 + index)).meter(&name, &name, "100");
    }
    town
}

#[test]
fn every_figure_has_its_arithmetic_its_cell_and_its_clause() {
    let town = ten_firms();
    let assessment = assess::assess(&town.candidates(), &pack(), YEAR).unwrap();
    let explanation = assess::explain(&assessment, &pack(), &firm("F0")).unwrap();
    let tax_per_mu = &explanation.indicators[0];
    assert_eq!(tax_per_mu.formula.zh, "15.0000 万元 ÷ 3.0000 亩 = 5.0000 万元/亩；5.0000 ÷ 11.5932 × 50 = 21.5644 分");
    assert_eq!(tax_per_mu.inputs[0].citations[0].literal, "15");
    assert!(tax_per_mu.clause.article.contains("亩均税收/11.5932*50"));
    let Outcome::Graded(standing) = &explanation.outcome else { panic!("graded") };
    assert_eq!((standing.rank, standing.firms, standing.grade), (10, 10, Grade::D));
    assert_eq!((standing.above, standing.up_to), (Some(0.9), Some(1.0)));
    let text: Vec<&str> = explanation.lines.iter().map(|line| line.zh.as_str()).collect();
    let text = text.join("\n");
    for expected in [
        "评价税收 15.0000 万元：税务；税务局-实缴税金.xlsx / 表 / 第6行 / E (tax_paid)，原文“15”",
        "宗地330282001001GBF0面积3.0000亩（未出租） = 3.0000亩",
        "综合得分：21.5644 + 31.8878 = 53.4521，按 53.4521 排名",
        "第 10 名，共 10 家；10 ÷ 10 = 1.0000，大于 0.9、不大于 1，为 D 类",
        "chacewang.com/newsdetail/news430850",
        "无出处的假设：grades.c = 0.9 share",
    ] {
        assert!(text.contains(expected), "{expected}\nnot in\n{text}");
    }
    let english: Vec<&str> = explanation.lines.iter().map(|line| line.en.as_str()).collect();
    assert!(english.join("\n").contains("rank 10 of 10 enterprises below scale; 10 ÷ 10 = 1.0000, above 0.9"));
}

#[test]
fn the_score_to_reach_is_that_of_the_last_enterprise_of_the_next_grade() {
    let town = ten_firms();
    let assessment = assess::assess(&town.candidates(), &pack(), YEAR).unwrap();
    let explanation = assess::explain(&assessment, &pack(), &firm("F0")).unwrap();
    let Outcome::Graded(standing) = &explanation.outcome else { panic!("graded") };
    let ninth = assessment.of(&firm("F1")).unwrap().1;
    assert_eq!((ninth.grade, standing.next_grade_score), (Grade::C, Some(ninth.ranked_score)));
    let best = assess::explain(&assessment, &pack(), &firm("F9")).unwrap();
    let Outcome::Graded(standing) = &best.outcome else { panic!("graded") };
    assert_eq!((standing.grade, standing.above, standing.next_grade_score), (Grade::A, None, None));
}

#[test]
fn an_enterprise_that_is_not_graded_reads_why() {
    let mut town = Town::default();
    town.registered("A", Scale::BelowScale, RegistrationStatus::Revoked, "1819");
    let assessment = assess::assess(&town.candidates(), &pack(), YEAR).unwrap();
    let explanation = assess::explain(&assessment, &pack(), &firm("A")).unwrap();
    assert!(matches!(explanation.outcome, Outcome::NotGraded { .. }));
    assert_eq!(explanation.lines[1].zh, "不参评：登记状态为吊销");
    assert_eq!(explanation.lines[1].en, "not graded: its business licence is revoked");
}

#[test]
fn statistics_only_figures_carry_the_articles_warning() {
    let mut town = Town::default();
    town.registered("A", Scale::AboveScale, RegistrationStatus::Active, "1819").statistics("A", "80");
    town.tax("A", YEAR, "12").plot("1", mu("1"), m2(100)).right("1", "A", true, (1, 1), None);
    let assessment = assess::assess(&town.candidates(), &pack(), YEAR).unwrap();
    let explanation = assess::explain(&assessment, &pack(), &firm("A")).unwrap();
    assert!(explanation.statistics_only.contains(&Measure::ValueAdded));
    assert!(
        explanation
            .lines
            .iter()
            .any(|line| line.zh.contains("工业增加值只有统计数据") && line.zh.contains("统计法第二十八条"))
    );
}

#[test]
fn nobody_and_another_pack_are_not_explained() {
    let town = ten_firms();
    let assessment = assess::assess(&town.candidates(), &pack(), YEAR).unwrap();
    assert!(assess::explain(&assessment, &pack(), &firm("nobody")).is_none());
    let mut other = pack();
    other.hash = model::ContentHash::of(b"another");
    assert!(assess::explain(&assessment, &other, &firm("F0")).is_none());
}
