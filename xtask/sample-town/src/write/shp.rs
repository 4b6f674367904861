//! Shapefiles with Chinese field names in GBK, as survey software of the last twenty years writes them.

use std::io::Cursor;
use std::path::Path;

use dbase::encoding::EncodingRs;
use dbase::{Date, FieldName, FieldValue, Record, TableWriter, TableWriterBuilder};
use shapefile::{Polygon, PolygonRing, ShapeWriter};

use super::projected;
use crate::SampleError;
use crate::draw::round;
use crate::parcels::{Usage, VILLAGES};
use crate::shape::Point;
use crate::town::Town;

/// CGCS2000 / 3-degree Gauss-Kruger CM 120E, in the dialect of the .prj file.
const PRJ: &str = concat!(
    r#"PROJCS["CGCS2000_3_Degree_GK_CM_120E",GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000","#,
    r#"SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],"#,
    r#"PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],"#,
    r#"PARAMETER["Central_Meridian",120.0],PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]"#
);

/// A field: its name on disk and what it holds.
enum Field {
    Text(&'static str, u8),
    Number(&'static str, u8, u8),
    Day(&'static str),
}

/// Writes the parcels.
pub(crate) fn parcels(folder: &Path, town: &Town) -> Result<(), SampleError> {
    let fields = [
        Field::Text("宗地代码", 19),
        Field::Text("用途", 20),
        Field::Text("权属", 20),
        Field::Number("图上面积", 14, 2),
        Field::Text("所属村", 20),
    ];
    let rows = town.parcels.iter().map(|parcel| {
        let right = if parcel.usage == Usage::Farm { "集体农用地" } else { parcel.right.text() };
        let values = vec![
            text(&parcel.code),
            text(parcel.usage.text()),
            text(right),
            FieldValue::Numeric(Some(round(parcel.area(), 2))),
            text(VILLAGES[parcel.village].0),
        ];
        (parcel.ring.as_slice(), values)
    });
    write(folder, "宗地", &fields, rows)?;
    std::fs::write(folder.join("宗地.cpg"), "GBK")?;
    Ok(())
}

/// Writes the buildings; their .cpg is missing, only the language byte of the table tells the encoding.
pub(crate) fn buildings(folder: &Path, town: &Town) -> Result<(), SampleError> {
    let fields = [
        Field::Text("房屋编码", 28),
        Field::Text("宗地代码", 19),
        Field::Number("层数", 4, 0),
        Field::Text("用途", 20),
        Field::Text("结构", 20),
        Field::Day("调查日期"),
    ];
    let rows = town.buildings.iter().map(|building| {
        let values = vec![
            text(&building.code),
            text(&town.parcels[building.parcel].code),
            FieldValue::Numeric(Some(building.floors as f64)),
            text(building.usage),
            text(building.structure),
            FieldValue::Date(day(&building.surveyed)),
        ];
        (building.ring.as_slice(), values)
    });
    write(folder, "建筑物", &fields, rows)
}

fn text(value: &str) -> FieldValue {
    FieldValue::Character(Some(value.to_owned()))
}

fn day(iso: &str) -> Option<Date> {
    let mut parts = iso.split('-').map(str::parse::<u32>);
    match (parts.next(), parts.next(), parts.next()) {
        (Some(Ok(year)), Some(Ok(month)), Some(Ok(day))) => Date::new(day, month, year).ok(),
        _ => None,
    }
}

fn write<'a>(
    folder: &Path,
    name: &str,
    fields: &[Field],
    rows: impl Iterator<Item = (&'a [Point], Vec<FieldValue>)>,
) -> Result<(), SampleError> {
    let mut outlines = vec![];
    let mut table = Cursor::new(vec![]);
    {
        let mut writer = table_writer(fields, &mut table)?;
        for (ring, values) in rows {
            let mut record = Record::default();
            for (nth, value) in values.into_iter().enumerate() {
                record.insert(stand_in(nth), value);
            }
            writer.write_record(&record)?;
            outlines.push(outline(ring));
        }
        writer.finalize()?;
    }
    let mut bytes = table.into_inner();
    patch_header(&mut bytes, fields);
    std::fs::write(folder.join(format!("{name}.dbf")), bytes)?;
    let (mut shp, mut shx) = (Cursor::new(vec![]), Cursor::new(vec![]));
    {
        let mut writer = ShapeWriter::with_shx(&mut shp, &mut shx);
        for outline in &outlines {
            writer.write_shape(outline)?;
        }
        writer.finalize()?;
    }
    std::fs::write(folder.join(format!("{name}.shp")), shp.into_inner())?;
    std::fs::write(folder.join(format!("{name}.shx")), shx.into_inner())?;
    std::fs::write(folder.join(format!("{name}.prj")), PRJ)?;
    Ok(())
}

fn outline(ring: &[Point]) -> Polygon {
    let mut points: Vec<shapefile::Point> =
        ring.iter().map(|&p| projected(p)).map(|p| shapefile::Point::new(p.x, p.y)).collect();
    points.extend(points.first().copied());
    // shapefiles run clockwise
    points.reverse();
    Polygon::new(PolygonRing::Outer(points))
}

fn stand_in(nth: usize) -> String {
    format!("F{nth}")
}

/// The writer counts a field name's bytes in UTF-8, where four Chinese characters are too long: it gets stand-ins, patched afterwards.
fn table_writer<'a>(
    fields: &[Field],
    into: &'a mut Cursor<Vec<u8>>,
) -> Result<TableWriter<&'a mut Cursor<Vec<u8>>>, SampleError> {
    let mut builder = TableWriterBuilder::with_encoding(EncodingRs::from(encoding_rs::GBK));
    for (nth, field) in fields.iter().enumerate() {
        let name = FieldName::try_from(stand_in(nth).as_str()).map_err(SampleError::FieldName)?;
        builder = match field {
            Field::Text(_, wide) => builder.add_character_field(name, *wide),
            Field::Number(_, wide, decimals) => builder.add_numeric_field(name, *wide, *decimals),
            Field::Day(_) => builder.add_date_field(name),
        };
    }
    Ok(builder.build_with_dest(into))
}

fn patch_header(bytes: &mut [u8], fields: &[Field]) {
    // last update 2023-06-30, so that the bytes do not depend on the clock; language byte of code page 936
    if let Some(date) = bytes.get_mut(1..4) {
        date.copy_from_slice(&[123, 6, 30]);
    }
    if let Some(language) = bytes.get_mut(29) {
        *language = 0x4D;
    }
    for (nth, field) in fields.iter().enumerate() {
        let (Field::Text(name, _) | Field::Number(name, ..) | Field::Day(name)) = field;
        let (encoded, ..) = encoding_rs::GBK.encode(name);
        if let Some(place) = bytes.get_mut(32 + nth * 32..32 + nth * 32 + 11) {
            place.fill(0);
            for (to, from) in place.iter_mut().take(10).zip(encoded.iter()) {
                *to = *from;
            }
        }
    }
}
