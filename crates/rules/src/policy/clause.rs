//! One clause: who it is about, when it applies, what it gives or takes, and on what it rests.

use jiff::civil::Date;
use model::{PolicyBasis, PolicyEffect, PolicyKind, PolicySubject, Status};
use schemars::JsonSchema;
use serde::Deserialize;

use crate::Words;
use crate::expression::Expression;

/// A dated rule of policy.
#[derive(Debug, Clone, PartialEq)]
pub struct PolicyClause {
    /// Code name.
    pub code: String,
    /// One of the eight kinds of policy, or a kind of measure.
    pub kind: PolicyKind,
    /// What it is about.
    pub subject: PolicySubject,
    /// What it gives or takes.
    pub what: Words,
    /// Benefit, burden or procedure.
    pub effect: PolicyEffect,
    /// What kind of advantage a benefit gives to specific operators, if it does.
    pub advantage: Option<Advantage>,
    /// Whether it follows from the grade, and so demands a published result that stands on declared figures.
    pub on_grade: bool,
    /// The condition, split at its outermost `and`: it applies when all hold.
    pub conditions: Vec<Expression>,
    /// Amount in `unit`, when it has one.
    pub amount: Option<Expression>,
    /// Unit of the amount; empty when it has none.
    pub unit: String,
    /// Competent body.
    pub body: Words,
    /// Legal basis.
    pub basis: Vec<PolicyBasis>,
    /// Where the rule's text was read.
    pub source: String,
    /// How far it is official.
    pub status: Status,
    /// First day in force.
    pub from: Date,
    /// Last day in force, when it has one.
    pub to: Option<Date>,
    /// Whether an authority here has put it in force.
    pub adopted: bool,
}

/// The advantages that 公平竞争审查条例第十条 names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Advantage {
    /// 税收优惠
    TaxRelief,
    /// 选择性、差异化的财政奖励或者补贴
    FiscalReward,
    /// 要素获取等方面的优惠
    FactorAccess,
}

impl PolicyClause {
    /// Whether it is in force on a day, adopted or not.
    #[must_use]
    pub fn holds_on(&self, day: Date) -> bool {
        self.from <= day && self.to.is_none_or(|last| day <= last)
    }

    /// Its conditions and its amount.
    pub(super) fn expressions(&self) -> impl Iterator<Item = &Expression> {
        self.conditions.iter().chain(&self.amount)
    }
}

/// A clause as the text has it.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ClauseText {
    /// Code name, unique in the pack.
    pub(super) code: String,
    /// One of the eight kinds of policy, or a kind of measure.
    pub(super) kind: PolicyKind,
    /// What it is about.
    pub(super) subject: PolicySubject,
    /// What it gives or takes, Chinese.
    pub(super) zh: String,
    /// The same in English.
    pub(super) en: String,
    /// Benefit, burden or procedure.
    pub(super) effect: PolicyEffect,
    /// What kind of advantage a benefit gives to specific operators, if it does.
    #[serde(default)]
    pub(super) advantage: Option<Advantage>,
    /// `false` for a measure that does not follow from the grade; else left out.
    #[serde(default)]
    pub(super) on_grade: Option<bool>,
    /// The condition, an expression over the declared facts and `p.` parameters.
    #[schemars(with = "String")]
    pub(super) when: toml::Spanned<String>,
    /// The amount in `unit`, an expression; left out when it has none.
    #[serde(default)]
    #[schemars(with = "Option<String>")]
    pub(super) amount: Option<toml::Spanned<String>>,
    /// Unit of the amount, e.g. `万元/年`.
    #[serde(default)]
    pub(super) unit: String,
    /// Competent body.
    pub(super) body: Words,
    /// Legal basis: law, article, a phrase of it word for word.
    #[serde(default)]
    pub(super) basis: Vec<PolicyBasis>,
    /// Where the rule's text was read.
    #[serde(default)]
    pub(super) source: String,
    /// How far it is official.
    pub(super) status: Status,
    /// First day in force; by default the pack's.
    #[serde(default)]
    #[schemars(with = "Option<String>")]
    pub(super) from: Option<Date>,
    /// Last day in force; by default the pack's, if it has one.
    #[serde(default)]
    #[schemars(with = "Option<String>")]
    pub(super) to: Option<Date>,
    /// Whether an authority here has put it in force.
    pub(super) adopted: bool,
}
