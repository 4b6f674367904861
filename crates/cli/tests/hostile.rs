//! Files that bring down the crates that read them (RELIABILITY.md 0.5, 0.6), through the real command: a clear error that names the
//! file, nothing lost; and what the reading child may not do.

#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout, reason = "a test fails by panicking")]

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use sanqian::{FileReader, ImportRequest, Office, Progress, ReaderLimits, Town};
use serde_json::Value;

const BINARY: &str = env!("CARGO_BIN_EXE_sanqian");

fn import(folder: &Path, data: &Path) -> (Option<i32>, Value) {
    let output = Command::new(BINARY)
        .args(["import", "--json", "--as-of", "2023-06-30", "--data"])
        .args([data, folder])
        .output()
        .unwrap();
    (output.status.code(), serde_json::from_slice(&output.stdout).unwrap_or(Value::Null))
}

/// Imports a folder with a good file and these, and expects a refusal that names the file; then that the good one alone passes.
fn check(files: &[(&str, Vec<u8>)], code: &str) {
    let folder = tempfile::tempdir().unwrap();
    let (input, data) = (folder.path().join("input"), folder.path().join("data"));
    fs::create_dir(&input).unwrap();
    fs::write(input.join("水系.geojson"), WATER).unwrap();
    assert_eq!(import(&input, &data).0, Some(0), "the good file");
    for (name, bytes) in files {
        fs::write(input.join(name), bytes).unwrap();
    }
    let (status, answer) = import(&input, &data);
    assert_eq!(status, Some(3), "{}: {answer}", files[0].0);
    let problems = answer["error"]["problems"].as_array().unwrap();
    let named = problems.iter().find(|p| p["code"] == code && p["place"]["file"] == files[0].0);
    let problem = named.unwrap_or_else(|| panic!("no `{code}` for {} in {problems:#?}", files[0].0));
    assert!(!problem["hint"].as_str().unwrap().is_empty());
    for (name, _) in files {
        fs::remove_file(input.join(name)).unwrap();
    }
    let (status, answer) = import(&input, &data);
    assert_eq!((status, &answer["already_in_ledger"]), (Some(0), &Value::Bool(true)), "the ledger is as it was");
}

const WATER: &str = r#"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"名称":"匡堰河","宽度":20},"geometry":{"type":"LineString","coordinates":[[121.30,30.15],[121.31,30.16]]}}]}"#;

