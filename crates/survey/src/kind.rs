//! The kinds of rows that a town's files hold: headers, units, department, reader. A new kind is a new entry here and a
//! new file under `read/`.

use model::statement::Statement;
use model::{Department, GivenUnit};

use crate::amount::Dimension;
use crate::known::Known;
use crate::line::Line;
use crate::read;

/// One kind of sheet or layer.
pub(crate) struct Kind {
    /// Chinese name, as shown.
    pub(crate) zh: &'static str,
    /// English name.
    pub(crate) en: &'static str,
    /// Who vouches for its rows.
    pub(crate) department: Department,
    /// What geometry its rows have, if it is a layer.
    pub(crate) shape: Option<Shape>,
    /// Its columns.
    pub(crate) columns: &'static [Column],
    /// Makes the statement of a row; `None` when a problem was noted.
    pub(crate) read: fn(&mut Line<'_>, &Known<'_>) -> Option<Statement>,
}

/// The geometry that a layer's features must have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    /// Polygons.
    Area,
    /// Lines.
    Line,
}

/// One column.
pub(crate) struct Column {
    /// Field of the statement that it fills.
    pub(crate) field: &'static str,
    /// Headers that mean it, without unit and blanks.
    pub(crate) names: &'static [&'static str],
    /// Without this column the sheet is not of the kind.
    pub(crate) must: bool,
    /// What is measured, for quantities.
    pub(crate) dimension: Option<Dimension>,
    /// The unit when the header names none.
    pub(crate) unit: Option<GivenUnit>,
    /// Whether amounts below zero can be right.
    pub(crate) signed: bool,
}

