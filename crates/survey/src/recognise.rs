//! Which kind a sheet is, by its headers; titles above them, totals and notes below are passed over.

use std::collections::BTreeMap;

use formats::{Cell, Layer, Table, column_letters};
use model::{Place, Problem, Severity};

use crate::kind::{Column, KINDS, Kind};
use crate::problem::{problem, said};
use crate::sheet::{Mapped, RawRow};

/// Rows in which the header is looked for.
const HEADER_WITHIN: usize = 12;

/// What recognition gives: kind, columns, data rows, rows passed over, headers without a field.
pub(crate) struct Recognised<'a> {
    pub(crate) kind: &'static Kind,
    pub(crate) columns: BTreeMap<&'static str, Mapped>,
    pub(crate) rows: Vec<RawRow<'a>>,
    pub(crate) skipped: u32,
    pub(crate) ignored: Vec<String>,
    /// Lines of the header among the sheet's rows, counted from 0; empty for a layer.
    pub(crate) header: std::ops::Range<usize>,
}

/// Recognises a sheet.
pub(crate) fn table<'a>(file: &str, table: &'a Table) -> Result<Recognised<'a>, Vec<Problem>> {
    let texts: Vec<Vec<String>> =
        table.rows.iter().take(HEADER_WITHIN + 1).map(|row| row.cells.iter().map(Cell::literal).collect()).collect();
    let mut best: Option<(Match, std::ops::Range<usize>)> = None;
    for at in 0..texts.len().min(HEADER_WITHIN) {
        let one = texts.get(at).cloned().unwrap_or_default();
        let two = texts.get(at + 1).map(|below| merged(&one, below));
        for (headers, ends) in std::iter::once((one, at + 1)).chain(two.map(|headers| (headers, at + 2))) {
            let found = match_headers(&headers, false, column_letters);
            if let Some(found) = found
                && best.as_ref().is_none_or(|(b, _)| found.rank() > b.rank())
            {
                best = Some((found, at..ends));
            }
        }
    }
    let (found, header) = accept(file, &table.name, best)?;
    let mut rows = Vec::new();
    let mut skipped = u32::try_from(header.end).unwrap_or(u32::MAX);
    for row in table.rows.iter().skip(header.end) {
        if passed_over(&row.cells) {
            skipped += 1;
        } else {
            rows.push(RawRow { number: row.number, cells: row.cells.iter().collect(), geometry: None });
        }
    }
    let columns = found.units(file, &table.name)?;
    Ok(Recognised { kind: found.kind, columns, rows, skipped, ignored: found.ignored, header })
}

/// Recognises a layer.
pub(crate) fn layer<'a>(file: &str, layer: &'a Layer) -> Result<Recognised<'a>, Vec<Problem>> {
    // Features of one layer may differ in their attributes (GeoJSON); the header is the union, in order of appearance.
    let mut headers: Vec<String> = Vec::new();
    for feature in &layer.features {
        for (name, _) in &feature.attributes {
            if !headers.contains(name) && headers.len() < formats::limits::ATTRIBUTES {
                headers.push(name.clone());
            }
        }
    }
    let found = match_headers(&headers, true, |index| headers.get(index).cloned().unwrap_or_default());
    let (found, header) = accept(file, &layer.name, found.map(|f| (f, 0..0)))?;
    static BLANK: Cell = Cell::Empty;
    let rows = layer
        .features
        .iter()
        .map(|feature| RawRow {
            number: feature.number,
            cells: headers
                .iter()
                .map(|header| {
                    feature.attributes.iter().find(|(name, _)| name == header).map_or(&BLANK, |(_, cell)| cell)
                })
                .collect(),
            geometry: Some(&feature.geometry),
        })
        .collect();
    let columns = found.units(file, &layer.name)?;
    Ok(Recognised { kind: found.kind, columns, rows, skipped: 0, ignored: found.ignored, header })
}

/// The lower line of a two-level header; where it is blank the upper line's cell reaches down.
fn merged(upper: &[String], lower: &[String]) -> Vec<String> {
    let width = upper.len().max(lower.len());
    let at = |line: &[String], index: usize| line.get(index).filter(|t| !t.trim().is_empty()).cloned();
    (0..width).map(|index| at(lower, index).or_else(|| at(upper, index)).unwrap_or_default()).collect()
}

struct Match {
    kind: &'static Kind,
    columns: Vec<Mapped>,
    missing: Vec<&'static str>,
    ignored: Vec<String>,
}

impl Match {
    /// All necessary columns first, then the number of columns, then the share of the kind's columns.
    fn rank(&self) -> (bool, usize, usize) {
        (self.missing.is_empty(), self.columns.len(), 1000 * self.columns.len() / self.kind.columns.len().max(1))
    }

    /// Every quantity needs its unit.
    fn units(&self, file: &str, sheet: &str) -> Result<BTreeMap<&'static str, Mapped>, Vec<Problem>> {
        let mut problems = Vec::new();
        for mapped in &self.columns {
            if let (Some(dimension), None) = (mapped.column.dimension, mapped.unit) {
                problems.push(problem(
                    Place {
                        file: file.to_owned(),
                        sheet: Some(sheet.to_owned()).filter(|s| !s.is_empty()),
                        row: None,
                        column: Some(format!("{} ({})", mapped.letters, mapped.header)),
                    },
                    Severity::File,
                    said(
                        "header.unit",
                        format!("表头注明单位（{}）", dimension.units()),
                        "请在表头括号内写明单位，如“实缴税金(万元)”；系统不猜测单位。 / Write the unit in brackets in the header; it is never guessed.",
                    ),
                    &mapped.header,
                ));
            }
        }
        if problems.is_empty() {
            Ok(self.columns.iter().map(|m| (m.column.field, m.clone())).collect())
        } else {
            Err(problems)
        }
    }
}

