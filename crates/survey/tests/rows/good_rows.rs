//! What good rows become: ids, stored units, citations.

use crate::made::{REGISTER, csv, survey_knowing, survey_of, waterways, with_register};
use model::statement::Statement;
use model::{Cm2, EnterpriseId, Fen, Snapshot, TownId, Wh};
use rust_xlsxwriter::{Format, Workbook};

fn town() -> TownId {
    TownId("330282-kuangyan".to_owned())
}

#[test]
fn a_fact_cites_the_cell_it_comes_from() {
    let text = "东海税单\n纳税人名称,统一社会信用代码,年度,实缴税金(元)\n慈溪市东海服饰有限公司,11330282734267548D,2022,\"12,345.60\"\n合计,,,12345.60\n";
    let surveyed = with_register("税金.csv", text);
    assert_eq!(surveyed.problems, []);
    let fact = &surveyed.facts[2];
    let Statement::Tax(tax) = &fact.statement else { panic!("{fact:?}") };
    assert_eq!((tax.tax_paid, tax.year), (Fen(1_234_560), 2022));
    assert_eq!(tax.enterprise, EnterpriseId::derive(&town(), "uscc", "11330282734267548D"));
    let citation = fact.cite("tax_paid");
    assert_eq!(citation.literal, "12,345.60");
    assert_eq!(citation.place.to_string(), "税金.csv / 第3行 / D (实缴税金(元))");
    let report = surveyed.files.iter().find(|f| f.file == "税金.csv").unwrap();
    assert_eq!((report.sheets[0].rows, report.sheets[0].skipped), (1, 3));
}

#[test]
fn a_header_of_two_lines_is_one_header() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.merge_range(0, 0, 0, 5, "用电量统计", &Format::new()).unwrap();
    sheet.merge_range(1, 0, 1, 2, "用户信息", &Format::new()).unwrap();
    sheet.merge_range(1, 3, 1, 4, "用电情况", &Format::new()).unwrap();
    for (column, header) in ["电表户号", "户名", "统一社会信用代码", "年度", "用电量(万千瓦时)"].iter().enumerate()
    {
        sheet.write(2, column as u16, *header).unwrap();
    }
    sheet.write(3, 0, "3300000001").unwrap();
    sheet.write(3, 2, "11330282734267548D").unwrap();
    sheet.write(3, 3, 2022).unwrap();
    sheet.write(3, 4, 0.1 + 0.2).unwrap();
    let surveyed = survey_of(vec![formats::InputFile::new("用电.xlsx", book.save_to_buffer().unwrap())]);
    let Some(Statement::Power(power)) = surveyed.facts.first().map(|f| &f.statement) else { panic!("{surveyed:?}") };
    assert_eq!(power.electricity, Wh(3_000_000));
    assert_eq!(surveyed.facts[0].source.row, 4);
}

#[test]
fn areas_in_mu_are_exact() {
    let text =
        "统一社会信用代码,企业名称,年度,用地面积(亩),签署日期,签署人\n11330282734267548D,,2022,3,2023年5月1日,甲\n";
    let surveyed = with_register("一企一单.csv", text);
    let Statement::Declaration(declaration) = &surveyed.facts[2].statement else { panic!("{surveyed:?}") };
    assert_eq!((declaration.land, declaration.tax_paid), (Some(Cm2(20_000_000)), None));
}

#[test]
fn a_tenant_who_is_nobody_in_the_register_stays_a_tenant() {
    let text = "合同号,房屋编码,出租方,出租方代码,承租方,承租方代码,租赁面积(㎡),起租日,到期日\n\
        ZL-1,330282014001GB00001F00010001,慈溪市东海服饰有限公司,11330282734267548D,岑某制衣作坊,,100,2022-01-01,2025-01-01\n";
    let surveyed = with_register("租赁.csv", text);
    assert_eq!(surveyed.problems, []);
    let Statement::Lease(lease) = &surveyed.facts[2].statement else { panic!("{surveyed:?}") };
    assert!(lease.lessor_enterprise.is_some() && lease.tenant_enterprise.is_none() && lease.above.is_none());
}

#[test]
fn a_petition_carries_no_person_and_lies_in_the_towns_metres() {
    let text = "编号,日期,类别,内容,经度,纬度,反映人,联系电话\nXF-1,2022-01-04,违建,搭棚,121.297252,30.129261,叶某,19900008580\n";
    let surveyed = survey_of(vec![csv("信访件.csv", text)]);
    let fact = &surveyed.facts[0];
    assert!(!format!("{fact:?}").contains("叶某") && !format!("{fact:?}").contains("19900008580"));
    let Statement::Petition(petition) = &fact.statement else { panic!("{fact:?}") };
    let at = petition.at.unwrap();
    assert!((620_000.0..630_000.0).contains(&at.x()) && (3_330_000.0..3_340_000.0).contains(&at.y()), "{at:?}");
}

