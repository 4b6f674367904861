//! What can be asked of the ledger's keeping: backup, restore, proof. Help texts are Chinese first.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use crate::arguments::Common;
use crate::command;
use crate::exit::Stop;

/// The verbs.
#[derive(Debug, Subcommand)]
pub(crate) enum Keeping {
    /// 备份台账：写到一个文件夹，读回核对后才算数 (back the ledger up into a folder; read back and verified)
    Backup(BackupOptions),
    /// 从备份恢复到一个新的数据目录 (make a new data folder from a backup)
    Restore(RestoreOptions),
    /// 核对：备份、导出或证明文件，不联网、不需要数据库；不写文件则核对数据目录里的台账。
    /// 退出码：0 完好，2 被改动，3 不完整，4 签名的钥匙不可信，6 没有这个文件
    /// (verify a backup, an export or a proof offline, or the ledger itself)
    Verify(VerifyOptions),
    /// 导出整个台账为一个签名的文件 (export the whole ledger as one signed file)
    ExportLedger(ExportOptions),
    /// 销毁一批已被更正的入库文件：密钥毁掉，谁也读不出来；不写批次则列出各批 (make a corrected batch unreadable for good; without one, list them)
    Erase(EraseOptions),
    /// 证明：某年度的评价结果（或某一条）确实在台账里 (prove that a year's result, or one entry, stands in the ledger)
    Proof(ProofOptions),
    /// 从台账条目重建索引和汇总，并与原来的比对；不一致时以 4 退出 (build what is derived anew and compare; exit 4 when it differs)
    Rebuild,
    /// 把台账搬到另一种数据库：SQLite ⇄ PostgreSQL (copy the ledger to another engine, digests compared)
    MigrateStore(MigrateOptions),
}

#[derive(Debug, Args)]
pub(crate) struct BackupOptions {
    /// 备份到哪个文件夹，最好在另一个盘上 (folder, best on another disk)
    pub(crate) folder: PathBuf,
}

/// What is asked of a file beyond holding together.
#[derive(Debug, Args)]
pub(crate) struct TrustOptions {
    /// 必须由这个公钥签名，写公钥或存公钥的文件 (public key, or a file with it, that must have signed)
    #[arg(long)]
    pub(crate) trust: Option<String>,
    /// 必须延续这个以前留存的检查点文件 (an older checkpoint, kept elsewhere, that it must continue)
    #[arg(long)]
    pub(crate) since: Option<PathBuf>,
}

impl TrustOptions {
    /// The key's text, read from its file where one is named.
    pub(crate) fn key(&self) -> Option<String> {
        let given = self.trust.as_ref()?;
        Some(std::fs::read_to_string(given).map_or_else(|_| given.clone(), |text| text.trim().to_owned()))
    }
}

#[derive(Debug, Args)]
pub(crate) struct RestoreOptions {
    /// 备份文件；写文件夹则取其中最新的一份 (the backup; of a folder, its latest)
    pub(crate) from: PathBuf,
    /// 与备份同时写出、另处保管的密钥文件；不写则找备份旁边的同名 .keys (the keys file of the backup; else looked for beside it)
    #[arg(long)]
    pub(crate) keys: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) trust: TrustOptions,
}

#[derive(Debug, Args)]
pub(crate) struct VerifyOptions {
    /// 备份、导出或证明文件；不写则核对数据目录里的台账 (the file; the ledger of the data folder when left out)
    pub(crate) file: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) trust: TrustOptions,
}

#[derive(Debug, Args)]
pub(crate) struct ExportOptions {
    /// 写到哪个文件 (file to write)
    pub(crate) out: PathBuf,
}

#[derive(Debug, Args)]
pub(crate) struct EraseOptions {
    /// 哪一批：入库的条号，或批次的哈希（前 8 位以上） (number of its entry, or its hash)
    #[arg(requires = "because")]
    pub(crate) batch: Option<String>,
    /// 理由，记入台账 (why; recorded)
    #[arg(long)]
    pub(crate) because: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct ProofOptions {
    /// 写到哪个文件 (file to write)
    pub(crate) out: PathBuf,
    /// 台账里的哪一条；不写则取 --year 年度公示或终评所依据的那次评价 (number of the entry; else the run of the year's result)
    #[arg(long)]
    pub(crate) entry: Option<u64>,
}

#[derive(Debug, Args)]
pub(crate) struct MigrateOptions {
    /// 搬到哪里：PostgreSQL 地址，或新的 SQLite 文件 (address of a PostgreSQL, or path of a new SQLite file)
    #[arg(long)]
    pub(crate) to: String,
    /// 搬完后数据目录改用新的台账 (work with the copy from now on)
    #[arg(long)]
    pub(crate) switch: bool,
}

/// Does what was asked.
pub(crate) fn run(common: &Common, keeping: &Keeping) -> Result<(), Stop> {
    match keeping {
        Keeping::Backup(options) => command::backup::run(common, options),
        Keeping::Restore(options) => command::restore::run(common, options),
        Keeping::Verify(options) => command::verify::run(common, options),
        Keeping::ExportLedger(options) => command::export_ledger::run(common, options),
        Keeping::Erase(options) => command::erase::run(common, options),
        Keeping::Proof(options) => command::proof::run(common, options),
        Keeping::Rebuild => command::rebuild::run(common),
        Keeping::MigrateStore(options) => command::migrate_store::run(common, options),
    }
}
