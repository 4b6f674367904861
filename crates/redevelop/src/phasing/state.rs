//! A plan being worked on: blocks, running sums and seats, where any set of blocks can be replaced by others, or not.

use std::collections::BTreeMap;

use super::blocks::components;
use super::compiled::{Compiled, NONE};
use super::judge::{Group, faults_of, post, running};
use super::relaxation::overstep;
use super::seats::{Demand, Place, SeatBook, Seating, Stay, demands, place_of};

/// Steps that seating one block may take.
const SEAT_WORK: u64 = 60;

/// A block in place.
#[derive(Debug, Clone)]
pub(crate) struct Set {
    pub(crate) group: Group,
    place: Option<usize>,
    seated: Vec<(Demand, Vec<Stay>)>,
}

/// How good a state is: first what it lacks (0 for a plan), then its points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Standing {
    /// Overstepped rows in typical coefficients, parcels that must be in and are not, blocks that are too few.
    pub(crate) lack: f64,
    pub(crate) points: i64,
}

pub(crate) struct State<'m, 'a> {
    model: &'m Compiled<'a>,
    scale: &'m [f64],
    pub(crate) choice: Vec<u32>,
    /// By parcel, the key of its block.
    pub(crate) block_of: Vec<Option<usize>>,
    pub(crate) blocks: BTreeMap<usize, Set>,
    next: usize,
    points: i64,
    missing: usize,
    pub(crate) balance: Vec<i64>,
    book: SeatBook,
    spare: Vec<usize>,
    vacancies_on: BTreeMap<usize, Vec<usize>>,
}

impl<'m, 'a> State<'m, 'a> {
    pub(crate) fn new(model: &'m Compiled<'a>, scale: &'m [f64]) -> Self {
        let mut book = SeatBook::new(model);
        book.quick = true;
        let mut vacancies_on: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (number, vacancy) in model.problem.vacancies.iter().enumerate() {
            if let Some(at) =
                vacancy.parcel.as_ref().and_then(|id| model.problem.parcels.iter().position(|p| p.id == *id))
            {
                vacancies_on.entry(at).or_default().push(number);
            }
        }
        Self {
            model,
            scale,
            choice: vec![NONE; model.area.len()],
            block_of: vec![None; model.area.len()],
            blocks: BTreeMap::new(),
            next: 0,
            points: 0,
            missing: model.must.iter().filter(|m| **m).count(),
            balance: vec![0; model.ledgers.len() * model.quarters as usize],
            book,
            spare: vec![],
            vacancies_on,
        }
    }

    pub(crate) fn standing(&self) -> Standing {
        let over = overstep(self.model, self.scale, &running(self.model, &self.balance));
        let few = self.model.least_blocks.saturating_sub(self.blocks.len());
        Standing { lack: over + (self.missing + few) as f64, points: self.points }
    }

    /// Replaces blocks by others; `false` when that cannot be, and then nothing has changed. The parcels of a new block must be
    /// connected and free, or in the old blocks.
    pub(crate) fn replace(&mut self, old: &[usize], new: Vec<(usize, Vec<usize>)>) -> bool {
        let removed: Vec<(usize, Set)> =
            old.iter().filter_map(|key| self.unlink(*key).map(|set| (*key, set))).collect();
        let mut places: Vec<usize> = removed.iter().filter_map(|(_, set)| set.place).collect();
        let mut added = Vec::new();
        let mut whole = true;
        for (option, parcels) in new {
            let place = places.first().copied();
            match self.join(option, parcels, place) {
                Some((key, took)) => {
                    added.push(key);
                    places.drain(..usize::from(took));
                }
                None => {
                    whole = false;
                    break;
                }
            }
        }
        // Nobody sits in what is gone, and everybody in what has changed still fits.
        whole &= places.iter().all(|place| self.book.is_empty(*place));
        whole &= added.iter().all(|key| self.blocks[key].place.is_none_or(|place| self.book.holds(place)));
        whole &= self.vacancies_hold(&added);
        if whole {
            self.spare.extend(places);
        } else {
            let kept: Vec<usize> = removed.iter().filter_map(|(_, set)| set.place).collect();
            for key in added.into_iter().rev() {
                let place = self.unlink(key).and_then(|set| set.place);
                self.spare.extend(place.filter(|p| !kept.contains(p)));
            }
            for (key, set) in removed.into_iter().rev() {
                self.relink(key, set);
            }
        }
        whole
    }

    fn vacancies_hold(&self, added: &[usize]) -> bool {
        if self.vacancies_on.is_empty() {
            return true;
        }
        let parcels = added.iter().flat_map(|key| self.blocks[key].group.parcels.iter());
        parcels.filter_map(|p| self.vacancies_on.get(p)).flatten().all(|place| self.book.holds(*place))
    }

    /// Takes a block out.
    fn unlink(&mut self, key: usize) -> Option<Set> {
        let set = self.blocks.remove(&key)?;
        for (demand, stays) in &set.seated {
            stays.iter().for_each(|stay| self.book.take(*stay, -demand.floor));
        }
        for (parcel, slot) in set.group.parcels.iter().zip(&set.group.slots) {
            self.choice[*parcel] = NONE;
            self.block_of[*parcel] = None;
            self.missing += usize::from(self.model.must[*parcel]);
            self.points -= self.model.value[*slot as usize];
            post(self.model, *slot, -1, &mut self.balance);
            self.reopen(*parcel);
        }
        self.points += self.model.per_block;
        if let Some(place) = set.place {
            self.book.places[place] = Place { floor: 0, from: 0, to: 0, hazardous: false, for_good: false };
        }
        Some(set)
    }

