//! Matters of the simulated months: a village sells a shed, a plot is stored, petitions are answered, quotas move.

use jiff::civil::Date;
use model::{
    Act, Ballots, BookMove, BookOpening, ContentHash, DailyRecord, DisposalAct, DisposalSays, Document, Electorate,
    Fen, Matter, MatterId, MatterOpening, PetitionAct, PetitionOpening, PetitionSays, QuotaMove, Refusal, Roster,
    StorageAct, StorageItem, StorageSays, Term, VoterId,
};
use rules::ProcedurePack;

use super::{Simulation, WithFiles, made_up};
use crate::Work;
use crate::daily::matters::{DISPOSAL, PETITION, STORAGE, matter_id};
use crate::daily::rows::{book_assets, petition_place};
use crate::daily::voters::voter;

/// An act that brings all that it is asked for, on the first day on which it may be taken; `None` when it does not follow or
/// would come after `until`.
fn full<S: Term, E: Term, D>(
    pack: &ProcedurePack<S, E>,
    matter: &Matter<S, E, D>,
    (kind, says): (E, D),
    until: Date,
) -> Option<WithFiles<Act<E, D>>> {
    let ask = pack.ask(matter, kind)?;
    let last = matter.acts.last().map_or(matter.opened, |act| act.day);
    let day = last.saturating_add(jiff::Span::new().days(2));
    let day = ask.not_after.map_or(day, |after| day.min(after)).max(ask.not_before.unwrap_or(day));
    if day > until {
        return None;
    }
    let role = ask.by.first().map(|role| role.code.clone()).unwrap_or_default();
    let by = ask.by.first().map(|role| format!("样例{}", role.zh)).unwrap_or_default();
    let mut act = Act { act: kind, day, role, by, documents: Vec::new(), says };
    let mut files = Vec::new();
    for kind in &ask.lacks {
        let bytes = made_up(&kind.zh, &format!("{} {}", matter.about, matter.id), day);
        act.documents.push(Document { kind: kind.code.clone(), hash: ContentHash::of(&bytes), day });
        files.push(bytes);
    }
    Some((act, files))
}

/// The two villages that come first each open a book; the first sells an asset from vote to till, the second is on its way.
pub(super) fn villages(town: &mut Simulation<'_>, work: &Work, (day, until): (Date, Date)) -> Result<(), Refusal> {
    let mut villages: Vec<&String> = work.snapshot.assets.values().map(|stated| &stated.is.village).collect();
    villages.sort();
    villages.dedup();
    for (at, village) in villages.into_iter().take(3).enumerate() {
        let assets = book_assets(&work.snapshot, village);
        let Some((asset, value)) = assets.iter().find(|(_, value)| value.0 > 0).cloned() else { continue };
        let opening =
            BookOpening { village: village.clone(), day, assets, cash: Fen(50_000_000), funds: Fen(20_000_000) };
        town.enter(DailyRecord::BookOpened(opening), Vec::new())?;
        let rent = DailyRecord::BookMoved { village: village.clone(), day, what: BookMove::Cash(Fen(12_000_000)) };
        town.enter(rent, Vec::new())?;
        if at == 2 {
            continue;
        }
        let voters =
            work.snapshot.members.values().filter(|stated| stated.is.village == *village && stated.is.may_vote);
        let voters = u32::try_from(voters.count()).unwrap_or(u32::MAX);
        if voters == 0 {
            continue;
        }
        let end = if at == 0 { until } else { day.saturating_add(jiff::Span::new().days(52)) };
        let id = disposal(town, (village, &asset, value), voters, (day, end))?;
        let settled = town.daily.disposals.get(&id).and_then(|record| record.matter.last(DisposalAct::Receive));
        if let Some(act) = settled {
            let day = act.day;
            let post = DailyRecord::BookMoved { village: village.clone(), day, what: BookMove::Disposal(id) };
            town.enter(post, Vec::new())?;
        }
    }
    Ok(())
}

fn disposal(
    town: &mut Simulation<'_>,
    (village, asset, value): (&String, &str, Fen),
    voters: u32,
    (day, until): (Date, Date),
) -> Result<MatterId, Refusal> {
    use DisposalAct::{
        Call, ChooseAppraiser, Discuss, FreezeRoster, List, Publish, PublishPlan, PublishValuation, Receive, Resolve,
        Sign, Value, Win,
    };
    let opening = MatterOpening { about: asset.to_owned(), variant: "transfer".to_owned(), of: village.clone(), day };
    let id = matter_id(&town.town, DISPOSAL, &opening);
    town.enter(DailyRecord::DisposalOpened(opening), Vec::new())?;
    let voters: Vec<VoterId> = (1..=voters).map(|number| voter(&town.town, &id, number)).collect();
    let price = Fen(value.0 + value.0 / 10);
    let in_favour = voters.len() * 4 / 5 + 1;
    for kind in [
        Discuss,
        FreezeRoster,
        Call,
        ChooseAppraiser,
        Value,
        PublishValuation,
        PublishPlan,
        Call,
        Resolve,
        List,
        Win,
        Sign,
        Receive,
        Publish,
    ] {
        let mut says = DisposalSays::default();
        match kind {
            FreezeRoster => {
                let voters = voters.iter().cloned().collect();
                says.roster = Some(Roster { electorate: Electorate::Members, voters });
            }
            ChooseAppraiser | Resolve => {
                let (yes, rest) = voters.split_at(in_favour.min(voters.len()));
                says.ballots = Some(Ballots {
                    yes: yes.iter().cloned().collect(),
                    no: rest.iter().take(rest.len() / 2).cloned().collect(),
                    ..Ballots::default()
                });
                says.amount = (kind == Resolve).then_some(value);
            }
            Value | List => says.amount = Some(value.max(Fen(value.0 + 100))),
            Win | Sign | Receive => says.amount = Some(price),
            _ => {}
        }
        says.buyer = matches!(kind, Win | Sign).then(|| "样例受让方".to_owned());
        let Some(record) = town.daily.disposals.get(&id) else { break };
        let Some((act, files)) = full(&town.packs.disposal, &record.matter, (kind, says), until) else { break };
        town.enter(DailyRecord::DisposalStep { matter: id.clone(), act }, files)?;
    }
    Ok(id)
}