impl Column {
    const fn of(field: &'static str, names: &'static [&'static str]) -> Self {
        Self { field, names, must: false, dimension: None, unit: None, signed: false }
    }

    const fn must(self) -> Self {
        Self { must: true, ..self }
    }

    const fn in_(self, dimension: Dimension) -> Self {
        Self { dimension: Some(dimension), ..self }
    }

    const fn unit(self, unit: GivenUnit) -> Self {
        Self { unit: Some(unit), ..self }
    }

    const fn signed(self) -> Self {
        Self { signed: true, ..self }
    }
}

const NAME: Column =
    Column::of("enterprise_name", &["企业名称", "纳税人名称", "单位名称", "户名", "名称", "公司名称", "经营主体名称"]);
const CODE: Column = Column::of(
    "enterprise",
    &[
        "统一社会信用代码",
        "社会信用代码",
        "信用代码",
        "统一信用代码",
        "纳税人识别号",
        "统一社会信用代码/注册号",
        "统一社会信用代码或注册号",
    ],
);
const REGISTRATION_NO: Column = Column::of("registration_no", &["注册号", "工商注册号", "营业执照注册号"]);
const YEAR: Column = Column::of("year", &["年度", "年份", "统计年度", "所属年度"]).must();
const PARCEL: Column = Column::of("parcel", &["宗地代码", "宗地编码", "宗地号", "不动产单元号"]);
const BUILDING: Column = Column::of("building", &["房屋编码", "房屋代码", "建筑编码", "幢编码"]);
const VILLAGE: Column = Column::of("village", &["所属村", "村", "行政村", "所在村"]);
const UNIT: Column = Column::of("unit", &["楼层单元", "楼层", "单元"]);
const RENT: Column = Column::of("rent_per_m2", &["年租金", "租金"]).in_(Dimension::Rent);

/// Every kind, in the order of reading: what others refer to comes first.
pub(crate) static KINDS: &[Kind] = &[
    Kind {
        zh: "企业登记名单",
        en: "register of enterprises",
        department: Department::MarketSupervision,
        shape: None,
        columns: &[
            NAME.must(),
            CODE.must(),
            REGISTRATION_NO,
            Column::of("form", &["类型", "主体类型", "企业类型"]),
            Column::of("industry", &["行业代码"]),
            Column::of("industry_name", &["所属行业", "行业", "行业名称"]),
            Column::of("founded", &["成立日期", "注册日期"]),
            Column::of("status", &["登记状态", "经营状态"]).must(),
            Column::of("status_since", &["状态日期"]),
            Column::of("address", &["住所", "地址", "经营场所"]),
            BUILDING,
            VILLAGE,
            Column::of("scale", &["企业规模", "规模"]),
        ],
        read: read::registration::read,
    },
    Kind {
        zh: "宗地图",
        en: "parcel outlines",
        department: Department::NaturalResources,
        shape: Some(Shape::Area),
        columns: &[
            PARCEL.must(),
            Column::of("land_use", &["用途", "土地用途"]).must(),
            Column::of("tenure", &["权属", "权利性质"]).must(),
            Column::of("drawn_area", &["图上面积"]).in_(Dimension::Area).unit(GivenUnit::SQUARE_METRE),
            VILLAGE,
        ],
        read: read::parcel::read,
    },
    Kind {
        zh: "建筑物图",
        en: "building outlines",
        department: Department::NaturalResources,
        shape: Some(Shape::Area),
        columns: &[
            BUILDING.must(),
            PARCEL.must(),
            Column::of("floors", &["层数"]).must(),
            Column::of("building_use", &["用途"]),
            Column::of("structure", &["结构"]),
            Column::of("surveyed", &["调查日期"]),
        ],
        read: read::building::read,
    },
    Kind {
        zh: "工业用地",
        en: "land rights",
        department: Department::NaturalResources,
        shape: None,
        columns: &[
            PARCEL.must(),
            Column::of("parcel_number", &["土地字号"]),
            Column::of("holder", &["土地使用权人", "使用权人", "权利人"]).must(),
            CODE,
            Column::of("tenure", &["权利性质"]).must(),
            Column::of("land_use", &["土地用途", "用途"]),
            Column::of("area", &["土地使用权面积", "土地面积", "宗地面积"]).must().in_(Dimension::Area),
            Column::of("certificate", &["不动产权证号"]),
            Column::of("granted", &["供地日期"]),
            Column::of("share", &["共有份额", "份额"]),
            VILLAGE,
            Column::of("location", &["坐落"]),
        ],
        read: read::land_right::read,
    },
    Kind {
        zh: "房屋证照",
        en: "building certificates and permits",
        department: Department::NaturalResources,
        shape: None,
        columns: &[
            BUILDING.must(),
            PARCEL,
            Column::of("certificate", &["不动产权证号"]).must(),
            Column::of("certified_footprint", &["证载占地面积"]).in_(Dimension::Area),
            Column::of("certified_floor_area", &["证载建筑面积"]).must().in_(Dimension::Area),
            Column::of("permit", &["规划许可证号"]),
            Column::of("permit_temporary", &["许可类型"]),
            Column::of("permitted_floor_area", &["许可建筑面积"]).in_(Dimension::Area),
            Column::of("permit_until", &["许可有效期至"]),
            Column::of("certified_use", &["证载用途"]),
            Column::of("built_year", &["建成年份"]),
            Column::of("certified_floors", &["证载层数"]),
        ],
        read: read::building_record::read,
    },
    Kind {
        zh: "实缴税金",
        en: "taxes paid",
        department: Department::Tax,
        shape: None,
        columns: &[
            NAME,
            CODE,
            REGISTRATION_NO,
            YEAR,
            Column::of("tax_paid", &["实缴税金", "实缴税款", "实缴税收"]).must().in_(Dimension::Money).signed(),
            Column::of("remark", &["备注"]),
        ],
        read: read::tax::read,
    },
    Kind {
        zh: "用电量",
        en: "electricity",
        department: Department::Power,
        shape: None,
        columns: &[
            Column::of("meter", &["电表户号", "户号"]).must(),
            NAME,
            CODE,
            BUILDING,
            YEAR,
            Column::of("electricity", &["用电量", "年用电量"]).must().in_(Dimension::Electricity),
            Column::of("remark", &["备注"]),
        ],
        read: read::power::read,
    },
    Kind {
        zh: "污染物排放",
        en: "emissions",
        department: Department::Environment,
        shape: None,
        columns: &[
            NAME,
            CODE,
            YEAR,
            Column::of("cod", &["COD", "化学需氧量"]).must().in_(Dimension::Mass),
            Column::of("ammonia_nitrogen", &["氨氮"]).in_(Dimension::Mass),
            Column::of("so2", &["SO2", "二氧化硫"]).in_(Dimension::Mass),
            Column::of("nox", &["NOX", "氮氧化物"]).in_(Dimension::Mass),
            Column::of("vocs", &["VOCS", "挥发性有机物"]).in_(Dimension::Mass),
        ],
        read: read::emission::read,
    },
    Kind {
        zh: "环保手续",
        en: "environmental approvals",
        department: Department::Environment,
        shape: None,
        columns: &[
            NAME,
            CODE,
            Column::of("process", &["产污工艺"]).must(),
            Column::of("assessment_approval", &["环评批复文号"]),
            Column::of("permit_kind", &["排污许可类型"]).must(),
            Column::of("permit", &["排污许可证号"]),
            Column::of("permit_until", &["排污许可有效期至"]),
            Column::of("hazardous_waste", &["是否产生危废"]),
            Column::of("waste_contractor", &["危废处置协议单位"]),
            Column::of("waste_contract_until", &["危废协议有效期至"]),
        ],
        read: read::environment::read,
    },
    Kind {
        zh: "社保参保",
        en: "social insurance",
        department: Department::SocialInsurance,
        shape: None,
        columns: &[
            NAME,
            CODE,
            YEAR,
            Column::of("insured", &["参保人数"]).must().in_(Dimension::Persons).unit(GivenUnit::PERSON),
            Column::of("contributions", &["缴费金额"]).must().in_(Dimension::Money),
        ],
        read: read::social_insurance::read,
    },
    Kind {
        zh: "规上工业统计",
        en: "statistics of above-scale industry",
        department: Department::Statistics,
        shape: None,
        columns: &[
            NAME,
            CODE,
            YEAR,
            Column::of("value_added", &["工业增加值"]).must().in_(Dimension::Money).signed(),
            Column::of("energy", &["综合能耗"]).in_(Dimension::Energy),
            Column::of("staff", &["全部从业人员平均人数", "从业人员平均人数"])
                .in_(Dimension::Persons)
                .unit(GivenUnit::PERSON),
            Column::of("rd_spending", &["R&D经费支出", "研发经费支出"]).in_(Dimension::Money),
            Column::of("revenue", &["主营业务收入", "营业收入"]).in_(Dimension::Money),
            Column::of("output", &["工业总产值"]).must().in_(Dimension::Money),
        ],
        read: read::statistics::read,
    },
    Kind {
        zh: "一企一单",
        en: "signed declarations",
        department: Department::Enterprise,
        shape: None,
        columns: &[
            CODE,
            NAME,
            YEAR,
            Column::of("tax_paid", &["实缴税金"]).in_(Dimension::Money).signed(),
            Column::of("land", &["用地面积"]).in_(Dimension::Area),
            Column::of("value_added", &["工业增加值"]).in_(Dimension::Money).signed(),
            Column::of("revenue", &["主营业务收入"]).in_(Dimension::Money),
            Column::of("electricity", &["用电量"]).in_(Dimension::Electricity),
            Column::of("energy", &["综合能耗"]).in_(Dimension::Energy),
            Column::of("staff", &["平均职工人数", "年平均职工人数"]).in_(Dimension::Persons).unit(GivenUnit::PERSON),
            Column::of("rd_spending", &["R&D经费支出", "研发经费支出"]).in_(Dimension::Money),
            Column::of("emissions", &["主要污染物排放量"]).in_(Dimension::Mass),
            Column::of("signed", &["签署日期"]).must(),
            Column::of("signatory", &["签署人"]).must(),
        ],
        read: read::declaration::read,
    },
    Kind {
        zh: "厂房租赁台账",
        en: "leases",
        department: Department::Town,
        shape: None,
        columns: &[
            Column::of("number", &["合同号", "合同编号"]).must(),
            Column::of("above", &["上级合同号", "上级合同"]),
            BUILDING.must(),
            UNIT,
            Column::of("lessor", &["出租方"]).must(),
            Column::of("lessor_enterprise", &["出租方代码"]),
            Column::of("tenant", &["承租方"]).must(),
            Column::of("tenant_enterprise", &["承租方代码"]),
            Column::of("floor_area", &["租赁面积"]).must().in_(Dimension::Area),
            Column::of("from", &["起租日", "起租日期"]).must(),
            Column::of("to", &["到期日", "到期日期"]).must(),
            RENT,
            Column::of("filed", &["是否备案"]),
            Column::of("owner_consents", &["产权人同意转租"]),
        ],
        read: read::lease::read,
    },
    Kind {
        zh: "消防安全检查记录",
        en: "inspections",
        department: Department::Fire,
        shape: None,
        columns: &[
            Column::of("number", &["检查编号"]).must(),
            Column::of("date", &["检查日期"]).must(),
            NAME,
            CODE,
            BUILDING,
            Column::of("item", &["检查项", "检查项目"]).must(),
            Column::of("passed", &["结果", "检查结果"]).must(),
            Column::of("clear_width_mm", &["实测净宽"]).in_(Dimension::Length),
            Column::of("remark", &["情况描述"]),
            Column::of("inspector", &["检查人"]),
            Column::of("certificate", &["执法证号"]),
        ],
        read: read::inspection::read,
    },
    Kind {
        zh: "信访件",
        en: "petitions",
        department: Department::Petitions,
        shape: None,
        columns: &[
            Column::of("number", &["编号", "信访编号"]).must(),
            Column::of("date", &["日期", "来访日期"]).must(),
            Column::of("category", &["类别"]).must(),
            Column::of("content", &["内容"]).must(),
            Column::of("longitude", &["经度"]),
            Column::of("latitude", &["纬度"]),
        ],
        read: read::petition::read,
    },
    Kind {
        zh: "空置厂房",
        en: "vacancies",
        department: Department::Town,
        shape: None,
        columns: &[
            BUILDING.must(),
            UNIT,
            Column::of("floor_area", &["空置面积"]).must().in_(Dimension::Area),
            Column::of("available", &["可用日期"]),
            RENT,
            Column::of("village", &["联系村"]),
        ],
        read: read::vacancy::read,
    },
    Kind {
        zh: "拟引进项目",
        en: "incoming projects",
        department: Department::Town,
        shape: None,
        columns: &[
            Column::of("name", &["项目名称"]).must(),
            Column::of("industry", &["行业代码"]),
            Column::of("land", &["需用地", "用地需求"]).must().in_(Dimension::Area),
            Column::of("floor_area", &["需厂房", "厂房需求"]).in_(Dimension::Area),
            Column::of("energy", &["年用能"]).in_(Dimension::Energy),
            Column::of("vocs", &["年排放VOCS", "年排放VOCs"]).in_(Dimension::Mass),
            Column::of("tax_per_mu", &["预计亩均税收"]).in_(Dimension::MoneyPerArea),
            Column::of("starts", &["预计投产日期"]),
        ],
        read: read::project::read,
    },
    Kind {
        zh: "村集体成员",
        en: "members of village collectives",
        department: Department::Village,
        shape: None,
        columns: &[
            VILLAGE.must(),
            Column::of("household", &["户号"]).must(),
            Column::of("name", &["姓名"]).must(),
            Column::of("gender", &["性别"]),
            Column::of("may_vote", &["是否有表决权", "表决权"]).must(),
            Column::of("share", &["份额"]),
        ],
        read: read::member::read,
    },
    Kind {
        zh: "村集体资产",
        en: "assets of village collectives",
        department: Department::Village,
        shape: None,
        columns: &[
            VILLAGE.must(),
            Column::of("name", &["资产名称"]).must(),
            Column::of("code", &["房屋编码或宗地代码", "房屋编码/宗地代码", "房屋编码", "编码"]),
            PARCEL,
            Column::of("book_value", &["账面价值"]).must().in_(Dimension::Money),
            Column::of("yearly_rent", &["年租金收入"]).in_(Dimension::Money),
        ],
        read: read::village_asset::read,
    },
    Kind {
        zh: "规划用途分区",
        en: "plan zones",
        department: Department::NaturalResources,
        shape: Some(Shape::Area),
        columns: &[
            Column::of("code", &["分区编号"]).must(),
            Column::of("planned_use", &["规划用途"]).must(),
            Column::of("plan", &["规划名称"]),
            Column::of("approved", &["批准日期"]),
        ],
        read: read::plan_zone::read,
    },
    Kind {
        zh: "园区范围",
        en: "park outlines",
        department: Department::Town,
        shape: Some(Shape::Area),
        columns: &[
            Column::of("code", &["园区编号"]).must(),
            Column::of("name", &["园区名称"]).must(),
            Column::of("level", &["级别"]),
            VILLAGE,
        ],
        read: read::park::read,
    },
    Kind {
        zh: "道路",
        en: "roads",
        department: Department::Town,
        shape: Some(Shape::Line),
        columns: &[
            Column::of("code", &["路段编号"]).must(),
            Column::of("name", &["名称"]),
            Column::of("class", &["等级"]).must(),
            Column::of("from", &["起"]).must(),
            Column::of("to", &["止"]),
            Column::of("land_width_mm", &["公路用地宽度"]).must().in_(Dimension::Length).unit(crate::amount::METRE),
        ],
        read: read::road::read,
    },
    Kind {
        zh: "水系",
        en: "waterways",
        department: Department::Town,
        shape: Some(Shape::Line),
        columns: &[
            Column::of("name", &["名称"]).must(),
            Column::of("width_mm", &["宽度", "河道宽度"]).must().in_(Dimension::Length).unit(crate::amount::METRE),
        ],
        read: read::waterway::read,
    },
];
