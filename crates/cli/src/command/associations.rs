//! `sanqian board --associations`: members, checks by the shared quality rules, targets.

use jiff::civil::Date;
use model::Term;
use sanqian::{Daily, DailyPacks, Work};

use crate::arguments::Common;

pub(super) fn list(common: &Common, (packs, work, daily): (&DailyPacks, &Work, &Daily), day: Date) {
    let all = daily.associations(packs, work, day);
    if common.json {
        crate::print::json(&all.iter().map(|(_, board)| board).collect::<Vec<_>>());
        return;
    }
    for (rule, board) in &all {
        let name = common.say(&rule.zh, &rule.en);
        crate::print::table(
            &format!("{name} {} {day}", common.say("目标，截至", "targets as of")),
            &[
                common.say("目标", "target"),
                common.say("期限", "by"),
                common.say("目标数 ", "target "),
                common.say("实际 ", "actual "),
                common.say("状态", "state"),
                common.say("出处", "source"),
            ],
            board.targets.iter().map(|target| {
                let state = if target.actual >= target.value {
                    common.say("已达到", "reached")
                } else if target.missed {
                    common.say("逾期未达到", "missed")
                } else {
                    common.say("进行中", "under way")
                };
                let unsourced = target.status == model::Status::Unsourced;
                vec![
                    common.say(target.measure.zh(), target.measure.en()).to_owned(),
                    target.by.to_string(),
                    target.value.to_string(),
                    target.actual.to_string(),
                    state.to_owned(),
                    if unsourced { common.say("未注明来源", "no source").to_owned() } else { String::new() },
                ]
            }),
        );
        crate::print::table(
            &format!("{name} {}", common.say("会员", "members")),
            &[common.say("企业", "enterprise"), common.say("入会", "since"), common.say("品控检查", "quality check")],
            board.members.iter().map(|member| {
                let known = work.snapshot.enterprises.get(&member.enterprise);
                let name = known.map_or(member.enterprise.0.clone(), |one| one.name().to_owned());
                let checked = member.checked.map_or_else(
                    || common.say("未检查", "not checked").to_owned(),
                    |(on, points, most)| format!("{on} {points}/{most}"),
                );
                vec![name, member.since.to_string(), checked]
            }),
        );
    }
}
