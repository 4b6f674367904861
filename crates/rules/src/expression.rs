//! The expressions of rule packs: conditions and formulas over named facts, as an official writes them.
//!
//! ```
//! use rules::{Expression, Kind, Names, Value};
//! let mut names = Names::new();
//! names.declare("scale", Kind::Text);
//! names.declare("land_owned", Kind::Number);
//!
//! let condition = Expression::parse("scale == 'below_scale' and land_owned >= 3", &names).unwrap();
//! let firm = |name: &str| match name {
//!     "scale" => Value::Text("below_scale".to_owned()),
//!     _ => Value::Missing, // 未采集
//! };
//! assert_eq!(condition.value(&firm), Value::Missing); // it rests on land that was not collected
//!
//! let error = Expression::parse("land_ownd >= 3", &names).unwrap_err();
//! assert_eq!(error.to_string(), "column 1: no fact is named `land_ownd`; did you mean `land_owned`?");
//! ```
//!
//! What can be written: numbers, `'texts'`, `true`, `false`; `+ - * / %`; `== != < <= > >=`; `and`, `or`, `not`;
//! `condition ? a : b`; `x in [1, 2]`, `x in [1..5]`, `x in (0..1]`, `x not in …`; `x == null`, `x ?? 0`;
//! `abs floor ceil round(x, decimals)` of a number and `min max sum avg` of a list. The syntax is zen-expression's; what it
//! has beyond this is refused (docs/decisions/0012-expression-language.md).
//!
//! What was not collected stays so: it spreads through arithmetic and comparison, `false and` it is false, `true or` it is
//! true, and `== null` asks for it. Division by zero is missing. Numbers that agree to 12 significant digits are equal.

mod arithmetic;
mod column;
mod error;
mod gate;
mod lane;
mod lowering;
mod names;
mod program;
pub mod regions;
mod row;
mod sized;
mod source;
mod syntax;
mod value;

use std::ops::Range;

use bumpalo::Bump;
use model::{Column, Columns, Truth};
use zen_expression::lexer::{LogicalOperator, Operator};
use zen_expression::parser::Node;

pub use error::ExpressionError;
pub use names::{Kind, Names};
pub use value::Value;

use program::Program;
use syntax::Syntax;

/// A condition or a formula, checked and ready to be evaluated. Two are equal when their texts are.
#[derive(Debug, Clone)]
pub struct Expression {
    source: String,
    kind: Kind,
    reads: Vec<String>,
    program: Program,
    /// Of a top-level `and` chain; empty when it is none.
    conjuncts: Vec<Expression>,
}

impl PartialEq for Expression {
    fn eq(&self, other: &Self) -> bool {
        self.source == other.source
    }
}

impl Expression {
    /// Reads an expression over these facts.
    ///
    /// # Errors
    /// With the column and what to write instead: when it cannot be read, names an unknown fact, mixes kinds, uses what
    /// rule packs do not have, or is longer than 4,000 characters or nested more than 64 deep.
    pub fn parse(text: &str, names: &Names) -> Result<Self, ExpressionError> {
        let arena = Bump::new();
        let syntax = Syntax::read(&arena, text)?;
        let mut whole = Self::lowered(&syntax, names, syntax.root(), text)?;
        syntax.check_complete()?;
        let mut parts = Vec::new();
        flatten(syntax.root(), &mut parts);
        if parts.len() > 1 {
            let part = |node| Self::lowered(&syntax, names, node, &text[syntax.start(node)..syntax.end(node)]);
            whole.conjuncts = parts.into_iter().map(part).collect::<Result<_, _>>()?;
        }
        Ok(whole)
    }

