//! The `sanqian` command: data on stdout, messages on stderr, one file per verb in `command/`.
//!
//! Exit codes: 0 ok, 1 unexpected, 2 usage, 3 problems in the input (nothing saved), 4 refused as things stand, 6 not found,
//! 130 interrupted.

mod arguments;
mod bars;
mod command;
mod exit;
mod figures;
mod print;
mod whole_file;

use std::process::ExitCode;

use clap::Parser;

use arguments::{Arguments, Verb};

fn main() -> ExitCode {
    let Arguments { common, verb } = Arguments::parse();
    let outcome = match verb {
        Verb::Demo(options) => command::demo::run(&common, &options),
        Verb::Sample(options) => command::sample::run(&common, &options),
        Verb::Import(options) => command::import::run(&common, &options),
        Verb::Assess(options) => command::assess::run(&common, &options),
        Verb::Evaluation(options) => command::evaluation::run(&common, &options),
        Verb::Explain(options) => command::explain::run(&common, &options),
        Verb::Path(options) => command::path::run(&common, &options),
        Verb::Trend(options) => command::trend::run(&common, &options),
        Verb::Policies(options) => command::policies::run(&common, &options),
        Verb::PublishCheck(options) => command::publish_check::run(&common, &options),
        Verb::WhatIf(options) => command::what_if::run(&common, &options),
        Verb::Findings(options) => command::findings::run(&common, &options),
        Verb::Blocks => command::blocks::run(&common),
        Verb::Plan(options) => command::plan::run(&common, &options),
        Verb::Phases(options) => command::phases::run(&common, &options),
        Verb::Report(options) => command::report::run(&common, &options),
        Verb::Rules(options) => command::rules::run(&common, &options),
        Verb::Serve(options) => command::serve::run(&common, &options),
        Verb::ReadFile(options) => command::read_file::run(&options),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(stop) => stop.report(&common),
    }
}
