//! Small hand-overs, and a survey of them.

use formats::InputFile;
use model::{Problem, Severity, TownId};
use survey::{Request, Surveyed};

pub(crate) const REGISTER: &str = "企业名称,统一社会信用代码,注册号,类型,行业代码,登记状态,住所,企业规模\n\
    慈溪市东海服饰有限公司,11330282734267548D,,企业,1830,在业,慈溪市匡堰镇工业路1号,规下\n\
    慈溪市西山制衣厂,,330282600000001,个体户,1811,在业,慈溪市匡堰镇工业路2号,规下\n";

pub(crate) fn csv(name: &str, text: &str) -> InputFile {
    InputFile::new(name, text.as_bytes().to_vec())
}

/// A survey of files that can all be read, as of 2023-06-30.
pub(crate) fn survey_of(files: Vec<InputFile>) -> Surveyed {
    survey_knowing(files, None)
}

pub(crate) fn survey_knowing(files: Vec<InputFile>, known: Option<&model::Snapshot>) -> Surveyed {
    let (documents, errors) = formats::read(files);
    assert!(errors.is_empty(), "{errors:?}");
    let town = TownId("330282-kuangyan".to_owned());
    let as_of = jiff::civil::date(2023, 6, 30);
    survey::survey(&Request { town: &town, epsg: 4549, as_of, known, documents: &documents })
}

/// The register of two firms and one more table.
pub(crate) fn with_register(name: &str, text: &str) -> Surveyed {
    survey_of(vec![csv("登记.csv", REGISTER), csv(name, text)])
}

/// Row, severity, code and column of each problem of a file.
pub(crate) fn problems<'a>(surveyed: &'a Surveyed, file: &str) -> Vec<(u32, Severity, &'a str, &'a str)> {
    let of = |p: &'a Problem| {
        (p.place.row.unwrap_or(0), p.severity, p.code.as_str(), p.place.column.as_deref().unwrap_or(""))
    };
    surveyed.problems.iter().filter(|p| p.place.file == file).map(of).collect()
}

/// A layer of squares in degrees with the attributes of a waterway or zone; `members` stand before the features.
pub(crate) fn waterways(members: &str, lines: &[&str]) -> InputFile {
    let features: Vec<String> = lines
        .iter()
        .enumerate()
        .map(|(i, line)| {
            format!(r#"{{"type":"Feature","properties":{{"名称":"河{i}","宽度":12.5}},"geometry":{{"type":"LineString","coordinates":{line}}}}}"#)
        })
        .collect();
    let text = format!(r#"{{"type":"FeatureCollection",{members}"features":[{}]}}"#, features.join(","));
    InputFile::new("水系.geojson", text.into_bytes())
}
