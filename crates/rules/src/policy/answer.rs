//! Which clauses apply to one subject, and why the others do not.

use jiff::civil::Date;
use model::{Column, Columns, FactValue, NO_WORD, PolicyAnswer, PolicyFacts, PolicyReading, PolicySubject, Truth};

use super::numbers::Numbers;
use super::{FactMismatch, PolicyClause, PolicyPack, Reason, because, review, words};
use crate::expression::{Expression, Value};
use crate::{FactKind, Kind};

impl PolicyPack {
    /// One answer for every clause about that kind of subject, in the order of the text. A fact that is not in `facts` was
    /// not collected; facts that the pack does not declare are not read.
    ///
    /// # Errors
    /// When a fact is not of the kind that the pack declares.
    pub fn answer(
        &self,
        subject: PolicySubject,
        facts: &PolicyFacts,
        day: Date,
    ) -> Result<Vec<PolicyAnswer>, FactMismatch> {
        for fact in &self.facts {
            if let Some(value) = facts.get(&fact.code) {
                self.fits(&fact.code, fact.kind, FactKind::from(value))?;
            }
        }
        let known = Known { pack: self, facts, numbers: Numbers::on(self, day), day };
        Ok(self.clauses_of(subject).map(|clause| known.answer(clause)).collect())
    }

    /// The same for one row of a population: its Because on demand.
    ///
    /// # Errors
    /// When a column is not of the kind that the pack declares.
    pub fn answer_row(
        &self,
        subject: PolicySubject,
        columns: &Columns,
        row: usize,
        day: Date,
    ) -> Result<Vec<PolicyAnswer>, FactMismatch> {
        let mut facts = PolicyFacts::new();
        for fact in &self.facts {
            let Some(column) = columns.get(&fact.code) else { continue };
            self.fits(&fact.code, fact.kind, FactKind::from(column))?;
            facts.extend(cell(column, row).map(|value| (fact.code.clone(), value)));
        }
        self.answer(subject, &facts, day)
    }

    pub(super) fn fits(&self, fact: &str, declared: FactKind, given: FactKind) -> Result<(), FactMismatch> {
        if declared == given {
            return Ok(());
        }
        let (fact, pack) = (fact.to_owned(), self.header.id.clone());
        Err(FactMismatch { fact, pack, expected: Kind::from(declared), found: Kind::from(given) })
    }
}

/// The value of a row; `None` when it was not collected, or there is no such row.
fn cell(column: &Column, row: usize) -> Option<FactValue> {
    match column {
        Column::Number(numbers) => numbers.get(row).filter(|number| !number.is_nan()).map(|n| FactValue::Number(*n)),
        Column::Truth(truths) => match truths.get(row)? {
            Truth::Missing => None,
            known => Some(FactValue::Truth(*known == Truth::True)),
        },
        Column::Text { codes, words } => {
            let code = *codes.get(row)?;
            let word = if code == NO_WORD { None } else { words.get(usize::try_from(code).ok()?) };
            word.map(|word| FactValue::Text(word.clone()))
        }
    }
}

/// What is known of a subject on a day.
pub(super) struct Known<'a> {
    pub(super) pack: &'a PolicyPack,
    facts: &'a PolicyFacts,
    numbers: Numbers,
    pub(super) day: Date,
}

