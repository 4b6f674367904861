//! A method written out as a pack.

use super::method::*;

fn within(name: Option<&str>) -> String {
    name.map(|name| format!("within = [\"{name}\"]")).unwrap_or_default()
}

fn mark(mark: MarkOf) -> String {
    match mark {
        MarkOf::Number(number) => number.to_string(),
        MarkOf::Mean { within: by, times } => {
            format!(
                "{{ of = \"mean\", {}, times = {times} }}",
                if by.is_some() { within(by) } else { "within = []".into() }
            )
        }
        MarkOf::Percentile { percent, within: by } => {
            let by = if by.is_some() { within(by) } else { "within = []".into() };
            format!("{{ of = \"percentile\", percent = {percent}, {by} }}")
        }
        MarkOf::ByGroup([a, b]) => format!("{{ by_group = {{ light = {a}, heavy = {b} }} }}"),
    }
}

const FIGURES: [&str; 3] = ["x", "y", "z"];

fn indicator(index: usize, indicator: &IndicatorOf) -> String {
    let x = FIGURES[indicator.above];
    let value = match indicator.below {
        Some(below) => format!("{x} / {}", FIGURES[below]),
        None => x.to_owned(),
    };
    let scoring = match indicator.scoring {
        ScoringOf::Ratio(by) => format!("method = \"ratio_to_benchmark\"\nbenchmark = {}", mark(by)),
        ScoringOf::Inverse(by) => format!("method = \"inverse\"\nbenchmark = {}", mark(by)),
        ScoringOf::MinMax { base, span, within: by } => {
            format!("method = \"min_max\"\nbase = {base}\nspan = {span}\n{}", within(by))
        }
        ScoringOf::Rank { within: by } => format!("method = \"rank\"\n{}", within(by)),
    };
    let missing = match indicator.missing {
        MissingOf::Mean => "\"mean_of_population\"".to_owned(),
        MissingOf::Zero => "\"zero\"".to_owned(),
        MissingOf::Refuse => "\"refuse\"".to_owned(),
        MissingOf::Points(points) => format!("{{ points = {points} }}"),
        MissingOf::Redistribute => "\"redistribute\"".to_owned(),
    };
    let bound = |name: &str, times: Option<f64>| times.map(|t| format!("{name} = {t}\n")).unwrap_or_default();
    format!(
        "[[population.indicator]]\ncode = \"i{index}\"\nzh = \"i\"\nen = \"i\"\nunit = \"\"\nvalue = \"{value}\"\n{scoring}\n\
         weight = {}\n{}{}missing = {missing}\nstatus = \"unsourced\"\nclause = \"\"\n",
        indicator.weight,
        bound("cap", indicator.cap),
        bound("floor", indicator.floor),
    )
}

