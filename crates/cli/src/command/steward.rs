//! `sanqian steward`: leases that end, service visits and work orders, scored checklists, park indicators from meters.

use model::{DailyRecord, ExitAct, MeterReading, OrderStep, ScoreRecord, VisitRecord};
use sanqian::{DailyPacks, Failure, NewRecord, Office, Packs, Signature};

use super::case::pair;
use crate::arguments::steward::{StewardOptions, StewardVerb};
use crate::arguments::{Common, Language};
use crate::bars::bars;
use crate::exit::Stop;

pub(crate) fn run(common: &Common, options: &StewardOptions) -> Result<(), Stop> {
    let mut office = Office::open(&common.data)?;
    let packs = DailyPacks::shipped().map_err(Failure::from)?;
    let by = Signature { actor: super::actor(), at_us: super::now_us(), on: options.on.unwrap_or_else(super::today) };
    let looked = |office: &Office| {
        office.work(common.as_of, common.year, Packs::shipped().map_err(Failure::from)?, &mut bars(common))
    };
    let mut files = Vec::new();
    let record = match &options.step {
        StewardVerb::Leases { ending } => return leases(common, &office, *ending),
        StewardVerb::Orders => return orders(common, &office, &packs),
        StewardVerb::Indicators => return indicators(common, &office, &packs),
        StewardVerb::Patrol { park, item, fault } => {
            super::patrols::record(&looked(&office)?, park, (item, fault), (by.on, by.actor.clone()))?
        }
        StewardVerb::Checklist { checklist, file } => super::checklists::record(checklist, file, by.on)?,
        StewardVerb::Checklists => {
            super::checklists::list(common, &packs, &office.daily(&packs)?, by.on);
            return Ok(());
        }
        StewardVerb::Admit { project, park, figure, refuse, reasons } => {
            let park = super::patrols::park_code(&looked(&office)?, park)?;
            super::admissions::record((project, park, by.on), figure, (!refuse, reasons))?
        }
        StewardVerb::Admissions => {
            super::admissions::list(common, &office.daily(&packs)?);
            return Ok(());
        }
        StewardVerb::Patrols => {
            super::patrols::list(common, &packs, &office.daily(&packs)?);
            return Ok(());
        }
        StewardVerb::Exits => {
            super::exits::list(common, &looked(&office)?, &packs, &office.daily(&packs)?);
            return Ok(());
        }
        StewardVerb::Exit { lease, reason, case, document } => {
            let of = (lease.as_str(), reason.as_str(), case.as_ref());
            let (record, bytes) = super::exits::open(&looked(&office)?, of, (by.on, document))?;
            files = bytes;
            record
        }
        StewardVerb::Clear { lease, item, document } => {
            let (record, bytes) = super::exits::clear(&office.daily(&packs)?, lease, item, (by.on, document))?;
            files = bytes;
            record
        }
        StewardVerb::Leave { lease } => super::exits::end(&office.daily(&packs)?, lease, by.on, ExitAct::Leave),
        StewardVerb::Stay { lease } => super::exits::end(&office.daily(&packs)?, lease, by.on, ExitAct::Withdraw),
        StewardVerb::Visit { enterprise, says, asks } => {
            let work =
                office.work(common.as_of, common.year, Packs::shipped().map_err(Failure::from)?, &mut bars(common))?;
            let enterprise = work.find_enterprise(enterprise)?;
            let (steward, asks_for, says) = (by.actor.clone(), asks.clone(), says.clone());
            DailyRecord::Visit(VisitRecord { enterprise, day: by.on, steward, asks_for, says })
        }
        StewardVerb::Order { number, to, stars } => {
            DailyRecord::Order(OrderStep { order: *number, to: to.clone(), day: by.on, rating: *stars })
        }
        StewardVerb::Score { checklist, subject, item } => {
            let points = item.iter().map(|given| {
                let (code, points) = pair(given, "--item")?;
                let points = points
                    .parse()
                    .map_err(|_| Stop::Usage(format!("--item {given}：分数须为整数 / points are whole numbers")))?;
                Ok((code.to_owned(), points))
            });
            let points = points.collect::<Result<_, Stop>>()?;
            let (checklist, subject) = (checklist.clone(), subject.clone());
            DailyRecord::Scored(ScoreRecord { checklist, subject, day: by.on, points })
        }
        StewardVerb::Meter { park, meter, kind, from, to, amount } => {
            let thousandths = (amount * 1000.0).round();
            if !thousandths.is_finite() || !(0.0..9e15).contains(&thousandths) {
                return Err(Stop::Usage(format!("{amount}：用量须不小于零 / the amount is not below zero")));
            }
            #[expect(clippy::cast_possible_truncation, reason = "checked to be below 2⁵³")]
            let amount = thousandths as i64;
            let (park, meter, kind) = (park.clone(), meter.clone(), kind.clone());
            DailyRecord::Meter(MeterReading { park, meter, kind, from: *from, to: *to, amount })
        }
    };
    let scored = matches!(record, DailyRecord::Scored(_));
    if matches!(record, DailyRecord::ChecklistFilled(_)) {
        office.enter(&packs, NewRecord { record, files }, &by)?;
        super::checklists::list(common, &packs, &office.daily(&packs)?, by.on);
        return Ok(());
    }
    if matches!(record, DailyRecord::AdmissionDecided(_)) {
        office.enter(&packs, NewRecord { record, files }, &by)?;
        super::admissions::list(common, &office.daily(&packs)?);
        return Ok(());
    }
    let exit = matches!(record, DailyRecord::ExitOpened(_) | DailyRecord::ExitStepped(_));
    office.enter(&packs, NewRecord { record, files }, &by)?;
    if exit {
        super::exits::list(common, &looked(&office)?, &packs, &office.daily(&packs)?);
        return Ok(());
    }
    if scored { scores(common, &office, &packs) } else { orders(common, &office, &packs) }
}

