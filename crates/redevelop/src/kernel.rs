//! A mode's cash flow as arithmetic on numbers alone: what [`option`](crate::option()) works out line by line and to the
//! fen, without its words, for the many times that a valuation, a simulation or a break-even needs it.
//!
//! Amounts are floats that are never rounded, so they differ from the option's by what its rounding does: half a cm² of each
//! quantity at its price, and a fen a line. The option is what counts.

use std::collections::BTreeMap;

use jiff::civil::Date;
use model::Block;
use rules::{Base, Dimension, LineKind, LineRule, ModeRule, PackError, RenewalPack, Timetable};

use crate::cash_line::{span, years};
use crate::fund_balance::quarterly;

/// How many quantities a line can be reckoned on.
pub const QUANTITIES: usize = 10;

/// Of [`QUANTITIES`]: areas in cm², taxes in fen a year.
pub type Amounts = [f64; QUANTITIES];

/// What a block or parcel brings into the kernel, in cm² and fen a year.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ground {
    /// Land.
    pub area: f64,
    /// Lawful floor area.
    pub lawful_floor: f64,
    /// Illegal floor area.
    pub illegal_floor: f64,
    /// Tax a year.
    pub tax: f64,
}

impl From<&Block> for Ground {
    #[expect(clippy::cast_precision_loss, reason = "areas and taxes of blocks stay below 2^53")]
    fn from(block: &Block) -> Self {
        Self {
            area: block.area.0 as f64,
            lawful_floor: block.lawful_floor_area.0 as f64,
            illegal_floor: block.illegal_floor_area.0 as f64,
            tax: block.tax.0 as f64,
        }
    }
}

/// What a flow comes to, in fen.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Worth {
    /// Net present value.
    pub npv: f64,
    /// Income − cost.
    pub static_balance: f64,
    /// Deepest cumulative gap, not negative.
    pub peak_gap: f64,
}

/// Where a line's amount comes from.
#[derive(Debug, Clone)]
enum Source {
    /// Σ of some quantities.
    Quantities(&'static [usize]),
    /// Σ of earlier lines.
    Lines(Vec<usize>),
}

#[derive(Debug, Clone)]
struct Line {
    from: Source,
    /// Fen per unit, sign and years apart from the numbers that may vary.
    constant: f64,
    /// Places of price and shares among the values.
    factors: Vec<usize>,
    /// +1 for incomes, −1 for costs.
    sign: f64,
    /// Present value of one fen.
    weight: f64,
    /// The quarters in which it is paid.
    span: (i64, i64),
    /// Share that is paid by each of the kernel's moments.
    paid: Vec<f64>,
}

/// Places of a mode's figures among the values.
#[derive(Debug, Clone, Copy)]
struct Figures {
    demolished_share: usize,
    far_after: usize,
    land_sold_share: usize,
    tax_per_mu: usize,
    kept_tax_uplift: usize,
}

/// A compiled mode. Its running sum is straight between the moments at which a line begins or ends, so the deepest gap lies at
/// one of them.
#[derive(Debug, Clone)]
pub struct Kernel {
    names: Vec<String>,
    values: Vec<f64>,
    figures: Figures,
    late: bool,
    lines: Vec<Line>,
    moments: Vec<i64>,
}

impl Kernel {
    /// Compiles a mode with the numbers in force on `day`.
    ///
    /// # Errors
    /// When the pack lacks a parameter on that day.
    pub fn new(mode: &ModeRule, pack: &RenewalPack, day: Date) -> Result<Self, PackError> {
        let timetable = pack.figures(mode, day)?.timetable;
        let factor = quarterly(pack.discount_rate(day)?);
        let mut values = Values { pack, day, names: Vec::new(), values: Vec::new() };
        let mut figure = |field: &str| values.place(&format!("mode.{}.{field}", mode.code));
        let figures = Figures {
            demolished_share: figure("demolished_share")?,
            far_after: figure("far_after")?,
            land_sold_share: figure("land_sold_share")?,
            tax_per_mu: figure("tax_per_mu")?,
            kept_tax_uplift: figure("kept_tax_uplift")?,
        };
        let rules: Vec<&LineRule> = pack.lines.iter().filter(|rule| rule.is_in(&mode.code)).collect();
        let mut at: BTreeMap<&str, usize> = BTreeMap::new();
        let mut lines = Vec::with_capacity(rules.len());
        for (place, rule) in rules.iter().enumerate() {
            lines.push(values.line(rule, &at, &timetable, factor)?);
            at.insert(&rule.item, place);
        }
        let Values { names, values, .. } = values;
        let mut kernel = Self { names, values, figures, late: mode.late, lines, moments: Vec::new() };
        let moments = kernel.lines.iter().flat_map(|line| [line.span.0, line.span.1]).collect();
        kernel.watch(moments);
        Ok(kernel)
    }

