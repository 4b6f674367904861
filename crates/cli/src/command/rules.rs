//! `sanqian rules test`: packs put to their own cases; `sanqian rules show`: what a pack says and leaves blank.

use model::Status;
use sanqian::{PackOutline, PackTest};

use crate::arguments::{Common, Language, RulesOptions, RulesVerb};
use crate::exit::Stop;
use crate::print::{json, line, table};

pub(crate) fn run(common: &Common, options: &RulesOptions) -> Result<(), Stop> {
    match &options.verb {
        RulesVerb::Test { places } => test(common, &sanqian::test_rules(places, common.year)?),
        RulesVerb::Show { place } => {
            show(common, &sanqian::rules_outline(place, common.year)?);
            Ok(())
        }
    }
}

fn test(common: &Common, packs: &[PackTest]) -> Result<(), Stop> {
    let passed = packs.iter().all(PackTest::passes);
    if common.json {
        json(&packs);
        return if passed { Ok(()) } else { Err(Stop::Said(3)) };
    }
    table(
        common.say("规则包的用例", "cases of rule packs"),
        &[
            common.say("规则包", "pack"),
            common.say("名称", "title"),
            common.say("性质", "status"),
            common.say("用例 ", "cases "),
            common.say("不符 ", "failing "),
            common.say("留空 ", "blank "),
            common.say("结论", "verdict"),
        ],
        packs.iter().map(|pack| {
            let failing = pack.cases.iter().filter(|case| !case.differences.is_empty()).count();
            vec![
                pack.place.clone(),
                pack.title.clone(),
                pack.status.map(|status| status_words(common, status)).unwrap_or_default().to_owned(),
                pack.cases.len().to_string(),
                failing.to_string(),
                pack.blanks.len().to_string(),
                verdict(common, pack, failing).to_owned(),
            ]
        }),
    );
    let differences = packs.iter().flat_map(|pack| {
        pack.cases.iter().flat_map(move |case| {
            case.differences.iter().map(move |difference| {
                vec![
                    pack.place.clone(),
                    case.name.clone(),
                    difference.of.clone(),
                    difference.what.clone(),
                    difference.expected.clone(),
                    difference.found.clone(),
                ]
            })
        })
    });
    let differences: Vec<Vec<String>> = differences.collect();
    if !differences.is_empty() {
        table(
            common.say("不符之处", "differences"),
            &[
                common.say("规则包", "pack"),
                common.say("用例", "case"),
                common.say("对象", "of"),
                common.say("项目", "what"),
                common.say("应为 ", "expected "),
                common.say("算得 ", "found "),
            ],
            differences,
        );
    }
    for pack in packs.iter().filter(|pack| !pack.blanks.is_empty()) {
        blanks(common, &pack.place, &pack.blanks);
    }
    for refusal in packs.iter().filter_map(|pack| pack.refusal.as_ref()) {
        eprintln!("{refusal}");
    }
    if passed { Ok(()) } else { Err(Stop::Said(3)) }
}

fn verdict<'a>(common: &Common, pack: &PackTest, failing: usize) -> &'a str {
    if pack.refusal.is_some() {
        return common.say("被拒绝", "refused");
    }
    match (failing, pack.blanks.is_empty(), pack.cases.is_empty()) {
        (1.., ..) => common.say("有用例不符", "cases fail"),
        (0, false, _) => common.say("留空未填，不能计分", "blanks to fill; does not score"),
        (0, true, true) => common.say("没有用例", "no cases"),
        (0, true, false) => common.say("通过", "passes"),
    }
}

fn status_words(common: &Common, status: Status) -> &str {
    match status {
        Status::Official => common.say("正式", "official"),
        Status::Draft => common.say("征求意见稿", "draft"),
        Status::Unsourced => common.say("没有出处", "unsourced"),
    }
}

fn method_words<'a>(common: &Common, method: &'a str) -> &'a str {
    match method {
        "ratio_to_benchmark" => common.say("占基准的比例", "ratio to benchmark"),
        "inverse" => common.say("越低越好", "the lower the better"),
        "min_max" => common.say("极差法", "min-max"),
        "rank" => common.say("排名", "rank"),
        other => other,
    }
}

fn kind_words<'a>(common: &Common, kind: &'a str) -> &'a str {
    match kind {
        "list" => common.say("名单", "list"),
        "merge" => common.say("宗地合并", "merging"),
        "adjustment" => common.say("加减分", "adjustment"),
        "regrade" => common.say("调档", "regrade"),
        other => other,
    }
}

fn blanks(common: &Common, place: &str, blanks: &[String]) {
    line("");
    line(&format!(
        "{place} {}",
        common.say("留空（没有出处，填满之前不计分）：", "blank (in no source; no score until filled):")
    ));
    for blank in blanks {
        line(&format!("  {blank}"));
    }
}

fn show(common: &Common, pack: &PackOutline) {
    if common.json {
        json(pack);
        return;
    }
    let zh = common.lang == Language::Zh;
    let pick = |zh_words: &str, en: &str| if zh { zh_words } else { en }.to_owned();
    line(&format!("{} {}", pack.id, pick(&pack.title, &pack.title_en)));
    line(&format!("{} {}", common.say("性质：", "status:"), status_words(common, pack.status)));
    line(&format!("{} {}", common.say("出处：", "source:"), pack.source));
    line(&format!("{} {}", common.say("评价年度：", "evaluation year:"), pack.year));
    for population in &pack.populations {
        let cuts = population.cuts.map_or_else(
            || common.say("等级留空", "cuts blank").to_owned(),
            |[a, b, c]| format!("A {a}, B {b}, C {c}"),
        );
        let apart = if population.rank_within.is_empty() {
            String::new()
        } else {
            format!("; {} {}", common.say("分开排名：", "ranked apart by"), population.rank_within.join(", "))
        };
        table(
            &format!(
                "{} ({})  {}  {cuts}{apart}",
                pick(&population.zh, &population.en),
                population.code,
                population.when
            ),
            &[
                common.say("代号", "code"),
                common.say("指标", "indicator"),
                common.say("单位", "unit"),
                common.say("计分", "method"),
                common.say("基准 ", "benchmark "),
                common.say("权重 ", "weight "),
                common.say("性质", "status"),
            ],
            population.indicators.iter().map(|item| {
                let blank = |text: &str| text.replace("blank", common.say("留空", "blank"));
                vec![
                    item.code.clone(),
                    pick(&item.zh, &item.en),
                    item.unit.clone(),
                    method_words(common, item.method).to_owned(),
                    blank(&item.benchmark),
                    blank(&item.weight),
                    status_words(common, item.status).to_owned(),
                ]
            }),
        );
    }
    if !pack.rules.is_empty() {
        table(
            common.say("名单、合并、加减分、调档", "lists, merging, adjustments, regrades"),
            &[
                common.say("种类", "kind"),
                common.say("名称", "name"),
                common.say("条件", "when"),
                common.say("作用", "effect"),
                common.say("性质", "status"),
            ],
            pack.rules.iter().map(|rule| {
                vec![
                    kind_words(common, rule.kind).to_owned(),
                    pick(&rule.zh, &rule.en),
                    rule.when.clone(),
                    rule.effect.clone(),
                    status_words(common, rule.status).to_owned(),
                ]
            }),
        );
    }
    if pack.blanks.is_empty() {
        line(common.say("留空：无", "blank: nothing"));
    } else {
        blanks(common, &pack.id, &pack.blanks);
    }
}
