//! The SQL of the ledger keeps to the subset that other engines share, and there is no SQL anywhere else in the crate.
#![allow(clippy::unwrap_used, reason = "tests")]

use std::path::Path;

/// What an engine of RELIABILITY.md 3.2 lacks, or reads otherwise.
const BANNED: &[&str] = &[
    "on conflict",
    "on duplicate",
    "insert or",
    "replace into",
    "returning",
    "array[",
    "any(",
    "->",
    "json",
    "autoincrement",
    "serial",
    "deferrable",
    "exclude using",
    "lock table",
    "for update",
    "full join",
    "with recursive",
    "create function",
    "procedure",
    "listen ",
    "notify ",
    "real",
    "float",
    "numeric",
    "boolean",
    "timestamp",
    "current_",
    "now()",
    "random",
    "rowid",
    "glob ",
    "ifnull",
    "`",
    "\"",
];

/// The first thing in a statement that is outside the subset.
fn outside(sql: &str) -> Option<String> {
    let text = sql.to_lowercase();
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if let Some(found) = BANNED.iter().find(|word| text.contains(**word)) {
        return Some((*found).to_owned());
    }
    if text.contains("''") {
        return Some("an empty string".to_owned());
    }
    if text.contains("limit") && !text.contains("order by") {
        return Some("limit without order by".to_owned());
    }
    let key = text.split("primary key (").nth(1);
    if key.is_some_and(|columns| !columns.starts_with("town_id")) {
        return Some("a key that does not begin with town_id".to_owned());
    }
    let on_table = text.starts_with("select") && text.contains(" from ") && !text.contains("sqlite_schema");
    if on_table && !text.contains("town_id") {
        return Some("a question without town_id".to_owned());
    }
    None
}

/// The quoted texts of the SQL file, comments left out.
fn statements() -> Vec<String> {
    let source = include_str!("../src/sql.rs");
    let code: String =
        source.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
    code.replace("\\\n", " ").split('"').skip(1).step_by(2).map(str::to_owned).collect()
}

#[test]
fn every_statement_is_portable() {
    let statements = statements();
    assert!(statements.len() >= 16, "the reader of sql.rs lost statements: {}", statements.len());
    for sql in statements {
        assert_eq!(outside(&sql), None, "{sql}");
    }
}

#[test]
fn the_guard_sees_what_it_should() {
    for bad in [
        "INSERT INTO blob VALUES (?1) ON CONFLICT DO NOTHING",
        "INSERT OR IGNORE INTO blob VALUES (?1)",
        "UPDATE head SET seq = seq + 1 WHERE town_id = ?1 RETURNING seq",
        "SELECT bytes FROM blob WHERE town_id = ?1 AND hash = ANY(?2)",
        "SELECT body->>'x' FROM entry WHERE town_id = ?1",
        "SELECT seq FROM entry WHERE town_id = ?1 LIMIT 1",
        "SELECT seq FROM entry ORDER BY seq",
        "CREATE TABLE t (seq INTEGER, PRIMARY KEY (seq))",
        "SELECT seq FROM entry WHERE town_id = ?1 AND on_behalf = ''",
        "CREATE TABLE t (area REAL)",
    ] {
        assert!(outside(bad).is_some(), "{bad}");
    }
    assert_eq!(outside("SELECT seq FROM entry WHERE town_id = ?1 ORDER BY seq DESC LIMIT 1"), None);
}

#[test]
fn there_is_no_sql_elsewhere() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = 0;
    for file in std::fs::read_dir(source).unwrap() {
        let path = file.unwrap().path();
        files += 1;
        // The second is PostgreSQL's own words: session, guards, types.
        if path.ends_with("sql.rs") || path.ends_with("sql_postgres.rs") {
            continue;
        }
        let text = std::fs::read_to_string(&path).unwrap();
        for word in ["SELECT ", "INSERT INTO", "UPDATE ", "DELETE FROM", "CREATE TABLE", "CREATE TRIGGER"] {
            assert!(!text.contains(word), "{} has `{word}`", path.display());
        }
    }
    assert!(files > 5);
}
