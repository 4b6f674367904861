//! `sanqian sample`: writes the files of the sample town.

use serde_json::json;

use crate::arguments::{Common, SampleOptions};
use crate::exit::Stop;

pub(crate) fn run(common: &Common, options: &SampleOptions) -> Result<(), Stop> {
    sample_town::generate(options.seed, &options.out).map_err(|error| Stop::Other(error.to_string()))?;
    let input = options.out.join("input");
    if common.json {
        crate::print::json(&json!({ "input": input, "seed": options.seed }));
    } else {
        let words = common.say("样例镇（合成）的文件在", "the files of the (synthetic) sample town are in");
        crate::print::line(&format!("{words} {}", input.display()));
    }
    Ok(())
}
