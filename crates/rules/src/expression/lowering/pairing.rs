//! Where two parts meet that must be of one kind: around `==`, `??` and `:`, and `null` as what its neighbour is.

use model::Truth;
use zen_expression::parser::Node;

use super::super::Kind;
use super::super::program::{At, Comparison, Step};
use super::super::sized::Sized;
use super::{Lowered, Lowering, Part};

impl<'a> Lowering<'_, 'a> {
    pub(super) fn same(&mut self, left: Part, right: Part, right_node: &'a Node<'a>) -> Lowered<At> {
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
                Err(self
                    .syntax
                    .error(right_node, message, "compare values of one kind; a text stands between `'` and `'`")
                    .zh(
                        format!("{}不能与{}比较", a.said_zh(), b.said_zh()),
                        "同类的值才能比较；文字写在半角单引号 ' ' 之间",
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

    pub(super) fn choice(&mut self, node: &'a Node<'a>, condition: At, yes: Part, no: Part) -> Lowered<Part> {
        let (yes, no) = (self.null_as(yes, no), self.null_as(no, yes));
        match (yes, no) {
            (Part::Number(a), Part::Number(b)) => Ok(Part::Number(self.program.chosen(condition, a, b))),
            (Part::Truth(a), Part::Truth(b)) => Ok(self.truth(Step::If(condition, a, b))),
            (Part::Text(a), Part::Text(b)) => Ok(self.text(Step::If(condition, a, b))),
            (a, b) => {
                let message = format!("the choice is between {} and {}", a.said(), b.said());
                let zh = format!("二选一的两边是{}和{}", a.said_zh(), b.said_zh());
                Err(self.syntax.error(node, message, "write two values of one kind").zh(zh, "两边写同类的值"))
            }
        }
    }

    pub(super) fn fallback(&mut self, left: Part, right: Part, right_node: &'a Node<'a>) -> Lowered<Part> {
        match (left, right) {
            (Part::Number(a), Part::Number(b)) => Ok(Part::Number(self.program.or_else(a, b))),
            (Part::Truth(a), Part::Truth(b)) => Ok(self.truth(Step::Else(a, b))),
            (Part::Text(a), Part::Text(b)) => Ok(self.text(Step::Else(a, b))),
            (a, b) => {
                let message = format!("{} cannot stand in for {}", b.said(), a.said());
                let zh = format!("{}不能代替{}", b.said_zh(), a.said_zh());
                Err(self
                    .syntax
                    .error(right_node, message, "write two values of one kind around `??`")
                    .zh(zh, "?? 两边写同类的值"))
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
}
