//! One fuzz target for each importer: files built from their parts (cells, rings, records, tables), each part sane or not, so that
//! they get past the outermost checks. Ten seconds in all, or `SANQIAN_FUZZ_SECONDS`; a failure prints the smallest file found.
//!
//! By proptest, which shrinks and needs no second toolchain; bolero pins a version of a library that ours excludes (decision 0033).

use std::time::{Duration, Instant};

use formats::InputFile;
use proptest::prelude::*;
use proptest::strategy::Strategy;
use proptest::test_runner::{Config, TestCaseError, TestRunner};

use crate::hand::{geopackage, shapefile, xlsx};

const TARGETS: u32 = 6;

/// Runs cases until the target's share of the time is over.
fn fuzz<S: Strategy>(strategy: S, files: impl Fn(S::Value) -> Vec<InputFile>) {
    let seconds = std::env::var("SANQIAN_FUZZ_SECONDS").ok().and_then(|s| s.parse::<f64>().ok()).unwrap_or(10.0);
    let (begun, share) = (Instant::now(), Duration::from_secs_f64(seconds / f64::from(TARGETS)));
    let mut executions = 0;
    while executions == 0 || begun.elapsed() < share {
        let mut runner = TestRunner::new(Config { cases: 64, failure_persistence: None, ..Config::default() });
        let outcome = runner.run(&strategy, |value| look(files(value)));
        outcome.unwrap_or_else(|failure| panic!("after {executions} executions: {failure}"));
        executions += 64;
    }
    eprintln!("{executions} executions");
}

/// Reads the files: an end, soon, with everything accounted for and every coordinate a number.
fn look(files: Vec<InputFile>) -> Result<(), TestCaseError> {
    let begun = Instant::now();
    let (documents, errors) = formats::read(files);
    prop_assert!(documents.len() + errors.len() >= 1);
    prop_assert!(begun.elapsed() < Duration::from_secs(5), "took {:?}", begun.elapsed());
    for feature in documents.iter().flat_map(formats::Document::layers).flat_map(|layer| &layer.features) {
        if let Ok(geometry) = &feature.geometry {
            use geo_types::Geometry;
            let finite = |line: &geo_types::LineString<f64>| line.0.iter().all(|c| c.x.is_finite() && c.y.is_finite());
            let sane = match geometry {
                Geometry::Polygon(p) => finite(p.exterior()) && p.interiors().iter().all(finite),
                Geometry::MultiPolygon(all) => {
                    all.iter().all(|p| finite(p.exterior()) && p.interiors().iter().all(finite))
                }
                Geometry::LineString(line) => finite(line),
                Geometry::MultiLineString(all) => all.iter().all(finite),
                Geometry::Point(p) => p.x().is_finite() && p.y().is_finite(),
                _ => true,
            };
            prop_assert!(sane, "{geometry:?}");
        }
    }
    for row in documents.iter().flat_map(formats::Document::tables).flat_map(|table| &table.rows) {
        prop_assert!(row.number > 0 && row.cells.len() <= formats::limits::COLUMNS);
    }
    Ok(())
}

fn odd_text() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        "[a-z0-9]{1,8}",
        "[\\x20-\\x7e]{0,12}",
        Just("&lt;&#0;&#x10FFFF;&amp;".to_owned()),
        Just("<".to_owned()),
        Just("1e309".to_owned()),
        Just("-0".to_owned()),
        Just("匡堰,\"镇\"\r\n".to_owned()),
        Just("9".repeat(400)),
    ]
}

fn odd_number() -> impl Strategy<Value = f64> {
    prop_oneof![any::<f64>(), -180.0..180.0, Just(f64::NAN), Just(f64::INFINITY), Just(1e308), Just(0.0)]
}

fn odd_count() -> impl Strategy<Value = i32> {
    prop_oneof![0..5, any::<i32>(), Just(i32::MAX), Just(-1), Just(0x0FFF_FFFF)]
}

