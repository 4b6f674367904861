//! An expression as straight-line steps: each reads what earlier steps left, the last one is the result. One row and a
//! whole population run the same steps.

use model::Truth;

use super::Kind;

/// Which step's result.
pub(super) type At = usize;

/// How two numbers are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Comparison {
    Equal,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

/// What two numbers make.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Arithmetic {
    Add,
    Subtract,
    Multiply,
    Divide,
    Least,
    Greatest,
}

/// Which whole number, or how many decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rounding {
    Down,
    Up,
    Nearest(u8),
}

/// One step. What `size` is: see `arithmetic`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Step {
    /// A literal; NaN is `null`.
    Number(f64),
    /// A literal, or `null`.
    Truth(Truth),
    /// A literal of `Program::words`, or `null`.
    Word(Option<usize>),
    /// A fact of `Program::facts`.
    Fact(usize),
    Negate(At),
    Absolute(At),
    Arithmetic(Arithmetic, At, At),
    Remainder(At, At, Option<At>),
    Rounded(Rounding, At, Option<At>),
    /// Zero when only the error of a sum of that size is left.
    Settle(At, At),
    Compare(Comparison, At, At, Option<At>),
    And(At, At),
    Or(At, At),
    Not(At),
    /// Of two truths or two texts.
    Same(At, At),
    /// Whether a text fact is a word of `Program::lists`.
    Listed {
        fact: usize,
        list: usize,
    },
    If(At, At, At),
    /// The first, or the second where the first is missing.
    Else(At, At),
    Missing(At),
}

impl Step {
    /// The steps whose results it reads.
    pub(super) fn operands(&mut self) -> [Option<&mut At>; 3] {
        match self {
            Self::Number(_) | Self::Truth(_) | Self::Word(_) | Self::Fact(_) | Self::Listed { .. } => {
                [None, None, None]
            }
            Self::Negate(a) | Self::Absolute(a) | Self::Not(a) | Self::Missing(a) => [Some(a), None, None],
            Self::Arithmetic(_, a, b)
            | Self::Settle(a, b)
            | Self::And(a, b)
            | Self::Or(a, b)
            | Self::Same(a, b)
            | Self::Else(a, b) => [Some(a), Some(b), None],
            Self::Rounded(_, a, size) => [Some(a), size.as_mut(), None],
            Self::Remainder(a, b, size) | Self::Compare(_, a, b, size) => [Some(a), Some(b), size.as_mut()],
            Self::If(a, b, c) => [Some(a), Some(b), Some(c)],
        }
    }
}

/// The steps of one expression.
#[derive(Debug, Clone, Default)]
pub(super) struct Program {
    pub(super) steps: Vec<Step>,
    /// What each step yields.
    pub(super) kinds: Vec<Kind>,
    /// In the order of their names.
    pub(super) facts: Vec<(String, Kind)>,
    pub(super) words: Vec<String>,
    pub(super) lists: Vec<Vec<String>>,
}

impl Program {
    /// Adds a step; the same step twice is one.
    pub(super) fn push(&mut self, step: Step, kind: Kind) -> At {
        if let Some(at) = self.steps.iter().zip(&self.kinds).position(|known| known == (&step, &kind)) {
            return at;
        }
        self.steps.push(step);
        self.kinds.push(kind);
        self.steps.len() - 1
    }

    /// Index of a fact.
    pub(super) fn fact(&mut self, name: &str, kind: Kind) -> usize {
        index_or_push(&mut self.facts, (name.to_owned(), kind))
    }

    /// Index of a word.
    pub(super) fn word(&mut self, word: &str) -> usize {
        index_or_push(&mut self.words, word.to_owned())
    }

    /// Index of a list of words.
    pub(super) fn list(&mut self, words: Vec<String>) -> usize {
        index_or_push(&mut self.lists, words)
    }

    /// The same with `result` as last step, without steps that it does not need, and with facts in the order of their names.
    pub(super) fn finished(mut self, result: At) -> Self {
        let mut needed = vec![false; result + 1];
        needed[result] = true;
        for at in (0..=result).rev() {
            if needed[at] {
                for operand in self.steps[at].operands().into_iter().flatten() {
                    needed[*operand] = true;
                }
            }
        }
        let mut by_name: Vec<usize> = (0..self.facts.len()).collect();
        by_name.sort_by(|a, b| self.facts[*a].cmp(&self.facts[*b]));
        let mut rank = vec![0; self.facts.len()];
        for (new, old) in by_name.iter().enumerate() {
            rank[*old] = new;
        }
        self.facts = by_name.iter().map(|old| self.facts[*old].clone()).collect();
        let (mut steps, mut kinds, mut moved) = (Vec::new(), Vec::new(), vec![0; result + 1]);
        for at in (0..=result).filter(|at| needed[*at]) {
            let mut step = self.steps[at];
            for operand in step.operands().into_iter().flatten() {
                *operand = moved[*operand];
            }
            if let Step::Fact(fact) | Step::Listed { fact, .. } = &mut step {
                *fact = rank[*fact];
            }
            moved[at] = steps.len();
            steps.push(step);
            kinds.push(self.kinds[at]);
        }
        Self { steps, kinds, ..self }
    }
}

fn index_or_push<T: PartialEq>(known: &mut Vec<T>, new: T) -> usize {
    known.iter().position(|k| *k == new).unwrap_or_else(|| {
        known.push(new);
        known.len() - 1
    })
}
