//! The append-only ledger: entries and blobs in SQLite; everything else is a fold.
