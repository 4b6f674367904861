//! Reading: footer first, then what is asked for.

use std::collections::HashMap;
use std::fs::File;

use parquet::basic::{LogicalType, Type};
use parquet::column::reader::{ColumnReader, ColumnReaderImpl};
use parquet::data_type::{ByteArray, DataType};
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::schema::types::ColumnDescriptor;

use super::{ColumnKind, ColumnValues, NULL_WORD};
use crate::{FormatError, limits};

/// An open Parquet file whose footer has been read.
pub struct ParquetFile {
    name: String,
    reader: SerializedFileReader<File>,
}

impl ParquetFile {
    /// Reads the footer; `name` is only named in errors.
    ///
    /// # Errors
    /// When it is no Parquet file or cut off, or declares more than [`limits`] allow.
    pub fn open(name: &str, file: File) -> Result<Self, FormatError> {
        let reader =
            SerializedFileReader::new(file).map_err(|error| FormatError::unreadable(name, &error.to_string()))?;
        let metadata = reader.metadata();
        let columns = metadata.file_metadata().schema_descr().num_columns();
        if columns > limits::COLUMNS {
            return Err(FormatError::too_large(name, "列数", "columns", limits::COLUMNS as u64));
        }
        for (group, about) in metadata.row_groups().iter().enumerate() {
            let rows = usize::try_from(about.num_rows()).ok().filter(|rows| *rows <= limits::GROUP_ROWS);
            let bytes = u64::try_from(about.total_byte_size()).ok().filter(|bytes| *bytes <= limits::GROUP_BYTES);
            if rows.is_none() || bytes.is_none() {
                return Err(FormatError::row_group(name, group, about.num_rows(), about.total_byte_size()));
            }
        }
        Ok(Self { name: name.to_owned(), reader })
    }

    /// Its name, as given.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Names of its columns, nested ones as `outer.inner`.
    #[must_use]
    pub fn columns(&self) -> Vec<String> {
        let schema = self.reader.metadata().file_metadata().schema_descr();
        schema.columns().iter().map(|column| column.path().string()).collect()
    }

    /// How many row groups it has.
    #[must_use]
    pub fn row_groups(&self) -> usize {
        self.reader.num_row_groups()
    }

    /// Rows of a row group.
    #[must_use]
    pub fn rows(&self, group: usize) -> usize {
        let groups = self.reader.metadata().row_groups();
        groups.get(group).and_then(|about| usize::try_from(about.num_rows()).ok()).unwrap_or(0)
    }

    /// The values of a column in a row group.
    ///
    /// # Errors
    /// When there is no such column or it is of another kind, naming what was expected and found; when its bytes are damaged.
    pub fn read(&self, group: usize, column: &str, kind: ColumnKind) -> Result<ColumnValues, FormatError> {
        let place = Place { file: &self.name, group, column, kind };
        let schema = self.reader.metadata().file_metadata().schema_descr();
        let is = |descriptor: &&std::sync::Arc<ColumnDescriptor>| {
            descriptor.path().parts().first().is_some_and(|part| part == column)
        };
        let Some(descriptor) = schema.columns().iter().find(is) else {
            let columns = self.columns().join(", ");
            return Err(place.differs(&format!(
                "没有这一列；文件的列是 {columns} / no such column; those of the file are {columns}"
            )));
        };
        if descriptor.path().parts().len() > 1 || descriptor.max_rep_level() > 0 {
            return Err(place.differs(&format!("嵌套列 {0} / a nested column {0}", descriptor.path().string())));
        }
        if let Some(logical) = descriptor.logical_type_ref()
            && !matches!(logical, LogicalType::String | LogicalType::Integer(_) | LogicalType::Enum)
        {
            return Err(place.differs(&format!("{logical:?}")));
        }
        let index = schema.columns().iter().position(|other| other.path() == descriptor.path()).unwrap_or(0);
        let group_reader = self.reader.get_row_group(group).map_err(|error| place.damaged(&error))?;
        let reader = group_reader.get_column_reader(index).map_err(|error| place.damaged(&error))?;
        let rows = self.rows(group);
        let most = descriptor.max_def_level();
        match (reader, kind) {
            (ColumnReader::DoubleColumnReader(reader), ColumnKind::Number) => {
                place.numbers(place.values(reader, rows, most)?, Some)
            }
            (ColumnReader::FloatColumnReader(reader), ColumnKind::Number) => {
                place.numbers(place.values(reader, rows, most)?, |number| Some(f64::from(number)))
            }
            (ColumnReader::Int32ColumnReader(reader), ColumnKind::Number) => {
                place.numbers(place.values(reader, rows, most)?, |number| Some(f64::from(number)))
            }
            (ColumnReader::Int64ColumnReader(reader), ColumnKind::Number) => {
                #[expect(clippy::cast_precision_loss, reason = "looked at first")]
                let exact = |number: i64| (number.unsigned_abs() <= 1 << 53).then_some(number as f64);
                place.numbers(place.values(reader, rows, most)?, exact)
            }
            (ColumnReader::ByteArrayColumnReader(reader), ColumnKind::Text) => {
                place.words(place.values(reader, rows, most)?)
            }
            (ColumnReader::BoolColumnReader(reader), ColumnKind::Truth) => {
                Ok(ColumnValues::Truth(place.values(reader, rows, most)?))
            }
            _ => Err(place.differs(&physical(descriptor.physical_type()))),
        }
    }
}

