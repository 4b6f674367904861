//! A pack with the numbers of one year: what remains to be done for each enterprise.

use rules::{BenchmarkBase, EvaluationPack, Indicator, Method, PackError, Population, Quotas, Statistic};

/// A pack that is ready to score.
#[derive(Debug, Clone)]
pub struct Plan<'p> {
    /// The rules.
    pub pack: &'p EvaluationPack,
    /// 年度 evaluated.
    pub year: i16,
    /// In the pack's order.
    pub populations: Vec<PopulationPlan<'p>>,
}

/// A population with the numbers of the year.
#[derive(Debug, Clone)]
pub struct PopulationPlan<'p> {
    /// The rules.
    pub rules: &'p Population,
    /// How its scores become grades.
    pub quotas: Quotas,
    /// Its indicators, in order.
    pub items: Vec<Item<'p>>,
}

/// An indicator with the numbers of the year.
#[derive(Debug, Clone)]
pub struct Item<'p> {
    /// The rules.
    pub rules: &'p Indicator,
    /// Points at the benchmark.
    pub weight: f64,
    /// Most points, if capped.
    pub most: Option<f64>,
    /// Fewest points, if floored.
    pub fewest: Option<f64>,
    /// How a value becomes points.
    pub scoring: Scoring<'p>,
}

impl Item<'_> {
    /// Facts that split the population for what its values are held against.
    pub(super) fn within(&self) -> Vec<String> {
        match &self.scoring {
            Scoring::Ratio(mark) | Scoring::Inverse(mark) => match mark {
                Mark::Number(_) => Vec::new(),
                Mark::ByGroup(_) => vec!["group".to_owned()],
                Mark::Of { within, .. } => within.to_vec(),
            },
            Scoring::MinMax { within, .. } | Scoring::Rank { within } => within.to_vec(),
        }
    }
}

/// A method with the numbers of the year.
#[derive(Debug, Clone)]
pub enum Scoring<'p> {
    /// value ÷ mark × weight
    Ratio(Mark<'p>),
    /// (2 − value ÷ mark) × weight, not below 0
    Inverse(Mark<'p>),
    /// (base + span × (value − lowest) ÷ (highest − lowest)) ÷ 100 × weight
    MinMax {
        /// Points of the lowest, of 100.
        base: f64,
        /// Points between lowest and highest, of 100.
        span: f64,
        /// Facts that split the population for it.
        within: &'p [String],
    },
    /// (n − r + 1) ÷ n × weight
    Rank {
        /// Facts that split the population for it.
        within: &'p [String],
    },
}

/// A benchmark with the numbers of the year.
#[derive(Debug, Clone)]
pub enum Mark<'p> {
    /// The same for all.
    Number(f64),
    /// By the code of the industry group, in the order of the pack's groups; NaN where the pack gives none.
    ByGroup(Vec<(String, f64)>),
    /// From the population itself.
    Of {
        /// Which figure.
        statistic: Statistic,
        /// Facts that split the population for it.
        within: &'p [String],
        /// Multiplier.
        times: f64,
    },
}

impl<'p> Plan<'p> {
    /// Takes the year's numbers into the pack.
    ///
    /// # Errors
    /// When something that the pack needs is blank (all blanks are named), or a parameter has no value for the year.
    pub fn new(pack: &'p EvaluationPack, year: i16) -> Result<Self, PackError> {
        let blanks = pack.blanks(year)?;
        if !blanks.is_empty() {
            return Err(PackError::new(
                format!("pack `{}` cannot score {year}: no source gives {}", pack.header.id, blanks.join(", ")),
                "an official must fill these blanks in the pack, each with its source or status = \"unsourced\"",
            ));
        }
        let populations = pack
            .populations
            .iter()
            .map(|rules| {
                let items = rules.indicators.iter().map(|rules| item(rules, pack, year)).collect::<Result<_, _>>()?;
                Ok(PopulationPlan { rules, quotas: pack.quotas(rules, year)?, items })
            })
            .collect::<Result<Vec<_>, PackError>>()?;
        for population in &populations {
            let sum: f64 = population.items.iter().map(|item| item.weight).sum();
            if (sum - 100.0).abs() > 1e-9 {
                return Err(PackError::new(
                    format!(
                        "the weights of population `{}` sum to {sum} for {year}, not to 100",
                        population.rules.code
                    ),
                    "correct the parameters so that the weights sum to 100",
                ));
            }
        }
        Ok(Self { pack, year, populations })
    }
}

fn item<'p>(rules: &'p Indicator, pack: &EvaluationPack, year: i16) -> Result<Item<'p>, PackError> {
    let number = |amount: &rules::Amount| -> Result<f64, PackError> {
        let given = amount.on(&pack.parameters, EvaluationPack::day(year))?;
        given.ok_or_else(|| PackError::new(format!("indicator `{}` has a blank", rules.code), "fill it"))
    };
    let mark = |benchmark: &'p rules::Benchmark| -> Result<Mark<'p>, PackError> {
        let times = number(&benchmark.times)?;
        Ok(match &benchmark.base {
            BenchmarkBase::Amount(amount) => Mark::Number(above_zero(rules, number(amount)? * times)?),
            BenchmarkBase::ByGroup(by_group) => Mark::ByGroup(
                pack.groups
                    .iter()
                    .map(|group| match by_group.get(&group.code) {
                        Some(amount) => Ok((group.code.clone(), above_zero(rules, number(amount)? * times)?)),
                        None => Ok((group.code.clone(), f64::NAN)),
                    })
                    .collect::<Result<_, _>>()?,
            ),
            BenchmarkBase::Statistic { of, within } => Mark::Of { statistic: *of, within, times },
        })
    };
    let weight = number(&rules.weight)?;
    let times_weight = |amount: &Option<rules::Amount>| {
        amount.as_ref().map(|amount| Ok::<f64, PackError>(number(amount)? * weight)).transpose()
    };
    Ok(Item {
        rules,
        weight,
        most: times_weight(&rules.cap)?,
        fewest: times_weight(&rules.floor)?,
        scoring: match &rules.method {
            Method::RatioToBenchmark(benchmark) => Scoring::Ratio(mark(benchmark)?),
            Method::Inverse(benchmark) => Scoring::Inverse(mark(benchmark)?),
            Method::MinMax { base, span, within } => {
                Scoring::MinMax { base: number(base)?, span: number(span)?, within }
            }
            Method::Rank { within } => Scoring::Rank { within },
        },
    })
}

fn above_zero(rules: &Indicator, benchmark: f64) -> Result<f64, PackError> {
    if benchmark.is_finite() && benchmark > 0.0 {
        return Ok(benchmark);
    }
    Err(PackError::new(
        format!("the benchmark of indicator `{}` is {benchmark}, which is not above zero", rules.code),
        "correct the parameter or its multiplier",
    ))
}
