//! The rounds of the plan's negotiation.

use model::{NegotiationRound, counted};
use sanqian::{RoundChange, round_change};

use crate::wire::{RoundFigures, RoundOfPhases, Words};

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
            en: format!("{} in, {left} out, {otherwise} renewed otherwise", counted(joined, "parcel", "parcels")),
        });
    }
    lines
}
