//! Where an enterprise stands with another amount of one figure.

use model::{EnterpriseId, Grade, Measure};

use super::firm::Firm;
use super::{Paths, levers};

/// Score and grade of one enterprise.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Probed {
    pub(crate) score: f64,
    pub(crate) ranked: f64,
    pub(crate) grade: Grade,
}

/// What came of supposing another amount.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Probe {
    /// Nothing looks at the figure.
    NoEffect,
    /// Everyone would have had to be graded anew.
    NotMade,
    /// By its own figures, everyone else standing still.
    Alone { before: Probed, after: Probed },
    /// By grading everyone anew; `None` when it is not graded then.
    Anew { before: Probed, after: Option<Probed> },
}

impl Paths<'_> {
    /// Supposes another amount; `None` when the enterprise is not graded or the figure was not collected.
    pub(crate) fn probe(&self, enterprise: &EnterpriseId, lever: Measure, to: i64, may_run: bool) -> Option<Probe> {
        let (row, place) = self.place(enterprise)?;
        let (field, measure) = (&self.fields[place.population], levers::index(lever));
        if !self.trial.candidates[row].inputs.contains_key(&lever) {
            return None;
        }
        if !field.levers[measure].read {
            return Some(Probe::NoEffect);
        }
        let member = place.member;
        let before = Probed {
            score: field.graded.score[member],
            ranked: field.graded.ranked[member],
            grade: field.grade(member),
        };
        // Without any grade aimed at, whatever rule looks at the figure counts.
        if place.alone && !field.needs_search(member, measure, None) {
            let firm = Firm::new(field, member).with(measure, to);
            let stand = firm.stand();
            let grade = field.after_rules(member, stand.initial);
            return Some(Probe::Alone { before, after: Probed { score: firm.score(), ranked: stand.ranked, grade } });
        }
        if !may_run {
            return Some(Probe::NotMade);
        }
        let tried = self.trial.with(row, &[(measure, to)]);
        let after = tried.map(|tried| Probed { score: tried.score, ranked: tried.ranked, grade: tried.grade });
        Some(Probe::Anew { before, after })
    }
}
