//! Looks at an OLE container before the reader does: an encrypted workbook is refused by that reason, and an `.xls` whose
//! chains or cell positions would make calamine 0.38 ask for more memory than the file can justify is refused too.
//!
//! Chains are followed as calamine follows them: sector ids from the FAT, `Workbook` before `Book`, and each sheet's
//! records from where its BOUNDSHEET record points.

use crate::{FormatError, limits};

const END_OF_CHAIN: u32 = 0xFFFF_FFFE;
const RESERVED: u32 = 0xFFFF_FFFA;

/// Refuses what must not reach the reader.
pub(crate) fn check(file: &str, bytes: &[u8]) -> Result<(), FormatError> {
    let encrypted: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    if bytes.windows(encrypted.len()).any(|w| w == encrypted) {
        return Err(FormatError::password(file));
    }
    let broken = || FormatError::unreadable(file, "OLE 结构异常 / the OLE structure is broken");
    let container = Container::open(bytes).ok_or_else(broken)?;
    let stream = container.workbook().ok_or_else(broken)?;
    if cells(&stream).ok_or_else(broken)? > limits::CELLS as u64 {
        return Err(FormatError::too_large(file, "单元格数（含空白）", "cells, blanks included", limits::CELLS as u64));
    }
    Ok(())
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at.checked_add(2)?)?.try_into().ok()?))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at.checked_add(4)?)?.try_into().ok()?))
}

fn words(bytes: &[u8]) -> impl Iterator<Item = u32> + '_ {
    bytes.chunks_exact(4).filter_map(|word| u32_at(word, 0))
}

/// A compound file (MS-CFB).
struct Container<'a> {
    body: &'a [u8],
    size: usize,
    fat: Vec<u32>,
    directory: Vec<u8>,
    mini_fat: Vec<u32>,
    mini: Vec<u8>,
}

impl<'a> Container<'a> {
    fn open(bytes: &'a [u8]) -> Option<Self> {
        let size = match u16_at(bytes, 30)? {
            9 => 512,
            12 => 4096,
            _ => return None,
        };
        let mut container = Self {
            body: bytes.get(size..)?,
            size,
            fat: Vec::new(),
            directory: Vec::new(),
            mini_fat: Vec::new(),
            mini: Vec::new(),
        };
        let sectors = bytes.len() / size;
        let mut difat: Vec<u32> = words(bytes.get(76..512)?).collect();
        let mut next = u32_at(bytes, 68)?;
        for _ in 0..=sectors {
            if next >= RESERVED {
                break;
            }
            difat.extend(words(container.sector(next)?));
            next = difat.pop()?;
        }
        difat.retain(|id| *id < RESERVED);
        if difat.len() > sectors {
            return None;
        }
        for id in difat {
            let sector = container.sector(id)?;
            container.fat.extend(words(sector));
        }
        container.directory = container.chain(u32_at(bytes, 48)?, usize::MAX)?;
        let mini_fat = usize::try_from(u32_at(bytes, 64)?).ok()?.checked_mul(size)?;
        if mini_fat > 0 {
            let (start, length) = (u32_at(&container.directory, 116)?, container.length(0)?);
            if mini_fat > bytes.len() || length > bytes.len() {
                return None;
            }
            container.mini = container.chain(start, length)?;
            container.mini_fat = words(&container.chain(u32_at(bytes, 60)?, mini_fat)?).collect();
        }
        Some(container)
    }

    fn sector(&self, id: u32) -> Option<&'a [u8]> {
        let from = usize::try_from(id).ok()?.checked_mul(self.size)?;
        let rest = self.body.get(from..)?;
        Some(rest.get(..self.size).unwrap_or(rest))
    }

    /// The bytes of a chain, at most `length`; `None` when it leaves the file or runs in a circle.
    fn chain(&self, start: u32, length: usize) -> Option<Vec<u8>> {
        let mut bytes = Vec::new();
        let mut id = start;
        for _ in 0..=self.fat.len() {
            if id == END_OF_CHAIN || bytes.len() >= length {
                bytes.truncate(length);
                return Some(bytes);
            }
            bytes.extend_from_slice(self.sector(id)?);
            id = if bytes.len() >= length { END_OF_CHAIN } else { *self.fat.get(usize::try_from(id).ok()?)? };
        }
        None
    }

    /// The stream length of a directory entry.
    fn length(&self, entry: usize) -> Option<usize> {
        let low = u32_at(&self.directory, entry * 128 + 120)?;
        let high = if self.size == 512 { 0 } else { u32_at(&self.directory, entry * 128 + 124)? };
        usize::try_from(u64::from(high) << 32 | u64::from(low)).ok()
    }

    fn workbook(&self) -> Option<Vec<u8>> {
        let name = |entry: &[u8]| {
            let units: Vec<u16> = (0..32).filter_map(|i| u16_at(entry, 2 * i)).take_while(|u| *u != 0).collect();
            String::from_utf16_lossy(&units)
        };
        let entries: Vec<&[u8]> = self.directory.chunks_exact(128).collect();
        let entry = ["workbook", "book"]
            .iter()
            .find_map(|wanted| entries.iter().position(|e| name(e).eq_ignore_ascii_case(wanted)))?;
        let (start, length) = (u32_at(entries.get(entry)?, 116)?, self.length(entry)?);
        if length > self.body.len() {
            return None;
        }
        if length >= 4096 {
            return self.chain(start, length);
        }
        let mut bytes = Vec::new();
        let mut id = start;
        while id != END_OF_CHAIN && bytes.len() < length {
            let from = usize::try_from(id).ok()?.checked_mul(64)?;
            bytes.extend_from_slice(self.mini.get(from..from.checked_add(64)?)?);
            id = if bytes.len() >= length { END_OF_CHAIN } else { *self.mini_fat.get(usize::try_from(id).ok()?)? };
        }
        bytes.truncate(length);
        Some(bytes)
    }
}

