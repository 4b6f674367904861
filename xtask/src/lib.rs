//! What the chores know: which generated files there are and what they should say.

/// The files of `schemas/` by name, as the program would write them today. A test compares them with the committed ones.
#[must_use]
pub fn schemas() -> Vec<(&'static str, String)> {
    let mut files = vec![("openapi.json", server::openapi_json())];
    files.extend(sanqian::schemas());
    files
}
