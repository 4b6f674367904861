//! What people ask of the phased plan, and the rounds of its negotiation.

use model::NegotiationRound;
use sanqian::{Phased, RoundChange, round_change};

use super::wan_yuan;
use crate::index::Index;
use crate::wire::{
    AlternativeOfPhases, AnswersOfPhases, FrontierOfPhases, InclusionOfPhases, PriceOfPhases, RoundFigures,
    RoundOfPhases, Words,
};

pub(super) fn answers(index: &Index, phased: &Phased) -> AnswersOfPhases {
    let (plan, asked) = (&phased.plan, &phased.answers);
    AnswersOfPhases {
        alternatives: asked
            .alternatives
            .iter()
            .map(|it| AlternativeOfPhases {
                hash: it.plan.hash.to_string(),
                worth_wan_yuan: wan_yuan(it.plan.points),
                less_wan_yuan: wan_yuan(plan.points - it.plan.points),
                without: it.without.len(),
                with: it.with.len(),
                otherwise: it.otherwise,
            })
            .collect(),
        inclusion: asked
            .inclusion
            .iter()
            .map(|it| InclusionOfPhases {
                parcel: index.parcel_ref(&it.parcel),
                // Where the search without it found a better plan, the parcel costs nothing to leave out.
                cost_wan_yuan: it.cost.map(|cost| wan_yuan(cost.max(0))),
                at_least_wan_yuan: wan_yuan(it.at_least),
            })
            .collect(),
        prices: asked
            .prices
            .iter()
            .map(|it| PriceOfPhases {
                name: Words::from(&it.name),
                step: Words::from(&it.step),
                found_wan_yuan: wan_yuan(it.by_solving),
                at_most_wan_yuan: wan_yuan(it.at_most),
            })
            .collect(),
        frontier: asked
            .frontier
            .iter()
            .map(|it| FrontierOfPhases {
                hash: it.plan.to_string(),
                npv: it.npv.into(),
                land_freed: it.land_freed.into(),
                area: it.area.into(),
                blocks: it.blocks,
            })
            .collect(),
    }
}

pub(super) fn rounds(all: &[NegotiationRound]) -> Vec<RoundOfPhases> {
    let before = std::iter::once(None).chain(all.iter().map(Some));
    all.iter()
        .zip(before)
        .map(|(round, before)| RoundOfPhases {
            name: round.name.clone(),
            with: round.with.clone(),
            day: round.day.to_string(),
            note: round.note.clone(),
            figures: round.scenario.as_ref().map(|it| RoundFigures {
                hash: it.plan.to_string(),
                blocks: it.blocks.len(),
                area: it.area.into(),
                npv: it.npv.into(),
                static_balance: it.static_balance.into(),
                peak_gap: it.peak_gap.into(),
                placed: it.placed.clone(),
                waiting: it.waiting.clone(),
            }),
            why_none: round.why_none.as_ref().map(Words::from),
            changed: before.map(|before| changed(&round_change(before, round))).unwrap_or_default(),
        })
        .collect()
}

fn changed(change: &RoundChange) -> Vec<Words> {
    let mut lines: Vec<Words> = change.terms.iter().map(Words::from).collect();
    lines.extend(change.figures.iter().map(|it| Words {
        zh: format!("{} {:.1} → {:.1}", it.name.zh, it.before, it.now),
        en: format!("{} {:.1} → {:.1}", it.name.en, it.before, it.now),
    }));
    let (joined, left, otherwise) = (change.joined.len(), change.left.len(), change.otherwise);
    if joined + left + otherwise > 0 {
        lines.push(Words {
            zh: format!("新入 {joined} 宗，退出 {left} 宗，{otherwise} 宗方式或时间不同"),
            en: format!("{joined} parcels in, {left} out, {otherwise} renewed otherwise"),
        });
    }
    lines
}