    /// Reads an expression that must yield this kind, such as a condition.
    ///
    /// # Errors
    /// As [`Expression::parse`], and when it yields another kind.
    pub fn parse_as(text: &str, names: &Names, kind: Kind) -> Result<Self, ExpressionError> {
        let expression = Self::parse(text, names)?;
        if expression.kind == kind {
            return Ok(expression);
        }
        let message = format!("the expression yields {} where {kind} is expected", expression.kind);
        let hint = match kind {
            Kind::Truth => "write a condition, such as `x > 0`",
            Kind::Number => "write a formula, such as `2 * x`",
            Kind::Text => "write a text, such as `x > 0 ? 'A' : 'B'`",
        };
        Err(ExpressionError::at(text, 0, message, hint))
    }

    fn lowered<'a>(
        syntax: &Syntax<'a>,
        names: &Names,
        node: &'a Node<'a>,
        source: &str,
    ) -> Result<Self, ExpressionError> {
        let (program, kind) = lowering::lower(syntax, names, node)?;
        let reads = program.facts.iter().map(|(name, _)| name.clone()).collect();
        Ok(Self { source: source.to_owned(), kind, reads, program, conjuncts: Vec::new() })
    }

    /// Its text.
    #[must_use]
    pub fn source(&self) -> &str {
        &self.source
    }

    /// What it yields.
    #[must_use]
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// The facts it reads, in the order of their names, each once.
    #[must_use]
    pub fn reads(&self) -> &[String] {
        &self.reads
    }

    /// The conditions that a chain of `and` joins, without the brackets around each; itself when it is no such chain.
    #[must_use]
    pub fn conjuncts(&self) -> Vec<Self> {
        if self.conjuncts.is_empty() { vec![self.clone()] } else { self.conjuncts.clone() }
    }

    /// What it yields for one row. `fact` gives the row's facts; one of another kind than declared counts as missing.
    #[must_use]
    pub fn value(&self, fact: &dyn Fn(&str) -> Value) -> Value {
        row::evaluate(&self.program, fact)
    }

    /// What it yields for some rows of a population, one value a row and the same as [`Expression::value`]. A column that
    /// is not there, or of another kind than declared, is missing on every row; rows beyond the last are left out.
    ///
    /// ```
    /// use model::{Column, Columns, Truth};
    /// use rules::{Expression, Kind, Names};
    /// let mut names = Names::new();
    /// names.declare("land", Kind::Number);
    /// let mut firms = Columns::new(3);
    /// firms.insert("land", Column::Number(vec![3.5, f64::NAN, 2.0])).unwrap();
    /// let condition = Expression::parse("land >= 3", &names).unwrap();
    /// assert_eq!(condition.column(&firms, 0..3), Column::Truth(vec![Truth::True, Truth::Missing, Truth::False]));
    /// ```
    #[must_use]
    pub fn column(&self, columns: &Columns, rows: Range<usize>) -> Column {
        column::evaluate(&self.program, self.kind, columns, rows)
    }

    /// [`Expression::column`] of a condition. Missing on every row when it yields another kind.
    #[must_use]
    pub fn truths(&self, columns: &Columns, rows: Range<usize>) -> Vec<Truth> {
        match self.column(columns, rows) {
            Column::Truth(truths) => truths,
            other => vec![Truth::Missing; other.len()],
        }
    }

    /// [`Expression::column`] of a formula, NaN where missing. Missing on every row when it yields another kind.
    #[must_use]
    pub fn numbers(&self, columns: &Columns, rows: Range<usize>) -> Vec<f64> {
        match self.column(columns, rows) {
            Column::Number(numbers) => numbers,
            other => vec![f64::NAN; other.len()],
        }
    }
}

/// The parts of a chain of `and`, from the left, without the brackets around them.
fn flatten<'a>(mut node: &'a Node<'a>, parts: &mut Vec<&'a Node<'a>>) {
    let mut right_parts = Vec::new();
    loop {
        match node {
            Node::Parenthesized(inner) => node = inner,
            Node::Binary { left, operator: Operator::Logical(LogicalOperator::And), right } => {
                right_parts.push(*right);
                node = left;
            }
            _ => break,
        }
    }
    parts.push(node);
    for right in right_parts.into_iter().rev() {
        flatten(right, parts);
    }
}
