//! Writing: one row group a call, zstd.

use std::io::Write;
use std::sync::Arc;

use parquet::basic::{Compression, LogicalType, Repetition, Type as Physical};
use parquet::column::writer::ColumnWriter;
use parquet::data_type::{ByteArray, DataType};
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::types::Type;

use super::{ColumnKind, ColumnValues, NULL_WORD};
use crate::FormatError;

/// Writes columns of fixed names and kinds.
pub struct ParquetWriter<W: Write + Send> {
    name: String,
    writer: SerializedFileWriter<W>,
}

impl<W: Write + Send> ParquetWriter<W> {
    /// Begins a file; `name` is only named in errors.
    ///
    /// # Errors
    /// When the bytes cannot be written.
    pub fn new(name: &str, columns: &[(&str, ColumnKind)], out: W) -> Result<Self, FormatError> {
        let failed = |error: ParquetError| FormatError::unwritable(name, &error.to_string());
        let field = |(column, kind): &(&str, ColumnKind)| {
            let (physical, logical) = match kind {
                ColumnKind::Number => (Physical::DOUBLE, None),
                ColumnKind::Text => (Physical::BYTE_ARRAY, Some(LogicalType::String)),
                ColumnKind::Truth => (Physical::BOOLEAN, None),
            };
            let field = Type::primitive_type_builder(column, physical);
            field.with_logical_type(logical).with_repetition(Repetition::OPTIONAL).build().map(Arc::new)
        };
        let fields = columns.iter().map(field).collect::<Result<Vec<_>, _>>().map_err(failed)?;
        let schema = Type::group_type_builder("schema").with_fields(fields).build().map_err(failed)?;
        let properties = WriterProperties::builder().set_compression(Compression::ZSTD(Default::default())).build();
        let writer = SerializedFileWriter::new(out, Arc::new(schema), Arc::new(properties)).map_err(failed)?;
        Ok(Self { name: name.to_owned(), writer })
    }

    /// Writes a row group: a value for each of the columns, in their order.
    ///
    /// # Errors
    /// When the columns are not those of [`Self::new`], or the bytes cannot be written.
    pub fn write(&mut self, columns: &[ColumnValues]) -> Result<(), FormatError> {
        let name = self.name.clone();
        let failed = |error: ParquetError| FormatError::unwritable(&name, &error.to_string());
        let mut group = self.writer.next_row_group().map_err(failed)?;
        for values in columns {
            let Some(mut column) = group.next_column().map_err(failed)? else { break };
            match (column.untyped(), values) {
                (ColumnWriter::DoubleColumnWriter(writer), ColumnValues::Number(numbers)) => {
                    put(writer, numbers.iter().map(|number| Some(*number).filter(|number| !number.is_nan())))
                }
                (ColumnWriter::ByteArrayColumnWriter(writer), ColumnValues::Text { codes, words }) => {
                    let words: Vec<ByteArray> = words.iter().map(|word| ByteArray::from(word.as_str())).collect();
                    put(
                        writer,
                        codes
                            .iter()
                            .map(|code| if *code == NULL_WORD { None } else { words.get(*code as usize).cloned() }),
                    )
                }
                (ColumnWriter::BoolColumnWriter(writer), ColumnValues::Truth(truths)) => {
                    put(writer, truths.iter().copied())
                }
                _ => Err(ParquetError::General("a column is not of the kind that was announced".to_owned())),
            }
            .map_err(failed)?;
            column.close().map_err(failed)?;
        }
        group.close().map_err(failed)?;
        Ok(())
    }

    /// Writes the footer and hands back what was written to.
    ///
    /// # Errors
    /// When the bytes cannot be written.
    pub fn finish(self) -> Result<W, FormatError> {
        self.writer.into_inner().map_err(|error| FormatError::unwritable(&self.name, &error.to_string()))
    }
}

fn put<T: DataType>(
    writer: &mut parquet::column::writer::ColumnWriterImpl<'_, T>,
    values: impl Iterator<Item = Option<T::T>>,
) -> Result<(), ParquetError> {
    let mut levels = Vec::new();
    let mut present = Vec::new();
    for value in values {
        levels.push(i16::from(value.is_some()));
        present.extend(value);
    }
    writer.write_batch(&present, Some(&levels), None).map(drop)
}
