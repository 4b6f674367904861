//! The workbook, read back by another program's eyes, says what the results say.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

mod sample;

use std::io::Cursor;

use calamine::{Data, DataType, Range, Reader, Xlsx};
use report::{Language, workbook};
use sample::{IRR, NAMES, NPV, sample};

struct Book(Xlsx<Cursor<Vec<u8>>>);

impl Book {
    fn of(language: Language) -> Self {
        Self(Xlsx::new(Cursor::new(workbook(&sample().report(language)).unwrap())).unwrap())
    }

    fn values(&mut self, sheet: &str) -> Range<Data> {
        self.0.worksheet_range(sheet).unwrap()
    }

    /// The value in the last row that has the text `row`, under the head `column` (line breaks as blanks).
    fn at(&mut self, sheet: &str, row: &str, column: &str) -> Data {
        let range = self.values(sheet);
        let is = |cell: &Data, text: &str| cell.as_string().is_some_and(|s| s.replace('\n', " ") == text);
        let head = range
            .rows()
            .position(|cells| cells.iter().any(|c| is(c, column)))
            .unwrap_or_else(|| panic!("no column {column}"));
        let index = range.rows().nth(head).unwrap().iter().position(|c| is(c, column)).unwrap();
        let row =
            range.rows().rfind(|cells| cells.iter().any(|c| is(c, row))).unwrap_or_else(|| panic!("no row {row}"));
        row[index].clone()
    }

    fn number(&mut self, sheet: &str, row: &str, column: &str) -> f64 {
        self.at(sheet, row, column).as_f64().unwrap()
    }

    fn text(&mut self, sheet: &str, row: &str, column: &str) -> String {
        self.at(sheet, row, column).as_string().unwrap()
    }

    fn formulas(&mut self, sheet: &str) -> Vec<String> {
        self.0
            .worksheet_formula(sheet)
            .unwrap()
            .used_cells()
            .map(|(_, _, f)| f.clone())
            .filter(|f| !f.is_empty())
            .collect()
    }
}

fn close(a: f64, b: f64) {
    assert!((a - b).abs() <= 1e-9 * b.abs().max(1.0), "{a} is not {b}");
}

const GRADES: &str = "亩均评价-规下工业企业";
const FUNDS: &str = "资金-王家埭·区块1";

#[test]
fn the_sheets_stand_in_the_order_of_the_work() {
    let expected = [
        "概况",
        GRADES,
        "不参评",
        "评价数据来源",
        "整治疑点",
        "取缔建议",
        "一企一策",
        "改造区块",
        "区块宗地",
        FUNDS,
        "资金-王家埭·区块1~2",
    ];
    assert_eq!(Book::of(Language::Zh).0.sheet_names(), expected);
    assert_eq!(Book::of(Language::En).0.sheet_names().len(), expected.len());
}

#[test]
fn grades_are_those_of_the_assessment_and_their_points_are_live() {
    let sample = sample();
    let mut book = Book::of(Language::Zh);
    for result in &sample.assessment.populations[0].results {
        let name = if result.candidate.name.starts_with('=') {
            format!("'{}", NAMES[1])
        } else {
            result.candidate.name.clone()
        };
        close(book.number(GRADES, &name, "亩均税收 数值（万元/亩）"), result.indicators[0].value.unwrap());
        close(book.number(GRADES, &name, "亩均税收 分值"), result.indicators[0].points);
        close(book.number(GRADES, &name, "单位电耗税收 分值"), result.indicators[1].points);
        close(book.number(GRADES, &name, "指标合计得分"), result.score);
        close(book.number(GRADES, &name, "综合得分 （排名用）"), result.ranked_score);
        assert_eq!(book.text(GRADES, &name, "初评等级"), format!("{:?}", result.grade));
    }
    let formulas = book.formulas(GRADES);
    assert!(formulas.contains(&"G6/G$3*G$4".to_owned()), "{formulas:?}");
    assert!(formulas.contains(&"H6+J6".to_owned()), "{formulas:?}");
    assert!(formulas.contains(&"ROUND(K6+L6,4)".to_owned()), "{formulas:?}");
    // Five points by value (one is missing), three sums, three roundings.
    assert_eq!(formulas.len(), 11);
    assert_eq!(book.at(GRADES, NAMES[2], "单位电耗税收 数值（万元/万千瓦时）"), Data::Empty);
    let remark = book.text(GRADES, NAMES[2], "备注");
    assert!(remark.contains("单位电耗税收缺数") && remark.contains("工业增加值仅有可识别统计数据"), "{remark}");
}

