//! A small town's results, made by hand. Money figures were computed outside the product.
#![allow(dead_code, reason = "each test file uses its own part")]
#![allow(clippy::unwrap_used, reason = "tests")]

use std::collections::BTreeMap;

use jiff::civil::date;
use model::statement::{LandRight, LegalForm, Registration, RegistrationStatus, Scale, Statement, Tenure};
use model::{
    Assessment, Block, BlockId, BlockPlan, BreakEven, BuildingId, Candidate, CashFlow, CashLine, Cell, Check, Citation,
    Clause, ClosureProposal, Cm2, ContentHash, Cut, DebtService, DebtYear, Department, Derivation, EnterpriseId,
    EnterpriseResult, Evidence, Fact, Fen, Finding, FindingId, FundBalance, Grade, IndicatorResult, Input, Measure,
    MilliPerson, ModeOption, NotGraded, ParcelId, Party, PartyBalance, Place, PopulationResult, Quarter, RenewalPlan,
    Scored, Sensitivity, Simulation, Snapshot, Source, Spread, Status, Subject, Swing, TownId, Unsourced, UpliftLists,
};
use report::{IndicatorLabel, Language, Report};

pub(crate) struct Sample {
    pub(crate) snapshot: Snapshot,
    pub(crate) hash: ContentHash,
    pub(crate) packs: Vec<ContentHash>,
    pub(crate) assessment: Assessment,
    pub(crate) indicators: BTreeMap<String, IndicatorLabel>,
    pub(crate) findings: Vec<Finding>,
    pub(crate) closures: Vec<ClosureProposal>,
    pub(crate) lists: UpliftLists,
    pub(crate) plan: RenewalPlan,
    pub(crate) simulations: BTreeMap<BlockId, Simulation>,
}

impl Sample {
    pub(crate) fn report(&self, language: Language) -> Report<'_> {
        Report {
            town: language_name(language),
            snapshot: &self.snapshot,
            snapshot_hash: &self.hash,
            packs: &self.packs,
            assessment: &self.assessment,
            indicators: &self.indicators,
            score_decimals: Some(4),
            findings: &self.findings,
            closures: &self.closures,
            lists: &self.lists,
            plan: &self.plan,
            simulations: &self.simulations,
            unsourced: &[],
            language,
            created: date(2025, 7, 1),
        }
    }
}

fn language_name(language: Language) -> &'static str {
    match language {
        Language::Zh => "试例镇",
        Language::En => "Sample & Town",
    }
}

pub(crate) fn town() -> TownId {
    TownId("330282-test".to_owned())
}

/// Names: one looks like a formula, one has a quote and an ampersand.
pub(crate) const NAMES: [&str; 4] =
    ["慈溪甲服饰有限公司", "=HYPERLINK(\"http://x\",\"乙\")", "丙&\"丁\"针织厂", "戊个体制衣店"];

pub(crate) fn firm(n: usize) -> EnterpriseId {
    EnterpriseId::derive(&town(), "uscc", &n.to_string())
}

fn parcel(n: usize) -> ParcelId {
    ParcelId::derive(&town(), "parcel", &n.to_string())
}

fn words(zh: &str, en: &str) -> Derivation {
    Derivation { zh: zh.to_owned(), en: en.to_owned() }
}

fn clause(title: &str, article: &str, status: Status) -> Clause {
    Clause { title: title.to_owned(), article: article.to_owned(), version: String::new(), status }
}

