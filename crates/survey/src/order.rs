//! The survey itself: recognise, then read in the order in which ids resolve.

use std::collections::BTreeMap;

use formats::{Crs, Document, Reprojection};
use model::{ContentHash, Fact, Place, Problem, Severity};

use crate::kind::KINDS;
use crate::known::Known;
use crate::line::Line;
use crate::problem::{problem, said};
use crate::recognise::{self, Recognised};
use crate::report::{FileReport, Request, SheetReport, Surveyed};
use crate::sheet::Sheet;
use crate::{duplicate, geometry, plausible, sheet};

/// Reads documents into facts and problems. The same request gives the same answer, byte for byte.
///
/// Severity [`Severity::File`] means that the import as a whole should save nothing; [`Severity::Row`] that the row made
/// no fact; [`Severity::Warning`] that a person should look.
#[must_use]
pub fn survey(request: &Request<'_>) -> Surveyed {
    let mut problems = Vec::new();
    let mut reports: BTreeMap<(String, String), SheetReport> = BTreeMap::new();
    let mut sheets: Vec<Sheet<'_>> = Vec::new();
    let target = Crs::from_epsg(request.epsg).filter(|crs| !crs.is_lon_lat());
    if target.is_none() {
        problems.push(problem(
            Place::file("—"),
            Severity::File,
            said(
                "town.crs",
                "CGCS2000 高斯投影的 EPSG 代码 / an EPSG code of CGCS2000 Gauss-Krüger",
                "请在镇的设置中改正。 / Correct the town's setting.",
            ),
            &request.epsg.to_string(),
        ));
    }
    for document in request.documents {
        let hash = ContentHash::of(&document.blob);
        let names = document.tables().iter().filter(|t| !t.rows.is_empty()).map(|t| &t.name);
        for name in names.chain(document.layers().iter().map(|l| &l.name)) {
            reports.insert((document.name.clone(), name.clone()), blank_report(name));
        }
        for (name, recognised) in recognise_all(document, target.as_ref(), &mut problems) {
            let (crs, recognised) = recognised;
            let Recognised { kind, columns, rows, skipped, ignored, .. } = recognised;
            let usual = sheet::usual(&columns, &rows);
            sheets.push(Sheet {
                file: &document.name,
                hash: hash.clone(),
                name,
                kind,
                columns,
                rows,
                skipped,
                ignored,
                numbers_are_numbers: !name.is_empty(),
                usual,
                crs,
            });
        }
        if reports.keys().all(|(file, _)| *file != document.name) {
            problems.push(problem(
                Place::file(&document.name),
                Severity::File,
                said(
                    "file.empty",
                    "有数据的文件 / a file with data",
                    "文件中没有数据行：请向提供部门重新索取。 / There is no row in it: ask for it again.",
                ),
                "",
            ));
        }
    }

    let mut known = Known::new(request.town, request.as_of, request.known);
    let mut facts = Vec::new();
    let mut seen = BTreeMap::new();
    for kind in KINDS {
        let of_kind: Vec<&Sheet<'_>> = sheets.iter().filter(|s| std::ptr::eq(s.kind, kind)).collect();
        for sheet in of_kind {
            let (read, mut found) = read_sheet(sheet, &known);
            let (read, repeated) = duplicate::split(read, &mut seen);
            found.extend(repeated);
            let (read, wild) = plausible::split(sheet, read, &known);
            found.extend(wild);
            if let Some(report) = reports.get_mut(&(sheet.file.to_owned(), sheet.name.to_owned())) {
                report.kind_zh = kind.zh.to_owned();
                report.kind_en = kind.en.to_owned();
                report.department = Some(kind.department);
                report.rows = count(sheet.rows.len());
                report.facts = count(read.len());
                report.skipped = sheet.skipped;
                report.ignored.clone_from(&sheet.ignored);
            }
            known.learn(&read);
            facts.extend(read);
            problems.extend(found);
        }
    }
    problems.sort_by(|a, b| (&a.place, &a.code).cmp(&(&b.place, &b.code)));
    for problem in &problems {
        let key = (problem.place.file.clone(), problem.place.sheet.clone().unwrap_or_default());
        if let Some(report) = reports.get_mut(&key) {
            report.problems += 1;
        }
    }
    Surveyed { facts, problems, files: by_file(request.documents, reports) }
}

type Way = Option<(Crs, Reprojection)>;

