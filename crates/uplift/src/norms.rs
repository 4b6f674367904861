//! Norms (行业常模): what tax, social insurance and output are usual for the electricity, floor area and staff of an enterprise
//! of its trade. What lies outside the interval is a question to ask, never an accusation: figures may be wrong, a firm may be
//! new, or make something else than its trade.
//!
//! 未报 is never 0: a figure that was not reported is neither fitted nor compared. A figure of identifiable statistics is not
//! used at all (统计法第二十八条).

mod linear;
mod robust;
mod rows;

use std::collections::BTreeMap;

use jiff::civil::Date;
use model::{Derivation, EnterpriseId, Fen, Unsourced};
use rules::{PackError, UpliftPack};
use schemars::JsonSchema;
use serde::Serialize;

pub use linear::Matrix;
pub use robust::RobustFit;
pub use rows::{NormFirm, norm_firms};

/// What is expected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum NormTarget {
    /// 实缴税金
    Tax,
    /// 社会保险缴费
    Insurance,
    /// 产出（主营业务收入）
    Output,
}

/// What it is expected from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Predictor {
    /// 用电量
    Electricity,
    /// 建筑面积
    FloorArea,
    /// 职工人数
    Staff,
}

impl NormTarget {
    /// All.
    pub const ALL: [Self; 3] = [Self::Tax, Self::Insurance, Self::Output];

    /// Chinese and English name.
    #[must_use]
    pub fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Tax => ("实缴税金", "tax paid"),
            Self::Insurance => ("社会保险缴费", "social insurance contributions"),
            Self::Output => ("主营业务收入", "revenue"),
        }
    }
}

impl Predictor {
    /// All.
    pub const ALL: [Self; 3] = [Self::Electricity, Self::FloorArea, Self::Staff];
}

/// The norm of a trade.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Norm {
    /// What is expected.
    pub target: NormTarget,
    /// GB/T 4754 division; `None` for all trades together.
    pub trade: Option<String>,
    /// From what.
    pub predictors: Vec<Predictor>,
    /// Constant, then one per predictor: ln target on ln predictors.
    pub coefficients: Vec<f64>,
    /// Scale of ln residuals.
    pub scale: f64,
    /// Enterprises of the trade.
    pub enterprises: u32,
    /// Those with all figures above zero, on which it stands.
    pub complete: u32,
    /// Those that were set aside as gross outliers (weight 0).
    pub set_aside: u32,
    #[serde(skip)]
    #[schemars(skip)]
    fit: Option<RobustFit>,
}

/// Where an enterprise lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum NormPosition {
    /// Inside the interval.
    Usual,
    /// Below: ask.
    AskBelow,
    /// Above: ask.
    AskAbove,
    /// The figure was not reported.
    NotReported,
    /// What it would be expected from is not known, or no norm can be made.
    NotComparable,
}

impl NormPosition {
    /// Chinese name.
    #[must_use]
    pub fn zh(self) -> &'static str {
        match self {
            Self::Usual => "区间内",
            Self::AskBelow => "低于区间，待询问",
            Self::AskAbove => "高于区间，待询问",
            Self::NotReported => "未报",
            Self::NotComparable => "无可比常模",
        }
    }

    /// English name.
    #[must_use]
    pub fn en(self) -> &'static str {
        match self {
            Self::Usual => "usual",
            Self::AskBelow => "below, to be asked",
            Self::AskAbove => "above, to be asked",
            Self::NotReported => "not reported",
            Self::NotComparable => "nothing to compare with",
        }
    }
}

/// One figure of an enterprise against the norm.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct NormLine {
    /// The enterprise.
    pub enterprise: EnterpriseId,
    /// Which figure.
    pub target: NormTarget,
    /// As reported; `None` is 未报, not 0.
    pub reported: Option<Fen>,
    /// Usual, and the ends of the interval.
    pub expected: Option<(Fen, Fen, Fen)>,
    /// Where it lies.
    pub position: NormPosition,
    /// In words, with coverage and day.
    pub because: Derivation,
}

/// All norms of a year.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Norms {
    /// The year of the figures.
    pub year: i16,
    /// The day on which they were known.
    #[schemars(with = "String")]
    pub as_of: Date,
    /// By target, then trade; those of all trades last.
    pub norms: Vec<Norm>,
    /// By enterprise, then target.
    pub lines: Vec<NormLine>,
    /// Assumptions used that no source gives.
    pub unsourced: Vec<Unsourced>,
}

/// Norms of the year's figures, known on a day. `seed` fixes the random starts.
///
/// # Errors
/// When the pack lacks a parameter on that day.
pub fn norms(firms: &[NormFirm], pack: &UpliftPack, (year, as_of): (i16, Date), seed: u64) -> Result<Norms, PackError> {
    let at = |name: &str| pack.parameters.at(name, as_of);
    let (minimum, share, width) = (at("norms.minimum")?, at("norms.known_share")?, at("norms.interval")?);
    let mut firms: Vec<&NormFirm> = firms.iter().collect();
    firms.sort_by(|a, b| a.enterprise.cmp(&b.enterprise));
    let mut trades: BTreeMap<Option<&str>, Vec<&NormFirm>> = BTreeMap::new();
    for firm in &firms {
        if let Some(trade) = firm.trade.as_deref() {
            trades.entry(Some(trade)).or_default().push(firm);
        }
    }
    let mut norms = Vec::new();
    for target in NormTarget::ALL {
        let own = trades.iter().filter_map(|(trade, firms)| norm(target, *trade, firms, (minimum, share), seed));
        norms.extend(own);
        norms.extend(norm(target, None, &firms, (minimum, share), seed));
    }
    let lines = firms.iter().flat_map(|firm| {
        NormTarget::ALL.map(|target| {
            let of_target = || norms.iter().filter(move |norm| norm.target == target);
            let own = of_target().find(|norm| norm.trade.is_some() && norm.trade == firm.trade);
            line(firm, target, own.or_else(|| of_target().find(|norm| norm.trade.is_none())), width, as_of)
        })
    });
    let lines = lines.collect();
    let used = |name: &str| ["norms.minimum", "norms.known_share", "norms.interval"].contains(&name);
    let unsourced = pack.parameters.unsourced(as_of).into_iter().filter(|one| used(&one.parameter)).collect();
    Ok(Norms { year, as_of, norms, lines, unsourced })
}

