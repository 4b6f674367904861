//! What each department writes down: tables with its own headers and habits.

mod declared;
mod fire;
mod land;
mod letting;
mod money;
mod pollution;
mod registry;
mod village;

use crate::draw::Draw;
use crate::town::Town;
pub(crate) use land::is_listed as land_is_listed;

/// A cell.
#[derive(Clone, PartialEq, Debug)]
pub(crate) enum Cell {
    Empty,
    Text(String),
    Number(f64),
    /// A date as `yyyy-mm-dd`, written as a real date.
    Date(String),
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        if text.is_empty() { Self::Empty } else { Self::Text(text.to_owned()) }
    }
}

impl From<&String> for Cell {
    fn from(text: &String) -> Self {
        text.as_str().into()
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        text.as_str().into()
    }
}

impl From<f64> for Cell {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

impl From<usize> for Cell {
    fn from(number: usize) -> Self {
        Self::Number(number as f64)
    }
}

impl<T: Into<Cell>> From<Option<T>> for Cell {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Empty, Into::into)
    }
}

/// A cell with a date, in the department's way of writing dates.
pub(crate) fn dated(day: &str, style: DateStyle) -> Cell {
    if day.is_empty() {
        return Cell::Empty;
    }
    match style {
        DateStyle::Real => Cell::Date(day.to_owned()),
        DateStyle::Iso => day.into(),
        DateStyle::Chinese => {
            let mut parts = day.split('-').map(|part| part.trim_start_matches('0'));
            match (parts.next(), parts.next(), parts.next()) {
                (Some(year), Some(month), Some(day)) => format!("{year}年{month}月{day}日").into(),
                _ => day.into(),
            }
        }
    }
}

/// How a department writes dates.
#[derive(Clone, Copy)]
pub(crate) enum DateStyle {
    Real,
    Iso,
    Chinese,
}

impl DateStyle {
    /// Mostly `self`, now and then another: several clerks keep one list.
    pub(crate) fn mostly(self, draw: &mut Draw) -> Self {
        if draw.chance(0.93) { self } else { draw.pick(&[Self::Real, Self::Iso, Self::Chinese]) }
    }
}

/// A row and the key of what it is about.
#[derive(Clone)]
pub(crate) struct Row {
    pub(crate) cells: Vec<Cell>,
    pub(crate) subject: String,
    /// The firm it is about, if it is about one.
    pub(crate) firm: Option<usize>,
}

/// A sheet of a workbook, or a text file.
pub(crate) struct Table {
    pub(crate) file: &'static str,
    /// Empty for a text file.
    pub(crate) sheet: &'static str,
    pub(crate) title: &'static str,
    /// The upper level of a two-level header: text and how many columns it spans.
    pub(crate) groups: Vec<(&'static str, usize)>,
    pub(crate) header: Vec<&'static str>,
    pub(crate) rows: Vec<Row>,
    /// Columns that the closing 合计 row adds up; empty for no such row.
    pub(crate) totals: Vec<usize>,
}

impl Table {
    pub(crate) fn new(file: &'static str, sheet: &'static str, title: &'static str, header: &[&'static str]) -> Self {
        Self { file, sheet, title, groups: vec![], header: header.to_vec(), rows: vec![], totals: vec![] }
    }

    pub(crate) fn column(&self, name: &str) -> Option<usize> {
        self.header.iter().position(|&known| known == name)
    }

    /// Adds a row about `subject`.
    pub(crate) fn push(&mut self, subject: &str, firm: Option<usize>, cells: Vec<Cell>) {
        debug_assert_eq!(cells.len(), self.header.len(), "{}", self.file);
        self.rows.push(Row { cells, subject: subject.to_owned(), firm });
    }

    /// The number of the first row of data, counted from 1.
    pub(crate) fn first_row(&self) -> usize {
        2 + usize::from(!self.title.is_empty()) + usize::from(!self.groups.is_empty())
    }

    /// Writes 1, 2, 3… into the column 序号, after rows were doubled or dropped.
    pub(crate) fn number(&mut self) {
        if let Some(at) = self.column("序号") {
            for (nth, row) in self.rows.iter_mut().enumerate() {
                row.cells[at] = Cell::Number((nth + 1) as f64);
            }
        }
    }
}

/// All tables, in the order of the contract.
pub(crate) fn tables(seed: u64, town: &Town) -> Vec<Table> {
    let mut draw = Draw::new(seed, "sheets");
    vec![
        registry::firms(&mut draw, town),
        land::rights(&mut draw, town),
        land::houses(&mut draw, town),
        money::taxes(town),
        money::power(&mut draw, town),
        pollution::emissions(&mut draw, town),
        pollution::papers(&mut draw, town),
        money::insurance(town),
        money::statistics(town),
        letting::leases(&mut draw, town),
        fire::inspections(&mut draw, town),
        letting::vacancies(&mut draw, town),
        village::projects(),
        village::members(&mut draw),
        village::assets(&mut draw, town),
        declared::confirmed(&mut draw, town),
        declared::letters(&mut draw, town),
    ]
}