#[test]
fn a_benchmark_of_its_own_is_carried_by_the_formula() {
    let mut sample = sample();
    let other = &mut sample.assessment.populations[0].results[1];
    other.indicators[0].benchmark = Some(8.0);
    other.indicators[0].points = 5.0 / 8.0 * 50.0;
    other.score = other.indicators.iter().map(|i| i.points).sum();
    let mut book = Book(Xlsx::new(Cursor::new(workbook(&sample.report(Language::Zh)).unwrap())).unwrap());
    let formulas = book.formulas(GRADES);
    assert!(formulas.contains(&"G7/8*50".to_owned()), "{formulas:?}");
    // Its ranked score was left as it was, so it is a figure and no formula that would say otherwise.
    assert!(!formulas.contains(&"ROUND(K7,4)".to_owned()), "{formulas:?}");
}

#[test]
fn names_that_look_like_formulas_are_text() {
    let mut book = Book::of(Language::Zh);
    let defused = format!("'{}", NAMES[1]);
    assert_eq!(book.text("取缔建议", &defused, "企业名称"), defused);
    assert!(book.formulas("取缔建议").is_empty());
    // A literal that begins with a minus is text too; a figure below zero stays a figure.
    let sources = book.values("评价数据来源");
    assert!(sources.rows().flatten().any(|cell| cell == &Data::String("'-1".to_owned())));
    assert!(book.values(FUNDS).rows().flatten().any(|cell| cell.as_f64() == Some(-100.0)));
}

#[test]
fn findings_say_that_they_are_suspicions_and_where_they_come_from() {
    let mut book = Book::of(Language::Zh);
    let row = "building.no_permit";
    assert_eq!(book.text("整治疑点", row, "状态"), "疑点，须现场核实");
    assert_eq!(book.text("整治疑点", row, "检查类别"), "违建");
    close(book.number("整治疑点", row, "涉及建筑面积（㎡）"), 1620.6);
    let evidence = book.text("整治疑点", row, "证据（含原始位置）");
    assert!(evidence.contains("税务.xlsx / 2024 / 第4行 / E (实缴税金(万元))"), "{evidence}");
    assert!(evidence.ends_with("\n• 占地 540.20 ㎡，3 层"), "{evidence}");
    let basis = book.text("整治疑点", row, "依据");
    assert_eq!(basis, "《城乡规划法》第六十四条\n《某地标准》［无来源假设］");
    assert!(book.text("整治疑点", row, "涉及企业").contains(NAMES[2]));
    assert_eq!(book.text("整治疑点", row, "宗地代码"), "330282101001GB00001");
}

#[test]
fn the_fund_balance_is_live_and_gives_the_plans_figures() {
    let mut book = Book::of(Language::Zh);
    close(book.number(FUNDS, "房屋补偿", "合计"), -130.000_001);
    close(book.number(FUNDS, "房屋补偿", "2025年"), -130.000_001);
    close(book.number(FUNDS, "土地出让收入", "2026年"), 230.0);
    close(book.number(FUNDS, "收入合计", "合计"), 230.0);
    close(book.number(FUNDS, "净现金流", "合计"), 79.999_999);
    close(book.number(FUNDS, "累计净额（期末）", "2025年"), -150.000_001);
    close(book.number(FUNDS, "净现值", "合计"), NPV / 1e6);
    close(book.number(FUNDS, "内部收益率（年）", "合计"), IRR);
    close(book.number(FUNDS, "最大资金缺口", "合计"), 150.000_001);
    close(book.number(FUNDS, "拆除式", "净现值"), NPV / 1e6);
    assert_eq!(book.text(FUNDS, "静态回收时点", "合计"), "2026Q4");
    let formulas = book.formulas(FUNDS);
    for wanted in ["NPV((1+", "IRR(", "MAX(0,-MIN(", "SUMIF(", "SUM("] {
        assert!(formulas.iter().any(|f| f.contains(wanted)), "{wanted} {formulas:?}");
    }
    close(book.number("改造区块", "王家埭/区块1", "静态平衡 （万元）"), 79.999_999);
    assert_eq!(book.text("改造区块", "王家埭*区块1", "选定模式"), "均受限");
}

