//! Whether a choice of options is a plan, exactly, and what it is worth.

use super::blocks::components;
use super::compiled::{Compiled, NONE};
use super::seats::{Demand, SeatBook, Seating, Stay, demands, place_of};

/// What is broken: a constraint of the list, or `None` for what always holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Fault {
    /// A row, by its number.
    Row(usize),
    /// A block, by its first parcel, is too small.
    TooSmall(usize),
    /// Too large.
    TooLarge(usize),
    /// Not enough consent.
    Consent(usize),
    /// A parcel that must be in is not.
    Missing(usize),
    /// Too few blocks.
    TooFew,
    /// A firm has no seat.
    NoSeat,
    /// Whether all firms can sit was not settled within the work allowed.
    SeatsUnknown,
}

/// A block of a choice.
#[derive(Debug, Clone)]
pub(crate) struct Group {
    pub(crate) option: usize,
    pub(crate) parcels: Vec<usize>,
    pub(crate) slots: Vec<u32>,
}

/// A choice judged.
#[derive(Debug, Clone)]
pub(crate) struct Judged {
    pub(crate) points: i64,
    pub(crate) groups: Vec<Group>,
    pub(crate) faults: Vec<Fault>,
    /// Firms with their stays, when they all sit; place numbers are vacancies, then groups.
    pub(crate) seated: Vec<(Demand, Vec<Stay>)>,
    /// Postings by ledger and quarter.
    pub(crate) balance: Vec<i64>,
}

/// Steps of the search for seats that are always allowed.
pub(crate) const SEAT_WORK: u64 = 400_000;

/// The blocks of a choice, in the order of their first parcel.
pub(crate) fn groups(model: &Compiled<'_>, choice: &[u32]) -> Vec<Group> {
    components(&model.beside, |p| (choice[p] != NONE).then(|| model.option(choice[p])))
        .into_iter()
        .map(|parcels| Group {
            option: model.option(choice[parcels[0]]),
            slots: parcels.iter().map(|p| choice[*p]).collect(),
            parcels,
        })
        .collect()
}

/// Adds a slot's postings to the balances, `times` times.
pub(crate) fn post(model: &Compiled<'_>, slot: u32, times: i64, balance: &mut [i64]) {
    let (head, start) = model.split(slot);
    for it in model.posts_of(head) {
        let at = i64::from(it.ledger) * model.quarters + model.starts[start] + i64::from(it.quarter);
        balance[at as usize] += times * it.amount;
    }
    balance[0] -= times * model.npv[slot as usize];
}

/// What each row comes to over its limit: (row, excess), those above 0 only.
pub(crate) fn excess<'m>(model: &'m Compiled<'_>, sums: &'m [i64]) -> impl Iterator<Item = (usize, i64)> + 'm {
    let span = model.quarters as usize + 1;
    model.rows.iter().enumerate().filter_map(move |(number, row)| {
        let of = &sums[row.ledger * span..];
        let over = of[row.to as usize] - of[row.from as usize] - row.limit;
        (over > 0).then_some((number, over))
    })
}

/// Running sums of each ledger: the sum over `from..to` is the difference of two of them.
pub(crate) fn running(model: &Compiled<'_>, balance: &[i64]) -> Vec<i64> {
    let quarters = model.quarters as usize;
    let mut sums = Vec::with_capacity(model.ledgers.len() * (quarters + 1));
    for ledger in balance.chunks(quarters) {
        let mut sum = 0;
        sums.push(0);
        for amount in ledger {
            sum += amount;
            sums.push(sum);
        }
    }
    sums
}