/// The whole pack.
pub fn pack(method: &MethodOf) -> String {
    let mut text = String::from(
        "[pack]\nid = \"drawn\"\ntitle = \"drawn\"\ntitle_en = \"drawn\"\neffective_from = \"2020-01-01\"\nstatus = \"unsourced\"\n",
    );
    for name in FIGURES {
        text += &format!("[[fact]]\ncode = \"{name}\"\ntype = \"number\"\nzh = \"\"\nen = \"\"\n");
    }
    text += "[[fact]]\ncode = \"county\"\ntype = \"number\"\nzh = \"\"\nen = \"\"\n";
    text += "[[fact]]\ncode = \"listed\"\ntype = \"truth\"\nzh = \"\"\nen = \"\"\nabsent = false\n";
    if method.grouped {
        text += "[[group]]\ncode = \"light\"\nzh = \"\"\nen = \"\"\nwhen = \"division <= 20\"\n";
        text += "[[group]]\ncode = \"heavy\"\nzh = \"\"\nen = \"\"\nwhen = \"true\"\n";
    }
    if let Some(list) = method.list {
        let treat = match list {
            ListOf::NotGraded => "not_graded",
            ListOf::ManagedAsB => "managed_as_b",
        };
        text += &format!(
            "[[list]]\ncode = \"l\"\nzh = \"\"\nen = \"\"\nwhen = \"listed and division > 30\"\ntreat = \"{treat}\"\nstatus = \"unsourced\"\nclause = \"\"\n"
        );
    }
    for (index, population) in method.populations.iter().enumerate() {
        let when = match population.bound {
            None => "true".to_owned(),
            Some((true, bound)) => format!("x >= {bound}"),
            Some((false, bound)) => format!("x < {bound}"),
        };
        let by = if population.by_score { "score" } else { "rank" };
        text += &format!(
            "[[population]]\ncode = \"p{index}\"\nzh = \"\"\nen = \"\"\nwhen = \"{when}\"\ngrades = {{ by = \"{by}\", a = \"p{index}.a\", b = \"p{index}.b\", c = \"p{index}.c\" }}\n"
        );
        if let Some(name) = population.within {
            text += &format!("rank_within = [\"{name}\"]\n");
        }
        for (index, of) in population.indicators.iter().enumerate() {
            text += &indicator(index, of);
        }
    }
    for (index, adjustment) in method.adjustments.iter().enumerate() {
        let rule = match adjustment {
            AdjustmentOf::Years => "points = \"-5 * max([years_in_d - 1, 0])\"".to_owned(),
            AdjustmentOf::AboveMean(percent) => format!("when = \"value.i0 > mean.i0\"\npercent = \"{percent}\""),
            AdjustmentOf::Listed(points) => format!("when = \"listed\"\npoints = \"{points}\""),
        };
        text += &format!(
            "[[adjustment]]\ncode = \"a{index}\"\nzh = \"\"\nen = \"\"\n{rule}\nstatus = \"unsourced\"\nclause = \"\"\n"
        );
    }
    for (index, regrade) in method.regrades.iter().enumerate() {
        let rule = match regrade {
            RegradeOf::VetoListed(grade) => format!("when = \"listed\"\nat_best = \"{grade}\""),
            RegradeOf::BelowMean => "when = \"value.i0 < mean.i0\"\nat_best = \"B\"".to_owned(),
            RegradeOf::ProtectFirst => "when = \"rank <= 3\"\nat_worst = \"C\"".to_owned(),
        };
        text += &format!(
            "[[regrade]]\ncode = \"r{index}\"\nzh = \"\"\nen = \"\"\n{rule}\nstatus = \"unsourced\"\nclause = \"\"\n"
        );
    }
    let ties = if method.worse { "share_worse_rank" } else { "share_better_rank" };
    let tie_break = if method.tie_break { "tie_break = [\"i0\"]\n" } else { "" };
    text += &format!(
        "[grades]\na = \"p0.a\"\nb = \"p0.b\"\nc = \"p0.c\"\ndecimals = \"decimals\"\nboundary = \"{}\"\nties = \"{ties}\"\n{tie_break}zh = \"\"\nen = \"\"\n",
        method.boundary
    );
    let parameter = |name: &str, value: String| {
        format!(
            "[parameters.\"{name}\"]\nzh = \"n\"\nen = \"n\"\nunit = \"\"\nstatus = \"unsourced\"\nvalues = [{{ from = \"2020-01-01\", value = {value} }}]\n"
        )
    };
    for (index, population) in method.populations.iter().enumerate() {
        for (name, cut) in ["a", "b", "c"].iter().zip(population.cuts) {
            let value = if population.by_score { cut.to_string() } else { format!("{}", f64::from(cut) / 100.0) };
            text += &parameter(&format!("p{index}.{name}"), value);
        }
    }
    text += &parameter("decimals", method.decimals.to_string());
    text += &parameter("tolerance", "0.05".to_owned());
    text += "[land]\narea = \"outline_else_certificate\"\ntenants = \"by_floor_area\"\ndeclared = \"cross_check\"\ntolerance = \"tolerance\"\nstatus = \"unsourced\"\nzh = \"\"\nen = \"\"\n";
    text
}
