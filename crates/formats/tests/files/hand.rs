//! Files made by hand, good and hostile.

use std::io::Write;

use formats::{FormatError, InputFile};
use zip::write::SimpleFileOptions;

pub(crate) fn zipped(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A minimal workbook with the given sheet data and shared strings.
pub(crate) fn xlsx(sheet_data: &str, shared: &str) -> Vec<u8> {
    const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
    let rels = format!(
        r#"<Relationships xmlns="{PACKAGE}"><Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
    );
    let book = format!(
        r#"<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>"#
    );
    let book_rels = format!(
        r#"<Relationships xmlns="{PACKAGE}"><Relationship Id="rId1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#
    );
    let sheet = format!(r#"<worksheet xmlns="{MAIN}"><sheetData>{sheet_data}</sheetData></worksheet>"#);
    zipped(&[
        ("_rels/.rels", &rels),
        ("xl/workbook.xml", &book),
        ("xl/_rels/workbook.xml.rels", &book_rels),
        ("xl/worksheets/sheet1.xml", &sheet),
        ("xl/sharedStrings.xml", shared),
    ])
}

pub(crate) const PRJ: &str = r#"PROJCS["CGCS2000_3_Degree_GK_CM_120E",GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",120.0],PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]"#;

/// A shapefile of one square with a hole; attributes `NAME` (UTF-8 bytes as given) and `AREA`.
pub(crate) fn shapefile(name: &str) -> Vec<InputFile> {
    use shapefile::dbase::{FieldName, FieldValue, Record, TableWriterBuilder};
    use shapefile::{Point, Polygon, PolygonRing, ShapeWriter};
    let mut shp = std::io::Cursor::new(Vec::new());
    let mut shx = std::io::Cursor::new(Vec::new());
    let ring = |from: f64, to: f64| {
        [(from, from), (from, to), (to, to), (to, from), (from, from)]
            .map(|(x, y)| Point::new(620_000.0 + x, 3_340_000.0 + y))
            .to_vec()
    };
    {
        let mut writer = ShapeWriter::with_shx(&mut shp, &mut shx);
        writer
            .write_shape(&Polygon::with_rings(vec![
                PolygonRing::Outer(ring(0.0, 10.0)),
                PolygonRing::Inner(ring(2.0, 4.0)),
            ]))
            .unwrap();
        writer.finalize().unwrap();
    }
    let mut dbf = std::io::Cursor::new(Vec::new());
    {
        let mut writer = TableWriterBuilder::new()
            .add_character_field(FieldName::try_from("NAME").unwrap(), 20)
            .add_numeric_field(FieldName::try_from("AREA").unwrap(), 10, 2)
            .build_with_dest(&mut dbf);
        let mut record = Record::default();
        record.insert("NAME".to_owned(), FieldValue::Character(Some(name.to_owned())));
        record.insert("AREA".to_owned(), FieldValue::Numeric(Some(96.5)));
        writer.write_record(&record).unwrap();
        writer.finalize().unwrap();
    }
    vec![
        InputFile::new("a.shp", shp.into_inner()),
        InputFile::new("a.shx", shx.into_inner()),
        InputFile::new("a.dbf", dbf.into_inner()),
        InputFile::new("a.prj", PRJ.as_bytes().to_vec()),
    ]
}

/// A GeoPackage with one point layer; `sql` runs after it.
pub(crate) fn geopackage(sql: &str) -> Vec<u8> {
    let mut connection = rusqlite::Connection::open_in_memory().unwrap();
    connection
        .execute_batch(
            "CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT, srs_id INTEGER, organization TEXT, organization_coordsys_id INTEGER, definition TEXT);
             INSERT INTO gpkg_spatial_ref_sys VALUES ('CGCS2000', 4549, 'EPSG', 4549, '');
             CREATE TABLE gpkg_contents (table_name TEXT, data_type TEXT, srs_id INTEGER);
             CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT, srs_id INTEGER);
             CREATE TABLE 点 (fid INTEGER PRIMARY KEY, geom BLOB, 名称 TEXT, 日期 DATE);
             INSERT INTO gpkg_contents VALUES ('点', 'features', 4549);
             INSERT INTO gpkg_geometry_columns VALUES ('点', 'geom', 4549);",
        )
        .unwrap();
    let mut blob = b"GP\x00\x01".to_vec();
    blob.extend(4549_i32.to_le_bytes());
    blob.push(1);
    blob.extend(1_u32.to_le_bytes());
    blob.extend(620_000.0_f64.to_le_bytes());
    blob.extend(3_340_000.0_f64.to_le_bytes());
    connection.execute("INSERT INTO 点 VALUES (1, ?1, '甲', '2020-05-06')", [&blob]).unwrap();
    connection.execute_batch(sql).unwrap();
    connection.serialize("main").unwrap().to_vec()
}

/// The one error of one file.
pub(crate) fn error(name: &str, bytes: Vec<u8>) -> FormatError {
    errors(vec![InputFile::new(name, bytes)])
}

/// The one error of some files.
pub(crate) fn errors(files: Vec<InputFile>) -> FormatError {
    let (documents, errors) = formats::read(files);
    assert_eq!((documents.len(), errors.len()), (0, 1), "{errors:?}");
    errors.into_iter().next().unwrap()
}