/// The sheets and layers of a document that are recognised; the others become problems.
fn recognise_all<'a>(
    document: &'a Document,
    target: Option<&Crs>,
    problems: &mut Vec<Problem>,
) -> Vec<(&'a str, (Way, Recognised<'a>))> {
    let mut found = Vec::new();
    for table in document.tables().iter().filter(|t| !t.rows.is_empty()) {
        match recognise::table(&document.name, table) {
            // A table may carry degrees (信访件); its way leads from CGCS2000 longitude and latitude.
            Ok(recognised) => {
                found.push((table.name.as_str(), (way(Crs::from_epsg(4490).as_ref(), target), recognised)))
            }
            Err(wrong) => problems.extend(wrong),
        }
    }
    for layer in document.layers() {
        let place = || Place { file: document.name.clone(), sheet: Some(layer.name.clone()), row: None, column: None };
        if layer.features.is_empty() {
            problems.push(problem(
                place(),
                Severity::File,
                said(
                    "file.empty",
                    "有要素的图层 / a layer with features",
                    "图层是空的：请向提供部门重新索取。 / The layer is empty: ask for it again.",
                ),
                "",
            ));
            continue;
        }
        if layer.crs.is_none() {
            problems.push(problem(
                place(),
                Severity::File,
                said(
                    "crs.undeclared",
                    "声明了坐标系的图层 / a layer that declares its CRS",
                    "请补上 .prj 文件（CGCS2000 3 度带，如 EPSG:4549），或在 GIS 中定义坐标系后重新导出；系统不猜测坐标系。 / Add the .prj or define the CRS and export again; it is never guessed.",
                ),
                "没有坐标系声明 / none",
            ));
            continue;
        }
        match recognise::layer(&document.name, layer) {
            Ok(recognised) => match whole_layer_outside(&recognised, layer.crs.as_ref()) {
                Some(at) => problems.push(problem(
                    place(),
                    Severity::File,
                    said(
                        "geometry.outside_china",
                        format!("在中国境内的坐标（{}） / coordinates inside China", layer.crs.as_ref().map_or("", |c| &c.name)),
                        "整个图层按所声明的坐标系都落在境外：多半是坐标系或带号声明错误，或 X/Y 次序颠倒。请核对 .prj 后重新导出。 / The whole layer lies outside China in its declared CRS: check CRS, zone number and axis order.",
                    ),
                    &at,
                )),
                None => found.push((layer.name.as_str(), (way(layer.crs.as_ref(), target), recognised))),
            },
            Err(wrong) => problems.extend(wrong),
        }
    }
    found
}

fn way(from: Option<&Crs>, to: Option<&Crs>) -> Way {
    let (from, to) = (from?, to?);
    Some((from.clone(), Reprojection::new(from, to)?))
}

/// The first vertex, when no feature lies inside China: then the declaration is wrong, not the features.
fn whole_layer_outside(recognised: &Recognised<'_>, crs: Option<&Crs>) -> Option<String> {
    let crs = crs?;
    let firsts: Vec<_> = recognised
        .rows
        .iter()
        .filter_map(|row| row.geometry?.as_ref().ok())
        .filter_map(|g| geometry::corners(g).first().copied())
        .collect();
    let first = firsts.first()?;
    firsts.iter().all(|p| !crs.plausible(p.x(), p.y())).then(|| format!("({}, {})", first.x(), first.y()))
}

fn read_sheet(sheet: &Sheet<'_>, known: &Known<'_>) -> (Vec<Fact>, Vec<Problem>) {
    let mut facts = Vec::new();
    let mut problems = Vec::new();
    for row in &sheet.rows {
        let mut line = Line::new(sheet, row);
        let statement = (sheet.kind.read)(&mut line, known);
        line.note_unusual_blanks();
        if let Some(statement) = statement
            && line.sound()
        {
            facts.push(Fact::new(known.town, sheet.source(row.number), line.cells(), statement));
        } else if line.problems.is_empty() {
            // A reader that gives up must have said why; if it did not, the row is still not lost silently.
            let hint = "系统未能读出本行，也没有给出原因：请报告此问题。 / The row was not read and no reason was noted: please report it.";
            line.note(Severity::Row, "", said("row.unread", "可读取的行 / a readable row", hint));
        }
        problems.extend(line.problems);
    }
    (facts, problems)
}

fn blank_report(name: &str) -> SheetReport {
    SheetReport {
        sheet: name.to_owned(),
        kind_zh: String::new(),
        kind_en: String::new(),
        department: None,
        rows: 0,
        facts: 0,
        skipped: 0,
        problems: 0,
        ignored: Vec::new(),
    }
}

fn by_file(documents: &[Document], reports: BTreeMap<(String, String), SheetReport>) -> Vec<FileReport> {
    let mut files: BTreeMap<String, Vec<SheetReport>> =
        documents.iter().map(|d| (d.name.clone(), Vec::new())).collect();
    for ((file, _), report) in reports {
        files.entry(file).or_default().push(report);
    }
    files.into_iter().map(|(file, sheets)| FileReport { file, sheets }).collect()
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
