//! The workbook: its sheets in the order of the work.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, Worksheet, XlsxError};

use crate::{Report, blocks, closures, findings, funds, grades, inputs_cited, lists, name, not_graded, style, summary};

/// A workbook that cannot be written.
#[derive(Debug, thiserror::Error)]
#[error("the workbook cannot be written: {0}; export fewer rows or report this with the data")]
pub struct ReportError(String);

impl From<XlsxError> for ReportError {
    fn from(error: XlsxError) -> Self {
        Self(error.to_string())
    }
}

/// The results as one XLSX file. The same input gives the same bytes.
///
/// # Errors
/// When a sheet would be larger than the format allows (1,048,576 rows).
pub fn workbook(report: &Report<'_>) -> Result<Vec<u8>, ReportError> {
    let pick = |zh: &'static str, en: &'static str| report.language.pick(zh, en);
    let mut taken = Vec::new();
    let summary_name = name::sheet(pick("概况", "Summary"), &mut taken);
    let mut sheets: Vec<Worksheet> = Vec::new();

    let mut graded = Vec::new();
    for population in &report.assessment.populations {
        let wanted = format!("{}-{}", pick("亩均评价", "Grades"), report.language.pick(&population.zh, &population.en));
        let (sheet, extent) = grades::sheet(report, population, name::sheet(&wanted, &mut taken))?;
        sheets.push(sheet);
        graded.push(extent);
    }
    sheets.push(not_graded::sheet(report, name::sheet(pick("不参评", "Not graded"), &mut taken))?);
    sheets.push(inputs_cited::sheet(report, name::sheet(pick("评价数据来源", "Sources"), &mut taken))?);
    let (sheet, findings) = findings::sheet(report, name::sheet(pick("整治疑点", "Suspicions"), &mut taken))?;
    sheets.push(sheet);
    sheets.push(closures::sheet(report, name::sheet(pick("取缔建议", "Closure proposals"), &mut taken))?);
    sheets.push(lists::sheet(report, name::sheet(pick("一企一策", "Uplift"), &mut taken))?);

    let blocks_name = name::sheet(pick("改造区块", "Blocks"), &mut taken);
    let parcels_name = name::sheet(pick("区块宗地", "Block parcels"), &mut taken);
    let mut fund_sheets = Vec::new();
    let mut fund_places = Vec::new();
    for plan in &report.plan.blocks {
        let wanted = format!("{}-{}", pick("资金", "Funds"), plan.block.name);
        let (sheet, place) = funds::sheet(report, plan, name::sheet(&wanted, &mut taken))?;
        fund_sheets.push(sheet);
        fund_places.push(place);
    }
    let (sheet, blocks) = blocks::sheet(report, blocks_name, &fund_places)?;
    sheets.push(sheet);
    sheets.push(blocks::parcels(report, parcels_name)?);
    sheets.extend(fund_sheets);

    let others = summary::Others { graded: &graded, findings: &findings, blocks: &blocks };
    sheets.insert(0, summary::sheet(report, &summary_name, &others)?);

    let mut book = Workbook::new();
    book.set_properties(&properties(report)?);
    let tabs = [style::TAB_SUMMARY, style::TAB_GRADES, style::TAB_CHECKS, style::TAB_RENEWAL];
    let first_check = 3 + report.assessment.populations.len();
    for (index, mut sheet) in sheets.into_iter().enumerate() {
        let tab = match index {
            0 => tabs[0],
            index if index < first_check => tabs[1],
            index if index < first_check + 3 => tabs[2],
            _ => tabs[3],
        };
        sheet.set_tab_color(tab);
        book.push_worksheet(sheet);
    }
    Ok(book.save_to_buffer()?)
}

fn properties(report: &Report<'_>) -> Result<DocProperties, XlsxError> {
    let day = report.created;
    let year = u16::try_from(day.year()).unwrap_or(1900);
    let (month, day) = (day.month().unsigned_abs(), day.day().unsigned_abs());
    let created = ExcelDateTime::from_ymd(year, month, day)?;
    Ok(DocProperties::new()
        .set_title(format!(
            "{} {}",
            report.town,
            report.language.pick("三千行动成果", "three-thousand action: results")
        ))
        .set_comment(format!("snapshot {}", report.snapshot_hash))
        .set_author("Sanqian")
        .set_creation_datetime(&created))
}
