//! `sanqian rebuild`: indexes and folds anew from the entries.

use sanqian::Office;

use crate::arguments::Common;
use crate::exit::Stop;

/// What was there before was not what the entries say.
const DIFFERS: u8 = 4;

pub(crate) fn run(common: &Common) -> Result<(), Stop> {
    let rebuilt = Office::open(&common.data)?.rebuild()?;
    let differs = !rebuilt.same_ledger || rebuilt.same_fold == Some(false);
    if common.json {
        crate::print::json(&rebuilt);
    } else {
        let (entries, facts) = (rebuilt.entries, rebuilt.facts);
        let (zh, en) = match (rebuilt.same_ledger, rebuilt.same_fold) {
            (false, _) => ("原来的索引有误，已改正", "the old indexes were wrong; they are mended"),
            (true, Some(false)) => (
                "原来存的汇总与条目不符，已换成重建的",
                "the stored fold did not say what the entries say; it was replaced",
            ),
            (true, Some(true)) => ("与原来的完全一致", "the same as before"),
            (true, None) => ("原来没有存汇总，现已存好", "there was no stored fold; there is one now"),
        };
        crate::print::line(&common.sentence(
            &format!(
                "已重建：{entries} 条，{facts} 个事实；{zh}\n台账摘要：{}\n事实摘要：{}",
                rebuilt.digest, rebuilt.fold
            ),
            &format!(
                "rebuilt: {entries} entries, {facts} facts; {en}\nledger digest: {}\nfacts digest: {}",
                rebuilt.digest, rebuilt.fold
            ),
        ));
    }
    if differs { Err(Stop::Said(DIFFERS)) } else { Ok(()) }
}