/// The petitions of the list, each as far as its time allows; who petitions was never read and is nowhere here.
pub(super) fn petitions(town: &mut Simulation<'_>, work: &Work, (day, until): (Date, Date)) -> Result<(), Refusal> {
    use PetitionAct::{Accept, Answer, Close, Investigate, Register};
    let numbers: Vec<(String, String)> = (work.snapshot.petitions.values())
        .take(12)
        .map(|stated| (stated.is.number.clone(), stated.is.category.clone()))
        .collect();
    for (at, (number, topic)) in (0i64..).zip(numbers) {
        let opened = day.saturating_add(jiff::Span::new().days(at * 11));
        let opening = PetitionOpening {
            about: number.clone(),
            variant: "appeal".to_owned(),
            topic,
            day: opened,
            at_mm: petition_place(&work.snapshot, &number),
            text: String::new(),
        };
        let file = MatterOpening {
            about: opening.about.clone(),
            variant: opening.variant.clone(),
            of: opening.topic.clone(),
            day: opening.day,
        };
        let id = matter_id(&town.town, PETITION, &file);
        town.enter(DailyRecord::PetitionOpened(opening), Vec::new())?;
        for kind in [Register, Accept, Investigate, Answer, Close] {
            let to_firm = (kind == Investigate).then(|| "请说明近期生产情况和污染防治设施运行情况".to_owned());
            let says = PetitionSays { to_firm, ..PetitionSays::default() };
            let Some(record) = town.daily.petitions.get(&id) else { break };
            let Some((act, files)) = full(&town.packs.petition, &record.matter, (kind, says), until) else { break };
            town.enter(DailyRecord::PetitionStep { matter: id.clone(), act }, files)?;
        }
    }
    Ok(())
}

/// A plot of a renewal block is stored, as far as negotiation to payment.
pub(super) fn storage(town: &mut Simulation<'_>, work: &Work, (day, until): (Date, Date)) -> Result<(), Refusal> {
    use StorageAct::{Agree, Appraise, Approve, Counter, HandOver, Offer, Pay, Settle, Sign, Store, Survey, Vacate};
    let block = work.plan.blocks.first().and_then(|plan| plan.block.parcels.first());
    let Some(site) = block.and_then(|parcel| work.sites.iter().find(|site| site.parcel == *parcel)) else {
        return Ok(());
    };
    let opening =
        MatterOpening {
            about: site.code.clone(), variant: "granted".to_owned(), of: "样例权利人".to_owned(), day
        };
    let id = matter_id(&town.town, STORAGE, &opening);
    town.enter(DailyRecord::StorageOpened(opening), Vec::new())?;
    let items = [
        (StorageItem::Land, Fen(300_000_000)),
        (StorageItem::House, Fen(200_000_000)),
        (StorageItem::Relocation, Fen(10_000_000)),
        (StorageItem::Stoppage, Fen(20_000_000)),
    ];
    let total = items.iter().map(|(_, fen)| *fen).sum();
    for kind in [Survey, Appraise, Offer, Counter, Agree, Approve, Sign, Pay, Vacate, HandOver, Settle, Store] {
        let mut says = StorageSays::default();
        if matches!(kind, Offer | Counter | Agree | Sign) {
            says.items = items.into_iter().collect();
        }
        says.land_value = (kind == Appraise).then_some(Fen(600_000_000));
        says.payment = (kind == Pay).then_some(total);
        let Some(record) = town.daily.storages.get(&id) else { break };
        let Some((act, files)) = full(&town.packs.storage, &record.matter, (kind, says), until) else { break };
        town.enter(DailyRecord::StorageStep { matter: id.clone(), act }, files)?;
    }
    Ok(())
}

/// Two firms are granted energy, one passes some on; a block's renewal gives the town land.
pub(super) fn quotas(town: &mut Simulation<'_>, work: &Work, day: Date) -> Result<(), Refusal> {
    let codes: Vec<String> =
        work.candidates.iter().filter(|one| !one.code.is_empty()).take(2).map(|one| one.code.clone()).collect();
    let [one, other] = codes.as_slice() else { return Ok(()) };
    let factor = |what| DailyRecord::Quota { pack: "factors".to_owned(), day, what };
    let grant = |to: &String, amount, origin: &str| QuotaMove::Grant {
        kind: "energy".to_owned(),
        to: to.clone(),
        amount,
        origin: origin.to_owned(),
    };
    town.enter(factor(grant(one, 400_000, "first_allotment")), Vec::new())?;
    town.enter(factor(grant(other, 150_000, "preference")), Vec::new())?;
    town.enter(
        factor(QuotaMove::Transfer {
            kind: "energy".to_owned(),
            from: one.clone(),
            to: other.clone(),
            amount: 60_000,
            price: None,
            earmark: None,
            documents: vec!["agreement".to_owned()],
        }),
        Vec::new(),
    )?;
    let land = QuotaMove::Grant {
        kind: "stock".to_owned(),
        to: work.town.id.0.clone(),
        amount: 920_000_000,
        origin: "renewal".to_owned(),
    };
    town.enter(DailyRecord::Quota { pack: "land".to_owned(), day, what: land }, Vec::new())
}
