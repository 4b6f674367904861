//! A seat for every displaced firm in every quarter: one place with room for all its floor.
//!
//! A firm leaves at a quarter. It sits in at most so many places one after the other, and then is back in its own block when
//! that is ready, or stays in the last place for good.

use super::compiled::Compiled;

/// Where firms may sit: a vacancy, or the new space of a block.
#[derive(Debug, Clone)]
pub(crate) struct Place {
    pub(crate) floor: i64,
    pub(crate) from: i64,
    /// One past the last quarter.
    pub(crate) to: i64,
    pub(crate) hazardous: bool,
    /// Whether one may stay for good.
    pub(crate) for_good: bool,
}

/// A firm that has to leave.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Demand {
    /// Parcel and number of the firm on it.
    pub(crate) firm: (u32, u32),
    pub(crate) floor: i64,
    pub(crate) hazardous: bool,
    pub(crate) leaves: i64,
    /// The place that its own block will be.
    pub(crate) own: usize,
    /// Quarter of its return there, if it may.
    pub(crate) back: Option<i64>,
}

/// Quarters `from..to` in a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Stay {
    pub(crate) place: usize,
    pub(crate) from: i64,
    pub(crate) to: i64,
}

/// What a search for seats came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Seating {
    /// All sit.
    Found,
    /// There is no way.
    Impossible,
    /// Not found within the work allowed.
    Unknown,
}

/// Places and what is taken in each quarter.
#[derive(Debug, Clone)]
pub(crate) struct SeatBook {
    quarters: i64,
    most_seats: usize,
    pub(crate) places: Vec<Place>,
    used: Vec<Vec<i64>>,
    /// Whether a firm that moves on stays in each place as long as it can, and no shorter stays are tried. That seats it whenever
    /// it can be seated by itself, but may take room from others: for searching, not for saying that there is no way.
    pub(crate) quick: bool,
}

impl SeatBook {
    /// The vacancies of the problem, in its order.
    pub(crate) fn new(model: &Compiled<'_>) -> Self {
        let mut book = Self {
            quarters: model.quarters,
            most_seats: model.most_seats.unwrap_or(0),
            places: Vec::new(),
            used: Vec::new(),
            quick: false,
        };
        for vacancy in &model.problem.vacancies {
            let at = |q: model::Quarter| i64::from(q.since(model.problem.first)).clamp(0, model.quarters);
            book.add(Place {
                floor: vacancy.floor.0,
                from: at(vacancy.from),
                to: vacancy.to.map_or(model.quarters, at),
                hazardous: vacancy.hazardous,
                for_good: vacancy.to.is_none(),
            });
        }
        book
    }

    /// A new place; its number.
    pub(crate) fn add(&mut self, place: Place) -> usize {
        self.places.push(place);
        self.used.push(vec![0; self.quarters as usize]);
        self.places.len() - 1
    }

    /// Whether what is taken fits what there is.
    pub(crate) fn holds(&self, place: usize) -> bool {
        let it = &self.places[place];
        (0..)
            .zip(&self.used[place])
            .all(|(quarter, used)| *used == 0 || (it.from <= quarter && quarter < it.to && *used <= it.floor))
    }

    /// Whether anyone sits in it at any time.
    pub(crate) fn is_empty(&self, place: usize) -> bool {
        self.used[place].iter().all(|used| *used == 0)
    }

    /// The quarter from which a demand that sits in a place from a quarter on no longer has room; that quarter itself when it
    /// has none at all.
    fn reach(&self, place: usize, from: i64, demand: &Demand) -> i64 {
        let it = &self.places[place];
        if from < it.from || it.to <= from || demand.floor > it.floor || (demand.hazardous && !it.hazardous) {
            return from;
        }
        let used = &self.used[place][from as usize..it.to as usize];
        used.iter().position(|used| used + demand.floor > it.floor).map_or(it.to, |full| from + full as i64)
    }

    /// Takes (or with a negative floor gives back) room.
    pub(crate) fn take(&mut self, stay: Stay, floor: i64) {
        for used in &mut self.used[stay.place][stay.from as usize..stay.to as usize] {
            *used += floor;
        }
    }

    /// Seats all the demands, trying every way within `work` steps; on success their stays are taken and listed.
    pub(crate) fn seat(&mut self, demands: &[Demand], work: &mut u64, stays: &mut Vec<Vec<Stay>>) -> Seating {
        stays.clear();
        stays.resize(demands.len(), Vec::new());
        match demands.first() {
            None => Seating::Found,
            Some(first) => self.go(demands, 0, first.leaves, self.most_seats, work, stays),
        }
    }