/// Header without unit, blanks and case: `实缴税金(万元)` → (`实缴税金`, `万元`).
pub(crate) fn split_unit(header: &str) -> (String, Option<String>) {
    let plain: String =
        header.chars().map(crate::amount::half_width).filter(|c| !c.is_whitespace() && *c != '*').collect();
    let plain = plain.replace('【', "(").replace('】', ")").replace('[', "(").replace(']', ")");
    match plain.strip_suffix(')').and_then(|p| p.rsplit_once('(')) {
        Some((base, unit)) => (base.to_uppercase(), Some(unit.to_owned())),
        None => (plain.to_uppercase(), None),
    }
}

fn match_headers(headers: &[String], is_layer: bool, letters: impl Fn(usize) -> String) -> Option<Match> {
    let split: Vec<(String, Option<String>)> = headers.iter().map(|h| split_unit(h)).collect();
    let mut best: Option<Match> = None;
    for kind in KINDS.iter().filter(|kind| kind.shape.is_some() == is_layer) {
        let mut columns: Vec<Mapped> = Vec::new();
        let mut missing = Vec::new();
        for column in kind.columns {
            let taken = |index: usize| columns.iter().any(|m| m.index == index);
            let found =
                split.iter().enumerate().find(|(index, (base, _))| !taken(*index) && names(column, base, is_layer));
            match found {
                Some((index, (_, unit))) => columns.push(Mapped {
                    column,
                    index,
                    letters: letters(index),
                    header: headers.get(index).map(|h| h.trim().to_owned()).unwrap_or_default(),
                    unit: match (column.dimension, unit) {
                        (Some(dimension), Some(unit)) => dimension.unit(unit),
                        _ => column.unit,
                    },
                }),
                None if column.must => missing.push(column.names.first().copied().unwrap_or(column.field)),
                None => {}
            }
        }
        let ignored = headers
            .iter()
            .enumerate()
            .filter(|(index, header)| !header.trim().is_empty() && !columns.iter().any(|m| m.index == *index))
            .map(|(_, header)| header.trim().to_owned())
            .collect();
        let found = Match { kind, columns, missing, ignored };
        if !found.columns.is_empty() && best.as_ref().is_none_or(|b| found.rank() > b.rank()) {
            best = Some(found);
        }
    }
    best
}

/// Whether a header means a column. Attribute names of a shapefile have ten bytes, so a Chinese name may be cut.
fn names(column: &Column, base: &str, is_layer: bool) -> bool {
    column.names.iter().any(|name| {
        let name = name.to_uppercase();
        base == name || (is_layer && (9..=10).contains(&base.len()) && name.starts_with(base))
    })
}

fn accept(
    file: &str,
    sheet: &str,
    best: Option<(Match, std::ops::Range<usize>)>,
) -> Result<(Match, std::ops::Range<usize>), Vec<Problem>> {
    let place = Place {
        file: file.to_owned(),
        sheet: Some(sheet.to_owned()).filter(|s| !s.is_empty()),
        row: None,
        column: None,
    };
    let unknown = |place| {
        let kinds: Vec<String> = KINDS
            .iter()
            .map(|kind| {
                let must: Vec<&str> =
                    kind.columns.iter().filter(|c| c.must).filter_map(|c| c.names.first().copied()).collect();
                format!("{}（{}）", kind.zh, must.join("、"))
            })
            .collect();
        vec![problem(
            place,
            Severity::File,
            said(
                "sheet.unknown",
                "可识别的工作表或图层 / a sheet or layer that is recognised",
                format!(
                    "系统按表头识别，可识别的种类与必需列：{}。请核对表头，或从工作簿中删去此表。 / Sheets are recognised by these headers; correct them or remove the sheet.",
                    kinds.join("；")
                ),
            ),
            sheet,
        )]
    };
    match best {
        Some((found, ends)) if found.missing.is_empty() => Ok((found, ends)),
        Some((found, _)) if 2 * found.columns.len() >= found.kind.columns.len() => Err(vec![problem(
            place,
            Severity::File,
            said(
                "sheet.column_missing",
                format!("{}应有列：{}", found.kind.zh, found.missing.join("、")),
                "请补上缺少的列（表头文字须一致）后重新导入。 / Add the missing columns and import again.",
            ),
            sheet,
        )]),
        _ => Err(unknown(place)),
    }
}

const TOTALS: [&str; 5] = ["合计", "总计", "小计", "共计", "累计"];
const NOTES: [&str; 7] = ["注:", "备注:", "说明:", "制表", "填表", "审核", "填报"];

/// Totals, and notes that stand alone in their row.
fn passed_over(cells: &[Cell]) -> bool {
    let texts: Vec<String> = cells
        .iter()
        .filter(|c| !c.is_blank())
        .map(|c| c.literal().chars().map(crate::amount::half_width).filter(|c| !c.is_whitespace()).collect())
        .collect();
    let total = texts.iter().take(2).any(|t| TOTALS.iter().any(|w| t == w || t.strip_suffix(':') == Some(w)));
    let note = texts.len() == 1 && texts.iter().any(|t| NOTES.iter().any(|w| t.starts_with(w)));
    total || note || texts.is_empty()
}
