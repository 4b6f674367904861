//! What can be asked of the command. Help texts are Chinese first.

use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;
use server::{Service, Tls};

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
    Case(crate::daily_arguments::CaseOptions),
    /// 精准画像：一家企业在同行和全镇的位置、常模区间 (where an enterprise stands)
    Portrait(ExplainOptions),
    /// 三千行动：目标、计划、实际，按周按园区 (the programme: baseline, plan, actual)
    Board(BoardOptions),
    /// 村集体资产：账、处置程序 (village assets: books and disposals)
    Assets(crate::daily_arguments::AssetsOptions),
    /// 收储 (land storage)
    Storage(crate::daily_arguments::StorageOptions),
    /// 信访件，不含信访人 (petitions, without who petitions)
    Petition(crate::daily_arguments::PetitionOptions),
    /// 星级管家：租约到期、走访、工单、评分、园区指标 (stewards: leases, visits, work orders, scores, park indicators)
    Steward(crate::daily_arguments::StewardOptions),
    /// 指标：土地、用能、排污、产能 (quotas: land, energy, discharge, capacity)
    Quota(crate::daily_arguments::QuotaOptions),
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
}

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
pub(crate) struct BoardOptions {
    /// 每个数字打开它的行：按周、按园区，来自哪个案件或记录 (open every number: by week and park, from which case or record)
    #[arg(long)]
    pub(crate) actions: bool,
    /// 只打开这一项，如 firms_closed (open this measure only)
    #[arg(long)]
    pub(crate) measure: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct TrendOptions {
    /// 企业名称、统一社会信用代码或注册号；不写为全镇 (name, USCC or registration number; the town when left out)
    pub(crate) enterprise: Option<String>,
}

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
}

#[derive(Debug, Args)]
pub(crate) struct ReportOptions {
    /// 工作簿的文件名 (file to write)
    pub(crate) out: PathBuf,
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

#[derive(Debug, Args)]
pub(crate) struct ServeOptions {
    /// 端口 (port)
    #[arg(long, env = "PORT", default_value_t = 8080)]
    pub(crate) port: u16,
    /// 公开演示：本机任何人不登录即可查阅，不要用于真实数据 (anyone on this machine reads without logging in; not for real data)
    #[arg(long)]
    pub(crate) open: bool,
    /// 浏览器经 https 访问（前有代理终结 TLS）：会话 cookie 用 __Host-sid (browsers come by https through a proxy)
    #[arg(long, conflicts_with = "open")]
    pub(crate) https: bool,
    /// 口令规则：mlps（等保，默认）或 asvs (what a password must look like)
    #[arg(long, value_enum, default_value = "mlps")]
    pub(crate) passwords: Passwords,
    /// 个人信息的加密算法：international（默认）或 gm-soft（SM4，未经认证） (how personal text is sealed)
    #[arg(long, value_enum, default_value = "international")]
    pub(crate) seal: Seal,
    /// 监听地址，默认只限本机 (address to listen on; this machine alone unless given)
    #[arg(long, default_value = "127.0.0.1")]
    pub(crate) listen: IpAddr,
    /// 对外的主机名，可多个；给出后其他名称一律拒绝 (name under which it is asked for; others are refused then)
    #[arg(long)]
    pub(crate) host: Vec<String>,
    /// 可信的反向代理地址，可多个 (proxy whose X-Forwarded-For is believed)
    #[arg(long)]
    pub(crate) trusted_proxy: Vec<IpAddr>,
    /// TLS证书链，PEM (certificate chain)
    #[arg(long, requires = "tls_key")]
    pub(crate) tls_certificate: Option<PathBuf>,
    /// TLS私钥，PEM (private key)
    #[arg(long, requires = "tls_certificate")]
    pub(crate) tls_key: Option<PathBuf>,
    /// 每个地址每秒请求数上限，0为不限 (requests a second of one address; 0 is without limit)
    #[arg(long)]
    pub(crate) requests_per_second: Option<u32>,
    /// 每个地址每小时工作簿等耗时请求数上限，0为不限 (costly requests an hour of one address; 0 is without limit)
    #[arg(long)]
    pub(crate) costly_per_hour: Option<u32>,
    /// 日志写到标准错误，每行一个JSON对象 (write the log to standard error, one JSON object a line)
    #[arg(long)]
    pub(crate) log: bool,
}

impl ServeOptions {
    /// As the server takes it.
    pub(crate) fn service(&self) -> Service {
        let mut service = Service::at(SocketAddr::new(self.listen, self.port));
        service.hosts.clone_from(&self.host);
        service.trusted_proxies.clone_from(&self.trusted_proxy);
        let files = self.tls_certificate.clone().zip(self.tls_key.clone());
        service.tls = files.map(|(certificates, key)| Tls { certificates, key });
        if let Some(most) = self.requests_per_second {
            service.limits.requests_per_second = most;
        }
        if let Some(most) = self.costly_per_hour {
            service.limits.costly_per_hour = most;
        }
        service
    }
}

/// A profile of passwords.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Passwords {
    /// 等保
    Mlps,
    /// OWASP ASVS
    Asvs,
}

/// A profile of sealing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Seal {
    /// AES-256-GCM
    International,
    /// SM4-GCM
    GmSoft,
}
