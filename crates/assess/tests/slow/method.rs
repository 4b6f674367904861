//! A method of evaluation as the tests draw it.

/// A firm: two or three figures, an industry, and marks.
#[derive(Debug, Clone)]
pub struct Firm {
    /// Figures x, y, z, each in its unit; absent when not collected.
    pub figures: [Option<f64>; 3],
    /// GB/T 4754 division.
    pub division: u32,
    /// County.
    pub county: u32,
    /// On a list.
    pub listed: Option<bool>,
    /// Years in D.
    pub years: Option<u32>,
}

#[derive(Debug, Clone)]
pub struct MethodOf {
    pub populations: Vec<PopulationOf>,
    pub grouped: bool,
    pub list: Option<ListOf>,
    pub adjustments: Vec<AdjustmentOf>,
    pub regrades: Vec<RegradeOf>,
    pub decimals: u32,
    pub boundary: &'static str,
    pub worse: bool,
    pub tie_break: bool,
}

#[derive(Debug, Clone, Copy)]
pub enum ListOf {
    NotGraded,
    ManagedAsB,
}

/// Population 0 is the firms with x at least the bound, population 1 the others; one population takes all.
#[derive(Debug, Clone)]
pub struct PopulationOf {
    pub bound: Option<(bool, u32)>,
    pub within: Option<&'static str>,
    pub by_score: bool,
    pub cuts: [u32; 3],
    pub indicators: Vec<IndicatorOf>,
}

#[derive(Debug, Clone)]
pub struct IndicatorOf {
    /// Figure above and below, or the figure alone.
    pub above: usize,
    pub below: Option<usize>,
    pub scoring: ScoringOf,
    pub weight: u32,
    pub cap: Option<f64>,
    pub floor: Option<f64>,
    pub missing: MissingOf,
}

#[derive(Debug, Clone, Copy)]
pub enum ScoringOf {
    Ratio(MarkOf),
    Inverse(MarkOf),
    MinMax { base: u32, span: u32, within: Option<&'static str> },
    Rank { within: Option<&'static str> },
}

#[derive(Debug, Clone, Copy)]
pub enum MarkOf {
    Number(f64),
    Mean { within: Option<&'static str>, times: f64 },
    Percentile { percent: u32, within: Option<&'static str> },
    ByGroup([f64; 2]),
}

#[derive(Debug, Clone, Copy)]
pub enum MissingOf {
    Mean,
    Zero,
    Refuse,
    Points(i32),
    Redistribute,
}

#[derive(Debug, Clone, Copy)]
pub enum AdjustmentOf {
    /// −5 points for each year in D beyond the first, for those on record.
    Years,
    /// So many percent where the first indicator's value is above the mean of those ranked together.
    AboveMean(i32),
    /// So many points on the list.
    Listed(i32),
}

#[derive(Debug, Clone, Copy)]
pub enum RegradeOf {
    /// At best that grade for the listed.
    VetoListed(char),
    /// At best B where the first indicator's value is below the mean.
    BelowMean,
    /// At worst C for rank 1 to 3.
    ProtectFirst,
}
