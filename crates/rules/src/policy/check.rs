//! From the shape of the text to a pack: names, expressions, basis, dates, the guard of measures, cases.

use std::collections::BTreeSet;

use model::{ContentHash, LawLevel, PolicyEffect, Status};
use toml::Spanned;

use super::clause::{ClauseText, PolicyClause};
use super::{FactDeclaration, PolicyPack, Text, case, guard, place, reason};
use crate::expression::{Expression, Names};
use crate::{FactKind, Kind};
use crate::{Header, PackError, Parameters, Words};

pub(super) fn check(shape: Text, text: &str) -> Result<PolicyPack, PackError> {
    for (name, parameter) in shape.parameters.iter() {
        parameter.check(name).map_err(|error| place::at_parameter(error, text, name))?;
    }
    let places: Vec<usize> = shape.facts.iter().map(|fact| fact.span().start).collect();
    let facts = facts(shape.facts, text)?;
    let clauses = clauses(shape.clauses, &names(&facts, &shape.parameters), &shape.pack, &shape.parameters, text)?;
    let pack = PolicyPack {
        header: shape.pack,
        parameters: shape.parameters,
        cases: shape.cases.iter().map(|case| case.get_ref().clone()).collect(),
        facts,
        clauses,
        hash: ContentHash::of(text.as_bytes()),
    };
    used(&pack, &places, text)?;
    for case in &shape.cases {
        case::check(&pack, case.get_ref()).map_err(|error| place::at(error, text, case.span().start))?;
    }
    Ok(pack)
}

/// What expressions may read: the facts, and the pack's numbers as `p.name`.
fn names(facts: &[FactDeclaration], parameters: &Parameters) -> Names {
    let mut names = Names::new();
    facts.iter().for_each(|fact| names.declare(fact.code.as_str(), Kind::from(fact.kind)));
    parameters.iter().for_each(|(name, _)| names.declare(format!("p.{name}"), Kind::Number));
    names
}

fn clauses(
    given: Vec<Spanned<ClauseText>>,
    names: &Names,
    header: &Header,
    parameters: &Parameters,
    text: &str,
) -> Result<Vec<PolicyClause>, PackError> {
    let mut clauses: Vec<PolicyClause> = Vec::new();
    for clause in given {
        let byte = clause.span().start;
        let placed = |error: PackError| if error.position.is_none() { place::at(error, text, byte) } else { error };
        let clause = of_text(clause.into_inner(), names, header, text).map_err(placed)?;
        if clauses.iter().any(|other| other.code == clause.code) {
            return Err(placed(twice("clause", &clause.code)));
        }
        from_the_first_day(&clause, parameters).map_err(placed)?;
        clauses.push(clause);
    }
    Ok(clauses)
}

/// The numbers that a clause reads have a value, or are blank, from its first day on.
fn from_the_first_day(clause: &PolicyClause, parameters: &Parameters) -> Result<(), PackError> {
    let read = clause.expressions().flat_map(Expression::reads).filter_map(|name| name.strip_prefix("p."));
    for name in read.filter(|name| !parameters.blank(name, clause.from)) {
        parameters.at(name, clause.from).map_err(|error| {
            PackError::new(
                format!("clause `{}` is in force from {}, but {}", clause.code, clause.from, error.message),
                error.hint,
            )
        })?;
    }
    Ok(())
}

fn twice(what: &str, code: &str) -> PackError {
    PackError::new(format!("{what} `{code}` is defined twice"), format!("give each {what} its own code"))
}

fn facts(declared: Vec<Spanned<FactDeclaration>>, text: &str) -> Result<Vec<FactDeclaration>, PackError> {
    let mut facts: Vec<FactDeclaration> = Vec::new();
    for fact in declared {
        let byte = fact.span().start;
        let fact = fact.into_inner();
        let wrong = |message: String, hint: &str| Err(place::at(PackError::new(message, hint), text, byte));
        if facts.iter().any(|other| other.code == fact.code) {
            return Err(place::at(twice("fact", &fact.code), text, byte));
        }
        if fact.absent.is_some()
            && (fact.kind != FactKind::Truth || [guard::PUBLISHED, guard::STATISTICS].contains(&fact.code.as_str()))
        {
            return wrong(
                format!("fact `{}` may not be taken as given when it was not collected", fact.code),
                "leave `absent` out; it is only for yes-or-no facts that say whether a subject is on a list",
            );
        }
        facts.push(fact);
    }
    Ok(facts)
}

