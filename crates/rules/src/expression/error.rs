//! Why an expression is refused: where in its text, what is wrong, what to write instead.

/// An expression that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("column {column}: {message}; {hint}")]
pub struct ExpressionError {
    /// In characters, from 1.
    pub column: usize,
    /// What is wrong, lower case.
    pub message: String,
    /// What to write instead.
    pub hint: String,
    /// Both in Chinese.
    pub zh: Option<Box<[String; 2]>>,
}

impl ExpressionError {
    /// An error at a byte of the text.
    pub(super) fn at(text: &str, byte: usize, message: impl Into<String>, hint: impl Into<String>) -> Self {
        let column = text.char_indices().take_while(|(at, _)| *at < byte).count() + 1;
        Self { column, message: message.into(), hint: hint.into(), zh: None }
    }

    /// The same error with its Chinese words: what is wrong, and what to write instead.
    pub(super) fn zh(mut self, message: impl Into<String>, hint: impl Into<String>) -> Self {
        self.zh = Some(Box::new([message.into(), hint.into()]));
        self
    }
}
