//! `sanqian assets`: village-collective assets (村集体资产): books that add up to the fen, and disposals that cannot skip a step.

use model::{BookMove, BookOpening, DailyRecord, Fen, MatterOpening};
use sanqian::{Daily, DailyPacks, Failure, Holding, NewRecord, Office, Signature};

use super::matter;
use crate::arguments::daily::{AssetsOptions, AssetsVerb};
use crate::arguments::{Common, Language};
use crate::exit::Stop;

pub(crate) fn run(common: &Common, options: &AssetsOptions) -> Result<(), Stop> {
    let mut office = Office::open(&common.data)?;
    let packs = DailyPacks::shipped().map_err(Failure::from)?;
    let by = Signature { actor: super::actor(), at_us: super::now_us(), on: options.on.unwrap_or_else(super::today) };
    let enter = |office: &mut Office, record: DailyRecord, files: Vec<Vec<u8>>| -> Result<(), Stop> {
        office.enter(&packs, NewRecord { record, files }, &by)?;
        Ok(())
    };
    let moved =
        |village: &str, what: BookMove| DailyRecord::BookMoved { village: village.to_owned(), day: by.on, what };
    match &options.step {
        AssetsVerb::List => {}
        AssetsVerb::Book { village, cash, funds } => {
            let opening = opening(&office, common, village, (fen(*cash)?, fen(*funds)?), by.on)?;
            enter(&mut office, DailyRecord::BookOpened(opening), Vec::new())?;
        }
        AssetsVerb::Open { village, asset, variant } => {
            let (about, variant, of) = (asset.clone(), variant.clone(), village.clone());
            let opening = MatterOpening { about, variant, of, day: by.on };
            enter(&mut office, DailyRecord::DisposalOpened(opening), Vec::new())?;
        }
        AssetsVerb::Step(step) => {
            let daily = office.daily(&packs)?;
            let (id, record) = matter::find("disposal", &daily.disposals, &step.matter)?;
            let (act, files) = matter::act(&record.matter, &packs.disposal.asks(&record.matter), step, &by)?;
            enter(&mut office, DailyRecord::DisposalStep { matter: id.clone(), act }, files)?;
            return show(common, &office.daily(&packs)?, &packs, &step.matter);
        }
        AssetsVerb::Post { matter } => {
            let daily = office.daily(&packs)?;
            let (id, record) = matter::find("disposal", &daily.disposals, matter)?;
            enter(&mut office, moved(&record.of, BookMove::Disposal(id.clone())), Vec::new())?;
        }
        AssetsVerb::Cash { village, amount } => {
            enter(&mut office, moved(village, BookMove::Cash(fen(*amount)?)), Vec::new())?;
        }
        AssetsVerb::SetAside { village, amount } => {
            enter(&mut office, moved(village, BookMove::SetAside(fen(*amount)?)), Vec::new())?;
        }
        AssetsVerb::Distribute { village, amount } => {
            enter(&mut office, moved(village, BookMove::Distribute(fen(*amount)?)), Vec::new())?;
        }
        AssetsVerb::Show { matter } => return show(common, &office.daily(&packs)?, &packs, matter),
    }
    list(common, &office.daily(&packs)?, &packs);
    Ok(())
}

/// Whole fen of an amount in yuan.
fn fen(yuan: f64) -> Result<Fen, Stop> {
    let fen = (yuan * 100.0).round();
    if !fen.is_finite() || fen.abs() > 9e15 || (fen - yuan * 100.0).abs() > 1e-3 {
        return Err(Stop::Usage(format!("{yuan}：金额须为元，至多两位小数 / yuan with at most two decimals")));
    }
    #[expect(clippy::cast_possible_truncation, reason = "checked to be below 2⁵³")]
    Ok(Fen(fen as i64))
}

/// What the imported list of assets says that a village holds.
fn opening(
    office: &Office,
    common: &Common,
    village: &str,
    (cash, funds): (Fen, Fen),
    day: jiff::civil::Date,
) -> Result<BookOpening, Stop> {
    let snapshot = office.snapshot(common.as_of)?;
    let assets = sanqian::book_assets(&snapshot, village);
    if assets.is_empty() {
        let hint = "no asset of that village was imported; see 村集体花名册.xlsx, sheet 资产".to_owned();
        return Err(Failure::NotFound { what: "village", name: village.to_owned(), hint }.into());
    }
    Ok(BookOpening { village: village.to_owned(), day, assets, cash, funds })
}

fn show(common: &Common, daily: &Daily, packs: &DailyPacks, asked: &str) -> Result<(), Stop> {
    let (_, record) = matter::find("disposal", &daily.disposals, asked)?;
    let words = |code: &str| {
        let (zh, en) = packs.disposal.words(code);
        (zh.to_owned(), en.to_owned())
    };
    matter::show(common, record, &packs.disposal.asks(&record.matter), words);
    Ok(())
}

fn list(common: &Common, daily: &Daily, packs: &DailyPacks) {
    if common.json {
        crate::print::json(&serde_json::json!({ "books": daily.books, "disposals": daily.disposals }));
        return;
    }
    let zh = common.lang == Language::Zh;
    let wan = |fen: Fen| format!("{:.4}", fen.wan_yuan());
    crate::print::table(
        common.say("村集体资产（万元）：期初 + 变动 = 期末", "village assets (万元): opening + changes = closing"),
        &[
            common.say("村", "village"),
            common.say("期初 ", "opening "),
            common.say("变动 ", "changes "),
            common.say("期末 ", "closing "),
            common.say("其中货币资金 ", "money "),
            common.say("公积金公益金 ", "funds "),
            common.say("入市收益 ", "land income "),
        ],
        daily.books.values().map(|book| {
            let changes: Fen = book.changes.iter().map(sanqian::Change::result).sum();
            vec![
                book.village.clone(),
                wan(book.opening.values().copied().sum()),
                wan(changes),
                wan(book.closing().values().copied().sum()),
                wan(book.value(&Holding::Cash)),
                wan(book.value(&Holding::Funds)),
                wan(book.value(&Holding::LandIncome)),
            ]
        }),
    );
    let words = |code: &str| {
        let (in_zh, in_en) = packs.disposal.words(code);
        (in_zh.to_owned(), in_en.to_owned())
    };
    let titles = if zh { ("资产处置", "资产") } else { ("disposals", "asset") };
    matter::list(common, titles, &daily.disposals, words);
}
