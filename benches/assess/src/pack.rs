//! The method that the benchmarks score by, written as a pack.

use crate::population::Shape;

/// Percentiles in turn; each is exact in binary, so that every peer finds the same nearest rank.
const PERCENTS: [f64; 3] = [50.0, 75.0, 25.0];

/// Benchmarks of an evaluation.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Marks {
    /// Percentile of the industry.
    Percentile,
    /// Mean of the industry.
    Mean,
    /// Given numbers.
    Fixed,
}

/// Weights sum to 100.
pub(crate) fn weights(indicators: usize) -> Vec<u32> {
    let each = 100 / indicators;
    let over = 100 % indicators;
    (0..indicators).map(|index| (each + usize::from(index < over)) as u32).collect()
}

/// The pack: ratio to the industry's benchmark capped at 1.5 times the weight, ranked within the county, graded 20/40/30/10.
pub(crate) fn text(shape: Shape, marks: Marks) -> String {
    let mut text = String::from(
        "[pack]\nid = \"bench\"\ntitle = \"bench\"\ntitle_en = \"bench\"\neffective_from = \"2020-01-01\"\nstatus = \"unsourced\"\n",
    );
    for name in ["county", "kind"] {
        text += &format!("[[fact]]\ncode = \"{name}\"\ntype = \"text\"\nzh = \"\"\nen = \"\"\n");
    }
    for index in 0..shape.indicators {
        text += &format!("[[fact]]\ncode = \"x{index}\"\ntype = \"number\"\nzh = \"\"\nen = \"\"\n");
    }
    for kind in 0..shape.kinds {
        let when = if shape.kinds == 1 { "true".to_owned() } else { format!("kind == '{:02}'", kind + 13) };
        text += &format!(
            "[[population]]\ncode = \"p{kind}\"\nzh = \"\"\nen = \"\"\nwhen = \"{when}\"\nrank_within = [\"county\"]\n"
        );
        for (index, weight) in weights(shape.indicators).into_iter().enumerate() {
            let benchmark = match marks {
                Marks::Percentile => {
                    let percent = PERCENTS[index % PERCENTS.len()];
                    format!("{{ of = \"percentile\", percent = {percent}, within = [\"industry\"] }}")
                }
                Marks::Mean => "{ of = \"mean\", within = [\"industry\"] }".to_owned(),
                Marks::Fixed => "20".to_owned(),
            };
            text += &format!(
                "[[population.indicator]]\ncode = \"i{index}\"\nzh = \"\"\nen = \"\"\nunit = \"\"\nvalue = \"x{index}\"\n\
                 method = \"ratio_to_benchmark\"\nbenchmark = {benchmark}\nweight = {weight}\ncap = 1.5\n\
                 missing = \"zero\"\nstatus = \"unsourced\"\nclause = \"\"\n"
            );
        }
    }
    text += "[grades]\na = \"a\"\nb = \"b\"\nc = \"c\"\ndecimals = \"decimals\"\nties = \"share_better_rank\"\nzh = \"\"\nen = \"\"\n";
    for (name, value) in [("a", 0.2), ("b", 0.6), ("c", 0.9), ("decimals", 4.0), ("tolerance", 0.05)] {
        text += &format!(
            "[parameters.\"{name}\"]\nzh = \"n\"\nen = \"n\"\nunit = \"\"\nstatus = \"unsourced\"\nvalues = [{{ from = \"2020-01-01\", value = {value} }}]\n"
        );
    }
    text += "[land]\narea = \"outline_else_certificate\"\ntenants = \"by_floor_area\"\ndeclared = \"cross_check\"\ntolerance = \"tolerance\"\nstatus = \"unsourced\"\nzh = \"\"\nen = \"\"\n";
    text
}
