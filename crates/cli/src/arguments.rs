//! What can be asked of the command. Help texts are Chinese first.

pub(crate) mod daily;
mod evaluation;
mod files;
mod renewal;
mod rules;
mod service;
pub(crate) mod steward;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;

pub(crate) use evaluation::{
    AssessOptions, EvaluationOptions, EvaluationStep, ExplainOptions, GradeLetter, TrendOptions,
};
pub(crate) use files::{DemoOptions, ImportOptions, ReadFileOptions, ReportOptions, SampleOptions};
pub(crate) use renewal::{
    Answer, BoardOptions, FindingsOptions, FundsOptions, LandOptions, NegotiateOptions, NegotiateVerb, PhasesOptions,
    PlanOptions,
};
pub(crate) use rules::{PoliciesOptions, PublishCheckOptions, RulesOptions, RulesVerb, WhatIfOptions, WhatIfStep};
pub(crate) use service::{Passwords, Seal, ServeOptions};

use crate::keeping::Keeping;

/// 三千：老旧工业镇的千家整治、千企提升、千亩改造 (renewal of an old industrial town)
#[derive(Debug, Parser)]
#[command(name = "sanqian", version, propagate_version = true)]
pub(crate) struct Arguments {
    #[command(flatten)]
    pub(crate) common: Common,
    #[command(subcommand)]
    pub(crate) verb: Verb,
}

/// What every verb takes.
#[derive(Debug, Args)]
pub(crate) struct Common {
    /// 数据目录：台账和成果都在里面 (folder of the ledger and all results)
    #[arg(long, global = true, env = "SANQIAN_DATA", default_value = "data")]
    pub(crate) data: PathBuf,
    /// 输出给程序读的 JSON (JSON for programs)
    #[arg(long, global = true)]
    pub(crate) json: bool,
    /// 语言 (language)
    #[arg(long, global = true, env = "SANQIAN_LANG", default_value = "zh")]
    pub(crate) lang: Language,
    /// 截止日，默认取最近一次入库的日期；入库时默认今天 (day asked about; default: the day of the latest import, for `import` today)
    #[arg(long, global = true)]
    pub(crate) as_of: Option<Date>,
    /// 只用这一天结束前已经入库的内容：当时知道什么 (only what was known by the end of this day)
    #[arg(long, global = true)]
    pub(crate) known_by: Option<Date>,
    /// 评价年度，默认为截止日的上一年 (year evaluated; default: the year before that day)
    #[arg(long, global = true)]
    pub(crate) year: Option<i16>,
}

/// Language of what people read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Language {
    /// 中文
    Zh,
    /// English
    En,
}

impl From<Language> for sanqian::Language {
    fn from(language: Language) -> Self {
        match language {
            Language::Zh => Self::Zh,
            Language::En => Self::En,
        }
    }
}

impl Common {
    /// Picks the words of the chosen language.
    pub(crate) fn say<'a>(&self, zh: &'a str, en: &'a str) -> &'a str {
        match self.lang {
            Language::Zh => zh,
            Language::En => en,
        }
    }

    /// A sentence with figures in the chosen language, units included.
    pub(crate) fn sentence(&self, zh: &str, en: &str) -> String {
        match self.lang {
            Language::Zh => zh.to_owned(),
            Language::En => model::english_units(en),
        }
    }
}