impl Known<'_> {
    /// A fact or parameter as an expression reads it.
    fn value(&self, name: &str) -> Value {
        if let Some(number) = self.numbers.get(name) {
            return number.map_or(Value::Missing, Value::Number);
        }
        let absent = || self.pack.facts.iter().find(|fact| fact.code == name).and_then(|fact| fact.absent);
        match self.facts.get(name) {
            Some(FactValue::Number(number)) if number.is_finite() => Value::Number(*number),
            Some(FactValue::Truth(truth)) => Value::Truth(*truth),
            Some(FactValue::Text(text)) => Value::Text(text.clone()),
            Some(FactValue::Number(_)) | None => absent().map_or(Value::Missing, Value::Truth),
        }
    }

    pub(super) fn holds(&self, condition: &Expression) -> Option<bool> {
        match condition.value(&|name| self.value(name)) {
            Value::Truth(truth) => Some(truth),
            _ => None,
        }
    }

    /// What it needs of the subject and was not collected.
    pub(super) fn missing(&self, expression: &Expression) -> Vec<PolicyReading> {
        let fact = |name: &&String| self.numbers.get(name).is_none() && self.value(name) == Value::Missing;
        expression.reads().iter().filter(fact).map(|name| self.reading(name)).collect()
    }

    /// What it needs of the pack and no source gives.
    pub(super) fn blanks(&self, expression: &Expression) -> Vec<PolicyReading> {
        expression.reads().iter().filter(|name| self.numbers.blank(name)).map(|name| self.reading(name)).collect()
    }

    /// A fact or parameter with its words and value.
    pub(super) fn reading(&self, name: &str) -> PolicyReading {
        let value = match self.value(name) {
            Value::Missing => None,
            Value::Number(number) => Some(FactValue::Number(number)),
            Value::Truth(truth) => Some(FactValue::Truth(truth)),
            Value::Text(text) => Some(FactValue::Text(text)),
        };
        let (zh, en, unit) = words::of_name(self.pack, name);
        PolicyReading { name: name.to_owned(), zh, en, unit, value }
    }

    /// Why the clause does or does not apply.
    pub(super) fn reason(&self, clause: &PolicyClause) -> Reason {
        if !clause.holds_on(self.day) {
            return Reason::NotInForce;
        }
        if !clause.adopted {
            return Reason::NotAdopted;
        }
        let holds: Vec<Option<bool>> = clause.conditions.iter().map(|condition| self.holds(condition)).collect();
        let position = |found: Option<usize>| found.and_then(|index| u8::try_from(index).ok());
        if let Some(index) = position(holds.iter().position(|holds| *holds == Some(false))) {
            return Reason::Fails(index);
        }
        let open = |(holds, condition): (&Option<bool>, &Expression)| holds.is_none() && !self.only_blank(condition);
        if let Some(index) = position(holds.iter().zip(&clause.conditions).position(open)) {
            return Reason::Unknown(index);
        }
        let blank = clause.amount.as_ref().is_some_and(|amount| !self.blanks(amount).is_empty());
        if blank || holds.contains(&None) { Reason::Blank } else { Reason::Applies }
    }

    /// Whether nothing but the pack's blanks keeps it from being known.
    pub(super) fn only_blank(&self, condition: &Expression) -> bool {
        self.missing(condition).is_empty() && !self.blanks(condition).is_empty()
    }

    fn answer(&self, clause: &PolicyClause) -> PolicyAnswer {
        let reason = self.reason(clause);
        let conditions = words::conditions(self, clause, reason);
        let amount = clause.amount.as_ref().filter(|_| reason == Reason::Applies);
        let missing = match reason {
            Reason::Unknown(_) => {
                clause.conditions.iter().filter(|condition| self.holds(condition).is_none()).collect()
            }
            _ => Vec::from_iter(amount),
        };
        let missing = once(missing.into_iter().flat_map(|expression| self.missing(expression)));
        let blanks = if reason == Reason::Blank { clause.expressions().collect() } else { Vec::new() };
        let blanks = once(blanks.into_iter().flat_map(|expression| self.blanks(expression)));
        let amount = amount.and_then(|amount| match amount.value(&|name| self.value(name)) {
            Value::Number(number) if number.is_finite() => Some(number),
            _ => None,
        });
        let because = because::of(clause, self.day, reason, amount, [&missing, &blanks], &conditions);
        let read = |note: &model::Unsourced| {
            clause
                .expressions()
                .flat_map(Expression::reads)
                .any(|name| name.strip_prefix("p.") == Some(&note.parameter))
        };
        PolicyAnswer {
            pack: self.pack.header.id.clone(),
            pack_hash: self.pack.hash.clone(),
            clause: clause.code.clone(),
            kind: clause.kind,
            subject: clause.subject,
            what: clause.what.derivation(),
            effect: clause.effect,
            outcome: reason.outcome(),
            because,
            conditions,
            amount,
            unit: clause.unit.clone(),
            missing,
            blanks,
            body: clause.body.derivation(),
            basis: clause.basis.clone(),
            source: clause.source.clone(),
            status: clause.status,
            adopted: clause.adopted,
            from: clause.from,
            to: clause.to,
            review: review::of(clause, self.day),
            unsourced: self.pack.parameters.unsourced(self.day).into_iter().filter(read).collect(),
        }
    }
}

/// Each reading once, in the order in which it was first needed.
fn once(readings: impl Iterator<Item = PolicyReading>) -> Vec<PolicyReading> {
    let mut found: Vec<PolicyReading> = Vec::new();
    for reading in readings {
        if found.iter().all(|other| other.name != reading.name) {
            found.push(reading);
        }
    }
    found
}
