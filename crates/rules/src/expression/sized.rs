//! Numbers while an expression is put into steps: where the number is, and how large the parts of the sums in it were
//! (see `arithmetic`). A size costs steps only where something asks for it.

use super::Kind;
use super::program::{Arithmetic, At, Comparison, Program, Rounding, Step};

/// A number and, when a sum went into it, its size.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sized {
    pub(super) at: At,
    size: Option<At>,
}

impl Program {
    /// A number that no sum went into.
    pub(super) fn number(&mut self, step: Step) -> Sized {
        Sized { at: self.push(step, Kind::Number), size: None }
    }

    /// Its size, as a step of its own.
    fn size(&mut self, a: Sized) -> At {
        a.size.unwrap_or_else(|| self.push(Step::Absolute(a.at), Kind::Number))
    }

    fn made(&mut self, how: Arithmetic, a: At, b: At) -> At {
        self.push(Step::Arithmetic(how, a, b), Kind::Number)
    }

    /// The larger size of two, or none when no sum went into either.
    fn larger_size(&mut self, a: Sized, b: Sized) -> Option<At> {
        if a.size.is_none() && b.size.is_none() {
            return None;
        }
        let (a, b) = (self.size(a), self.size(b));
        Some(self.made(Arithmetic::Greatest, a, b))
    }

    pub(super) fn negated(&mut self, a: Sized) -> Sized {
        match self.steps[a.at] {
            Step::Number(literal) => self.number(Step::Number(-literal)),
            _ => Sized { at: self.push(Step::Negate(a.at), Kind::Number), size: a.size },
        }
    }

    pub(super) fn absolute(&mut self, a: Sized) -> Sized {
        Sized { at: self.push(Step::Absolute(a.at), Kind::Number), size: a.size }
    }

    pub(super) fn arithmetic(&mut self, how: Arithmetic, a: Sized, b: Sized) -> Sized {
        let size = match how {
            Arithmetic::Add | Arithmetic::Subtract => {
                let (a, b) = (self.size(a), self.size(b));
                Some(self.made(Arithmetic::Greatest, a, b))
            }
            Arithmetic::Least | Arithmetic::Greatest => self.larger_size(a, b),
            Arithmetic::Multiply | Arithmetic::Divide if a.size.is_none() && b.size.is_none() => None,
            Arithmetic::Multiply => {
                let (a, b) = (self.size(a), self.size(b));
                Some(self.made(Arithmetic::Multiply, a, b))
            }
            Arithmetic::Divide => {
                let square = self.made(Arithmetic::Multiply, b.at, b.at);
                let (a, b) = (self.size(a), self.size(b));
                let both = self.made(Arithmetic::Multiply, a, b);
                Some(self.made(Arithmetic::Divide, both, square))
            }
        };
        let b = if how == Arithmetic::Divide { self.settled(b) } else { b.at };
        Sized { at: self.made(how, a.at, b), size }
    }

    pub(super) fn remainder(&mut self, a: Sized, b: Sized) -> Sized {
        let divisor = self.settled(b);
        self.number(Step::Remainder(a.at, divisor, a.size))
    }

    /// A divisor: zero when only the error of a sum is left of it.
    fn settled(&mut self, b: Sized) -> At {
        b.size.map_or(b.at, |size| self.push(Step::Settle(b.at, size), Kind::Number))
    }

    pub(super) fn rounded(&mut self, to: Rounding, a: Sized) -> Sized {
        self.number(Step::Rounded(to, a.at, a.size))
    }

    pub(super) fn compared(&mut self, how: Comparison, a: Sized, b: Sized) -> At {
        let size = self.larger_size(a, b);
        self.push(Step::Compare(how, a.at, b.at, size), Kind::Truth)
    }

    pub(super) fn chosen(&mut self, condition: At, a: Sized, b: Sized) -> Sized {
        let at = self.push(Step::If(condition, a.at, b.at), Kind::Number);
        let size = (a.size.is_some() || b.size.is_some()).then(|| {
            let (a, b) = (self.size(a), self.size(b));
            self.push(Step::If(condition, a, b), Kind::Number)
        });
        Sized { at, size }
    }

    pub(super) fn or_else(&mut self, a: Sized, b: Sized) -> Sized {
        if a.size.is_none() && b.size.is_none() {
            return self.number(Step::Else(a.at, b.at));
        }
        let missing = self.push(Step::Missing(a.at), Kind::Truth);
        self.chosen(missing, b, a)
    }
}
