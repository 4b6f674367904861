//! What the ledger says when it refuses, in Chinese; its own words are English.

use ledger::LedgerError;

/// The refusal in Chinese, with what to do.
#[must_use]
pub fn ledger_words(error: &LedgerError) -> String {
    match error {
        LedgerError::InUse { path, holder } => {
            format!(
                "台账 {path} 正被另一个程序使用（{holder}）；同一时间只能有一个程序写台账，请先关掉它，或在网页上操作"
            )
        }
        LedgerError::NotALedger { path, found } => {
            format!("{path} 不是三千的台账（{found}）；请检查数据目录写得对不对")
        }
        LedgerError::Newer { path, found, known } => {
            format!("台账 {path} 是新版程序写的（第 {found} 版，本程序只认到第 {known} 版）；请安装新版程序")
        }
        LedgerError::SqliteTooOld { found } => {
            format!("程序内置的 SQLite 太旧（{found}），可能丢失写入；请换用正式发布的程序")
        }
        LedgerError::File { path, message } => format!("{path}：{message}；请检查文件夹在不在、有没有读写权限"),
        LedgerError::Refused { what, hint } => format!("台账不接受：{what}；{hint}"),
        LedgerError::MissingBlob(name) => format!("附件 {name} 不在台账里，也没有随条目一起给出"),
        LedgerError::NoKey(key) => format!(
            "数据目录的 keys 文件夹里没有密钥 {key}，用它加密的内容打不开；请把原来的 keys 文件夹放回，或用备份的 .keys 文件恢复（sanqian restore --keys）"
        ),
        LedgerError::Erased { batch, seq, because } => {
            format!("第 {batch} 批已由台账第 {seq} 条销毁（{because}），当时依据它的内容不能再现；请改问以后的时点")
        }
        LedgerError::Damaged(what) => {
            format!("台账损坏（{what}）；请停止入库，用 sanqian verify 找出位置，并从备份恢复")
        }
        LedgerError::UnknownOutcome { message } => {
            format!("写盘时出错（{message}），不知道这一条写进去没有；请重新打开台账，看最后一条是什么")
        }
        LedgerError::Closed => "前一次写入结果不明，台账已关闭；请重新打开再继续".to_owned(),
        LedgerError::DiskFull => "磁盘满了，什么也没有写入；请腾出空间再试".to_owned(),
        LedgerError::Contended(message) => format!("别的程序一直在写同一个台账（{message}），什么也没有写入；请再试"),
        LedgerError::Moved { expected, found } => {
            format!("读到第 {expected} 条之后，别的程序又写了第 {found} 条；什么也没有写入，请重新读取后再定")
        }
        LedgerError::Database(message) => format!("数据库报错（{message}），什么也没有写入"),
    }
}