    /// These kernels with the moments of all of them, so that their running sums can be added.
    #[must_use]
    pub fn aligned(kernels: &[Self]) -> Vec<Self> {
        let moments: Vec<i64> = kernels.iter().flat_map(|kernel| kernel.moments.iter().copied()).collect();
        let mut aligned = kernels.to_vec();
        for kernel in &mut aligned {
            kernel.watch(moments.clone());
        }
        aligned
    }

    fn watch(&mut self, mut moments: Vec<i64>) {
        moments.sort_unstable();
        moments.dedup();
        for line in &mut self.lines {
            let (first, end) = line.span;
            let length = end - first;
            line.paid = moments.iter().map(|moment| ratio((moment - first).clamp(0, length), length)).collect();
        }
        self.moments = moments;
    }

    /// The numbers that the mode reads.
    #[must_use]
    pub fn values(&self) -> &[f64] {
        &self.values
    }

    /// Their names, in the same order.
    #[must_use]
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// The place of a number, if the mode reads it.
    #[must_use]
    pub fn place(&self, name: &str) -> Option<usize> {
        self.names.iter().position(|known| known == name)
    }

    /// Whether a number decides about quantities, not only about their prices.
    #[must_use]
    pub fn is_figure(&self, place: usize) -> bool {
        let Figures { demolished_share, far_after, land_sold_share, tax_per_mu, kept_tax_uplift } = self.figures;
        [demolished_share, far_after, land_sold_share, tax_per_mu, kept_tax_uplift].contains(&place)
    }

    /// The quantities of a block or parcel with these numbers, as [`Quantities`](crate::Quantities) has them.
    #[must_use]
    pub fn quantities(&self, ground: &Ground, values: &[f64]) -> Amounts {
        let of = |place: usize| values[place];
        let demolished = of(self.figures.demolished_share);
        let sold = of(self.figures.land_sold_share);
        let torn_down = ground.lawful_floor * demolished;
        let forgone = ground.tax * demolished;
        let cleared = ground.area * demolished;
        let uplift = 1.0 + of(self.figures.kept_tax_uplift);
        let (kept, built, tax_after) = if self.late {
            (ground.lawful_floor, 0.0, ground.tax * uplift)
        } else {
            let kept = ground.lawful_floor - torn_down;
            let renewed = cleared * of(self.figures.tax_per_mu) * (3.0 / 20.0);
            let built = (ground.area * of(self.figures.far_after) - kept).max(0.0);
            (kept, built, renewed + (ground.tax - forgone) * uplift)
        };
        let (own, gain) = (built - built * sold, tax_after - ground.tax);
        [torn_down, ground.illegal_floor, kept, built, own, ground.area, cleared, ground.area * sold, gain, forgone]
    }

    /// What quantities come to with these numbers.
    #[must_use]
    pub fn worth(&self, quantities: &Amounts, values: &[f64], room: &mut Room) -> Worth {
        room.totals.clear();
        room.sums.clear();
        room.sums.resize(self.moments.len(), 0.0);
        let (mut npv, mut static_balance) = (0.0, 0.0);
        for line in &self.lines {
            let base: f64 = match &line.from {
                Source::Quantities(places) => places.iter().map(|place| quantities[*place]).sum(),
                Source::Lines(lines) => lines.iter().map(|line| room.totals[*line]).sum(),
            };
            let amount = line.factors.iter().fold(base * line.constant, |product, place| product * values[*place]);
            room.totals.push(amount);
            let signed = amount * line.sign;
            npv += signed * line.weight;
            static_balance += signed;
            for (sum, paid) in room.sums.iter_mut().zip(&line.paid) {
                *sum += signed * paid;
            }
        }
        let deepest = room.sums.iter().fold(0.0, |low: f64, sum| low.min(*sum));
        Worth { npv, static_balance, peak_gap: -deepest }
    }

