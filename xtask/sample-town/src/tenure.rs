//! Who holds the land, by which right, and which parcels play which part.

use crate::codes;
use crate::draw::{Draw, round};
use crate::parcels::{MU, Parcel, Usage};
use crate::people;
use crate::shape::centroid;
use crate::tracts::Nature;
use crate::truth::CadastreFlaw;

/// The nature of a land right.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Right {
    Granted,
    Allocated,
    Collective,
    Unregistered,
}

impl Right {
    pub(crate) fn text(self) -> &'static str {
        match self {
            Self::Granted => "国有出让",
            Self::Allocated => "国有划拨",
            Self::Collective => "集体建设用地",
            Self::Unregistered => "未登记",
        }
    }
}

/// Who holds a share of a parcel.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Who {
    Firm(usize),
    Village(usize),
    Person(String),
}

/// A holder and the share as the certificate writes it.
#[derive(Clone, Debug)]
pub(crate) struct Holder {
    pub(crate) who: Who,
    pub(crate) written: &'static str,
    pub(crate) share: f64,
}

impl Holder {
    pub(crate) fn whole(who: Who) -> Self {
        Self { who, written: "1", share: 1.0 }
    }
}

/// Which parcels play which part; indices into the parcels.
#[derive(Default)]
pub(crate) struct Estates {
    /// One for each above-scale firm; those in the 王家埭 block come first.
    pub(crate) above_scale: Vec<usize>,
    pub(crate) uplift: Vec<usize>,
    pub(crate) coached: Vec<usize>,
    pub(crate) firms_in_block: Vec<usize>,
    pub(crate) firms_outside: Vec<usize>,
    /// Held by a village or a person, and let.
    pub(crate) landlords: Vec<usize>,
}

/// What is uplifted, in mu.
pub(crate) const UPLIFT_MU: f64 = 138.0;
/// How many firms are above scale.
pub(crate) const ABOVE_SCALE: usize = 40;
const ABOVE_SCALE_IN_BLOCK: usize = 10;
const COACHED_OWNERS: usize = 8;
const OWNERS_IN_BLOCK: usize = 84;
const OWNERS_OUTSIDE: usize = 30;

/// Gives each industrial parcel its part.
pub(crate) fn estates(draw: &mut Draw, parcels: &mut [Parcel], flaws: &[CadastreFlaw]) -> Estates {
    let flawed = |at: usize| flaws.iter().any(|flaw| flaw.indices.contains(&at));
    let by_size = |block: bool| {
        let mut found: Vec<usize> = (0..parcels.len())
            .filter(|&at| parcels[at].usage == Usage::Industry && parcels[at].wangjiadai == block)
            .collect();
        found.sort_by(|&a, &b| parcels[b].area().total_cmp(&parcels[a].area()));
        found
    };
    let mut block = by_size(true);
    let mut outside = by_size(false);
    let mut estates = Estates::default();
    estates.above_scale.extend(block.drain(..ABOVE_SCALE_IN_BLOCK.min(block.len())));
    estates.above_scale.extend(outside.drain(..(ABOVE_SCALE - estates.above_scale.len()).min(outside.len())));
    let mut candidates: Vec<usize> = outside
        .iter()
        .copied()
        .filter(|&at| parcels[at].zoned_industry > 0.985 && parcels[at].mu() < 12.0 && !flawed(at))
        .collect();
    draw.shuffle(&mut candidates);
    estates.uplift = summing_to(parcels, &candidates, UPLIFT_MU);
    outside.retain(|at| !estates.uplift.contains(at));
    draw.shuffle(&mut outside);
    draw.shuffle(&mut block);
    estates.coached.extend(block.drain(..COACHED_OWNERS.min(block.len())));
    estates.firms_in_block.extend(block.drain(..OWNERS_IN_BLOCK.min(block.len())));
    estates.firms_outside.extend(outside.drain(..OWNERS_OUTSIDE.min(outside.len())));
    estates.landlords = block.into_iter().chain(outside).collect();
    for &at in &estates.uplift {
        parcels[at].uplift = true;
    }
    for list in [&estates.above_scale, &estates.uplift, &estates.coached] {
        for &at in list {
            parcels[at].clean = true;
        }
    }
    for list in [&estates.firms_in_block, &estates.firms_outside, &estates.landlords] {
        for &at in list {
            parcels[at].clean = draw.chance(0.33);
        }
    }
    estates
}

