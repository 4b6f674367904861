//! 精准画像 of a town's enterprises: where each stands on tax per mu against growth, what the size pyramid looks like, and where in
//! the chain each is. Every figure carries how many are known of how many.

use std::collections::BTreeMap;

use jiff::civil::Date;
use model::EnterpriseId;
use schemars::JsonSchema;
use serde::Serialize;

use crate::median::{median, sorted};

/// An enterprise's figures; `None` is 未报.
#[derive(Debug, Clone, PartialEq)]
pub struct PortraitFirm {
    /// The enterprise.
    pub enterprise: EnterpriseId,
    /// GB/T 4754 class or division.
    pub industry: String,
    /// 亩均税收, 万元/亩.
    pub tax_per_mu: Option<f64>,
    /// 主营业务收入 of the year and of the year before, 万元; or another figure whose growth is asked for, the same of all.
    pub revenue: (Option<f64>, Option<f64>),
    /// 职工人数
    pub staff: Option<f64>,
}

/// Tax per mu against growth, both against the median of those known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Quadrant {
    /// 高税高增
    StrongGrowing,
    /// 高税低增
    StrongSlow,
    /// 低税高增
    WeakGrowing,
    /// 低税低增
    WeakSlow,
}

impl Quadrant {
    /// Chinese name.
    #[must_use]
    pub fn zh(self) -> &'static str {
        match self {
            Self::StrongGrowing => "高税高增",
            Self::StrongSlow => "高税低增",
            Self::WeakGrowing => "低税高增",
            Self::WeakSlow => "低税低增",
        }
    }

    /// English name.
    #[must_use]
    pub fn en(self) -> &'static str {
        match self {
            Self::StrongGrowing => "high tax, high growth",
            Self::StrongSlow => "high tax, low growth",
            Self::WeakGrowing => "low tax, high growth",
            Self::WeakSlow => "low tax, low growth",
        }
    }
}

/// Where one enterprise stands.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Standing {
    /// The enterprise.
    pub enterprise: EnterpriseId,
    /// Share of its trade's known values not above its own tax per mu, 0 to 1.
    pub in_trade: Option<f64>,
    /// The same in the town.
    pub in_town: Option<f64>,
    /// Growth of that figure, share of the year before; `None` unless both years are known and the earlier is above zero.
    pub growth: Option<f64>,
    /// Its quadrant, where both are known.
    pub quadrant: Option<Quadrant>,
    /// Its stage of the chain, a code of the list given.
    pub stage: Option<String>,
}

/// One step of the size pyramid.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, JsonSchema)]
pub struct PyramidStep {
    /// Least staff.
    pub from: f64,
    /// Enterprises with at least so many and fewer than the next step's.
    pub enterprises: u32,
    /// Σ 主营业务收入 of those that reported it, 万元; `None` when none did.
    pub revenue: Option<f64>,
}

/// A figure's coverage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Coverage {
    /// Enterprises of which it is known.
    pub known: u32,
    /// All enterprises.
    pub all: u32,
}

/// The portrait of a town.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Portrait {
    /// The day on which the figures were known.
    #[schemars(with = "String")]
    pub as_of: Date,
    /// By enterprise.
    pub standings: Vec<Standing>,
    /// Median tax per mu and median growth, which the quadrants are drawn at.
    pub medians: (Option<f64>, Option<f64>),
    /// From the smallest step up.
    pub pyramid: Vec<PyramidStep>,
    /// Enterprises by stage of the chain; those without a stage are not in it.
    pub chain: BTreeMap<String, u32>,
    /// Of tax per mu, growth, staff and stage.
    pub coverage: [(String, Coverage); 4],
}

