//! Packs of rules: what they say, what they apply to, and what they would change.

use std::path::PathBuf;

use clap::{Args, Subcommand};

#[derive(Debug, Args)]
pub(crate) struct PoliciesOptions {
    /// 企业名称、统一社会信用代码或注册号 (name, USCC or registration number)
    pub(crate) enterprise: String,
    /// 假如本地采用这一条，写“规则包.条款”，可多次 (as if the town had adopted PACK.CLAUSE; may be repeated)
    #[arg(long)]
    pub(crate) if_adopted: Vec<String>,
}

#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub(crate) struct WhatIfOptions {
    /// 拟采用的评价规则包：文件夹、文件，或自带规则包的名字 (the pack that is proposed: folder, file, or name of a shipped one)
    #[arg(required = true)]
    pub(crate) pack: Option<PathBuf>,
    /// 保存为方案，写方案名称；不影响现行等级 (keep it as a proposal of this name; live grades stay)
    #[arg(long)]
    pub(crate) save: Option<String>,
    /// 本地的措施规则包，可多次；与自带的同名时代替它 (a pack of measures of one's own, instead of the shipped one of its id; may be repeated)
    #[arg(long)]
    pub(crate) measures: Vec<PathBuf>,
    /// 假如本地采用这一条，写“规则包.条款”，可多次 (as if the town had adopted PACK.CLAUSE; may be repeated)
    #[arg(long)]
    pub(crate) if_adopted: Vec<String>,
    #[command(subcommand)]
    pub(crate) step: Option<WhatIfStep>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum WhatIfStep {
    /// 保存的方案 (kept proposals)
    List,
    /// 看一个方案 (show one)
    Show {
        /// 编号 (number)
        number: usize,
    },
    /// 两个方案哪些企业等级不同 (whom two proposals grade differently)
    Compare {
        /// 编号 (number)
        one: usize,
        /// 编号 (number)
        other: usize,
    },
    /// 按当时的数据和规则重算，与保存的结果逐位比较；不一致时以 4 退出 (try it again; exit 4 when a bit differs)
    Replay {
        /// 编号 (number)
        number: usize,
    },
}

#[derive(Debug, Args)]
pub(crate) struct PublishCheckOptions {
    /// 待检查的评价规则包：文件夹、文件，或自带规则包的名字 (the pack: folder, file, or name of a shipped one)
    pub(crate) pack: PathBuf,
    /// 查“改善反而吃亏”时最多整体重算几次 (how often the town may be graded anew in search of punished improvements)
    #[arg(long, default_value_t = 200)]
    pub(crate) runs: u64,
}

#[derive(Debug, Args)]
pub(crate) struct RulesOptions {
    #[command(subcommand)]
    pub(crate) verb: RulesVerb,
}

#[derive(Debug, Subcommand)]
pub(crate) enum RulesVerb {
    /// 跑规则包自己的用例，不写则跑全部自带的 (run the packs' own cases; of all shipped packs when none is named)
    Test {
        /// 文件夹、文件，或自带规则包的名字 (folder, file, or name of a shipped pack)
        places: Vec<PathBuf>,
    },
    /// 评价对象、指标、留空 (populations, indicators, what is blank)
    Show {
        /// 文件夹、文件，或自带规则包的名字 (folder, file, or name of a shipped pack)
        place: PathBuf,
    },
}