fn physical(found: Type) -> String {
    found.to_string()
}

/// Where in which file, for errors.
struct Place<'a> {
    file: &'a str,
    group: usize,
    column: &'a str,
    kind: ColumnKind,
}

impl Place<'_> {
    fn differs(&self, found: &str) -> FormatError {
        FormatError::parquet(self.file, self.group, self.column, self.kind.expected(), found)
    }

    fn damaged(&self, error: &parquet::errors::ParquetError) -> FormatError {
        let (group, column) = (self.group + 1, self.column);
        FormatError::unreadable(
            self.file,
            &format!("行组 {group} 列 {column} / row group {group}, column {column}: {error}"),
        )
    }

    /// One value a row, `None` for null.
    fn values<T: DataType>(
        &self,
        mut reader: ColumnReaderImpl<T>,
        rows: usize,
        most: i16,
    ) -> Result<Vec<Option<T::T>>, FormatError> {
        let (mut levels, mut present) = (Vec::new(), Vec::new());
        let mut read = 0;
        while read < rows {
            let (records, ..) = reader
                .read_records(rows - read, Some(&mut levels), None, &mut present)
                .map_err(|error| self.damaged(&error))?;
            if records == 0 {
                return Err(self.differs(&format!("{read} 行而不是 {rows} 行 / {read} rows instead of {rows}")));
            }
            read += records;
        }
        if most == 0 {
            return Ok(present.into_iter().map(Some).collect());
        }
        let mut present = present.into_iter();
        Ok(levels.iter().map(|level| if *level == most { present.next() } else { None }).collect())
    }

    fn numbers<N: Copy>(
        &self,
        values: Vec<Option<N>>,
        exact: impl Fn(N) -> Option<f64>,
    ) -> Result<ColumnValues, FormatError> {
        let mut numbers = Vec::with_capacity(values.len());
        for (row, value) in values.into_iter().enumerate() {
            numbers.push(match value {
                None => f64::NAN,
                Some(value) => exact(value).filter(|number| number.is_finite()).ok_or_else(|| {
                    let row = row + 1;
                    self.differs(&format!(
                        "第 {row} 行不是有限的数，或大于 2^53 / row {row} holds no finite number, or one beyond 2^53"
                    ))
                })?,
            });
        }
        Ok(ColumnValues::Number(numbers))
    }

    fn words(&self, values: Vec<Option<ByteArray>>) -> Result<ColumnValues, FormatError> {
        let mut known: HashMap<Vec<u8>, u32> = HashMap::new();
        let mut words = Vec::new();
        let mut codes = Vec::with_capacity(values.len());
        for (row, value) in values.into_iter().enumerate() {
            let Some(value) = value else {
                codes.push(NULL_WORD);
                continue;
            };
            if let Some(code) = known.get(value.data()) {
                codes.push(*code);
                continue;
            }
            let text = std::str::from_utf8(value.data()).ok().filter(|text| text.len() <= limits::CELL_TEXT);
            let Some(text) = text else {
                let row = row + 1;
                return Err(
                    self.differs(&format!("第 {row} 行不是 UTF-8 或过长 / row {row} is not UTF-8, or too long"))
                );
            };
            let code = u32::try_from(words.len()).unwrap_or(NULL_WORD);
            words.push(text.to_owned());
            known.insert(value.data().to_vec(), code);
            codes.push(code);
        }
        Ok(ColumnValues::Text { codes, words })
    }
}
