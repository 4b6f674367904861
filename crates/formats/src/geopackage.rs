//! GeoPackages, read from their bytes as an in-memory, read-only SQLite database that is not trusted: no triggers, views,
//! virtual tables or functions of the file are run, only tables that `gpkg_contents` lists are read, and the work is capped
//! by steps, not by a clock.

use std::collections::BTreeMap;

use jiff::civil::Date;
use rusqlite::config::DbConfig;
use rusqlite::limits::Limit;
use rusqlite::types::ValueRef;
use rusqlite::{Connection, MAIN_DB};

use crate::{Cell, Crs, Feature, FormatError, Layer, limits, wkb};

const STEP: i32 = 10_000;

/// The feature layers, in name order.
pub(crate) fn read(file: &str, bytes: &[u8]) -> Result<Vec<Layer>, FormatError> {
    if !bytes.starts_with(b"SQLite format 3\0") {
        return Err(FormatError::unreadable(file, "不是 GeoPackage / not a GeoPackage"));
    }
    let failed = |e: rusqlite::Error| FormatError::unreadable(file, &e.to_string());
    let connection = open(bytes).map_err(failed)?;
    let listed = contents(&connection).map_err(failed)?;
    if listed.len() > limits::LAYERS {
        return Err(FormatError::too_large(file, "图层数", "layers", limits::LAYERS as u64));
    }
    let mut vertices = 0;
    let mut layers = Vec::new();
    for listed in listed {
        let crs = crs(file, &connection, listed.srs)?;
        let features = features(&connection, &listed).map_err(failed)?;
        vertices += features.1;
        if vertices > limits::VERTICES {
            return Err(FormatError::too_large(file, "顶点数", "vertices", limits::VERTICES as u64));
        }
        if features.0.len() > limits::FEATURES {
            return Err(FormatError::too_large(file, "要素数", "features", limits::FEATURES as u64));
        }
        layers.push(Layer { name: listed.table, crs, features: features.0 });
    }
    Ok(layers)
}

fn open(bytes: &[u8]) -> rusqlite::Result<Connection> {
    let mut connection = Connection::open_in_memory()?;
    // A file that was left in WAL mode cannot be opened from memory; its main file is complete once closed.
    let mut image = bytes.to_vec();
    if let Some([write, read]) = image.get_mut(18..20).and_then(|v| <&mut [u8; 2]>::try_from(v).ok()) {
        (*write, *read) = (1, 1);
    }
    connection.deserialize_read_exact(MAIN_DB, image.as_slice(), image.len(), true)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW, false)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false)?;
    for (limit, value) in [
        (Limit::SQLITE_LIMIT_LENGTH, 10 << 20),
        (Limit::SQLITE_LIMIT_SQL_LENGTH, 100_000),
        (Limit::SQLITE_LIMIT_COLUMN, 300),
        (Limit::SQLITE_LIMIT_ATTACHED, 0),
    ] {
        connection.set_limit(limit, value)?;
    }
    let mut steps = 0_u64;
    connection.progress_handler(
        STEP,
        Some(move || {
            steps += u64::from(STEP.unsigned_abs());
            steps > limits::SQLITE_STEPS
        }),
    )?;
    connection.execute_batch("PRAGMA cell_size_check=ON; PRAGMA query_only=ON;")?;
    Ok(connection)
}

struct Listed {
    table: String,
    column: String,
    srs: i64,
}

/// Feature tables that `gpkg_contents` lists and that are plain tables.
fn contents(connection: &Connection) -> rusqlite::Result<Vec<Listed>> {
    let mut query = connection.prepare(
        "SELECT c.table_name, g.column_name, g.srs_id FROM gpkg_contents c \
         JOIN gpkg_geometry_columns g ON g.table_name = c.table_name \
         JOIN sqlite_schema s ON s.name = c.table_name AND s.type = 'table' AND s.sql NOT LIKE '%VIRTUAL%' \
         WHERE c.data_type = 'features' ORDER BY c.table_name",
    )?;
    let rows = query.query_map([], |row| Ok(Listed { table: row.get(0)?, column: row.get(1)?, srs: row.get(2)? }))?;
    rows.take(limits::LAYERS + 1).collect()
}

fn crs(file: &str, connection: &Connection, srs: i64) -> Result<Option<Crs>, FormatError> {
    // -1 and 0 are the standard's “undefined” systems.
    if srs <= 0 {
        return Ok(None);
    }
    let found: rusqlite::Result<(String, i64, String)> = connection.query_row(
        "SELECT organization, organization_coordsys_id, definition FROM gpkg_spatial_ref_sys WHERE srs_id = ?1",
        [srs],
        |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
    );
    let Ok((organization, code, definition)) = found else { return Ok(None) };
    let by_code =
        || u32::try_from(code).ok().filter(|_| organization.eq_ignore_ascii_case("EPSG")).and_then(Crs::from_epsg);
    by_code()
        .or_else(|| Crs::from_wkt(&definition))
        .map(Some)
        .ok_or_else(|| FormatError::crs_unsupported(file, &format!("{organization}:{code}")))
}

fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

fn features(connection: &Connection, listed: &Listed) -> rusqlite::Result<(Vec<Feature>, usize)> {
    let mut query = connection.prepare(&format!("SELECT * FROM {} ORDER BY rowid", quoted(&listed.table)))?;
    let types = declared_types(connection, &listed.table)?;
    let names: Vec<String> = query.column_names().map(str::to_owned).collect();
    let mut rows = query.query([])?;
    let mut features = Vec::new();
    let mut vertices = 0;
    while let Some(row) = rows.next()? {
        let mut geometry = Err("没有图形 / no geometry".to_owned());
        let mut attributes = Vec::new();
        for (index, name) in names.iter().enumerate() {
            let value = row.get_ref(index)?;
            if *name == listed.column {
                if let ValueRef::Blob(blob) = value {
                    geometry = wkb::geopackage(blob).map(|(geometry, count)| {
                        vertices += count;
                        geometry
                    });
                }
            } else {
                attributes.push((name.clone(), cell(value, types.get(name).map_or("", String::as_str))));
            }
        }
        let number = u32::try_from(features.len() + 1).unwrap_or(u32::MAX);
        features.push(Feature { number, geometry, attributes });
        if features.len() > limits::FEATURES || vertices > limits::VERTICES {
            break;
        }
    }
    Ok((features, vertices))
}

fn declared_types(connection: &Connection, table: &str) -> rusqlite::Result<BTreeMap<String, String>> {
    let mut query = connection.prepare(&format!("PRAGMA table_info({})", quoted(table)))?;
    let rows = query.query_map([], |row| Ok((row.get(1)?, row.get::<_, String>(2)?.to_uppercase())))?;
    rows.collect()
}

fn cell(value: ValueRef<'_>, declared: &str) -> Cell {
    match value {
        ValueRef::Null | ValueRef::Blob(_) => Cell::Empty,
        ValueRef::Integer(i) if declared == "BOOLEAN" => Cell::Bool(i != 0),
        ValueRef::Integer(i) => Cell::Number {
            literal: i.to_string(),
            #[expect(clippy::cast_precision_loss, reason = "the literal keeps every digit")]
            value: i as f64,
        },
        ValueRef::Real(f) => Cell::number(f),
        ValueRef::Text(bytes) => {
            let text = String::from_utf8_lossy(bytes).into_owned();
            match text.get(..10).and_then(|day| day.parse::<Date>().ok()) {
                Some(date) if declared.starts_with("DATE") => Cell::Date(date),
                _ if text.is_empty() => Cell::Empty,
                _ => Cell::Text(text),
            }
        }
    }
}
