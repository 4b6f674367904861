//! `sanqian migrate-store`: the ledger on another engine.

use sanqian::Office;

use crate::arguments::Common;
use crate::exit::Stop;
use crate::keeping::MigrateOptions;

pub(crate) fn run(common: &Common, options: &MigrateOptions) -> Result<(), Stop> {
    let moved = Office::open(&common.data)?.migrate_store(&options.to, options.switch)?;
    if common.json {
        crate::print::json(&moved);
        return Ok(());
    }
    let (from, to, entries, digest) = (moved.from, moved.to, moved.entries, &moved.digest);
    let (zh, en) = if moved.switched {
        (
            "数据目录已改用新的台账，旧的原样保留",
            "the data folder works with the copy from now on; the old ledger stays as it is",
        )
    } else {
        (
            "数据目录仍用原来的台账；要改用新的，加 --switch",
            "the data folder still works with the old ledger; add --switch to change over",
        )
    };
    crate::print::line(&common.sentence(
        &format!("已从 {from} 搬到 {to}：{entries} 条，两边摘要一致\n摘要：{digest}\n{zh}"),
        &format!("copied from {from} to {to}: {entries} entries, equal digests\ndigest: {digest}\n{en}"),
    ));
    Ok(())
}
