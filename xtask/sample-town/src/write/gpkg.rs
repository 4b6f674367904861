//! The plan as a GeoPackage.

use std::path::Path;

use geo::{LineString, MultiPolygon, Polygon};
use rusqlite::{Connection, params};

use super::projected;
use crate::SampleError;
use crate::parcels::{PARKS, VILLAGES};
use crate::town::Town;

const SRS: i32 = 4549;
/// A fixed moment instead of the clock's.
const CHANGED: &str = "2023-06-30T00:00:00.000Z";
const SCHEMA: &str = "
PRAGMA page_size = 4096;
PRAGMA application_id = 1196444487;
PRAGMA user_version = 10300;
CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER PRIMARY KEY, organization TEXT NOT NULL,
  organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE, description TEXT DEFAULT '',
  last_change DATETIME NOT NULL, min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
  CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL,
  z TINYINT NOT NULL, m TINYINT NOT NULL, CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
  CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
  CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id));
CREATE TABLE 规划用途分区 (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, geom POLYGON, 分区编号 TEXT, 规划用途 TEXT, 规划名称 TEXT, 批准日期 DATE);
CREATE TABLE 园区范围 (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, geom MULTIPOLYGON, 园区编号 TEXT, 园区名称 TEXT, 级别 TEXT, 所属村 TEXT);
";
const CGCS2000: &str = concat!(
    r#"GEOGCS["China Geodetic Coordinate System 2000",DATUM["China_2000",SPHEROID["CGCS2000",6378137,298.257222101,AUTHORITY["EPSG","1024"]],AUTHORITY["EPSG","1043"]],"#,
    r#"PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4490"]]"#
);
const WGS84: &str = concat!(
    r#"GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],"#,
    r#"PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4326"]]"#
);

/// Writes the zones of the plan and the outlines of the parks.
pub(crate) fn plan(folder: &Path, town: &Town) -> Result<(), SampleError> {
    let path = folder.join("规划.gpkg");
    if path.exists() {
        std::fs::remove_file(&path)?;
    }
    let mut database = Connection::open(&path)?;
    database.execute_batch(SCHEMA)?;
    let all = database.transaction()?;
    reference_systems(&all)?;
    let (width, height) = crate::roads::TOWN;
    let (low, high) = (projected(geo::Coord { x: 0.0, y: 0.0 }), projected(geo::Coord { x: width, y: height }));
    for (table, kind) in [("规划用途分区", "POLYGON"), ("园区范围", "MULTIPOLYGON")] {
        all.execute(
            "INSERT INTO gpkg_contents (table_name, data_type, identifier, last_change, min_x, min_y, max_x, max_y, srs_id) VALUES (?1, 'features', ?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            params![table, CHANGED, low.x, low.y, high.x, high.y, SRS],
        )?;
        all.execute("INSERT INTO gpkg_geometry_columns VALUES (?1, 'geom', ?2, ?3, 0, 0)", params![table, kind, SRS])?;
    }
    for zone in &town.zones {
        all.execute(
            "INSERT INTO 规划用途分区 (geom, 分区编号, 规划用途, 规划名称, 批准日期) VALUES (?1, ?2, ?3, ?4, ?5)",
            params![polygon_blob(&zone.shape), zone.code, zone.usage, zone.plan, zone.approved],
        )?;
    }
    for (nth, outline) in town.outlines.iter().enumerate() {
        let Some((_, name, level, village)) = PARKS.iter().find(|(park, ..)| *park == outline.park) else { continue };
        all.execute(
            "INSERT INTO 园区范围 (geom, 园区编号, 园区名称, 级别, 所属村) VALUES (?1, ?2, ?3, ?4, ?5)",
            params![
                multi_polygon_blob(&outline.shape),
                format!("YQ-{:02}", nth + 1),
                name,
                level,
                VILLAGES[*village].0
            ],
        )?;
    }
    all.commit()?;
    Ok(())
}

fn reference_systems(database: &Connection) -> Result<(), SampleError> {
    let projected = format!(
        r#"PROJCS["CGCS2000 / 3-degree Gauss-Kruger CM 120E",{CGCS2000},PROJECTION["Transverse_Mercator"],PARAMETER["latitude_of_origin",0],PARAMETER["central_meridian",120],PARAMETER["scale_factor",1],PARAMETER["false_easting",500000],PARAMETER["false_northing",0],UNIT["metre",1,AUTHORITY["EPSG","9001"]],AUTHORITY["EPSG","4549"]]"#
    );
    let rows = [
        ("Undefined cartesian SRS", -1, "NONE", -1, "undefined".to_owned()),
        ("Undefined geographic SRS", 0, "NONE", 0, "undefined".to_owned()),
        ("WGS 84 geodetic", 4326, "EPSG", 4326, WGS84.to_owned()),
        ("CGCS2000 / 3-degree Gauss-Kruger CM 120E", SRS, "EPSG", SRS, projected),
    ];
    for (name, id, organisation, code, definition) in rows {
        database.execute(
            "INSERT INTO gpkg_spatial_ref_sys VALUES (?1, ?2, ?3, ?4, ?5, NULL)",
            params![name, id, organisation, code, definition],
        )?;
    }
    Ok(())
}

/// The header of a GeoPackage geometry without envelope, little-endian.
fn header() -> Vec<u8> {
    let mut blob = vec![b'G', b'P', 0, 0b0000_0001];
    blob.extend(SRS.to_le_bytes());
    blob
}

fn polygon_blob(shape: &Polygon<f64>) -> Vec<u8> {
    let mut blob = header();
    put_polygon(&mut blob, shape);
    blob
}

fn multi_polygon_blob(shape: &MultiPolygon<f64>) -> Vec<u8> {
    let mut blob = header();
    blob.push(1);
    blob.extend(6_u32.to_le_bytes());
    put_count(&mut blob, shape.0.len());
    for part in shape {
        put_polygon(&mut blob, part);
    }
    blob
}

fn put_polygon(blob: &mut Vec<u8>, shape: &Polygon<f64>) {
    blob.push(1);
    blob.extend(3_u32.to_le_bytes());
    put_count(blob, 1 + shape.interiors().len());
    put_ring(blob, shape.exterior());
    for hole in shape.interiors() {
        put_ring(blob, hole);
    }
}

fn put_ring(blob: &mut Vec<u8>, ring: &LineString<f64>) {
    put_count(blob, ring.0.len());
    for &place in &ring.0 {
        let place = projected(place);
        blob.extend(place.x.to_le_bytes());
        blob.extend(place.y.to_le_bytes());
    }
}

fn put_count(blob: &mut Vec<u8>, count: usize) {
    blob.extend(u32::try_from(count).unwrap_or(u32::MAX).to_le_bytes());
}
