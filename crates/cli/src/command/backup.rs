//! `sanqian backup`: the ledger into a folder, read back and verified.

use sanqian::Office;

use crate::arguments::Common;
use crate::exit::Stop;
use crate::keeping::BackupOptions;

pub(crate) fn run(common: &Common, options: &BackupOptions) -> Result<(), Stop> {
    let office = Office::open_to_read(&common.data)?;
    let backup = office.back_up(&options.folder, super::today())?;
    if common.json {
        crate::print::json(&backup);
        return Ok(());
    }
    let (file, note) = (backup.file.display(), backup.checkpoint_file.display());
    let (entries, blobs, key) = (backup.entries, backup.blobs, &backup.key);
    let (keys_file, keys, opened) = (backup.keys_file.display(), backup.keys, backup.opened);
    let private = office.key_file();
    let private = private.display();
    let zh = if backup.already {
        "上次备份以后台账没有变化，原备份已再次核对"
    } else {
        "已备份，并读回核对"
    };
    let en = if backup.already {
        "nothing new since the last backup, which was verified again"
    } else {
        "backed up, read back, verified"
    };
    crate::print::line(&common.sentence(
        &format!(
            "{zh}：{file}（{entries} 条，附件 {blobs} 件，其中加密的 {opened} 件已用密钥逐件打开核对）\n密钥文件：{keys_file}（{keys} 把；没有它备份读不出来，有了它和备份什么都读得出来：请立即移到另一处，与备份分开保管）\n检查点：{note}\n公钥：{key}\n请把检查点和公钥抄送另一个部门留存；私钥 {private} 另外保管，不要和备份放在一起。"
        ),
        &format!(
            "{en}: {file} ({entries} entries, {blobs} attachments; the {opened} sealed ones were opened with the keys)\nkeys: {keys_file} ({keys}; without it the backup cannot be read, with both everything can: move it elsewhere now and keep it apart)\ncheckpoint: {note}\npublic key: {key}\nLet another office keep checkpoint and public key; keep the private key {private} apart from the backups."
        ),
    ));
    Ok(())
}
