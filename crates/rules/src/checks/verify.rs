//! What a check pack must satisfy before anything is found with it.

use std::collections::BTreeSet;

use model::Status;

use super::{CheckPack, CitedClause};
use crate::PackError;

/// The first thing wrong with the pack.
pub(super) fn verify(pack: &CheckPack) -> Result<(), PackError> {
    pack.parameters.check()?;
    for (name, list) in &pack.lists {
        if list.words.is_empty() {
            return wrong(format!("list `{name}` is empty"), "give at least one word, or leave the list out");
        }
        if list.status != Status::Unsourced && list.source.is_empty() {
            return wrong(
                format!("list `{name}` claims to be sourced but names no source"),
                "fill `source`, or set status = \"unsourced\"",
            );
        }
    }
    let mut codes = BTreeSet::new();
    for rule in &pack.rules {
        once(&mut codes, &rule.code)?;
        clauses(&rule.code, &rule.clauses)?;
        for name in &rule.parameters {
            pack.parameters.get(name)?;
        }
        for name in &rule.lists {
            pack.words(name)?;
        }
    }
    let mut grounds = BTreeSet::new();
    for ground in &pack.grounds {
        once(&mut grounds, &ground.code)?;
        clauses(&ground.code, &ground.clauses)?;
        if ground.findings.is_empty() {
            return wrong(
                format!("closure ground `{}` rests on no finding", ground.code),
                "name in `findings` the rules of which it needs one",
            );
        }
        if let Some(absent) = ground.findings.iter().find(|code| !codes.contains(code.as_str())) {
            return wrong(
                format!("closure ground `{}` rests on rule `{absent}`, which the pack does not have", ground.code),
                "correct the code, or add the rule",
            );
        }
    }
    Ok(())
}

fn once<'a>(seen: &mut BTreeSet<&'a str>, code: &'a str) -> Result<(), PackError> {
    if seen.insert(code) { Ok(()) } else { wrong(format!("code `{code}` stands twice"), "give each code once") }
}

/// No suspicion without a clause (invariant 8), and no official clause without the words that are meant.
pub(crate) fn clauses(code: &str, cited: &[CitedClause]) -> Result<(), PackError> {
    if cited.is_empty() {
        return wrong(format!("`{code}` has no clause"), "give at least one entry in `clauses`");
    }
    for clause in cited {
        if clause.status == Status::Official && (clause.article.is_empty() || clause.phrase.is_empty()) {
            return wrong(
                format!("`{code}` cites `{}` as official without article or phrase", clause.title),
                "copy the article's number and its words, or set status = \"unsourced\" until the text was read",
            );
        }
    }
    Ok(())
}

fn wrong(message: String, hint: &str) -> Result<(), PackError> {
    Err(PackError::new(message, hint))
}
