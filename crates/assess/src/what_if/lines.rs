//! A comparison in words.

use model::{Derivation, Fen};

use super::{GroupMoves, WhatIf};

/// Groups that are named; the data has them all.
const NAMED: usize = 12;

pub(super) fn lines(what_if: &WhatIf) -> Vec<Derivation> {
    let fallen = what_if.moves.iter().filter(|moved| moved.fall() > 0).count();
    let risen = what_if.moves.iter().filter(|moved| moved.fall() < 0).count();
    let mut lines = vec![Derivation {
        zh: format!("{}年度：{risen} 户升级，{fallen} 户降级", what_if.year),
        en: format!("year {}: {risen} rise, {fallen} fall", what_if.year),
    }];
    let moved = what_if.groups.iter().filter(|group| group.fallen + group.risen + group.entered + group.left > 0);
    lines.extend(moved.take(NAMED).map(line));
    // Without amounts there is nothing to say: 0 would read as "it costs nothing".
    if what_if.live_amount != Fen::ZERO || what_if.proposal_amount != Fen::ZERO {
        let effect = what_if.proposal_amount - what_if.live_amount;
        lines.push(Derivation {
            zh: format!("财政影响：{:+.6} 万元", effect.wan_yuan()),
            en: format!("fiscal effect: {:+.6} × 10,000 yuan", effect.wan_yuan()),
        });
    }
    lines
}

fn line(group: &GroupMoves) -> Derivation {
    let GroupMoves { dimension, value, firms, risen, fallen, entered, left, .. } = group;
    let parts = [(*fallen, "−", "降级", "fall"), (*risen, "+", "升级", "rise")];
    let more = [(*entered, "+", "新参评", "newly graded"), (*left, "−", "不再参评", "no longer graded")];
    let (zh, en): (Vec<String>, Vec<String>) = parts
        .into_iter()
        .chain(more)
        .filter(|(count, ..)| *count > 0)
        .map(|(count, sign, zh, en)| (format!("{sign}{count} 户{zh}"), format!("{count} {en}")))
        .unzip();
    Derivation {
        zh: format!("{dimension} {value} {}（共 {firms} 户）", zh.join("，")),
        en: format!("{dimension} {value}: {} of {firms}", en.join(", ")),
    }
}
