//! What grades cost or yield the public purse by the clauses that follow from a grade: as if the grades were published and
//! stood on declared figures. What has no amount says why; nothing is taken for 0 in silence.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use model::{
    Candidate, Derivation, Fen, GivenUnit, Grade, PolicyAnswer, PolicyEffect, PolicyFacts, PolicyOutcome, PolicySubject,
};
use rules::PolicyPack;
use serde::{Deserialize, Serialize};

use crate::Failure;
use crate::policies::{GradeFacts, POLICIES, known};

/// What one clause comes to by the live grades and by a proposal's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeasureEffect {
    /// Code name of the pack.
    pub pack: String,
    /// Code name of the clause.
    pub clause: String,
    /// What it gives or takes.
    pub what: Derivation,
    /// Benefit or burden.
    pub effect: PolicyEffect,
    /// Whether it is in force here on the day.
    pub in_force: bool,
    /// Enterprises to which it applies, or may for want of facts, by the live grades and by the proposal's.
    pub firms: [u32; 2],
    /// Of these, enterprises for which it has no amount.
    pub unpriced: [u32; 2],
    /// What it costs the public purse a year (below zero: yields), where it has an amount.
    pub amounts: [Fen; 2],
    /// Why it has no amount, or not all of it; empty when nothing is missing.
    pub why: Derivation,
}

/// The clauses that follow from a grade, and their texts.
pub(crate) struct Measures {
    packs: Vec<PolicyPack>,
    /// Each pack's text, in the same order.
    pub(crate) texts: Vec<String>,
    /// Clauses asked about as if the town had adopted them, as `pack.clause`.
    pub(crate) adopting: Vec<String>,
    day: Date,
}

/// What amounts lack, Chinese and English.
type Lacks = BTreeSet<(String, String)>;

/// A clause's answer about one enterprise of one grade.
struct Applied {
    pack: String,
    clause: String,
    amount: Option<Fen>,
    lacks: Vec<Derivation>,
}

impl Measures {
    /// The shipped packs; those of `own` (file name and text) stand in for a shipped one of the same id, or beside them.
    pub(crate) fn new(own: &[(String, String)], adopting: &[String], day: Date) -> Result<Self, Failure> {
        let shipped = POLICIES.iter().map(|(file, text)| (*file, *text));
        Self::read(shipped.chain(own.iter().map(|(file, text)| (file.as_str(), text.as_str()))), adopting, day)
    }

    /// These texts alone, as a proposal kept them.
    pub(crate) fn kept(texts: &[(String, String)], adopting: &[String], day: Date) -> Result<Self, Failure> {
        Self::read(texts.iter().map(|(file, text)| (file.as_str(), text.as_str())), adopting, day)
    }

