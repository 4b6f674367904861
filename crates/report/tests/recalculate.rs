//! Another spreadsheet program recalculates every formula of the workbook and comes to our figures, to 0.01 yuan.
//!
//! Needs LibreOffice (`soffice`). Without it the test says so and passes, unless `SANQIAN_REQUIRE_PEERS=1`.
#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout, reason = "tests")]

mod sample;

use std::path::{Path, PathBuf};
use std::process::Command;

use calamine::{DataType, Reader, Xlsx, open_workbook};
use report::{Language, workbook};
use sample::sample;

/// Recalculate on load, always: a program that trusts cached values would prove nothing.
const ALWAYS: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>"#;

fn soffice_is_there() -> bool {
    let there = Command::new("soffice").arg("--version").output().is_ok_and(|out| out.status.success());
    if !there {
        let required = std::env::var("SANQIAN_REQUIRE_PEERS").is_ok_and(|value| value == "1");
        assert!(!required, "soffice is missing; install libreoffice-calc");
        println!("skipped: soffice is not installed");
    }
    there
}

/// The workbook as LibreOffice saves it after recalculating.
fn recalculated(folder: &Path, bytes: &[u8]) -> PathBuf {
    let (profile, out) = (folder.join("profile"), folder.join("out"));
    std::fs::create_dir_all(profile.join("user")).unwrap();
    std::fs::write(profile.join("user/registrymodifications.xcu"), ALWAYS).unwrap();
    let given = folder.join("given.xlsx");
    std::fs::write(&given, bytes).unwrap();
    let run = Command::new("soffice")
        .arg(format!("-env:UserInstallation=file://{}", profile.display()))
        .args(["--headless", "--convert-to", "xlsx", "--outdir"])
        .args([&out, &given])
        .output()
        .unwrap();
    let written = out.join("given.xlsx");
    assert!(written.exists(), "{}", String::from_utf8_lossy(&run.stderr));
    written
}

/// A formula cell: sheet, row and column from 0, our figure, theirs.
type Compared = (String, (u32, u32), Option<f64>, Option<f64>);

/// Every formula cell of the workbook.
fn compared(ours: &Path, theirs: &Path) -> Vec<Compared> {
    let mut ours: Xlsx<_> = open_workbook(ours).unwrap();
    let mut theirs: Xlsx<_> = open_workbook(theirs).unwrap();
    let mut cells = Vec::new();
    for sheet in ours.sheet_names() {
        let formulas = ours.worksheet_formula(&sheet).unwrap();
        let (mine, other) = (ours.worksheet_range(&sheet).unwrap(), theirs.worksheet_range(&sheet).unwrap());
        let (top, left) = formulas.start().unwrap_or((0, 0));
        for (row, column, formula) in formulas.used_cells() {
            if formula.is_empty() {
                continue;
            }
            let at = (top + u32::try_from(row).unwrap(), left + u32::try_from(column).unwrap());
            let figure = |range: &calamine::Range<calamine::Data>| range.get_value(at).and_then(DataType::as_f64);
            cells.push((sheet.clone(), at, figure(&mine), figure(&other)));
        }
    }
    cells
}

#[test]
fn libreoffice_comes_to_the_same_figures() {
    if !soffice_is_there() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let bytes = workbook(&sample().report(Language::Zh)).unwrap();
    let theirs = recalculated(folder.path(), &bytes);
    let cells = compared(&folder.path().join("given.xlsx"), &theirs);
    assert!(cells.len() > 100, "only {} formulas", cells.len());
    for (sheet, at, ours, theirs) in cells {
        let (Some(ours), Some(theirs)) = (ours, theirs) else { panic!("{sheet} {at:?}: {ours:?} {theirs:?}") };
        // 0.01 yuan in units of 万元; all other figures are nearer still.
        assert!((ours - theirs).abs() <= 1e-6, "{sheet} {at:?}: ours {ours}, theirs {theirs}");
    }
}

/// The control: a wrong cached value must come back mended, or the test above compares our figures with themselves.
#[test]
fn libreoffice_does_recalculate() {
    if !soffice_is_there() {
        return;
    }
    let mut book = rust_xlsxwriter::Workbook::new();
    book.add_worksheet().write_formula(0, 0, rust_xlsxwriter::Formula::new("1+1").set_result("7")).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let theirs = recalculated(folder.path(), &book.save_to_buffer().unwrap());
    let cells = compared(&folder.path().join("given.xlsx"), &theirs);
    assert_eq!(cells, [("Sheet1".to_owned(), (0, 0), Some(7.0), Some(2.0))]);
}
