//! `sanqian import`: reads a folder of department files into the ledger.

use model::{Problem, Severity, TownId};
use sanqian::{FileReport, ImportRequest, Imported, Office, Town};
use serde_json::{Value, json};

use crate::arguments::{Common, ImportOptions};
use crate::bars::bars;
use crate::exit::Stop;

pub(crate) fn run(common: &Common, options: &ImportOptions) -> Result<(), Stop> {
    let town = Town {
        id: TownId(options.town.clone()),
        name_zh: options.town_name.clone(),
        name_en: options.town.clone(),
        epsg: options.epsg,
    };
    let mut office = Office::open_or_found(&common.data, town)?.sealing_by(options.seal.profile());
    office.read_files_by(super::read_file::reader()?);
    // A folder imported without `--as-of` is taken as of today.
    let as_of = common.as_of.unwrap_or_else(super::today);
    let request = ImportRequest {
        folder: &options.folder,
        as_of,
        exclude_bad: options.exclude_bad,
        dry_run: options.dry_run,
        actor: super::actor(),
        at_us: super::now_us(),
    };
    let imported = office.import(&request, &mut bars(common))?;
    print(common, &imported);
    Ok(())
}

pub(crate) fn print(common: &Common, imported: &Imported) {
    if common.json {
        crate::print::json(&json!({
            "batch": imported.batch,
            "entry": imported.entry,
            "facts": imported.facts,
            "already_in_ledger": imported.already,
            "files": imported.files.iter().map(file).collect::<Vec<_>>(),
            "excluded": imported.excluded,
            "warnings": imported.warnings,
        }));
        return;
    }
    crate::print::table(
        common.say("入库文件", "files"),
        &[
            common.say("文件", "file"),
            common.say("表", "sheet"),
            common.say("内容", "content"),
            common.say("部门", "department"),
            common.say("行 ", "rows "),
            common.say("事实 ", "facts "),
            common.say("问题 ", "problems "),
        ],
        imported.files.iter().flat_map(|file| {
            file.sheets.iter().map(|sheet| {
                vec![
                    file.file.clone(),
                    sheet.sheet.clone(),
                    common.say(&sheet.kind_zh, &sheet.kind_en).to_owned(),
                    sheet.department.map_or("—", model::Department::zh).to_owned(),
                    sheet.rows.to_string(),
                    sheet.facts.to_string(),
                    sheet.problems.to_string(),
                ]
            })
        }),
    );
    list(common.say("剔除的行（已记入台账）", "rows left out (recorded in the ledger)"), &imported.excluded);
    let warnings: Vec<Problem> =
        imported.warnings.iter().filter(|p| p.severity == Severity::Warning).cloned().collect();
    list(common.say("提醒", "warnings"), &warnings);
}

fn file(report: &FileReport) -> Value {
    let sheets: Vec<Value> = report
        .sheets
        .iter()
        .map(|sheet| {
            json!({
                "sheet": sheet.sheet,
                "kind": sheet.kind_en,
                "department": sheet.department,
                "rows": sheet.rows,
                "facts": sheet.facts,
                "skipped": sheet.skipped,
                "problems": sheet.problems,
                "ignored_columns": sheet.ignored,
            })
        })
        .collect();
    json!({ "file": report.file, "sheets": sheets })
}

fn list(title: &str, problems: &[Problem]) {
    if problems.is_empty() {
        return;
    }
    eprintln!("\n{title}: {}", problems.len());
    for problem in problems {
        eprintln!("  {problem}");
    }
}
