//! Each bad input gets a problem at its place with its code: the file, the sheet, the row, the cell.

use crate::made::{csv, problems, survey_of, waterways, with_register};
use model::Severity::{self, File, Row, Warning};
use rust_xlsxwriter::Workbook;

/// A tax row after the register: the problems of the tax file.
fn check_tax(row: &str, expect: &[(Severity, &str, &str)]) {
    let surveyed = with_register("税金.csv", &format!("纳税人名称,统一社会信用代码,年度,实缴税金(万元)\n{row}\n"));
    let got: Vec<_> =
        problems(&surveyed, "税金.csv").into_iter().map(|(_, s, code, column)| (s, code, column)).collect();
    assert_eq!(got, expect, "{row}");
    let facts = surveyed.facts.iter().filter(|f| f.source.file == "税金.csv").count();
    assert_eq!(facts, usize::from(expect.iter().all(|(s, ..)| *s == Warning)), "{row}");
}

const NAME: &str = "慈溪市东海服饰有限公司";
const CODE: &str = "11330282734267548D";

#[test]
fn codes_are_never_mended() {
    check_tax(&format!("{NAME},{CODE},2022,1.5"), &[]);
    check_tax(&format!("{NAME},11330282734267549D,2022,1.5"), &[(Row, "uscc.check_digit", "B (统一社会信用代码)")]);
    check_tax(&format!("{NAME},1133028273426754,2022,1.5"), &[(Row, "uscc.form", "B (统一社会信用代码)")]);
    check_tax(&format!("{NAME}, {CODE} ,2022,1.5"), &[(Warning, "code.tidied", "B (统一社会信用代码)")]);
    check_tax("外地企业,12330282688011591A,2022,1.5", &[(Warning, "enterprise.unregistered", "B (统一社会信用代码)")]);
}

#[test]
fn a_name_alone_counts_only_when_one_firm_has_it() {
    check_tax(&format!("{NAME},,2022,1.5"), &[]);
    check_tax("匡堰镇东海服饰有限公司,,2022,1.5", &[(Warning, "enterprise.by_name", "A (纳税人名称)")]);
    check_tax("东海服装有限公司,,2022,1.5", &[(Row, "enterprise.name", "A (纳税人名称)")]);
    check_tax(",,2022,1.5", &[(Row, "cell.missing", "B (统一社会信用代码)")]);
    check_tax(&format!("东海服饰有限公,{CODE},2022,1.5"), &[(Warning, "enterprise.name_differs", "A (纳税人名称)")]);
    check_tax(&format!("慈溪市西山制衣厂,{CODE},2022,1.5"), &[(Row, "enterprise.conflict", "A (纳税人名称)")]);
}

#[test]
fn the_nearest_names_are_offered() {
    let surveyed =
        with_register("税金.csv", "纳税人名称,统一社会信用代码,年度,实缴税金(万元)\n东海服装有限公司,,2022,1.5\n");
    let hint = &surveyed.problems.iter().find(|p| p.code == "enterprise.name").unwrap().hint;
    assert!(hint.contains(NAME) && !hint.contains("西山"), "{hint}");
}

#[test]
fn numbers_that_are_not_plain() {
    let column = "D (实缴税金(万元))";
    for (text, expect) in [
        ("12.5万", (Row, "number.unit", column)),
        ("—", (Row, "number.form", column)),
        ("约12", (Row, "number.form", column)),
        ("", (Row, "cell.missing", column)),
        (" 35.20 ", (Warning, "number.text", column)),
        ("200000", (Row, "value.implausible", column)),
    ] {
        check_tax(&format!("{NAME},{CODE},2022,{text}"), &[expect]);
    }
    check_tax(&format!("{NAME},{CODE},二二年,1.5"), &[(Row, "number.range", "C (年度)")]);
}

