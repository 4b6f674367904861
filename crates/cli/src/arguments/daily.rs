//! What can be asked about the daily work: cases, files, books, quotas.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use jiff::civil::Date;

#[derive(Debug, Args)]
pub(crate) struct CaseOptions {
    /// 办理日期，默认今天 (day of the step; default: today)
    #[arg(long, global = true)]
    pub(crate) on: Option<Date>,
    #[command(subcommand)]
    pub(crate) step: CaseVerb,
}

#[derive(Debug, Subcommand)]
pub(crate) enum CaseVerb {
    /// 案件清单：到哪一步、下一期限 (cases, where they stand and what is due next)
    List {
        /// 只看一类：legality, illegal_building, letting, fire_safety, environment
        #[arg(long)]
        check: Option<String>,
        /// 只看期限已过的 (only those whose next day is over)
        #[arg(long)]
        overdue: bool,
    },
    /// 立案：疑点成为案件 (open a case on a finding)
    Open {
        /// 疑点编号，见 sanqian findings (id of the finding)
        finding: String,
        /// 当事人：名称、统一社会信用代码或注册号；疑点只涉一家时可不写 (the party; may be left out when the finding concerns one)
        #[arg(long)]
        party: Option<String>,
    },
    /// 办理一步；不合程序的，说明是哪条规则、缺什么 (take a step; a refusal names the rule and what is missing)
    Step(Box<CaseStepOptions>),
    /// 一个案件：经过、证据、条文、下一步 (one case: what happened, evidence, articles, next steps)
    Show {
        /// 案件编号 (id of the case)
        case: String,
    },
    /// 腾出空间：每案一行，合计 (space freed, case by case)
    Freed,
}

#[derive(Debug, Args)]
pub(crate) struct CaseStepOptions {
    /// 案件编号 (id of the case)
    pub(crate) case: String,
    /// 步骤：中文名称或代码，见 sanqian case show (Chinese name or code of the step)
    pub(crate) event: String,
    /// 办理人 (who acts; default: the one at the keyboard)
    #[arg(long)]
    pub(crate) by: Option<String>,
    /// 身份：inspector, office, party, court, review_body, steward, grid_worker；该步骤只有一种时可不写
    #[arg(long = "as")]
    pub(crate) capacity: Option<String>,
    /// 机关代码；只有一个主管机关时可不写 (body; may be left out when only one is competent)
    #[arg(long)]
    pub(crate) body: Option<String>,
    /// 执法证号，可多次 (number of an enforcement certificate; may be repeated)
    #[arg(long)]
    pub(crate) certificate: Vec<String>,
    /// 证据：种类=文件，可多次 (KIND=FILE; may be repeated)
    #[arg(long)]
    pub(crate) evidence: Vec<String>,
    /// 证据的地点，默认为对象代码 (where the evidence was taken; default: the subject's code)
    #[arg(long)]
    pub(crate) place: Option<String>,
    /// 检查项答复：项目=是|否，可多次 (ITEM=yes|no; may be repeated)
    #[arg(long)]
    pub(crate) answer: Vec<String>,
    /// 措施代码 (measure)
    #[arg(long)]
    pub(crate) measure: Option<String>,
    /// 几点开始，0 至 23 (hour at which it begins)
    #[arg(long)]
    pub(crate) hour: Option<u8>,
    /// 是否涉及居民用电用水：true 或 false (whether someone's home hangs on the supply)
    #[arg(long)]
    pub(crate) household: Option<bool>,
    /// 腾出建筑面积，㎡ (floor area freed)
    #[arg(long)]
    pub(crate) freed_floor: Option<f64>,
    /// 腾出土地面积，㎡ (land freed)
    #[arg(long)]
    pub(crate) freed_land: Option<f64>,
}

