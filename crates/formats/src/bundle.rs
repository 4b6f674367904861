//! Groups the files of a hand-over and reads each by what its first bytes say.

use std::collections::BTreeMap;

use crate::{Content, Document, FormatError, InputFile, Table, limits};

/// Extensions that belong to a shapefile. `.sbn`, `.sbx`, `.qmd` and `.xml` are kept with it and not read.
const MEMBERS: [&str; 9] = ["shp", "shx", "dbf", "prj", "cpg", "sbn", "sbx", "qmd", "qix"];

/// Members of one shapefile by extension.
pub(crate) type Members = BTreeMap<String, InputFile>;

/// What is read at once: a file, or the members of a shapefile.
pub struct Part<'a> {
    name: &'a str,
    files: Files<'a>,
}

enum Files<'a> {
    Single(&'a InputFile),
    Shapefile(&'a Members),
}

impl Part<'_> {
    /// Name of the file; of a shapefile that of its `.shp`.
    #[must_use]
    pub fn name(&self) -> &str {
        self.name
    }

    /// Bytes of all its files.
    #[must_use]
    pub fn bytes(&self) -> usize {
        match self.files {
            Files::Single(file) => file.bytes.len(),
            Files::Shapefile(members) => members.values().map(|member| member.bytes.len()).sum(),
        }
    }

    /// Reads it.
    ///
    /// # Errors
    /// When it cannot be used as a whole.
    pub fn read(&self) -> Result<Content, FormatError> {
        match self.files {
            Files::Single(file) => read_single(&file.name, &file.bytes),
            Files::Shapefile(members) => read_bundle(&split(self.name).0, members),
        }
    }

    /// Its files as bytes, for a reader in another process ([`crate::read_apart`]).
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        match self.files {
            Files::Single(file) => bundle(std::iter::once(file)),
            Files::Shapefile(members) => bundle(members.values()),
        }
    }
}

/// Reads a hand-over. Documents come in name order; a file that cannot be read is an error beside them.
#[must_use]
pub fn read(files: Vec<InputFile>) -> (Vec<Document>, Vec<FormatError>) {
    read_by(files, &mut |part: &Part<'_>| part.read())
}

/// Reads a hand-over, each part by a reader of the caller's.
pub fn read_by(
    files: Vec<InputFile>,
    reader: &mut dyn FnMut(&Part<'_>) -> Result<Content, FormatError>,
) -> (Vec<Document>, Vec<FormatError>) {
    let mut documents = Vec::new();
    let mut errors = Vec::new();
    let (single, bundles) = grouped(files, &mut errors);
    for (name, file) in single {
        let read = reader(&Part { name: &name, files: Files::Single(&file) });
        match read {
            Ok(content) => documents.push(Document { name, blob: file.bytes, content }),
            Err(error) => errors.push(error),
        }
    }
    for (stem, members) in bundles {
        let name = members.get("shp").map_or_else(|| format!("{stem}.shp"), |shp| shp.name.clone());
        let read = reader(&Part { name: &name, files: Files::Shapefile(&members) });
        match read {
            Ok(content) => documents.push(Document { name, blob: bundle(members.values()), content }),
            Err(error) => errors.push(error),
        }
    }
    documents.sort_by(|a, b| a.name.cmp(&b.name));
    (documents, errors)
}

type Grouped = (BTreeMap<String, InputFile>, BTreeMap<String, Members>);

fn grouped(files: Vec<InputFile>, errors: &mut Vec<FormatError>) -> Grouped {
    let mut single: BTreeMap<String, InputFile> = BTreeMap::new();
    let mut bundles: BTreeMap<String, Members> = BTreeMap::new();
    for file in files {
        let (stem, extension) = split(&file.name);
        let name = file.name.clone();
        let replaced = if MEMBERS.contains(&extension.as_str()) {
            bundles.entry(stem).or_default().insert(extension, file)
        } else {
            single.insert(name.clone(), file)
        };
        if replaced.is_some() {
            errors.push(FormatError::duplicate(&name));
        }
    }
    (single, bundles)
}

/// Stem and lower-case extension. The stem of `宗地.shp` is `宗地`.
pub(crate) fn split(name: &str) -> (String, String) {
    match name.rsplit_once('.') {
        Some((stem, extension)) => (stem.to_owned(), extension.to_lowercase()),
        None => (name.to_owned(), String::new()),
    }
}

fn read_single(name: &str, bytes: &[u8]) -> Result<Content, FormatError> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(FormatError::empty(name));
    }
    if bytes.len() > limits::FILE_BYTES {
        return Err(FormatError::too_large(name, "文件字节数", "bytes", limits::FILE_BYTES as u64));
    }
    let (stem, extension) = split(name);
    let zip = bytes.starts_with(b"PK");
    let ole = bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]);
    match extension.as_str() {
        "xlsx" | "xlsm" | "xls" | "et" if zip => crate::workbook::read_xlsx(name, bytes).map(Content::Tables),
        "xlsx" | "xlsm" | "xls" | "et" if ole => crate::workbook::read_xls(name, bytes).map(Content::Tables),
        "xlsx" | "xlsm" => Err(FormatError::unreadable(name, "内容不是 Excel 工作簿 / not a workbook")),
        "xls" | "et" => Err(FormatError::wrong_type(name, "扩展名为 .xls 但内容不是 Excel 工作簿 / not a workbook")),
        "csv" | "txt" | "tsv" => {
            Ok(Content::Tables(vec![Table { name: String::new(), rows: crate::csv::read(name, bytes)? }]))
        }
        "gpkg" => crate::geopackage::read(name, bytes).map(Content::Layers),
        "geojson" | "json" => crate::geojson::read(name, &stem, bytes).map(|layer| Content::Layers(vec![layer])),
        other => Err(FormatError::wrong_type(name, &format!(".{other}"))),
    }
}

