//! `sanqian erase`: an imported batch whose facts were corrected is made unreadable, for good.

use sanqian::{Batch, Office, Signature};

use crate::arguments::Common;
use crate::exit::Stop;
use crate::keeping::EraseOptions;

pub(crate) fn run(common: &Common, options: &EraseOptions) -> Result<(), Stop> {
    let Some(batch) = &options.batch else { return list(common) };
    let mut office = Office::open(&common.data)?;
    let by = Signature { actor: super::actor(), at_us: super::now_us(), on: super::today() };
    let erased = office.erase_batch(batch, options.because.as_deref().unwrap_or_default(), &by)?;
    if common.json {
        crate::print::json(&erased);
        return Ok(());
    }
    let (imported, entry, until) = (erased.imported_by, erased.entry, erased.superseded_by);
    let results: Vec<String> = erased.results.iter().map(u64::to_string).collect();
    let (count, results) = (results.len(), results.join("、"));
    crate::print::line(&common.sentence(
        &format!(
            "已销毁第 {imported} 条入库的一批（记为台账第 {entry} 条）：它的文件和事实谁也读不出来了，台账照样核对得通。\n从此不能再问第 {until} 条以前当时知道什么；期间的结果 {count} 项仍在，但不能再从原始数据重算{}。\n以前写出的 .keys 密钥文件仍能打开旧备份里的这一批：请现在备份一次，并销毁所有旧的密钥文件。",
            if count == 0 { String::new() } else { format!("（第 {results} 条）") }
        ),
        &format!(
            "the batch of entry {imported} was erased (entry {entry}): nobody can read its files and facts any more, and the ledger verifies as before.\nWhat was known before entry {until} cannot be asked again; {count} results of that time are kept and cannot be computed anew{}.\nOlder .keys files still open it in older backups: back up now, and destroy all older keys files.",
            if count == 0 { String::new() } else { format!(" (entries {results})") }
        ),
    ));
    Ok(())
}

fn list(common: &Common) -> Result<(), Stop> {
    let batches = Office::open_to_read(&common.data)?.batches()?;
    if common.json {
        crate::print::json(&batches);
        return Ok(());
    }
    let state = |batch: &Batch| match (batch.erased_by, batch.sealed) {
        (Some(entry), _) => format!("{} {entry}", common.say("已销毁，见第", "erased by")),
        (None, true) => common.say("加密", "sealed").to_owned(),
        (None, false) => common.say("明文（旧）", "plain (old)").to_owned(),
    };
    crate::print::table(
        common.say("入库批次", "imported batches"),
        &[
            common.say("条 ", "entry "),
            common.say("批次", "batch"),
            common.say("文件 ", "files "),
            common.say("事实 ", "facts "),
            common.say("状态", "state"),
        ],
        batches.iter().map(|batch| {
            let short: String = batch.batch.chars().take(12).collect();
            vec![batch.entry.to_string(), short, batch.files.len().to_string(), batch.facts.to_string(), state(batch)]
        }),
    );
    Ok(())
}
