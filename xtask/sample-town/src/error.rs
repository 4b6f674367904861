//! What can go wrong.

/// Why a sample could not be written.
#[derive(Debug, thiserror::Error)]
pub enum SampleError {
    /// A file or folder could not be written.
    #[error("cannot write the sample: {0}")]
    Io(#[from] std::io::Error),
    /// A workbook refused a value.
    #[error("cannot write a workbook: {0}")]
    Workbook(#[from] rust_xlsxwriter::XlsxError),
    /// A shapefile refused an outline.
    #[error("cannot write a shapefile: {0}")]
    Shapefile(#[from] shapefile::Error),
    /// A shapefile's table refused a record.
    #[error("cannot write a shapefile's table: {0}")]
    Dbase(#[from] dbase::Error),
    /// A shapefile's table refused a field name.
    #[error("cannot name a field: {0}")]
    FieldName(&'static str),
    /// The GeoPackage refused a row.
    #[error("cannot write the GeoPackage: {0}")]
    GeoPackage(#[from] rusqlite::Error),
    /// A JSON file could not be composed.
    #[error("cannot compose JSON: {0}")]
    Json(#[from] serde_json::Error),
    /// A text holds a character that GBK lacks.
    #[error("`{file}` holds a character that GBK lacks")]
    Unmappable {
        /// The file's name.
        file: &'static str,
    },
}
