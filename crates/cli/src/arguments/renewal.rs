//! Suspicions and land, blocks, money and phases, and the programme over them.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};
use jiff::civil::Date;

#[derive(Debug, Args)]
pub(crate) struct BoardOptions {
    /// 每个数字打开它的行：按周、按园区，来自哪个案件或记录 (open every number: by week and park, from which case or record)
    #[arg(long)]
    pub(crate) actions: bool,
    /// 只打开这一项，如 firms_closed (open this measure only)
    #[arg(long)]
    pub(crate) measure: Option<String>,
    /// 协会：会员、按共享品控要求的检查、目标 (associations: members, checks by the shared quality rules, targets)
    #[arg(long)]
    pub(crate) associations: bool,
}

#[derive(Debug, Args)]
pub(crate) struct FindingsOptions {
    /// 只看一类：legality, illegal_building, letting, fire_safety, environment
    #[arg(long)]
    pub(crate) check: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct LandOptions {
    /// 只看一类，如 plan.conflict；不写则先列各类个数 (only this rule; without it the count of each comes first)
    #[arg(long)]
    pub(crate) rule: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct PlanOptions {
    /// 企业名称、统一社会信用代码或注册号：看一企一策 (name, USCC or registration number: the firm's own plan)
    #[arg(conflicts_with_all = ["instance", "pack"])]
    pub(crate) enterprise: Option<String>,
    /// 不经台账，直接计算这个 JSON 算例 (plan this JSON instance instead of the ledger)
    #[arg(long)]
    pub(crate) instance: Option<PathBuf>,
    /// 另用一个改造规则包 (another renewal pack)
    #[arg(long)]
    pub(crate) pack: Option<PathBuf>,
    /// 一镇一规划：全镇、各园区、园区外，和已入账的版本 (the town's plan: town, parks, outside, and the versions that were kept)
    #[arg(long, conflicts_with_all = ["enterprise", "instance", "pack", "park"])]
    pub(crate) town: bool,
    /// 一园一政策：这个园区和它的宗地，写编号或名称 (one park with its plots, by code or name)
    #[arg(long, conflicts_with_all = ["enterprise", "instance", "pack"])]
    pub(crate) park: Option<String>,
    /// 今天的版本入账，接续上一版；事实未变的不收 (keep today's version, which names the one before; refused when nothing changed)
    #[arg(long, requires = "town")]
    pub(crate) keep: bool,
    /// 入账日期，默认今天 (day on which it is kept; default: today)
    #[arg(long, requires = "keep")]
    pub(crate) on: Option<jiff::civil::Date>,
}

#[derive(Debug, Args)]
pub(crate) struct FundsOptions {
    /// 只看一个区块，写名称 (only the block of this name)
    #[arg(long)]
    pub(crate) block: Option<String>,
    /// 蒙特卡洛抽样次数 (draws of the simulation)
    #[arg(long, default_value_t = 10_000, value_parser = clap::value_parser!(u32).range(1..))]
    pub(crate) draws: u32,
    /// 随机种子，相同种子得到相同结果 (seed; the same seed gives the same draws)
    #[arg(long, default_value_t = 1)]
    pub(crate) seed: u64,
}

#[derive(Debug, Args)]
pub(crate) struct PhasesOptions {
    /// 计算量，单位百万步；同样的计算量得出同样的方案 (work, in millions of steps; the same work gives the same plan)
    #[arg(long, default_value_t = 20)]
    pub(crate) work: u64,
    /// 随机种子 (seed of the search)
    #[arg(long, default_value_t = 1)]
    pub(crate) seed: u64,
    /// 只输出算例，不求解 (print the problem as JSON instead of solving it)
    #[arg(long, conflicts_with = "instance")]
    pub(crate) problem: bool,
    /// 不经台账，求解这个 JSON 算例 (solve this JSON instance instead of the ledger's)
    #[arg(long)]
    pub(crate) instance: Option<PathBuf>,
    /// 协商条件的 JSON 文件（schemas/round-terms.json）：补偿政策、资金、指标、周转用房、引进项目 (terms of a negotiation, JSON)
    #[arg(long, conflicts_with = "instance")]
    pub(crate) terms: Option<PathBuf>,
    /// 必须纳入的宗地代码，可多次 (code of a parcel that has to be in; repeatable)
    #[arg(long, conflicts_with = "instance")]
    pub(crate) include: Vec<String>,
    /// 必须排除的宗地代码，可多次 (code of a parcel that has to stay out; repeatable)
    #[arg(long, conflicts_with = "instance")]
    pub(crate) exclude: Vec<String>,
    /// 还要回答什么，可多次；每问再用同样的计算量 (what else to answer, repeatable; each takes the same work again)
    #[arg(long, conflicts_with = "instance")]
    pub(crate) answer: Vec<Answer>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Answer {
    /// 相差 1% 以内的其他方案，至多二十个 (up to twenty other plans within 1 %)
    Alternatives,
    /// 每宗地纳入的价值 (what each parcel's inclusion is worth)
    Inclusion,
    /// 起约束的限制放宽一步的价值 (what one step more of each binding limit buys)
    Prices,
    /// 净现值与腾出土地之间的取舍 (what more land freed costs of the net present value)
    Frontier,
    /// 以上全部 (all of these)
    All,
}

#[derive(Debug, Args)]
pub(crate) struct NegotiateOptions {
    #[command(subcommand)]
    pub(crate) step: NegotiateVerb,
}

#[derive(Debug, Subcommand)]
pub(crate) enum NegotiateVerb {
    /// 各轮协商，每轮的情景和比上一轮变了什么 (the rounds, each with its scenario and what changed)
    List,
    /// 记一轮：按条件算出情景并存入台账 (enter a round: its scenario is worked out and kept)
    Round {
        /// 轮次名称 (name of the round)
        name: String,
        /// 条件的 JSON 文件（schemas/round-terms.json） (terms, JSON)
        #[arg(long)]
        terms: PathBuf,
        /// 与谁协商 (with whom)
        #[arg(long)]
        with: String,
        /// 数字之外说了什么 (what was said beside the numbers)
        #[arg(long, default_value = "")]
        note: String,
        /// 日期，默认今天 (day; default: today)
        #[arg(long)]
        on: Option<Date>,
        /// 计算量，单位百万步 (work, in millions of steps)
        #[arg(long, default_value_t = 20)]
        work: u64,
        /// 随机种子 (seed of the search)
        #[arg(long, default_value_t = 1)]
        seed: u64,
    },
}