/// Judges a choice. With `all` it lists every fault, else it stops early; seats are tried last and within `seat_work` steps, and
/// not at all when there are none: then who calls knows where the firms sit.
pub(crate) fn judge(model: &Compiled<'_>, choice: &[u32], all: bool, mut seat_work: u64) -> Judged {
    let mut it = Judged {
        points: 0,
        groups: groups(model, choice),
        faults: vec![],
        seated: vec![],
        balance: vec![0; model.ledgers.len() * model.quarters as usize],
    };
    it.points = choice.iter().filter(|s| **s != NONE).map(|s| model.value[*s as usize]).sum();
    it.points -= model.per_block * it.groups.len() as i64;
    for (parcel, slot) in choice.iter().enumerate() {
        if *slot == NONE && model.must[parcel] {
            it.faults.push(Fault::Missing(parcel));
        }
    }
    if it.groups.len() < model.least_blocks {
        it.faults.push(Fault::TooFew);
    }
    for group in &it.groups {
        it.faults.extend(faults_of(model, group));
    }
    if !all && !it.faults.is_empty() {
        return it;
    }
    for slot in choice.iter().filter(|s| **s != NONE) {
        post(model, *slot, 1, &mut it.balance);
    }
    it.faults.extend(excess(model, &running(model, &it.balance)).map(|(row, _)| Fault::Row(row)));
    if model.most_seats.is_none() || seat_work == 0 || (!all && !it.faults.is_empty()) {
        return it;
    }
    seat(model, &mut it, choice, &mut seat_work);
    it
}

/// What is wrong with a block by itself.
pub(crate) fn faults_of(model: &Compiled<'_>, group: &Group) -> Vec<Fault> {
    let mut faults = Vec::new();
    let area: i64 = group.parcels.iter().map(|p| model.area[*p]).sum();
    let (first, start) = (group.parcels[0], group.option % model.starts.len());
    if area < model.least_area[start] {
        faults.push(Fault::TooSmall(first));
    }
    if area > model.most_area {
        faults.push(Fault::TooLarge(first));
    }
    let least = model.consent[model.heads[model.split(group.slots[0]).0].mode];
    let weighed = |p: &usize| i128::from(model.area[*p]) * i128::from(model.problem.parcels[*p].consent - least);
    if group.parcels.iter().map(weighed).sum::<i128>() < 0 {
        faults.push(Fault::Consent(first));
    }
    faults
}

/// Closes the vacancies on a parcel that is emptied.
pub(crate) fn close(model: &Compiled<'_>, book: &mut SeatBook, parcel: usize, slot: u32) {
    let (head, start) = model.split(slot);
    if let Some(leave) = model.parts(&model.heads[head]).2.empties {
        let id = &model.problem.parcels[parcel].id;
        for (number, vacancy) in model.problem.vacancies.iter().enumerate() {
            if vacancy.parcel.as_ref() == Some(id) {
                let place = &mut book.places[number];
                place.to = place.to.min(model.starts[start] + i64::from(leave));
            }
        }
    }
}

fn seat(model: &Compiled<'_>, it: &mut Judged, choice: &[u32], work: &mut u64) {
    let mut book = SeatBook::new(model);
    if model.problem.vacancies.iter().any(|v| v.parcel.is_some()) {
        for (parcel, slot) in choice.iter().enumerate().filter(|(_, s)| **s != NONE) {
            close(model, &mut book, parcel, *slot);
        }
    }
    let mut asked = Vec::new();
    for group in &it.groups {
        let nothing = super::seats::Place { floor: 0, from: 0, to: 0, hazardous: false, for_good: false };
        let own = book.add(place_of(model, &group.slots).unwrap_or(nothing));
        for slot in &group.slots {
            demands(model, *slot, own, &mut asked);
        }
    }
    asked.sort_by_key(|d| (std::cmp::Reverse(d.floor), d.leaves, d.firm));
    let mut stays = Vec::new();
    match book.seat(&asked, work, &mut stays) {
        Seating::Found => it.seated = asked.into_iter().zip(stays).collect(),
        Seating::Impossible => it.faults.push(Fault::NoSeat),
        Seating::Unknown => it.faults.push(Fault::SeatsUnknown),
    }
}