fn read_bundle(stem: &str, members: &Members) -> Result<Content, FormatError> {
    let Some(shp) = members.get("shp") else {
        let name = members.values().next().map_or(stem, |file| file.name.as_str());
        return Err(FormatError::missing_member(name, stem, "shp"));
    };
    for extension in ["shx", "dbf"] {
        if !members.contains_key(extension) {
            return Err(FormatError::missing_member(&shp.name, stem, extension));
        }
    }
    if members.values().map(|m| m.bytes.len()).sum::<usize>() > limits::FILE_BYTES {
        return Err(FormatError::too_large(&shp.name, "文件字节数", "bytes", limits::FILE_BYTES as u64));
    }
    crate::shapefile::read(stem, members).map(|layer| Content::Layers(vec![layer]))
}

const BUNDLE: &[u8] = b"sanqian bundle 1\n";

/// Members in name order, each as `name NUL length NUL bytes`, so that one hash covers them all.
fn bundle<'a>(files: impl Iterator<Item = &'a InputFile>) -> Vec<u8> {
    let mut files: Vec<&InputFile> = files.collect();
    files.sort_by(|a, b| a.name.cmp(&b.name));
    let mut blob = BUNDLE.to_vec();
    for file in files {
        blob.extend_from_slice(file.name.as_bytes());
        blob.push(0);
        blob.extend_from_slice(file.bytes.len().to_string().as_bytes());
        blob.push(0);
        blob.extend_from_slice(&file.bytes);
    }
    blob
}

/// The members that a shapefile's [`Document::blob`] holds; `None` for any other bytes.
#[must_use]
pub fn unbundle(blob: &[u8]) -> Option<Vec<InputFile>> {
    let mut rest = blob.strip_prefix(BUNDLE)?;
    let mut files = Vec::new();
    while !rest.is_empty() {
        let mut parts = rest.splitn(3, |b| *b == 0);
        let (name, length, after) = (parts.next()?, parts.next()?, parts.next()?);
        let length: usize = std::str::from_utf8(length).ok()?.parse().ok()?;
        let (bytes, tail) = after.split_at_checked(length)?;
        files.push(InputFile { name: String::from_utf8(name.to_vec()).ok()?, bytes: bytes.to_vec() });
        rest = tail;
    }
    Some(files)
}