fn facts() -> Vec<Fact> {
    let source = |row: u32, department| Source {
        file: "企业登记.xlsx".to_owned(),
        file_hash: ContentHash::of(b"register"),
        sheet: "登记".to_owned(),
        row,
        department,
    };
    let cells = BTreeMap::from([(
        "name".to_owned(),
        Cell { column: "B".to_owned(), header: "企业名称".to_owned(), literal: "x".to_owned() },
    )]);
    let firms = NAMES.iter().enumerate().map(|(n, name)| {
        Statement::Registration(Registration {
            enterprise: firm(n),
            name: (*name).to_owned(),
            uscc: Some(format!("9133028200000000{n:02}")),
            registration_no: None,
            form: LegalForm::Company,
            industry: "1811".to_owned(),
            industry_name: "运动机织服装制造".to_owned(),
            founded: None,
            status: RegistrationStatus::Active,
            status_since: None,
            address: "王家埭路1号".to_owned(),
            building: None,
            village: Some("王家埭村".to_owned()),
            scale: Scale::BelowScale,
        })
    });
    let rights = (0..3).map(|n| {
        Statement::LandRight(LandRight {
            parcel: parcel(n),
            parcel_code: format!("330282101001GB0000{n}"),
            holder: NAMES[n].to_owned(),
            enterprise: Some(firm(n)),
            tenure: Tenure::StateGranted,
            land_use: "工业用地".to_owned(),
            area: Some(Cm2(66_666_667)),
            certificate: Some(format!("浙(2019)慈溪市不动产权第{n}号")),
            granted: None,
            share: (1, 1),
            village: Some("王家埭村".to_owned()),
        })
    });
    (3..)
        .zip(firms.chain(rights))
        .map(|(row, s)| Fact::new(&town(), source(row, Department::MarketSupervision), cells.clone(), s))
        .collect()
}

fn citation(snapshot: &Snapshot, n: usize, literal: &str) -> Citation {
    Citation {
        fact: snapshot.facts.keys().next().unwrap().clone(),
        place: Place::cell("税务.xlsx", "2024", 3 + u32::try_from(n).unwrap(), "E (实缴税金(万元))"),
        literal: literal.to_owned(),
        department: Department::Tax,
    }
}

fn indicator(code: &str, value: Option<f64>, benchmark: f64, weight: f64, missing_as: f64) -> IndicatorResult {
    let (points, scored) = match value {
        Some(value) => (value / benchmark * weight, Scored::ByValue),
        None => (missing_as, Scored::MissingAsMean),
    };
    IndicatorResult {
        indicator: code.to_owned(),
        value,
        benchmark: Some(benchmark),
        range: None,
        place: None,
        weight,
        points,
        scored,
        uncapped: None,
    }
}

fn result(
    snapshot: &Snapshot,
    n: usize,
    indicators: Vec<IndicatorResult>,
    rank: u32,
    grade: Grade,
) -> EnterpriseResult {
    let tax = Input {
        amount: 12_345_678,
        department: Department::Tax,
        citations: vec![citation(snapshot, n, "12.345678"), citation(snapshot, n, "-1")],
        derivation: None,
    };
    let land = Input {
        amount: 66_666_667,
        department: Department::NaturalResources,
        citations: vec![],
        derivation: Some(words("租赁折算", "from the lease")),
    };
    let score = indicators.iter().map(|i| i.points).sum::<f64>();
    EnterpriseResult {
        candidate: Candidate {
            code: format!("9133028200000000{n:02}"),
            industry: "1811".to_owned(),
            inputs: BTreeMap::from([(Measure::TaxPaid, tax), (Measure::Land, land)]),
            ..Candidate::new(firm(n), NAMES[n], Scale::BelowScale)
        },
        indicators,
        score,
        ranked_score: (score * 10_000.0).round() / 10_000.0,
        rank,
        adjustments: vec![],
        initial: grade,
        changes: vec![],
        grade,
        plot: None,
        statistics_only: if n == 2 { vec![Measure::ValueAdded] } else { vec![] },
    }
}

