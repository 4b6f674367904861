//! Looks at a workbook's archive before the reader does.
//!
//! calamine 0.38 asks for as many bytes as `uniqueCount` of the shared strings declares, and a failed request ends the
//! process; it also inflates without limit. Both are excluded here, on the inflated bytes themselves, not on declared sizes.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use crate::{FormatError, limits};

/// Refuses archives with too many entries, too much content, or a declared count that its part cannot hold.
pub(crate) fn check(file: &str, bytes: &[u8]) -> Result<(), FormatError> {
    let unreadable = |detail: &dyn std::fmt::Display| FormatError::unreadable(file, &detail.to_string());
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|e| unreadable(&e))?;
    if archive.len() > limits::ZIP_ENTRIES {
        return Err(FormatError::too_large(file, "压缩包条目数", "archive entries", limits::ZIP_ENTRIES as u64));
    }
    let mut total = 0_u64;
    for index in 0..archive.len() {
        let entry = archive.by_index(index).map_err(|e| match e {
            zip::result::ZipError::UnsupportedArchive(text) if text == zip::result::ZipError::PASSWORD_REQUIRED => {
                FormatError::password(file)
            }
            other => unreadable(&other),
        })?;
        let name = entry.name().map_err(|e| unreadable(&e))?.to_ascii_lowercase();
        let xml = [".xml", ".rels", ".vml"].iter().any(|e| name.ends_with(e));
        let stored = entry.compressed_size().max(1);
        let allowed = (stored.saturating_mul(limits::INFLATION_RATIO)).max(limits::RATIO_FROM);
        let allowed = allowed.min(limits::INFLATED_BYTES.saturating_sub(total));
        let mut content = Vec::new();
        entry.take(allowed + 1).read_to_end(&mut content).map_err(|e| unreadable(&e))?;
        let size = content.len() as u64;
        if size > allowed {
            return Err(FormatError::too_large(file, "解压后的字节数", "inflated bytes", allowed));
        }
        total += size;
        if xml {
            check_part(file, &content)?;
        }
    }
    Ok(())
}

/// A part must be UTF-8 (so that this look sees what the reader sees), without a document type, and its `uniqueCount`
/// must fit: a shared string takes at least five bytes (`<si/>`).
fn check_part(file: &str, content: &[u8]) -> Result<(), FormatError> {
    if content.contains(&0) || content.starts_with(&[0xFF, 0xFE]) || content.starts_with(&[0xFE, 0xFF]) {
        return Err(FormatError::unreadable(file, "部件不是 UTF-8 / a part is not UTF-8"));
    }
    if find(content, b"<!DOCTYPE").is_some() {
        return Err(FormatError::unreadable(file, "部件含 DOCTYPE / a part has a DOCTYPE"));
    }
    let mut rest = content;
    while let Some(at) = find(rest, b"uniqueCount") {
        rest = rest.get(at + b"uniqueCount".len()..).unwrap_or_default();
        let digits: String = rest
            .iter()
            .take(64)
            .skip_while(|b| !b.is_ascii_digit() && **b != b'>')
            .take_while(|b| b.is_ascii_digit())
            .map(|b| char::from(*b))
            .collect();
        let declared = digits.parse::<u128>().unwrap_or(0);
        if declared > content.len() as u128 / 5 + 1 {
            return Err(FormatError::unreadable(
                file,
                &format!(
                    "共享字符串声明 {digits} 条，内容容纳不下 / declares {digits} shared strings, which it cannot hold"
                ),
            ));
        }
    }
    Ok(())
}

fn find(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    haystack.windows(needle.len()).position(|window| window == needle)
}
