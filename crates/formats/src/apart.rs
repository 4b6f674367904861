//! Reading in another process: what goes there and what comes back. Foreign files go through foreign code, and some of them end
//! the process (an allocation that fails, a stack that runs over), which no error handling within it can catch.

use std::io::{Read, Write};

use crate::{Content, FormatError, Part, read, unbundle};

/// Before the answer, so that nothing else on the stream is taken for one.
const ANSWER: &[u8] = b"sanqian read 1\n";

/// The other process's side: reads [`Part::to_bytes`] from `input` to its end, then writes the answer.
///
/// # Errors
/// When a stream fails, or the input is not of this form.
pub fn read_apart(mut input: impl Read, mut output: impl Write) -> std::io::Result<()> {
    let mut bytes = Vec::new();
    input.read_to_end(&mut bytes)?;
    let files = unbundle(&bytes).ok_or_else(|| std::io::Error::other("no files on standard input"))?;
    drop(bytes);
    let (documents, errors) = read(files);
    let content = documents.into_iter().next().map(|document| document.content);
    let answer: Result<Content, FormatError> = match (errors.into_iter().next(), content) {
        (None, Some(content)) => Ok(content),
        (Some(error), _) => Err(error),
        (None, None) => return Err(std::io::Error::other("no file to read")),
    };
    output.write_all(ANSWER)?;
    postcard::to_io(&answer, &mut output).map_err(std::io::Error::other)?;
    output.flush()
}

/// The asking side: what the other process wrote about a part; an error that names the part when it is no answer.
///
/// # Errors
/// The error that the other process came to, or that it came to none.
pub fn answer_of(part: &Part<'_>, written: &[u8]) -> Result<Content, FormatError> {
    let answer = written.strip_prefix(ANSWER).and_then(|bytes| postcard::take_from_bytes(bytes).ok());
    match answer {
        Some((answer, [])) => answer,
        _ => Err(FormatError::crashed(part.name(), "没有完整的结果 / no whole answer")),
    }
}
