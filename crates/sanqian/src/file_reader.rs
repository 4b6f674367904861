//! Where foreign files are read: in this process, or each in a child of its own that may take so much memory and time, and can open
//! neither file nor socket. What such a file does to its reader, it does to nothing else.

#![expect(clippy::result_large_err, reason = "an error is one per file, and carries its words in two languages")]

use std::io::{Read, Write};
use std::os::unix::process::ExitStatusExt;
use std::path::PathBuf;
use std::process::{Command, ExitStatus, Stdio};

use formats::{Content, FormatError, Part};
use rlimit::Resource;

const MIB: u64 = 1 << 20;
/// Bytes of an answer.
const ANSWER_BYTES: u64 = 4 << 30;

/// Who reads files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileReader {
    /// This process. A file made for it may end the process.
    Here,
    /// A child for each file.
    Apart {
        /// The program; run with `arguments` it calls [`read_apart`].
        program: PathBuf,
        /// What to give it before its limits.
        arguments: Vec<String>,
        /// Limits for every file; by the file's size when there are none.
        limits: Option<ReaderLimits>,
    },
}

/// What the reader of one file may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReaderLimits {
    /// Address space, in MiB.
    pub memory_mib: u64,
    /// Seconds on a processor.
    pub cpu_seconds: u64,
}

impl ReaderLimits {
    /// For a file of so many bytes. The base is RELIABILITY.md 4.1's; beyond, a feature of a layer takes some fifteen times its
    /// bytes while it is read, and a MiB of workbook well below a second.
    #[must_use]
    pub fn for_bytes(bytes: usize) -> Self {
        let mib = (bytes as u64).div_ceil(MIB);
        Self { memory_mib: (512 + 24 * mib).min(8 << 10), cpu_seconds: 20 + mib }
    }
}

impl FileReader {
    pub(crate) fn read(&self, part: &Part<'_>) -> Result<Content, FormatError> {
        match self {
            Self::Here => part.read(),
            Self::Apart { program, arguments, limits } => {
                let limits = limits.unwrap_or_else(|| ReaderLimits::for_bytes(part.bytes()));
                let mut command = Command::new(program);
                command.args(arguments).args([limits.memory_mib.to_string(), limits.cpu_seconds.to_string()]);
                apart(command, part, limits)
            }
        }
    }
}

fn apart(mut command: Command, part: &Part<'_>, limits: ReaderLimits) -> Result<Content, FormatError> {
    let failed = |error: std::io::Error| FormatError::crashed(part.name(), &error.to_string());
    let mut child = command
        // Nothing of ours that a file could ask for: no variables, no folder.
        .env_clear()
        .current_dir("/")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(failed)?;
    if let Some(mut input) = child.stdin.take() {
        // It reads all before it writes, so that neither waits for the other; one that died early is seen by its exit.
        let _ = input.write_all(&part.to_bytes());
    }
    let mut written = Vec::new();
    let read = child.stdout.take().map(|output| output.take(ANSWER_BYTES).read_to_end(&mut written));
    let status = child.wait().map_err(failed)?;
    if status.success() && matches!(read, Some(Ok(_))) {
        formats::answer_of(part, &written)
    } else {
        Err(FormatError::crashed(part.name(), &how(status, limits)))
    }
}

fn how(status: ExitStatus, limits: ReaderLimits) -> String {
    let ReaderLimits { memory_mib, cpu_seconds } = limits;
    match status.signal() {
        // An allocation that fails aborts.
        Some(6) => format!("内存超过 {memory_mib} MiB 或程序中止 / beyond {memory_mib} MiB of memory, or aborted"),
        Some(9 | 24) => format!("用时超过 {cpu_seconds} 秒 / beyond {cpu_seconds} s of time"),
        Some(signal) => format!("信号 {signal} / signal {signal}"),
        None => format!("退出码 {} / exit code {}", status.code().unwrap_or(-1), status.code().unwrap_or(-1)),
    }
}

/// The child's work: takes its limits upon itself, then reads a part from standard input and writes the answer to standard output.
/// Only for a process that does nothing else: the limits cannot be lifted.
///
/// # Errors
/// When a limit cannot be set, or the streams fail.
pub fn read_apart(limits: ReaderLimits) -> std::io::Result<()> {
    let ReaderLimits { memory_mib, cpu_seconds } = limits;
    for (resource, most) in [
        (Resource::AS, memory_mib * MIB),
        (Resource::CPU, cpu_seconds),
        // Nothing can be written but to the pipe, and nothing opened beside the three streams: no file, no socket.
        (Resource::FSIZE, 0),
        (Resource::NOFILE, 3),
        (Resource::CORE, 0),
    ] {
        resource.set(most, most)?;
    }
    formats::read_apart(std::io::stdin().lock(), std::io::BufWriter::new(std::io::stdout().lock()))
}
