//! `sanqian negotiate`: rounds with the platform company on quota, compensation policy and funds, each a kept scenario.

use model::{DailyRecord, NegotiationRound};
use sanqian::{DailyPacks, Failure, NewRecord, Office, PhasingAsk, RoundChange, RoundOf, Signature, round_change};

use crate::arguments::{Common, Language, NegotiateOptions, NegotiateVerb};
use crate::bars::bars;
use crate::exit::Stop;
use crate::figures::{grouped, mu, wan_yuan};

pub(crate) fn run(common: &Common, options: &NegotiateOptions) -> Result<(), Stop> {
    let packs = DailyPacks::shipped().map_err(Failure::from)?;
    if let NegotiateVerb::Round { name, terms, with, note, on, work: units, seed } = &options.step {
        let work = super::work(common, &mut bars(common))?;
        let by = Signature { actor: super::actor(), at_us: super::now_us(), on: on.unwrap_or_else(super::today) };
        let of = RoundOf { name: name.clone(), with: with.clone(), day: by.on, note: note.clone() };
        let ask = PhasingAsk { work: units.saturating_mul(1_000_000), seed: *seed };
        let round = work.negotiate(of, super::matter::read(terms)?, ask, &mut |_| false)?;
        let record = DailyRecord::Negotiated(Box::new(round));
        Office::open(&common.data)?.enter(&packs, NewRecord { record, files: Vec::new() }, &by)?;
    }
    let rounds = Office::open(&common.data)?.daily(&packs)?.rounds;
    let changes: Vec<Option<RoundChange>> = std::iter::once(None)
        .chain(rounds.windows(2).map(|pair| Some(round_change(&pair[0], &pair[1]))))
        .take(rounds.len())
        .collect();
    if common.json {
        let all = rounds.iter().zip(&changes);
        let all: Vec<_> = all.map(|(round, change)| serde_json::json!({ "round": round, "change": change })).collect();
        crate::print::json(&all);
        return Ok(());
    }
    list(common, &rounds);
    for (round, change) in rounds.iter().zip(&changes) {
        tell(common, round, change.as_ref());
    }
    Ok(())
}

fn list(common: &Common, rounds: &[NegotiationRound]) {
    crate::print::table(
        common.say("与平台公司的协商", "negotiation with the platform company"),
        &[
            common.say("轮次", "round"),
            common.say("日期", "day"),
            common.say("对方", "with"),
            common.say("区块 ", "blocks "),
            common.say("面积(亩) ", "area (mu) "),
            common.say("净现值(万元) ", "NPV (10k yuan) "),
            common.say("静态平衡(万元) ", "static balance (10k yuan) "),
            common.say("缺口峰值(万元) ", "peak gap (10k yuan) "),
            common.say("项目落地/等待 ", "projects placed / waiting "),
        ],
        rounds.iter().map(|round| {
            let mut row = vec![round.name.clone(), round.day.to_string(), round.with.clone()];
            match &round.scenario {
                Some(it) => row.extend([
                    it.blocks.len().to_string(),
                    mu(it.area),
                    wan_yuan(it.npv),
                    wan_yuan(it.static_balance),
                    wan_yuan(it.peak_gap),
                    format!("{} / {}", it.placed.len(), it.waiting.len()),
                ]),
                None => row.extend(std::iter::repeat_n("—".to_owned(), 6)),
            }
            row
        }),
    );
}

/// What a round changed against the one before, and why it has no plan when it has none.
fn tell(common: &Common, round: &NegotiationRound, change: Option<&RoundChange>) {
    let zh = common.lang == Language::Zh;
    let say = |words: &model::Derivation| if zh { words.zh.clone() } else { words.en.clone() };
    if let Some(why) = &round.why_none {
        crate::print::line(&format!("{}: {} — {}", round.name, common.say("没有方案", "no plan"), say(why)));
    }
    let Some(change) = change else { return };
    crate::print::line(&format!("{} {}", round.name, common.say("与上一轮相比：", "against the round before:")));
    for term in &change.terms {
        crate::print::line(&format!("  {}", say(term)));
    }
    for it in &change.figures {
        let (before, now) = (grouped(it.before, 2), grouped(it.now, 2));
        crate::print::line(&format!("  {} {before} → {now}", say(&it.name)));
    }
    let (joined, left, otherwise) = (change.joined.len(), change.left.len(), change.otherwise);
    crate::print::line(&match common.lang {
        Language::Zh => format!("  新入 {joined} 宗，退出 {left} 宗，{otherwise} 宗方式或时间不同"),
        Language::En => format!("  {joined} parcels in, {left} out, {otherwise} renewed otherwise"),
    });
}
