//! Plans at three levels (一镇一规划、一园一政策、一企一方案) from the same facts: a town's figures are the sums of its parks and of the plots
//! outside them, a park's those of its plots. A version is the hash of the facts, whatever the day: the same facts give the same version.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use model::{Cm2, ContentHash, EnterpriseId, Fen, ParcelId, PlotFact};
use schemars::JsonSchema;
use serde::Serialize;

/// Figures of some plots.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct PlanTotals {
    /// Plots.
    pub plots: u32,
    /// Σ area.
    pub area: Cm2,
    /// Σ tax of the plots that reported it.
    pub tax: Fen,
    /// Plots that did not.
    pub tax_unknown: u32,
    /// Area by mode; plots that stay under the empty code.
    pub modes: BTreeMap<String, Cm2>,
}

impl PlanTotals {
    fn add(&mut self, plot: &PlotFact) {
        self.plots += 1;
        self.area += plot.area;
        self.tax += plot.tax.unwrap_or_default();
        self.tax_unknown += u32::from(plot.tax.is_none());
        *self.modes.entry(plot.mode.clone()).or_default() += plot.area;
    }
}

/// 一园一政策, or what lies outside any park.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ParkPlan {
    /// Code; empty outside.
    pub park: String,
    /// Σ of its plots.
    pub totals: PlanTotals,
    /// Its plots, by id.
    pub plots: Vec<ParcelId>,
}

/// 一企一方案: where an enterprise sits and what is planned there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct FirmPlan {
    /// The enterprise.
    pub enterprise: EnterpriseId,
    /// Its plots with park and mode.
    pub plots: Vec<(ParcelId, Option<String>, String)>,
}

/// 一镇一规划 with the plans below it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct TownPlan {
    /// The day of the facts.
    #[schemars(with = "String")]
    pub as_of: Date,
    /// Hash of the facts.
    pub version: ContentHash,
    /// The version that this one follows.
    pub follows: Option<ContentHash>,
    /// Σ of all plots.
    pub totals: PlanTotals,
    /// By code.
    pub parks: Vec<ParkPlan>,
    /// Plots outside any park.
    pub outside: ParkPlan,
    /// By id.
    pub firms: Vec<FirmPlan>,
}

/// The three levels from the facts. A plot that stands twice counts once, as it stands last. O(n log n).
#[must_use]
pub fn three_plans(facts: &[PlotFact], as_of: Date, follows: Option<&TownPlan>) -> TownPlan {
    let plots: BTreeMap<&ParcelId, &PlotFact> = facts.iter().map(|fact| (&fact.parcel, fact)).collect();
    let mut totals = PlanTotals::default();
    let mut parks: BTreeMap<&str, ParkPlan> = BTreeMap::new();
    let mut outside = ParkPlan::default();
    let mut firms: BTreeMap<&EnterpriseId, FirmPlan> = BTreeMap::new();
    let mut said = String::from("plots\n");
    for plot in plots.values() {
        totals.add(plot);
        let park = match plot.park.as_deref() {
            Some(code) => {
                parks.entry(code).or_insert_with(|| ParkPlan { park: code.to_owned(), ..ParkPlan::default() })
            }
            None => &mut outside,
        };
        park.totals.add(plot);
        park.plots.push(plot.parcel.clone());
        let own: BTreeSet<&EnterpriseId> = plot.enterprises.iter().collect();
        for enterprise in own {
            let firm = firms
                .entry(enterprise)
                .or_insert_with(|| FirmPlan { enterprise: enterprise.clone(), plots: Vec::new() });
            firm.plots.push((plot.parcel.clone(), plot.park.clone(), plot.mode.clone()));
        }
        say(&mut said, plot);
    }
    TownPlan {
        as_of,
        version: ContentHash::of(said.as_bytes()),
        follows: follows.map(|earlier| earlier.version.clone()),
        totals,
        parks: parks.into_values().collect(),
        outside,
        firms: firms.into_values().collect(),
    }
}

/// A fact as the version's hash has it: field by field, not as the program happens to hold it. Every text is led by its length, so
/// that no two plots read alike.
fn say(said: &mut String, plot: &PlotFact) {
    let text = |said: &mut String, text: &str| said.push_str(&format!("{}:{text} ", text.len()));
    text(said, &plot.parcel.0);
    match &plot.park {
        Some(park) => text(said, park),
        None => said.push_str("- "),
    }
    said.push_str(&format!("{} ", plot.area.0));
    match plot.tax {
        Some(tax) => said.push_str(&format!("{} ", tax.0)),
        None => said.push_str("- "),
    }
    text(said, &plot.mode);
    let firms: BTreeSet<&EnterpriseId> = plot.enterprises.iter().collect();
    for firm in firms {
        text(said, &firm.0);
    }
    said.push('\n');
}

/// Plots of which one of two versions says something else than the other, or nothing; by id. A plot whose firms stand in another
/// order says the same.
#[must_use]
pub fn changed_plots(then: &[PlotFact], now: &[PlotFact]) -> Vec<ParcelId> {
    let spoken = |facts: &[PlotFact]| -> BTreeMap<ParcelId, String> {
        let words = |fact: &PlotFact| {
            let mut said = String::new();
            say(&mut said, fact);
            (fact.parcel.clone(), said)
        };
        facts.iter().map(words).collect()
    };
    let (then, now) = (spoken(then), spoken(now));
    let all: BTreeSet<&ParcelId> = then.keys().chain(now.keys()).collect();
    all.into_iter().filter(|parcel| then.get(*parcel) != now.get(*parcel)).cloned().collect()
}
