//! One form for the same question: a search meets parcels in their order, so the order must not be that of a file.

use std::borrow::Cow;

use super::Problem;

impl Problem {
    /// The problem with every list in the order of its ids: parcels and their firms, neighbours, modes, effects, vacancies,
    /// projects. Starts and constraints keep their places: those are part of what is asked, and answers name constraints by place.
    /// Whoever asks the same question gets the same plan, whatever the order in which the files gave the plots.
    #[must_use]
    pub(crate) fn canonical(&self) -> Cow<'_, Self> {
        if self.is_canonical() {
            return Cow::Borrowed(self);
        }
        let mut it = self.clone();
        for pair in &mut it.neighbours {
            if pair.a > pair.b {
                std::mem::swap(&mut pair.a, &mut pair.b);
            }
        }
        it.neighbours.sort_by(|x, y| (&x.a, &x.b).cmp(&(&y.a, &y.b)));
        it.neighbours.dedup_by(|x, y| (&x.a, &x.b) == (&y.a, &y.b));
        for parcel in &mut it.parcels {
            parcel.firms.sort_by(|x, y| x.id.cmp(&y.id));
        }
        it.parcels.sort_by(|x, y| x.id.cmp(&y.id));
        it.modes.sort_by(|x, y| x.code.cmp(&y.code));
        for effect in &mut it.effects {
            effect.cash.sort_by(|x, y| (x.payer, &x.quarters).cmp(&(y.payer, &y.quarters)));
        }
        it.effects.sort_by(|x, y| (&x.parcel, &x.mode, &x.carrier).cmp(&(&y.parcel, &y.mode, &y.carrier)));
        it.vacancies.sort_by(|x, y| x.id.cmp(&y.id));
        it.projects.sort_by(|x, y| x.id.cmp(&y.id));
        Cow::Owned(it)
    }

    fn is_canonical(&self) -> bool {
        self.parcels.is_sorted_by(|x, y| x.id <= y.id)
            && self.parcels.iter().all(|parcel| parcel.firms.is_sorted_by(|x, y| x.id <= y.id))
            && self.neighbours.iter().all(|pair| pair.a <= pair.b)
            && self.neighbours.is_sorted_by(|x, y| (&x.a, &x.b) < (&y.a, &y.b))
            && self.modes.is_sorted_by(|x, y| x.code <= y.code)
            && self
                .effects
                .iter()
                .all(|effect| effect.cash.is_sorted_by(|x, y| (x.payer, &x.quarters) <= (y.payer, &y.quarters)))
            && self.effects.is_sorted_by(|x, y| (&x.parcel, &x.mode, &x.carrier) <= (&y.parcel, &y.mode, &y.carrier))
            && self.vacancies.is_sorted_by(|x, y| x.id <= y.id)
            && self.projects.is_sorted_by(|x, y| x.id <= y.id)
    }
}
