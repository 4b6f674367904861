//! Syntax tree → steps, with every kind checked: what is not of the kind that stands there is refused with its column.

use model::Truth;
use zen_expression::functions::{FunctionKind, InternalFunction};
use zen_expression::lexer::{ArithmeticOperator, Bracket, ComparisonOperator, LogicalOperator, Operator};
use zen_expression::parser::Node;

use super::gate::DEEPEST;
use super::program::{Arithmetic, At, Comparison, Program, Rounding, Step};
use super::sized::Sized;
use super::syntax::Syntax;
use super::{ExpressionError, Kind, Names};

/// A part that has become steps.
#[derive(Debug, Clone, Copy)]
enum Part {
    Number(Sized),
    Truth(At),
    Text(At),
    /// `null`, which is of every kind.
    Null,
}

impl Part {
    fn said(self) -> &'static str {
        match self {
            Self::Number(_) => "a number",
            Self::Truth(_) => "a yes or no",
            Self::Text(_) => "a text",
            Self::Null => "`null`",
        }
    }
}

/// Puts a node into steps.
pub(super) fn lower<'a>(
    syntax: &Syntax<'a>,
    names: &Names,
    node: &'a Node<'a>,
) -> Result<(Program, Kind), ExpressionError> {
    let mut lowering = Lowering { syntax, names, program: Program::default() };
    let (at, kind) = match lowering.part(node, 0)? {
        Part::Number(number) => (number.at, Kind::Number),
        Part::Truth(at) => (at, Kind::Truth),
        Part::Text(at) => (at, Kind::Text),
        Part::Null => return Err(syntax.error(node, "`null` alone says nothing", "compare with it: `x == null`")),
    };
    Ok((lowering.program.finished(at), kind))
}

struct Lowering<'s, 'a> {
    syntax: &'s Syntax<'a>,
    names: &'s Names,
    program: Program,
}

type Lowered<T> = Result<T, ExpressionError>;

