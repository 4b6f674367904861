//! What can be asked about running the parks: leases, visits, orders, patrols, exits, checklists, meters.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use jiff::civil::Date;

#[derive(Debug, Args)]
pub(crate) struct StewardOptions {
    /// 日期，默认今天 (day; default: today)
    #[arg(long, global = true)]
    pub(crate) on: Option<Date>,
    #[command(subcommand)]
    pub(crate) step: StewardVerb,
}

#[derive(Debug, Subcommand)]
pub(crate) enum StewardVerb {
    /// 租约状态和到期提醒 (leases: state, and who is to be reminded)
    Leases {
        /// 只看将到期的 (only those that end soon)
        #[arg(long)]
        ending: bool,
    },
    /// 登记一次服务走访；所需服务各成一张工单 (a service visit; each service asked for becomes a work order)
    Visit {
        /// 企业名称、统一社会信用代码或注册号 (name, USCC or registration number)
        enterprise: String,
        /// 企业原话 (what the enterprise says)
        says: String,
        /// 所需服务的代码，可多次 (service asked for; may be repeated)
        #[arg(long)]
        asks: Vec<String>,
    },
    /// 工单清单 (work orders)
    Orders,
    /// 工单办理一步：assigned, done, rated (a work order goes a step)
    Order {
        /// 工单号 (number)
        number: u32,
        /// assigned, done 或 rated
        to: String,
        /// 企业评价，1 至 5 星 (stars of the enterprise)
        #[arg(long)]
        stars: Option<u8>,
    },
    /// 按检查表评分：项目=分，可多次 (score a checklist: ITEM=POINTS)
    Score {
        /// 检查表代码 (checklist)
        checklist: String,
        /// 评定对象 (who or what is scored)
        subject: String,
        /// 项目=分 (ITEM=POINTS)
        #[arg(long)]
        item: Vec<String>,
    },
    /// 检查表：项目、由谁决定；没有出处的留空 (checklists, their items and who decided them; blank where no source gives them)
    Checklists,
    /// 由本镇填写一张没有出处的检查表：JSON 文件 {"source","items":[{"code","zh","en","points"}]}
    /// (fill in a checklist of which no source gives the content, from a JSON file)
    Checklist {
        /// 检查表代码，如 industrial_community（工业社区）、ten_and_three（十化三场景） (checklist)
        checklist: String,
        /// JSON 文件 (JSON file)
        file: PathBuf,
    },
    /// 登记抄表读数 (enter a meter reading)
    Meter {
        /// 园区编号 (park)
        park: String,
        /// 表号 (meter)
        meter: String,
        /// electricity（千瓦时）、gas（立方米）、water（立方米）、solar（千瓦时）
        kind: String,
        /// 起期 (first day)
        from: Date,
        /// 止期 (last day)
        to: Date,
        /// 用量，至多三位小数 (amount, at most three decimals)
        amount: f64,
    },
    /// 登记一次巡查（公共部位，不是行政检查）：每项都填，有问题的各成一张园区工单 (a patrol of a park's common parts, no inspection)
    Patrol {
        /// 园区编号或名称 (park, by code or name)
        park: String,
        /// 项目=seen|fault|not_seen，可多次；每项都须填 (ITEM=MARK; every item)
        #[arg(long)]
        item: Vec<String>,
        /// 项目=什么问题，可多次 (ITEM=WORDS: what is at fault)
        #[arg(long)]
        fault: Vec<String>,
    },
    /// 巡查记录 (patrols)
    Patrols,
    /// 决定一个项目能否进园：按条件测算，由人决定；与测算不同的须写理由 (decide on a project's admission; another decision than the criteria propose needs a reason)
    Admit {
        /// 项目名称 (project)
        project: String,
        /// 园区编号或名称 (park, by code or name)
        park: String,
        /// 条件=数值，可多次；未采集的不写 (CRITERION=FIGURE)
        #[arg(long)]
        figure: Vec<String>,
        /// 不予准入 (it is refused)
        #[arg(long)]
        refuse: bool,
        /// 理由 (reasons)
        #[arg(long, default_value = "")]
        reasons: String,
    },
    /// 准入决定：得分、各条件、理由 (decisions on admission)
    Admissions,
    /// 退出园区：到哪一步、尚未清退的事项 (exits from parks: where they stand, what is not cleared)
    Exits,
    /// 通知退出：合同号、事由、通知或协议；事由是封闭的清单，不含改造意愿和走访 (notice that a firm leaves; the reasons are a closed list)
    Exit {
        /// 合同号 (number of the lease)
        lease: String,
        /// 事由：agreement, lease_ended, breach, closed_by_decision, relocation, deregistered
        #[arg(long)]
        reason: String,
        /// 已执行关停的案件编号 (the case in which it was closed down)
        #[arg(long)]
        case: Option<String>,
        /// 通知或协议文件 (the notice or agreement)
        #[arg(long)]
        document: PathBuf,
    },
    /// 办结一项清退：rent_and_utilities, deposit, environment, keys (an item is cleared)
    Clear {
        /// 合同号 (number of the lease)
        lease: String,
        /// 事项 (item)
        item: String,
        /// 证明文件 (what shows it)
        #[arg(long)]
        document: PathBuf,
    },
    /// 已退出：合同终止，面积腾出；有未清退的事项不予办理 (the firm has left; refused while an item is open)
    Leave {
        /// 合同号 (number of the lease)
        lease: String,
    },
    /// 撤回退出，企业留下 (the exit is withdrawn, the firm stays)
    Stay {
        /// 合同号 (number of the lease)
        lease: String,
    },
    /// 园区指标：亩均税收、入驻率、能耗、碳、水；未采集不按零计 (park indicators; not collected is not zero)
    Indicators,
}
