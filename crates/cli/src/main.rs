//! The `sanqian` command: data on stdout, messages on stderr, one file per verb in `command/`.
//!
//! Exit codes: 0 ok, 1 unexpected, 2 usage, 3 problems in the input (nothing saved), 4 refused as things stand, 6 not found,
//! 130 interrupted. `verify` has its own: 0 sound, 2 broken, 3 incomplete, 4 signed by a key that is not trusted, 6 no such file.

mod arguments;
mod bars;
mod command;
mod exit;
mod figures;
mod keeping;
mod print;
mod whole_file;

use std::process::ExitCode;

use clap::Parser;

use arguments::{Arguments, Verb};

fn main() -> ExitCode {
    let Arguments { common, verb } = Arguments::parse();
    if common.known_by.is_some() && !verb.looks_back() {
        eprintln!(
            "{}",
            common.say(
                "--known-by 只用于查看（assess、explain、path、findings、blocks、plan、phases、publish-check、report、不保存的 what-if）",
                "--known-by is for looking only (assess, explain, path, findings, blocks, plan, phases, publish-check, report, what-if that keeps nothing)",
            )
        );
        return ExitCode::from(2);
    }
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
        Verb::Case(options) => command::case::run(&common, &options),
        Verb::Portrait(options) => command::portrait::run(&common, &options),
        Verb::FirmPlan(options) => command::plan_file::run(&common, &options),
        Verb::Board(options) => command::board::run(&common, &options),
        Verb::Assets(options) => command::assets::run(&common, &options),
        Verb::Storage(options) => command::storage::run(&common, &options),
        Verb::Petition(options) => command::petition::run(&common, &options),
        Verb::Steward(options) => command::steward::run(&common, &options),
        Verb::Quota(options) => command::quota::run(&common, &options),
        Verb::Land(options) => command::land::run(&common, &options),
        Verb::Blocks => command::blocks::run(&common),
        Verb::Plan(options) => command::plan::run(&common, &options),
        Verb::Funds(options) => command::funds::run(&common, &options),
        Verb::Phases(options) => command::phases::run(&common, &options),
        Verb::Negotiate(options) => command::negotiate::run(&common, &options),
        Verb::Report(options) => command::report::run(&common, &options),
        Verb::Rules(options) => command::rules::run(&common, &options),
        Verb::Serve(options) => command::serve::run(&common, &options),
        Verb::Keeping(keeping) => keeping::run(&common, &keeping),
        Verb::ReadFile(options) => command::read_file::run(&options),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(stop) => stop.report(&common),
    }
}
