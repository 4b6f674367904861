//! What one enterprise is entitled and exposed to, year by year, and its differential prices month by month.

use std::collections::BTreeMap;

use axum::Json;
use model::{EnterpriseId, PolicyAnswer, PolicyEffect, PolicyOutcome};
use sanqian::{PriceMonth, YearMeasures, final_days};

use crate::access::{Asker, Seen, SeenDaily};
use crate::parameters::{Asked, Id, NoQuery};
use crate::problem::Problem;
use crate::wire::{MeasureCell, MeasureRow, MeasureYear, Measures, PriceClause, PriceRow, Words};

/// Every clause about enterprises with what it says of this one by each year's grade: why it applies, why not, the amount where
/// one is known. A measure rests on a final grade; an amount that is not known is `null`, never 0. Prices by month name
/// the grade on which they rest and since when it was final; a clause that no authority here has adopted is listed as such, and nothing is
/// due by it.
#[utoipa::path(
    get, path = "/enterprises/{id}/measures", tag = "enterprises",
    params(("id" = String, Path, description = "Id of the enterprise")),
    responses(
        (status = 200, description = "Clauses by year, prices by month", body = Measures),
        (status = 404, description = "Unknown id", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn measures(
    Seen(index): Seen,
    SeenDaily { daily, .. }: SeenDaily,
    asker: Asker,
    Id(id): Id,
    Asked(NoQuery): Asked<NoQuery>,
) -> Result<Json<Measures>, Problem> {
    let enterprise = EnterpriseId(id.clone());
    if !index.work.snapshot.enterprises.contains_key(&enterprise) {
        return Err(Problem::unknown("enterprise", "企业", &id, "/api/v1/enterprises"));
    }
    asker.look(&enterprise.0).await?;
    let records = &index.records;
    let finals = final_days(records.rounds.iter().map(|record| &record.round));
    let until = daily.until.unwrap_or(index.work.snapshot.as_of);
    let years = index.work.measures_by_year(&records.years, &finals, &enterprise).unwrap_or_default();
    let months = index.work.price_months((&records.years, &finals), &daily, &enterprise, until);
    Ok(Json(Measures {
        rows: rows(&years),
        years: years.iter().map(year).collect(),
        months: months.unwrap_or_default().iter().map(month).collect(),
    }))
}

fn year(one: &YearMeasures) -> MeasureYear {
    // Shares of a quota and sums of money do not add up: only money does.
    let sum = |effect: PolicyEffect| -> Option<f64> {
        let due = one.answers.iter().filter(|a| a.effect == effect && a.outcome == PolicyOutcome::Applies);
        let known: Vec<f64> = due.filter(|a| a.unit.starts_with("万元")).filter_map(|a| a.amount).collect();
        (!known.is_empty()).then(|| known.iter().sum())
    };
    let priceless = |a: &&PolicyAnswer| {
        a.effect != PolicyEffect::Procedure
            && a.amount.is_none()
            && matches!(a.outcome, PolicyOutcome::Applies | PolicyOutcome::Blank)
    };
    MeasureYear {
        year: one.year,
        origin: one.origin.into(),
        grade: one.grade.map(Into::into),
        on: one.on.to_string(),
        benefits: sum(PolicyEffect::Benefit),
        burdens: sum(PolicyEffect::Burden),
        without_amount: one.answers.iter().filter(priceless).count(),
        unknown: one.answers.iter().filter(|a| a.outcome == PolicyOutcome::Unknown).count(),
    }
}

/// One row a clause, in the packs' order, a cell for each year.
fn rows(years: &[YearMeasures]) -> Vec<MeasureRow> {
    let mut order: Vec<String> = Vec::new();
    let mut rows: BTreeMap<String, MeasureRow> = BTreeMap::new();
    for one in years {
        for answer in &one.answers {
            let code = format!("{}.{}", answer.pack, answer.clause);
            let row = rows.entry(code.clone()).or_insert_with(|| {
                order.push(code.clone());
                row(code, answer)
            });
            row.cells.push(MeasureCell {
                year: one.year,
                outcome: model::code_of(&answer.outcome),
                because: Words::from(&answer.because),
                amount: answer.amount,
            });
        }
    }
    order.into_iter().filter_map(|code| rows.remove(&code)).collect()
}

fn row(code: String, answer: &PolicyAnswer) -> MeasureRow {
    MeasureRow {
        code,
        kind: Words::from(&answer.kind.words()),
        what: Words::from(&answer.what),
        effect: model::code_of(&answer.effect),
        unit: answer.unit.clone(),
        body: Words::from(&answer.body),
        basis: basis(answer),
        adopted: answer.adopted,
        review: answer.review.as_ref().map(|review| Words::from(&review.words)),
        cells: Vec::new(),
    }
}

fn basis(answer: &PolicyAnswer) -> Vec<String> {
    answer.basis.iter().map(|one| format!("{}{}", one.law, one.article)).collect()
}

fn month(one: &PriceMonth) -> PriceRow {
    let clause = |line: &sanqian::PriceLine| PriceClause {
        code: format!("{}.{}", line.answer.pack, line.answer.clause),
        kind: Words::from(&line.answer.kind.words()),
        what: Words::from(&line.answer.what),
        outcome: model::code_of(&line.answer.outcome),
        because: Words::from(&line.answer.because),
        in_force: line.in_force,
        amount: line.answer.amount.filter(|_| line.in_force),
        basis: basis(&line.answer),
    };
    PriceRow {
        month: one.month.strftime("%Y-%m").to_string(),
        grade: one.grade.map(Into::into),
        year: one.year,
        since: one.since.to_string(),
        electricity_kwh: one.electricity.map(kwh),
        clauses: one.lines.iter().map(clause).collect(),
    }
}

#[expect(clippy::cast_precision_loss, reason = "a firm's month is far below 2⁵³ Wh")]
fn kwh(used: model::Wh) -> f64 {
    used.0 as f64 / 1000.0
}