    /// What one unit of each quantity comes to with these numbers: worth is linear in quantities. The first two rows are NPV
    /// and static balance, the others the running sum at the kernel's moments.
    #[must_use]
    pub fn rows(&self, values: &[f64], room: &mut Room) -> Vec<Amounts> {
        let mut rows = vec![[0.0; QUANTITIES]; 2 + self.moments.len()];
        for quantity in 0..QUANTITIES {
            let mut unit = [0.0; QUANTITIES];
            unit[quantity] = 1.0;
            let worth = self.worth(&unit, values, room);
            rows[0][quantity] = worth.npv;
            rows[1][quantity] = worth.static_balance;
            for (row, sum) in rows[2..].iter_mut().zip(&room.sums) {
                row[quantity] = *sum;
            }
        }
        rows
    }
}

/// Room to work in, so that a million calls allocate nothing.
#[derive(Debug, Clone, Default)]
pub struct Room {
    totals: Vec<f64>,
    sums: Vec<f64>,
}

/// The numbers that a mode reads, each once.
struct Values<'a> {
    pack: &'a RenewalPack,
    day: Date,
    names: Vec<String>,
    values: Vec<f64>,
}

impl Values<'_> {
    fn place(&mut self, name: &str) -> Result<usize, PackError> {
        if let Some(place) = self.names.iter().position(|known| known == name) {
            return Ok(place);
        }
        self.values.push(self.pack.parameters.at(name, self.day)?);
        self.names.push(name.to_owned());
        Ok(self.names.len() - 1)
    }

    fn line(
        &mut self,
        rule: &LineRule,
        earlier: &BTreeMap<&str, usize>,
        timetable: &Timetable,
        discount: f64,
    ) -> Result<Line, PackError> {
        let mut constant = 1.0;
        let mut factors = Vec::new();
        let mut priced_per_time = rule.base.dimension() == Dimension::MoneyPerYear;
        if let (Some(name), Some(unit)) = (&rule.price, rule.price_unit(&self.pack.parameters)?) {
            factors.push(self.place(name)?);
            constant *= ratio(unit.numerator, unit.denominator);
            priced_per_time |= unit.per_time;
        }
        for name in &rule.shares {
            factors.push(self.place(name)?);
        }
        if priced_per_time {
            let (numerator, denominator) = years(rule.duration, timetable);
            constant *= ratio(numerator, denominator);
        }
        let (first, end) = span(rule, timetable);
        let mut weight = 0.0;
        let mut power = 1.0;
        for quarter in 0..end {
            power *= discount;
            if quarter >= first {
                weight += power;
            }
        }
        Ok(Line {
            from: match rule.base {
                Base::Items => {
                    Source::Lines(rule.of.iter().filter_map(|item| earlier.get(item.as_str()).copied()).collect())
                }
                base => Source::Quantities(places(base)),
            },
            constant,
            factors,
            sign: if rule.kind == LineKind::Cost { -1.0 } else { 1.0 },
            weight: weight / ratio(end - first, 1),
            span: (first, end),
            paid: Vec::new(),
        })
    }
}

fn ratio(numerator: i64, denominator: i64) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "units and quarters are small")]
    let ratio = numerator as f64 / denominator as f64;
    ratio
}

/// Places of a base among the quantities.
fn places(base: Base) -> &'static [usize] {
    match base {
        Base::LawfulFloorDemolished => &[0],
        Base::IllegalFloorDemolished => &[1],
        Base::FloorDemolished => &[0, 1],
        Base::FloorKept => &[2],
        Base::FloorBuilt => &[3],
        Base::FloorBuiltOwn => &[4],
        Base::LandArea => &[5],
        Base::LandCleared => &[6],
        Base::LandSold => &[7],
        Base::TaxGain => &[8],
        Base::TaxForgone => &[9],
        Base::Items => &[],
    }
}
