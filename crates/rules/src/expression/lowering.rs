//! Syntax tree → steps, with every kind checked: what is not of the kind that stands there is refused with its column.

mod functions;
mod membership;
mod pairing;

use zen_expression::lexer::{ArithmeticOperator, ComparisonOperator, LogicalOperator, Operator};
use zen_expression::parser::Node;

use super::gate::DEEPEST;
use super::program::{Arithmetic, At, Comparison, Program, Step};
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

    fn said_zh(self) -> &'static str {
        match self {
            Self::Number(_) => "数",
            Self::Truth(_) => "是否",
            Self::Text(_) => "文字",
            Self::Null => "null",
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
        Part::Null => {
            return Err(syntax
                .error(node, "`null` alone says nothing", "compare with it: `x == null`")
                .zh("单独一个 null 没有意义", "用来比较：`x == null`"));
        }
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
            return Err(self
                .syntax
                .error(node, message, "split the expression into several rules")
                .zh(format!("算式嵌套超过 {DEEPEST} 层"), "拆成几条规则"));
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
                Err(self
                    .syntax
                    .error(node, "a list is no value", hint)
                    .zh("列表不是值", "列表写在 in 之后或 `max([…])` 之内，区间写在 in 之后"))
            }
            _ => Err(self
                .syntax
                .error(node, "this is not part of rule packs", "see the pack guide in docs/")
                .zh("规则包不用这种写法", "写法见 docs/ 中的规则包指南")),
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

    fn fact(&mut self, node: &'a Node<'a>, name: &str) -> Lowered<Part> {
        let Some(kind) = self.names.get(name) else {
            let (hint, zh) = match self.names.nearest(name) {
                Some(meant) => (format!("did you mean `{meant}`?"), format!("是不是要写 {meant}？")),
                None => (
                    "write the name of a fact; a text stands between `'` and `'`".to_owned(),
                    "请写事实的名称；文字写在半角单引号 ' ' 之间".to_owned(),
                ),
            };
            return Err(self
                .syntax
                .error(node, format!("no fact is named `{name}`"), hint)
                .zh(format!("没有名为 {name} 的事实"), zh));
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
            other => Err(self
                .syntax
                .error(node, format!("{} stands where a number is expected", other.said()), hint)
                .zh(format!("这里应为数，写的是{}", other.said_zh()), "请写一个数，或得数的公式")),
        }
    }

    fn holds(&self, part: Part, node: &'a Node<'a>, hint: &str) -> Lowered<At> {
        match part {
            Part::Truth(at) => Ok(at),
            other => Err(self
                .syntax
                .error(node, format!("{} stands where a condition is expected", other.said()), hint)
                .zh(format!("这里应为条件，写的是{}", other.said_zh()), "请写一个条件，如 `x > 0`；否定写 `not (…)`")),
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

    fn unknown_operator(&self, node: &'a Node<'a>, operator: impl std::fmt::Display) -> ExpressionError {
        self.syntax
            .error(node, format!("`{operator}` is not part of rule packs"), "see the pack guide in docs/")
            .zh(format!("规则包不用 {operator}"), "写法见 docs/ 中的规则包指南")
    }
}