    /// Seats demand `at` from quarter `now` on, then the later ones.
    fn go(
        &mut self,
        demands: &[Demand],
        at: usize,
        now: i64,
        seats: usize,
        work: &mut u64,
        stays: &mut Vec<Vec<Stay>>,
    ) -> Seating {
        let Some(demand) = demands.get(at).copied() else { return Seating::Found };
        if *work == 0 {
            return Seating::Unknown;
        }
        let mut cut_short = false;
        // Whatever is tried below is given back before the next, so these stay true.
        let places = if seats == 0 { 0 } else { self.places.len() };
        let reach: Vec<i64> = (0..places).map(|place| self.reach(place, now, &demand)).collect();
        if let Some(back) = demand.back
            && self.reach(demand.own, back, &demand) >= self.quarters
        {
            let home = Stay { place: demand.own, from: back, to: self.quarters };
            if now == back {
                match self.then(demands, at, &[home], work, stays) {
                    Seating::Impossible => {}
                    Seating::Unknown => cut_short = true,
                    Seating::Found => return Seating::Found,
                }
            }
            for (place, _) in reach.iter().enumerate().filter(|(_, reach)| now < back && back <= **reach) {
                let wait = Stay { place, from: now, to: back };
                match self.then(demands, at, &[wait, home], work, stays) {
                    Seating::Impossible => {}
                    Seating::Unknown => cut_short = true,
                    Seating::Found => return Seating::Found,
                }
            }
        }
        let end = self.quarters;
        for (place, _) in reach.iter().enumerate().filter(|(_, reach)| **reach >= end) {
            if self.places[place].for_good && place != demand.own {
                let for_good = Stay { place, from: now, to: self.quarters };
                match self.then(demands, at, &[for_good], work, stays) {
                    Seating::Impossible => {}
                    Seating::Unknown => cut_short = true,
                    Seating::Found => return Seating::Found,
                }
            }
        }
        if seats > 1 {
            let last = demand.back.unwrap_or(self.quarters) - 1;
            for (place, reach) in reach.iter().enumerate().filter(|(place, _)| *place != demand.own) {
                let longest = last.min(*reach);
                let shortest = if self.quick { longest.max(now + 1) } else { now + 1 };
                for until in shortest..=longest {
                    if *work == 0 {
                        return Seating::Unknown;
                    }
                    *work -= 1;
                    let stay = Stay { place, from: now, to: until };
                    self.take(stay, demand.floor);
                    stays[at].push(stay);
                    let rest = self.go(demands, at, until, seats - 1, work, stays);
                    if rest == Seating::Found {
                        return rest;
                    }
                    cut_short |= rest == Seating::Unknown;
                    stays[at].pop();
                    self.take(stay, -demand.floor);
                }
            }
        }
        if cut_short || (self.quick && seats > 1) { Seating::Unknown } else { Seating::Impossible }
    }

    /// Takes the last stays of demand `at` and seats the later ones; gives them back when that fails.
    fn then(
        &mut self,
        demands: &[Demand],
        at: usize,
        last: &[Stay],
        work: &mut u64,
        stays: &mut Vec<Vec<Stay>>,
    ) -> Seating {
        if *work == 0 {
            return Seating::Unknown;
        }
        *work -= 1;
        for stay in last {
            self.take(*stay, demands[at].floor);
            stays[at].push(*stay);
        }
        let rest = match demands.get(at + 1) {
            None => Seating::Found,
            Some(next) => self.go(demands, at + 1, next.leaves, self.most_seats, work, stays),
        };
        if rest != Seating::Found {
            for stay in last {
                self.take(*stay, -demands[at].floor);
                stays[at].pop();
            }
        }
        rest
    }
}

/// The firms that leave a parcel under a mode by its start.
pub(crate) fn demands(model: &Compiled<'_>, slot: u32, own: usize, into: &mut Vec<Demand>) {
    let (head, start) = model.split(slot);
    let (_, parcel, mode) = model.parts(&model.heads[head]);
    let Some(leaves) = mode.empties else { return };
    let begin = model.starts[start];
    for (number, firm) in (0..).zip(&parcel.firms) {
        if firm.stays_under.contains(&mode.code) {
            continue;
        }
        let may_return = mode.returns && (mode.hazardous_space || !firm.hazardous);
        into.push(Demand {
            firm: (model.heads[head].parcel as u32, number),
            floor: firm.floor.0,
            hazardous: firm.hazardous,
            leaves: begin + i64::from(leaves),
            own,
            back: mode.ready.filter(|_| may_return).map(|ready| begin + i64::from(ready)),
        });
    }
}

/// The place that the new space of a block is; `None` when it makes none.
pub(crate) fn place_of(model: &Compiled<'_>, slots: &[u32]) -> Option<Place> {
    let (head, start) = model.split(*slots.first()?);
    let mode = model.parts(&model.heads[head]).2;
    let floor = slots.iter().map(|s| model.parts(&model.heads[model.split(*s).0]).0.seat_space.0).sum();
    Some(Place {
        floor,
        from: model.starts[start] + i64::from(mode.ready?),
        to: model.quarters,
        hazardous: mode.hazardous_space,
        for_good: true,
    })
}
