//! What somebody sees of the daily work.

use steward::OrderFor;

use super::{Places, Seen, within_village};
use crate::{Daily, Sight, Work};

impl Daily {
    /// The daily work as it looks to who sees that much of the work: a case is its party's, a book its village's.
    #[must_use]
    pub fn seen_by(&self, work: &Work, sight: &Sight) -> Self {
        let places = Places::of(work);
        Seen { work, sight, places: &places }.daily(self)
    }
}

impl Seen<'_> {
    fn daily(&self, daily: &Daily) -> Daily {
        let (mut daily, sight) = (daily.clone(), self.sight);
        if !sight.cases.whole_town {
            daily.cases.retain(|_, file| {
                let party = file.case.party.as_ref();
                self.finding(&file.finding) && party.is_some_and(|party| self.enterprise_in(&sight.cases, party))
            });
            // Sums over the town: their rows name cases and firms.
            daily.quotas.clear();
            daily.meters.clear();
            daily.visits.clear();
            daily.scores.clear();
            daily.town_plans.clear();
            daily.programme.retain(|event| self.work.find_enterprise(&event.subject).is_ok_and(|id| self.figures(&id)));
        }
        let parks = &sight.parks;
        // A steward sees the patrols and orders of its own park, and of the firms in it.
        daily.patrols.retain(|file| parks.whole_town || parks.parks.contains(&file.patrol.record.park));
        daily.orders.retain(|order| match &order.of {
            OrderFor::Park(code) => parks.whole_town || parks.parks.contains(code),
            OrderFor::Enterprise(id) => self.enterprise(id) && self.enterprise_in(parks, id),
        });
        daily.exits.retain(|_, file| parks.whole_town || parks.parks.contains(&file.exit.notice.park));
        daily.admissions.retain(|file| parks.whole_town || parks.parks.contains(&file.decision.park));
        if !sight.petitions.whole_town {
            daily.petitions.clear();
            daily.received.clear();
        }
        if !sight.blocks.whole_town {
            daily.storages.clear();
            daily.rounds.clear();
        }
        daily.disposals.retain(|_, record| within_village(&sight.villages, &record.of));
        // A plan's reasons are the firm's figures; what was said to it is between the firm and the town.
        daily.plans.retain(|id, _| self.figures(id));
        daily.books.retain(|village, _| within_village(&sight.villages, village));
        daily
    }
}
