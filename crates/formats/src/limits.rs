//! What a hand-over may hold at most. A file beyond a limit is refused with the limit named; nothing is cut off silently.
//!
//! The figures are far above what a town sends (a register of 2,000 firms is 0.3 MB) and low enough that a hostile file
//! cannot exhaust an office computer.

/// Bytes of one file.
pub const FILE_BYTES: usize = 256 << 20;
/// Entries of a workbook's zip archive.
pub const ZIP_ENTRIES: usize = 2_000;
/// Bytes of all entries together once inflated.
pub const INFLATED_BYTES: u64 = 300 << 20;
/// Inflated ÷ stored of one entry, looked at once it exceeds [`RATIO_FROM`].
pub const INFLATION_RATIO: u64 = 100;
/// Entries smaller than this may have any ratio.
pub const RATIO_FROM: u64 = 1 << 20;
/// Rows of one sheet.
pub const ROWS: u32 = 200_000;
/// Columns of one sheet.
pub const COLUMNS: usize = 256;
/// Cells of one workbook, blanks between filled ones included.
pub const CELLS: usize = 3_000_000;
/// Sheets of one workbook.
pub const SHEETS: usize = 256;
/// Bytes of text in one cell (Excel itself allows 32,767 characters).
pub const CELL_TEXT: usize = 128 << 10;
/// Bytes of one CSV record.
pub const CSV_RECORD: usize = 1 << 20;
/// Features of one layer.
pub const FEATURES: usize = 500_000;
/// Vertices of one file: sixteen for each of the most features, as town-wide building outlines have.
pub const VERTICES: usize = 16 * FEATURES;
/// Vertices of one feature.
pub const FEATURE_VERTICES: usize = 100_000;
/// Attributes of one layer.
pub const ATTRIBUTES: usize = 256;
/// Layers of one GeoPackage.
pub const LAYERS: usize = 64;
/// Virtual-machine steps that one GeoPackage may cost (a million features cost about a tenth).
pub const SQLITE_STEPS: u64 = 500_000_000;
/// Rows of one row group of a Parquet file, which is held at once (Arrow's writers make 1,048,576 unless told otherwise).
pub const GROUP_ROWS: usize = 1 << 22;
/// Bytes of one row group once inflated, as its footer declares.
pub const GROUP_BYTES: u64 = 2 << 30;
