//! The rules of numbers. NaN is missing, and so is what is not finite.
//!
//! Rules are written in decimal figures, which binary numbers only come near to. So two numbers that agree to 12
//! significant digits count as equal: `0.1 + 0.2 == 0.3` holds. Where a sum went into a number, the digits are counted
//! from the largest part of that sum (its *size*), because what cancels leaves its error behind: `10000.05 - 10000 == 0.05`.

use model::Truth;

use super::program::{Comparison, Rounding};

/// How far two numbers may be apart, as a share of the larger one, and still be equal.
pub(super) const AGREEMENT: f64 = 1e-12;

/// How far numbers of this size may be apart and still be equal.
#[inline(always)]
fn slack(a: f64, b: f64, size: f64) -> f64 {
    AGREEMENT * a.abs().max(b.abs()).max(size)
}

/// Whether a comparison holds; missing when either number is.
#[inline(always)]
pub(super) fn holds(how: Comparison, a: f64, b: f64, size: f64) -> Truth {
    let (apart, slack) = (a - b, slack(a, b, size));
    let holds = match how {
        Comparison::Equal => apart.abs() <= slack,
        Comparison::Less => apart < -slack,
        Comparison::LessOrEqual => apart <= slack,
        Comparison::Greater => apart > slack,
        Comparison::GreaterOrEqual => apart >= -slack,
    };
    known(apart.is_finite() & !holds, apart.is_finite() & holds)
}

/// Zero when nothing but the error of a sum of this size is left of a number.
#[inline]
pub(super) fn settle(a: f64, size: f64) -> f64 {
    if a.abs() <= AGREEMENT * size { 0.0 } else { a }
}

/// Quotient. That of zero is not finite and so missing; that of what is too large to hold must not become zero.
#[inline]
pub(super) fn quotient(a: f64, b: f64) -> f64 {
    if b.is_infinite() { f64::NAN } else { a / b }
}

/// What is left of `a` after whole parts of `b`, with the sign of `a`; zero when it goes in to 12 digits.
#[inline]
pub(super) fn remainder(a: f64, b: f64, size: f64) -> f64 {
    let (left, slack) = (if b.is_infinite() { f64::NAN } else { a % b }, slack(a, 0.0, size));
    if left.abs() <= slack || b.abs() - left.abs() <= slack { 0.0 } else { left }
}

/// The smaller of two; missing when either is.
#[inline]
pub(super) fn least(a: f64, b: f64) -> f64 {
    if a.is_finite() && b.is_finite() { a.min(b) } else { f64::NAN }
}

/// The larger of two; missing when either is.
#[inline]
pub(super) fn greatest(a: f64, b: f64) -> f64 {
    if a.is_finite() && b.is_finite() { a.max(b) } else { f64::NAN }
}

/// A number without its fraction, or with so many decimals. What agrees with a whole number to 12 digits is that number,
/// and what agrees with a half is a half, which is rounded away from zero.
#[inline]
pub(super) fn rounded(to: Rounding, a: f64, size: f64) -> f64 {
    let near = a.round();
    let is_whole = (a - near).abs() <= slack(a, 0.0, size);
    match to {
        Rounding::Down if !is_whole => a.floor(),
        Rounding::Up if !is_whole => a.ceil(),
        Rounding::Down | Rounding::Up => near,
        Rounding::Nearest(decimals) => {
            let unit = (0..decimals).fold(1.0, |unit, _| unit * 10.0);
            let (units, slack) = ((a * unit).abs(), slack(a, 0.0, size) * unit);
            let below = units.floor();
            let whole = if units - below >= 0.5 - slack { below + 1.0 } else { below };
            whole.copysign(a) / unit
        }
    }
}

/// A finite number without negative zero, or the one mark for missing.
#[inline]
pub(super) fn clean(a: f64) -> f64 {
    if a.is_finite() { a + 0.0 } else { f64::NAN }
}

/// No, yes, or neither. Without a branch: over a population each is as likely as the other.
#[inline(always)]
fn known(no: bool, yes: bool) -> Truth {
    let unless_no = if yes { Truth::True } else { Truth::Missing };
    if no { Truth::False } else { unless_no }
}

/// Kleene's and: no beats missing.
#[inline(always)]
pub(super) fn and(a: Truth, b: Truth) -> Truth {
    known((a == Truth::False) | (b == Truth::False), (a == Truth::True) & (b == Truth::True))
}

/// Kleene's or: yes beats missing.
#[inline(always)]
pub(super) fn or(a: Truth, b: Truth) -> Truth {
    known((a == Truth::False) & (b == Truth::False), (a == Truth::True) | (b == Truth::True))
}

/// Kleene's not.
#[inline(always)]
pub(super) fn not(a: Truth) -> Truth {
    known(a == Truth::True, a == Truth::False)
}

/// Yes or no.
#[inline(always)]
pub(super) fn truth(holds: bool) -> Truth {
    if holds { Truth::True } else { Truth::False }
}
