//! Rebuilds the crate when the web page was built anew; new files have new names, which the compiler cannot know of.

fn main() {
    let dist = "../../web/dist";
    // A folder that is missing would count as changed at every build. A read-only checkout builds without the page.
    let _ = std::fs::create_dir_all(dist);
    println!("cargo::rerun-if-changed={dist}");
}
