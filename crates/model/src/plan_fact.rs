//! What a plan for one enterprise (一企一策) may rest on: facts that other verbs found. Willingness is not among them.

use crate::term::terms;

terms!(
    /// A fact that holds of an enterprise.
    PlanFact {
        GradeD "评价为D类" "graded D",
        NotGraded "未参评" "not graded",
        TaxToAsk "税收低于同类区间，待询问" "tax below the norm, to be asked about",
        InsuranceToAsk "社保低于同类区间或者参保少于申报职工，待询问" "insurance below the norm or the declared staff, to be asked about",
        HighEnergyLowYield "高耗低效" "high energy, low yield",
        IdleSpace "有闲置厂房" "has idle floors",
        SmallPlot "用地或者厂房过小" "too small a plot or floor",
        SamePlotSameTrade "同一地块有同行企业" "others of its trade on the same plot",
        InBlock "位于改造区块" "in a renewal block",
        PlanConflict "用地与规划用途不符" "its land is planned for another use",
        VerifiedViolation "有已核实的违法情形" "a violation was verified on site",
        ClosureCase "有依法取缔的案件" "a case of lawful closure is open",
        FitForAssociation "符合协会入会条件" "meets the association's conditions",
        AssociationMember "已是协会会员" "a member of the association",
    }
);

terms!(
    /// What a plan does.
    PlanKind {
        Coach "辅导" "coach",
        RegulariseTax "规范税收" "regularise tax",
        RegulariseInsurance "规范社保" "regularise social insurance",
        Upgrade "技术改造" "technical upgrade",
        Merge "兼并重组" "merge",
        Move "搬迁入园" "move to another park",
        Join "加入协会" "join the association",
        Exit "有序退出" "exit",
    }
);
