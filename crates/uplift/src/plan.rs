//! 一企一策: a plan for one enterprise, made from facts, negotiated round by round, and confirmed by the enterprise (一企一单). A line
//! that it declines stays in the plan as declined, and nothing follows from that.

use std::collections::BTreeMap;

use jiff::civil::Date;
use model::{Clause, ContentHash, Derivation, EnterpriseId, PlanFact, PlanKind, Refusal, RefusalRule};
use rules::{Calendar, PackError, PlanPack, refusal};
use serde::{Deserialize, Serialize};

/// An incentive that goes with a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfferedIncentive {
    /// Code.
    pub code: String,
    /// What it is.
    pub words: Derivation,
    /// The article by which it must be reviewed before anyone promises it.
    pub review: Option<Clause>,
}

/// A line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanLine {
    /// Code of the rule.
    pub code: String,
    /// What kind.
    pub kind: PlanKind,
    /// What to do.
    pub words: Derivation,
    /// Why: the facts that hold, in the rule's order.
    pub because: Vec<Derivation>,
    /// On what.
    pub clauses: Vec<Clause>,
    /// Who owns it.
    pub owner: Derivation,
    /// By when.
    pub due: Date,
    /// Whether it is a question.
    pub question: bool,
    /// What goes with it.
    pub incentives: Vec<OfferedIncentive>,
    /// Whether the enterprise declined it.
    pub declined: bool,
}

/// Who speaks in a round.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlanSide {
    /// 镇
    Town,
    /// 企业
    Enterprise,
}

/// What a round says to a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlanChange {
    /// Another day.
    Due(Date),
    /// The enterprise does not take it up; only the enterprise says so.
    Decline,
    /// The enterprise takes it up after all.
    TakeUp,
    /// Words for the record.
    Note(String),
}

/// A round of the negotiation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanRound {
    /// When.
    pub day: Date,
    /// Who.
    pub by: PlanSide,
    /// Line and what is said to it.
    pub changes: Vec<(String, PlanChange)>,
}

/// 一企一单: what the enterprise has signed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanConfirmation {
    /// When.
    pub day: Date,
    /// Who signed for the enterprise.
    pub signatory: String,
    /// Hash of the lines as they stood.
    pub lines: ContentHash,
}

/// A plan: its lines as made, and everything said since.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EnterprisePlan {
    /// The enterprise.
    pub enterprise: EnterpriseId,
    /// When it was made.
    pub made: Date,
    /// The pack that made it.
    pub pack: ContentHash,
    /// Lines as made; see [`EnterprisePlan::lines`] for how they stand.
    pub proposed: Vec<PlanLine>,
    /// In order; none is taken out.
    pub rounds: Vec<PlanRound>,
    /// Signatures, in order. The last stands while it is of the lines as they are.
    pub confirmations: Vec<PlanConfirmation>,
}

/// The plan that the facts make of the rules, in the pack's order. `facts` are those that hold, each with its reason.
///
/// # Errors
/// When the pack lacks a number on that day, or the holiday table does not reach so far.
pub fn enterprise_plan(
    pack: &PlanPack,
    calendar: &Calendar,
    enterprise: &EnterpriseId,
    facts: &BTreeMap<PlanFact, Derivation>,
    day: Date,
) -> Result<EnterprisePlan, PackError> {
    let mut proposed = Vec::new();
    let holds = |fact: &PlanFact| facts.contains_key(fact);
    for rule in pack.rules.iter().filter(|rule| rule.all.iter().all(holds) && !rule.none.iter().any(holds)) {
        let incentives = rule.incentives.iter().filter_map(|code| pack.incentive(code));
        proposed.push(PlanLine {
            code: rule.code.clone(),
            kind: rule.kind,
            words: Derivation { zh: rule.zh.clone(), en: rule.en.clone() },
            because: rule.all.iter().filter_map(|fact| facts.get(fact)).cloned().collect(),
            clauses: rule.clauses.iter().map(rules::CitedClause::clause).collect(),
            owner: Derivation { zh: rule.owner_zh.clone(), en: rule.owner_en.clone() },
            due: pack.due(rule, day, calendar)?,
            question: rule.question,
            incentives: incentives
                .map(|incentive| OfferedIncentive {
                    code: incentive.code.clone(),
                    words: Derivation { zh: incentive.zh.clone(), en: incentive.en.clone() },
                    review: incentive.review(),
                })
                .collect(),
            declined: false,
        });
    }
    Ok(EnterprisePlan {
        enterprise: enterprise.clone(),
        made: day,
        pack: pack.hash.clone(),
        proposed,
        rounds: Vec::new(),
        confirmations: Vec::new(),
    })
}