    fn read<'a>(
        texts: impl Iterator<Item = (&'a str, &'a str)>,
        adopting: &[String],
        day: Date,
    ) -> Result<Self, Failure> {
        let mut by_id: BTreeMap<String, (PolicyPack, String)> = BTreeMap::new();
        for (file, text) in texts {
            let pack = PolicyPack::parse(file, text)?;
            if pack.clauses_of(PolicySubject::Enterprise).any(|clause| clause.on_grade) {
                by_id.insert(pack.header.id.clone(), (pack, text.to_owned()));
            }
        }
        let mut unknown: BTreeSet<&String> = adopting.iter().collect();
        let (mut packs, mut texts) = (Vec::new(), Vec::new());
        for (id, (pack, text)) in by_id {
            let mut codes = Vec::new();
            for name in adopting {
                let clause =
                    name.strip_prefix(&format!("{id}.")).filter(|code| pack.clauses.iter().any(|c| c.code == *code));
                if let Some(code) = clause {
                    unknown.remove(name);
                    codes.push(code);
                }
            }
            packs.push(pack.adopting(&codes)?);
            texts.push(text);
        }
        if let Some(name) = unknown.into_iter().next() {
            return Err(Failure::NotFound {
                what: "clause that follows from a grade",
                name: name.clone(),
                hint: "write PACK.CLAUSE as `sanqian policies` lists them, e.g. zhejiang-utilities.water".to_owned(),
            });
        }
        Ok(Self { packs, texts, adopting: adopting.to_vec(), day })
    }

    /// What a grade costs (above zero) or yields (below zero) for an enterprise, as far as amounts are known.
    pub(crate) fn amount(&self, candidate: &Candidate, grade: Grade) -> Fen {
        self.applied(candidate, grade).into_iter().filter_map(|applied| applied.amount).sum()
    }

    /// Every clause that follows from a grade: in force or not, and what it comes to.
    pub(crate) fn effects(&self, firms: &[(&Candidate, [Option<Grade>; 2])]) -> Vec<MeasureEffect> {
        let nothing = PolicyFacts::new();
        let mut effects: BTreeMap<(String, String), (MeasureEffect, Lacks)> = self
            .packs
            .iter()
            .flat_map(|pack| self.answers(pack, &nothing))
            .map(|answer| {
                let in_force = answer.outcome != PolicyOutcome::NotInForce;
                let none = Derivation { zh: String::new(), en: String::new() };
                let effect = MeasureEffect {
                    pack: answer.pack.clone(),
                    clause: answer.clause.clone(),
                    what: answer.what,
                    effect: answer.effect,
                    in_force,
                    firms: [0; 2],
                    unpriced: [0; 2],
                    amounts: [Fen::ZERO; 2],
                    why: if in_force { none } else { answer.because },
                };
                ((answer.pack, answer.clause), (effect, BTreeSet::new()))
            })
            .collect();
        for (candidate, grades) in firms {
            for (side, grade) in grades.iter().enumerate() {
                for applied in grade.map(|grade| self.applied(candidate, grade)).unwrap_or_default() {
                    let Some((effect, lacks)) = effects.get_mut(&(applied.pack, applied.clause)) else { continue };
                    effect.firms[side] += 1;
                    effect.unpriced[side] += u32::from(applied.amount.is_none());
                    effect.amounts[side] += applied.amount.unwrap_or(Fen::ZERO);
                    lacks.extend(applied.lacks.into_iter().map(|lack| (lack.zh, lack.en)));
                }
            }
        }
        let with_lacks = |(mut effect, lacks): (MeasureEffect, Lacks)| {
            if !lacks.is_empty() {
                let (zh, en): (Vec<String>, Vec<String>) = lacks.into_iter().unzip();
                effect.why = Derivation { zh: zh.join("；"), en: en.join("; ") };
            }
            effect
        };
        effects.into_values().map(with_lacks).collect()
    }

    /// The clauses that apply to an enterprise of a grade, or may for want of facts.
    fn applied(&self, candidate: &Candidate, grade: Grade) -> Vec<Applied> {
        let result = GradeFacts { grade: Some(grade), published: true, statistics_only: false };
        let in_force = self.packs.iter().filter(|pack| {
            pack.clauses.iter().any(|clause| clause.on_grade && clause.adopted && clause.holds_on(self.day))
        });
        let may = |answer: &PolicyAnswer| {
            matches!(answer.outcome, PolicyOutcome::Applies | PolicyOutcome::Blank | PolicyOutcome::Unknown)
        };
        let answers = in_force.flat_map(|pack| {
            let facts = pack.facts.iter().filter_map(|fact| Some((fact.code.clone(), known(fact, candidate, result)?)));
            self.answers(pack, &facts.collect())
        });
        answers.filter(may).map(applied).collect()
    }

    /// Answers of a pack's clauses that follow from a grade and give or take something.
    fn answers(&self, pack: &PolicyPack, facts: &PolicyFacts) -> Vec<PolicyAnswer> {
        // The facts are of the kinds that the pack declares, so it does not refuse them.
        let answers = pack.answer(PolicySubject::Enterprise, facts, self.day).unwrap_or_default();
        let asked = |answer: &PolicyAnswer| {
            let on_grade = pack.clauses.iter().any(|clause| clause.code == answer.clause && clause.on_grade);
            on_grade && answer.effect != PolicyEffect::Procedure
        };
        answers.into_iter().filter(asked).collect()
    }
}

fn applied(answer: PolicyAnswer) -> Applied {
    let yuan = matches!(answer.unit.as_str(), "万元" | "万元/年");
    let sign = if answer.effect == PolicyEffect::Burden { -1 } else { 1 };
    let priced = answer.amount.filter(|_| yuan && answer.outcome == PolicyOutcome::Applies);
    let amount = priced.and_then(|wan| GivenUnit::WAN_YUAN.scale(&format!("{wan:.6}")).ok()).map(|fen| Fen(sign * fen));
    let mut lacks: Vec<Derivation> = Vec::new();
    lacks.extend(
        answer
            .missing
            .iter()
            .map(|fact| Derivation {
                zh: format!("缺少数据：{}", fact.zh), en: format!("not collected: {}", fact.en)
            }),
    );
    lacks.extend(answer.blanks.iter().map(|blank| Derivation {
        zh: format!("数额没有来源，待填：{}", blank.zh),
        en: format!("no source gives it: {}", blank.en),
    }));
    if lacks.is_empty() && amount.is_none() {
        lacks.push(Derivation {
            zh: format!("以“{}”计，不是金额", answer.unit),
            en: format!("is reckoned in {}, not in money", answer.unit),
        });
    }
    Applied { pack: answer.pack, clause: answer.clause, amount, lacks }
}
