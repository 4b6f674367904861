//! `sanqian read-file`: the child that reads one foreign file under limits; `import` and `demo` run it for every file.

use sanqian::{FileReader, ReaderLimits};

use crate::arguments::ReadFileOptions;
use crate::exit::Stop;

pub(crate) fn run(options: &ReadFileOptions) -> Result<(), Stop> {
    let limits = ReaderLimits { memory_mib: options.memory_mib, cpu_seconds: options.cpu_seconds };
    sanqian::read_apart(limits).map_err(|error| Stop::Other(error.to_string()))
}

/// Reads files by this program as a child of itself.
pub(crate) fn reader() -> Result<FileReader, Stop> {
    let program = std::env::current_exe().map_err(|error| Stop::Other(error.to_string()))?;
    Ok(FileReader::Apart { program, arguments: vec!["read-file".to_owned()], limits: None })
}
