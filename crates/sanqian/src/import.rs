//! Import: a folder of files → documents → facts and problems → one entry of the ledger, or nothing.

use std::path::Path;

use formats::{Document, InputFile};
use jiff::civil::Date;
use ledger::{Action, Draft};
use model::{ContentHash, Place, Problem, Severity};
use survey::FileReport;

use crate::{Failure, Office, Progress, Step};

/// What to import, and for whom.
pub struct ImportRequest<'a> {
    /// The folder; its files are read, its folders are not.
    pub folder: &'a Path,
    /// The day that the files describe.
    pub as_of: Date,
    /// Leave bad rows out, by name, instead of refusing all.
    pub exclude_bad: bool,
    /// Check only.
    pub dry_run: bool,
    /// Who.
    pub actor: String,
    /// When, microseconds since 1970 UTC.
    pub at_us: i64,
}

/// What an import did.
#[derive(Debug, Clone)]
pub struct Imported {
    /// Hash over all files: the same files are the same batch.
    pub batch: ContentHash,
    /// Its entry in the ledger; `None` for a dry run.
    pub entry: Option<u64>,
    /// The same files were in the ledger already; nothing was appended.
    pub already: bool,
    /// Facts of the batch.
    pub facts: usize,
    /// By file.
    pub files: Vec<FileReport>,
    /// Rows left out by name.
    pub excluded: Vec<Problem>,
    /// What a person should look at.
    pub warnings: Vec<Problem>,
}

/// A folder as read: what is kept of it, who petitions, and what the survey made of it.
struct Read {
    documents: Vec<Document>,
    petitioners: Vec<survey::Petitioner>,
    surveyed: survey::Surveyed,
}

impl Office {
    /// Reads a folder into the ledger: one transaction, one entry, or nothing at all.
    ///
    /// # Errors
    /// [`Failure::Input`] with every problem, when a file cannot be used, or when a row is bad and bad rows were not
    /// excluded.
    pub fn import(&mut self, request: &ImportRequest<'_>, progress: &mut Progress<'_>) -> Result<Imported, Failure> {
        self.settle_keys()?;
        let Read { documents, petitioners, surveyed } = progress.run(Step::Survey, || self.survey(request))?;
        let of = |severity| surveyed.problems.iter().filter(move |p| p.severity == severity).cloned();
        let excluded: Vec<Problem> = of(Severity::Row).collect();
        if of(Severity::File).next().is_some() || (!excluded.is_empty() && !request.exclude_bad) {
            return Err(Failure::Input(surveyed.problems));
        }
        let warnings: Vec<Problem> = of(Severity::Warning).collect();
        let mut imported = Imported {
            batch: batch(&documents),
            entry: None,
            already: false,
            facts: surveyed.facts.len(),
            files: surveyed.files,
            excluded,
            warnings,
        };
        if request.dry_run {
            return Ok(imported);
        }
        progress.run(Step::Ledger, || -> Result<(), Failure> {
            let known = self
                .entries()?
                .into_iter()
                .find(|entry| matches!(&entry.action, Action::Import(import) if import.batch == imported.batch.0));
            if let Some(entry) = known {
                imported.entry = Some(entry.seq);
                imported.already = true;
                return Ok(());
            }
            // Before the entry: a list whose petitioners could not be kept is not imported at all.
            self.keep_listed_petitioners(&petitioners)?;
            let files = documents.into_iter().map(|d| (d.name, vec![d.blob])).collect();
            let draft = Draft::import(
                request.at_us,
                &request.actor,
                &imported.batch.0,
                request.as_of,
                files,
                &surveyed.facts,
                imported.excluded.iter().map(by_place).collect(),
                imported.warnings.len() as u64,
            )?;
            imported.entry = Some(self.ledger.append(&self.town.id, draft)?.seq);
            Ok(())
        })?;
        Ok(imported)
    }

    #[expect(clippy::result_large_err, reason = "an error is one per file, and carries its words in two languages")]
    fn survey(&self, request: &ImportRequest<'_>) -> Result<Read, Failure> {
        let (mut documents, errors) = formats::read_by(files(request.folder)?, &mut |part| self.reader.read(part));
        // Who petitions may be in nothing that the ledger keeps, so it goes before anything is hashed (decision 0035).
        let petitioners = survey::without_petitioners(&mut documents);
        let known = if self.entries()?.is_empty() { None } else { Some(self.snapshot(Some(request.as_of))?) };
        let mut surveyed = survey::survey(&survey::Request {
            town: &self.town.id,
            epsg: self.town.epsg,
            as_of: request.as_of,
            known: known.as_ref(),
            documents: &documents,
        });
        surveyed.problems.splice(0..0, errors.iter().map(survey::from_format_error));
        Ok(Read { documents, petitioners, surveyed })
    }
}

/// The files of a folder in name order. Hidden files and the lock files of office programs are not input.
fn files(folder: &Path) -> Result<Vec<InputFile>, Failure> {
    let listing = std::fs::read_dir(folder).map_err(|error| Failure::file(folder, error))?;
    let mut files = Vec::new();
    for entry in listing {
        let path = entry.map_err(|error| Failure::file(folder, error))?.path();
        let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        if path.is_file() && !name.starts_with(['.', '~']) {
            let bytes = std::fs::read(&path).map_err(|error| Failure::file(&path, error))?;
            files.push(InputFile { name, bytes });
        }
    }
    files.sort_by(|a, b| a.name.cmp(&b.name));
    if files.is_empty() {
        return Err(Failure::Input(vec![Problem {
            place: Place::file(&folder.display().to_string()),
            code: "folder.empty".to_owned(),
            severity: Severity::File,
            expected: "至少一个部门文件 / at least one department file".to_owned(),
            found: "空文件夹 / an empty folder".to_owned(),
            hint: "请给出放着部门文件的文件夹。 / Give the folder that holds the departments' files.".to_owned(),
        }]));
    }
    Ok(files)
}

/// A row that was left out, as the entry names it: by place and fault. What stood there may be a name or a figure, and stands in the
/// file, which is sealed.
fn by_place(problem: &Problem) -> Problem {
    Problem { found: "见文件 / see the file".to_owned(), ..problem.clone() }
}

/// Hash over names and contents, in name order.
fn batch(documents: &[Document]) -> ContentHash {
    let lines: String = documents.iter().map(|d| format!("{} {}\n", ContentHash::of(&d.blob), d.name)).collect();
    ContentHash::of(lines.as_bytes())
}