#[test]
fn a_year_in_another_unit_is_seen_against_the_other_year() {
    let check = |others: &str, expect: &[u32]| {
        let text = format!(
            "纳税人名称,统一社会信用代码,年度,实缴税金(万元)\n{NAME},{CODE},2021,2.1\n{NAME},{CODE},2022,21000\n{others}"
        );
        let surveyed = with_register("税金.csv", &text);
        let expect: Vec<_> = expect.iter().map(|row| (*row, Row, "value.implausible", "D (实缴税金(万元))")).collect();
        assert_eq!(problems(&surveyed, "税金.csv"), expect);
    };
    // With nobody else in the file nothing says which of the two is wrong.
    check("", &[2, 3]);
    check("慈溪市西山制衣厂,330282600000001,2022,3.5\n", &[3]);
    check("慈溪市西山制衣厂,330282600000001,2022,35000\n", &[2]);
}

#[test]
fn the_second_of_two_equal_rows_is_the_problem() {
    let text =
        format!("纳税人名称,统一社会信用代码,年度,实缴税金(万元)\n{NAME},{CODE},2022,2.1\n{NAME},{CODE},2022,2.1\n");
    let surveyed = with_register("税金.csv", &text);
    assert_eq!(problems(&surveyed, "税金.csv"), [(3, Row, "row.duplicate", "")]);
    assert!(surveyed.problems[0].hint.contains("税金.csv / 第2行"), "{}", surveyed.problems[0].hint);
}

#[test]
fn an_unsigned_declaration_is_no_fact() {
    let text = format!("统一社会信用代码,企业名称,年度,实缴税金(万元),签署日期,签署人\n{CODE},{NAME},2022,2.1,,\n");
    let surveyed = with_register("一企一单.csv", &text);
    assert_eq!(problems(&surveyed, "一企一单.csv"), [(2, Warning, "declaration.unsigned", "E (签署日期)")]);
    assert_eq!(surveyed.facts.len(), 2);
}

#[test]
fn a_wrong_sheet_is_told_what_would_be_recognised() {
    let surveyed = survey_of(vec![csv("食堂.csv", "菜名,价格\n白菜,3\n")]);
    assert_eq!(problems(&surveyed, "食堂.csv"), [(0, File, "sheet.unknown", "")]);
    assert!(surveyed.problems[0].hint.contains("实缴税金（年度、实缴税金）"), "{}", surveyed.problems[0].hint);
}

#[test]
fn a_sheet_that_lacks_a_column_is_told_which() {
    let surveyed = survey_of(vec![csv("税金.csv", "纳税人名称,统一社会信用代码,实缴税金(万元)\na,b,1\n")]);
    assert_eq!(problems(&surveyed, "税金.csv"), [(0, File, "sheet.column_missing", "")]);
    assert!(surveyed.problems[0].expected.contains("年度"));
}

#[test]
fn a_quantity_without_a_unit_is_refused() {
    let surveyed = survey_of(vec![csv("税金.csv", "纳税人名称,统一社会信用代码,年度,实缴税金\na,b,2022,1\n")]);
    assert_eq!(problems(&surveyed, "税金.csv"), [(0, File, "header.unit", "D (实缴税金)")]);
}

#[test]
fn a_crs_that_is_not_declared() {
    let layer = formats::Layer {
        name: "水系".to_owned(),
        crs: None,
        features: vec![formats::Feature {
            number: 1,
            geometry: Ok(geo_types::LineString::from(vec![(0.0, 0.0), (1.0, 1.0)]).into()),
            attributes: Vec::new(),
        }],
    };
    let document = formats::Document {
        name: "水系.shp".to_owned(),
        blob: Vec::new(),
        content: formats::Content::Layers(vec![layer]),
    };
    let town = model::TownId("t".to_owned());
    let as_of = jiff::civil::date(2023, 6, 30);
    let surveyed =
        survey::survey(&survey::Request { town: &town, epsg: 4549, as_of, known: None, documents: &[document] });
    assert_eq!(problems(&surveyed, "水系.shp"), [(0, File, "crs.undeclared", "")]);
    assert!(surveyed.problems[0].hint.contains(".prj"));
}