fn leases(common: &Common, office: &Office, ending: bool) -> Result<(), Stop> {
    let work = office.work(common.as_of, common.year, Packs::shipped().map_err(Failure::from)?, &mut bars(common))?;
    let day = work.snapshot.as_of;
    let parks = work.board.parks.iter().chain([&work.board.outside]);
    let soon: std::collections::BTreeMap<_, _> =
        parks.flat_map(|park| park.ending.iter().map(move |lease| (&lease.tenancy, (park, lease.days_left)))).collect();
    let mut rows: Vec<_> = work.snapshot.leases.iter().filter(|(id, _)| !ending || soon.contains_key(id)).collect();
    rows.sort_by_key(|(id, stated)| (stated.is.to, *id));
    let state = |from: jiff::civil::Date, to: jiff::civil::Date, id| match soon.get(id) {
        _ if day < from => common.say("未起租", "not begun").to_owned(),
        _ if to < day => common.say("已到期", "ended").to_owned(),
        Some((_, left)) => format!("{} {left}", common.say("将到期，余天数", "ends soon, days left")),
        None => common.say("在租", "in force").to_owned(),
    };
    let rows = rows.into_iter().map(|(id, stated)| {
        let lease = &stated.is;
        let park = soon.get(id).map(|(park, _)| park.name.clone()).unwrap_or_default();
        let (from, to) = (lease.from.to_string(), lease.to.to_string());
        vec![lease.number.clone(), lease.tenant.clone(), park, from, to, state(lease.from, lease.to, id)]
    });
    let rows: Vec<Vec<String>> = rows.collect();
    if common.json {
        crate::print::json(&rows);
        return Ok(());
    }
    crate::print::table(
        &format!("{} {day}", common.say("租约，截至", "leases, as of")),
        &[
            common.say("合同号", "lease"),
            common.say("承租方", "tenant"),
            common.say("园区", "park"),
            common.say("起", "from"),
            common.say("止", "to"),
            common.say("状态", "state"),
        ],
        rows,
    );
    Ok(())
}

