//! Articles of statutes, carried word for word, so that a citation can be checked and shown.

use std::collections::BTreeSet;

use jiff::civil::Date;
use model::PolicyBasis;
use serde::Deserialize;

use crate::PackError;
use crate::pack_error::read;

/// The articles of one law that rules cite.
///
/// ```
/// let text = include_str!("../../../../rulepacks/laws/环境保护税法.toml");
/// let law = rules::LawText::parse("laws/环境保护税法.toml", text)?;
/// assert!(law.article("第十三条").is_some_and(|article| article.text.contains("减按百分之七十五征收环境保护税")));
/// # Ok::<(), rules::PackError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LawText {
    /// Title, as clauses cite it.
    pub title: String,
    /// Date of the version that was read.
    pub version: Date,
    /// The articles that are cited, not the whole law.
    #[serde(rename = "article")]
    pub articles: Vec<Article>,
}

/// One article.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Article {
    /// E.g. `第二十四条`.
    pub number: String,
    /// Word for word.
    pub text: String,
}

impl LawText {
    /// Reads a law's articles; `file` is only named in errors.
    ///
    /// # Errors
    /// When the text does not have the shape, or an article is empty or stands twice.
    pub fn parse(file: &str, text: &str) -> Result<Self, PackError> {
        let law: Self = read(file, text)?;
        let mut numbers = BTreeSet::new();
        for article in &law.articles {
            let wrong = |what: &str, hint: &str| {
                Err(PackError::new(format!("{} {} {what}", law.title, article.number), hint).in_file(file))
            };
            if !numbers.insert(&article.number) {
                return wrong("stands twice", "leave one `[[article]]` per article");
            }
            if article.text.trim().is_empty() {
                return wrong("is empty", "carry the article's text over word for word");
            }
        }
        Ok(law)
    }

    /// An article by its number.
    #[must_use]
    pub fn article(&self, number: &str) -> Option<&Article> {
        self.articles.iter().find(|article| article.number == number)
    }

    /// Whether a citation of this law stands: the article is carried, and the phrase occurs in it word for word.
    ///
    /// # Errors
    /// Which of the two is not so.
    pub fn supports(&self, basis: &PolicyBasis) -> Result<(), PackError> {
        let Some(article) = self.article(&basis.article) else {
            return Err(PackError::new(
                format!("{} has no {} among the articles carried over", self.title, basis.article),
                "add the article's text, or correct the citation",
            ));
        };
        if article.text.contains(&basis.phrase) {
            return Ok(());
        }
        Err(PackError::new(
            format!("「{}」 does not stand in {} {}", basis.phrase, self.title, basis.article),
            "quote the article word for word",
        ))
    }
}
