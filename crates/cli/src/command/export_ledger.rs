//! `sanqian export-ledger`: the whole ledger as one signed file.

use sanqian::Office;
use serde_json::json;

use crate::arguments::Common;
use crate::exit::Stop;
use crate::keeping::ExportOptions;

pub(crate) fn run(common: &Common, options: &ExportOptions) -> Result<(), Stop> {
    let exported = Office::open_to_read(&common.data)?.export_ledger(&options.out)?;
    let (entries, blobs, file) = (exported.entries, exported.blobs, options.out.display());
    if common.json {
        let checkpoint = &exported.checkpoint;
        crate::print::json(
            &json!({ "file": options.out, "entries": entries, "blobs": blobs, "checkpoint": checkpoint }),
        );
    } else {
        crate::print::line(&common.sentence(
            &format!("已导出：{file}（{entries} 条，附件 {blobs} 件）"),
            &format!("exported: {file} ({entries} entries, {blobs} attachments)"),
        ));
    }
    Ok(())
}