#[test]
fn a_later_batch_finds_the_firms_of_an_earlier_one() {
    let first = survey_of(vec![csv("登记.csv", REGISTER)]);
    let ledger = Snapshot::fold(town(), jiff::civil::date(2023, 6, 30), 4549, first.facts);
    let text = "纳税人名称,统一社会信用代码,年度,实缴税金(万元)\n西山制衣厂,,2022,1.5\n";
    let surveyed = survey_knowing(vec![csv("税金.csv", text)], Some(&ledger));
    let Statement::Tax(tax) = &surveyed.facts[0].statement else { panic!("{surveyed:?}") };
    assert_eq!(tax.enterprise, EnterpriseId::derive(&town(), "registration_no", "330282600000001"));
}

#[test]
fn lines_come_into_the_towns_projection() {
    let surveyed = survey_of(vec![waterways("", &["[[120.0,30.0],[120.0,30.1]]"])]);
    let Statement::Waterway(waterway) = &surveyed.facts[0].statement else { panic!("{surveyed:?}") };
    let start = waterway.line.0[0];
    assert!((start.x - 500_000.0).abs() < 1e-4 && (start.y - 3_320_113.398).abs() < 1e-3);
    assert_eq!(waterway.width_mm, 12_500);
}

#[test]
fn a_rent_left_blank_was_not_collected_and_a_rent_of_zero_was() {
    let text = "村,资产名称,宗地代码,账面价值(万元),年租金收入(万元)\n\
        王家埭村,工业用地使用权,330282014001JB00050,120,\n王家埭村,旧仓库,,30,0\n王家埭村,厂房,,80,6.5\n";
    let surveyed = survey_of(vec![csv("村集体资产.csv", text)]);
    assert_eq!(surveyed.problems, []);
    let rents: Vec<Option<Fen>> = surveyed
        .facts
        .iter()
        .map(|fact| match &fact.statement {
            Statement::VillageAsset(asset) => asset.yearly_rent,
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(rents, [None, Some(Fen(0)), Some(Fen(6_500_000))]);
}

#[test]
fn what_is_kept_of_a_list_of_petitions_names_nobody_and_each_row_stays_where_it_was() {
    let text = "信访件登记表 填表人：钱经办\n编号,日期,类别,内容,反映人,联系电话,身份证号,经度,纬度\n\nXF-1,2022-01-04,违建,\"叶某某反映搭棚,请回电19900008580\",叶某某,19900008580,330282197001011234,121.297252,30.129261\nXF-2,2022-01-05,噪声,机器不停,匿名,,,121.297252,30.129261\n";
    let (mut documents, errors) = formats::read(vec![csv("信访件.csv", text), csv("登记.csv", crate::made::REGISTER)]);
    assert!(errors.is_empty());
    let before = documents.clone();
    let taken = survey::without_petitioners(&mut documents);
    let other = |documents: &[formats::Document]| documents.iter().find(|d| d.name == "登记.csv").cloned();
    assert_eq!(other(&documents), other(&before), "a document that is no list of petitions is left as it is");
    let kept = documents.iter().find(|d| d.name == "信访件.csv").unwrap();
    let words = String::from_utf8(kept.blob.clone()).unwrap();
    for named in ["叶某某", "19900008580", "330282197001011234", "钱经办"] {
        assert!(text.contains(named) && !words.contains(named) && !format!("{kept:?}").contains(named), "{named}");
    }
    assert!(words.contains("〔隐去〕反映搭棚,请回电〔隐去〕") && words.contains("机器不停"));
    // The kept bytes read as the tables that were surveyed, row by row in their places.
    let (again, _) = formats::read(vec![formats::InputFile::new("信访件.csv", kept.blob.clone())]);
    let places = |documents: &[formats::Document]| {
        let of = |row: &formats::Row| (row.number, row.cells.get(7).map(formats::Cell::literal));
        documents[0].tables()[0].rows.iter().map(of).collect::<Vec<_>>()
    };
    assert_eq!(places(&again), places(std::slice::from_ref(kept)));
    assert_eq!(places(&again)[1], (4, Some("121.297252".to_owned())));
    let [one] = taken.as_slice() else { panic!("nobody who is anonymous is kept") };
    assert_eq!((one.number.as_str(), one.name.as_str()), ("XF-1", "叶某某"));
    assert_eq!(one.contact, "19900008580");
}
