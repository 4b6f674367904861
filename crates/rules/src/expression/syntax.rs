//! Text → syntax tree, by zen-expression's lexer and parser behind our gate, and where in the text each node stands.

use bumpalo::Bump;
use zen_expression::lexer::{Lexer, LexerError, Token};
use zen_expression::parser::{AstNodeError, Node, Parser, ParserResult};

use super::names::nearest;
use super::{ExpressionError, gate};

/// The functions of rule packs.
const FUNCTIONS: [&str; 8] = ["abs", "avg", "ceil", "floor", "max", "min", "round", "sum"];

/// A syntax tree over its text.
pub(super) struct Syntax<'a> {
    pub(super) text: &'a str,
    tokens: &'a [Token<'a>],
    parsed: ParserResult<'a>,
}

impl<'a> Syntax<'a> {
    /// Reads a text.
    pub(super) fn read(arena: &'a Bump, text: &'a str) -> Result<Self, ExpressionError> {
        gate::check_length(text)?;
        let tokens = Lexer::new().tokenize(arena, text).map_err(|error| misspelt(text, &error))?.into_bump_slice();
        if tokens.is_empty() {
            return Err(ExpressionError::at(text, 0, "the expression is empty", "write a condition or a formula")
                .zh("算式是空的", "请写一个条件或公式"));
        }
        gate::check(text, tokens)?;
        let unreadable = || {
            ExpressionError::at(text, 0, "the expression cannot be read", "see the pack guide in docs/")
                .zh("算式无法读懂", "写法见 docs/ 中的规则包指南")
        };
        let parsed = Parser::try_new(tokens, arena).map_err(|_| unreadable())?.standard().with_metadata().parse();
        Ok(Self { text, tokens, parsed })
    }

    /// Refuses a text that goes on after what could be read.
    pub(super) fn check_complete(&self) -> Result<(), ExpressionError> {
        if self.parsed.is_complete {
            return Ok(());
        }
        let end = self.end(self.root());
        Err(match self.tokens.iter().find(|t| t.span.0 as usize >= end) {
            Some(token) => self.unexpected(token),
            None => ExpressionError::at(self.text, end, "the rest cannot be read", "write one expression")
                .zh("此后的文字无法读懂", "一处只写一个算式"),
        })
    }

    /// The node of the whole text.
    pub(super) fn root(&self) -> &'a Node<'a> {
        self.parsed.root
    }

    /// First byte of a node. (An interval's own mark counts tokens, so it is found by its first bound.)
    pub(super) fn start(&self, mut node: &'a Node<'a>) -> usize {
        loop {
            node = match node {
                Node::Binary { left, .. } => left,
                Node::Conditional { condition, .. } => condition,
                Node::Interval { left, .. } => {
                    let bound = self.start(left);
                    let bracket = self.tokens.iter().rev().find(|t| t.span.1 as usize <= bound);
                    return bracket.map_or(bound, |t| t.span.0 as usize);
                }
                Node::Error { error, .. } => return place(error),
                _ => return self.mark(node).0,
            };
        }
    }

    /// The byte after a node.
    pub(super) fn end(&self, mut node: &'a Node<'a>) -> usize {
        loop {
            node = match node {
                Node::Binary { right, .. } => right,
                Node::Unary { node, .. } => node,
                Node::Conditional { on_false, .. } => on_false,
                Node::Interval { right, .. } => {
                    let bound = self.end(right);
                    let bracket = self.tokens.iter().find(|t| t.span.0 as usize >= bound);
                    return bracket.map_or(bound, |t| t.span.1 as usize);
                }
                _ => return self.mark(node).1,
            };
        }
    }

    /// An error at a node.
    pub(super) fn error(
        &self,
        node: &'a Node<'a>,
        message: impl Into<String>,
        hint: impl Into<String>,
    ) -> ExpressionError {
        ExpressionError::at(self.text, self.start(node), message, hint)
    }

    /// What the parser itself could not read.
    pub(super) fn unread(&self, error: &AstNodeError<'_>) -> ExpressionError {
        let byte = place(error);
        match error {
            AstNodeError::UnknownBuiltIn { name, .. } => return self.no_function(byte, name),
            AstNodeError::InvalidNumber { number, .. } => {
                let message = format!("`{number}` is no number that can be held");
                return ExpressionError::at(self.text, byte, message, "write at most 28 digits")
                    .zh(format!("{number} 不是可用的数"), "最多写 28 位数字");
            }
            _ => {}
        }
        match self.tokens.iter().find(|t| t.span.0 as usize >= byte) {
            Some(token) => self.unexpected(token),
            None => ExpressionError::at(
                self.text,
                self.text.len(),
                "the expression ends too early",
                "write a value after the last operator",
            )
            .zh("算式没有写完", "最后一个运算符后面还要写一个值"),
        }
    }