/// The portrait. `steps` are the least staff of each step of the pyramid in rising order; `stages` maps the beginning of a GB/T
/// 4754 code to a stage of the chain, the longest that fits. O(n log n).
#[must_use]
pub fn portrait(firms: &[PortraitFirm], steps: &[f64], stages: &BTreeMap<String, String>, as_of: Date) -> Portrait {
    let mut firms: Vec<&PortraitFirm> = firms.iter().collect();
    firms.sort_by(|a, b| a.enterprise.cmp(&b.enterprise));
    let town = sorted(firms.iter().filter_map(|firm| firm.tax_per_mu));
    let growths = sorted(firms.iter().filter_map(|firm| growth(firm)));
    let mut trades: BTreeMap<&str, Vec<f64>> = BTreeMap::new();
    for firm in &firms {
        let trade = crate::peers::division(&firm.industry).unwrap_or_default();
        trades.entry(trade).or_default().extend(firm.tax_per_mu);
    }
    for values in trades.values_mut() {
        *values = sorted(values.drain(..));
    }
    let medians = (median(&town), median(&growths));
    let standing = |firm: &&PortraitFirm| {
        let trade = crate::peers::division(&firm.industry).and_then(|trade| trades.get(trade));
        Standing {
            enterprise: firm.enterprise.clone(),
            in_trade: firm.tax_per_mu.zip(trade).and_then(|(own, values)| percentile(values, own)),
            in_town: firm.tax_per_mu.and_then(|own| percentile(&town, own)),
            growth: growth(firm),
            quadrant: quadrant(firm, medians),
            stage: stage(stages, &firm.industry),
        }
    };
    let standings: Vec<Standing> = firms.iter().map(standing).collect();
    let mut chain = BTreeMap::new();
    for stage in standings.iter().filter_map(|standing| standing.stage.clone()) {
        *chain.entry(stage).or_default() += 1;
    }
    let coverage =
        |what: &str, known: usize| (what.to_owned(), Coverage { known: count(known), all: count(firms.len()) });
    let coverage = [
        coverage("tax_per_mu", town.len()),
        coverage("growth", growths.len()),
        coverage("staff", firms.iter().filter(|firm| firm.staff.is_some()).count()),
        coverage("stage", standings.iter().filter(|standing| standing.stage.is_some()).count()),
    ];
    Portrait { as_of, standings, medians, pyramid: pyramid(&firms, steps), chain, coverage }
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

fn growth(firm: &PortraitFirm) -> Option<f64> {
    let (now, before) = (firm.revenue.0?, firm.revenue.1.filter(|before| *before > 0.0)?);
    Some(now / before - 1.0)
}

#[expect(clippy::cast_precision_loss, reason = "counts of enterprises")]
fn percentile(values: &[f64], own: f64) -> Option<f64> {
    (!values.is_empty()).then(|| values.partition_point(|value| *value <= own) as f64 / values.len() as f64)
}

fn quadrant(firm: &PortraitFirm, medians: (Option<f64>, Option<f64>)) -> Option<Quadrant> {
    let strong = firm.tax_per_mu? >= medians.0?;
    let growing = growth(firm)? >= medians.1?;
    Some(match (strong, growing) {
        (true, true) => Quadrant::StrongGrowing,
        (true, false) => Quadrant::StrongSlow,
        (false, true) => Quadrant::WeakGrowing,
        (false, false) => Quadrant::WeakSlow,
    })
}

fn stage(stages: &BTreeMap<String, String>, industry: &str) -> Option<String> {
    let fitting = stages.iter().filter(|(prefix, _)| !prefix.is_empty() && industry.starts_with(prefix.as_str()));
    fitting.max_by_key(|(prefix, _)| prefix.len()).map(|(_, stage)| stage.clone())
}

fn pyramid(firms: &[&PortraitFirm], steps: &[f64]) -> Vec<PyramidStep> {
    let within = |at: usize, staff: f64| staff >= steps[at] && steps.get(at + 1).is_none_or(|next| staff < *next);
    (0..steps.len())
        .map(|at| {
            let of_step = || firms.iter().filter(move |firm| firm.staff.is_some_and(|staff| within(at, staff)));
            let revenues: Vec<f64> = of_step().filter_map(|firm| firm.revenue.0).collect();
            PyramidStep {
                from: steps[at],
                enterprises: count(of_step().count()),
                revenue: (!revenues.is_empty()).then(|| revenues.iter().sum()),
            }
        })
        .collect()
}
