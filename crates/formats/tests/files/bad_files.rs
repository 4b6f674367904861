//! Each kind of unusable file gets a message that names the file and the remedy, in Chinese and English.

use crate::hand::{errors, shapefile};
use formats::{FormatError, InputFile};

fn check(error: &FormatError, file: &str, code: &str, remedy: &str) {
    assert_eq!((error.file.as_str(), &*error.code), (file, code));
    assert!(error.hint_zh.contains(remedy), "{}", error.hint_zh);
    assert!(error.to_string().starts_with(file), "{error}");
    assert!(!error.en.is_empty() && error.hint_en.is_ascii(), "{}", error.hint_en);
}

#[test]
fn an_empty_file() {
    check(&crate::hand::error("税金.xlsx", Vec::new()), "税金.xlsx", "file.empty", "重新索取");
}

#[test]
fn a_damaged_workbook() {
    let mut bytes = crate::hand::xlsx("", "<sst/>");
    bytes.truncate(bytes.len() / 2);
    check(&crate::hand::error("税金.xlsx", bytes), "税金.xlsx", "file.unreadable", "另存一份");
}

#[test]
fn a_web_page_with_the_name_of_a_workbook() {
    check(&crate::hand::error("税金.xls", b"<html></html>".to_vec()), "税金.xls", "file.type", "另存为 .xlsx");
    check(&crate::hand::error("税金.docx", b"PK".to_vec()), "税金.docx", "file.type", "另存为 .xlsx");
}

#[test]
fn a_workbook_with_a_password() {
    let mut bytes = vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    bytes.resize(1024, 0);
    bytes.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    check(&crate::hand::error("税金.xlsx", bytes), "税金.xlsx", "workbook.password", "取消密码");
}

#[test]
fn a_shapefile_without_its_table_or_index() {
    for (without, code) in [("a.dbf", "shapefile.no_dbf"), ("a.shx", "shapefile.no_shx")] {
        let files: Vec<InputFile> = shapefile("x").into_iter().filter(|f| f.name != without).collect();
        let error = errors(files);
        check(&error, "a.shp", code, "全部放在一起");
        assert!(error.zh.contains(without));
    }
    let files: Vec<InputFile> = shapefile("x").into_iter().filter(|f| f.name != "a.shp").collect();
    check(&errors(files), "a.dbf", "shapefile.no_shp", "全部放在一起");
}

#[test]
fn a_shapefile_in_a_system_that_needs_local_parameters() {
    let mut files = shapefile("x");
    files[3].bytes = crate::hand::PRJ
        .replace("CGCS2000", "Xian_1980")
        .replace("D_China_2000", "D_Xian_1980")
        .replace("China_Geodetic_Coordinate_System_2000", "Xian_1980")
        .into_bytes();
    check(&errors(files), "a.prj", "crs.unsupported", "EPSG:4549");
}

#[test]
fn two_files_of_one_name() {
    let csv = || InputFile::new("a.csv", b"a,b\n".to_vec());
    let (documents, errors) = formats::read(vec![csv(), csv()]);
    assert_eq!(documents.len(), 1);
    check(&errors[0], "a.csv", "file.duplicate", "只保留一个");
}

#[test]
fn a_shapefile_without_prj_declares_no_crs() {
    let files: Vec<InputFile> = shapefile("x").into_iter().filter(|f| f.name != "a.prj").collect();
    let (documents, errors) = formats::read(files);
    assert!(errors.is_empty());
    assert_eq!(documents[0].layers()[0].crs, None);
}