#[test]
fn workbooks() {
    let reference = prop_oneof![
        "[A-C][1-9]".boxed(),
        Just("XFD1048576".to_owned()).boxed(),
        Just("XFE1".to_owned()).boxed(),
        Just("A0".to_owned()).boxed(),
        Just("AAAAAAAAAA99999999999".to_owned()).boxed(),
        odd_text().boxed(),
    ];
    let kind = prop::sample::select(vec!["s", "n", "b", "e", "str", "inlineStr", "d", "", "?"]);
    let cell = (reference, kind, odd_text(), odd_text(), 0..5_u8, -2..9_i32).prop_map(
        |(at, kind, value, formula, shape, style)| match shape {
            0 => format!(r#"<c r="{at}" t="{kind}" s="{style}"><v>{value}</v></c>"#),
            1 => format!(
                r#"<c r="{at}" t="{kind}"><f t="shared" si="{style}" ref="{at}:{at}">{formula}</f><v>{value}</v></c>"#
            ),
            2 => format!(r#"<c t="inlineStr"><is><r><t>{value}</t></r><rPh/></is></c>"#),
            3 => format!(r#"<c r="{at}"><f t="array" ref="{formula}"/></c>"#),
            _ => format!("<c r='{at}' t='{kind}'><v>{value}"),
        },
    );
    let row = (odd_count(), prop::collection::vec(cell, 0..5))
        .prop_map(|(n, cells)| format!(r#"<row r="{n}">{}</row>"#, cells.concat()));
    let shared =
        (odd_count(), odd_count(), prop::collection::vec(odd_text(), 0..4)).prop_map(|(count, unique, texts)| {
            let strings: String =
                texts.iter().map(|text| format!("<si><t xml:space=\"preserve\">{text}</t></si>")).collect();
            format!(r#"<sst count="{count}" uniqueCount="{unique}">{strings}</sst>"#)
        });
    fuzz((prop::collection::vec(row, 0..5), shared), |(rows, shared)| {
        vec![InputFile::new("a.xlsx", xlsx(&rows.concat(), &shared))]
    });
}

#[test]
fn separated_text() {
    let separator = prop::sample::select(vec![",", ";", "\t", "，"]);
    let end = prop::sample::select(vec!["\n", "\r\n", "\r", "\n\n"]);
    let quoted = (odd_text(), 0..4_u8).prop_map(|(text, how)| match how {
        0 => text,
        1 => format!("\"{}\"", text.replace('"', "\"\"")),
        2 => format!("\"{text}"),
        _ => format!("{text}\"\""),
    });
    let lines = prop::collection::vec((prop::collection::vec(quoted, 0..6), end), 0..8);
    let encoding = 0..4_u8;
    fuzz((lines, separator, encoding), |(lines, separator, encoding)| {
        let text: String = lines.iter().map(|(fields, end)| format!("{}{end}", fields.join(separator))).collect();
        let bytes = match encoding {
            0 => text.into_bytes(),
            1 => ["\u{feff}".as_bytes(), text.as_bytes()].concat(),
            2 => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
            _ => encoding_rs::GB18030.encode(&text).0.into_owned(),
        };
        vec![InputFile::new("a.csv", bytes)]
    });
}

#[test]
fn geojson() {
    let leaf = prop_oneof![
        odd_number().prop_map(|n| if n.is_finite() { format!("{n}") } else { "1e400".to_owned() }),
        Just("null".to_owned()),
        Just("\"1\"".to_owned()),
    ];
    let coordinates = leaf.prop_recursive(5, 60, 6, |inner| {
        prop::collection::vec(inner, 0..6).prop_map(|items| format!("[{}]", items.join(",")))
    });
    let kinds = vec![
        "Point",
        "MultiPoint",
        "LineString",
        "MultiLineString",
        "Polygon",
        "MultiPolygon",
        "GeometryCollection",
        "Other",
    ];
    let feature = (prop::sample::select(kinds), coordinates, odd_text()).prop_map(|(kind, coordinates, text)| {
        let text = serde_json_text(&text);
        format!(r#"{{"type":"Feature","properties":{{"a":{text},"b":[{text}]}},"geometry":{{"type":"{kind}","coordinates":{coordinates}}}}}"#)
    });
    let crs = prop::sample::select(vec![
        "",
        r#","crs":{"type":"name","properties":{"name":"EPSG:4549"}}"#,
        r#","crs":7"#,
        r#","crs":null"#,
    ]);
    fuzz((prop::collection::vec(feature, 0..4), crs), |(features, crs)| {
        let text = format!(r#"{{"type":"FeatureCollection","features":[{}]{crs}}}"#, features.join(","));
        vec![InputFile::new("a.geojson", text.into_bytes())]
    });
}

/// A text as JSON, without a library for it.
fn serde_json_text(text: &str) -> String {
    let escaped: String = text
        .chars()
        .flat_map(|c| {
            if c < ' ' || c == '"' || c == '\\' { format!("\\u{:04x}", u32::from(c)) } else { c.to_string() }
                .chars()
                .collect::<Vec<_>>()
        })
        .collect();
    format!("\"{escaped}\"")
}

#[test]
fn shapefiles() {
    // Where the counts, kinds and offsets of the good file stand: file, place, big-endian.
    let fields: Vec<(usize, usize, bool)> = vec![
        (0, 24, true),
        (0, 32, false),
        (0, 100, true),
        (0, 104, true),
        (0, 108, false),
        (0, 144, false),
        (0, 148, false),
        (0, 152, false),
        (0, 156, false),
        (1, 24, true),
        (1, 100, true),
        (1, 104, true),
        (2, 4, false),
        (2, 8, false),
        (2, 10, false),
        (2, 43, false),
        (2, 48, false),
        (2, 80, false),
    ];
    let edit = (prop::sample::select(fields), odd_count());
    let point = (0..16_usize, odd_number());
    let cut = (0..3_usize, any::<prop::sample::Index>(), prop::bool::weighted(0.2));
    fuzz(
        (prop::collection::vec(edit, 0..4), prop::collection::vec(point, 0..3), cut),
        |(edits, points, (file, at, cut))| {
            let mut files = shapefile("名x");
            for ((file, place, big), value) in edits {
                let bytes = if big { value.to_be_bytes() } else { value.to_le_bytes() };
                if let Some(slot) = files[file].bytes.get_mut(place..place + 4) {
                    slot.copy_from_slice(&bytes);
                }
            }
            for (n, value) in points {
                if let Some(slot) = files[0].bytes.get_mut(160 + 8 * n..168 + 8 * n) {
                    slot.copy_from_slice(&value.to_le_bytes());
                }
            }
            if cut {
                let keep = at.index(files[file].bytes.len());
                files[file].bytes.truncate(keep);
            }
            files
        },
    );
}

/// Well-known binary of some geometry, its counts and numbers sane or not.
fn wkb() -> impl Strategy<Value = Vec<u8>> {
    let point = (odd_number(), odd_number()).prop_map(|(x, y)| [x.to_le_bytes(), y.to_le_bytes()].concat()).boxed();
    let line = (prop::option::of(odd_count()), prop::collection::vec(point.clone(), 0..6))
        .prop_map(|(count, points)| {
            let count = count.unwrap_or(i32::try_from(points.len()).unwrap());
            [count.to_le_bytes().to_vec(), points.concat()].concat()
        })
        .boxed();
    let body = prop_oneof![
        point.prop_map(|bytes| (1_u32, bytes)),
        line.clone().prop_map(|bytes| (2, bytes)),
        (prop::option::of(odd_count()), prop::collection::vec(line, 0..4)).prop_map(|(count, rings)| {
            let count = count.unwrap_or(i32::try_from(rings.len()).unwrap());
            (3, [count.to_le_bytes().to_vec(), rings.concat()].concat())
        }),
    ];
    let leaf = (body, prop_oneof![Just(0_u32), Just(1_000), Just(2_000), Just(3_000), Just(0x8000_0000), any::<u32>()]);
    let leaf = leaf
        .prop_map(|((kind, bytes), plus)| [vec![1], kind.wrapping_add(plus).to_le_bytes().to_vec(), bytes].concat());
    leaf.prop_recursive(3, 12, 4, |inner| {
        (4..8_u32, prop::option::of(odd_count()), prop::collection::vec(inner, 0..4)).prop_map(
            |(kind, count, members)| {
                let count = count.unwrap_or(i32::try_from(members.len()).unwrap());
                [vec![1], kind.to_le_bytes().to_vec(), count.to_le_bytes().to_vec(), members.concat()].concat()
            },
        )
    })
}

#[test]
fn geopackages() {
    let flags = prop_oneof![Just(1_u8), any::<u8>()];
    let value = prop::sample::select(vec![
        "NULL",
        "x'00'",
        "'2020-13-45'",
        "9223372036854775807",
        "1e999",
        "zeroblob(100000)",
        "'甲'",
    ]);
    let schema = prop::sample::select(vec![
        "",
        "UPDATE gpkg_contents SET table_name = 'sqlite_schema'",
        "UPDATE gpkg_geometry_columns SET column_name = '日期'",
        "UPDATE gpkg_spatial_ref_sys SET definition = 'PROJCS[' || hex(zeroblob(2000)), organization = 'X'",
        "UPDATE gpkg_contents SET srs_id = NULL",
        "ALTER TABLE 点 ADD COLUMN v AS (length(geom) * 2)",
        "CREATE TRIGGER t AFTER INSERT ON 点 BEGIN DELETE FROM gpkg_contents; END",
        "INSERT INTO gpkg_contents SELECT * FROM gpkg_contents",
        "DROP TABLE gpkg_spatial_ref_sys",
        "ALTER TABLE 点 RENAME COLUMN geom TO \"a\"\"b\"",
    ]);
    let damage = prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..3);
    fuzz((flags, wkb(), value, schema, damage), |(flags, wkb, value, schema, damage)| {
        let header = [b"GP\0".to_vec(), vec![flags], 4549_i32.to_le_bytes().to_vec(), wkb].concat();
        let hex: String = header.iter().map(|byte| format!("{byte:02x}")).collect();
        let mut bytes = geopackage(&format!("INSERT INTO 点 VALUES (2, x'{hex}', '乙', {value}); {schema}"));
        for (at, value) in damage {
            let at = at.index(bytes.len());
            bytes[at] = value;
        }
        vec![InputFile::new("a.gpkg", bytes)]
    });
}

#[test]
fn old_workbooks() {
    // Sectors of an OLE container: a header with its counts sane or not, then sectors of records.
    let header = prop::collection::vec(odd_count(), 19);
    let record = (
        prop::sample::select(vec![0x0809_u16, 0x0085, 0x00FC, 0x00FD, 0x0203, 0x0006, 0x00BD, 0x003C, 0x000A, 0x0042]),
        prop::collection::vec(any::<u8>(), 0..40),
        prop::option::of(any::<u16>()),
    );
    let records = prop::collection::vec(record, 0..20);
    fuzz((header, records, prop::collection::vec(odd_count(), 0..64)), |(header, records, chain)| {
        let mut bytes = vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
        bytes.resize(24, 0);
        bytes.extend([0x3E, 0, 3, 0, 0xFE, 0xFF, 9, 0, 6, 0]);
        bytes.resize(44, 0);
        bytes.extend(header.iter().flat_map(|n| n.to_le_bytes()));
        bytes.resize(512, 0xFF);
        bytes.extend(chain.iter().flat_map(|n| n.to_le_bytes()));
        bytes.resize(1_024, 0xFF);
        for name in ["Root Entry", "Workbook"] {
            let mut entry: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
            entry.resize(64, 0);
            entry.extend(u16::try_from(name.len() * 2 + 2).unwrap().to_le_bytes());
            entry.push(if name == "Workbook" { 2 } else { 5 });
            entry.resize(116, 0xFF);
            entry.extend(chain.first().copied().unwrap_or(2).to_le_bytes());
            entry.extend(chain.get(1).copied().unwrap_or(4_096).to_le_bytes());
            entry.resize(128, 0);
            bytes.extend(entry);
        }
        bytes.resize(1_536, 0);
        for (kind, body, length) in records {
            bytes.extend(kind.to_le_bytes());
            bytes.extend(length.unwrap_or(u16::try_from(body.len()).unwrap()).to_le_bytes());
            bytes.extend(body);
        }
        vec![InputFile::new("a.xls", bytes)]
    });
}