fn assessment(snapshot: &Snapshot) -> Assessment {
    let rows = [
        (Some(16.601_058), Some(0.236_565), Grade::A),
        (Some(5.0), Some(0.15), Grade::C),
        (Some(1.0 / 3.0), None, Grade::D),
    ];
    let results: Vec<EnterpriseResult> = rows
        .iter()
        .enumerate()
        .map(|(n, (land, power, grade))| {
            let indicators = vec![
                indicator("tax_per_mu", *land, 16.601_058, 50.0, 0.0),
                indicator("tax_per_electricity", *power, 0.236_565, 50.0, 40.851_9),
            ];
            result(snapshot, n, indicators, u32::try_from(n + 1).unwrap(), *grade)
        })
        .collect();
    let cut = |grade, firms, lowest| Cut { grade, firms, lowest, up_to: Some(1.0), from_score: None };
    Assessment {
        pack: ContentHash::of(b"pack"),
        pack_title: "试例办法".to_owned(),
        inputs: ContentHash::of(b"inputs"),
        year: 2024,
        populations: vec![PopulationResult {
            population: "below_scale".to_owned(),
            part: BTreeMap::new(),
            firms: 3,
            zh: "规下工业企业".to_owned(),
            en: "enterprises below scale".to_owned(),
            cuts: vec![
                cut(Grade::A, 1, Some(results[0].ranked_score)),
                cut(Grade::B, 0, None),
                cut(Grade::C, 1, Some(results[1].ranked_score)),
                cut(Grade::D, 1, Some(results[2].ranked_score)),
            ],
            results,
        }],
        not_graded: vec![NotGraded {
            enterprise: firm(3),
            code: "913302820000000003".to_owned(),
            name: NAMES[3].to_owned(),
            reason_zh: "缺用电量".to_owned(),
            reason_en: "no electricity".to_owned(),
            list: None,
        }],
        source: clause("试例办法", "第一条", Status::Official),
        unsourced: vec![Unsourced {
            parameter: "grades.quota.d".to_owned(),
            value: "5 %".to_owned(),
            meaning: "D 类比例；原文未载，按常见做法假设".to_owned(),
        }],
    }
}

fn finding(snapshot: &Snapshot, check: Check, rule: &str, subject: Subject, floor_area: Option<Cm2>) -> Finding {
    Finding {
        id: FindingId::derive(&town(), rule, "x"),
        check,
        rule: rule.to_owned(),
        title_zh: "无规划许可建筑".to_owned(),
        title_en: "building without a permit".to_owned(),
        subject,
        subject_code: "F00012".to_owned(),
        enterprises: vec![firm(1), firm(2)],
        parcel: Some(parcel(1)),
        floor_area,
        evidence: vec![
            Evidence {
                zh: "许可建筑面积为空".to_owned(),
                en: "no permitted floor area".to_owned(),
                citation: Some(citation(snapshot, 1, "")),
            },
            Evidence {
                zh: "占地 540.20 ㎡，3 层".to_owned(), en: "540.20 m², 3 floors".to_owned(), citation: None
            },
        ],
        clauses: vec![
            clause("城乡规划法", "第六十四条", Status::Official),
            clause("《某地标准》", "", Status::Unsourced),
        ],
        to_verify_zh: "调阅规划许可档案".to_owned(),
        to_verify_en: "look into the permit archive".to_owned(),
    }
}

fn line(item: &str, zh: &str, quarters: [i64; 6]) -> CashLine {
    CashLine {
        item: item.to_owned(),
        zh: zh.to_owned(),
        en: item.to_owned(),
        party: Party::PlatformCompany,
        total: Fen(quarters.iter().sum()),
        quarters: quarters.map(Fen).to_vec(),
        parts: vec![],
        because: words("5400㎡ × 1850元/㎡ × 100%", "5400 m² × 1850 yuan/m² × 100%"),
        basis: clause("假设单价", "", Status::Unsourced),
    }
}

/// Net by quarter in fen: −1000000.00, −500000.01, 0, 0, +300000.00, +2000000.00 yuan, from the third quarter of 2025.
pub(crate) const NPV: f64 = 66_528_113.027_126_65;
pub(crate) const IRR: f64 = 0.457_190_310_202_579_05;

fn cash_flow() -> CashFlow {
    let lines = vec![
        line("compensation.house", "房屋补偿", [-100_000_000, -30_000_001, 0, 0, 0, 0]),
        line("demolition", "拆除费", [0, -20_000_000, 0, 0, 0, 0]),
        CashLine {
            party: Party::City, ..line("land.sale", "土地出让收入", [0, 0, 0, 0, 30_000_000, 200_000_000])
        },
    ];
    let from = Quarter::new(2025, 3).unwrap();
    let net = [-100_000_000, -50_000_001, 0, 0, 30_000_000, 200_000_000].map(Fen).to_vec();
    let parties = parties(from, &lines);
    CashFlow {
        from,
        lines,
        net,
        balance: FundBalance {
            income: Fen(230_000_000),
            cost: Fen(150_000_001),
            static_balance: Fen(79_999_999),
            npv: NPV,
            discount_rate: 0.05,
            irr: Some(IRR),
            irr_note: None,
            payback: Some(from.plus(5)),
            discounted_payback: Some(from.plus(5)),
            peak_gap: Fen(150_000_001),
            peak_gap_at: Some(from.plus(1)),
        },
        parties,
        debt: Some(debt()),
    }
}

