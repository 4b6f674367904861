//! Quota packs (指标): kinds with their units, where each may come from, what it may be used for, which may be converted into
//! which, and on what article. What the law forbids is held by code: no pack can let new farmland become construction land.

mod post;

use std::collections::BTreeSet;

use model::ContentHash;
use serde::Deserialize;

use crate::checks::clauses;
use crate::pack_error::read;
use crate::{CitedClause, Header, Named, PackError};

/// A kind of quota.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QuotaKind {
    /// Code.
    pub code: String,
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
    /// Stored unit of amounts, e.g. `cm²`, `kgce`, `g`, `件/年`.
    pub unit: String,
    /// Whether it lets someone build.
    #[serde(default)]
    pub construction: bool,
    /// Whether it is new farmland.
    #[serde(default)]
    pub farmland: bool,
    /// Purposes that it may be used for.
    pub purposes: Vec<String>,
    /// Documents that a transfer needs.
    #[serde(default)]
    pub transfer: Vec<String>,
    /// Documents that a transfer for money needs.
    #[serde(default)]
    pub sale: Vec<String>,
    /// What the proceeds of a sale may be earmarked for; empty when they need not be.
    #[serde(default)]
    pub earmarks: Vec<String>,
    /// Whether a published result may cut it.
    #[serde(default)]
    pub cut: bool,
    /// What it rests on, at least one.
    pub clauses: Vec<CitedClause>,
}

/// Where quota comes from.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QuotaOrigin {
    /// Code.
    pub code: String,
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
    /// Kinds that it gives.
    pub gives: Vec<String>,
    /// Whether the land was farmland or reserve before (农用地整理、宜耕后备土地资源开发).
    #[serde(default)]
    pub from_farmland: bool,
    /// Whether it prefers someone, so that the policy needs a fair-competition review (公平竞争审查条例第十条).
    #[serde(default)]
    pub review: bool,
    /// What it rests on, at least one.
    pub clauses: Vec<CitedClause>,
}

/// A conversion that a source allows.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Conversion {
    /// From this kind.
    pub from: String,
    /// To this kind.
    pub to: String,
    /// `to` for `from`, numerator and denominator; what does not divide is refused.
    pub ratio: (i64, i64),
    /// What allows it, at least one.
    pub clauses: Vec<CitedClause>,
}

/// The rules of some kinds of quota.
#[derive(Debug, Clone, PartialEq)]
pub struct QuotaPack {
    /// What it is.
    pub header: Header,
    /// Kinds.
    pub kinds: Vec<QuotaKind>,
    /// Origins.
    pub origins: Vec<QuotaOrigin>,
    /// Purposes, documents, earmarks.
    pub words: Vec<Named>,
    /// What may be converted; everything else is refused.
    pub conversions: Vec<Conversion>,
    /// What forbids conversions and voids false quota.
    pub forbids: Vec<CitedClause>,
    /// Hash of the text.
    pub hash: ContentHash,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Text {
    pack: Header,
    #[serde(rename = "kind")]
    kinds: Vec<QuotaKind>,
    #[serde(rename = "origin")]
    origins: Vec<QuotaOrigin>,
    #[serde(rename = "word")]
    words: Vec<Named>,
    #[serde(default, rename = "conversion")]
    conversions: Vec<Conversion>,
    forbids: Vec<CitedClause>,
}

impl QuotaPack {
    /// Reads a pack and checks that every code is given and that it allows nothing that the law forbids.
    ///
    /// # Errors
    /// The first fault, with line and column when the text itself is at fault.
    pub fn parse(file: &str, text: &str) -> Result<Self, PackError> {
        let shape: Text = read(file, text)?;
        let pack = Self {
            header: shape.pack,
            kinds: shape.kinds,
            origins: shape.origins,
            words: shape.words,
            conversions: shape.conversions,
            forbids: shape.forbids,
            hash: ContentHash::of(text.as_bytes()),
        };
        pack.verify().map_err(|error| error.in_file(file))?;
        Ok(pack)
    }

    /// A kind by code.
    #[must_use]
    pub fn kind(&self, code: &str) -> Option<&QuotaKind> {
        self.kinds.iter().find(|kind| kind.code == code)
    }

    /// Every clause that the pack cites.
    pub fn clauses(&self) -> impl Iterator<Item = &CitedClause> {
        let of_kinds = self.kinds.iter().flat_map(|kind| &kind.clauses);
        let of_origins = self.origins.iter().flat_map(|origin| &origin.clauses);
        of_kinds.chain(of_origins).chain(self.conversions.iter().flat_map(|one| &one.clauses)).chain(&self.forbids)
    }

    fn verify(&self) -> Result<(), PackError> {
        let wrong = |message: String, hint: &str| Err(PackError::new(message, hint));
        clauses("forbids", &self.forbids)?;
        let words: BTreeSet<&str> = self.words.iter().map(|word| word.code.as_str()).collect();
        let kinds: BTreeSet<&str> = self.kinds.iter().map(|kind| kind.code.as_str()).collect();
        if kinds.len() < self.kinds.len() || words.len() < self.words.len() {
            return wrong("a kind or word stands twice".to_owned(), "give each code once");
        }
        for kind in &self.kinds {
            clauses(&kind.code, &kind.clauses)?;
            let mut named = kind.purposes.iter().chain(&kind.transfer).chain(&kind.sale).chain(&kind.earmarks);
            if let Some(code) = named.find(|code| !words.contains(code.as_str())) {
                return wrong(format!("word `{code}` is named but not given"), "add it as `[[word]]`");
            }
        }
        for origin in &self.origins {
            clauses(&origin.code, &origin.clauses)?;
            for given in &origin.gives {
                let Some(kind) = self.kind(given) else {
                    return wrong(format!("kind `{given}` is named but not given"), "correct the code");
                };
                if origin.from_farmland && kind.construction {
                    return wrong(
                        format!("origin `{}` makes farmland into construction quota `{given}`", origin.code),
                        "the law forbids it (浙江省土地整治条例第二十七条第三款)",
                    );
                }
            }
        }
        for conversion in &self.conversions {
            clauses(&format!("{} to {}", conversion.from, conversion.to), &conversion.clauses)?;
            let (Some(from), Some(to)) = (self.kind(&conversion.from), self.kind(&conversion.to)) else {
                return wrong("a conversion names an unknown kind".to_owned(), "correct the code");
            };
            if conversion.ratio.0 <= 0 || conversion.ratio.1 <= 0 {
                return wrong("a conversion has no ratio above zero".to_owned(), "write ratio = [1, 1]");
            }
            if from.farmland && to.construction {
                return wrong(
                    format!("`{}` would become `{}`", from.code, to.code),
                    "the law forbids it (浙江省土地整治条例第二十七条第三款)",
                );
            }
        }
        Ok(())
    }
}
