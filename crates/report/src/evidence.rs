//! Evidence, clauses and places in words.

use model::{Citation, Clause, Evidence, Place, Status};

use crate::Language;

/// A place: file, sheet, row, column.
pub(crate) fn place(place: &Place, language: Language) -> String {
    let mut parts = vec![place.file.clone()];
    parts.extend(place.sheet.clone());
    parts.extend(place.row.map(|row| language.pick(format!("第{row}行"), format!("row {row}"))));
    parts.extend(place.column.clone());
    parts.join(" / ")
}

fn citation(citation: &Citation, language: Language) -> String {
    let place = place(&citation.place, language);
    if citation.literal.is_empty() { place } else { format!("{place}：{}", citation.literal) }
}

/// All evidence, one line each, with the cell that it stands in, if it stands in one.
pub(crate) fn lines(evidence: &[Evidence], language: Language) -> String {
    let line = |one: &Evidence| {
        let words = language.pick(&one.zh, &one.en);
        match &one.citation {
            Some(cell) => format!("• {words}〔{}〕", citation(cell, language)),
            None => format!("• {words}"),
        }
    };
    evidence.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// A clause with what is unofficial about it.
pub(crate) fn clause(clause: &Clause, language: Language) -> String {
    let title = if clause.title.starts_with('《') { clause.title.clone() } else { format!("《{}》", clause.title) };
    let version = match clause.version.as_str() {
        "" => String::new(),
        version => language.pick(format!("（{version}）"), format!(" ({version})")),
    };
    let status = match clause.status {
        Status::Official => "",
        Status::Draft => language.pick("［草案］", " [draft]"),
        Status::Unsourced => language.pick("［无来源假设］", " [assumption without a source]"),
    };
    format!("{title}{}{version}{status}", clause.article)
}

/// Clauses, one line each.
pub(crate) fn clauses(clauses: &[Clause], language: Language) -> String {
    clauses.iter().map(|one| clause(one, language)).collect::<Vec<_>>().join("\n")
}