/// Each line is one party's, but for the land sale: the city has all of it, and the town a tenth of the city's.
fn parties(from: Quarter, lines: &[CashLine]) -> Vec<PartyBalance> {
    let of = |party: Party, net: Vec<Fen>| {
        let total = net.iter().copied().sum();
        let balance = FundBalance {
            income: net.iter().filter(|a| a.0 > 0).copied().sum(),
            cost: net.iter().filter(|a| a.0 < 0).map(|a| -*a).sum(),
            static_balance: total,
            npv: 0.0,
            discount_rate: 0.05,
            irr: None,
            irr_note: None,
            payback: None,
            discounted_payback: None,
            peak_gap: Fen(150_000_001),
            peak_gap_at: Some(from),
        };
        PartyBalance { party, net, balance }
    };
    let costs: Vec<Fen> = (0..6).map(|q| lines[0].quarters[q] + lines[1].quarters[q]).collect();
    let land = &lines[2].quarters;
    let town: Vec<Fen> = land.iter().map(|a| Fen(a.0 / 10)).collect();
    let city = land.iter().zip(&town).map(|(all, town)| *all - *town).collect();
    vec![of(Party::City, city), of(Party::Town, town), of(Party::PlatformCompany, costs)]
}

/// Of 150 000 001 fen a half is drawn, and paid back in 2027 with interest.
fn debt() -> DebtService {
    let year = |year, income, drawn, principal, interest| DebtYear {
        year,
        income: Fen(income),
        drawn: Fen(drawn),
        principal: Fen(principal),
        interest: Fen(interest),
        cover: (principal + interest > 0).then(|| income as f64 / (principal + interest) as f64),
    };
    DebtService {
        instruments: vec![],
        years: vec![
            year(2025, 0, 75_000_000, 0, 0),
            year(2026, 230_000_000, 0, 0, 3_000_000),
            year(2027, 0, 0, 75_000_000, 3_000_000),
        ],
        cover: Some(230_000_000.0 / 81_000_000.0),
        least_cover: 1.2,
        met: true,
        because: words("本息 81 万元", "principal and interest"),
        basis: clause("假设", "", Status::Unsourced),
    }
}

fn sensitivity() -> Sensitivity {
    Sensitivity {
        break_even: vec![BreakEven {
            parameter: "price.land".to_owned(),
            zh: "土地价".to_owned(),
            en: "price of land".to_owned(),
            unit: "万元/亩".to_owned(),
            today: 51.3,
            at: Some(36.25),
            within: (0.0, 1000.0),
        }],
        tornado: vec![Swing {
            parameter: "price.land".to_owned(),
            zh: "土地价".to_owned(),
            en: "price of land".to_owned(),
            unit: "万元/亩".to_owned(),
            range: (41.04, 61.56),
            npv: (-12_000_000.0, 145_056_226.25),
        }],
    }
}

pub(crate) fn simulation() -> Simulation {
    let spread = |p50: f64| Spread {
        mean: p50,
        deviation: 1e7,
        p05: p50 - 2e7,
        p25: p50 - 1e7,
        p50,
        p75: p50 + 1e7,
        p95: p50 + 2e7,
    };
    Simulation {
        draws: 10_000,
        seed: 1,
        npv: spread(NPV),
        static_balance: spread(8e7),
        peak_gap: spread(1.5e8),
        npv_not_negative: 0.975,
    }
}

