//! `sanqian report`: the workbook.

use serde_json::json;

use crate::arguments::{Common, ReportOptions};
use crate::bars::bars;
use crate::exit::Stop;

pub(crate) fn run(common: &Common, options: &ReportOptions) -> Result<(), Stop> {
    let work = super::work(common, &mut bars(common))?;
    let bytes = work.report(common.lang.into())?;
    crate::whole_file::write(&options.out, &bytes)?;
    if common.json {
        crate::print::json(&json!({ "file": options.out, "bytes": bytes.len() }));
    } else {
        crate::print::line(&format!("{} {}", common.say("成果工作簿：", "workbook:"), options.out.display()));
    }
    Ok(())
}
