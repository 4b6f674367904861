//! What `rules` answers to "what applies to this firm or plot, and why not the others" (policy clauses and measures).

use std::collections::BTreeMap;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Clause, ContentHash, Derivation, FactValue, Status, Unsourced};

/// Kinds of clause: the eight kinds of policy that the proposal asks for, then the kinds of differential measure (资源要素
/// 差别化措施).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PolicyKind {
    /// 资金保障
    Funds,
    /// 搬迁补偿
    Relocation,
    /// 优惠奖补
    Subsidy,
    /// 土地供应
    LandSupply,
    /// 技术改造
    TechnicalUpgrading,
    /// 公共配套
    PublicFacilities,
    /// 企业准入退出
    AdmissionExit,
    /// 历史遗留问题
    Legacy,
    /// 城镇土地使用税
    LandUseTax,
    /// 差别化电价
    ElectricityPrice,
    /// 差别化气价
    GasPrice,
    /// 差别化水价
    WaterPrice,
    /// 环境保护税
    EnvironmentalTax,
    /// 差别化排污
    Sewage,
    /// 用能指标
    EnergyQuota,
    /// 供电、供水、供气手续
    UtilityService,
}

impl PolicyKind {
    /// The eight kinds of policy, in the proposal's order.
    pub const POLICY: [Self; 8] = [
        Self::Funds,
        Self::Relocation,
        Self::Subsidy,
        Self::LandSupply,
        Self::TechnicalUpgrading,
        Self::PublicFacilities,
        Self::AdmissionExit,
        Self::Legacy,
    ];

    /// Whether it is a differential measure, which must stand on a published result (省“最多跑一次”改革规定第三十四条).
    #[must_use]
    pub fn is_measure(self) -> bool {
        !Self::POLICY.contains(&self)
    }

    /// Name, Chinese and English.
    #[must_use]
    pub fn words(self) -> Derivation {
        let (zh, en) = match self {
            Self::Funds => ("资金保障", "funds"),
            Self::Relocation => ("搬迁补偿", "relocation compensation"),
            Self::Subsidy => ("优惠奖补", "subsidies"),
            Self::LandSupply => ("土地供应", "land supply"),
            Self::TechnicalUpgrading => ("技术改造", "technical upgrading"),
            Self::PublicFacilities => ("公共配套", "public facilities"),
            Self::AdmissionExit => ("企业准入退出", "admission and exit"),
            Self::Legacy => ("历史遗留问题", "legacy problems"),
            Self::LandUseTax => ("城镇土地使用税", "urban land-use tax"),
            Self::ElectricityPrice => ("差别化电价", "differential electricity price"),
            Self::GasPrice => ("差别化气价", "differential gas price"),
            Self::WaterPrice => ("差别化水价", "differential water price"),
            Self::EnvironmentalTax => ("环境保护税", "environmental tax"),
            Self::Sewage => ("差别化排污", "differential discharge"),
            Self::EnergyQuota => ("用能指标", "energy quota"),
            Self::UtilityService => ("供电、供水、供气手续", "utility connections"),
        };
        Derivation { zh: zh.to_owned(), en: en.to_owned() }
    }
}

/// What a clause is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PolicySubject {
    /// 企业
    Enterprise,
    /// 宗地及其上建筑
    Parcel,
    /// 连片区块
    Block,
    /// 村集体经济组织
    Village,
    /// 建设、改造或整治项目
    Project,
}

/// What a clause does to its subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PolicyEffect {
    /// It receives something.
    Benefit,
    /// It must pay, give up or leave something.
    Burden,
    /// The authorities must proceed in a certain way.
    Procedure,
}

/// What is known of one subject, by the fact's code name.
pub type PolicyFacts = BTreeMap<String, FactValue>;

/// Whether a clause applies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PolicyOutcome {
    /// Every condition holds.
    Applies,
    /// At least one condition does not hold.
    DoesNotApply,
    /// No condition fails, but some rest on facts that were not collected.
    Unknown,
    /// It is not in force on the day, or no authority here has adopted it.
    NotInForce,
    /// It would apply, but a number that it needs is given by no source; an official must fill it in.
    Blank,
}

