//! A village's asset is to be disposed of (处置立项), a plot is to be stored (收储立项): the matter is opened, and nothing is decided by it.

use axum::Json;
use axum::http::StatusCode;
use jiff::civil::Date;
use model::{DailyRecord, MatterId, MatterOpening, Term};
use sanqian::{NewRecord, ProcedurePack, book_assets, disposal_id, storage_id};

use crate::access::{Asker, Seen};
use crate::index::Index;
use crate::json_body::JsonBody;
use crate::parameters::{Asked, NoQuery};
use crate::problem::Problem;
use crate::wire::{DisposalChoices, MatterOpened, Named, NewDisposal, NewStorage, StorageChoices, VillageChoice};
use crate::written::{self, words};

type Answer = Result<(StatusCode, Json<MatterOpened>), Problem>;

/// What the form for a disposal offers: kinds, and the villages whose assets or members were imported.
#[utoipa::path(
    get, path = "/village-assets/choices", tag = "town",
    responses((status = 200, description = "Kinds and villages", body = DisposalChoices))
)]
pub(crate) async fn disposal_choices(Seen(index): Seen, Asked(NoQuery): Asked<NoQuery>) -> Json<DisposalChoices> {
    let villages = index.work.board.villages.iter().map(|status| VillageChoice {
        village: status.village.clone(),
        voting: status.voting,
        assets: book_assets(&index.work.snapshot, &status.village).into_iter().map(|(name, _)| name).collect(),
    });
    Json(DisposalChoices { variants: variants(&index.records.daily_packs.disposal), villages: villages.collect() })
}

/// What the form for a storage offers.
#[utoipa::path(
    get, path = "/storages/choices", tag = "town",
    responses((status = 200, description = "Kinds", body = StorageChoices))
)]
pub(crate) async fn storage_choices(Seen(index): Seen, Asked(NoQuery): Asked<NoQuery>) -> Json<StorageChoices> {
    Json(StorageChoices { variants: variants(&index.records.daily_packs.storage) })
}

fn variants<S: Term, E: Term>(pack: &ProcedurePack<S, E>) -> Vec<Named> {
    let named = pack.variants.iter();
    named.map(|one| Named { code: one.code.clone(), zh: one.zh.clone(), en: one.en.clone() }).collect()
}

/// Opens the disposal of a village's asset.
#[utoipa::path(
    post, path = "/village-assets", tag = "town",
    params(("Idempotency-Key" = Option<String>, Header, description = "The same key with the same request opens one disposal")),
    request_body = NewDisposal,
    responses(
        (status = 201, description = "Opened", body = MatterOpened),
        (status = 404, description = "No such village", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "Refused by a rule", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "Bad body", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn open_disposal(
    asker: Asker,
    Seen(index): Seen,
    Asked(NoQuery): Asked<NoQuery>,
    JsonBody(new): JsonBody<NewDisposal>,
) -> Answer {
    let (scope, village) = (&asker.decision.scope, new.village.trim());
    let known = index.work.board.villages.iter().any(|status| status.village == village);
    if !known || !(scope.whole_town || scope.villages.contains(village)) {
        return Err(Problem::unknown("village", "村", village, "/api/v1/village-assets/choices"));
    }
    let about = words("/asset", "the asset", &new.asset)?;
    let day = written::day(&new.day)?;
    let opening = MatterOpening { about, variant: new.variant, of: village.to_owned(), day };
    let id = disposal_id(&index.work.snapshot.town, &opening);
    enter(&asker, id, DailyRecord::DisposalOpened(opening), day).await
}

/// Opens the storage of a plot.
#[utoipa::path(
    post, path = "/storages", tag = "town",
    params(("Idempotency-Key" = Option<String>, Header, description = "The same key with the same request opens one storage")),
    request_body = NewStorage,
    responses(
        (status = 201, description = "Opened", body = MatterOpened),
        (status = 404, description = "No such parcel", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "Refused by a rule", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "Bad body", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn open_storage(
    asker: Asker,
    Seen(index): Seen,
    Asked(NoQuery): Asked<NoQuery>,
    JsonBody(new): JsonBody<NewStorage>,
) -> Answer {
    let asked = new.parcel.trim();
    // Land is stored for the whole town: who runs one park stores none, and is told as of a parcel that is not there.
    let about = code_of_parcel(&index, asked).filter(|_| asker.decision.scope.whole_town);
    let about = about.ok_or_else(|| Problem::unknown("parcel", "宗地", asked, "/api/v1/map/parcels.geojson"))?;
    let of = words("/holder", "who holds the land", &new.holder)?;
    let day = written::day(&new.day)?;
    let opening = MatterOpening { about, variant: new.variant, of, day };
    let id = storage_id(&index.work.snapshot.town, &opening);
    enter(&asker, id, DailyRecord::StorageOpened(opening), day).await
}

fn code_of_parcel(index: &Index, asked: &str) -> Option<String> {
    index.parcel(asked).map(|id| index.parcel_code(id).to_owned()).filter(|code| !code.is_empty())
}

async fn enter(asker: &Asker, id: MatterId, record: DailyRecord, day: Date) -> Answer {
    let entered = written::enter(asker, None, NewRecord { record, files: Vec::new() }, day).await?;
    Ok((StatusCode::CREATED, Json(MatterOpened { id: id.0, entry: entered.entry.seq })))
}
