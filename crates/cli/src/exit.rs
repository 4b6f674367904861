//! How a verb ends when it does not go through: words on stderr (or a JSON object on stdout) and an exit code.

use std::process::ExitCode;

use model::{Problem, Severity};
use sanqian::{Failure, LedgerError};
use serde_json::json;

use crate::arguments::Common;

/// Why a verb stopped.
pub(crate) enum Stop {
    /// The facade says why.
    Failure(Failure),
    /// The shell itself could not go on.
    Other(String),
    /// The command line asks for something that does not exist.
    Usage(String),
    /// All was said; only the exit code is left.
    Said(u8),
}

impl From<Failure> for Stop {
    fn from(failure: Failure) -> Self {
        Self::Failure(failure)
    }
}

impl Stop {
    /// A file that the shell could not read or write.
    pub(crate) fn file(path: &std::path::Path, error: &std::io::Error) -> Self {
        Self::Other(format!("{}: {error}", path.display()))
    }

    /// Says why, and gives the exit code of USERS' conventions.
    pub(crate) fn report(self, common: &Common) -> ExitCode {
        let (code, message, problems): (u8, String, Vec<Problem>) = match self {
            Self::Failure(Failure::Input(problems)) => {
                let (files, rows) = count(&problems);
                let message = match common.lang {
                    crate::arguments::Language::Zh => {
                        format!(
                            "未入库：{files} 个文件级问题，{rows} 行有错。改正后重试；只有坏行时可加 --exclude-bad 剔除后入库。"
                        )
                    }
                    crate::arguments::Language::En => format!(
                        "nothing was saved: {files} problem(s) with whole files, {rows} bad row(s). Mend them and try again; when only rows are bad, --exclude-bad leaves them out."
                    ),
                };
                (3, message, problems)
            }
            Self::Failure(Failure::Pack(refusal)) => {
                (3, common.say(&refusal.chinese(), &refusal.to_string()).to_owned(), Vec::new())
            }
            Self::Failure(failure @ (Failure::Shape(_) | Failure::Assess(_) | Failure::Redevelop(_))) => {
                (3, failure.to_string(), Vec::new())
            }
            Self::Failure(Failure::Round(refusal)) => {
                let words = common.say(&refusal.zh, &refusal.en).to_owned();
                (4, words, Vec::new())
            }
            Self::Failure(Failure::Refused(refusal)) => {
                (4, crate::command::case::refusal(common, &refusal), Vec::new())
            }
            Self::Failure(Failure::NotNow { zh, en }) => (4, common.say(&zh, &en).to_owned(), Vec::new()),
            Self::Failure(Failure::Ledger(error)) => {
                let code = if matches!(error, LedgerError::InUse { .. } | LedgerError::Refused { .. }) { 4 } else { 1 };
                (code, common.say(&sanqian::ledger_words(&error), &error.to_string()).to_owned(), Vec::new())
            }
            Self::Failure(failure @ Failure::NotFound { .. }) => (6, failure.to_string(), Vec::new()),
            Self::Failure(Failure::File { path, error }) => {
                let code = if error.kind() == std::io::ErrorKind::NotFound { 6 } else { 1 };
                (code, Failure::File { path, error }.to_string(), Vec::new())
            }
            Self::Failure(failure) => (1, failure.to_string(), Vec::new()),
            Self::Usage(message) => (2, message, Vec::new()),
            Self::Other(message) => (1, message, Vec::new()),
            Self::Said(code) => return ExitCode::from(code),
        };
        if common.json {
            crate::print::json(&json!({ "error": { "exit_code": code, "message": message, "problems": problems } }));
        } else {
            for problem in problems.iter().filter(|p| p.severity != Severity::Warning) {
                eprintln!("{problem}");
            }
            eprintln!("{message}");
        }
        ExitCode::from(code)
    }
}

fn count(problems: &[Problem]) -> (usize, usize) {
    let of = |severity| problems.iter().filter(|p| p.severity == severity).count();
    (of(Severity::File), of(Severity::Row))
}
