//! One case in full: what happened, with what evidence, what is due, what may come next and what that asks for.

use model::Term;
use sanqian::{CaseFile, DailyPacks};
use serde_json::json;

use crate::arguments::{Common, Language};

pub(super) fn run(common: &Common, file: &CaseFile, packs: &DailyPacks) {
    let (case, finding, asks) = (&file.case, &file.finding, file.asks(packs));
    if common.json {
        crate::print::json(&json!({ "case": file, "clocks": file.clocks(packs), "next": asks }));
        return;
    }
    let zh = common.lang == Language::Zh;
    let pick = |words: (&str, &str)| if zh { words.0.to_owned() } else { words.1.to_owned() };
    crate::print::line("");
    crate::print::line(&format!(
        "{} {} {} {}：{}",
        case.id,
        pick((case.check.zh(), case.check.en())),
        case.subject_code,
        pick((&finding.title_zh, &finding.title_en)),
        pick((case.state.zh(), case.state.en())),
    ));
    let pack = packs.cases.get(&case.check);
    let words = |code: &str| pack.map_or_else(|| code.to_owned(), |pack| pick(pack.words(code)));
    crate::print::table(
        common.say("经过", "what happened"),
        &[
            common.say("日期", "day"),
            common.say("步骤", "step"),
            common.say("办理人", "by"),
            common.say("证据", "evidence"),
            common.say("台账", "entry"),
        ],
        case.events.iter().zip(file.entries.iter().skip(1)).map(|(event, entry)| {
            vec![
                event.day.to_string(),
                pick((event.kind.zh(), event.kind.en())),
                event.by.name.clone(),
                event.evidence.iter().map(|item| words(&item.kind)).collect::<Vec<_>>().join("、"),
                entry.to_string(),
            ]
        }),
    );
    super::duties(common, file.standing_duties());
    crate::print::table(
        common.say("可以办理的下一步", "what may come next"),
        &[
            common.say("步骤", "step"),
            common.say("由谁", "by"),
            common.say("还须提供", "still to bring"),
            common.say("最早", "not before"),
            common.say("依据", "basis"),
        ],
        asks.iter().map(|ask| {
            let lacks = ask.lacks.iter().chain(&ask.answers).chain(&ask.measures);
            vec![
                format!("{}（{}）", pick((&ask.zh, &ask.en)), ask.code),
                ask.by.iter().map(|who| pick((&who.zh, &who.en))).collect::<Vec<_>>().join("、"),
                lacks.map(|one| format!("{}（{}）", pick((&one.zh, &one.en)), one.code)).collect::<Vec<_>>().join("、"),
                ask.not_before.map(|day| day.to_string()).unwrap_or_default(),
                crate::command::articles(&ask.clauses),
            ]
        }),
    );
}