    fn reopen(&mut self, parcel: usize) {
        for place in self.vacancies_on.get(&parcel).into_iter().flatten() {
            let to = self.model.problem.vacancies[*place].to;
            let at = |q: model::Quarter| i64::from(q.since(self.model.problem.first)).clamp(0, self.model.quarters);
            self.book.places[*place].to = to.map_or(self.model.quarters, at);
        }
    }

    /// Puts a block's parcels, postings and place in.
    fn enter(&mut self, key: usize, group: &Group, place: Option<usize>) {
        for (parcel, slot) in group.parcels.iter().zip(&group.slots) {
            self.choice[*parcel] = *slot;
            self.block_of[*parcel] = Some(key);
            self.missing -= usize::from(self.model.must[*parcel]);
            self.points += self.model.value[*slot as usize];
            post(self.model, *slot, 1, &mut self.balance);
            if self.vacancies_on.contains_key(parcel) {
                super::judge::close(self.model, &mut self.book, *parcel, *slot);
            }
        }
        self.points -= self.model.per_block;
        if let (Some(place), Some(space)) = (place, place_of(self.model, &group.slots)) {
            self.book.places[place] = space;
        }
    }

    fn relink(&mut self, key: usize, set: Set) {
        self.enter(key, &set.group, set.place);
        for (demand, stays) in &set.seated {
            stays.iter().for_each(|stay| self.book.take(*stay, demand.floor));
        }
        self.blocks.insert(key, set);
    }

    /// A new block with seats for its firms; its key, and whether it took over the place offered.
    fn join(&mut self, option: usize, mut parcels: Vec<usize>, offered: Option<usize>) -> Option<(usize, bool)> {
        parcels.sort_unstable();
        let free = |p: &usize| {
            self.choice[*p] == NONE
                && !self.model.beside[*p].iter().any(|j| {
                    let slot = self.choice[*j as usize];
                    slot != NONE && self.model.option(slot) == option
                })
        };
        if parcels.is_empty() || !parcels.iter().all(free) {
            return None;
        }
        let slots = parcels.iter().map(|p| self.model.slot(*p, option)).collect::<Option<Vec<u32>>>()?;
        let group = Group { option, parcels, slots };
        if !faults_of(self.model, &group).is_empty() {
            return None;
        }
        let seats = self.model.most_seats.is_some();
        let makes = seats && place_of(self.model, &group.slots).is_some();
        let took = makes && offered.is_some();
        let place = makes.then(|| offered.or_else(|| self.spare.pop()).unwrap_or_else(|| self.empty_place()));
        let key = self.next;
        self.next += 1;
        self.enter(key, &group, place);
        let mut asked = Vec::new();
        if seats {
            for slot in &group.slots {
                demands(self.model, *slot, place.unwrap_or(usize::MAX), &mut asked);
            }
            asked.sort_by_key(|d| (std::cmp::Reverse(d.floor), d.leaves, d.firm));
        }
        let mut stays = Vec::new();
        let mut work = SEAT_WORK + asked.len() as u64;
        let found = self.book.seat(&asked, &mut work, &mut stays) == Seating::Found;
        let seated = if found { asked.into_iter().zip(stays).collect() } else { vec![] };
        self.blocks.insert(key, Set { group, place, seated });
        if !found {
            self.unlink(key);
            self.spare.extend(place.filter(|_| !took));
            return None;
        }
        Some((key, took))
    }

    fn empty_place(&mut self) -> usize {
        self.book.add(Place { floor: 0, from: 0, to: 0, hazardous: false, for_good: false })
    }

    /// Firms with their stays; place numbers are vacancies, then blocks in the order of their first parcel.
    pub(crate) fn seated(&self) -> Vec<(Demand, Vec<Stay>)> {
        let vacancies = self.model.problem.vacancies.len();
        let mut order: Vec<&Set> = self.blocks.values().collect();
        order.sort_by_key(|set| set.group.parcels[0]);
        let number: BTreeMap<usize, usize> =
            order.iter().enumerate().filter_map(|(n, set)| set.place.map(|place| (place, vacancies + n))).collect();
        let mut all = Vec::new();
        for (demand, stays) in order.iter().flat_map(|set| &set.seated) {
            let place = |p: usize| if p < vacancies { p } else { number.get(&p).copied().unwrap_or(p) };
            let stays = stays.iter().map(|s| Stay { place: place(s.place), ..*s }).collect();
            all.push((*demand, stays));
        }
        all
    }

    /// Puts in the blocks of a choice as far as they can be.
    pub(crate) fn load(&mut self, choice: &[u32]) {
        let mut groups = super::judge::groups(self.model, choice);
        groups.sort_by_key(|g| (g.option % self.model.starts.len(), g.parcels[0]));
        for group in groups {
            self.replace(&[], vec![(group.option, group.parcels)]);
        }
    }

    /// Whether parcels hang together.
    pub(crate) fn connected(&self, parcels: &[usize]) -> bool {
        let Some(first) = parcels.first() else { return false };
        let mut seen = vec![*first];
        let mut next = 0;
        while let Some(at) = seen.get(next).copied() {
            next += 1;
            for other in &self.model.beside[at] {
                let other = *other as usize;
                if parcels.contains(&other) && !seen.contains(&other) {
                    seen.push(other);
                }
            }
        }
        seen.len() == parcels.len()
    }

    /// The parts into which a set of parcels falls.
    pub(crate) fn parts(&self, parcels: &[usize]) -> Vec<Vec<usize>> {
        let inside: std::collections::BTreeSet<usize> = parcels.iter().copied().collect();
        components(&self.model.beside, |p| inside.contains(&p).then_some(0))
    }
}
