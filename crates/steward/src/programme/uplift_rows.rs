//! Uplift events as rows: each subject's track is taken in order, each event shows something, none is missing.

use std::collections::BTreeMap;

use model::{Missing, ProgrammeAct, ProgrammeEvent, ProgrammeMeasure, Refusal, RefusalRule, Term};
use rules::refusal;

use super::{ProgrammeRow, RowSource};

/// What is counted at the end of a track.
fn track(act: ProgrammeAct) -> ProgrammeMeasure {
    use ProgrammeAct::{
        AcceptLand, AcceptUpgrade, Admit, ApplyToJoin, ApproveScheme, BeginCoaching, BeginUpgrade, CoachingRecord,
        CompleteCoaching, Leave, SurveyBlock, SurveyLand,
    };
    match act {
        BeginCoaching | CoachingRecord | CompleteCoaching => ProgrammeMeasure::FirmsCoached,
        BeginUpgrade | AcceptUpgrade => ProgrammeMeasure::FirmsUpgraded,
        SurveyLand | AcceptLand => ProgrammeMeasure::LandUplifted,
        ApplyToJoin | Admit | Leave => ProgrammeMeasure::AssociationMembers,
        SurveyBlock | ApproveScheme => ProgrammeMeasure::LandInScheme,
    }
}

/// The acts after which an act may come; `None` is the beginning.
fn after(act: ProgrammeAct) -> &'static [Option<ProgrammeAct>] {
    use ProgrammeAct::{
        AcceptLand, AcceptUpgrade, Admit, ApplyToJoin, ApproveScheme, BeginCoaching, BeginUpgrade, CoachingRecord,
        CompleteCoaching, Leave, SurveyBlock, SurveyLand,
    };
    match act {
        BeginCoaching | BeginUpgrade | SurveyLand | SurveyBlock => &[None],
        ApplyToJoin => &[None, Some(Leave)],
        CoachingRecord => &[Some(BeginCoaching), Some(CoachingRecord)],
        CompleteCoaching => &[Some(CoachingRecord)],
        AcceptUpgrade => &[Some(BeginUpgrade)],
        AcceptLand => &[Some(SurveyLand)],
        ApproveScheme => &[Some(SurveyBlock)],
        Admit => &[Some(ApplyToJoin)],
        Leave => &[Some(Admit)],
    }
}

fn refuse(event: &ProgrammeEvent, rule: RefusalRule, zh: &str, en: &str) -> Refusal {
    let (act_zh, act_en) = (event.act.zh(), event.act.en());
    let mut refused = refusal(rule, format!("“{act_zh}”：{zh}"), format!("`{act_en}`: {en}"), Vec::new());
    refused.missing.push(Missing { code: event.subject.clone(), zh: zh.to_owned(), en: en.to_owned() });
    refused
}

/// The rows, in the order of the events.
pub(super) fn rows(events: &[ProgrammeEvent]) -> Result<Vec<ProgrammeRow>, Refusal> {
    let mut tracks: BTreeMap<(ProgrammeMeasure, &str), Vec<&ProgrammeEvent>> = BTreeMap::new();
    let mut rows = Vec::new();
    for event in events {
        let measure = track(event.act);
        let earlier = tracks.entry((measure, &event.subject)).or_default();
        if usize::try_from(event.number).ok() != Some(earlier.len()) {
            return Err(refuse(event, RefusalRule::NotBegun, "前面的记录缺失", "an earlier record is missing"));
        }
        let last = earlier.last().copied();
        if !after(event.act).contains(&last.map(|last| last.act)) {
            return Err(refuse(event, RefusalRule::NotFromHere, "前一步未完成", "the step before it is not done"));
        }
        if last.is_some_and(|last| event.day < last.day) {
            return Err(refuse(event, RefusalRule::Order, "早于前一步", "it is before the step before it"));
        }
        if event.documents.is_empty() {
            return Err(refuse(event, RefusalRule::Evidence, "没有证据", "nothing shows it"));
        }
        let area = event.area.filter(|area| area.0 > 0);
        let land = matches!(measure, ProgrammeMeasure::LandUplifted | ProgrammeMeasure::LandInScheme);
        if land && (area.is_none() || last.is_some_and(|last| last.area != area)) {
            return Err(refuse(
                event,
                RefusalRule::Amount,
                "改造前后的面积须写明并且一致",
                "name the area, the same before and after",
            ));
        }
        let amount = match event.act {
            ProgrammeAct::CompleteCoaching | ProgrammeAct::AcceptUpgrade | ProgrammeAct::Admit => 1,
            ProgrammeAct::Leave => -1,
            ProgrammeAct::AcceptLand | ProgrammeAct::ApproveScheme => area.map_or(0, |area| area.0),
            _ => 0,
        };
        if amount != 0 {
            rows.push(ProgrammeRow {
                measure,
                day: event.day,
                park: event.park.clone(),
                amount,
                source: RowSource::Event(event.subject.clone(), event.number),
            });
        }
        earlier.push(event);
    }
    Ok(rows)
}
