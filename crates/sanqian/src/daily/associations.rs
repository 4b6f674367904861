//! Associations (协会) from the records: who was admitted and has not left, and who was checked by the shared quality rules.

use std::collections::BTreeMap;

use jiff::civil::Date;
use model::{EnterpriseId, ProgrammeAct};
use rules::AssociationRule;
use uplift::{AssociationBoard, AssociationMember, association};

use super::{Daily, DailyPacks};
use crate::Work;

impl Daily {
    /// The members of the town's associations on a day with the day of their admission, by enterprise: those whose last act on the
    /// association's track is their admission. The subject of an act is an enterprise's code or id.
    #[must_use]
    pub fn members(&self, work: &Work, day: Date) -> BTreeMap<EnterpriseId, Date> {
        let mut last: BTreeMap<&str, (ProgrammeAct, Date)> = BTreeMap::new();
        let of_track = |act| matches!(act, ProgrammeAct::ApplyToJoin | ProgrammeAct::Admit | ProgrammeAct::Leave);
        for event in self.programme.iter().filter(|event| of_track(event.act) && event.day <= day) {
            last.insert(&event.subject, (event.act, event.day));
        }
        let admitted = last.into_iter().filter(|(_, (act, _))| *act == ProgrammeAct::Admit);
        admitted.filter_map(|(subject, (_, since))| Some((work.find_enterprise(subject).ok()?, since))).collect()
    }

    /// Each association with its members, what was checked, and its targets. A member belongs to the first association that takes
    /// its trade, else to the pack's first: that it was admitted is a fact, whatever the pack says of trades now.
    #[must_use]
    pub fn associations<'a>(
        &self,
        packs: &'a DailyPacks,
        work: &Work,
        day: Date,
    ) -> Vec<(&'a AssociationRule, AssociationBoard)> {
        let rules = &packs.plan.associations;
        let mut members: Vec<Vec<AssociationMember>> = rules.iter().map(|_| Vec::new()).collect();
        for (enterprise, since) in self.members(work, day) {
            let trade = work.snapshot.enterprises.get(&enterprise).and_then(|known| known.registration.as_ref());
            let trade = trade.map_or("", |registration| registration.is.industry.as_str());
            let takes = |rule: &AssociationRule| rule.trades.iter().any(|prefix| trade.starts_with(prefix.as_str()));
            let at = rules.iter().position(takes).unwrap_or_default();
            if let (Some(rule), Some(of)) = (rules.get(at), members.get_mut(at)) {
                let checked = self.checked(work, (&rule.quality_checklist, &enterprise), day);
                of.push(AssociationMember { enterprise, since, checked });
            }
        }
        rules.iter().zip(members).map(|(rule, members)| (rule, association(rule, members, day))).collect()
    }

    /// The latest score of an enterprise on a checklist; the subject of a score is its code, name or id.
    fn checked(
        &self,
        work: &Work,
        (checklist, enterprise): (&str, &EnterpriseId),
        day: Date,
    ) -> Option<(Date, u32, u32)> {
        let of = |subject: &str| work.find_enterprise(subject).is_ok_and(|id| id == *enterprise);
        let mut scores = self.scores.iter().rev();
        let found = scores.find(|(one, _)| one.checklist == checklist && one.day <= day && of(&one.subject));
        found.map(|(one, score)| (one.day, score.points, score.most))
    }
}