/// ln of a figure above zero.
fn logarithm(amount: i64) -> Option<f64> {
    #[expect(clippy::cast_precision_loss, reason = "a logarithm of an amount; 2⁻⁵³ of it does not matter")]
    (amount > 0).then(|| libm::log(amount as f64))
}

fn row(firm: &NormFirm, predictors: &[Predictor]) -> Option<Vec<f64>> {
    let mut row = vec![1.0];
    for predictor in predictors {
        row.push(firm.predictor(*predictor).and_then(logarithm)?);
    }
    Some(row)
}

#[expect(clippy::cast_precision_loss, reason = "counts of enterprises")]
fn norm(
    target: NormTarget,
    trade: Option<&str>,
    firms: &[&NormFirm],
    (minimum, share): (f64, f64),
    seed: u64,
) -> Option<Norm> {
    let known = |predictor: &Predictor| {
        let with = firms.iter().filter(|firm| firm.predictor(*predictor).is_some_and(|amount| amount > 0));
        with.count() as f64 >= share * firms.len() as f64
    };
    let predictors: Vec<Predictor> = Predictor::ALL.into_iter().filter(known).collect();
    let (mut rows, mut y) = (Vec::new(), Vec::new());
    for firm in firms {
        if let (Some(row), Some(value)) = (row(firm, &predictors), firm.target(target).and_then(|fen| logarithm(fen.0)))
        {
            rows.push(row);
            y.push(value);
        }
    }
    if predictors.is_empty() || (rows.len() as f64) < minimum {
        return None;
    }
    let fit = RobustFit::of(&rows, &y, seed)?;
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    Some(Norm {
        target,
        trade: trade.map(str::to_owned),
        predictors,
        coefficients: fit.coefficients.clone(),
        scale: fit.scale,
        enterprises: count(firms.len()),
        complete: count(rows.len()),
        set_aside: count(fit.weights.iter().filter(|weight| **weight == 0.0).count()),
        fit: Some(fit),
    })
}

fn line(firm: &NormFirm, target: NormTarget, norm: Option<&Norm>, width: f64, as_of: Date) -> NormLine {
    let reported = firm.target(target);
    let (zh, en) = target.words();
    let expected = norm.and_then(|norm| {
        let (centre, error) = norm.fit.as_ref()?.predict(&row(firm, &norm.predictors)?);
        let fen = |log: f64| fen(libm::exp(log));
        Some((fen(centre)?, fen(centre - width * error)?, fen(centre + width * error)?))
    });
    let position = match (reported, expected) {
        (None, _) => NormPosition::NotReported,
        (_, None) => NormPosition::NotComparable,
        (Some(own), Some((_, low, _))) if own < low => NormPosition::AskBelow,
        (Some(own), Some((_, _, high))) if own > high => NormPosition::AskAbove,
        _ => NormPosition::Usual,
    };
    let coverage = norm.map_or((0, 0), |norm| (norm.complete, norm.enterprises));
    let (used, all) = coverage;
    let (told_zh, told_en) = match expected {
        Some((usual, low, high)) => {
            let (usual, low, high) = (usual.wan_yuan(), low.wan_yuan(), high.wan_yuan());
            (
                format!("同类企业通常 {usual:.2} 万元（{low:.2} 至 {high:.2} 万元）"),
                format!("usual is {usual:.2} 万元 ({low:.2} to {high:.2} 万元)"),
            )
        }
        None => ("没有可比的常模".to_owned(), "there is no norm to compare with".to_owned()),
    };
    let (own_zh, own_en) = match reported {
        Some(own) => (format!("本企业 {:.2} 万元", own.wan_yuan()), format!("its own is {:.2} 万元", own.wan_yuan())),
        None => ("本企业未报，不按零计".to_owned(), "its own was not reported, which is not zero".to_owned()),
    };
    let (ask_zh, ask_en) = match position {
        NormPosition::AskBelow | NormPosition::AskAbove => {
            ("；这是供询问的线索，不是认定", "; this is a question to ask, not a finding")
        }
        _ => ("", ""),
    };
    NormLine {
        enterprise: firm.enterprise.clone(),
        target,
        reported,
        expected,
        position,
        because: Derivation {
            zh: format!("{zh}：{told_zh}；{own_zh}；依据 {all} 家中数据完整的 {used} 家，截至 {as_of}{ask_zh}"),
            en: format!("{en}: {told_en}; {own_en}; from {used} with all figures of {all}, as of {as_of}{ask_en}"),
        },
    }
}

/// Whole fen, if they fit.
fn fen(amount: f64) -> Option<Fen> {
    #[expect(clippy::cast_possible_truncation, reason = "checked to be below 2⁵³")]
    (amount.is_finite() && amount < 9e15).then(|| Fen(amount.round() as i64))
}