fn orders(common: &Common, office: &Office, packs: &DailyPacks) -> Result<(), Stop> {
    let daily = office.daily(packs)?;
    if common.json {
        crate::print::json(&serde_json::json!({ "visits": daily.visits, "orders": daily.orders }));
        return Ok(());
    }
    let service = |code: &String| {
        let known = packs.steward.services.iter().find(|one| one.code == *code);
        let known = known.or_else(|| packs.steward.patrol.iter().find(|one| one.code == *code));
        known.map_or_else(|| code.clone(), |one| common.say(&one.zh, &one.en).to_owned())
    };
    let of = |order: &sanqian::OrderFor| match order {
        sanqian::OrderFor::Enterprise(enterprise) => enterprise.0.clone(),
        sanqian::OrderFor::Park(code) => format!("{} {code}", common.say("园区", "park")),
    };
    crate::print::table(
        common.say("工单", "work orders"),
        &[
            common.say("号 ", "no. "),
            common.say("企业或园区", "enterprise or park"),
            common.say("服务或问题", "service or fault"),
            common.say("状态", "state"),
            common.say("星 ", "stars "),
        ],
        daily.orders.iter().map(|order| {
            vec![
                order.number.to_string(),
                of(&order.of),
                service(&order.service),
                model::code_of(&order.state()),
                order.rating.map(|stars| stars.to_string()).unwrap_or_default(),
            ]
        }),
    );
    Ok(())
}

fn scores(common: &Common, office: &Office, packs: &DailyPacks) -> Result<(), Stop> {
    let daily = office.daily(packs)?;
    let latest = daily.latest_scores();
    if common.json {
        crate::print::json(&latest);
        return Ok(());
    }
    crate::print::table(
        common.say("评分（分值、星级线未注明来源）", "scores (points and star lines have no source)"),
        &[
            common.say("检查表", "checklist"),
            common.say("对象", "subject"),
            common.say("日期", "day"),
            common.say("得分 ", "points "),
            common.say("星 ", "stars "),
        ],
        latest.into_iter().map(|(record, score)| {
            vec![
                record.checklist.clone(),
                record.subject.clone(),
                record.day.to_string(),
                format!("{}/{}", score.points, score.most),
                score.stars.map(|stars| stars.to_string()).unwrap_or_default(),
            ]
        }),
    );
    Ok(())
}

fn indicators(common: &Common, office: &Office, packs: &DailyPacks) -> Result<(), Stop> {
    let work = office.work(None, common.year, Packs::shipped().map_err(Failure::from)?, &mut bars(common))?;
    let daily = office.daily(packs)?;
    let day = common.as_of.or(daily.until).unwrap_or(work.snapshot.as_of);
    let parks = daily.park_indicators(packs, &work, day);
    if common.json {
        crate::print::json(&parks);
        return Ok(());
    }
    let zh = common.lang == Language::Zh;
    crate::print::table(
        &format!(
            "{} {day}",
            common.say(
                "园区指标（截至当日的一年；折算系数未注明来源）",
                "park indicators (the year to the day; factors have no source)"
            )
        ),
        &[
            common.say("园区", "park"),
            common.say("指标", "indicator"),
            common.say("数值 ", "value "),
            common.say("单位", "unit"),
            common.say("依据", "from what"),
        ],
        parks.iter().flat_map(|park| {
            park.indicators.iter().map(move |one| {
                vec![
                    park.park.clone(),
                    if zh { one.name.zh.clone() } else { one.name.en.clone() },
                    one.value.map_or_else(
                        || common.say("未采集", "not collected").to_owned(),
                        |value| format!("{value:.3}"),
                    ),
                    one.unit.clone(),
                    if zh { one.because.zh.clone() } else { one.because.en.clone() },
                ]
            })
        }),
    );
    Ok(())
}
