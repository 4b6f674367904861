//! Random towns against a slow oracle that shares no code with the grouping.

mod parcels;

use std::collections::BTreeSet;

use model::Site;
use parcels::{beside, mu, names, rule, site};
use proptest::prelude::*;
use redevelop::blocks;

/// Reachability by Warshall's closure over a matrix.
fn oracle(sites: &[Site], pairs: &[(usize, usize)]) -> (BTreeSet<Vec<String>>, BTreeSet<String>) {
    let n = sites.len();
    let mut touches = vec![vec![false; n]; n];
    for &(a, b) in pairs {
        if a != b {
            touches[a][b] = true;
            touches[b][a] = true;
        }
    }
    let per_mu = |s: &Site| s.tax.wan_yuan() / s.area.mu();
    let low: Vec<bool> = sites.iter().map(|s| s.industrial && per_mu(s) < 3.999_999).collect();
    let member: Vec<bool> = (0..n)
        .map(|i| {
            let all = (0..n).filter(|j| touches[i][*j]).count();
            let poor = (0..n).filter(|j| touches[i][*j] && low[*j]).count();
            low[i] || (sites[i].industrial && poor >= 2 && 2 * poor > all)
        })
        .collect();
    let mut reach: Vec<Vec<bool>> =
        (0..n).map(|i| (0..n).map(|j| member[i] && member[j] && (i == j || touches[i][j])).collect()).collect();
    for k in 0..n {
        for i in 0..n {
            for j in 0..n {
                reach[i][j] |= reach[i][k] && reach[k][j];
            }
        }
    }
    let mut groups = BTreeSet::new();
    let mut left = BTreeSet::new();
    for i in (0..n).filter(|i| member[*i]) {
        let group: Vec<usize> = (0..n).filter(|j| reach[i][*j]).collect();
        let area: i64 = group.iter().map(|j| sites[*j].area.0).sum();
        if area >= mu(99).0 + mu(1).0 {
            groups.insert(group.iter().map(|j| sites[*j].parcel.0.clone()).collect());
        } else if low[i] {
            left.insert(sites[i].parcel.0.clone());
        }
    }
    (groups, left)
}

proptest! {
    #[test]
    fn blocks_are_the_components(
        kinds in prop::collection::vec((3_i64..20, 0_i64..3, prop::bool::weighted(0.9)), 1..14),
        raw in prop::collection::vec((0_usize..14, 0_usize..14), 0..24),
    ) {
        let sites: Vec<Site> = kinds.iter().enumerate().map(|(i, (tens, tax, industrial))| {
            let area = tens * 3;
            Site { industrial: *industrial, ..site(&format!("p{i:02}"), area, tax * 2 * area) } // 0, 2 or 4 万元/亩
        }).collect();
        let pairs: Vec<(usize, usize)> = raw.into_iter().filter(|(a, b)| *a < sites.len() && *b < sites.len()).collect();
        let named: Vec<(String, String)> = pairs.iter().map(|(a, b)| (format!("p{a:02}"), format!("p{b:02}"))).collect();
        let named: Vec<(&str, &str)> = named.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
        let ours = blocks(&sites, &beside(&named), &rule());
        let (groups, left) = oracle(&sites, &pairs);
        let found: BTreeSet<Vec<String>> =
            ours.blocks.iter().map(|b| names(&b.parcels).into_iter().map(str::to_owned).collect()).collect();
        prop_assert_eq!(found, groups);
        prop_assert_eq!(names(&ours.left_over).into_iter().map(str::to_owned).collect::<BTreeSet<_>>(), left);
        prop_assert!(ours.blocks.windows(2).all(|pair| pair[0].area >= pair[1].area));
    }
}
