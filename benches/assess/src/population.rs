//! Firms that are the same on every machine: figures from a fixed mixing of row and column, written as flat little-endian
//! files so that a peer reads the very same bits.

use std::path::Path;

use model::{Column, Columns};

use crate::BenchError;

/// Divisions of industry (GB/T 4754: 13 to 43).
const DIVISIONS: u64 = 31;
/// Counties (Zhejiang has 90).
const COUNTIES: u64 = 90;

/// What a population looks like.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Shape {
    /// Firms.
    pub(crate) firms: usize,
    /// Indicators.
    pub(crate) indicators: usize,
    /// Kinds of firm that are graded apart.
    pub(crate) kinds: usize,
}

impl Shape {
    /// Bytes of its columns.
    pub(crate) fn bytes(self) -> usize {
        self.firms * (8 * self.indicators + 3 * 4)
    }
}

/// splitmix64.
fn mixed(seed: u64) -> u64 {
    let mut z = seed.wrapping_add(0x9E37_79B9_7F4A_7C15);
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

/// A number of [0, 1).
pub(crate) fn unit(row: usize, column: usize) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "53 bits fit")]
    let fraction = (mixed((row as u64) << 8 | column as u64) >> 11) as f64;
    fraction / (1_u64 << 53) as f64
}

/// A figure as firms have them: many small, few large; each division at its own height.
fn figure(row: usize, column: usize) -> f64 {
    let u = unit(row, column);
    let height = 1.0 + (mixed(row as u64) % DIVISIONS) as f64;
    height * (0.1 + u / (1.001 - u))
}

fn codes(shape: Shape, salt: u64, of: u64) -> Vec<u32> {
    (0..shape.firms as u64).map(|row| (mixed(row ^ salt) % of) as u32).collect()
}

fn text(codes: Vec<u32>, of: u64) -> Column {
    // Two digits, so that the order of the words is that of the codes.
    Column::Text { codes, words: (0..of).map(|code| format!("{:02}", code + 13)).collect() }
}

/// The population: `value.i0`…, `industry`, `county`, `kind`.
pub(crate) fn columns(shape: Shape) -> Result<Columns, BenchError> {
    let mut columns = Columns::new(shape.firms);
    for index in 0..shape.indicators {
        let figures = (0..shape.firms).map(|row| figure(row, index)).collect();
        columns.insert(format!("value.i{index}"), Column::Number(figures))?;
    }
    columns.insert("industry", text(codes(shape, 0, DIVISIONS), DIVISIONS))?;
    columns.insert("county", text(codes(shape, 1 << 60, COUNTIES), COUNTIES))?;
    columns.insert("kind", text(codes(shape, 1 << 61, shape.kinds as u64), shape.kinds as u64))?;
    Ok(columns)
}

/// Writes each column to a file of its name.
pub(crate) fn write(columns: &Columns, folder: &Path) -> Result<(), BenchError> {
    std::fs::create_dir_all(folder)?;
    for (name, column) in columns.iter() {
        let bytes: Vec<u8> = match column {
            Column::Number(numbers) => numbers.iter().flat_map(|number| number.to_le_bytes()).collect(),
            Column::Text { codes, .. } => codes.iter().flat_map(|code| code.to_le_bytes()).collect(),
            Column::Truth(truths) => truths.iter().map(|truth| *truth as u8).collect(),
        };
        std::fs::write(folder.join(name), bytes)?;
    }
    Ok(())
}
