//! What is in a file comes out as it is written, with rows numbered as a spreadsheet shows them.

use formats::{Cell, Content, InputFile};
use geo_types::Geometry;
use jiff::civil::date;
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};

fn one(name: &str, bytes: Vec<u8>) -> formats::Document {
    let (mut documents, errors) = formats::read(vec![InputFile::new(name, bytes)]);
    assert!(errors.is_empty(), "{errors:?}");
    documents.remove(0)
}

#[test]
fn every_kind_of_cell_of_a_workbook() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("表").unwrap();
    let day = Format::new().set_num_format("yyyy-mm-dd");
    sheet.merge_range(0, 0, 0, 3, "标题", &Format::new()).unwrap();
    sheet.write(2, 0, " 甲 ").unwrap();
    sheet.write(2, 1, 12.5).unwrap();
    sheet.write_datetime_with_format(2, 2, ExcelDateTime::parse_from_str("2021-03-05").unwrap(), &day).unwrap();
    sheet.write(2, 3, true).unwrap();
    sheet.write_formula(2, 4, Formula::new("=1+1").set_result("2")).unwrap();
    sheet.write(2, 5, 330_282_601_000_741.0).unwrap();
    let document = one("a.xlsx", book.save_to_buffer().unwrap());
    let table = &document.tables()[0];
    assert_eq!(table.name, "表");
    assert_eq!(table.rows.iter().map(|r| r.number).collect::<Vec<_>>(), [1, 3]);
    let number = |literal: &str| Cell::Number { literal: literal.to_owned(), value: literal.parse().unwrap() };
    let cells = &table.rows[1].cells;
    assert_eq!(cells[0], Cell::Text(" 甲 ".to_owned()));
    assert_eq!(cells[1], number("12.5"));
    assert_eq!(cells[2], Cell::Date(date(2021, 3, 5)));
    assert_eq!(cells[3], Cell::Bool(true));
    assert_eq!(cells[4], number("2"));
    assert_eq!(cells[5], number("330282601000741"));
}

#[test]
fn a_formula_that_was_never_calculated_is_not_a_blank() {
    let bytes = crate::hand::xlsx(r#"<row r="1"><c r="A1"><f>1+1</f></c></row>"#, "<sst/>");
    assert!(matches!(one("a.xlsx", bytes).tables()[0].rows[0].cells[0], Cell::FormulaWithoutValue(_)));
}

#[test]
fn a_shapefile_bundle_is_one_document_and_its_blob_keeps_all_members() {
    for (name, cpg, language) in [("甲", None, 0), ("甲", Some("UTF-8"), 0), ("\u{7532}", None, 0)] {
        let mut files = crate::hand::shapefile(name);
        files[2].bytes[29] = language;
        if let Some(cpg) = cpg {
            files.push(InputFile::new("a.cpg", cpg.into()));
        }
        let (documents, errors) = formats::read(files.clone());
        assert!(errors.is_empty(), "{errors:?}");
        let Content::Layers(layers) = &documents[0].content else { panic!("a map") };
        assert_eq!(layers[0].crs.as_ref().and_then(|c| c.epsg), Some(4549));
        let feature = &layers[0].features[0];
        assert_eq!(feature.attributes[0], ("NAME".to_owned(), Cell::Text("甲".to_owned())));
        assert_eq!(feature.attributes[1].1.literal(), "96.50");
        let Ok(Geometry::MultiPolygon(shape)) = &feature.geometry else { panic!("{:?}", feature.geometry) };
        assert_eq!((shape.0.len(), shape.0[0].interiors().len()), (1, 1));
        let mut members = formats::unbundle(&documents[0].blob).unwrap();
        files.sort_by(|a, b| a.name.cmp(&b.name));
        members.sort_by(|a, b| a.name.cmp(&b.name));
        assert_eq!(members, files);
    }
}

#[test]
fn a_dbf_in_gbk_is_told_by_its_language_byte_or_by_not_being_utf8() {
    for language in [0x4D, 0] {
        let mut files = crate::hand::shapefile("AB");
        let dbf = &mut files[2].bytes;
        dbf[29] = language;
        let at = dbf.windows(2).rposition(|w| w == b"AB").unwrap();
        dbf[at..at + 2].copy_from_slice(&[0xBC, 0xD7]); // 甲
        let (documents, _) = formats::read(files);
        assert_eq!(documents[0].layers()[0].features[0].attributes[0].1, Cell::Text("甲".to_owned()));
    }
}

#[test]
fn a_geopackage_gives_layers_with_dates() {
    let document = one("a.gpkg", crate::hand::geopackage(""));
    let layer = &document.layers()[0];
    assert_eq!((layer.name.as_str(), layer.crs.as_ref().and_then(|c| c.epsg)), ("点", Some(4549)));
    let feature = &layer.features[0];
    assert_eq!(feature.attributes[2], ("日期".to_owned(), Cell::Date(date(2020, 5, 6))));
    assert_eq!(feature.geometry, Ok(geo_types::Point::new(620_000.0, 3_340_000.0).into()));
}

#[test]
fn geojson_keeps_numbers_as_written_and_refuses_open_rings() {
    let text = r#"{"type":"FeatureCollection","features":[
        {"type":"Feature","properties":{"宽":3.50,"止":null},"geometry":{"type":"LineString","coordinates":[[121.3,30.1],[121.4,30.2]]}},
        {"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,1]]]}},
        {"type":"Feature","properties":{},"geometry":null}]}"#;
    let document = one("a.geojson", text.as_bytes().to_vec());
    let features = &document.layers()[0].features;
    assert_eq!(features[0].attributes[1].1, Cell::Empty);
    assert!(features[0].geometry.is_ok());
    assert!(features[1].geometry.as_ref().unwrap_err().contains("未闭合"));
    assert!(features[2].geometry.as_ref().unwrap_err().contains("没有图形"));
}
