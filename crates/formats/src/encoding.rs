//! Which encoding a Chinese office's text is in: declared, then strict UTF-8, then GB18030 (a superset of GBK).

use encoding_rs::{Encoding, GB18030, UTF_8};

use crate::FormatError;

/// Whole text of a file, by byte-order mark, strict UTF-8, then GB18030.
pub(crate) fn text(file: &str, bytes: &[u8]) -> Result<String, FormatError> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let body = bytes.get(mark..).unwrap_or_default();
        return strict(encoding, body).ok_or_else(|| FormatError::encoding(file, encoding.name()));
    }
    let text = strict(UTF_8, bytes).or_else(|| strict(GB18030, bytes));
    text.filter(|t| !t.contains('\0')).ok_or_else(|| FormatError::encoding(file, "UTF-8, GB18030"))
}

/// The text when every byte belongs to the encoding.
pub(crate) fn strict(encoding: &'static Encoding, bytes: &[u8]) -> Option<String> {
    encoding.decode_without_bom_handling_and_without_replacement(bytes).map(std::borrow::Cow::into_owned)
}

/// The encoding that a `.cpg` file names.
pub(crate) fn from_cpg(bytes: &[u8]) -> Option<&'static Encoding> {
    let label = String::from_utf8_lossy(bytes).trim().to_ascii_uppercase();
    match label.as_str() {
        "936" | "CP936" | "GBK" | "GB2312" | "ANSI 936" | "GB18030" | "54936" => Some(GB18030),
        "65001" | "UTF8" => Some(UTF_8),
        other => Encoding::for_label(other.as_bytes()),
    }
}