fn xlsx(sheet_data: &str, shared: &str) -> Vec<u8> {
    const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
    let relation = |kind: &str, target: &str| {
        format!(
            r#"<Relationships xmlns="{PACKAGE}"><Relationship Id="rId1" Type="{OFFICE}/{kind}" Target="{target}"/></Relationships>"#
        )
    };
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in [
        ("_rels/.rels", relation("officeDocument", "xl/workbook.xml")),
        (
            "xl/workbook.xml",
            format!(
                r#"<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>"#
            ),
        ),
        ("xl/_rels/workbook.xml.rels", relation("worksheet", "worksheets/sheet1.xml")),
        (
            "xl/worksheets/sheet1.xml",
            format!(r#"<worksheet xmlns="{MAIN}"><sheetData>{sheet_data}</sheetData></worksheet>"#),
        ),
        ("xl/sharedStrings.xml", shared.to_owned()),
    ] {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn calamine_two_cells_at_the_corners_of_a_sheet_ask_for_half_a_terabyte() {
    let cells = r#"<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>"#;
    check(&[("坏.xlsx", xlsx(cells, "<sst/>"))], "file.too_large");
}

#[test]
fn calamine_a_count_of_shared_strings_asks_for_a_hundred_gigabytes() {
    let shared = r#"<sst count="1" uniqueCount="4294967295"><si><t>a</t></si></sst>"#;
    check(&[("坏.xlsx", xlsx("", shared))], "file.unreadable");
}

#[test]
fn calamine_a_workbook_inflates_to_a_gigabyte() {
    check(&[("坏.xlsx", xlsx(&" ".repeat(400 << 20), "<sst/>"))], "file.too_large");
}

#[test]
fn csv_a_quote_is_never_closed() {
    let mut text = "名称,数\n\"".as_bytes().to_vec();
    text.resize(64 << 20, b'x');
    check(&[("坏.csv", text)], "file.too_large");
}

#[test]
fn geojson_a_ring_of_positions_of_one_number_panics() {
    let ring = r#"{"type":"Polygon","coordinates":[[[1,0],[1,0,1],[1],[0,0]]]}"#;
    check(&[("坏.geojson", ring.into())], "file.type");
    let feature = format!(
        r#"{{"type":"FeatureCollection","features":[{{"type":"Feature","properties":{{"名称":"坏"}},"geometry":{ring}}}]}}"#
    );
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("水系.geojson"), feature).unwrap();
    let (status, answer) = import(folder.path(), &folder.path().join("data"));
    assert_eq!(status, Some(3), "{answer}");
}

#[test]
fn json_nested_without_end_runs_over_the_stack() {
    check(&[("坏.geojson", "[".repeat(50 << 20).into())], "file.unreadable");
}

#[test]
fn shapefile_180_bytes_ask_for_three_gigabytes() {
    let header = |words: u32| {
        let mut bytes = vec![0, 0, 0x27, 0x0A];
        bytes.resize(24, 0);
        bytes.extend(words.to_be_bytes());
        bytes.extend(1_000_u32.to_le_bytes());
        bytes.extend(5_u32.to_le_bytes());
        bytes.resize(100, 0);
        bytes
    };
    let mut shp = header(90);
    shp.extend(1_u32.to_be_bytes());
    shp.extend(36_u32.to_be_bytes());
    shp.extend(5_u32.to_le_bytes());
    shp.extend([0; 32]);
    shp.extend(1_u32.to_le_bytes());
    shp.extend(198_180_864_u32.to_le_bytes());
    shp.resize(180, 0);
    let mut shx = header(54);
    shx.extend(50_u32.to_be_bytes());
    shx.extend(36_u32.to_be_bytes());
    // One record, one field NAME of one character.
    let mut dbf = vec![3, 123, 1, 1];
    dbf.extend(1_u32.to_le_bytes());
    dbf.extend(65_u16.to_le_bytes());
    dbf.extend(2_u16.to_le_bytes());
    dbf.resize(32, 0);
    dbf.extend(b"NAME\0\0\0\0\0\0\0C\0\0\0\0\x01");
    dbf.resize(64, 0);
    dbf.extend(b"\x0D a");
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in [("坏.shp", shp), ("坏.shx", shx), ("坏.dbf", dbf)] {
        fs::write(folder.path().join(name), bytes).unwrap();
    }
    let (status, answer) = import(folder.path(), &folder.path().join("data"));
    assert_eq!(status, Some(3), "{answer}");
    assert!(answer.to_string().contains("坏.shp"), "{answer}");
}

#[test]
fn geo_a_coordinate_that_is_no_number_or_beyond_the_earth_does_not_reach_geometry() {
    for coordinate in ["1e308", "1e999", "-1e308"] {
        let text = WATER.replace("121.30", coordinate);
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("水系.geojson"), text).unwrap();
        let (status, answer) = import(folder.path(), &folder.path().join("data"));
        assert_eq!(status, Some(3), "{coordinate}: {answer}");
    }
}

/// An office whose reader is a child under the given limits.
fn imported(files: &[(&str, &str)], reader: FileReader) -> Result<usize, Vec<model::Problem>> {
    let folder = tempfile::tempdir().unwrap();
    let input = folder.path().join("input");
    fs::create_dir(&input).unwrap();
    for (name, text) in files {
        fs::write(input.join(name), text).unwrap();
    }
    let mut office = Office::open_or_found(&folder.path().join("data"), Town::sample()).unwrap();
    office.read_files_by(reader);
    let request = ImportRequest {
        folder: &input,
        as_of: jiff::civil::date(2023, 6, 30),
        exclude_bad: false,
        dry_run: false,
        actor: "test".to_owned(),
        at_us: 0,
    };
    match office.import(&request, &mut Progress::silent()) {
        Ok(imported) => Ok(imported.facts),
        Err(sanqian::Failure::Input(problems)) => Err(problems),
        Err(other) => panic!("{other}"),
    }
}

fn reader(program: &str, limits: Option<ReaderLimits>) -> FileReader {
    FileReader::Apart { program: program.into(), arguments: vec!["read-file".to_owned()], limits }
}

#[test]
fn a_reader_that_takes_too_much_ends_alone_and_its_file_is_named() {
    assert_eq!(imported(&[("水系.geojson", WATER)], reader(BINARY, None)).unwrap(), 1);
    let feature = WATER.split_once("\"features\":[").unwrap().1.strip_suffix("]}").unwrap();
    let many = format!("{{\"type\":\"FeatureCollection\",\"features\":[{}]}}", vec![feature; 200_000].join(","));
    // As much memory as the program itself takes, and little more.
    let limits = ReaderLimits { memory_mib: 200, cpu_seconds: 60 };
    let problems = imported(&[("多.geojson", &many)], reader(BINARY, Some(limits))).unwrap_err();
    assert_eq!((problems[0].code.as_str(), problems[0].place.file.as_str()), ("file.crashed", "多.geojson"));
    let limits = ReaderLimits { memory_mib: 4_000, cpu_seconds: 0 };
    let problems = imported(&[("多.geojson", &many)], reader(BINARY, Some(limits))).unwrap_err();
    assert_eq!(problems[0].code, "file.crashed");
    for program in ["/bin/false", "/bin/true", "/no/such/program"] {
        let problems = imported(&[("水系.geojson", WATER)], reader(program, None)).unwrap_err();
        assert_eq!(problems[0].code, "file.crashed", "{program}");
    }
}

#[test]
fn the_reader_can_open_no_file_and_no_socket_and_write_nothing() {
    let mut child = Command::new(BINARY)
        .args(["read-file", "600", "30"])
        .env_clear()
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let limits = Path::new("/proc").join(child.id().to_string()).join("limits");
    let limit = |name: &str| -> String {
        let text = fs::read_to_string(&limits).unwrap();
        let line = text.lines().find_map(|line| line.strip_prefix(name).map(str::to_owned)).unwrap();
        line.split_whitespace().take(2).collect::<Vec<_>>().join(" ")
    };
    let begun = std::time::Instant::now();
    while limit("Max core file size") != "0 0" {
        assert!(begun.elapsed().as_secs() < 10, "the limits were not set");
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    assert_eq!(limit("Max open files"), "3 3");
    assert_eq!(limit("Max file size"), "0 0");
    assert_eq!(limit("Max cpu time"), "30 30");
    assert_eq!(limit("Max address space"), format!("{0} {0}", 600 << 20));
    drop(child.stdin.take());
    assert!(!child.wait().unwrap().success(), "nothing was given to read");
}

/// The most buildings that a layer may hold, as GeoJSON, which takes the most memory.
#[test]
fn half_a_million_buildings_pass_the_reader() {
    let features: String = (0..500_000)
        .map(|n| {
            let (x, y) = (f64::from(n % 1_000).mul_add(2e-5, 121.2), f64::from(n / 1_000).mul_add(2e-5, 30.1));
            let (e, f) = (x + 1e-5, y + 1e-5);
            format!(
                r#"{}{{"type":"Feature","properties":{{"房屋编码":"F{n}","层数":3}},"geometry":{{"type":"Polygon","coordinates":[[[{x:.6},{y:.6}],[{e:.6},{y:.6}],[{e:.6},{f:.6}],[{x:.6},{f:.6}],[{x:.6},{y:.6}]]]}}}}"#,
                if n == 0 { "" } else { "," }
            )
        })
        .collect();
    let text = format!(r#"{{"type":"FeatureCollection","features":[{features}]}}"#);
    let file = formats::InputFile::new("建筑物.geojson", text.into_bytes());
    let limits = ReaderLimits::for_bytes(file.bytes.len());
    let mut child = Command::new(BINARY)
        .args(["read-file", &limits.memory_mib.to_string(), &limits.cpu_seconds.to_string()])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    #[expect(clippy::result_large_err, reason = "as the reader's own")]
    let mut apart = |part: &formats::Part| {
        child.stdin.take().unwrap().write_all(&part.to_bytes()).unwrap();
        let mut written = Vec::new();
        std::io::Read::read_to_end(child.stdout.as_mut().unwrap(), &mut written).unwrap();
        formats::answer_of(part, &written)
    };
    let (documents, errors) = formats::read_by(vec![file], &mut apart);
    assert!(child.wait().unwrap().success());
    assert_eq!(errors, []);
    assert_eq!(documents[0].layers()[0].features.len(), 500_000);
}
