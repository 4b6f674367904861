//! `sanqian restore`: a new data folder from a backup.

use sanqian::Asked;

use crate::arguments::Common;
use crate::exit::Stop;
use crate::keeping::RestoreOptions;

pub(crate) fn run(common: &Common, options: &RestoreOptions) -> Result<(), Stop> {
    let key = options.trust.key();
    let asked = Asked { key: key.as_deref(), since: options.trust.since.as_deref(), keys: options.keys.as_deref() };
    let restored = match sanqian::restore(&options.from, &common.data, asked)? {
        Ok(restored) => restored,
        Err(fault) => return Err(super::verify::fault(common, &options.from, &fault)),
    };
    if common.json {
        crate::print::json(&restored);
        return Ok(());
    }
    let (file, into, town) =
        (restored.file.display(), common.data.display(), common.say(&restored.town.name_zh, &restored.town.name_en));
    let (entries, blobs, key) = (restored.entries, restored.blobs, &restored.key);
    let (opened, keys) = (restored.opened, restored.keys);
    crate::print::line(&common.sentence(
        &format!("已从 {file} 恢复到 {into}：{town}，{entries} 条，附件 {blobs} 件，全部核对无误；其中加密的 {opened} 件都已用密钥（{keys} 把）打开核对\n签名公钥：{key}（请与备份时抄下的比对）"),
        &format!("restored from {file} into {into}: {town}, {entries} entries, {blobs} attachments, all verified; the {opened} sealed ones were opened with the keys ({keys})\nsigned by: {key} (compare it with the one noted at the backup)"),
    ));
    Ok(())
}
