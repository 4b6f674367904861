//! The year's evaluation and why it came out so.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};
use jiff::civil::Date;

#[derive(Debug, Args)]
pub(crate) struct AssessOptions {
    /// 另用一个评价规则包：文件夹、文件，或自带规则包的名字 (another evaluation pack: folder, file, or name of a shipped one)
    #[arg(long)]
    pub(crate) pack: Option<PathBuf>,
    /// 不经台账，直接评价这个 JSON 或 CSV 文件 (grade this JSON or CSV file instead of the ledger)
    #[arg(long)]
    pub(crate) facts: Option<PathBuf>,
    /// 不经台账，评价这个文件夹里的 Parquet 文件（全县、全省，逐行组读取；须写明 --pack、--year、--out）
    /// (grade the Parquet files of this folder, of any size)
    #[arg(long, conflicts_with = "facts", requires_all = ["pack", "out"])]
    pub(crate) parquet: Option<PathBuf>,
    /// --parquet 的成果写到哪个文件夹：grades.parquet 和 summary.json (folder for the results of --parquet)
    #[arg(long, requires = "parquet")]
    pub(crate) out: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct EvaluationOptions {
    /// 办理日期，默认今天 (day of the step; default: today)
    #[arg(long, global = true)]
    pub(crate) on: Option<Date>,
    #[command(subcommand)]
    pub(crate) step: EvaluationStep,
}

#[derive(Debug, Subcommand)]
pub(crate) enum EvaluationStep {
    /// 到了哪一步 (where it stands)
    Status,
    /// 初评；已开始的年度为复评 (the first run, or a new one beside it)
    Run {
        /// 另用一个评价规则包 (another evaluation pack)
        #[arg(long)]
        pack: Option<PathBuf>,
    },
    /// 公示 (publish the latest run)
    Publish {
        /// 公示截止日，默认按规则包的公示期 (last day; default: the pack's clock)
        #[arg(long)]
        until: Option<Date>,
    },
    /// 收到异议 (an objection was received)
    Object {
        /// 企业名称、统一社会信用代码或注册号 (name, USCC or registration number)
        enterprise: String,
        /// 异议内容 (what it says)
        text: String,
    },
    /// 答复异议 (answer an objection)
    Answer {
        /// 异议编号 (number of the objection)
        number: u32,
        /// 答复理由 (the reasons)
        reasons: String,
        /// 采纳，须复评；不写为不采纳 (uphold it; a new run must follow)
        #[arg(long)]
        uphold: bool,
    },
    /// 手动调档 (set a grade by decision)
    Regrade {
        /// 企业名称、统一社会信用代码或注册号 (name, USCC or registration number)
        enterprise: String,
        /// 等级 (grade): A, B, C, D
        grade: GradeLetter,
        /// 理由 (why)
        #[arg(long)]
        reason: String,
        /// 依据的文件或会议 (the document or meeting that decided)
        #[arg(long)]
        basis: String,
    },
    /// 终评 (make the latest run final)
    Freeze,
    /// 最近两次结果之间谁变了 (who moved between the last two runs)
    Moves,
}

/// A grade as people write it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
#[value(rename_all = "UPPER")]
pub(crate) enum GradeLetter {
    /// A
    A,
    /// B
    B,
    /// C
    C,
    /// D
    D,
}

#[derive(Debug, Args)]
pub(crate) struct ExplainOptions {
    /// 企业名称、统一社会信用代码或注册号 (name, USCC or registration number)
    pub(crate) enterprise: String,
}

#[derive(Debug, Args)]
pub(crate) struct TrendOptions {
    /// 企业名称、统一社会信用代码或注册号；不写为全镇 (name, USCC or registration number; the town when left out)
    pub(crate) enterprise: Option<String>,
}
