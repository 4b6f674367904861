//! Uplift in the simulated months: D firms are coached, wasteful firms upgraded, land uplifted, an association gathers members.

use jiff::civil::Date;
use model::{Cm2, ContentHash, DailyRecord, Document, EnterpriseId, ProgrammeAct, ProgrammeEvent, Refusal, Subject};

use super::{Simulation, made_up};
use crate::Work;

use ProgrammeAct::{
    AcceptLand, AcceptUpgrade, Admit, ApplyToJoin, ApproveScheme, BeginCoaching, BeginUpgrade, CoachingRecord,
    CompleteCoaching, SurveyBlock, SurveyLand,
};

/// One track: the acts in order, a month apart.
fn track(
    town: &mut Simulation<'_>,
    (subject, park, area): (&str, Option<String>, Option<Cm2>),
    acts: &[ProgrammeAct],
    (from, until): (Date, Date),
) -> Result<(), Refusal> {
    for (number, act) in (0u32..).zip(acts) {
        let day = from.saturating_add(jiff::Span::new().days(30 * i64::from(number)));
        if day > until {
            return Ok(());
        }
        let bytes = made_up(model::Term::zh(*act), subject, day);
        let event = ProgrammeEvent {
            act: *act,
            day,
            subject: subject.to_owned(),
            number,
            park: park.clone(),
            area,
            documents: vec![Document { kind: "record".to_owned(), hash: ContentHash::of(&bytes), day }],
        };
        town.enter(DailyRecord::Programme(event), vec![bytes])?;
    }
    Ok(())
}

fn days(from: Date, days: i64) -> Date {
    from.saturating_add(jiff::Span::new().days(days))
}

/// Firms and plots of the work's own lists; what is not on them is not counted.
pub(super) fn programme(town: &mut Simulation<'_>, work: &Work, (day, until): (Date, Date)) -> Result<(), Refusal> {
    let code = |id: &EnterpriseId| work.candidates.iter().find(|one| one.enterprise == *id).map(|one| one.code.clone());
    let firm = |id: &EnterpriseId| {
        let code = code(id).filter(|code| !code.is_empty()).unwrap_or_else(|| id.0.clone());
        (code, work.park_of(&Subject::Enterprise(id.clone())))
    };
    for (at, id) in (0i64..).zip(work.lists.coaching.iter().take(30)) {
        let (code, park) = firm(id);
        let acts = [BeginCoaching, CoachingRecord, CompleteCoaching];
        track(town, (&code, park, None), &acts, (days(day, 3 + at * 3), until))?;
    }
    for (at, id) in (0i64..).zip(work.lists.high_energy_low_yield.iter().take(8)) {
        let (code, park) = firm(id);
        track(town, (&code, park, None), &[BeginUpgrade, AcceptUpgrade], (days(day, 10 + at * 19), until))?;
    }
    for (at, parcel) in (0i64..).zip(work.lists.uplift_parcels.iter().take(10)) {
        let Some(site) = work.sites.iter().find(|site| site.parcel == *parcel) else { continue };
        let place = (site.code.as_str(), work.park_of(&Subject::Parcel(parcel.clone())), Some(site.area));
        track(town, place, &[SurveyLand, AcceptLand], (days(day, 6 + at * 16), until))?;
    }
    for (at, plan) in (0i64..).zip(work.plan.blocks.iter().take(4)) {
        let park = plan.block.parcels.first().and_then(|parcel| work.park_of(&Subject::Parcel(parcel.clone())));
        let place = (plan.block.name.as_str(), park, Some(plan.block.area));
        track(town, place, &[SurveyBlock, ApproveScheme], (days(day, 20 + at * 40), until))?;
    }
    for (at, member) in (0i64..).zip(members(work).take(9)) {
        let (code, park) = firm(&member.enterprise);
        track(town, (&code, park, None), &[ApplyToJoin, Admit], (days(day, 12 + at * 17), until))?;
    }
    Ok(())
}

/// Garment firms that are not coached: the association's members are of these.
pub(super) fn members(work: &Work) -> impl Iterator<Item = &model::Candidate> {
    let garment = work.candidates.iter().filter(|one| one.industry.starts_with("18") && !one.code.is_empty());
    garment.filter(|one| !work.lists.coaching.contains(&one.enterprise))
}
