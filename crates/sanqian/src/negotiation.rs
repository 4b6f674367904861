//! Rounds of the negotiation with the platform company: each with the scenario that follows from its terms, and what changed.

use jiff::civil::Date;
use model::{Cm2, Derivation, Fen, NegotiationRound, ParcelId, RefusalRule, RoundBlock, RoundScenario, RoundTerms};
use redevelop::phasing::Measure;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

use crate::plan_table::PlanTable;
use crate::{Failure, Phased, PhasingAsk, Work};

/// What a round is called, and with whom and when it took place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoundOf {
    /// As both sides call it, once in the town.
    pub name: String,
    /// With whom.
    pub with: String,
    /// When.
    pub day: Date,
    /// What was said beside the numbers.
    pub note: String,
}

/// What a round changed against the one before.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct RoundChange {
    /// Terms that are other than before, in words: what it was → what it is.
    pub terms: Vec<Derivation>,
    /// Figures of the scenario that are other than before; empty when either round has none.
    pub figures: Vec<FigureChange>,
    /// Parcels that the scenario takes in and that the one before did not.
    pub joined: Vec<ParcelId>,
    /// Parcels that it leaves out and that the one before had.
    pub left: Vec<ParcelId>,
    /// Parcels in both that are renewed another way or from another quarter on.
    pub otherwise: usize,
}

/// A figure before and now.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FigureChange {
    /// Which.
    pub name: Derivation,
    /// In the unit that its name states.
    pub before: f64,
    /// In the same unit.
    pub now: f64,
}

impl Work {
    /// Works out what follows from a round's terms. That there is no plan under them is an answer too, and is kept with its reason.
    ///
    /// # Errors
    /// When a term cannot be: an unknown parameter, a kind of quota that renewal does not use, an absurd amount.
    pub fn negotiate(
        &self,
        of: RoundOf,
        terms: RoundTerms,
        ask: PhasingAsk,
        stop: &mut dyn FnMut(u64) -> bool,
    ) -> Result<NegotiationRound, Failure> {
        let table = PlanTable::of(self, &terms)?;
        let (scenario, why_none) = match self.phase_on(&table, ask, stop) {
            Ok(phased) => (Some(scenario(&phased)), None),
            Err(Failure::Shape(why)) => {
                let (zh, en) = why.split_once(" / ").unwrap_or((&why, &why));
                (None, Some(Derivation { zh: zh.to_owned(), en: en.to_owned() }))
            }
            Err(other) => return Err(other),
        };
        Ok(NegotiationRound {
            name: of.name,
            with: of.with,
            day: of.day,
            note: of.note,
            terms,
            as_of: self.snapshot.as_of,
            snapshot: self.snapshot_hash.clone(),
            pack: self.packs.renewal.hash.clone(),
            work: ask.work,
            seed: ask.seed,
            scenario,
            why_none,
        })
    }
}

fn scenario(phased: &Phased) -> RoundScenario {
    let plan = &phased.plan;
    let of = |what: Measure| plan.measures.get(&what).copied().unwrap_or(0);
    RoundScenario {
        plan: plan.hash.clone(),
        blocks: plan
            .blocks
            .iter()
            .map(|block| RoundBlock {
                mode: block.mode.clone(),
                carrier: block.carrier.clone(),
                start: block.start,
                parcels: block.parcels.clone(),
            })
            .collect(),
        worth: Fen(plan.points),
        bound: Fen(plan.bound),
        area: Cm2(of(Measure::Area)),
        freed: Cm2(of(Measure::LandFreed)),
        npv: Fen(of(Measure::Npv)),
        static_balance: phased.balance.static_balance,
        peak_gap: phased.balance.peak_gap,
        tax_gained: Fen(of(Measure::TaxGained)),
        displaced: u32::try_from(phased.displaced).unwrap_or(u32::MAX),
        placed: phased.projects.iter().map(|placed| placed.project.clone()).collect(),
        waiting: phased.projects_waiting.clone(),
    }
}

/// A figure of a scenario.
type FigureOf = fn(&RoundScenario) -> f64;

