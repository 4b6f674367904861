//! Votes: two thirds of all who are entitled, on the roster that was frozen, never of those present.

use std::collections::BTreeSet;

use jiff::civil::Date;
use model::{
    Clause, Disposal, DisposalAct, DisposalEvent, DisposalState, Electorate, Missing, Refusal, RefusalRule, VoterId,
    counted,
};
use rules::{PackError, ProcedurePack, refusal};

type Pack = ProcedurePack<DisposalState, DisposalAct>;

/// A roster that can be frozen.
pub(super) fn roster(pack: &Pack, event: &DisposalEvent, clauses: &[Clause]) -> Result<(), Refusal> {
    let refuse = |zh: String, en: String| Err(refusal(RefusalRule::Roster, zh, en, clauses.to_vec()));
    let Some(roster) = event.says.roster.as_ref().filter(|roster| !roster.voters.is_empty()) else {
        return refuse("名册中没有有表决权的人".to_owned(), "nobody on the roster may vote".to_owned());
    };
    if roster.electorate == Electorate::Members {
        return Ok(());
    }
    if !event.documents.iter().any(|document| document.kind == "authorisation") {
        return refuse(
            "成员代表大会表决须有成员大会授权".to_owned(),
            "delegates vote only with the members' authorisation".to_owned(),
        );
    }
    let least = whole(pack, "delegates.least", event, clauses)?;
    if roster.voters.len() as u128 <= least {
        let count = roster.voters.len();
        return refuse(
            format!("成员代表 {count} 人，应当多于 {least} 人"),
            format!("{}; there must be more than {least}", counted(count, "delegate", "delegates")),
        );
    }
    Ok(())
}

/// A vote that is carried, or for [`DisposalAct::Reject`] one that is not.
pub(super) fn carried(pack: &Pack, file: &Disposal, event: &DisposalEvent, clauses: &[Clause]) -> Result<(), Refusal> {
    let refuse = |rule, zh: String, en: String| refusal(rule, zh, en, clauses.to_vec());
    let frozen = file.last(DisposalAct::FreezeRoster).and_then(|act| act.says.roster.as_ref());
    let Some(roster) = frozen else {
        return Err(refuse(RefusalRule::Roster, "名册尚未冻结".to_owned(), "no roster was frozen".to_owned()));
    };
    let Some(ballots) = &event.says.ballots else {
        let words = ("须记录表决情况".to_owned(), "record the ballots".to_owned());
        return Err(refuse(RefusalRule::Votes, words.0, words.1));
    };
    let mut voted: BTreeSet<&VoterId> = BTreeSet::new();
    for voter in ballots.yes.iter().chain(&ballots.no).chain(&ballots.abstain) {
        if !roster.voters.contains(voter) {
            let words = (format!("{voter} 不在冻结的名册上"), format!("{voter} is not on the frozen roster"));
            return Err(refuse(RefusalRule::Roster, words.0, words.1));
        }
        if !voted.insert(voter) {
            let words = (format!("{voter} 投了两票"), format!("{voter} voted twice"));
            return Err(refuse(RefusalRule::Roster, words.0, words.1));
        }
    }
    let (numerator, denominator) =
        (whole(pack, "vote.numerator", event, clauses)?, whole(pack, "vote.denominator", event, clauses)?);
    let (all, yes) = (roster.voters.len() as u128, ballots.yes.len() as u128);
    let needed = needed(all, (numerator, denominator));
    let told = (
        format!("应到 {all} 人，须 {needed} 票同意，实得 {yes} 票（以应到人数而不以到会 {} 人为基数）", voted.len()),
        format!(
            "{all} entitled, {} needed, {yes} in favour (of all entitled, not of the {} present)",
            counted(needed, "vote", "votes"),
            voted.len()
        ),
    );
    if (yes >= needed) != (event.act == DisposalAct::Reject) {
        return Ok(());
    }
    let mut refused = refuse(RefusalRule::Votes, told.0, told.1);
    if yes < needed {
        let short = needed - yes;
        refused.missing.push(Missing {
            code: "votes".to_owned(),
            zh: format!("还差 {short} 票"),
            en: counted(short, "more vote", "more votes"),
        });
    }
    Err(refused)
}

/// Votes that a decision needs of so many who are entitled, on a day; `None` when the pack does not say which share.
#[must_use]
pub fn votes_needed(pack: &Pack, entitled: usize, day: Date) -> Option<u128> {
    let part = |name| whole_at(pack, name, day).ok();
    Some(needed(entitled as u128, (part("vote.numerator")?, part("vote.denominator")?)))
}

/// The share of all, rounded up.
fn needed(all: u128, (numerator, denominator): (u128, u128)) -> u128 {
    (all * numerator).div_ceil(denominator.max(1))
}

/// A whole number of the pack, or a refusal of the act that needs it.
fn whole(pack: &Pack, name: &str, event: &DisposalEvent, clauses: &[Clause]) -> Result<u128, Refusal> {
    let refuse = |error: PackError| {
        let words = ("规则包缺少数值".to_owned(), "the pack lacks a number".to_owned());
        let mut refused = refusal(RefusalRule::Calendar, words.0, words.1, clauses.to_vec());
        refused.missing.push(Missing { code: name.to_owned(), zh: error.to_string(), en: error.to_string() });
        refused
    };
    whole_at(pack, name, event.day).map_err(refuse)
}

fn whole_at(pack: &Pack, name: &str, day: Date) -> Result<u128, PackError> {
    let value = pack.parameters.at(name, day)?;
    if value.fract() != 0.0 || !(1.0..=1e6).contains(&value) {
        return Err(PackError::new(format!("parameter `{name}` is {value}"), "write a whole number from 1"));
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked in the lines above")]
    Ok(value as u128)
}