impl EnterprisePlan {
    /// The lines as they stand after all rounds.
    #[must_use]
    pub fn lines(&self) -> Vec<PlanLine> {
        let mut lines = self.proposed.clone();
        for (code, change) in self.rounds.iter().flat_map(|round| &round.changes) {
            for line in lines.iter_mut().filter(|line| line.code == *code) {
                match change {
                    PlanChange::Due(due) => line.due = *due,
                    PlanChange::Decline => line.declined = true,
                    PlanChange::TakeUp => line.declined = false,
                    PlanChange::Note(_) => {}
                }
            }
        }
        lines
    }

    /// The plan after a round.
    ///
    /// # Errors
    /// When the round is before the last, speaks of a line that the plan does not have, sets a day that is over, or when
    /// the town declines or takes up in the enterprise's place.
    pub fn negotiate(&self, round: PlanRound) -> Result<Self, Refusal> {
        let refuse = |rule, zh: &str, en: &str| Err(refusal(rule, zh, en, Vec::new()));
        let last = self.rounds.last().map_or(self.made, |last| last.day);
        if round.day < last {
            return refuse(RefusalRule::Order, "早于上一轮协商", "it is before the last round");
        }
        for (code, change) in &round.changes {
            let Some(line) = self.proposed.iter().find(|line| line.code == *code) else {
                return refuse(RefusalRule::NotInKind, "计划没有这一行", "the plan has no such line");
            };
            match change {
                PlanChange::Decline | PlanChange::TakeUp if round.by != PlanSide::Enterprise => {
                    return refuse(
                        RefusalRule::Capacity,
                        "只能由企业决定是否采纳",
                        "only the enterprise takes up or declines",
                    );
                }
                PlanChange::Decline if line.kind == PlanKind::Exit && !line.question => {
                    return refuse(
                        RefusalRule::Grounds,
                        "案件依法定程序进行，不在协商之列",
                        "a case takes its lawful course and is not negotiated",
                    );
                }
                PlanChange::Due(due) if *due < round.day => {
                    return refuse(RefusalRule::Order, "期限已过", "that day is over");
                }
                _ => {}
            }
        }
        let mut after = self.clone();
        after.rounds.push(round);
        Ok(after)
    }

    /// The plan with the enterprise's signature under the lines as they stand.
    ///
    /// # Errors
    /// When nobody signs, or before the last round.
    pub fn confirm(&self, day: Date, signatory: &str) -> Result<Self, Refusal> {
        if signatory.trim().is_empty() {
            return Err(refusal(RefusalRule::Capacity, "须由企业签署", "the enterprise must sign", Vec::new()));
        }
        if day < self.rounds.last().map_or(self.made, |last| last.day) {
            return Err(refusal(RefusalRule::Order, "早于上一轮协商", "it is before the last round", Vec::new()));
        }
        let mut after = self.clone();
        let lines = self.hash();
        after.confirmations.push(PlanConfirmation { day, signatory: signatory.to_owned(), lines });
        Ok(after)
    }

    /// The signature that stands: of the lines as they are now.
    #[must_use]
    pub fn confirmed(&self) -> Option<&PlanConfirmation> {
        self.confirmations.last().filter(|last| last.lines == self.hash())
    }

    /// Hash of the lines as they stand.
    #[must_use]
    pub fn hash(&self) -> ContentHash {
        ContentHash::of(format!("{}|{}|{:?}", self.enterprise, self.made, self.lines()).as_bytes())
    }
}
