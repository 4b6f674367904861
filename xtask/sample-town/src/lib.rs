//! The seeded generator of the sample town.
//!
//! A town is drawn stage by stage (land, plan, tenure, firms, buildings, leases, books, paperwork, inspections), written down
//! as the departments would write it, and spoilt at honest rates. What was planted is returned and saved beside the files.
//! The crate shares no code and no threshold with the detectors that are tested on its output.

mod buildings;
pub mod codes;
mod courses;
mod cut;
mod draw;
mod economy;
mod environment;
mod error;
mod firms;
mod inspections;
mod irregular;
mod leases;
mod legality;
mod names;
mod noise;
mod parcels;
mod people;
mod planted;
mod roads;
mod shape;
mod sheets;
mod tenure;
mod town;
mod tracts;
pub mod truth;
mod write;
mod zones;

use std::path::Path;

pub use error::SampleError;
pub use truth::Truth;

use sheets::Table;
use town::Town;
use write::csv::Encoding;

/// The seed of the sample that the documentation and the demonstration use.
pub const SEED: u64 = 329;

/// Draws the town of `seed` and writes `out/input/*` and `out/truth/truth.json`.
///
/// The same seed writes the same bytes.
///
/// # Errors
///
/// When a file cannot be written, or when a format refuses a value.
pub fn generate(seed: u64, out: &Path) -> Result<Truth, SampleError> {
    let town = Town::draw(seed);
    let mut tables = sheets::tables(seed, &town);
    let noise = noise::spoil(&mut draw::Draw::new(seed, "noise"), &town, &mut tables);
    for table in &mut tables {
        table.number();
    }
    let truth = planted::truth(seed, &town, noise);
    let input = out.join("input");
    std::fs::create_dir_all(&input)?;
    for workbook in tables.chunk_by(|a, b| a.file == b.file) {
        write_tables(&input, workbook)?;
    }
    write::shp::parcels(&input, &town)?;
    write::shp::buildings(&input, &town)?;
    write::gpkg::plan(&input, &town)?;
    write::geojson::roads(&input, &town)?;
    write::geojson::canals(&input, &town)?;
    let folder = out.join("truth");
    std::fs::create_dir_all(&folder)?;
    let mut text = serde_json::to_string_pretty(&truth)?;
    text.push('\n');
    std::fs::write(folder.join("truth.json"), text)?;
    Ok(truth)
}

fn write_tables(folder: &Path, tables: &[Table]) -> Result<(), SampleError> {
    let Some(first) = tables.first() else { return Ok(()) };
    match first.file {
        "一企一单-签署汇总.csv" => write::csv::write(folder, first, Encoding::Gbk),
        "信访件.csv" => write::csv::write(folder, first, Encoding::Utf8WithMark),
        file => write::xlsx::write(folder, file, &tables.iter().collect::<Vec<_>>()),
    }
}
