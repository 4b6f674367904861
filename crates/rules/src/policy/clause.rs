//! One clause: who it is about, when it applies, what it gives or takes, and on what it rests.

use jiff::civil::Date;
use model::{PolicyBasis, PolicyEffect, PolicyKind, PolicySubject, Status};
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
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
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ClauseText {
    pub(super) code: String,
    pub(super) kind: PolicyKind,
    pub(super) subject: PolicySubject,
    pub(super) zh: String,
    pub(super) en: String,
    pub(super) effect: PolicyEffect,
    #[serde(default)]
    pub(super) advantage: Option<Advantage>,
    #[serde(default)]
    pub(super) on_grade: Option<bool>,
    pub(super) when: toml::Spanned<String>,
    #[serde(default)]
    pub(super) amount: Option<toml::Spanned<String>>,
    #[serde(default)]
    pub(super) unit: String,
    pub(super) body: Words,
    #[serde(default)]
    pub(super) basis: Vec<PolicyBasis>,
    #[serde(default)]
    pub(super) source: String,
    pub(super) status: Status,
    #[serde(default)]
    pub(super) from: Option<Date>,
    #[serde(default)]
    pub(super) to: Option<Date>,
    pub(super) adopted: bool,
}
