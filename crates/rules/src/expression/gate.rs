//! What is refused before the parser sees it: what rule packs have no use for, and what would keep the parser busy without
//! end. The parser tries a bracket as an interval first and reads it again when it is none, so its work doubles with each
//! level; here that work is reckoned beforehand.

use zen_expression::lexer::{ArithmeticOperator, Bracket, Identifier, Operator, QuotationMark, Token, TokenKind};

use super::ExpressionError;

/// Longest text, in characters.
pub(super) const LONGEST: usize = 4_000;
/// Most levels of nesting.
pub(super) const DEEPEST: usize = 64;
/// Most readings of one token, summed over tokens, where the text has intervals.
const MOST_READINGS: u64 = 200_000;

/// Refuses texts that are too long.
pub(super) fn check_length(text: &str) -> Result<(), ExpressionError> {
    match text.char_indices().nth(LONGEST) {
        None => Ok(()),
        Some((byte, _)) => Err(ExpressionError::at(
            text,
            byte,
            format!("the expression is longer than {LONGEST} characters"),
            "split it into several rules, or give a part of it a name",
        )
        .zh(format!("算式超过 {LONGEST} 个字"), "拆成几条规则，或给其中一部分起个名字")),
    }
}

/// Refuses tokens that have no place in rule packs.
pub(super) fn check(text: &str, tokens: &[Token<'_>]) -> Result<(), ExpressionError> {
    let refused = |token: &Token<'_>, (message, hint): (String, &str), (zh, hint_zh): (String, &str)| {
        Err(ExpressionError::at(text, token.span.0 as usize, message, hint).zh(zh, hint_zh))
    };
    let has_interval = tokens.iter().any(|t| t.kind == TokenKind::Operator(Operator::Range));
    let mut open: Vec<(&Token<'_>, u64)> = Vec::new();
    let (mut readings, mut weight) = (0, 1);
    // whether what stands before is a value, so that an operator or a closing bracket may follow
    let mut after_value = false;
    let mut index = 0;
    while let Some(token) = tokens.get(index) {
        let previous = index.checked_sub(1).and_then(|i| tokens.get(i));
        let following = tokens.get(index + 1);
        index += 1;
        readings += weight;
        let is_value = match token.kind {
            TokenKind::QuotationMark(QuotationMark::Backtick) | TokenKind::TemplateString(_) => {
                return refused(
                    token,
                    (
                        "texts with `${…}` in them are not part of rule packs".into(),
                        "write the text between `'` and `'`",
                    ),
                    ("规则包不用带 ${…} 的文字".into(), "文字写在半角单引号 ' ' 之间"),
                );
            }
            // opening mark, text, closing mark
            TokenKind::QuotationMark(_) => {
                index += 2;
                true
            }
            TokenKind::Identifier(Identifier::Null) | TokenKind::Boolean(_) | TokenKind::Number => true,
            TokenKind::Identifier(_) => {
                return refused(
                    token,
                    (format!("`{}` is not part of rule packs", token.value), "write the name of a fact"),
                    (format!("规则包不用 {}", token.value), "请写事实的名称"),
                );
            }
            TokenKind::Literal => true,
            TokenKind::Bracket(Bracket::LeftCurlyBracket | Bracket::RightCurlyBracket) => {
                return refused(
                    token,
                    (format!("`{}` is not part of rule packs", token.value), "write a list as `[1, 2]`"),
                    (format!("规则包不用 {}", token.value), "列表写作 `[1, 2]`"),
                );
            }
            TokenKind::Bracket(opening @ (Bracket::LeftParenthesis | Bracket::LeftSquareBracket)) => {
                if after_value
                    && (opening == Bracket::LeftSquareBracket || previous.is_some_and(|p| p.kind != TokenKind::Literal))
                {
                    return refused(
                        token,
                        (
                            format!("unexpected `{}`", token.value),
                            "write an operator before it; a list stands after `in`",
                        ),
                        (format!("这里不该有 {}", token.value), "前面要有运算符；列表写在 in 之后"),
                    );
                }
                if open.len() == DEEPEST {
                    return refused(
                        token,
                        (
                            format!("more than {DEEPEST} brackets are open here"),
                            "split the expression into several rules",
                        ),
                        (format!("括号嵌套超过 {DEEPEST} 层"), "拆成几条规则"),
                    );
                }
                open.push((token, weight));
                if has_interval {
                    weight *= if opening == Bracket::LeftSquareBracket { 3 } else { 2 };
                }
                false
            }
            TokenKind::Bracket(_) => {
                if !after_value {
                    let (hint, zh) = match following {
                        Some(_) if open.is_empty() => (
                            "write an interval as `[1..5]`, and what lies outside one as `x < 1 or x > 5`",
                            "区间写作 `[1..5]`；区间之外写 `x < 1 or x > 5`",
                        ),
                        _ => ("write a value before it", "前面要有一个值"),
                    };
                    let message = format!("unexpected `{}`", token.value);
                    return refused(token, (message, hint), (format!("这里不该有 {}", token.value), zh));
                }
                let Some((_, outside)) = open.pop() else {
                    return refused(
                        token,
                        (format!("`{}` closes nothing", token.value), "remove it, or open a bracket before it"),
                        (format!("{} 没有对应的左括号", token.value), "去掉它，或在前面补上左括号"),
                    );
                };
                weight = outside;
                true
            }
            TokenKind::Operator(Operator::Assign) => {
                return refused(
                    token,
                    ("`=` gives a value, which rule packs do not".into(), "write `==` to compare"),
                    ("= 是赋值，规则包不赋值".into(), "比较是否相等写 =="),
                );
            }
            TokenKind::Operator(Operator::Semi) => {
                return refused(
                    token,
                    ("`;` is not part of rule packs".into(), "write one expression, and join conditions by `and`"),
                    ("规则包不用分号".into(), "一处只写一个算式，几个条件用 and 连起来"),
                );
            }
            TokenKind::Operator(Operator::Arithmetic(ArithmeticOperator::Power)) => {
                return refused(
                    token,
                    (
                        "`^` is not part of rule packs, as its last digits differ between machines".into(),
                        "write a square as `x * x`",
                    ),
                    ("规则包不用 ^：不同机器算出的末位不一样".into(), "平方写作 `x * x`"),
                );
            }
            TokenKind::Operator(Operator::Dot) => {
                let is_name = |t: Option<&Token<'_>>| t.is_some_and(|t| t.kind == TokenKind::Literal);
                let is_second = index >= 3 && tokens[index - 3].kind == TokenKind::Operator(Operator::Dot);
                if !is_name(previous) || !is_name(following) || is_second {
                    return refused(
                        token,
                        ("unexpected `.`".into(), "a dot stands once in a name, as in `value.tax_per_mu`"),
                        ("这里不该有点号".into(), "一个名称里只有一个点，如 `value.tax_per_mu`"),
                    );
                }
                if tokens.get(index + 1).is_some_and(|t| t.kind == TokenKind::Bracket(Bracket::LeftParenthesis)) {
                    return refused(
                        token,
                        ("functions after a dot are not part of rule packs".into(), "write `abs(x)`, not `x.abs()`"),
                        ("规则包不用点号后面的函数".into(), "写 `abs(x)`，不写 `x.abs()`"),
                    );
                }
                false
            }
            TokenKind::Operator(_) => false,
        };
        if readings > MOST_READINGS {
            return refused(
                token,
                ("too much is nested around an interval".into(), "write `x >= 1 and x <= 5` instead of `x in [1..5]`"),
                ("区间外面嵌套太多".into(), "把 `x in [1..5]` 写成 `x >= 1 and x <= 5`"),
            );
        }
        after_value = is_value;
    }
    match open.last() {
        None => Ok(()),
        Some((token, _)) => refused(
            token,
            (format!("`{}` is never closed", token.value), "close it, or remove it"),
            (format!("{} 没有收尾", token.value), "补上右括号，或去掉它"),
        ),
    }
}
