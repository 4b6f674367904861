//! 一企一策: a plan for one enterprise, made from facts, negotiated round by round, and confirmed by the enterprise (一企一单). A line
//! that it declines stays in the plan as declined, and nothing follows from that.

use std::collections::BTreeMap;

use jiff::civil::Date;
use model::{
    ContentHash, Derivation, EnterpriseId, OfferedIncentive, PlanChange, PlanDraft, PlanFact, PlanFactChange, PlanKind,
    PlanLine, PlanRound, PlanSide, Refusal, RefusalRule,
};
use rules::{Calendar, PackError, PlanPack, refusal};
use serde::{Deserialize, Serialize};

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

/// The plan was put to the enterprise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanPut {
    /// When.
    pub day: Date,
    /// How many rounds there had been.
    pub rounds: usize,
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
    /// When it was put to the enterprise, in order.
    pub puts: Vec<PlanPut>,
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
        puts: Vec::new(),
        rounds: Vec::new(),
        confirmations: Vec::new(),
    })
}

impl EnterprisePlan {
    /// A plan as it was kept.
    #[must_use]
    pub fn of(draft: &PlanDraft) -> Self {
        Self {
            enterprise: draft.enterprise.clone(),
            made: draft.day,
            pack: draft.pack.clone(),
            proposed: draft.lines.clone(),
            puts: Vec::new(),
            rounds: Vec::new(),
            confirmations: Vec::new(),
        }
    }

    /// The latest day that was said, put or signed on.
    #[must_use]
    pub fn last(&self) -> Date {
        let rounds = self.rounds.iter().map(|round| round.day);
        let rest = self.puts.iter().map(|put| put.day).chain(self.confirmations.iter().map(|one| one.day));
        rounds.chain(rest).max().unwrap_or(self.made)
    }

    /// Whether the enterprise knows the lines as they stand: they were put to it, and the town has not spoken since without
    /// putting them again or being answered.
    #[must_use]
    pub fn is_known_to_the_enterprise(&self) -> bool {
        let Some(put) = self.puts.last() else { return false };
        let answered = self.rounds.iter().rposition(|round| round.by == PlanSide::Enterprise).map_or(0, |at| at + 1);
        self.rounds.iter().skip(put.rounds.max(answered)).all(|round| round.by == PlanSide::Enterprise)
    }

    /// The plan after it was put to the enterprise as it stands.
    ///
    /// # Errors
    /// Before what was done last, or when the enterprise has these lines already.
    pub fn put(&self, day: Date) -> Result<Self, Refusal> {
        if day < self.last() {
            return Err(refusal(RefusalRule::Order, "早于上一步", "it is before the last step", Vec::new()));
        }
        if self.is_known_to_the_enterprise() {
            let (zh, en) = ("企业已经收到现在这一稿", "the enterprise has these very lines already");
            return Err(refusal(RefusalRule::Duplicate, zh, en, Vec::new()));
        }
        let mut after = self.clone();
        after.puts.push(PlanPut { day, rounds: self.rounds.len() });
        Ok(after)
    }

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
        if round.day < self.last() {
            return refuse(RefusalRule::Order, "早于上一步", "it is before the last step");
        }
        if round.by == PlanSide::Enterprise && self.puts.is_empty() {
            return refuse(
                RefusalRule::NotBegun,
                "计划尚未送达企业，企业无从答复",
                "the plan was not put to the enterprise, which cannot answer what it does not have",
            );
        }
        if round.changes.is_empty() {
            return refuse(RefusalRule::Grounds, "须写明对哪一行说了什么", "say to which line what is said");
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
    /// When nobody signs, before the last step, when the lines that were signed are not those that stand, or when the enterprise
    /// was not given them.
    pub fn confirm(&self, day: Date, signatory: &str, lines: &ContentHash) -> Result<Self, Refusal> {
        if signatory.trim().is_empty() {
            return Err(refusal(RefusalRule::Capacity, "须由企业签署", "the enterprise must sign", Vec::new()));
        }
        if day < self.last() {
            return Err(refusal(RefusalRule::Order, "早于上一步", "it is before the last step", Vec::new()));
        }
        if !self.is_known_to_the_enterprise() {
            return Err(refusal(
                RefusalRule::NotBegun,
                "现在这一稿尚未送达企业，须先送达",
                "the enterprise does not have the lines as they stand; put them to it first",
                Vec::new(),
            ));
        }
        if *lines != self.hash() {
            return Err(refusal(
                RefusalRule::Altered,
                "签署的不是现在这一稿，须就现在的计划行签署",
                "what was signed are not the lines as they stand",
                Vec::new(),
            ));
        }
        let mut after = self.clone();
        after.confirmations.push(PlanConfirmation { day, signatory: signatory.to_owned(), lines: lines.clone() });
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
        let mut text = format!("{}\n{}\n", self.enterprise, self.made);
        for line in self.lines() {
            let PlanLine { code, words, owner, due, question, declined, .. } = line;
            // Written out field by field: a signature must stand when a later program knows more of a line.
            text.push_str(&format!("{code}|{}|{}|{due}|{question}|{declined}\n", words.zh, owner.zh));
        }
        ContentHash::of(text.as_bytes())
    }
}

/// The facts that are no longer what they were when a plan was drawn up, in the order of the facts.
#[must_use]
pub fn changed_facts(
    then: &BTreeMap<PlanFact, Derivation>,
    now: &BTreeMap<PlanFact, Derivation>,
) -> Vec<PlanFactChange> {
    let all: std::collections::BTreeSet<&PlanFact> = then.keys().chain(now.keys()).collect();
    let differing = all.into_iter().filter(|fact| then.get(fact) != now.get(fact));
    let change =
        |fact: &PlanFact| PlanFactChange { fact: *fact, then: then.get(fact).cloned(), now: now.get(fact).cloned() };
    differing.map(change).collect()
}
