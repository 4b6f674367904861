//! The value of a village's collective assets (村集体资产保值): opening + changes = closing, to the fen. An asset leaves the book
//! only by a disposal whose price is in the till, and nothing of the income of land brought to the market goes to members.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use model::{Clause, Disposal, DisposalAct, DisposalState, Fen, MatterId, Refusal, RefusalRule, Status};
use rules::refusal;
use serde::Serialize;

/// Where value lies.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Holding {
    /// 货币资金, free to use.
    Cash,
    /// 公积金、公益金
    Funds,
    /// 入市收益, never paid to members directly.
    LandIncome,
    /// An asset, by code.
    Asset(String),
    /// A share in an enterprise or joint venture, by the code of the asset that was brought in.
    Share(String),
}

/// Why value came or went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Cause {
    /// 处置损益: price less book value.
    Disposal,
    /// 租金、经营收入
    Income,
    /// 支出
    Expense,
    /// 提取公积金、公益金
    Reserve,
    /// 按股分红
    Distribution,
}

/// One change. The holdings move by `moves`; their sum is what the village gained or lost by it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Change {
    /// The day.
    pub day: Date,
    /// Why.
    pub cause: Cause,
    /// The disposal, if it is one.
    pub matter: Option<MatterId>,
    /// By holding; what leaves is below zero.
    pub moves: Vec<(Holding, Fen)>,
}

impl Change {
    /// Gained above zero, lost below.
    #[must_use]
    pub fn result(&self) -> Fen {
        self.moves.iter().map(|(_, fen)| *fen).sum()
    }
}

/// The book of one village.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct VillageBook {
    /// 村
    pub village: String,
    /// On the first day. Written as pairs: a holding is no text that could name a field.
    #[serde(serialize_with = "pairs")]
    pub opening: BTreeMap<Holding, Fen>,
    /// In order; none is taken out.
    pub changes: Vec<Change>,
    /// Share of the net income that goes to the funds before members get any (公积金、公益金), numerator and denominator.
    pub funds_share: (i64, i64),
}

fn pairs<S: serde::Serializer>(holdings: &BTreeMap<Holding, Fen>, to: S) -> Result<S::Ok, S::Error> {
    to.collect_seq(holdings)
}

fn clause(article: &str) -> Clause {
    Clause {
        title: "浙江省农村集体资产管理条例".to_owned(),
        article: article.to_owned(),
        version: "2020-09-24".to_owned(),
        status: Status::Official,
    }
}

impl VillageBook {
    /// A book that opens with these holdings; 30 % of net income goes to the funds (浙江省农村集体资产管理条例第三十二条).
    #[must_use]
    pub fn open(village: &str, opening: BTreeMap<Holding, Fen>) -> Self {
        Self { village: village.to_owned(), opening, changes: Vec::new(), funds_share: (30, 100) }
    }

    /// Value by holding after all changes: opening + changes. Holdings at zero are left out.
    #[must_use]
    pub fn closing(&self) -> BTreeMap<Holding, Fen> {
        let mut closing = self.opening.clone();
        for (holding, fen) in self.changes.iter().flat_map(|change| &change.moves) {
            *closing.entry(holding.clone()).or_default() += *fen;
        }
        closing.retain(|_, fen| fen.0 != 0);
        closing
    }

    /// What lies in a holding.
    #[must_use]
    pub fn value(&self, holding: &Holding) -> Fen {
        let moved = self.changes.iter().flat_map(|change| &change.moves);
        self.opening.get(holding).copied().unwrap_or_default()
            + moved.filter(|(of, _)| of == holding).map(|(_, fen)| *fen).sum()
    }

