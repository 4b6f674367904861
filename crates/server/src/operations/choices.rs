//! What the forms of the steward's day offer.

use model::{PatrolMark, Term};
use sanqian::DailyPacks;

use crate::index::Index;
use crate::wire::{FigureAsked, Named, ParkChoice, ReasonChoice, StewardChoices};

/// Of the packs, and the parks that are seen.
pub(super) fn choices(index: &Index, town: bool) -> StewardChoices {
    let DailyPacks { steward, parks, .. } = &index.records.daily_packs;
    let named = |code: &str, zh: &str, en: &str| Named { code: code.to_owned(), zh: zh.to_owned(), en: en.to_owned() };
    let reasons = parks.exit_reasons.iter().map(|rule| ReasonChoice {
        reason: named(&model::code_of(&rule.reason), rule.reason.zh(), rule.reason.en()),
        needs_case: rule.needs_case,
    });
    let figures = steward.criteria.iter().map(|one| FigureAsked {
        figure: named(&one.code, &one.zh, &one.en),
        unit: steward.parameters.get(&one.limit).map(|limit| limit.unit.clone()).unwrap_or_default(),
        required: one.required,
    });
    StewardChoices {
        town,
        parks: (index.work.board.parks.iter())
            .map(|park| ParkChoice { code: park.code.clone(), name: park.name.clone() })
            .collect(),
        patrol: steward.patrol.iter().map(|one| named(&one.code, &one.zh, &one.en)).collect(),
        marks: PatrolMark::ALL.iter().map(|one| named(&model::code_of(one), one.zh(), one.en())).collect(),
        services: steward.services.iter().map(|one| named(&one.code, &one.zh, &one.en)).collect(),
        figures: figures.collect(),
        exit_reasons: reasons.collect(),
    }
}