/// A fact or parameter that a condition or an amount read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PolicyReading {
    /// Code name; a parameter begins with `p.`.
    pub name: String,
    /// What it is, Chinese.
    pub zh: String,
    /// What it is, English.
    pub en: String,
    /// Unit, empty when it has none.
    pub unit: String,
    /// `None` when it was not collected, or is blank.
    pub value: Option<FactValue>,
}

/// One condition of a clause, as it stands for this subject.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PolicyCondition {
    /// As the pack writes it.
    pub text: String,
    /// Whether it holds; `None` when that is not known.
    pub holds: Option<bool>,
    /// What it read.
    pub readings: Vec<PolicyReading>,
    /// In words with figures.
    pub words: Derivation,
}

/// Rank of the text that a clause rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum LawLevel {
    /// 法律
    Law,
    /// 行政法规 (of the State Council)
    AdministrativeRegulation,
    /// 地方性法规
    LocalRegulation,
    /// 规范性文件 or a plan
    Document,
}

/// A legal basis: law, article, and a phrase of it word for word.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PolicyBasis {
    /// Title of the law or document.
    pub law: String,
    /// Article, e.g. `第二十四条`; empty for a document without articles.
    #[serde(default)]
    pub article: String,
    /// Words that stand in the article.
    #[serde(default)]
    pub phrase: String,
    /// Rank.
    pub level: LawLevel,
    /// Whether this text itself grants the benefit or lays the burden, and is not only its setting.
    #[serde(default)]
    pub grants: bool,
}

/// Why a clause needs a legal review before anyone grants or imposes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ReviewGround {
    /// An advantage to specific operators without a basis in law or State Council regulation (公平竞争审查条例第十条).
    FairCompetition,
    /// A burden on operators without a basis in law or regulation (优化营商环境条例第六十四条).
    BurdenWithoutBasis,
}

/// A review that a clause needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PolicyReview {
    /// Why.
    pub ground: ReviewGround,
    /// In words.
    pub words: Derivation,
    /// The article that asks for it.
    pub clause: Clause,
}

/// Whether one clause applies to one subject on one day, and why or why not.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PolicyAnswer {
    /// Code name of the pack.
    pub pack: String,
    /// Hash of the pack's text.
    pub pack_hash: ContentHash,
    /// Code name of the clause in the pack.
    pub clause: String,
    /// Kind.
    pub kind: PolicyKind,
    /// What it is about.
    pub subject: PolicySubject,
    /// What it gives or takes.
    pub what: Derivation,
    /// Benefit, burden or procedure.
    pub effect: PolicyEffect,
    /// Whether it applies.
    pub outcome: PolicyOutcome,
    /// Why or why not, in one sentence.
    pub because: Derivation,
    /// The conditions that decided: all of them when it applies or is blank, those that fail when it does not apply,
    /// those that are open when it is unknown, none when it is not in force.
    pub conditions: Vec<PolicyCondition>,
    /// Amount in `unit`, when it applies, states one, and every fact that the amount needs is there.
    pub amount: Option<f64>,
    /// Unit of the amount.
    pub unit: String,
    /// Facts that were not collected and are needed: to decide when it is unknown, for the amount when it applies.
    pub missing: Vec<PolicyReading>,
    /// Parameters that it needs and no source gives.
    pub blanks: Vec<PolicyReading>,
    /// Competent body.
    pub body: Derivation,
    /// Legal basis.
    pub basis: Vec<PolicyBasis>,
    /// Where the rule's text was read.
    pub source: String,
    /// How far it is official.
    pub status: Status,
    /// Whether an authority here has put it in force.
    pub adopted: bool,
    /// First day in force.
    #[schemars(with = "String")]
    pub from: Date,
    /// Last day in force, when it has one.
    #[schemars(with = "Option<String>")]
    pub to: Option<Date>,
    /// The review that it needs, if any.
    pub review: Option<PolicyReview>,
    /// Numbers that it used although no source gives them.
    pub unsourced: Vec<Unsourced>,
}
