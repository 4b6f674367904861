//! `sanqian proof`: that one entry stands in the ledger, as a file for the one whom it concerns.

use sanqian::Office;
use serde_json::json;

use crate::arguments::Common;
use crate::exit::Stop;
use crate::keeping::ProofOptions;

pub(crate) fn run(common: &Common, options: &ProofOptions) -> Result<(), Stop> {
    let office = Office::open_to_read(&common.data)?;
    let year = common.year.unwrap_or_else(|| common.as_of.unwrap_or_else(super::today).year() - 1);
    let entry = match options.entry {
        Some(entry) => entry,
        None => office.published_entry(year)?,
    };
    office.prove(entry, &options.out)?;
    let file = options.out.display();
    if common.json {
        crate::print::json(&json!({ "file": options.out, "entry": entry }));
    } else {
        crate::print::line(&common.sentence(
            &format!(
                "证明已写到 {file}：台账第 {entry} 条。任何人可用 sanqian verify {file} 核对，不联网、不需要数据库。"
            ),
            &format!("the proof of entry {entry} is in {file}; anybody checks it by sanqian verify {file}, offline."),
        ));
    }
    Ok(())
}
