//! What a step leaves for the rows of a batch, and the loops over it.

use model::{NO_WORD, Truth};

use super::program::{Comparison, Step};
use super::source::Sources;
use super::{Kind, arithmetic};

/// Values of one kind, one a row.
#[derive(Debug, Clone)]
pub(super) enum Lane {
    Numbers(Vec<f64>),
    Truths(Vec<Truth>),
    /// Codes of the words that all lanes share.
    Words(Vec<u32>),
}

impl Lane {
    /// No value yet, with room for so many.
    pub(super) fn empty(kind: Kind, room: usize) -> Self {
        match kind {
            Kind::Number => Self::Numbers(Vec::with_capacity(room)),
            Kind::Truth => Self::Truths(Vec::with_capacity(room)),
            Kind::Text => Self::Words(Vec::with_capacity(room)),
        }
    }

    /// A literal on every row; missing for other steps, until they are taken.
    pub(super) fn literal(step: Step, kind: Kind, rows: usize, sources: &Sources<'_>) -> Self {
        match (step, kind) {
            (Step::Number(literal), _) => Self::Numbers(vec![literal; rows]),
            (Step::Truth(literal), _) => Self::Truths(vec![literal; rows]),
            (Step::Word(Some(word)), _) => Self::Words(vec![sources.word(word); rows]),
            (_, Kind::Number) => Self::Numbers(vec![f64::NAN; rows]),
            (_, Kind::Truth) => Self::Truths(vec![Truth::Missing; rows]),
            (_, Kind::Text) => Self::Words(vec![NO_WORD; rows]),
        }
    }
}

/// Of one value each.
pub(super) fn each<A: Copy, T>(lane: &mut [T], a: &[A], make: impl Fn(A) -> T) {
    for (value, a) in lane.iter_mut().zip(a) {
        *value = make(*a);
    }
}

/// Of two values each.
pub(super) fn pairs<A: Copy, T>(lane: &mut [T], a: &[A], b: &[A], make: impl Fn(A, A) -> T) {
    for ((value, a), b) in lane.iter_mut().zip(a).zip(b) {
        *value = make(*a, *b);
    }
}

/// Of two numbers and their size each; zero where no sum went into either.
pub(super) fn sized_pairs<T>(
    lane: &mut [T],
    a: &[f64],
    b: &[f64],
    size: Option<&[f64]>,
    make: impl Fn(f64, f64, f64) -> T,
) {
    match size {
        None => pairs(lane, a, b, |a, b| make(a, b, 0.0)),
        Some(size) => {
            for (((value, a), b), size) in lane.iter_mut().zip(a).zip(b).zip(size) {
                *value = make(*a, *b, *size);
            }
        }
    }
}

/// The second where the first is yes, the third where it is no.
pub(super) fn choose<T: Copy>(lane: &mut [T], conditions: &[Truth], yes: &[T], no: &[T], missing: T) {
    for (((value, condition), yes), no) in lane.iter_mut().zip(conditions).zip(yes).zip(no) {
        let answers = [*no, *yes, missing];
        *value = answers[*condition as usize];
    }
}

/// A comparison; chosen before the loop, not in it.
pub(super) fn compare(lane: &mut [Truth], how: Comparison, a: &[f64], b: &[f64], size: Option<&[f64]>) {
    macro_rules! compare {
        ($how:path) => {
            sized_pairs(lane, a, b, size, |a, b, size| arithmetic::holds($how, a, b, size))
        };
    }
    match how {
        Comparison::Equal => compare!(Comparison::Equal),
        Comparison::Less => compare!(Comparison::Less),
        Comparison::LessOrEqual => compare!(Comparison::LessOrEqual),
        Comparison::Greater => compare!(Comparison::Greater),
        Comparison::GreaterOrEqual => compare!(Comparison::GreaterOrEqual),
    }
}