#[test]
fn a_coordinate_outside_china_is_the_features_problem_and_a_whole_layer_outside_is_the_files() {
    let (good, swapped) = ("[[121.3,30.1],[121.4,30.2]]", "[[30.1,121.3],[30.2,121.4]]");
    let one = survey_of(vec![waterways("", &[good, swapped])]);
    assert_eq!(problems(&one, "水系.geojson"), [(2, Row, "geometry.outside_china", "")]);
    assert_eq!(one.facts.len(), 1);
    let all = survey_of(vec![waterways("", &[swapped, swapped])]);
    assert_eq!(problems(&all, "水系.geojson"), [(0, File, "geometry.outside_china", "")]);
    // Degrees under a metric declaration.
    let metres = r#""crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::4549"}},"#;
    assert_eq!(survey_of(vec![waterways(metres, &[good])]).problems[0].severity, File);
}

#[test]
fn a_code_that_was_stored_as_a_number_has_lost_digits() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (column, header) in ["纳税人名称", "统一社会信用代码", "年度", "实缴税金(万元)"].iter().enumerate()
    {
        sheet.write(0, column as u16, *header).unwrap();
    }
    sheet.write(1, 1, 913_302_821_234_567_890.0).unwrap();
    sheet.write(1, 2, 2022).unwrap();
    sheet.write(1, 3, 1.5).unwrap();
    let file = formats::InputFile::new("税金.xlsx", book.save_to_buffer().unwrap());
    let surveyed = survey_of(vec![file]);
    assert_eq!(problems(&surveyed, "税金.xlsx"), [(2, Row, "uscc.lost_digits", "B (统一社会信用代码)")]);
}

#[test]
fn a_lease_that_ends_before_it_begins() {
    let text = "合同号,房屋编码,出租方,承租方,租赁面积(㎡),起租日,到期日\n\
        ZL-1,330282014001GB00001F00010001,甲,乙,100,2022-01-01,2021-01-01\n";
    assert_eq!(problems(&survey_of(vec![csv("租赁.csv", text)]), "租赁.csv"), [(2, Row, "lease.dates", "G (到期日)")]);
}

proptest::proptest! {
    #![proptest_config(proptest::test_runner::Config { cases: 200, ..Default::default() })]

    #[test]
    fn whatever_stands_in_the_cells_every_row_is_a_fact_or_a_problem(
        cells in proptest::collection::vec("[0-9一-三万元,，. /年月日是否—F-]{0,30}|.{0,12}", 15),
        kind in 0_usize..4,
    ) {
        let headers = [
            "纳税人名称,统一社会信用代码,年度,实缴税金(万元)",
            "宗地代码,土地使用权人,统一社会信用代码,权利性质,土地使用权面积(亩),供地日期,共有份额",
            "合同号,上级合同号,房屋编码,出租方,出租方代码,承租方,承租方代码,租赁面积(㎡),起租日,到期日,年租金(元/㎡),是否备案",
            "编号,日期,类别,内容,经度,纬度",
        ][kind];
        let width = headers.split(',').count();
        let row: Vec<String> = cells.iter().take(width).map(|c| format!("\"{}\"", c.replace('"', ""))).collect();
        let (documents, errors) = formats::read(vec![csv("a.csv", &format!("{headers}\n{}\n", row.join(",")))]);
        proptest::prop_assume!(errors.is_empty());
        let town = model::TownId("t".to_owned());
        let as_of = jiff::civil::date(2023, 6, 30);
        let surveyed = survey::survey(&survey::Request { town: &town, epsg: 4549, as_of, known: None, documents: &documents });
        let report = &surveyed.files[0].sheets[0];
        proptest::prop_assert!(report.rows == report.facts || surveyed.problems.iter().any(|p| p.severity == Row));
        proptest::prop_assert!(surveyed.problems.iter().all(|p| p.code != "row.unread"));
    }
}
