//! `sanqian petition`: petitions (信访件). Who petitions is in no list, no export and no log: it lies beside the ledger, and each time
//! someone looks it up is an entry.

use model::{DailyRecord, MatterId, PetitionOpening};
use sanqian::{Daily, DailyPacks, Failure, NewRecord, Office, Signature};

use super::matter;
use crate::arguments::Common;
use crate::arguments::daily::{PetitionOptions, PetitionVerb};
use crate::exit::Stop;

pub(crate) fn run(common: &Common, options: &PetitionOptions) -> Result<(), Stop> {
    let mut office = Office::open(&common.data)?;
    let packs = DailyPacks::shipped().map_err(Failure::from)?;
    let by = Signature { actor: super::actor(), at_us: super::now_us(), on: options.on.unwrap_or_else(super::today) };
    match &options.step {
        PetitionVerb::List => {}
        PetitionVerb::Receive { number, variant, topic, petitioner } => {
            let (about, variant, topic) = (number.clone(), variant.clone(), topic.clone());
            let at_mm = sanqian::petition_place(&office.snapshot(common.as_of)?, number);
            let bytes = petitioner.as_deref().map(|path| std::fs::read(path).map_err(|error| Stop::file(path, &error)));
            let bytes = bytes.transpose()?;
            let text = String::new();
            let record =
                DailyRecord::PetitionOpened(PetitionOpening { about, variant, topic, day: by.on, at_mm, text });
            let entered = office.enter(&packs, NewRecord { record, files: Vec::new() }, &by)?;
            let daily = office.daily(&packs)?;
            let received =
                daily.petitions.iter().find(|(_, record)| record.entries.first() == Some(&entered.entry.seq));
            if let Some((id, _)) = received {
                match bytes {
                    Some(bytes) => office.keep_petitioner(id, &bytes)?,
                    None => _ = office.take_over_petitioner(number, id)?,
                }
            }
        }
        PetitionVerb::Step(step) => {
            let daily = office.daily(&packs)?;
            let (id, record) = matter::find("petition", &daily.petitions, &step.matter)?;
            let (act, files) = matter::act(&record.matter, &packs.petition.asks(&record.matter), step, &by)?;
            let told = act.says.to_firm.clone().unwrap_or_default();
            if office.petitioner(id)?.is_some_and(|who| who.appears_in(&told)) {
                let words =
                    "告知企业的内容写明了信访人，未入账 / the words for the firm say who petitions; nothing was saved";
                return Err(Stop::Usage(words.to_owned()));
            }
            let record = DailyRecord::PetitionStep { matter: id.clone(), act };
            office.enter(&packs, NewRecord { record, files }, &by)?;
            return show(common, &office.daily(&packs)?, &packs, &step.matter);
        }
        PetitionVerb::Show { matter } => return show(common, &office.daily(&packs)?, &packs, matter),
        PetitionVerb::FirmView { matter } => {
            let daily = office.daily(&packs)?;
            let (id, _) = matter::find("petition", &daily.petitions, matter)?;
            crate::print::json(&daily.firm_view(id, office.petitioner(id)?.as_ref())?);
            return Ok(());
        }
        PetitionVerb::Petitioner { matter, reason } => {
            let daily = office.daily(&packs)?;
            let id: MatterId = matter::find("petition", &daily.petitions, matter)?.0.clone();
            let who = office.look_up_petitioner(&packs, &id, reason, &by)?;
            let (name, contact, address) = who.for_the_answer();
            crate::print::line(&format!("{name} {contact} {address}"));
            return Ok(());
        }
    }
    let daily = office.daily(&packs)?;
    if common.json {
        crate::print::json(&daily.petitions);
        return Ok(());
    }
    let titles =
        (common.say("信访件（不含信访人）", "petitions (without who petitions)"), common.say("编号", "number"));
    matter::list(common, titles, &daily.petitions, |code| words(&packs, code));
    Ok(())
}

fn words(packs: &DailyPacks, code: &str) -> (String, String) {
    let (zh, en) = packs.petition.words(code);
    (zh.to_owned(), en.to_owned())
}

fn show(common: &Common, daily: &Daily, packs: &DailyPacks, asked: &str) -> Result<(), Stop> {
    let (_, record) = matter::find("petition", &daily.petitions, asked)?;
    matter::show(common, record, &packs.petition.asks(&record.matter), |code| words(packs, code));
    Ok(())
}
