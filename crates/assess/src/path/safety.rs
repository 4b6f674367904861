//! How safe a place is: where it would be if the others moved once more as they last did.

use std::collections::BTreeMap;

use model::{Assessment, EnterpriseId, PathSafety};

use super::Paths;
use super::field::Key;

/// Each enterprise's change of score from one year's run to the next, of those that were graded in the same population in
/// both.
#[must_use]
pub fn score_changes(last: &Assessment, this: &Assessment) -> BTreeMap<EnterpriseId, f64> {
    let results = this.populations.iter().flat_map(|population| {
        population
            .results
            .iter()
            .map(move |result| (&population.population, &result.candidate.enterprise, result.score))
    });
    let scores = last.populations.iter().flat_map(|population| {
        population
            .results
            .iter()
            .map(move |result| ((&population.population, &result.candidate.enterprise), result.score))
    });
    let before: BTreeMap<_, f64> = scores.collect();
    results
        .filter_map(|(population, enterprise, score)| {
            Some((enterprise.clone(), score - before.get(&(population, enterprise))?))
        })
        .collect()
}

impl Paths<'_> {
    /// The rank and grade that an enterprise would hold with a ranked score if each of the others changed its score by its
    /// own last change; those without one stay. `None` when it is not graded. O(n).
    #[must_use]
    pub fn holds_if_others_move(
        &self,
        enterprise: &EnterpriseId,
        ranked_score: f64,
        changes: &BTreeMap<EnterpriseId, f64>,
    ) -> Option<PathSafety> {
        let (_, place) = self.place(enterprise)?;
        let field = &self.fields[place.population];
        let (graded, quotas) = (field.graded, &field.rules.quotas);
        let part = graded.part(place.member);
        // A plot moves as the first of its enterprises that has a change.
        let mut change: Vec<Option<f64>> = vec![None; graded.rows.len()];
        for (candidate, place_of) in self.trial.candidates.iter().zip(&self.places) {
            if let Some(other) = place_of.filter(|other| other.population == place.population) {
                let known = &mut change[other.member];
                *known = known.or_else(|| changes.get(&candidate.enterprise).copied());
            }
        }
        let own = Key { ranked: ranked_score, ..field.key(place.member) };
        let (mut before, mut equal, mut moved) = (0, 0, 0);
        for member in (0..graded.rows.len()).filter(|member| *member != place.member && graded.part(*member) == part) {
            moved += u32::from(change[member].is_some());
            let ranked = change[member].map_or(graded.ranked[member], |by| quotas.ranked(graded.score[member] + by));
            match (Key { ranked, ..field.key(member) }).order(&own) {
                std::cmp::Ordering::Less => before += 1,
                std::cmp::Ordering::Equal => equal += 1,
                std::cmp::Ordering::Greater => {}
            }
        }
        let rank = before + 1 + if quotas.ties == rules::Ties::ShareWorseRank { equal } else { 0 };
        let grade = field.after_rules(place.member, quotas.grade(rank, graded.firms[part], ranked_score));
        let today = field.grade(place.member);
        Some(PathSafety { ranked_score, rank, firms: graded.firms[part], grade, holds: grade < today, moved })
    }
}