/// Records of a BIFF stream: type and data.
fn records(mut stream: &[u8]) -> impl Iterator<Item = (u16, &[u8])> {
    std::iter::from_fn(move || {
        let (kind, length) = (u16_at(stream, 0)?, usize::from(u16_at(stream, 2)?));
        let data = stream.get(4..4 + length)?;
        stream = stream.get(4 + length..)?;
        Some((kind, data))
    })
}

/// The cells between the first and the last cell of each sheet, summed over the sheets: what the reader will allocate.
/// `None` when there are too many sheets or one begins outside the stream.
fn cells(stream: &[u8]) -> Option<u64> {
    let sheets = records(stream).take_while(|(kind, _)| *kind != 0x000A).filter(|(kind, _)| *kind == 0x0085);
    let starts: Vec<usize> = sheets.map(|(_, data)| usize::try_from(u32_at(data, 0)?).ok()).collect::<Option<_>>()?;
    if starts.len() > limits::SHEETS {
        return None;
    }
    let mut total = 0_u64;
    for start in starts {
        let (mut depth, mut begun) = (0_u32, false);
        // Rows and columns as first and last.
        let mut rows: Option<(u64, u64)> = None;
        let mut columns: Option<(u64, u64)> = None;
        let widen = |range: &mut Option<(u64, u64)>, from: u16, to: u16| {
            let (from, to) = (u64::from(from), u64::from(to));
            *range = Some(range.map_or((from, to), |(a, b)| (a.min(from), b.max(to))));
        };
        for (kind, data) in records(stream.get(start..)?) {
            match kind {
                0x0809 if begun => depth += 1,
                0x0809 => begun = true,
                0x000A if depth == 0 => break,
                0x000A => depth -= 1,
                _ if depth > 0 => {}
                0x0200 => total = total.saturating_add(dimension(data)?),
                0x0203 | 0x0204 | 0x00D6 | 0x0205 | 0x027E | 0x00FD | 0x00BD | 0x0006 => {
                    let (row, column) = (u16_at(data, 0)?, u16_at(data, 2)?);
                    let last = if kind == 0x00BD { u16_at(data, data.len().checked_sub(2)?)? } else { column };
                    widen(&mut rows, row, row);
                    widen(&mut columns, column, last);
                }
                _ => {}
            }
        }
        if let (Some((top, bottom)), Some((left, right))) = (rows, columns) {
            total = total.saturating_add((bottom + 1 - top).saturating_mul((right + 1).saturating_sub(left)));
        }
    }
    Some(total)
}

