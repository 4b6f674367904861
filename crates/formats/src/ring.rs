//! Polygons from rings. `geo_types` closes an open ring silently, so openness must be seen before.

use geo_types::{LineString, Polygon};

/// An outer ring and its holes, each closed and of at least four points.
pub(crate) fn polygon(rings: Vec<LineString<f64>>) -> Result<Polygon<f64>, String> {
    for ring in &rings {
        if ring.0.len() < 4 {
            return Err(format!(
                "环只有 {} 个点，至少要 4 个 / a ring of {} points, at least 4 are needed",
                ring.0.len(),
                ring.0.len()
            ));
        }
        if ring.0.first() != ring.0.last() {
            return Err("环未闭合 / a ring is not closed".to_owned());
        }
    }
    let mut rings = rings.into_iter();
    let outer = rings.next().ok_or_else(|| "没有图形 / no geometry".to_owned())?;
    Ok(Polygon::new(outer, rings.collect()))
}
