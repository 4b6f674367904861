//! The bad habits of real lists, at honest rates, each of them recorded.

use crate::draw::{Draw, round};
use crate::sheets::{Cell, Row, Table};
use crate::town::Town;
use crate::truth::NoiseRow;

/// What can happen to a row.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Spoil {
    /// The row stands twice.
    Duplicate,
    /// No code, and the name in another form.
    NameVariant,
    /// One character of the name wrong; the code is right.
    NameTypo,
    /// One digit of the code wrong.
    WrongCode,
    /// The code with blanks around it, or in full-width digits.
    CodeForm,
    /// The tax in 元 in a column of 万元.
    Yuan,
    /// The area in mu in a column of ㎡.
    Mu,
    /// A number as text.
    TextNumber,
    /// A number as text that any reader can read; what befalls planted firms is no worse.
    Blanks,
    /// A dash for a number.
    Dash,
    /// A missing cell.
    Missing,
}

impl Spoil {
    fn kind(self) -> &'static str {
        match self {
            Self::Duplicate => "duplicate_row",
            Self::NameVariant => "name_variant_without_code",
            Self::NameTypo => "name_typo",
            Self::WrongCode => "wrong_code_digit",
            Self::CodeForm => "code_form",
            Self::Yuan => "tax_in_yuan",
            Self::Mu => "area_in_mu",
            Self::TextNumber | Self::Blanks => "text_number",
            Self::Dash => "dash_for_number",
            Self::Missing => "missing_cell",
        }
    }
}