impl<'a> Lowering<'_, 'a> {
    fn part(&mut self, node: &'a Node<'a>, depth: usize) -> Lowered<Part> {
        if depth > DEEPEST {
            let message = format!("the expression is nested more than {DEEPEST} deep here");
            return Err(self.syntax.error(node, message, "split the expression into several rules"));
        }
        let depth = depth + 1;
        match node {
            Node::Null => Ok(Part::Null),
            Node::Bool(literal) => Ok(self.truth(Step::Truth(super::arithmetic::truth(*literal)))),
            Node::Number(literal) => {
                let number = literal.to_string().parse().unwrap_or(f64::NAN);
                Ok(Part::Number(self.program.number(Step::Number(number))))
            }
            Node::String(literal) => {
                let word = self.program.word(literal);
                Ok(self.text(Step::Word(Some(word))))
            }
            Node::Identifier(name) => self.fact(node, name),
            Node::Member { node: Node::Identifier(group), property: Node::String(name) } => {
                self.fact(node, &format!("{group}.{name}"))
            }
            Node::Parenthesized(inner) => self.part(inner, depth),
            Node::Unary { node: inner, operator } => self.unary(*operator, inner, depth),
            Node::Binary { .. } => self.chain(node, depth),
            Node::Conditional { condition, on_true, on_false } => {
                let condition = self.condition(condition, depth)?;
                let (yes, no) = (self.part(on_true, depth)?, self.part(on_false, depth)?);
                self.choice(node, condition, yes, no)
            }
            Node::FunctionCall { kind, arguments } => self.function(node, kind, arguments, depth),
            Node::Error { error, .. } => Err(self.syntax.unread(error)),
            Node::Array(_) | Node::Interval { .. } => {
                let hint = "a list stands after `in` or inside `max([…])`, an interval after `in`";
                Err(self.syntax.error(node, "a list is no value", hint))
            }
            _ => Err(self.syntax.error(node, "this is not part of rule packs", "see the pack guide in docs/")),
        }
    }

    /// Operators of one chain, `a + b - c`, from the left; its length is not depth.
    fn chain(&mut self, node: &'a Node<'a>, depth: usize) -> Lowered<Part> {
        let (mut rest, mut first) = (Vec::new(), node);
        while let Node::Binary { left, operator, right } = first {
            rest.push((*operator, *left, *right));
            first = left;
        }
        let mut left = self.part(first, depth)?;
        for (operator, left_node, right_node) in rest.into_iter().rev() {
            left = self.binary(operator, (left, left_node), right_node, depth)?;
        }
        Ok(left)
    }

    fn binary(
        &mut self,
        operator: Operator,
        (left, left_node): (Part, &'a Node<'a>),
        right_node: &'a Node<'a>,
        depth: usize,
    ) -> Lowered<Part> {
        use ComparisonOperator as C;
        if let Operator::Comparison(how @ (C::In | C::NotIn)) = operator {
            let within = self.contained(left, left_node, right_node, depth)?;
            return Ok(if how == C::In { Part::Truth(within) } else { self.truth(Step::Not(within)) });
        }
        let right = self.part(right_node, depth)?;
        match operator {
            Operator::Arithmetic(operator) => {
                let hint = format!("`{operator}` stands between two numbers");
                let a = self.number(left, left_node, &hint)?;
                let b = self.number(right, right_node, &hint)?;
                Ok(Part::Number(match operator {
                    ArithmeticOperator::Add => self.program.arithmetic(Arithmetic::Add, a, b),
                    ArithmeticOperator::Subtract => self.program.arithmetic(Arithmetic::Subtract, a, b),
                    ArithmeticOperator::Multiply => self.program.arithmetic(Arithmetic::Multiply, a, b),
                    ArithmeticOperator::Divide => self.program.arithmetic(Arithmetic::Divide, a, b),
                    ArithmeticOperator::Modulus => self.program.remainder(a, b),
                    ArithmeticOperator::Power => return Err(self.unknown_operator(right_node, operator)),
                }))
            }
            Operator::Comparison(C::Equal) => self.same(left, right, right_node).map(Part::Truth),
            Operator::Comparison(C::NotEqual) => {
                let same = self.same(left, right, right_node)?;
                Ok(self.negated(same))
            }
            Operator::Comparison(operator) => {
                let how = match operator {
                    C::LessThan => Comparison::Less,
                    C::LessThanOrEqual => Comparison::LessOrEqual,
                    C::GreaterThan => Comparison::Greater,
                    _ => Comparison::GreaterOrEqual,
                };
                let a =
                    self.number(left, left_node, "only numbers have an order; write `1 < x and x < 5` for a range")?;
                let b = self.number(right, right_node, "only numbers have an order")?;
                Ok(Part::Truth(self.program.compared(how, a, b)))
            }
            Operator::Logical(LogicalOperator::NullishCoalescing) => self.fallback(left, right, right_node),
            Operator::Logical(operator) => {
                let hint = format!("`{operator}` stands between two conditions, such as `x > 0`");
                let (a, b) = (self.holds(left, left_node, &hint)?, self.holds(right, right_node, &hint)?);
                Ok(self.truth(if operator == LogicalOperator::And { Step::And(a, b) } else { Step::Or(a, b) }))
            }
            other => Err(self.unknown_operator(right_node, other)),
        }
    }

    fn unary(&mut self, operator: Operator, inner: &'a Node<'a>, depth: usize) -> Lowered<Part> {
        let part = self.part(inner, depth)?;
        match operator {
            Operator::Logical(LogicalOperator::Not) => {
                let hint = "`not` reaches no further than the next value; write `not (x == 1)`";
                let at = self.holds(part, inner, hint)?;
                Ok(self.negated(at))
            }
            Operator::Arithmetic(ArithmeticOperator::Subtract) => {
                let number = self.number(part, inner, "`-` stands before a number")?;
                Ok(Part::Number(self.program.negated(number)))
            }
            Operator::Arithmetic(ArithmeticOperator::Add) => {
                Ok(Part::Number(self.number(part, inner, "`+` stands before a number")?))
            }
            other => Err(self.unknown_operator(inner, other)),
        }
    }

    fn function(
        &mut self,
        node: &'a Node<'a>,
        kind: &FunctionKind,
        arguments: &'a [&'a Node<'a>],
        depth: usize,
    ) -> Lowered<Part> {
        use InternalFunction as F;
        let FunctionKind::Internal(function) = kind else { return Err(self.no_function(node, kind)) };
        let rounding = match function {
            F::Abs | F::Floor | F::Ceil => arguments.len() == 1,
            F::Round => (1..=2).contains(&arguments.len()),
            F::Min | F::Max | F::Sum | F::Avg => return self.over_list(node, *function, arguments, depth),
            _ => return Err(self.no_function(node, kind)),
        };
        let Some((first, rest)) = arguments.split_first().filter(|_| rounding) else {
            let hint = if *function == F::Round {
                "write `round(x)` or `round(x, 2)`"
            } else {
                "write one number, as in `abs(x)`"
            };
            return Err(self.syntax.error(node, format!("`{kind}` is given {} values", arguments.len()), hint));
        };
        let part = self.part(first, depth)?;
        let number = self.number(part, first, &format!("`{kind}` takes a number"))?;
        Ok(Part::Number(match function {
            F::Abs => self.program.absolute(number),
            F::Floor => self.program.rounded(Rounding::Down, number),
            F::Ceil => self.program.rounded(Rounding::Up, number),
            _ => {
                let decimals = match rest.first() {
                    Some(node) => self.decimals(node)?,
                    None => 0,
                };
                self.program.rounded(Rounding::Nearest(decimals), number)
            }
        }))
    }

    fn decimals(&self, node: &'a Node<'a>) -> Lowered<u8> {
        let literal = match node {
            Node::Number(literal) => literal.to_string().parse().ok().filter(|decimals| *decimals <= 12),
            _ => None,
        };
        literal.ok_or_else(|| {
            self.syntax.error(
                node,
                "unexpected number of decimals",
                "write a whole number from 0 to 12, as in `round(x, 2)`",
            )
        })
    }

    fn over_list(
        &mut self,
        node: &'a Node<'a>,
        function: InternalFunction,
        arguments: &'a [&'a Node<'a>],
        depth: usize,
    ) -> Lowered<Part> {
        let [Node::Array([first, rest @ ..])] = arguments else {
            let message = format!("`{function}` takes one list that is not empty");
            return Err(self.syntax.error(node, message, format!("write `{function}([a, b])`")));
        };
        let hint = format!("`{function}` takes numbers");
        let part = self.part(first, depth)?;
        let mut total = self.number(part, first, &hint)?;
        let how = match function {
            InternalFunction::Min => Arithmetic::Least,
            InternalFunction::Max => Arithmetic::Greatest,
            _ => Arithmetic::Add,
        };
        for node in rest {
            let part = self.part(node, depth)?;
            let number = self.number(part, node, &hint)?;
            total = self.program.arithmetic(how, total, number);
        }
        if function == InternalFunction::Avg {
            let count = self.program.number(Step::Number((rest.len() + 1) as f64));
            total = self.program.arithmetic(Arithmetic::Divide, total, count);
        }
        Ok(Part::Number(total))
    }

    /// `x in [1, 2]`, `x in [1..5]`.
    fn contained(&mut self, left: Part, left_node: &'a Node<'a>, right: &'a Node<'a>, depth: usize) -> Lowered<At> {
        match right {
            Node::Parenthesized(inner) if depth < DEEPEST => self.contained(left, left_node, inner, depth + 1),
            Node::Interval { left: from, right: to, left_bracket, right_bracket } => {
                let hint = "an interval is of numbers";
                let x = self.number(left, left_node, hint)?;
                let from_part = self.part(from, depth)?;
                let to_part = self.part(to, depth)?;
                let (from, to) = (self.number(from_part, from, hint)?, self.number(to_part, to, hint)?);
                let above = match left_bracket {
                    Bracket::LeftSquareBracket => Comparison::GreaterOrEqual,
                    _ => Comparison::Greater,
                };
                let below = match right_bracket {
                    Bracket::RightSquareBracket => Comparison::LessOrEqual,
                    Bracket::RightParenthesis => Comparison::Less,
                    _ => {
                        let hint =
                            "write an interval as `[1..5]` or `(1..5)`, and what lies outside as `x < 1 or x > 5`";
                        return Err(self.syntax.error(right, "the interval ends with an opening bracket", hint));
                    }
                };
                let (above, below) = (self.program.compared(above, x, from), self.program.compared(below, x, to));
                Ok(self.program.push(Step::And(above, below), Kind::Truth))
            }
            Node::Array([]) => {
                Err(self.syntax.error(right, "the list is empty", "write what it may be, as in `[1, 2]`"))
            }
            Node::Array(members) => {
                if let Some(listed) = self.listed(left, members) {
                    return Ok(listed);
                }
                let mut any = None;
                for member in *members {
                    let part = self.part(member, depth)?;
                    if matches!(part, Part::Null) {
                        return Err(self.syntax.error(
                            member,
                            "`null` is no member of a list",
                            "write `x == null or x in […]`",
                        ));
                    }
                    let same = self.same(left, part, member)?;
                    any = Some(match any {
                        None => same,
                        Some(any) => self.program.push(Step::Or(any, same), Kind::Truth),
                    });
                }
                any.ok_or_else(|| self.syntax.error(right, "the list is empty", "write what it may be"))
            }
            Node::Error { error, .. } => Err(self.syntax.unread(error)),
            _ => Err(self.syntax.error(
                right,
                "`in` stands before a list or an interval",
                "write `x in [1, 2]` or `x in [1..5]`",
            )),
        }
    }

    /// A text fact against literal words: one step.
    fn listed(&mut self, left: Part, members: &[&Node<'_>]) -> Option<At> {
        let Part::Text(at) = left else { return None };
        let Step::Fact(fact) = self.program.steps[at] else { return None };
        let words = members.iter().map(|m| if let Node::String(word) = m { Some((*word).to_owned()) } else { None });
        let list = words.collect::<Option<Vec<_>>>()?;
        let list = self.program.list(list);
        Some(self.program.push(Step::Listed { fact, list }, Kind::Truth))
    }

    fn same(&mut self, left: Part, right: Part, right_node: &'a Node<'a>) -> Lowered<At> {
        match (left, right) {
            (Part::Null, Part::Null) => Ok(self.program.push(Step::Truth(Truth::True), Kind::Truth)),
            (Part::Null, part) | (part, Part::Null) => Ok(self.missing(part)),
            (Part::Number(a), Part::Number(b)) => Ok(self.program.compared(Comparison::Equal, a, b)),
            (Part::Truth(a), Part::Truth(b)) => Ok(self.program.push(Step::Same(a, b), Kind::Truth)),
            (Part::Text(a), Part::Text(b)) => Ok(match (self.program.steps[a], self.program.steps[b]) {
                (Step::Fact(fact), Step::Word(Some(word))) | (Step::Word(Some(word)), Step::Fact(fact)) => {
                    let list = vec![self.program.words[word].clone()];
                    let list = self.program.list(list);
                    self.program.push(Step::Listed { fact, list }, Kind::Truth)
                }
                _ => self.program.push(Step::Same(a, b), Kind::Truth),
            }),
            (a, b) => {
                let message = format!("{} cannot be compared with {}", a.said(), b.said());
                Err(self.syntax.error(
                    right_node,
                    message,
                    "compare values of one kind; a text stands between `'` and `'`",
                ))
            }
        }
    }

    fn missing(&mut self, part: Part) -> At {
        let at = match part {
            Part::Number(Sized { at, .. }) | Part::Truth(at) => at,
            // an empty list is missing exactly where the fact is, and needs no look at the words
            Part::Text(at) => match self.program.steps[at] {
                Step::Fact(fact) => {
                    let list = self.program.list(Vec::new());
                    self.program.push(Step::Listed { fact, list }, Kind::Truth)
                }
                _ => at,
            },
            Part::Null => self.program.push(Step::Truth(Truth::Missing), Kind::Truth),
        };
        self.program.push(Step::Missing(at), Kind::Truth)
    }

    fn choice(&mut self, node: &'a Node<'a>, condition: At, yes: Part, no: Part) -> Lowered<Part> {
        let (yes, no) = (self.null_as(yes, no), self.null_as(no, yes));
        match (yes, no) {
            (Part::Number(a), Part::Number(b)) => Ok(Part::Number(self.program.chosen(condition, a, b))),
            (Part::Truth(a), Part::Truth(b)) => Ok(self.truth(Step::If(condition, a, b))),
            (Part::Text(a), Part::Text(b)) => Ok(self.text(Step::If(condition, a, b))),
            (a, b) => {
                let message = format!("the choice is between {} and {}", a.said(), b.said());
                Err(self.syntax.error(node, message, "write two values of one kind"))
            }
        }
    }

    fn fallback(&mut self, left: Part, right: Part, right_node: &'a Node<'a>) -> Lowered<Part> {
        match (left, right) {
            (Part::Number(a), Part::Number(b)) => Ok(Part::Number(self.program.or_else(a, b))),
            (Part::Truth(a), Part::Truth(b)) => Ok(self.truth(Step::Else(a, b))),
            (Part::Text(a), Part::Text(b)) => Ok(self.text(Step::Else(a, b))),
            (a, b) => {
                let message = format!("{} cannot stand in for {}", b.said(), a.said());
                Err(self.syntax.error(right_node, message, "write two values of one kind around `??`"))
            }
        }
    }

    /// `null` as what its neighbour is.
    fn null_as(&mut self, part: Part, neighbour: Part) -> Part {
        match (part, neighbour) {
            (Part::Null, Part::Number(_)) => Part::Number(self.program.number(Step::Number(f64::NAN))),
            (Part::Null, Part::Truth(_)) => self.truth(Step::Truth(Truth::Missing)),
            (Part::Null, Part::Text(_)) => self.text(Step::Word(None)),
            _ => part,
        }
    }

    fn fact(&mut self, node: &'a Node<'a>, name: &str) -> Lowered<Part> {
        let Some(kind) = self.names.get(name) else {
            let hint = match self.names.nearest(name) {
                Some(meant) => format!("did you mean `{meant}`?"),
                None => "write the name of a fact; a text stands between `'` and `'`".to_owned(),
            };
            return Err(self.syntax.error(node, format!("no fact is named `{name}`"), hint));
        };
        let step = Step::Fact(self.program.fact(name, kind));
        Ok(match kind {
            Kind::Number => Part::Number(self.program.number(step)),
            Kind::Truth => self.truth(step),
            Kind::Text => self.text(step),
        })
    }

    fn condition(&mut self, node: &'a Node<'a>, depth: usize) -> Lowered<At> {
        let part = self.part(node, depth)?;
        self.holds(part, node, "a condition stands before `?`, such as `x > 0`")
    }

    fn number(&self, part: Part, node: &'a Node<'a>, hint: &str) -> Lowered<Sized> {
        match part {
            Part::Number(number) => Ok(number),
            other => Err(self.syntax.error(node, format!("{} stands where a number is expected", other.said()), hint)),
        }
    }

    fn holds(&self, part: Part, node: &'a Node<'a>, hint: &str) -> Lowered<At> {
        match part {
            Part::Truth(at) => Ok(at),
            other => {
                Err(self.syntax.error(node, format!("{} stands where a condition is expected", other.said()), hint))
            }
        }
    }

    fn negated(&mut self, at: At) -> Part {
        self.truth(Step::Not(at))
    }

    fn truth(&mut self, step: Step) -> Part {
        Part::Truth(self.program.push(step, Kind::Truth))
    }

    fn text(&mut self, step: Step) -> Part {
        Part::Text(self.program.push(step, Kind::Text))
    }

    fn no_function(&self, node: &'a Node<'a>, kind: &FunctionKind) -> ExpressionError {
        self.syntax.no_function(self.syntax.start(node), &kind.to_string())
    }

    fn unknown_operator(&self, node: &'a Node<'a>, operator: impl std::fmt::Display) -> ExpressionError {
        self.syntax.error(node, format!("`{operator}` is not part of rule packs"), "see the pack guide in docs/")
    }
}