    /// A function that rule packs do not have.
    pub(super) fn no_function(&self, byte: usize, name: &str) -> ExpressionError {
        let hint = match nearest(name, FUNCTIONS.iter().copied()) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => format!("the functions are {}", FUNCTIONS.join(", ")),
        };
        let hint_zh = match nearest(name, FUNCTIONS.iter().copied()) {
            Some(meant) => format!("是不是要写 {meant}？"),
            None => format!("可用的函数有 {}", FUNCTIONS.join("、")),
        };
        ExpressionError::at(self.text, byte, format!("rule packs have no function `{name}`"), hint)
            .zh(format!("规则包没有函数 {name}"), hint_zh)
    }

    fn unexpected(&self, token: &Token<'_>) -> ExpressionError {
        let (hint, zh) = match token.value {
            "not" => (
                "write `x not in […]` with one space, and `not (…)` around a whole condition",
                "写作 `x not in […]`（中间一个空格）；否定整个条件写 `not (…)`",
            ),
            ":" => ("write a choice as `condition ? a : b`", "二选一写作 `条件 ? 甲 : 乙`"),
            ".." => ("write an interval as `[1..5]`", "区间写作 `[1..5]`"),
            "," => ("write a list as `[1, 2]`", "列表写作 `[1, 2]`"),
            _ => (
                "write an operator such as `and`, `==` or `+` between two values, and a value after each operator",
                "两个值之间要有 `and`、`==`、`+` 之类的运算符，每个运算符后面要有值",
            ),
        };
        ExpressionError::at(self.text, token.span.0 as usize, format!("unexpected `{}`", token.value), hint)
            .zh(format!("这里不该有 {}", token.value), zh)
    }

    fn mark(&self, node: &'a Node<'a>) -> (usize, usize) {
        let marks = self.parsed.metadata.as_ref();
        let mark = marks.and_then(|m| m.get(&std::ptr::from_ref(node).addr())).map(|m| m.span);
        mark.map_or((0, 0), |(start, end)| (start as usize, end as usize))
    }
}

/// First byte of a parser's error.
fn place(error: &AstNodeError<'_>) -> usize {
    match error {
        AstNodeError::MissingToken { .. } => usize::MAX,
        AstNodeError::UnknownBuiltIn { span, .. }
        | AstNodeError::UnknownMethod { span, .. }
        | AstNodeError::UnexpectedIdentifier { span, .. }
        | AstNodeError::UnexpectedToken { span, .. }
        | AstNodeError::InvalidNumber { span, .. }
        | AstNodeError::InvalidBoolean { span, .. }
        | AstNodeError::InvalidProperty { span, .. }
        | AstNodeError::ExpectedProperty { span }
        | AstNodeError::ExpectedLiteral { span }
        | AstNodeError::UnexpectedEnd { span }
        | AstNodeError::Custom { span, .. } => span.0 as usize,
    }
}

/// What the lexer could not read.
fn misspelt(text: &str, error: &LexerError) -> ExpressionError {
    let byte = match error {
        LexerError::UnexpectedSymbol { span, .. } => span.0 as usize,
        LexerError::UnmatchedSymbol { position, .. } => *position as usize,
        LexerError::UnexpectedEof { .. } => {
            let hint = "close the text with the same mark it began with";
            return ExpressionError::at(text, open_mark(text), "a text is never closed", hint)
                .zh("文字的引号没有收尾", "用开头的那种引号收尾");
        }
    };
    let found = text.get(byte..).and_then(|rest| rest.chars().next()).unwrap_or(' ');
    let write = |instead: &str| (format!("write `{instead}`"), format!("写作 {instead}"));
    let say = |en: &str, zh: &str| (en.to_owned(), zh.to_owned());
    let (instead, zh) = match found {
        '&' | '＆' => write("and"),
        '|' | '｜' => write("or"),
        '≥' => write(">="),
        '≤' => write("<="),
        '≠' => write("!="),
        '×' => write("*"),
        '÷' => write("/"),
        '“' | '”' | '‘' | '’' | '「' | '」' => {
            say("write a text between `'` and `'`", "文字写在半角单引号 ' ' 之间")
        }
        '、' => write(","),
        // full-width forms stand in the order of ASCII
        '！'..='～' => match u32::from(found).checked_sub(0xFEE0).and_then(char::from_u32) {
            Some(narrow) => (format!("write `{narrow}`, the half-width form"), format!("写半角的 {narrow}")),
            None => (String::new(), String::new()),
        },
        blank if blank.is_whitespace() => say("write a plain space", "写普通的半角空格"),
        _ => say(
            "names are written in letters, digits and `_`; a text stands between `'` and `'`",
            "名称用字母、数字和 _ 写；文字写在半角单引号 ' ' 之间",
        ),
    };
    ExpressionError::at(text, byte, format!("unexpected `{found}`"), instead).zh(format!("这里不该有 {found}"), zh)
}

/// Where the quotation mark stands that has no partner.
fn open_mark(text: &str) -> usize {
    let mut open = None;
    for (at, found) in text.char_indices().filter(|(_, c)| ['\'', '"', '`'].contains(c)) {
        open = match open {
            None => Some((at, found)),
            Some((_, mark)) if mark == found => None,
            still => still,
        };
    }
    open.map_or(0, |(at, _)| at)
}
