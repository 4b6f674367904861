//! Chores of the workspace: `sample` writes the sample town, `codegen` regenerates `schemas/`.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Chores of the workspace.
#[derive(Parser)]
struct Arguments {
    #[command(subcommand)]
    chore: Chore,
}

#[derive(Subcommand)]
enum Chore {
    /// Write the files of the sample town and its planted truth.
    Sample {
        /// Folder to write to.
        out: PathBuf,
        /// Another seed makes another town.
        #[arg(long, default_value_t = sample_town::SEED)]
        seed: u64,
    },
    /// Regenerate every file of `schemas/` from the program.
    Codegen,
}

fn main() -> ExitCode {
    let outcome = match Arguments::parse().chore {
        Chore::Sample { out, seed } => sample_town::generate(seed, &out).map(|_| ()).map_err(|e| e.to_string()),
        Chore::Codegen => codegen(),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

fn codegen() -> Result<(), String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../schemas");
    for (name, text) in xtask::schemas() {
        let path = folder.join(name);
        std::fs::write(&path, text).map_err(|e| format!("{}: {e}", path.display()))?;
    }
    Ok(())
}