    /// The book after a disposal whose price was received.
    ///
    /// # Errors
    /// When the price is not in the till, the disposal is already in the book, or the asset is not.
    pub fn post(&self, disposal: &Disposal) -> Result<Self, Refusal> {
        let refuse =
            |zh: &str, en: &str| Err(refusal(RefusalRule::Balance, zh, en, vec![clause("第三条"), clause("第九条")]));
        let received = disposal.last(DisposalAct::Receive);
        let settled = matches!(disposal.state, DisposalState::Settled | DisposalState::Closed);
        let Some((act, price)) = received.filter(|_| settled).and_then(|act| Some((act, act.says.amount?))) else {
            return refuse("价款未入账，资产不得出账", "the asset stays in the book until its price is in the till");
        };
        if self.changes.iter().any(|change| change.matter.as_ref() == Some(&disposal.id)) {
            return refuse("该处置已入账", "this disposal is already in the book");
        }
        let asset = Holding::Asset(disposal.about.clone());
        let book = self.value(&asset);
        let moves = match disposal.variant.as_str() {
            "lease" => vec![(Holding::Cash, price)],
            _ if book.0 <= 0 => return refuse("账上没有该资产", "the asset is not in the book"),
            "equity" => vec![(asset, -book), (Holding::Share(disposal.about.clone()), price)],
            "land_market" => vec![(asset, -book), (Holding::LandIncome, price)],
            _ => vec![(asset, -book), (Holding::Cash, price)],
        };
        let matter = Some(disposal.id.clone());
        self.with(Change { day: act.day, cause: Cause::Disposal, matter, moves })
    }

    /// The book after money came in or was spent.
    ///
    /// # Errors
    /// When there is not so much.
    pub fn cash(&self, day: Date, fen: Fen) -> Result<Self, Refusal> {
        let cause = if fen.0 < 0 { Cause::Expense } else { Cause::Income };
        self.with(Change { day, cause, matter: None, moves: vec![(Holding::Cash, fen)] })
    }

    /// The book after net income was set aside for the funds.
    ///
    /// # Errors
    /// When there is not so much.
    pub fn set_aside(&self, day: Date, fen: Fen) -> Result<Self, Refusal> {
        let moves = vec![(Holding::Cash, -fen), (Holding::Funds, fen)];
        self.with(Change { day, cause: Cause::Reserve, matter: None, moves })
    }

    /// Net income of a year: what came in less what was spent, gains and losses of disposals included. Income of land
    /// brought to the market is not in it: it is never paid out.
    #[must_use]
    pub fn net_income(&self, year: i16) -> Fen {
        let of_year = self.changes.iter().filter(|change| change.day.year() == year);
        of_year
            .filter(|change| matches!(change.cause, Cause::Disposal | Cause::Income | Cause::Expense))
            .filter(|change| change.moves.iter().all(|(holding, _)| *holding != Holding::LandIncome))
            .map(Change::result)
            .sum()
    }

    /// The book after dividends of the year's net income.
    ///
    /// # Errors
    /// When the funds did not get their share of it first, when dividends would exceed the rest of it, or when money is
    /// short.
    pub fn distribute(&self, day: Date, paid: Fen) -> Result<Self, Refusal> {
        let taken = |cause| {
            let of = self.changes.iter().filter(move |change| change.cause == cause && change.day.year() == day.year());
            of.flat_map(|change| &change.moves).filter(|(_, fen)| fen.0 < 0).map(|(_, fen)| -*fen).sum::<Fen>()
        };
        let net = self.net_income(day.year());
        let (set_aside, already) = (taken(Cause::Reserve), taken(Cause::Distribution));
        let (numerator, denominator) = self.funds_share;
        let enough = i128::from(set_aside.0) * i128::from(denominator) >= i128::from(net.0) * i128::from(numerator);
        if !enough || paid.0 <= 0 || set_aside + already + paid > net {
            return Err(refusal(
                RefusalRule::Balance,
                format!(
                    "公积金、公益金不得低于净收益的 {numerator}/{denominator}，分红不得超过余额；入市收益不得直接分配"
                ),
                format!(
                    "the funds get {numerator}/{denominator} of net income first, dividends no more than the rest, and \
                     nothing of the income of land brought to the market"
                ),
                vec![clause("第三十二条"), clause("第二十七条")],
            ));
        }
        self.with(Change { day, cause: Cause::Distribution, matter: None, moves: vec![(Holding::Cash, -paid)] })
    }

    fn with(&self, change: Change) -> Result<Self, Refusal> {
        let touched: BTreeSet<&Holding> = change.moves.iter().map(|(holding, _)| holding).collect();
        let mut after = self.clone();
        after.changes.push(change.clone());
        match touched.into_iter().find(|holding| after.value(holding).0 < 0) {
            None => Ok(after),
            Some(holding) => Err(refusal(
                RefusalRule::Balance,
                format!("{holding:?} 余额不足"),
                format!("there is not so much in {holding:?}"),
                vec![clause("第三条")],
            )),
        }
    }
}
