//! `sanqian policies`: which policies and measures apply to an enterprise, and why the others do not.

use model::{PolicyAnswer, PolicyOutcome};

use crate::arguments::{Common, PoliciesOptions};
use crate::bars::bars;
use crate::exit::Stop;

pub(crate) fn run(common: &Common, options: &PoliciesOptions) -> Result<(), Stop> {
    let work = super::work(common, &mut bars(common))?;
    let enterprise = work.find_enterprise(&options.enterprise)?;
    let published = sanqian::Office::open(&common.data)?.published(work.year)?;
    let answers = work.policies(&enterprise, published.as_ref(), &options.if_adopted)?;
    if common.json {
        crate::print::json(&answers);
        return Ok(());
    }
    for (outcome, zh, en) in [
        (PolicyOutcome::Applies, "适用", "applies"),
        (PolicyOutcome::Unknown, "缺少数据，不能判断", "cannot be told: facts are missing"),
        (PolicyOutcome::Blank, "数额无出处，待填写", "applies, but no source gives its amount"),
        (PolicyOutcome::DoesNotApply, "不适用", "does not apply"),
        (PolicyOutcome::NotInForce, "不在执行期，或本地未采用", "not in force, or not adopted here"),
    ] {
        let with: Vec<&PolicyAnswer> = answers.iter().filter(|answer| answer.outcome == outcome).collect();
        if with.is_empty() {
            continue;
        }
        crate::print::table(
            common.say(zh, en),
            &[common.say("条款", "clause"), common.say("内容", "what"), common.say("为什么", "why")],
            with.iter().map(|answer| {
                vec![
                    format!("{}.{}", answer.pack, answer.clause),
                    common.say(&answer.what.zh, &answer.what.en).to_owned(),
                    common.sentence(&answer.because.zh, &answer.because.en),
                ]
            }),
        );
    }
    Ok(())
}