/// What changed from a round to the next.
#[must_use]
pub fn round_change(before: &NegotiationRound, now: &NegotiationRound) -> RoundChange {
    let mut change = RoundChange { terms: terms(&before.terms, &now.terms), ..RoundChange::default() };
    let (Some(was), Some(is)) = (&before.scenario, &now.scenario) else { return change };
    let figures: [(&str, &str, FigureOf); 8] = [
        ("方案价值（万元）", "worth of the plan (10k yuan)", |s| wan(s.worth)),
        ("改造面积（亩）", "land renewed (mu)", |s| s.area.mu()),
        ("腾出土地（亩）", "land freed (mu)", |s| s.freed.mu()),
        ("净现值（万元）", "NPV (10k yuan)", |s| wan(s.npv)),
        ("静态平衡（万元）", "static balance (10k yuan)", |s| wan(s.static_balance)),
        ("资金缺口峰值（万元）", "peak gap (10k yuan)", |s| wan(s.peak_gap)),
        ("年新增税收（万元）", "tax gained a year (10k yuan)", |s| wan(s.tax_gained)),
        ("搬迁企业（家）", "firms that move", |s| f64::from(s.displaced)),
    ];
    for (zh, en, of) in figures {
        let (before, now) = (of(was), of(is));
        if before != now {
            change.figures.push(FigureChange { name: words(zh, en), before, now });
        }
    }
    let (was, is) = (ways(was), ways(is));
    change.joined = is.keys().filter(|id| !was.contains_key(*id)).map(|id| (*id).clone()).collect();
    change.left = was.keys().filter(|id| !is.contains_key(*id)).map(|id| (*id).clone()).collect();
    change.otherwise = is.iter().filter(|(id, way)| was.get(*id).is_some_and(|it| it != *way)).count();
    change
}

#[expect(clippy::cast_precision_loss, reason = "money of a town stays below 2^53 fen")]
fn wan(amount: Fen) -> f64 {
    amount.0 as f64 / 1e6
}

fn words(zh: &str, en: &str) -> Derivation {
    Derivation { zh: zh.to_owned(), en: en.to_owned() }
}

fn ways(scenario: &RoundScenario) -> BTreeMap<&ParcelId, (&str, &str, model::Quarter)> {
    scenario
        .blocks
        .iter()
        .flat_map(|b| b.parcels.iter().map(move |p| (p, (b.mode.as_str(), b.carrier.as_str(), b.start))))
        .collect()
}

/// Terms by name, as said; a project is there or not.
fn listed(terms: &RoundTerms) -> BTreeMap<(String, String), String> {
    let mut list = BTreeMap::new();
    for (name, literal) in &terms.parameters {
        list.insert((format!("补偿政策 {name}"), format!("compensation policy {name}")), literal.clone());
    }
    for (year, limit) in &terms.funds {
        let name = (format!("{year} 年资金（万元）"), format!("funds of {year} (10k yuan)"));
        list.insert(name, format!("{:.2}", wan(*limit)));
    }
    for (kind, year, limit) in &terms.quota {
        let name = (format!("{year} 年指标 {kind}（亩）"), format!("quota {kind} of {year} (mu)"));
        list.insert(name, format!("{:.2}", limit.mu()));
    }
    if terms.swing_space.0 > 0 {
        let name = ("周转用房（㎡）".to_owned(), "swing space (m²)".to_owned());
        list.insert(name, (terms.swing_space.0 / 10_000).to_string());
    }
    for project in &terms.projects {
        let name = (format!("引进项目 {}（亩）", project.id), format!("project {} (mu)", project.id));
        list.insert(name, format!("{:.2}", project.land.mu()));
    }
    list
}

fn terms(before: &RoundTerms, now: &RoundTerms) -> Vec<Derivation> {
    let (was, is) = (listed(before), listed(now));
    let names: BTreeSet<_> = was.keys().chain(is.keys()).collect();
    let said = |value: Option<&String>| value.map_or("—", String::as_str).to_owned();
    names
        .into_iter()
        .filter(|name| was.get(*name) != is.get(*name))
        .map(|name| {
            let (from, to) = (said(was.get(name)), said(is.get(name)));
            words(&format!("{}：{from} → {to}", name.0), &format!("{}: {from} → {to}", name.1))
        })
        .collect()
}

impl crate::Daily {
    /// Takes a round: its name must be new, and it must not lie before the last.
    pub(crate) fn negotiated(&mut self, round: &NegotiationRound) -> Result<Vec<model::Duty>, model::Refusal> {
        if round.name.trim().is_empty() || self.rounds.iter().any(|one| one.name == round.name) {
            return Err(crate::daily::refuse(
                RefusalRule::Duplicate,
                format!("协商轮次“{}”没有名称或已存在，请另取名称", round.name),
                format!("a round needs a name of its own; `{}` is empty or taken", round.name),
            ));
        }
        if let Some(last) = self.rounds.last().filter(|last| last.day > round.day) {
            return Err(crate::daily::refuse(
                RefusalRule::Order,
                format!("上一轮“{}”在 {}，本轮不能早于它（{}）", last.name, last.day, round.day),
                format!(
                    "the last round `{}` was on {}; this one cannot be earlier ({})",
                    last.name, last.day, round.day
                ),
            ));
        }
        self.rounds.push(round.clone());
        Ok(Vec::new())
    }
}
