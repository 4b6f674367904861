//! The shipped packs and law texts, found by folder, so that a new one is tested without being listed.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use rules::{LawText, PolicyPack};

fn rulepacks() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../rulepacks")
}

/// Text by `policy/<id>` and `measures/<id>`.
pub(crate) fn texts() -> BTreeMap<String, String> {
    let mut texts = BTreeMap::new();
    for kind in ["policy", "measures"] {
        for entry in fs::read_dir(rulepacks().join(kind)).unwrap().flatten() {
            let name = format!("{kind}/{}", entry.file_name().to_string_lossy());
            texts.insert(name, fs::read_to_string(entry.path().join("pack.toml")).unwrap());
        }
    }
    texts
}

pub(crate) fn all() -> BTreeMap<String, PolicyPack> {
    let parsed = |(name, text): (String, String)| {
        let pack = PolicyPack::parse(&format!("{name}/pack.toml"), &text).unwrap_or_else(|error| panic!("{error}"));
        (name, pack)
    };
    texts().into_iter().map(parsed).collect()
}

/// By title.
pub(crate) fn laws() -> BTreeMap<String, LawText> {
    let mut laws = BTreeMap::new();
    for entry in fs::read_dir(rulepacks().join("laws")).unwrap().flatten() {
        let file = entry.file_name().to_string_lossy().into_owned();
        let law = LawText::parse(&file, &fs::read_to_string(entry.path()).unwrap()).unwrap();
        assert_eq!(file, format!("{}.toml", law.title), "a law's file has its title");
        laws.insert(law.title.clone(), law);
    }
    laws
}
