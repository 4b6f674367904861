//! One row, asked for its fields by type. What cannot be had is noted as a problem at its cell, and all of a row's problems
//! are noted, not only the first.

use std::collections::BTreeMap;

use formats::Cell;
use jiff::civil::Date;
use model::{BuildingId, ParcelId, Problem, Severity};

use crate::amount::NotAnAmount;
use crate::known::Known;
use crate::problem::{Said, problem, said};
use crate::sheet::{RawRow, Sheet};
use crate::{amount, code, day};

/// A row being read.
pub(crate) struct Line<'a> {
    pub(crate) sheet: &'a Sheet<'a>,
    pub(crate) row: &'a RawRow<'a>,
    pub(crate) problems: Vec<Problem>,
}

/// A required value, an absent one, or one that was refused.
pub(crate) type Given<T> = Result<Option<T>, ()>;

impl<'a> Line<'a> {
    pub(crate) fn new(sheet: &'a Sheet<'a>, row: &'a RawRow<'a>) -> Self {
        Self { sheet, row, problems: Vec::new() }
    }

    /// The cell of a field; `None` when the column is absent or the cell blank.
    pub(crate) fn cell(&self, field: &str) -> Option<&'a Cell> {
        let mapped = self.sheet.columns.get(field)?;
        self.row.cells.get(mapped.index).copied().filter(|cell| !cell.is_blank())
    }

    /// The cells of the row by field, as given.
    pub(crate) fn cells(&self) -> BTreeMap<String, model::Cell> {
        let cell = |(field, mapped): (&&str, &crate::sheet::Mapped)| {
            let literal = self.cell(field)?.literal();
            let cell = model::Cell { column: mapped.letters.clone(), header: mapped.header.clone(), literal };
            Some(((*field).to_owned(), cell))
        };
        self.sheet.columns.iter().filter_map(cell).collect()
    }

    /// Whether the row may become a fact.
    pub(crate) fn sound(&self) -> bool {
        self.problems.iter().all(|p| p.severity == Severity::Warning)
    }

    /// Notes a problem of a severity at a field.
    pub(crate) fn note(&mut self, severity: Severity, field: &str, said: Said) {
        let found = self.cell(field).map(Cell::literal).unwrap_or_default();
        self.problems.push(problem(self.sheet.place(self.row.number, field), severity, said, &found));
    }

    /// A blank where nearly every other row has a value is usable, and worth a look.
    pub(crate) fn note_unusual_blanks(&mut self) {
        let sheet = self.sheet;
        let blank: Vec<&'static str> = sheet.usual.iter().copied().filter(|field| self.cell(field).is_none()).collect();
        for field in blank {
            let place = sheet.place(self.row.number, field);
            if self.problems.iter().all(|p| p.place != place) {
                let hint = "本列几乎每行都有值，此行为空：请核实是否漏填；确无数据可保留为空。 / Nearly every row fills this column: check whether the value was left out.";
                self.note(Severity::Warning, field, said("cell.blank", "有值 / a value", hint));
            }
        }
    }

    pub(crate) fn refuse<T>(&mut self, field: &str, said: Said) -> Given<T> {
        self.note(Severity::Row, field, said);
        Err(())
    }

    /// Notes that a required cell is blank.
    pub(crate) fn missing<T>(&mut self, field: &str) -> Option<T> {
        self.note(
            Severity::Row,
            field,
            said(
                "cell.missing",
                "必填项 / a value",
                "此列为必填：请补填后重新导入。 / This cell is required: fill it in and import again.",
            ),
        );
        None
    }

    fn need<T>(&mut self, field: &str, given: Given<T>) -> Option<T> {
        match given {
            Ok(Some(value)) => Some(value),
            Ok(None) => self.missing(field),
            Err(()) => None,
        }
    }

    pub(crate) fn text_of(&mut self, field: &str) -> Given<String> {
        match self.cell(field) {
            None => Ok(None),
            Some(Cell::Error(_)) => self.refuse(
                field,
                said("cell.error", "数值或文字 / a value", "单元格是公式错误值：请改正公式或改填结果。 / The cell shows a spreadsheet error: mend the formula or enter the value."),
            ),
            Some(Cell::FormulaWithoutValue(_)) => self.refuse(
                field,
                said("cell.formula", "已计算的值 / a calculated value", "公式没有保存结果：请用 Excel/WPS 打开、重新计算并保存。 / The formula has no stored value: open the file in Excel or WPS, recalculate and save."),
            ),
            Some(cell) => Ok(Some(cell.literal().trim().to_owned()).filter(|t| !matches!(t.as_str(), "—" | "-" | "/" | "——" | "--"))),
        }
    }

    /// Text; a dash means nothing.
    pub(crate) fn text(&mut self, field: &str) -> Option<String> {
        self.text_of(field).ok().flatten()
    }

    /// Text that must be there.
    pub(crate) fn required_text(&mut self, field: &str) -> Option<String> {
        let given = self.text_of(field);
        self.need(field, given)
    }

    fn amount_of(&mut self, field: &str) -> Given<i64> {
        let (Some(cell), Some(mapped)) = (self.cell(field), self.sheet.columns.get(field)) else { return Ok(None) };
        let Some(unit) = mapped.unit else { return Ok(None) };
        let number = format!("以{}为单位的数 / a number in {}", unit.symbol, unit.symbol);
        let literal = match cell {
            Cell::Number { literal, .. } | Cell::Text(literal) => literal.clone(),
            Cell::Error(_) | Cell::FormulaWithoutValue(_) => return self.text_of(field).map(|_| None),
            _ => {
                return self.refuse(field, said("number.form", number, "请填写数值。 / Enter a number."));
            }
        };
        match amount::scale(&literal, unit) {
            Ok(stored) if stored < 0 && !mapped.column.signed => {
                self.refuse(field, said("value.negative", number, "此项不应为负数，请核对。 / This cannot be negative."))
            }
            Ok(stored) => {
                let text_among_numbers = matches!(cell, Cell::Text(_)) && self.sheet.numbers_are_numbers;
                if text_among_numbers || literal.trim() != literal {
                    self.note(
                        Severity::Warning,
                        field,
                        said(
                            "number.text",
                            number,
                            "数字以文本保存或带空格，已按其数值读入：请核对，并将该列设为数值格式。 / A number kept as text; it was read as the number it shows.",
                        ),
                    );
                }
                Ok(Some(stored))
            }
            Err(NotAnAmount::OwnUnit) => self.refuse(
                field,
                said(
                    "number.unit",
                    number,
                    format!("单元格只填数字，单位以表头“{}”为准：请换算后填写。 / Enter the bare number in the header's unit.", mapped.header),
                ),
            ),
            Err(NotAnAmount::NoNumber) => self.refuse(
                field,
                said(
                    "number.form",
                    number,
                    "请填写数值；确无数据时留空，不要填“—”“无”或文字。 / Enter a number; leave the cell blank when there is none.",
                ),
            ),
            Err(NotAnAmount::TooLarge) => {
                self.refuse(field, said("number.large", number, "数值过大，请核对。 / The number is too large."))
            }
        }
    }

    /// A quantity in its stored unit.
    pub(crate) fn amount(&mut self, field: &str) -> Option<i64> {
        self.amount_of(field).ok().flatten()
    }

    /// A quantity that must be there.
    pub(crate) fn required_amount(&mut self, field: &str) -> Option<i64> {
        let given = self.amount_of(field);
        self.need(field, given)
    }

    fn date_of(&mut self, field: &str) -> Given<Date> {
        let date = match self.cell(field) {
            None => return Ok(None),
            Some(Cell::Date(date)) => Some(*date),
            Some(Cell::Text(text) | Cell::Number { literal: text, .. }) => {
                if matches!(text.trim(), "—" | "-" | "/") {
                    return Ok(None);
                }
                day::parse(text)
            }
            Some(_) => None,
        };
        match date.filter(|d| day::plausible(*d)) {
            Some(date) => Ok(Some(date)),
            None => self.refuse(
                field,
                said(
                    "date.form",
                    "日期 / a date",
                    "请填写真实存在的日期，格式如 2021-03-05。 / Enter an existing date such as 2021-03-05.",
                ),
            ),
        }
    }

    /// A date.
    pub(crate) fn date(&mut self, field: &str) -> Option<Date> {
        self.date_of(field).ok().flatten()
    }

    /// A date that must be there.
    pub(crate) fn required_date(&mut self, field: &str) -> Option<Date> {
        let given = self.date_of(field);
        self.need(field, given)
    }

    /// A date of something that has happened: not after the day of the survey.
    pub(crate) fn past_date(&mut self, field: &str, known: &Known<'_>) -> Option<Date> {
        let date = self.date(field)?;
        if date > known.as_of {
            self.note(
                Severity::Row,
                field,
                said(
                    "date.future",
                    format!("不晚于 {} 的日期 / a date not after it", known.as_of),
                    "已发生事项的日期不应晚于调查日，请核对年份。 / The event cannot lie after the day of the survey.",
                ),
            );
            return None;
        }
        Some(date)
    }

    /// A whole number within bounds; absent when the cell is blank.
    pub(crate) fn whole(&mut self, field: &str, from: i64, to: i64) -> Option<i64> {
        let text = self.text(field)?;
        let text: String = text.trim_end_matches(['年', '层']).chars().map(amount::half_width).collect();
        let value = text.strip_suffix(".0").unwrap_or(&text).parse::<i64>().ok().filter(|v| (from..=to).contains(v));
        if value.is_none() {
            self.note(
                Severity::Row,
                field,
                said(
                    "number.range",
                    format!("{from} 至 {to} 之间的整数 / a whole number"),
                    "请核对后改正。 / Check and correct it.",
                ),
            );
        }
        value
    }

    /// 年度, required.
    pub(crate) fn year(&mut self, field: &str) -> Option<i16> {
        if self.cell(field).is_none() {
            return self.missing(field);
        }
        self.whole(field, 1990, 2100).and_then(|y| i16::try_from(y).ok())
    }

    /// One of some words; absent when the cell is blank.
    pub(crate) fn choice<T: Copy>(&mut self, field: &str, words: &[(&str, T)]) -> Option<T> {
        let text = self.text(field)?;
        let found = words.iter().find(|(word, _)| *word == text).map(|(_, value)| *value);
        if found.is_none() {
            let list: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
            self.note(
                Severity::Row,
                field,
                said("choice.unknown", list.join("、"), "请从所列各项中选填。 / Use one of the listed words."),
            );
        }
        found
    }

    /// One of some words, required.
    pub(crate) fn required_choice<T: Copy>(&mut self, field: &str, words: &[(&str, T)]) -> Option<T> {
        if self.text_of(field) == Ok(None) {
            return self.missing(field);
        }
        self.choice(field, words)
    }

    /// 是 or 否.
    pub(crate) fn flag(&mut self, field: &str) -> Option<bool> {
        self.choice(field, &[("是", true), ("否", false), ("有", true), ("无", false), ("√", true), ("×", false)])
    }

    /// 宗地代码, if given.
    pub(crate) fn parcel_code(&mut self, field: &str) -> Option<String> {
        self.coded(
            field,
            code::is_parcel,
            "parcel.form",
            "19 位宗地代码（12 位数字、2 位字母、5 位数字） / a 19-character parcel code",
        )
    }

    /// 房屋编码, if given.
    pub(crate) fn building_code(&mut self, field: &str) -> Option<String> {
        self.coded(
            field,
            code::is_building,
            "building.form",
            "28 位房屋编码（宗地代码 + F + 8 位数字） / a 28-character building code",
        )
    }

    fn coded(&mut self, field: &str, sound: fn(&str) -> bool, name: &'static str, expected: &str) -> Option<String> {
        let code = code::tidy(&self.text(field)?);
        if sound(&code) {
            return Some(code);
        }
        self.note(
            Severity::Row,
            field,
            said(name, expected, "请按不动产登记簿核对编码；该列应设为文本格式。 / Check the code with the register; format the column as text."),
        );
        None
    }

    /// 宗地, required.
    pub(crate) fn parcel(&mut self, field: &str, known: &Known<'_>) -> Option<(ParcelId, String)> {
        if self.text_of(field) == Ok(None) {
            return self.missing(field);
        }
        let code = self.parcel_code(field)?;
        Some((known.parcel(&code), code))
    }

    /// 房屋, required.
    pub(crate) fn building(&mut self, field: &str, known: &Known<'_>) -> Option<(BuildingId, String)> {
        if self.text_of(field) == Ok(None) {
            return self.missing(field);
        }
        let code = self.building_code(field)?;
        Some((known.building(&code), code))
    }
}