fn option(mode: &str, zh: &str, barred: Option<Derivation>) -> ModeOption {
    ModeOption {
        mode: mode.to_owned(),
        zh: zh.to_owned(),
        en: mode.to_owned(),
        barred,
        demolished: Cm2(54_000_000),
        built: Cm2(200_000_000),
        far_before: 0.8,
        far_after: 2.0,
        cash_flow: cash_flow(),
        sensitivity: Some(sensitivity()),
    }
}

fn block(name: &str, parcels: Vec<ParcelId>) -> Block {
    Block {
        id: BlockId::derive(&town(), "parcels", name),
        name: name.to_owned(),
        area: Cm2(133_333_333),
        lawful_floor_area: Cm2(54_000_000),
        illegal_floor_area: Cm2(3_210_000),
        tax: Fen(123_456_789),
        firms: 2,
        staff: MilliPerson(35_500),
        plan_conflict: 0.125,
        holders_per_parcel: 1.5,
        because: words("2 宗相连，亩均税收低于 4 万元/亩", "2 adjoining parcels below 4"),
        parcels,
    }
}

fn plan() -> RenewalPlan {
    let barred = || Some(words("规划非工业 62%，须先调整规划", "62% planned for another use"));
    RenewalPlan {
        pack: ContentHash::of(b"renewal"),
        inputs: ContentHash::of(b"sites"),
        blocks: vec![
            BlockPlan {
                block: block("王家埭/区块1", vec![parcel(0), parcel(1)]),
                options: vec![option("demolish", "拆除式", None), option("comb", "梳理式", barred())],
                chosen: Some("demolish".to_owned()),
                because: words("净现值最高", "highest NPV"),
            },
            BlockPlan {
                block: block("王家埭*区块1", vec![parcel(2)]),
                options: vec![option("demolish", "拆除式", barred()), option("comb", "梳理式", barred())],
                chosen: None,
                because: words("全部模式受限", "all barred"),
            },
        ],
        left_over: vec![],
        balance: cash_flow().balance,
        unsourced: vec![Unsourced {
            parameter: "price.house".to_owned(),
            value: "1850 元/㎡".to_owned(),
            meaning: "房屋补偿单价，无来源".to_owned(),
        }],
    }
}

pub(crate) fn sample() -> Sample {
    let snapshot = Snapshot::fold(town(), date(2025, 6, 30), 4549, facts());
    let building = Subject::Building(BuildingId::derive(&town(), "building", "F00012"));
    let findings = vec![
        finding(&snapshot, Check::IllegalBuilding, "building.no_permit", building, Some(Cm2(16_206_000))),
        finding(&snapshot, Check::FireSafety, "fire.mixed_use", Subject::Enterprise(firm(1)), None),
    ];
    let closures = vec![ClosureProposal {
        enterprise: firm(1),
        ground: "unlicensed".to_owned(),
        reason_zh: "停产整顿后复查仍不合格".to_owned(),
        reason_en: "failed the recheck".to_owned(),
        findings: vec![findings[1].id.clone()],
        evidence: findings[1].evidence.clone(),
        clauses: findings[1].clauses.clone(),
    }];
    let lists = UpliftLists {
        coaching: vec![firm(2)],
        high_energy_low_yield: vec![firm(1)],
        uplift_parcels: vec![parcel(2)],
        uplift_area: Cm2(66_666_667),
        unsourced: vec![],
    };
    let label = |zh: &str, en: &str, unit: &str| IndicatorLabel { zh: zh.into(), en: en.into(), unit: unit.into() };
    let indicators = BTreeMap::from([
        ("tax_per_mu".to_owned(), label("亩均税收", "tax per mu", "万元/亩")),
        ("tax_per_electricity".to_owned(), label("单位电耗税收", "tax per electricity", "万元/万千瓦时")),
    ]);
    Sample {
        assessment: assessment(&snapshot),
        hash: ContentHash::of(b"snapshot"),
        packs: vec![ContentHash::of(b"a"), ContentHash::of(b"b"), ContentHash::of(b"c"), ContentHash::of(b"d")],
        indicators,
        findings,
        closures,
        lists,
        simulations: plan().blocks.iter().map(|plan| (plan.block.id.clone(), simulation())).collect(),
        plan: plan(),
        snapshot,
    }
}
