//! What stands after `in`: a list or an interval.

use zen_expression::lexer::Bracket;
use zen_expression::parser::Node;

use super::super::Kind;
use super::super::gate::DEEPEST;
use super::super::program::{At, Comparison, Step};
use super::{Lowered, Lowering, Part};

impl<'a> Lowering<'_, 'a> {
    /// `x in [1, 2]`, `x in [1..5]`.
    pub(super) fn contained(
        &mut self,
        left: Part,
        left_node: &'a Node<'a>,
        right: &'a Node<'a>,
        depth: usize,
    ) -> Lowered<At> {
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
                        return Err(self
                            .syntax
                            .error(right, "the interval ends with an opening bracket", hint)
                            .zh("区间的末尾是左括号", "区间写作 `[1..5]` 或 `(1..5)`；区间之外写 `x < 1 or x > 5`"));
                    }
                };
                let (above, below) = (self.program.compared(above, x, from), self.program.compared(below, x, to));
                Ok(self.program.push(Step::And(above, below), Kind::Truth))
            }
            Node::Array([]) => Err(self
                .syntax
                .error(right, "the list is empty", "write what it may be, as in `[1, 2]`")
                .zh("列表是空的", "写上可取的值，如 `[1, 2]`")),
            Node::Array(members) => {
                if let Some(listed) = self.listed(left, members) {
                    return Ok(listed);
                }
                let mut any = None;
                for member in *members {
                    let part = self.part(member, depth)?;
                    if matches!(part, Part::Null) {
                        return Err(self
                            .syntax
                            .error(member, "`null` is no member of a list", "write `x == null or x in […]`")
                            .zh("null 不能写在列表里", "写作 `x == null or x in […]`"));
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
            _ => Err(self
                .syntax
                .error(right, "`in` stands before a list or an interval", "write `x in [1, 2]` or `x in [1..5]`")
                .zh("in 后面应是列表或区间", "写作 `x in [1, 2]` 或 `x in [1..5]`")),
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
}
