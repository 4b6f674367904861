//! What PostgreSQL needs in its own words: the session, the guards, and the definitions of `sql.rs` in its types.

/// Said to every new session.
pub(crate) const SESSION: &[&str] =
    &["SET client_min_messages = warning", "SET synchronous_commit = on", "SET search_path TO sanqian"];

/// Whether the server waits for its disk.
pub(crate) const FSYNC: &str = "SHOW fsync";

/// As if alone: of two transactions that cannot both be, one fails and is tried again.
pub(crate) const BEGIN: &str = "BEGIN ISOLATION LEVEL SERIALIZABLE";

/// Builds every index anew.
pub(crate) const BUILD_INDEXES: &[&str] = &["REINDEX TABLE entry", "REINDEX TABLE blob"];

/// Where the tables are, and which releases of the schema this database has reached.
pub(crate) const VERSIONS: &str = "CREATE SCHEMA IF NOT EXISTS sanqian;
    CREATE TABLE IF NOT EXISTS ledger_schema (version BIGINT PRIMARY KEY)";
/// The latest of them.
pub(crate) const VERSION: &str = "SELECT COALESCE(MAX(version), 0) FROM ledger_schema";
/// One more.
pub(crate) const REACHED: &str = "INSERT INTO ledger_schema (version) VALUES ($1)";

/// The guards of each release of `sql.rs`.
pub(crate) const GUARDS: &[&[&str]] = &[
    &[
        "CREATE FUNCTION ledger_append_only() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        RAISE EXCEPTION 'the ledger is append-only: a row of % may be neither changed nor deleted', TG_TABLE_NAME;
    END $$",
        "CREATE TRIGGER entry_append_only BEFORE UPDATE OR DELETE ON entry
        FOR EACH ROW EXECUTE FUNCTION ledger_append_only()",
        "CREATE TRIGGER entry_no_truncate BEFORE TRUNCATE ON entry
        FOR EACH STATEMENT EXECUTE FUNCTION ledger_append_only()",
        "CREATE TRIGGER blob_append_only BEFORE UPDATE OR DELETE ON blob
        FOR EACH ROW EXECUTE FUNCTION ledger_append_only()",
        "CREATE TRIGGER blob_no_truncate BEFORE TRUNCATE ON blob
        FOR EACH STATEMENT EXECUTE FUNCTION ledger_append_only()",
    ],
    &[],
    &[],
    &[
        "CREATE FUNCTION ledger_four_eyes() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        IF NEW.action IN ('publish_grades', 'freeze_grades', 'adjust_grade', 'dispose_asset', 'pay_funds')
            AND NEW.actor LIKE 'acc-%'
            AND NOT EXISTS (SELECT 1 FROM approval
                WHERE town_id = NEW.town_id AND entry = NEW.seq AND approver = NEW.actor AND approver <> drafter)
        THEN RAISE EXCEPTION 'four eyes: another account must have drafted what this one enters'; END IF;
        RETURN NEW;
    END $$",
        "CREATE TRIGGER entry_four_eyes BEFORE INSERT ON entry
        FOR EACH ROW EXECUTE FUNCTION ledger_four_eyes()",
    ],
];

/// A definition of `sql.rs` in PostgreSQL's types. Text compares by its bytes, as in SQLite.
pub(crate) fn definition(sqlite: &str) -> String {
    let types = [(" INTEGER", " BIGINT"), (" BLOB", " BYTEA"), (" TEXT", " TEXT COLLATE \"C\""), (") STRICT", ")")];
    types.iter().fold(sqlite.to_owned(), |text, (from, to)| text.replace(from, to))
}