#[derive(Debug, Subcommand)]
pub(crate) enum Verb {
    /// 样例镇：生成、入库、全部工作、开网页 (the whole work on the sample town)
    Demo(DemoOptions),
    /// 生成样例镇的文件 (write the files of the sample town)
    Sample(SampleOptions),
    /// 入库：读取一个文件夹里的部门文件 (import a folder of department files)
    Import(ImportOptions),
    /// 亩均评价，定等级 (per-mu evaluation)
    Assess(AssessOptions),
    /// 年度评价的流程：初评、公示、异议、答复、调档、终评 (the year's evaluation, step by step)
    Evaluation(EvaluationOptions),
    /// 为什么是这个等级 (why an enterprise has its grade)
    Explain(ExplainOptions),
    /// 怎样升到上一等级：每项数据单独需要变到多少 (what would make its grade better)
    Path(ExplainOptions),
    /// 各年度等级的变化：谁升谁降、哪项指标影响最大、连续D类几年 (grades over the years: who moved, which indicator moved them most, years in D on end)
    Trend(TrendOptions),
    /// 哪些政策和措施适用于这家企业，其余为什么不适用 (which policies and measures apply, and why the others do not)
    Policies(PoliciesOptions),
    /// 换一个评价办法会怎样：谁升谁降、财政影响，可存为方案，不影响现行等级 (who would move under another pack; kept as a proposal, live grades stay)
    WhatIf(WhatIfOptions),
    /// 发布前检查一个评价办法：空白、漏评、重叠、改善反而吃亏、谁升谁降；不能评价时以 3 退出 (check a pack on the ledger before it is adopted; exit 3 when it cannot grade)
    PublishCheck(PublishCheckOptions),
    /// 五大整治疑点 (suspicions of the five checks)
    Findings(FindingsOptions),
    /// 整治案件：立案、办理、期限 (cases: open, step, what is due)
    Case(daily::CaseOptions),
    /// 精准画像：一家企业在同行和全镇的位置、常模区间 (where an enterprise stands)
    Portrait(ExplainOptions),
    /// 一企一策入账：拟订、送达、协商、签署一企一单 (a firm's plan as a record: drawn up, put, negotiated, signed)
    FirmPlan(daily::FirmPlanOptions),
    /// 三千行动：目标、计划、实际，按周按园区 (the programme: baseline, plan, actual)
    Board(BoardOptions),
    /// 村集体资产：账、处置程序 (village assets: books and disposals)
    Assets(daily::AssetsOptions),
    /// 收储 (land storage)
    Storage(daily::StorageOptions),
    /// 信访件，不含信访人 (petitions, without who petitions)
    Petition(daily::PetitionOptions),
    /// 星级管家：租约到期、走访、工单、评分、园区指标 (stewards: leases, visits, work orders, scores, park indicators)
    Steward(steward::StewardOptions),
    /// 指标：土地、用能、排污、产能 (quotas: land, energy, discharge, capacity)
    Quota(daily::QuotaOptions),
    /// 用地发现：规划冲突及可循程序、公路控制区、权属、通路（图上的事实，无嫌疑人）(what geometry shows about land, and what frees a plot)
    Land(LandOptions),
    /// 连片低效区块 (contiguous low-yield blocks)
    Blocks,
    /// 改造模式、现金流、资金平衡；写企业名称时为该企业的一企一策 (modes, cash flow, fund balance; with a firm, its plan)
    Plan(PlanOptions),
    /// 资金平衡的细账：各方收支、分年偿债、盈亏平衡点、敏感性、蒙特卡洛 (the money by party, debt cover, break-even, tornado, Monte Carlo)
    Funds(FundsOptions),
    /// 分期：哪些地连片、用什么模式、何时开工、企业去哪里 (phases: which plots, how, when, and where the firms sit meanwhile)
    Phases(PhasesOptions),
    /// 与平台公司协商：一轮一个情景 (rounds of negotiation with the platform company, each a kept scenario)
    Negotiate(NegotiateOptions),
    /// 成果工作簿 (the workbook)
    Report(ReportOptions),
    /// 规则包：跑用例、看内容 (rule packs: run their cases, read them)
    Rules(RulesOptions),
    /// 打开网页 (serve the web page)
    Serve(ServeOptions),
    #[command(flatten)]
    Keeping(Keeping),
    /// 读取一个文件，由 import 自行调用 (reads one file; `import` runs it)
    #[command(hide = true)]
    ReadFile(ReadFileOptions),
}

impl Verb {
    /// Whether it can be asked of what was known by an earlier day: it reads the snapshot alone and writes no entry.
    pub(crate) fn looks_back(&self) -> bool {
        match self {
            Self::Assess(options) => options.facts.is_none() && options.parquet.is_none(),
            Self::WhatIf(options) => options.save.is_none() && options.step.is_none(),
            Self::Explain(_)
            | Self::Path(_)
            | Self::Findings(_)
            | Self::Blocks
            | Self::Plan(_)
            | Self::Phases(_)
            | Self::PublishCheck(_)
            | Self::Report(_) => true,
            _ => false,
        }
    }
}