/// File, sheet, what, the column (empty: the row as a whole), how many rows.
type Order = (&'static str, &'static str, Spoil, &'static str, usize);

const ORDERS: &[Order] = &[
    ("市场监管局-企业登记名单.xlsx", "企业名单", Spoil::Duplicate, "", 3),
    ("税务局-实缴税金.xlsx", "税金", Spoil::Duplicate, "", 4),
    ("人社局-社保参保.xlsx", "参保", Spoil::Duplicate, "", 3),
    ("消防安全检查记录.xlsx", "检查", Spoil::Duplicate, "", 3),
    ("市场监管局-企业登记名单.xlsx", "企业名单", Spoil::Missing, "成立日期", 5),
    ("市场监管局-企业登记名单.xlsx", "企业名单", Spoil::Missing, "住所", 4),
    ("市场监管局-企业登记名单.xlsx", "企业名单", Spoil::CodeForm, "统一社会信用代码", 4),
    ("自然资源局-工业用地.xlsx", "用地", Spoil::Mu, "土地使用权面积(㎡)", 3),
    ("自然资源局-工业用地.xlsx", "用地", Spoil::TextNumber, "土地使用权面积(㎡)", 4),
    ("自然资源局-工业用地.xlsx", "用地", Spoil::Missing, "供地日期", 4),
    ("自然资源局-工业用地.xlsx", "房屋", Spoil::Missing, "建成年份", 6),
    ("税务局-实缴税金.xlsx", "税金", Spoil::Yuan, "实缴税金(万元)", 8),
    ("税务局-实缴税金.xlsx", "税金", Spoil::NameVariant, "", 6),
    ("税务局-实缴税金.xlsx", "税金", Spoil::NameTypo, "", 5),
    ("税务局-实缴税金.xlsx", "税金", Spoil::WrongCode, "", 4),
    ("税务局-实缴税金.xlsx", "税金", Spoil::TextNumber, "实缴税金(万元)", 9),
    ("税务局-实缴税金.xlsx", "税金", Spoil::Dash, "实缴税金(万元)", 3),
    ("供电公司-用电量.xlsx", "用电", Spoil::NameVariant, "", 6),
    ("供电公司-用电量.xlsx", "用电", Spoil::WrongCode, "", 3),
    ("供电公司-用电量.xlsx", "用电", Spoil::CodeForm, "统一社会信用代码", 4),
    ("供电公司-用电量.xlsx", "用电", Spoil::TextNumber, "用电量(万千瓦时)", 8),
    ("供电公司-用电量.xlsx", "用电", Spoil::Missing, "房屋编码", 5),
    ("人社局-社保参保.xlsx", "参保", Spoil::NameVariant, "", 5),
    ("人社局-社保参保.xlsx", "参保", Spoil::WrongCode, "", 2),
    ("人社局-社保参保.xlsx", "参保", Spoil::TextNumber, "缴费金额(万元)", 5),
    ("人社局-社保参保.xlsx", "参保", Spoil::Missing, "参保人数", 4),
    ("生态环境分局-排污.xlsx", "排放", Spoil::Dash, "VOCs(吨)", 4),
    ("厂房租赁台账.xlsx", "租赁", Spoil::TextNumber, "年租金(元/㎡)", 6),
    ("厂房租赁台账.xlsx", "租赁", Spoil::Missing, "年租金(元/㎡)", 5),
    ("一企一单-签署汇总.csv", "", Spoil::TextNumber, "主营业务收入(万元)", 4),
    ("一企一单-签署汇总.csv", "", Spoil::Missing, "主营业务收入(万元)", 5),
];

/// How many noise rows may touch a planted firm, over all files.
const PLANTED_TOUCHED: usize = 4;

/// Spoils rows of `tables` and says which.
pub(crate) fn spoil(draw: &mut Draw, town: &Town, tables: &mut [Table]) -> Vec<NoiseRow> {
    let mut done: Vec<(usize, usize, Spoil)> = vec![];
    let mut touched = 0;
    for &(file, sheet, spoil, column, count) in ORDERS {
        let Some(at) = tables.iter().position(|t| t.file == file && t.sheet == sheet) else { continue };
        let table = &mut tables[at];
        let column = table.column(column);
        let mut left = count;
        for _ in 0..4_000 {
            if left == 0 {
                break;
            }
            let row = draw.whole(0, table.rows.len() - 1);
            if done.iter().any(|&(t, r, _)| t == at && r == row) {
                continue;
            }
            let planted =
                table.rows[row].firm.is_some_and(|firm| is_planted(town, firm)) || plants(town, &table.rows[row]);
            if planted && (touched == PLANTED_TOUCHED || spoil != Spoil::TextNumber) {
                continue;
            }
            if spoil == Spoil::Duplicate {
                table.rows.insert(row + 1, table.rows[row].clone());
                for entry in done.iter_mut().filter(|(t, r, _)| *t == at && *r > row) {
                    entry.1 += 1;
                }
                done.push((at, row + 1, spoil));
                left -= 1;
            } else if apply(draw, table, row, column, if planted { Spoil::Blanks } else { spoil }) {
                touched += usize::from(planted);
                done.push((at, row, spoil));
                left -= 1;
            }
        }
    }
    done.sort_by_key(|&(table, row, _)| (table, row));
    done.iter()
        .map(|&(at, row, spoil)| {
            let table = &tables[at];
            NoiseRow {
                file: table.file.to_owned(),
                sheet: table.sheet.to_owned(),
                row: u32::try_from(table.first_row() + row).unwrap_or(u32::MAX),
                kind: spoil.kind().to_owned(),
                subject: table.rows[row].subject.clone(),
            }
        })
        .collect()
}

/// Firms on which a planted figure rests.
fn is_planted(town: &Town, firm: usize) -> bool {
    let firm = &town.firms[firm];
    firm.role != crate::firms::Role::Ordinary
        || firm.above_scale
        || firm.own.is_some_and(|parcel| !town.parcels[parcel].wangjiadai)
}

/// Rows on which a planted parcel or building rests.
fn plants(town: &Town, row: &Row) -> bool {
    town.parcels.iter().any(|p| p.code == row.subject && (p.uplift || p.wangjiadai))
        || town.buildings.iter().any(|b| b.code == row.subject && b.illegal > 0.0)
}

fn apply(draw: &mut Draw, table: &mut Table, row: usize, column: Option<usize>, spoil: Spoil) -> bool {
    let name = ["企业名称", "纳税人名称", "户名", "单位名称"].iter().find_map(|header| table.column(header));
    let code = table.column("统一社会信用代码");
    let number = |cell: &Cell| if let Cell::Number(number) = cell { Some(*number) } else { None };
    let cells = &mut table.rows[row].cells;
    match spoil {
        Spoil::Duplicate => false,
        Spoil::NameVariant => {
            let (Some(name), Some(code)) = (name, code) else { return false };
            let Some(variant) = text(&cells[name]).and_then(variant) else { return false };
            cells[name] = variant.into();
            cells[code] = Cell::Empty;
            true
        }
        Spoil::NameTypo => {
            let Some(written) = name.and_then(|name| text(&cells[name]).and_then(typo)) else { return false };
            if let Some(name) = name {
                cells[name] = written.into();
            }
            true
        }
        Spoil::WrongCode => {
            let Some(at) = code else { return false };
            let Some(known) = text(&cells[at]).filter(|known| known.len() == 18).map(str::to_owned) else {
                return false;
            };
            let place = draw.whole(10, 16);
            let mut letters: Vec<char> = known.chars().collect();
            letters[place] = if letters[place] == '7' { '1' } else { '7' };
            cells[at] = letters.into_iter().collect::<String>().into();
            true
        }
        Spoil::CodeForm => {
            let Some(at) = column else { return false };
            let Some(known) = text(&cells[at]).map(str::to_owned) else { return false };
            cells[at] =
                if draw.chance(0.5) { format!(" {known} ") } else { known.chars().map(full_width).collect() }.into();
            true
        }
        Spoil::Yuan | Spoil::Mu | Spoil::TextNumber | Spoil::Blanks => {
            let Some(at) = column else { return false };
            let Some(value) = number(&cells[at]).filter(|value| *value > 0.5) else { return false };
            cells[at] = match spoil {
                Spoil::Yuan => Cell::Number(round(value * 10_000.0, 2)),
                Spoil::Mu => Cell::Number(round(value * 3.0 / 2000.0, 4)),
                Spoil::TextNumber if table.header[at].contains("万元") && draw.chance(0.4) => {
                    format!("{value}万").into()
                }
                _ => format!(" {value} ").into(),
            };
            true
        }
        Spoil::Dash => {
            let Some(at) = column.filter(|&at| number(&cells[at]).is_some()) else { return false };
            cells[at] = "—".into();
            true
        }
        Spoil::Missing => {
            let Some(at) = column.filter(|&at| cells[at] != Cell::Empty) else { return false };
            cells[at] = Cell::Empty;
            true
        }
    }
}

fn text(cell: &Cell) -> Option<&str> {
    if let Cell::Text(text) = cell { Some(text) } else { None }
}

/// The other forms in which clerks write the same name.
fn variant(name: &str) -> Option<String> {
    let short = name.strip_prefix("慈溪市匡堰").or_else(|| name.strip_prefix("慈溪市"))?;
    let other = short
        .strip_suffix("有限公司")
        .map(str::to_owned)
        .or_else(|| short.strip_suffix("厂").map(|s| format!("{s}厂")))?;
    let other = if other.contains("服饰") { other.replace("服饰", "服装") } else { other };
    Some(format!("匡堰镇{other}"))
}

const LOOKALIKES: &[(char, char)] = &[
    ('锦', '绵'),
    ('恒', '桓'),
    ('丰', '豐'),
    ('盛', '晟'),
    ('佳', '隹'),
    ('雅', '稚'),
    ('凯', '剀'),
    ('旭', '旮'),
    ('博', '搏'),
    ('鑫', '金'),
    ('饰', '饬'),
    ('织', '积'),
    ('衣', '农'),
];

fn typo(name: &str) -> Option<String> {
    let at = name.char_indices().find_map(|(at, c)| {
        LOOKALIKES.iter().find(|(right, _)| *right == c).map(|(right, wrong)| (at, right.len_utf8(), *wrong))
    })?;
    let mut out = name.to_owned();
    out.replace_range(at.0..at.0 + at.1, &at.2.to_string());
    Some(out)
}

fn full_width(letter: char) -> char {
    match letter {
        '0'..='9' | 'A'..='Z' => char::from_u32(u32::from(letter) + 0xFEE0).unwrap_or(letter),
        _ => letter,
    }
}
