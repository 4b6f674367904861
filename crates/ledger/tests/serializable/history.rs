//! What transactions saw and did, and whether some order of them explains it.

use std::collections::{BTreeMap, BTreeSet};

/// One step of a transaction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Act {
    /// A list, as it was seen.
    Read(i64, Vec<i64>),
    /// A list and the value put at its end; no value is put twice.
    Append(i64, i64),
}

/// A transaction that was committed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Done {
    pub(crate) acts: Vec<Act>,
}

/// Looks for a contradiction; returns the number of edges among the transactions when there is none.
///
/// `lists` are the lists in the end, by number. Their order is the order in which their writers came; a transaction came after
/// the writer of what it saw last, and before the writer of what it did not see.
pub(crate) fn check(done: &[Done], lists: &[Vec<i64>]) -> Result<usize, String> {
    let mut writers = BTreeMap::new();
    for (number, transaction) in done.iter().enumerate() {
        for act in &transaction.acts {
            if let Act::Append(list, value) = act
                && writers.insert((*list, *value), number).is_some()
            {
                return Err(format!("{value} was put twice"));
            }
        }
    }
    for ((list, value), writer) in &writers {
        if !lists[*list as usize].contains(value) {
            return Err(format!("lost: transaction {writer} put {value} into list {list}"));
        }
    }
    let mut edges = BTreeSet::new();
    let mut after = |earlier: Option<&usize>, later: Option<&usize>| {
        if let (Some(earlier), Some(later)) = (earlier, later)
            && earlier != later
        {
            edges.insert((*earlier, *later));
        }
    };
    for (list, values) in (0_i64..).zip(lists) {
        for pair in values.windows(2) {
            after(writers.get(&(list, pair[0])), writers.get(&(list, pair[1])));
        }
    }
    for (number, transaction) in done.iter().enumerate() {
        for act in &transaction.acts {
            let Act::Read(list, seen) = act else { continue };
            let whole = &lists[*list as usize];
            if !whole.starts_with(seen) {
                return Err(format!("transaction {number} saw {seen:?} of list {list}, which is {whole:?}"));
            }
            after(seen.last().and_then(|value| writers.get(&(*list, *value))), Some(&number));
            after(Some(&number), whole.get(seen.len()).and_then(|value| writers.get(&(*list, *value))));
        }
    }
    match cycle(done.len(), &edges) {
        Some(cycle) => Err(format!("each before the next: {cycle:?}")),
        None => Ok(edges.len()),
    }
}

/// A cycle, if there is one: transactions that nothing must precede are taken away until none is left, or none can be.
fn cycle(size: usize, edges: &BTreeSet<(usize, usize)>) -> Option<Vec<usize>> {
    let mut waits_for = vec![0_usize; size];
    edges.iter().for_each(|(_, later)| waits_for[*later] += 1);
    let mut free: Vec<usize> = (0..size).filter(|n| waits_for[*n] == 0).collect();
    while let Some(taken) = free.pop() {
        for (_, later) in edges.range((taken, 0)..=(taken, usize::MAX)) {
            waits_for[*later] -= 1;
            if waits_for[*later] == 0 {
                free.push(*later);
            }
        }
    }
    // Everything left waits for something left: going backwards must come round.
    let mut path = vec![(0..size).find(|n| waits_for[*n] > 0)?];
    loop {
        let last = *path.last()?;
        let before = edges.iter().find(|(earlier, later)| *later == last && waits_for[*earlier] > 0)?.0;
        if let Some(start) = path.iter().position(|n| *n == before) {
            let mut found = path.split_off(start);
            found.reverse();
            return Some(found);
        }
        path.push(before);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn done(acts: &[Act]) -> Done {
        Done { acts: acts.to_vec() }
    }

    #[test]
    fn one_after_the_other_is_fine_in_whatever_order_they_are_told() {
        let first = done(&[Act::Read(1, vec![]), Act::Append(0, 10)]);
        let second = done(&[Act::Read(0, vec![10]), Act::Append(1, 20)]);
        let third = done(&[Act::Read(1, vec![20]), Act::Append(0, 11)]);
        let lists = [vec![10, 11], vec![20]];
        assert!(check(&[third, first, second], &lists).is_ok());
    }

    #[test]
    fn two_that_did_not_see_each_other_are_a_cycle() {
        let one = done(&[Act::Read(1, vec![]), Act::Append(0, 10)]);
        let other = done(&[Act::Read(0, vec![]), Act::Append(1, 20)]);
        let found = check(&[one, other], &[vec![10], vec![20]]).unwrap_err();
        assert!(found.contains("each before the next"), "{found}");
    }

    #[test]
    fn a_lost_value_and_an_order_that_cannot_be_are_named() {
        let one = done(&[Act::Append(0, 10)]);
        assert!(check(std::slice::from_ref(&one), &[vec![]]).unwrap_err().contains("lost"));
        let reader = done(&[Act::Read(0, vec![11])]);
        assert!(check(&[one, reader], &[vec![10, 11]]).unwrap_err().contains("saw"));
    }
}
