//! Why a use case did not go through, by what the person can do about it. The shells turn this into exit codes and HTTP
//! statuses; the words are for people.

use model::Problem;

/// A use case that did not go through. Nothing was saved.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The input has problems; the list names each with place and remedy.
    #[error("{} problem(s) in the input; nothing was saved", .0.len())]
    Input(Vec<Problem>),
    /// A rule pack cannot be used.
    #[error("{0}")]
    Pack(#[from] rules::PackError),
    /// The evaluation refuses its candidates.
    #[error("{0}")]
    Assess(#[from] assess::AssessError),
    /// The evaluation of the year is not where the step would need it.
    #[error("{0}")]
    Round(#[from] model::RoundRefusal),
    /// A step of the daily work is refused; the refusal names the rule and what is missing.
    #[error("{0}")]
    Refused(Box<model::Refusal>),
    /// A record that stands in the ledger is refused by the rules in force.
    #[error(
        "entry {seq} of the ledger is refused by the rules in force: {refusal}; use the packs under which it was entered"
    )]
    Replay {
        /// Number of the entry.
        seq: u64,
        /// Why.
        refusal: Box<model::Refusal>,
    },
    /// The planner refuses its sites.
    #[error("{0}")]
    Redevelop(#[from] redevelop::RedevelopError),
    /// A machine-door file does not have the documented shape.
    #[error("{0}")]
    Shape(String),
    /// Not as things stand.
    #[error("{en}")]
    NotNow {
        /// Why and what to do, Chinese.
        zh: String,
        /// The same, English.
        en: String,
    },
    /// Whoever asks may not, or may not any more.
    #[error("{}", .0.reason.words().1)]
    Denied(Box<access::Decision>),
    /// There is nothing by that name.
    #[error("{what} `{name}` is not known; {hint}")]
    NotFound {
        /// Kind of thing, in words.
        what: &'static str,
        /// As asked for.
        name: String,
        /// What to try.
        hint: String,
    },
    /// The ledger refuses or cannot be read.
    #[error("{0}")]
    Ledger(#[from] ledger::LedgerError),
    /// Something about an account is refused.
    #[error("{0}")]
    People(#[from] crate::PeopleRefusal),
    /// A secret cannot be kept or read.
    #[error("{0}")]
    Vault(#[from] vault::VaultError),
    /// The report cannot be written.
    #[error("{0}")]
    Report(#[from] report::ReportError),
    /// A file or folder cannot be read or written.
    #[error("{path}: {error}; check that it exists and that you may read and write it")]
    File {
        /// The path as given.
        path: String,
        /// What the system said.
        error: std::io::Error,
    },
}

impl Failure {
    /// Who wrote for several died over it.
    pub(crate) fn writer_died() -> Self {
        Self::Ledger(ledger::LedgerError::UnknownOutcome { message: "who wrote it died".to_owned() })
    }

    pub(crate) fn file(path: &std::path::Path, error: std::io::Error) -> Self {
        Self::File { path: path.display().to_string(), error }
    }
}
