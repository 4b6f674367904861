//! Plans of the simulated months: some firms have theirs drawn up, some answer, some sign.

use jiff::civil::Date;
use model::{
    ContentHash, DailyRecord, EnterpriseId, PlanAct, PlanChange, PlanDraft, PlanEvent, PlanSide, Refusal, RefusalRule,
};

use super::programme::members;
use super::{Simulation, made_up};
use crate::daily::refuse;
use crate::{Failure, Portraits, Work};

/// Firms whose plan is drawn up.
const FIRMS: usize = 6;

/// Every third firm signs, every third answers and is not done, every third was only given its plan.
pub(super) fn plans(town: &mut Simulation<'_>, work: &Work, (day, until): (Date, Date)) -> Result<(), Refusal> {
    let failed = |error: Failure| refuse(RefusalRule::Grounds, error.to_string(), error.to_string());
    let portraits = work.portraits(town.packs).map_err(failed)?;
    // The first of the association's later members is among them: a fact that its plan did not know.
    let firms = members(work).map(|one| &one.enterprise).take(2).chain(work.lists.coaching.iter().take(FIRMS));
    for (at, firm) in firms.enumerate() {
        let draft = draft(town, work, (&portraits, firm, day)).map_err(failed)?;
        let Some(first) = draft.lines.first().map(|line| (line.code.clone(), line.due)) else { continue };
        let last = draft.lines.last().map(|line| line.code.clone()).unwrap_or_default();
        town.enter(DailyRecord::PlanDrawn(draft), Vec::new())?;
        step(town, firm, (day, 5), PlanAct::Put, None)?;
        if at % 3 == 2 {
            continue;
        }
        let later = first.1.saturating_add(jiff::Span::new().days(30));
        let asks = vec![(first.0.clone(), PlanChange::Due(later))];
        step(town, firm, (day, 12), PlanAct::Say { by: PlanSide::Enterprise, changes: asks }, None)?;
        let agrees = vec![(first.0.clone(), PlanChange::Note("同意延期三十日".to_owned()))];
        step(town, firm, (day, 15), PlanAct::Say { by: PlanSide::Town, changes: agrees }, None)?;
        if at % 3 == 1 {
            let declines = vec![(last, PlanChange::Decline)];
            step(town, firm, (day, 20), PlanAct::Say { by: PlanSide::Enterprise, changes: declines }, None)?;
            continue;
        }
        step(town, firm, (day, 18), PlanAct::Put, None)?;
        let Some(lines) = town.daily.plan_of(firm).map(|file| file.plan.hash()) else { continue };
        let signed = day.saturating_add(jiff::Span::new().days(22));
        if signed <= until {
            let bytes = made_up("一企一单", &firm.0, signed);
            let sheet = ContentHash::of(&bytes);
            let act = PlanAct::Confirm { signatory: "样例法定代表人".to_owned(), lines, sheet };
            step(town, firm, (day, 22), act, Some(bytes))?;
        }
    }
    Ok(())
}

fn draft(
    town: &Simulation<'_>,
    work: &Work,
    (portraits, firm, day): (&Portraits, &EnterpriseId, Date),
) -> Result<PlanDraft, Failure> {
    work.plan_draft(town.packs, portraits, &town.daily, (firm, day))
}

fn step(
    town: &mut Simulation<'_>,
    firm: &EnterpriseId,
    (from, days): (Date, i64),
    what: PlanAct,
    file: Option<Vec<u8>>,
) -> Result<(), Refusal> {
    let act = PlanEvent { day: from.saturating_add(jiff::Span::new().days(days)), what };
    town.enter(DailyRecord::PlanStep { enterprise: firm.clone(), act }, file.into_iter().collect())
}