#[test]
fn a_balance_that_the_flow_does_not_give_is_shown_as_stated() {
    let mut sample = sample();
    let balance = &mut sample.plan.blocks[0].options[0].cash_flow.balance;
    balance.npv += 1e6;
    balance.irr = Some(0.3);
    balance.peak_gap = model::Fen(1);
    let mut book = Book(Xlsx::new(Cursor::new(workbook(&sample.report(Language::Zh)).unwrap())).unwrap());
    close(book.number(FUNDS, "净现值", "合计"), NPV / 1e6 + 1.0);
    let formulas = book.formulas(FUNDS);
    for gone in ["NPV((1+", "IRR(", "MAX(0,-MIN("] {
        assert!(!formulas.iter().any(|f| f.contains(gone)), "{gone}");
    }
}

#[test]
fn the_summary_names_every_assumption_and_counts_live() {
    let mut book = Book::of(Language::Zh);
    assert_eq!(book.text("概况", "grades.quota.d", "取值"), "5 %");
    assert_eq!(book.text("概况", "price.house", "取值"), "1850 元/㎡");
    let banner =
        book.values("概况").rows().flatten().filter_map(DataType::as_string).find(|t| t.starts_with("注意")).unwrap();
    assert!(banner.contains("2 项没有官方来源"), "{banner}");
    close(book.number("概况", "疑点数", "违建"), 1.0);
    close(book.number("概况", "规下工业企业", "D"), 1.0);
    close(book.number("概况", "规下工业企业", "合计"), 3.0);
    assert!(book.formulas("概况").iter().any(|f| f.starts_with("COUNTIF('亩均评价-规下工业企业'!$Q$")));
    // Only the first block has money, and the plan's total is its.
    let figures = book.values("概况");
    assert!(figures.rows().flatten().any(|c| c.as_f64().is_some_and(|f| (f - 79.999_999).abs() < 1e-9)));
}

#[test]
fn the_same_results_give_the_same_bytes() {
    let sample = sample();
    let first = workbook(&sample.report(Language::Zh)).unwrap();
    assert_eq!(first, workbook(&sample.report(Language::Zh)).unwrap());
    let mut later = sample.report(Language::Zh);
    later.created = jiff::civil::date(2025, 7, 2);
    assert_ne!(first, workbook(&later).unwrap());
}

#[test]
fn a_town_without_results_still_gives_a_workbook() {
    let mut sample = sample();
    sample.assessment.populations.clear();
    sample.assessment.not_graded.clear();
    sample.assessment.unsourced.clear();
    sample.findings.clear();
    sample.closures.clear();
    sample.plan.blocks.clear();
    sample.plan.unsourced.clear();
    sample.lists = model::UpliftLists::default();
    let mut book = Book(Xlsx::new(Cursor::new(workbook(&sample.report(Language::En)).unwrap())).unwrap());
    assert_eq!(book.text("Suspicions", "(none)", "No."), "(none)");
}

/// The parties' parts are formulas over the lines where a line has one party, and sum to the net in every column.
#[test]
fn parties_debt_and_risk_stand_on_the_fund_sheet() {
    let mut book = Book::of(Language::Zh);
    let sheet = FUNDS;
    let formulas = book.formulas(sheet);
    let sums = formulas.iter().filter(|f| f.contains("SUMIF(") && f.contains("国资平台")).count();
    assert_eq!(sums, 6, "one for each quarter of the platform company: {formulas:?}");
    // Nine tenths of the land sale are the city's: a formula by name would say all of it.
    assert!(!formulas.iter().any(|f| f.contains("SUMIF(") && f.contains("\"市\"")), "{formulas:?}");
    let (all, net) = (book.number(sheet, "各方合计", "合计"), book.number(sheet, "净现金流", "合计"));
    close(all, net);
    close(book.number(sheet, "本息覆盖倍数", "合计"), 230_000_000.0 / 81_000_000.0);
    close(book.number(sheet, "净现值（模拟）", "P50"), NPV / 1e6);
    let break_even = book.number(sheet, "土地价", "幅度");
    close(break_even, 157.056_226_25);
}