/// A matter's steps: disposals, storages, petitions.
#[derive(Debug, Args)]
pub(crate) struct ActOptions {
    /// 事项编号 (id of the matter)
    pub(crate) matter: String,
    /// 步骤：中文名称或代码 (Chinese name or code of the act)
    pub(crate) act: String,
    /// 办理人 (who acts; default: the one at the keyboard)
    #[arg(long)]
    pub(crate) by: Option<String>,
    /// 主体代码；该步骤只有一种时可不写 (role; may be left out when there is only one)
    #[arg(long)]
    pub(crate) role: Option<String>,
    /// 材料：种类=文件，可多次 (KIND=FILE; may be repeated)
    #[arg(long)]
    pub(crate) document: Vec<String>,
    /// 该步骤另须写明的内容，JSON 文件 (what the act says beyond, a JSON file)
    #[arg(long)]
    pub(crate) says: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct AssetsOptions {
    /// 办理日期，默认今天 (day of the step; default: today)
    #[arg(long, global = true)]
    pub(crate) on: Option<Date>,
    #[command(subcommand)]
    pub(crate) step: AssetsVerb,
}

#[derive(Debug, Subcommand)]
pub(crate) enum AssetsVerb {
    /// 各村资产：期初 + 变动 = 期末 (each village: opening + changes = closing)
    List,
    /// 按入库的资产清单建账 (open a village's book from the imported list of assets)
    Book {
        /// 村 (village)
        village: String,
        /// 期初货币资金，元 (money at the opening, yuan)
        #[arg(long, default_value_t = 0.0)]
        cash: f64,
        /// 期初公积金、公益金，元 (funds at the opening, yuan)
        #[arg(long, default_value_t = 0.0)]
        funds: f64,
    },
    /// 处置立项 (open the disposal of an asset)
    Open {
        /// 村 (village)
        village: String,
        /// 资产代码 (code of the asset)
        asset: String,
        /// 方式：transfer, lease, equity, land_market
        variant: String,
    },
    /// 办理一步 (take a step)
    Step(ActOptions),
    /// 价款入账后，资产出账 (post a settled disposal to the village's book)
    Post {
        /// 处置编号 (id of the disposal)
        matter: String,
    },
    /// 收入，支出写负数，元 (money in, or below zero out, yuan)
    Cash {
        /// 村 (village)
        village: String,
        /// 元 (yuan)
        #[arg(allow_negative_numbers = true)]
        amount: f64,
    },
    /// 提取公积金、公益金，元 (set aside for the funds, yuan)
    SetAside {
        /// 村 (village)
        village: String,
        /// 元 (yuan)
        amount: f64,
    },
    /// 分红，元 (dividends, yuan)
    Distribute {
        /// 村 (village)
        village: String,
        /// 元 (yuan)
        amount: f64,
    },
    /// 一件处置：经过、公示期限、下一步 (one disposal: what happened, publicity clocks, next steps)
    Show {
        /// 处置编号 (id of the disposal)
        matter: String,
    },
}

#[derive(Debug, Args)]
pub(crate) struct StorageOptions {
    /// 办理日期，默认今天 (day of the step; default: today)
    #[arg(long, global = true)]
    pub(crate) on: Option<Date>,
    #[command(subcommand)]
    pub(crate) step: StorageVerb,
}

#[derive(Debug, Subcommand)]
pub(crate) enum StorageVerb {
    /// 收储清单 (storages)
    List,
    /// 立项 (open the storage of a plot)
    Open {
        /// 宗地代码 (parcel)
        parcel: String,
        /// 权利人 (holder)
        holder: String,
        /// 类别，见规则包 (variant of the pack)
        variant: String,
    },
    /// 办理一步 (take a step)
    Step(ActOptions),
    /// 一件收储 (one storage)
    Show {
        /// 编号 (id)
        matter: String,
    },
}

#[derive(Debug, Args)]
pub(crate) struct PetitionOptions {
    /// 办理日期，默认今天 (day of the step; default: today)
    #[arg(long, global = true)]
    pub(crate) on: Option<Date>,
    #[command(subcommand)]
    pub(crate) step: PetitionVerb,
}

#[derive(Debug, Subcommand)]
pub(crate) enum PetitionVerb {
    /// 信访件清单；不含信访人 (petitions, without who petitions)
    List,
    /// 收到信访件 (a petition is received)
    Receive {
        /// 编号 (number)
        number: String,
        /// 类别：suggestion, report, appeal
        variant: String,
        /// 事项，如 噪声 (topic)
        topic: String,
        /// 信访人信息的 JSON 文件 {"name","contact","address"}：只存于台账之外的受限文件夹
        /// (who petitions, a JSON file: kept outside the ledger in a folder of its own)
        #[arg(long)]
        petitioner: Option<PathBuf>,
    },
    /// 办理一步 (take a step)
    Step(ActOptions),
    /// 一件信访；不含信访人 (one petition, without who petitions)
    Show {
        /// 编号 (id)
        matter: String,
    },
    /// 企业能看到的内容 (what a firm may see)
    FirmView {
        /// 编号 (id)
        matter: String,
    },
    /// 承办机关查阅信访人，查阅本身记入台账 (look up who petitions; that it was looked up is recorded)
    Petitioner {
        /// 编号 (id)
        matter: String,
        /// 理由 (why)
        #[arg(long)]
        reason: String,
    },
}

#[derive(Debug, Args)]
pub(crate) struct QuotaOptions {
    /// 日期，默认今天 (day; default: today)
    #[arg(long, global = true)]
    pub(crate) on: Option<Date>,
    #[command(subcommand)]
    pub(crate) step: QuotaVerb,
}

#[derive(Debug, Subcommand)]
pub(crate) enum QuotaVerb {
    /// 各持有人各类余额，合计为零 (balances by kind and holder; they sum to zero)
    List,
    /// 记一笔：JSON 文件 {"move":"grant",…}；land 土地指标，factors 用能、排污、产能 (enter a move)
    Move {
        /// land 或 factors
        pack: String,
        /// JSON 文件 (JSON file)
        file: PathBuf,
    },
    /// 一家持有人的激励与倒逼台账 (the statement of one holder)
    Statement {
        /// 持有人代码 (code of the holder)
        holder: String,
    },
}

#[derive(Debug, Args)]
pub(crate) struct FirmPlanOptions {
    /// 日期，默认今天 (day; default: today)
    #[arg(long, global = true)]
    pub(crate) on: Option<Date>,
    #[command(subcommand)]
    pub(crate) step: FirmPlanVerb,
}

#[derive(Debug, Subcommand)]
pub(crate) enum FirmPlanVerb {
    /// 台账中的一企一策：几轮、是否签署 (the plans in the ledger)
    List,
    /// 按今天的事实和规则拟订，入账 (draw up the plan that facts and rules make today)
    Draw {
        /// 企业名称、统一社会信用代码或注册号 (name, USCC or registration number)
        enterprise: String,
    },
    /// 送达企业 (put it to the enterprise)
    Put {
        /// 企业 (the enterprise)
        enterprise: String,
    },
    /// 一轮协商：一方对若干计划行说了什么 (a round: what one side says to lines)
    Say {
        /// 企业 (the enterprise)
        enterprise: String,
        /// 谁说的：town 镇，enterprise 企业 (who speaks)
        #[arg(long)]
        by: String,
        /// 改期限：代码=日期，可多次 (another day: CODE=DATE)
        #[arg(long)]
        due: Vec<String>,
        /// 企业不采纳的行，可多次 (a line that the enterprise declines)
        #[arg(long)]
        decline: Vec<String>,
        /// 企业改为采纳的行，可多次 (a line that it takes up after all)
        #[arg(long)]
        take_up: Vec<String>,
        /// 记录：代码=内容，可多次 (words for the record: CODE=WORDS)
        #[arg(long)]
        note: Vec<String>,
    },
    /// 一企一单：企业签署现在的计划行 (the enterprise signs the lines as they stand)
    Confirm {
        /// 企业 (the enterprise)
        enterprise: String,
        /// 签署人 (who signs for the enterprise)
        #[arg(long)]
        signatory: String,
        /// 签署页上印的校验码，至少前 12 位，见 show (the check code printed on the signed sheet, at least 12 digits; see show)
        #[arg(long)]
        lines: String,
        /// 签署页的扫描件 (scan of the signed sheet)
        #[arg(long)]
        sheet: PathBuf,
    },
    /// 一家企业的一企一策：各轮、签署、签署后变化的事实 (rounds, signatures, and facts that changed since)
    Show {
        /// 企业 (the enterprise)
        enterprise: String,
    },
}
