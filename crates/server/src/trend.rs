//! Grades over the years.

use axum::Json;

use crate::access::Seen;
use crate::parameters::{Asked, NoQuery};
use crate::wire::{GradedYear, Trend, TrendMove, TrendStep, UngradedYear};

/// Grades over the years of the ledger: who moved and which indicator moved them most, and who stays in D.
#[utoipa::path(
    get, path = "/trend", tag = "evaluation",
    responses((status = 200, description = "The years beside each other", body = Trend))
)]
pub(crate) async fn trend(Seen(index): Seen, Asked(NoQuery): Asked<NoQuery>) -> Json<Trend> {
    let years = &index.records.years;
    let firms = &years.trend.firms;
    let moves = firms
        .iter()
        .flat_map(|firm| firm.moves.iter().map(|moved| TrendMove::new(index.enterprise_ref(&firm.enterprise), moved)));
    let mut moves: Vec<TrendMove> = moves.collect();
    moves.sort_by(|a, b| {
        let size = b.score.abs().total_cmp(&a.score.abs());
        b.year.cmp(&a.year).then(size).then_with(|| a.enterprise.id.cmp(&b.enterprise.id))
    });
    let longest = firms.iter().map(|firm| firm.years_in_d).max().unwrap_or(0);
    let long_in_d = (2..=longest).map(|least| firms.iter().filter(|firm| firm.years_in_d >= least).count());
    Json(Trend {
        years: years
            .graded
            .iter()
            .map(|year| GradedYear {
                year: year.year,
                origin: year.origin.into(),
                pack: year.pack_title.clone(),
                firms: year.firms,
            })
            .collect(),
        ungraded: years
            .ungraded
            .iter()
            .map(|year| UngradedYear { year: year.year, reason: year.reason.clone() })
            .collect(),
        steps: years
            .trend
            .steps
            .iter()
            .map(|step| TrendStep {
                from: step.from,
                to: step.to,
                counts: step.counts.iter().map(|row| row.to_vec()).collect(),
            })
            .collect(),
        moves,
        long_in_d: long_in_d.collect(),
    })
}
