//! Where an outline stands in its file, and the problems that point there.

use model::{Place, Problem, Severity, Snapshot, Stated};

/// The place of a stated outline.
pub(crate) fn place<T>(snapshot: &Snapshot, stated: &Stated<T>) -> Place {
    snapshot.facts.get(&stated.fact).map(|fact| fact.place("outline")).unwrap_or_default()
}

/// Something that a person should look at; the import itself stands.
pub(crate) fn warning(place: Place, code: &str, expected: &str, found: String, hint: &str) -> Problem {
    Problem {
        place,
        code: code.to_owned(),
        severity: Severity::Warning,
        expected: expected.to_owned(),
        found,
        hint: hint.to_owned(),
    }
}
