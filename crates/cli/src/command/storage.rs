//! `sanqian storage`: land storage (收储), from negotiation to payment.

use model::{DailyRecord, MatterOpening};
use sanqian::{Daily, DailyPacks, Failure, NewRecord, Office, Signature};

use super::matter;
use crate::arguments::Common;
use crate::arguments::daily::{StorageOptions, StorageVerb};
use crate::exit::Stop;

pub(crate) fn run(common: &Common, options: &StorageOptions) -> Result<(), Stop> {
    let mut office = Office::open(&common.data)?;
    let packs = DailyPacks::shipped().map_err(Failure::from)?;
    let by = Signature { actor: super::actor(), at_us: super::now_us(), on: options.on.unwrap_or_else(super::today) };
    match &options.step {
        StorageVerb::List => {}
        StorageVerb::Open { parcel, holder, variant } => {
            let (about, variant, of) = (parcel.clone(), variant.clone(), holder.clone());
            let record = DailyRecord::StorageOpened(MatterOpening { about, variant, of, day: by.on });
            office.enter(&packs, NewRecord { record, files: Vec::new() }, &by)?;
        }
        StorageVerb::Step(step) => {
            let daily = office.daily(&packs)?;
            let (id, record) = matter::find("storage", &daily.storages, &step.matter)?;
            let (act, files) = matter::act(&record.matter, &packs.storage.asks(&record.matter), step, &by)?;
            let record = DailyRecord::StorageStep { matter: id.clone(), act };
            office.enter(&packs, NewRecord { record, files }, &by)?;
            return show(common, &office.daily(&packs)?, &packs, &step.matter);
        }
        StorageVerb::Show { matter } => return show(common, &office.daily(&packs)?, &packs, matter),
    }
    let daily = office.daily(&packs)?;
    if common.json {
        crate::print::json(&daily.storages);
        return Ok(());
    }
    let titles = (common.say("收储", "land storage"), common.say("宗地", "parcel"));
    matter::list(common, titles, &daily.storages, |code| words(&packs, code));
    Ok(())
}

fn words(packs: &DailyPacks, code: &str) -> (String, String) {
    let (zh, en) = packs.storage.words(code);
    (zh.to_owned(), en.to_owned())
}

fn show(common: &Common, daily: &Daily, packs: &DailyPacks, asked: &str) -> Result<(), Stop> {
    let (_, record) = matter::find("storage", &daily.storages, asked)?;
    matter::show(common, record, &packs.storage.asks(&record.matter), |code| words(packs, code));
    Ok(())
}
