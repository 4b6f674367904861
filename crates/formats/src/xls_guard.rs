//! Looks at an OLE container: an encrypted workbook, or an old `.xls`.

use crate::FormatError;

/// Refuses encrypted packages by that reason.
pub(crate) fn check(file: &str, bytes: &[u8]) -> Result<(), FormatError> {
    let encrypted: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    if bytes.windows(encrypted.len()).any(|w| w == encrypted) {
        return Err(FormatError::password(file));
    }
    Ok(())
}
