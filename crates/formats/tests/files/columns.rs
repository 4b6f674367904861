//! Columns of Parquet files: what was written comes back, and what cannot be used says why.

use std::io::Write;

use formats::{ColumnKind, ColumnValues, FormatError, NULL_WORD, ParquetFile, ParquetWriter};

const COLUMNS: [(&str, ColumnKind); 3] =
    [("enterprise", ColumnKind::Text), ("tax", ColumnKind::Number), ("listed", ColumnKind::Truth)];

fn group(rows: u32) -> Vec<ColumnValues> {
    vec![
        ColumnValues::Text {
            codes: (0..rows).map(|row| if row == 3 { NULL_WORD } else { row % 2 }).collect(),
            words: vec!["甲".into(), "乙".into()],
        },
        ColumnValues::Number((0..rows).map(|row| if row == 2 { f64::NAN } else { f64::from(row) / 8.0 }).collect()),
        ColumnValues::Truth((0..rows).map(|row| [Some(true), Some(false), None][row as usize % 3]).collect()),
    ]
}

fn written(groups: &[u32]) -> Vec<u8> {
    let mut writer = ParquetWriter::new("t.parquet", &COLUMNS, Vec::new()).unwrap();
    for rows in groups {
        writer.write(&group(*rows)).unwrap();
    }
    writer.finish().unwrap()
}

#[expect(clippy::result_large_err, reason = "as the crate's own")]
fn opened(bytes: &[u8]) -> Result<ParquetFile, FormatError> {
    let mut file = tempfile::tempfile().unwrap();
    file.write_all(bytes).unwrap();
    ParquetFile::open("t.parquet", file)
}

fn words(error: &FormatError) -> String {
    format!("{} {} {}", error.code, error.en, error.hint_en)
}

#[test]
fn what_was_written_comes_back_by_row_group() {
    let file = opened(&written(&[5, 4])).unwrap();
    assert_eq!((file.row_groups(), file.rows(0), file.rows(1)), (2, 5, 4));
    assert_eq!(file.columns(), ["enterprise", "tax", "listed"]);
    for (index, rows) in [5, 4].into_iter().enumerate() {
        let expected = group(rows);
        for ((name, kind), expected) in COLUMNS.into_iter().zip(expected) {
            let found = file.read(index, name, kind).unwrap();
            assert_eq!(format!("{found:?}"), format!("{expected:?}"), "{name}"); // NaN is not equal to itself
        }
    }
}

#[test]
fn a_missing_column_names_those_there_are() {
    let error = opened(&written(&[3])).unwrap().read(0, "land", ColumnKind::Number).err().unwrap();
    let said = words(&error);
    assert!(said.contains("parquet.column Row group 1, column `land`: expected DOUBLE"), "{said}");
    assert!(said.contains("those of the file are enterprise, tax, listed"), "{said}");
}

#[test]
fn a_column_of_another_type_says_what_it_is() {
    let error = opened(&written(&[3, 3])).unwrap().read(1, "enterprise", ColumnKind::Number).err().unwrap();
    let said = words(&error);
    assert!(said.contains("Row group 2, column `enterprise`: expected DOUBLE, FLOAT, INT32 or INT64, found"), "{said}");
    assert!(said.contains("Export that column anew"), "{said}");
}

#[test]
fn a_file_that_was_cut_off_is_refused() {
    let whole = written(&[500]);
    for length in [0, 3, whole.len() / 2, whole.len() - 1] {
        assert_eq!(opened(&whole[..length]).err().unwrap().code, "file.unreadable", "{length}");
    }
}

#[test]
fn damaged_bytes_are_an_error_or_a_value_for_each_row() {
    let whole = written(&[500]);
    for place in (4..whole.len() - 8).step_by(7) {
        let mut bytes = whole.clone();
        bytes[place] ^= 0xFF;
        let Ok(file) = opened(&bytes) else { continue };
        for (group, (name, kind)) in (0..file.row_groups()).flat_map(|group| COLUMNS.map(|column| (group, column))) {
            let found = match file.read(group, name, kind) {
                Ok(ColumnValues::Number(numbers)) => numbers.len(),
                Ok(ColumnValues::Text { codes, .. }) => codes.len(),
                Ok(ColumnValues::Truth(truths)) => truths.len(),
                Err(_) => continue,
            };
            assert_eq!(found, file.rows(group), "byte {place}, {name}");
        }
    }
}
