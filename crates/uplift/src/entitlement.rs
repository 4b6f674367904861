//! What a grade entitles or exposes an enterprise to, and what stands in the way.

use model::{Derivation, EnterpriseResult, Entitlement, Status};
use rules::{EntitlementKind, EntitlementRule};

use crate::context::Context;

/// Every rule of the pack, with whether it applies and why.
pub(crate) fn entitlements(context: &Context<'_>, result: Option<&EnterpriseResult>) -> Vec<Entitlement> {
    let judge = |rule: &EntitlementRule| {
        let (applies, mut because) = match obstacle(context, rule, result) {
            Some(obstacle) => (false, obstacle),
            None => (true, grounds(rule, result)),
        };
        if let Some(note) = &rule.note {
            because.zh.push_str(&format!("；{}", note.zh));
            because.en.push_str(&format!("; {}", note.en));
        }
        Entitlement {
            code: rule.code.clone(),
            zh: rule.zh.clone(),
            en: rule.en.clone(),
            applies,
            because,
            clause: rule.clause.clone(),
        }
    };
    context.inputs.pack.entitlements.iter().map(judge).collect()
}

fn words(zh: impl Into<String>, en: impl Into<String>) -> Derivation {
    Derivation { zh: zh.into(), en: en.into() }
}

/// The first thing that stands in the way of a rule, if any.
fn obstacle(context: &Context<'_>, rule: &EntitlementRule, result: Option<&EnterpriseResult>) -> Option<Derivation> {
    let Some(result) = result else { return Some(words("未参评，没有等级", "it is not graded")) };
    let grade = result.grade;
    if !rule.grades.contains(&grade) {
        let grades: Vec<String> = rule.grades.iter().map(|grade| format!("{grade:?}")).collect();
        let grades = grades.join("、");
        let for_grades = grades.replace('、', ", ");
        return Some(words(
            format!("适用于{grades}类，本企业为{grade:?}类"),
            format!("it is for grades {for_grades}; this enterprise is graded {grade:?}"),
        ));
    }
    if rule.clause.status == Status::Unsourced {
        return Some(words("没有本地文件依据，不能适用", "no document gives it a basis here, so it cannot be applied"));
    }
    let year = context.inputs.assessment.year;
    if let Some(last) = rule.effective_to.filter(|last| *last < context.day) {
        return Some(words(
            format!("文件有效期至{last}，{year}年度不适用"),
            format!("the document ended on {last}, so it does not apply to {year}"),
        ));
    }
    if let Some(first) = rule.effective_from.filter(|first| *first > context.day) {
        return Some(words(
            format!("文件自{first}起施行，{year}年度不适用"),
            format!("the document holds from {first}, so it does not apply to {year}"),
        ));
    }
    if !result.statistics_only.is_empty() {
        return Some(words(
            "等级所用的部分数据只有统计数据，不得据以采取措施（统计法第二十八条），须先由企业签署一企一单",
            "part of its grade stands on identifiable statistics, on which no measure may rest (Statistics Law art. 28); the enterprise must first sign its declaration",
        ));
    }
    None
}

/// Why it applies, with the amount, and what it still needs.
fn grounds(rule: &EntitlementRule, result: Option<&EnterpriseResult>) -> Derivation {
    let grade = result.map(|result| result.grade);
    let mut because = match grade {
        Some(grade) => words(format!("评价为{grade:?}类"), format!("graded {grade:?}")),
        None => words("", ""),
    };
    match grade.and_then(|grade| rule.amounts.get(&grade)) {
        Some(amount) => {
            because.zh.push_str(&format!("：{}", amount.zh));
            because.en.push_str(&format!(": {}", amount.en));
        }
        None => {
            because.zh.push_str("；制度存在，金额没有出处，填入有依据的金额前不得执行");
            because.en.push_str(
                "; it exists, but its amount is in no source; nothing is due until an amount with a basis is filled in",
            );
        }
    }
    because.zh.push_str("；以公开公示的评价结果为前提");
    because.en.push_str("; it presupposes the published result");
    if rule.competition_review && rule.kind == EntitlementKind::Incentive {
        because.zh.push_str("；须经公平竞争审查（公平竞争审查条例第十条）");
        because.en.push_str("; it needs a fair-competition review (Fair Competition Review Regulation art. 10)");
    }
    because
}
