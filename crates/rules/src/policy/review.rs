//! Which clauses need a legal review before anyone grants or imposes them.

use jiff::civil::{Date, date};
use model::{Clause, Derivation, LawLevel, PolicyEffect, PolicyReview, PolicySubject, ReviewGround, Status};

use super::{Advantage, PolicyClause};

/// 公平竞争审查条例第二十七条：自2024年8月1日起施行。
const FAIR_COMPETITION: Date = date(2024, 8, 1);
/// 优化营商环境条例第七十二条：自2020年1月1日起施行。
const BUSINESS_ENVIRONMENT: Date = date(2020, 1, 1);

/// The review that a clause needs on a day, if any.
pub(super) fn of(clause: &PolicyClause, day: Date) -> Option<PolicyReview> {
    let granted = |least: LawLevel| clause.basis.iter().any(|basis| basis.grants && basis.level <= least);
    match (clause.effect, clause.advantage) {
        (PolicyEffect::Benefit, Some(advantage))
            if day >= FAIR_COMPETITION && !granted(LawLevel::AdministrativeRegulation) =>
        {
            Some(fair_competition(advantage))
        }
        (PolicyEffect::Burden, _)
            if day >= BUSINESS_ENVIRONMENT
                && clause.subject != PolicySubject::Village
                && !granted(LawLevel::LocalRegulation) =>
        {
            Some(PolicyReview {
                ground: ReviewGround::BurdenWithoutBasis,
                words: Derivation {
                    zh: "没有法律、法规或者国务院决定和命令依据的，规范性文件不得增加市场主体义务：施行前须审查依据"
                        .to_owned(),
                    en:
                        "a document may not add to the duties of operators without a basis in law, regulation or State \
                         Council decision: review the basis before imposing it"
                            .to_owned(),
                },
                clause: article("优化营商环境条例", "第六十四条", "2019-10-22"),
            })
        }
        _ => None,
    }
}

fn fair_competition(advantage: Advantage) -> PolicyReview {
    let (zh, en) = match advantage {
        Advantage::TaxRelief => ("税收优惠", "tax relief"),
        Advantage::FiscalReward => ("选择性、差异化的财政奖励或者补贴", "selective or differential fiscal rewards"),
        Advantage::FactorAccess => ("要素获取等方面的优惠", "preferential access to factors"),
    };
    PolicyReview {
        ground: ReviewGround::FairCompetition,
        words: Derivation {
            zh: format!("给予特定经营者{zh}，没有法律、行政法规依据或者未经国务院批准的，须经公平竞争审查"),
            en: format!(
                "it gives specific operators {en}: without a basis in law, State Council regulation or approval it needs a \
                 fair-competition review"
            ),
        },
        clause: article("公平竞争审查条例", "第十条", "2024-06-06"),
    }
}

fn article(title: &str, article: &str, version: &str) -> Clause {
    Clause {
        title: title.to_owned(),
        article: article.to_owned(),
        version: version.to_owned(),
        status: Status::Official,
    }
}
