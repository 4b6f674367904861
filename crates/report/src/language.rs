//! The two languages of the workbook.

use model::Derivation;

/// Language of headers and sentences.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Language {
    /// 中文
    Zh,
    /// English
    En,
}

impl Language {
    /// One of the two.
    pub(crate) fn pick<T>(self, zh: T, en: T) -> T {
        match self {
            Self::Zh => zh,
            Self::En => en,
        }
    }

    /// The derivation in this language.
    pub(crate) fn of(self, words: &Derivation) -> &str {
        self.pick(&words.zh, &words.en)
    }
}
