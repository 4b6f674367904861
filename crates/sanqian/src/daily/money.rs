//! Village books, quotas, the programme and meters as records: whatever would make or lose value is refused.

use std::collections::BTreeMap;

use jiff::civil::Date;
use model::{
    BookMove, BookOpening, Duty, Fen, FreedSpace, MeterReading, ProgrammeEvent, QuotaMove, Refusal, RefusalRule,
};
use steward::{Holding, VillageBook, programme_rows};

use super::{Daily, DailyPacks, refuse};

impl Daily {
    pub(super) fn open_book(&mut self, opening: &BookOpening) -> Result<Vec<Duty>, Refusal> {
        let BookOpening { village, assets, cash, funds, .. } = opening;
        if self.books.contains_key(village) {
            return Err(refuse(
                RefusalRule::Duplicate,
                format!("{village} 已建账，期初数不得重设"),
                format!("{village} has its book already; what it opened with is not set again"),
            ));
        }
        let below = assets.iter().map(|(_, value)| value).chain([cash, funds]).any(|value| value.0 < 0);
        let mut holdings: BTreeMap<Holding, Fen> = BTreeMap::new();
        for (code, value) in assets {
            holdings.insert(Holding::Asset(code.clone()), *value);
        }
        if below || holdings.len() != assets.len() {
            return Err(refuse(
                RefusalRule::Balance,
                "期初数不得为负，同一资产只能列一次",
                "nothing opens below zero, and an asset stands once",
            ));
        }
        holdings.insert(Holding::Cash, *cash);
        holdings.insert(Holding::Funds, *funds);
        self.books.insert(village.clone(), VillageBook::open(village, holdings));
        Ok(Vec::new())
    }

    pub(super) fn move_book(&mut self, village: &str, day: Date, what: &BookMove) -> Result<Vec<Duty>, Refusal> {
        let book = self.books.get(village).ok_or_else(|| {
            refuse(RefusalRule::NotBegun, format!("{village} 尚未建账"), format!("{village} has no book yet"))
        })?;
        if book.changes.last().is_some_and(|last| day < last.day) {
            return Err(refuse(RefusalRule::Order, "早于上一笔", "it is before the last change"));
        }
        let after = match what {
            BookMove::Disposal(id) => {
                let record = self.disposals.get(id).filter(|record| record.of == village).ok_or_else(|| {
                    refuse(
                        RefusalRule::NotBegun,
                        format!("{village} 没有处置 {id}"),
                        format!("{village} has no disposal {id}"),
                    )
                })?;
                book.post(&record.matter)?
            }
            BookMove::Cash(fen) => book.cash(day, *fen)?,
            BookMove::SetAside(fen) => book.set_aside(day, *fen)?,
            BookMove::Distribute(fen) => book.distribute(day, *fen)?,
        };
        self.books.insert(village.to_owned(), after);
        Ok(Vec::new())
    }

    pub(super) fn move_quota(
        &mut self,
        packs: &DailyPacks,
        pack: &str,
        day: Date,
        what: &QuotaMove,
    ) -> Result<Vec<Duty>, Refusal> {
        let Some(rules) = packs.quotas.get(pack) else {
            let known: Vec<&str> = packs.quotas.keys().map(String::as_str).collect();
            return Err(refuse(
                RefusalRule::NotInKind,
                format!("没有指标台账“{pack}”，可用：{}", known.join("、")),
                format!("there is no quota ledger `{pack}`; there are {}", known.join(", ")),
            ));
        };
        let ledger = self.quotas.get(pack).cloned().unwrap_or_default();
        self.quotas.insert(pack.to_owned(), rules.post(&ledger, day, what.clone())?);
        Ok(Vec::new())
    }

    pub(super) fn programme_event(&mut self, event: &ProgrammeEvent) -> Result<Vec<Duty>, Refusal> {
        // The subject's own track is enough: events of one subject do not bear on another's.
        let of_subject = self.programme.iter().filter(|earlier| earlier.subject == event.subject).cloned();
        let track: Vec<ProgrammeEvent> = of_subject.chain([event.clone()]).collect();
        programme_rows(&[], &FreedSpace::default(), &track, &BTreeMap::new())?;
        self.programme.push(event.clone());
        Ok(Vec::new())
    }

    pub(super) fn meter(&mut self, reading: &MeterReading) -> Result<Vec<Duty>, Refusal> {
        let MeterReading { meter, from, to, amount, kind, park } = reading;
        if meter.is_empty() || kind.is_empty() || park.is_empty() || *amount < 0 || to < from {
            return Err(refuse(
                RefusalRule::Amount,
                "读数须写明园区、表号、种类，用量不得为负，止期不得早于起期",
                "a reading names park, meter and kind, is not below zero, and does not end before it begins",
            ));
        }
        let overlaps = |other: &&MeterReading| other.meter == *meter && other.from <= *to && *from <= other.to;
        if let Some(other) = self.meters.iter().find(overlaps) {
            return Err(refuse(
                RefusalRule::Duplicate,
                format!("表 {meter} 在 {} 至 {} 已有读数，不得重复计量", other.from, other.to),
                format!("meter {meter} was read for {} to {} already", other.from, other.to),
            ));
        }
        self.meters.push(reading.clone());
        Ok(Vec::new())
    }
}