fn of_text(clause: ClauseText, names: &Names, header: &Header, text: &str) -> Result<PolicyClause, PackError> {
    let read = |given: &Spanned<String>, kind: Kind, what: &str| {
        let span = given.span();
        let expression = Expression::parse(given.get_ref(), names).map_err(|error| {
            let message = format!("clause `{}`: {}", clause.code, error.message);
            place::in_expression(PackError::new(message, error.hint), text, &span, error.column)
        })?;
        if expression.kind() == kind {
            return Ok(expression);
        }
        let error = PackError::new(
            format!("clause `{}`: `{}` is no {what}", clause.code, given.get_ref().trim()),
            format!("write an expression that gives a {what}"),
        );
        Err(place::in_expression(error, text, &span, 1))
    };
    let conditions = read(&clause.when, Kind::Truth, "condition")?.conjuncts();
    let amount = clause.amount.as_ref().map(|amount| read(amount, Kind::Number, "number")).transpose()?;
    let clause = PolicyClause {
        on_grade: guard::on_grade(&clause.code, clause.kind, clause.on_grade, &conditions, amount.as_ref())?,
        code: clause.code,
        kind: clause.kind,
        subject: clause.subject,
        what: Words { zh: clause.zh, en: clause.en },
        effect: clause.effect,
        advantage: clause.advantage,
        conditions,
        amount,
        unit: clause.unit,
        body: clause.body,
        basis: clause.basis,
        source: clause.source,
        status: clause.status,
        from: clause.from.unwrap_or(header.effective_from),
        to: clause.to.or(header.effective_to),
        adopted: clause.adopted,
    };
    whole(&clause, header)?;
    Ok(clause)
}

fn whole(clause: &PolicyClause, header: &Header) -> Result<(), PackError> {
    let wrong = |what: &str, hint: &str| Err(PackError::new(format!("clause `{}` {what}", clause.code), hint));
    if clause.conditions.len() > reason::MOST_CONDITIONS {
        return wrong("has more than 100 conditions", "split it into clauses of its own");
    }
    if clause.amount.is_some() == clause.unit.is_empty() {
        return wrong("has an amount without a unit, or a unit without an amount", "give both, or neither");
    }
    if clause.to.is_some_and(|to| to < clause.from) {
        return wrong("ends before it begins", "correct `from` and `to`");
    }
    if clause.from < header.effective_from
        || header.effective_to.is_some_and(|last| clause.to.is_none_or(|to| to > last))
    {
        return wrong(
            "is in force outside the days of its pack",
            "keep `from` and `to` within the pack's effective_from and effective_to",
        );
    }
    if clause.advantage.is_some() && clause.effect != PolicyEffect::Benefit {
        return wrong("names an advantage but is no benefit", "leave `advantage` out, or write effect = \"benefit\"");
    }
    if clause.status != Status::Unsourced && (clause.basis.is_empty() || clause.source.is_empty()) {
        return wrong(
            "claims to be sourced but names no basis or source",
            "fill `basis` and `source`, or set status = \"unsourced\"",
        );
    }
    for basis in &clause.basis {
        let article = basis.level != LawLevel::Document;
        if basis.law.is_empty() || (article && (basis.article.is_empty() || basis.phrase.is_empty())) {
            return wrong(
                "cites a law without article and phrase",
                "give `law`, `article` and a `phrase` that stands in the article word for word",
            );
        }
    }
    Ok(())
}

/// What is declared is read by some clause: a fact or a number that nobody reads is a mistake.
fn used(pack: &PolicyPack, facts: &[usize], text: &str) -> Result<(), PackError> {
    let expressions = pack.clauses.iter().flat_map(PolicyClause::expressions);
    let read: BTreeSet<&str> = expressions.flat_map(Expression::reads).map(String::as_str).collect();
    let unread = |what: String, name: &str| {
        PackError::new(
            format!("{what} is declared but no clause reads it"),
            format!("leave it out, or use `{name}` in a clause"),
        )
    };
    for (fact, byte) in pack.facts.iter().zip(facts) {
        if !read.contains(fact.code.as_str()) {
            return Err(place::at(unread(format!("fact `{}`", fact.code), &fact.code), text, *byte));
        }
    }
    for (name, _) in pack.parameters.iter() {
        let as_read = format!("p.{name}");
        if !read.contains(as_read.as_str()) {
            return Err(place::at_parameter(unread(format!("parameter `{name}`"), &as_read), text, name));
        }
    }
    Ok(())
}
