//! One enterprise's portrait (精准画像) and plan (一企一策).

use axum::Json;
use model::{EnterpriseId, Term};
use sanqian::EnterprisePlan;

use crate::access::{Asker, Seen};
use crate::parameters::{Asked, Id, NoQuery};
use crate::problem::Problem;
use crate::wire::{Clause, Coverage, FirmPortrait, Named, NormLine, PlanIncentive, PlanLine, Unsourced, Words};

/// Percentiles, quadrant, norms as questions, coverage and day; and the plan's lines with reason, clause, owner and deadline.
#[utoipa::path(
    get, path = "/enterprises/{id}/portrait", tag = "enterprises",
    params(("id" = String, Path, description = "Id of the enterprise")),
    responses(
        (status = 200, description = "The portrait", body = FirmPortrait),
        (status = 404, description = "Unknown id", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn portrait(
    Seen(index): Seen,
    asker: Asker,
    Id(id): Id,
    Asked(NoQuery): Asked<NoQuery>,
) -> Result<Json<FirmPortrait>, Problem> {
    let unknown = || Problem::unknown("enterprise", "企业", &id, "/api/v1/enterprises");
    let enterprise = EnterpriseId(id.clone());
    if !index.work.snapshot.enterprises.contains_key(&enterprise) {
        return Err(unknown());
    }
    asker.look(&enterprise.0).await?;
    let records = &index.records;
    let portraits = &records.portraits;
    let town = &portraits.town;
    // Who sees the firm but not its figures sees no plan either: its reasons are those figures.
    let plan = index.work.firm_plan(&records.daily_packs, portraits, &records.daily, &enterprise).ok();
    let own = portraits.of(&enterprise);
    let standing = own.as_ref().map(|own| own.standing);
    let stage = standing.and_then(|standing| standing.stage.as_ref()).and_then(|code| {
        let stage = records.daily_packs.plan.stages.iter().find(|stage| stage.code == *code)?;
        Some(Named { code: stage.code.clone(), zh: stage.zh.clone(), en: stage.en.clone() })
    });
    let quadrant = standing.and_then(|standing| standing.quadrant);
    let coverage =
        town.coverage.iter().map(|(figure, of)| Coverage { figure: figure.clone(), known: of.known, all: of.all });
    Ok(Json(FirmPortrait {
        as_of: town.as_of.to_string(),
        known: own.is_some(),
        in_trade: standing.and_then(|standing| standing.in_trade),
        in_town: standing.and_then(|standing| standing.in_town),
        growth: standing.and_then(|standing| standing.growth),
        growth_of: portraits.growth_of.into(),
        quadrant: quadrant.map(|one| model::code_of(&one)),
        quadrant_words: quadrant.map(|one| Words { zh: one.zh().to_owned(), en: one.en().to_owned() }),
        stage,
        median_tax_per_mu: town.medians.0,
        median_growth: town.medians.1,
        norms: own.iter().flat_map(|own| &own.norms).map(|line| norm(line)).collect(),
        coverage: coverage.collect(),
        plan_made: plan.as_ref().map_or(index.work.snapshot.as_of, |plan| plan.made).to_string(),
        plan: plan.as_ref().map(lines).unwrap_or_default(),
        unsourced: portraits.unsourced.iter().map(Unsourced::from).collect(),
    }))
}

fn norm(line: &sanqian::NormLine) -> NormLine {
    let (zh, en) = line.target.words();
    NormLine {
        figure: Words { zh: zh.to_owned(), en: en.to_owned() },
        reported: line.reported.map(Into::into),
        usual: line.expected.map(|(usual, ..)| usual.into()),
        low: line.expected.map(|(_, low, _)| low.into()),
        high: line.expected.map(|(.., high)| high.into()),
        position: model::code_of(&line.position),
        position_words: Words { zh: line.position.zh().to_owned(), en: line.position.en().to_owned() },
        because: Words::from(&line.because),
    }
}

fn lines(plan: &EnterprisePlan) -> Vec<PlanLine> {
    let line = |line: &sanqian::PlanLine| PlanLine {
        what: Named { code: line.code.clone(), zh: line.words.zh.clone(), en: line.words.en.clone() },
        kind: Words { zh: line.kind.zh().to_owned(), en: line.kind.en().to_owned() },
        because: line.because.iter().map(Words::from).collect(),
        clauses: line.clauses.iter().map(Clause::from).collect(),
        owner: Words::from(&line.owner),
        due: line.due.to_string(),
        question: line.question,
        incentives: (line.incentives.iter())
            .map(|one| PlanIncentive {
                what: Named { code: one.code.clone(), zh: one.words.zh.clone(), en: one.words.en.clone() },
                review: one.review.as_ref().map(Clause::from),
            })
            .collect(),
    };
    plan.lines().iter().map(line).collect()
}
