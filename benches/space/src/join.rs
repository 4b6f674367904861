//! 100,000 parcels × 300,000 buildings: which overlap, and by how much.

use std::path::Path;

use space::{Layer, overlaps};

use crate::town::{self, Outlines};
use crate::{BenchError, fastest, say};

const PARCELS: usize = 100_000;
const BUILDINGS: usize = 300_000;

/// Writes the outlines as the peers read them: points as pairs of doubles, where each ring begins as 64-bit numbers.
pub(crate) fn prepare(folder: &Path) -> Result<(), BenchError> {
    for (name, outlines) in both() {
        let points: Vec<u8> = outlines.points.iter().flat_map(|p| [p.x, p.y]).flat_map(f64::to_le_bytes).collect();
        let starts: Vec<u8> = outlines.starts.iter().flat_map(|start| (*start as u64).to_le_bytes()).collect();
        std::fs::write(folder.join(format!("{name}.points")), points)?;
        std::fs::write(folder.join(format!("{name}.starts")), starts)?;
    }
    Ok(())
}

/// Says the seconds and leaves pairs and areas beside the input.
pub(crate) fn time(folder: &Path) -> Result<(), BenchError> {
    let [(_, parcels), (_, buildings)] = both();
    let (seconds, found) = fastest(|| {
        let parcels = Layer::of_rings(&parcels.points, &parcels.starts);
        let buildings = Layer::of_rings(&buildings.points, &buildings.starts);
        overlaps(&parcels, &buildings)
    });
    say(&format!("{seconds}"));
    let pairs: Vec<u8> =
        found.iter().flat_map(|pair| [pair.first as u64, pair.second as u64]).flat_map(u64::to_le_bytes).collect();
    let areas: Vec<u8> = found.iter().flat_map(|pair| pair.area.to_le_bytes()).collect();
    std::fs::write(folder.join("ours.pairs"), pairs)?;
    std::fs::write(folder.join("ours.areas"), areas)?;
    Ok(())
}

fn both() -> [(&'static str, Outlines); 2] {
    [("parcels", town::parcels(PARCELS)), ("buildings", town::buildings(BUILDINGS, PARCELS))]
}