/// What a DIMENSIONS record reserves.
fn dimension(data: &[u8]) -> Option<u64> {
    let narrow = |at| u16_at(data, at).map(u64::from);
    let wide = |at| u32_at(data, at).map(u64::from);
    let (top, bottom, left, right) = if data.len() == 10 {
        (narrow(0)?, narrow(2)?, narrow(4)?, narrow(6)?)
    } else {
        (wide(0)?, wide(4)?, narrow(8)?, narrow(10)?)
    };
    let left = if left > 0xFF || right < left { 0 } else { left };
    bottom.max(1).checked_sub(top).map(|rows| rows.saturating_mul(right.max(1) - left.min(right)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(kind: u16, data: &[u8]) -> Vec<u8> {
        let length = u16::try_from(data.len()).unwrap();
        [kind.to_le_bytes().as_slice(), &length.to_le_bytes(), data].concat()
    }

    /// A version 3 compound file with one stream `Workbook` of at least 4,096 bytes.
    fn compound(mut stream: Vec<u8>) -> Vec<u8> {
        stream.resize(stream.len().max(4096).next_multiple_of(512), 0);
        let sectors = u32::try_from(stream.len() / 512).unwrap();
        let mut header = vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
        header.resize(512, 0);
        for (at, value) in [(26, 3_u16), (28, 0xFFFE), (30, 9), (32, 6)] {
            header[at..at + 2].copy_from_slice(&value.to_le_bytes());
        }
        for (at, value) in [(44, 1_u32), (48, 1), (56, 4096), (60, END_OF_CHAIN), (68, END_OF_CHAIN)] {
            header[at..at + 4].copy_from_slice(&value.to_le_bytes());
        }
        header[76..].fill(0xFF);
        header[76..80].copy_from_slice(&0_u32.to_le_bytes());
        let mut fat: Vec<u32> = vec![0xFFFF_FFFD, END_OF_CHAIN];
        fat.extend((0..sectors).map(|i| if i + 1 == sectors { END_OF_CHAIN } else { i + 3 }));
        fat.resize(128, 0xFFFF_FFFF);
        let mut directory = vec![0; 512];
        for (entry, name, kind, start, length) in
            [(0, "Root Entry", 5_u8, END_OF_CHAIN, 0), (1, "Workbook", 2, 2, stream.len())]
        {
            let at = entry * 128;
            let units: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
            directory[at..at + units.len()].copy_from_slice(&units);
            directory[at + 64] = u8::try_from(units.len() + 2).unwrap();
            directory[at + 66] = kind;
            directory[at + 116..at + 120].copy_from_slice(&start.to_le_bytes());
            directory[at + 120..at + 124].copy_from_slice(&u32::try_from(length).unwrap().to_le_bytes());
        }
        let fat: Vec<u8> = fat.into_iter().flat_map(u32::to_le_bytes).collect();
        [header, fat, directory, stream].concat()
    }

    fn workbook(sheet_records: &[Vec<u8>]) -> Vec<u8> {
        let bof = |kind: u16| record(0x0809, &[&0x0600_u16.to_le_bytes()[..], &kind.to_le_bytes(), &[0; 12]].concat());
        let globals = bof(5);
        // BOUNDSHEET: position, visible worksheet, name `S` in one byte per character.
        let start = u32::try_from(globals.len() + 4 + 4 + 2 + 3 + 4).unwrap();
        let sheet = record(0x0085, &[&start.to_le_bytes()[..], &[0, 0, 1, 0, b'S']].concat());
        [globals, sheet, record(0x000A, &[]), bof(0x10), sheet_records.concat(), record(0x000A, &[])].concat()
    }

    fn number(row: u16, column: u16, value: f64) -> Vec<u8> {
        let place: Vec<u8> = [row, column, 0].into_iter().flat_map(u16::to_le_bytes).collect();
        record(0x0203, &[place, value.to_le_bytes().to_vec()].concat())
    }

    #[test]
    fn an_old_workbook_is_read() {
        let bytes = compound(workbook(&[number(0, 1, 12.5), number(2, 0, 7.0)]));
        let tables = crate::workbook::read_xls("a.xls", &bytes).unwrap();
        assert_eq!(tables[0].name, "S");
        let got: Vec<(u32, Vec<String>)> =
            tables[0].rows.iter().map(|r| (r.number, r.cells.iter().map(crate::Cell::literal).collect())).collect();
        assert_eq!(got, [(1, vec![String::new(), "12.5".to_owned()]), (3, vec!["7".to_owned()])]);
    }

    #[test]
    fn cells_far_apart_are_refused_before_the_reader_allocates() {
        let bytes = compound(workbook(&[number(0, 0, 1.0), number(65_535, 65_535, 1.0)]));
        assert_eq!(check("a.xls", &bytes).unwrap_err().code, "file.too_large");
        let wide = [0_u32.to_le_bytes(), u32::MAX.to_le_bytes()].concat();
        let dimension = record(0x0200, &[wide, vec![0, 0, 255, 0, 0, 0]].concat());
        assert_eq!(check("a.xls", &compound(workbook(&[dimension]))).unwrap_err().code, "file.too_large");
    }

    #[test]
    fn a_directory_that_runs_in_a_circle_is_refused() {
        let mut bytes = compound(workbook(&[number(0, 0, 1.0)]));
        bytes[516..520].copy_from_slice(&1_u32.to_le_bytes()); // sector 1 follows itself
        assert_eq!(check("a.xls", &bytes).unwrap_err().code, "file.unreadable");
    }

    #[test]
    fn a_workbook_with_a_filepass_record_needs_its_password() {
        let mut stream = workbook(&[]);
        stream.splice(20..20, record(0x002F, &[1, 0, 1, 0]));
        // The sheet's start moves with it, but the password is asked for first.
        assert_eq!(crate::workbook::read_xls("a.xls", &compound(stream)).unwrap_err().code, "workbook.password");
    }
}
