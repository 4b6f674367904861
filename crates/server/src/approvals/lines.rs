//! What a draft will enter, line by line in plain words.

use model::{Document, DraftedAct, EnterpriseId, Fen, Term, digit_groups};

use super::view::View;
use crate::wire::{ApprovalLine, Money, Words};

impl View<'_> {
    /// What will be entered, line by line; with the documents' hashes for who may read them.
    pub(super) fn lines(&self, act: &DraftedAct, readable: bool) -> Vec<ApprovalLine> {
        match act {
            DraftedAct::PublishGrades { until, .. } => vec![
                line("公示起始日", "first day", words("同意之日", "the day of the approval")),
                line(
                    "公示截止日",
                    "last day",
                    until.map_or_else(
                        || words("按规则包规定的公示期推算", "as long as the pack's clock says"),
                        |day| same(&day.to_string()),
                    ),
                ),
            ],
            DraftedAct::FreezeGrades { .. } => vec![
                line("终评日", "day of the final grades", words("同意之日", "the day of the approval")),
                line("终评结果", "final result", words("最近一次评价的等级", "the grades of the latest run")),
            ],
            DraftedAct::AdjustGrade { enterprise, grade, reason, basis, .. } => vec![
                line("企业", "enterprise", same(&self.enterprise(enterprise))),
                line("调整为", "set to", same(&format!("{grade:?}"))),
                line("理由", "reason", same(reason)),
                line("依据", "basis", same(basis)),
            ],
            DraftedAct::DisposeAsset { step, .. } => {
                let (zh, en) = (step.act.zh(), step.act.en());
                let mut lines =
                    vec![line("步骤", "step", words(zh, en)), line("日期", "day", same(&step.day.to_string()))];
                lines.push(line("经办", "by", same(&step.by)));
                lines.extend(step.says.amount.map(|fen| line("金额", "amount", yuan(fen))));
                lines.extend(step.says.buyer.as_ref().map(|buyer| line("受让方", "buyer", same(buyer))));
                let pack = &self.index.records.daily_packs.disposal;
                lines.extend(step.documents.iter().map(|one| document(pack.words(&one.kind), one, readable)));
                lines
            }
            DraftedAct::PayFunds { step, .. } => {
                let (zh, en) = (step.act.zh(), step.act.en());
                let mut lines =
                    vec![line("步骤", "step", words(zh, en)), line("日期", "day", same(&step.day.to_string()))];
                lines.push(line("经办", "by", same(&step.by)));
                lines.extend(step.says.payment.map(|fen| line("付款", "payment", yuan(fen))));
                let pack = &self.index.records.daily_packs.storage;
                lines.extend(step.documents.iter().map(|one| document(pack.words(&one.kind), one, readable)));
                lines
            }
        }
    }

    fn enterprise(&self, id: &EnterpriseId) -> String {
        let name = self.index.enterprise_ref(id).name;
        if name.is_empty() { id.0.clone() } else { name }
    }
}

fn words(zh: &str, en: &str) -> Words {
    Words { zh: zh.to_owned(), en: en.to_owned() }
}

/// Money as people read it.
fn yuan(fen: Fen) -> Words {
    let plain = Money::from(fen).yuan;
    let (whole, cents) = plain.split_once('.').unwrap_or((&plain, "00"));
    let (sign, digits) = whole.strip_prefix('-').map_or(("", whole), |digits| ("-", digits));
    let amount = format!("{sign}{}.{cents}", digit_groups(digits));
    words(&format!("{amount} 元"), &format!("{amount} yuan"))
}

/// A name, a number, a day, or somebody's own words: the same in both languages.
pub(super) fn same(text: &str) -> Words {
    words(text, text)
}

fn line(zh: &str, en: &str, value: Words) -> ApprovalLine {
    ApprovalLine { name: words(zh, en), value, document: None }
}

fn document((zh, en): (&str, &str), of: &Document, readable: bool) -> ApprovalLine {
    ApprovalLine { document: readable.then(|| of.hash.0.clone()), ..line(zh, en, same(of.hash.short())) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_is_read_in_either_language() {
        assert_eq!(yuan(Fen(85_000_000)), words("850,000.00 元", "850,000.00 yuan"));
        assert_eq!(yuan(Fen(-1)), words("-0.01 元", "-0.01 yuan"));
    }
}
