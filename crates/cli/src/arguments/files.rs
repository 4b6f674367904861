//! What goes in and out: the sample town, files of departments, the workbook.

use std::path::PathBuf;

use clap::Args;

use super::Seal;

#[derive(Debug, Args)]
pub(crate) struct ReadFileOptions {
    /// 内存上限 MiB (memory)
    pub(crate) memory_mib: u64,
    /// 用时上限 秒 (time on a processor)
    pub(crate) cpu_seconds: u64,
}

#[derive(Debug, Args)]
pub(crate) struct DemoOptions {
    /// 不开网页 (do all but serving)
    #[arg(long)]
    pub(crate) no_serve: bool,
    /// 端口 (port on 127.0.0.1)
    #[arg(long, env = "PORT", default_value_t = 8080)]
    pub(crate) port: u16,
}

#[derive(Debug, Args)]
pub(crate) struct SampleOptions {
    /// 写到哪个文件夹 (folder to write to)
    pub(crate) out: PathBuf,
    /// 随机种子，相同种子得到相同文件 (seed; the same seed gives the same bytes)
    #[arg(long, default_value_t = sample_town::SEED)]
    pub(crate) seed: u64,
}

#[derive(Debug, Args)]
pub(crate) struct ImportOptions {
    /// 放着部门文件的文件夹 (folder with the department files)
    pub(crate) folder: PathBuf,
    /// 剔除坏行后入库，剔除的行记入台账 (leave bad rows out, by name, and record that)
    #[arg(long)]
    pub(crate) exclude_bad: bool,
    /// 只检查，不入库 (check only, save nothing)
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// 镇的代码 (town id), used when the ledger is new
    #[arg(long, default_value = "330282-kuangyan")]
    pub(crate) town: String,
    /// 镇的名称 (town name), used when the ledger is new
    #[arg(long, default_value = "匡堰镇")]
    pub(crate) town_name: String,
    /// 平面坐标系 EPSG (projected CRS), used when the ledger is new
    #[arg(long, default_value_t = 4549)]
    pub(crate) epsg: u32,
    /// 入库内容的加密算法：international（默认）或 gm-soft（SM4，未经认证） (how what is imported is sealed)
    #[arg(long, value_enum, default_value = "international")]
    pub(crate) seal: Seal,
}

#[derive(Debug, Args)]
pub(crate) struct ReportOptions {
    /// 工作簿的文件名 (file to write)
    pub(crate) out: PathBuf,
}
