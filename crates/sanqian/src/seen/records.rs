//! What somebody sees of the rounds, proposals and years.

use access::Field;
use model::{EnterpriseId, EvaluationEvent};

use super::{Places, Seen};
use crate::{Portraits, Records, RoundRecord, Sight, Work};

/// In place of a phased plan.
const NOT_SHOWN: &str = "分期方案不在您的查看范围 / the phased plan is not shown to you";
/// Who acted, for those who do not see the town's people.
const OFFICE: &str = "镇政府";

impl Records {
    /// The records as they look to who sees that much of the work.
    #[must_use]
    pub fn seen_by(&self, work: &Work, sight: &Sight) -> Self {
        let places = Places::of(work);
        let seen = Seen { work, sight, places: &places };
        let figures = |id: &EnterpriseId| seen.enterprise_in(&sight.rounds, id) && seen.figures(id);
        let mine = |id: &EnterpriseId| seen.enterprise_in(&sight.rounds, id);
        let everybody = sight.rounds.whole_town && sight.fields.shown(Field::TradeSecret).whole_town;
        let rounds = self.rounds.iter().filter(|_| !sight.rounds.is_empty());
        Self {
            years: if everybody { self.years.clone() } else { self.years.narrowed(&figures) },
            rounds: rounds.map(|r| if sight.rounds.whole_town { r.clone() } else { narrowed(r, &mine) }).collect(),
            proposals: if sight.proposals.whole_town { self.proposals.clone() } else { Vec::new() },
            portraits: if everybody { self.portraits.clone() } else { portraits(&self.portraits, &figures) },
            daily_packs: self.daily_packs.clone(),
            phases: if sight.blocks.whole_town { self.phases.clone() } else { Err(NOT_SHOWN.to_owned()) },
        }
    }
}

impl RoundRecord {
    /// A round as it looks to who sees that much of the work; `None` to who sees no round at all.
    #[must_use]
    pub fn seen_by(self, work: &Work, sight: &Sight) -> Option<Self> {
        if sight.rounds.is_empty() {
            return None;
        }
        if sight.rounds.whole_town {
            return Some(self);
        }
        let places = Places::of(work);
        let seen = Seen { work, sight, places: &places };
        Some(narrowed(&self, &|id| seen.enterprise_in(&sight.rounds, id)))
    }
}

/// Of the firms whose figures are seen; what is usual of each trade is told beside them, as it is to whoever has one.
fn portraits(all: &Portraits, figures: &dyn Fn(&EnterpriseId) -> bool) -> Portraits {
    let mut portraits = all.clone();
    portraits.town.standings.retain(|standing| figures(&standing.enterprise));
    portraits.norms.lines.retain(|line| figures(&line.enterprise));
    portraits
}

fn narrowed(record: &RoundRecord, mine: &dyn Fn(&EnterpriseId) -> bool) -> RoundRecord {
    let mut record = record.clone();
    record.round.objections.retain(|objection| mine(&objection.enterprise));
    record.round.decisions.retain(|decision| mine(&decision.enterprise));
    for decision in &mut record.round.decisions {
        OFFICE.clone_into(&mut decision.by);
    }
    for moves in &mut record.moves {
        moves.retain(|moved| mine(&moved.enterprise));
    }
    let numbers: Vec<u32> = record.round.objections.iter().map(|objection| objection.number).collect();
    record.steps.retain(|step| match &step.event {
        EvaluationEvent::Objected { objection, .. } => mine(&objection.enterprise),
        EvaluationEvent::Answered { number, .. } => numbers.contains(number),
        EvaluationEvent::Decided { decision, .. } => mine(&decision.enterprise),
        _ => true,
    });
    for step in &mut record.steps {
        OFFICE.clone_into(&mut step.actor);
        if let EvaluationEvent::Decided { decision, .. } = &mut step.event {
            OFFICE.clone_into(&mut decision.by);
        }
    }
    record
}