/// The first of `candidates` whose areas sum to `mu` as nearly as a hundredth of a mu allows.
fn summing_to(parcels: &[Parcel], candidates: &[usize], mu: f64) -> Vec<usize> {
    let grain = 100.0;
    let goal = (mu * grain).round() as usize;
    // reached[sum] = the last candidate of a selection with that sum
    let mut reached: Vec<Option<usize>> = vec![None; goal + 1];
    let weight = |at: usize| (parcels[at].area() / MU * grain).round() as usize;
    let mut reachable = vec![false; goal + 1];
    reachable[0] = true;
    for (order, &at) in candidates.iter().enumerate() {
        let heavy = weight(at);
        for sum in (heavy..=goal).rev() {
            if !reachable[sum] && reachable[sum - heavy] {
                reachable[sum] = true;
                reached[sum] = Some(order);
            }
        }
        if reachable[goal] {
            break;
        }
    }
    let mut sum = (0..=goal).rev().find(|&sum| reachable[sum]).unwrap_or(0);
    let mut chosen = vec![];
    while let Some(order) = reached[sum] {
        chosen.push(candidates[order]);
        sum -= weight(candidates[order]);
    }
    chosen
}

/// Gives rights, certificates and, from north-west to south-east, codes.
pub(crate) fn register(draw: &mut Draw, parcels: &mut [Parcel], estates: &Estates) {
    for &at in &estates.landlords {
        let parcel = &mut parcels[at];
        let (right, who) = match draw.whole(0, 99) {
            0..=37 => (Right::Collective, Who::Village(parcel.village)),
            38..=52 => (Right::Allocated, Who::Village(parcel.village)),
            53..=70 => (Right::Granted, Who::Person(people::name(draw))),
            71..=80 => (Right::Collective, Who::Person(people::name(draw))),
            _ => (Right::Unregistered, Who::Person(people::name(draw))),
        };
        parcel.right = right;
        parcel.holders = vec![Holder::whole(who)];
    }
    for list in
        [&estates.above_scale, &estates.uplift, &estates.coached, &estates.firms_in_block, &estates.firms_outside]
    {
        for &at in list {
            parcels[at].right = match draw.whole(0, 99) {
                0..=64 => Right::Granted,
                65..=74 => Right::Allocated,
                _ => Right::Collective,
            };
        }
    }
    for parcel in parcels.iter_mut() {
        let error = if parcel.uplift { 0.0 } else { draw.real(-0.004, 0.004) };
        parcel.certified_area = round(parcel.area() * (1.0 + error), 2);
        let year = if parcel.modern { draw.whole(2009, 2018) } else { draw.whole(1992, 2008) };
        parcel.granted = format!("{year}-{:02}-{:02}", draw.whole(1, 12), draw.whole(1, 28));
        if parcel.right != Right::Unregistered {
            let serial = draw.whole(1_000, 29_999);
            parcel.certificate = Some(if year >= 2016 {
                format!("浙({year})慈溪市不动产权第{serial:07}号")
            } else if parcel.right == Right::Collective {
                format!("慈集用({year})第{serial:06}号")
            } else {
                format!("慈国用({year})第{serial:06}号")
            });
        }
        if parcel.usage != Usage::Industry {
            parcel.right = match (parcel.usage, parcel.nature) {
                (Usage::Housing, Nature::Homes) | (Usage::Farm, _) => Right::Collective,
                (Usage::Public, _) => Right::Allocated,
                _ => Right::Granted,
            };
        }
    }
    number(parcels);
}

fn feature(parcel: &Parcel) -> &'static str {
    match (parcel.usage, parcel.right) {
        (Usage::Farm, _) => "JA",
        (Usage::Housing, Right::Collective) => "JC",
        (_, Right::Collective) => "JB",
        (_, Right::Unregistered) => "ZW",
        _ => "GB",
    }
}

fn number(parcels: &mut [Parcel]) {
    let mut order: Vec<usize> = (0..parcels.len()).collect();
    // rows of 250 m from the north, each from the west, as surveyors number them
    let place = |at: usize| {
        let middle = centroid(&parcels[at].ring);
        ((-middle.y / 250.0).floor() as i64, (middle.x * 1000.0) as i64)
    };
    order.sort_by_key(|&at| place(at));
    let mut used = std::collections::BTreeMap::<(usize, &'static str), usize>::new();
    for at in order {
        let (village, feature) = (parcels[at].village + 1, feature(&parcels[at]));
        let serial = used.entry((village, feature)).or_default();
        *serial += 1;
        parcels[at].code = codes::parcel(village, feature, *serial);
    }
}
