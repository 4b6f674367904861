//! Functions of one number and of a list of numbers.

use zen_expression::functions::{FunctionKind, InternalFunction};
use zen_expression::parser::Node;

use super::super::ExpressionError;
use super::super::program::{Arithmetic, Rounding, Step};
use super::{Lowered, Lowering, Part};

impl<'a> Lowering<'_, 'a> {
    pub(super) fn function(
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
            let (hint, zh) = if *function == F::Round {
                ("write `round(x)` or `round(x, 2)`", "写作 `round(x)` 或 `round(x, 2)`")
            } else {
                ("write one number, as in `abs(x)`", "写一个数，如 `abs(x)`")
            };
            let given = arguments.len();
            return Err(self
                .syntax
                .error(node, format!("`{kind}` is given {given} values"), hint)
                .zh(format!("{kind} 写了 {given} 个值"), zh));
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
            self.syntax
                .error(node, "unexpected number of decimals", "write a whole number from 0 to 12, as in `round(x, 2)`")
                .zh("小数位数不对", "写 0 到 12 的整数，如 `round(x, 2)`")
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
            return Err(self
                .syntax
                .error(node, message, format!("write `{function}([a, b])`"))
                .zh(format!("{function} 要一个不空的列表"), format!("写作 `{function}([a, b])`")));
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

    fn no_function(&self, node: &'a Node<'a>, kind: &FunctionKind) -> ExpressionError {
        self.syntax.no_function(self.syntax.start(node), &kind.to_string())
    }
}
