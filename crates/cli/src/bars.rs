//! Progress on the terminal: a spinner per step while it runs, a line when it ended. Silent when stderr is not a terminal.

use std::cell::RefCell;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};
use sanqian::{Progress, Step};

use crate::arguments::Common;

/// A progress that draws on stderr.
pub(crate) fn bars(common: &Common) -> Progress<'_> {
    let running: RefCell<Option<ProgressBar>> = RefCell::new(None);
    Progress::new(move |step: Step, took: Option<Duration>| {
        let name = common.say(step.zh(), step.en());
        match took {
            None => {
                let bar = ProgressBar::new_spinner();
                if let Ok(style) = ProgressStyle::with_template("{spinner} {msg} {elapsed}") {
                    bar.set_style(style);
                }
                bar.set_message(name.to_owned());
                bar.enable_steady_tick(Duration::from_millis(120));
                running.replace(Some(bar));
            }
            Some(took) => {
                if let Some(bar) = running.take() {
                    let shown = !bar.is_hidden();
                    bar.finish_and_clear();
                    if shown {
                        eprintln!("✓ {name} {:.2} s", took.as_secs_f64());
                    }
                }
            }
        }
    })
}
