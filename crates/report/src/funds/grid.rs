//! The columns of a fund sheet: what, who, basis, reckoning, total, then years, a gap, then quarters.

use model::{BlockPlan, CashFlow, Quarter};
use rust_xlsxwriter::utility::column_number_to_name;
use rust_xlsxwriter::{Worksheet, XlsxError};

/// The column of totals; years begin right of it.
pub(super) const TOTAL: u16 = 4;

/// Widths of what, who, basis, reckoning, total.
pub(super) const LEAD: [f64; 5] = [20.0, 10.0, 28.0, 38.0, 12.5];

/// Where the quarters and years of a cash flow stand.
pub(super) struct Grid {
    /// Each quarter with its column.
    pub(super) quarters: Vec<(Quarter, u16)>,
    /// Each year with its column and the columns of its first and last quarter.
    pub(super) years: Vec<Year>,
}

/// A year's column and the span of its quarters.
pub(super) struct Year {
    pub(super) year: i32,
    pub(super) column: u16,
    pub(super) first: u16,
    pub(super) last: u16,
}

/// Quarters of a flow: those of its net, or of its longest line.
pub(super) fn quarters_of(flow: &CashFlow) -> usize {
    flow.lines.iter().map(|line| line.quarters.len()).chain([flow.net.len()]).max().unwrap_or(0)
}

impl Grid {
    pub(super) fn new(flow: &CashFlow) -> Self {
        let quarters: Vec<Quarter> = (0..).take(quarters_of(flow)).map(|n| flow.from.plus(n)).collect();
        let mut numbers: Vec<i32> = quarters.iter().map(|q| q.year()).collect();
        numbers.dedup();
        let start = TOTAL + 2 + u16::try_from(numbers.len()).unwrap_or(0);
        let quarters: Vec<(Quarter, u16)> = quarters.into_iter().zip(start..).collect();
        let years = numbers
            .into_iter()
            .zip(TOTAL + 1..)
            .map(|(year, column)| {
                let mut of_year = quarters.iter().filter(|(q, _)| q.year() == year).map(|(_, c)| *c);
                let first = of_year.next().unwrap_or(start);
                Year { year, column, first, last: of_year.next_back().unwrap_or(first) }
            })
            .collect();
        Self { quarters, years }
    }

    /// The column of the last year, or of the totals.
    pub(super) fn last_year_column(&self) -> u16 {
        self.years.last().map_or(TOTAL, |year| year.column)
    }

    /// The cells of all quarters in a row that counts from 0, like `J9:Y9`.
    pub(super) fn quarter_range(&self, row: u32) -> Option<String> {
        let (first, last) = (self.quarters.first()?.1, self.quarters.last()?.1);
        Some(range(row, first, last))
    }

    /// The cells of all years in a row that counts from 0.
    pub(super) fn year_range(&self, row: u32) -> Option<String> {
        let (first, last) = (self.years.first()?.column, self.years.last()?.column);
        Some(range(row, first, last))
    }
}

/// Cells side by side, like `B4:E4`; `row` counts from 0.
pub(super) fn range(row: u32, first: u16, last: u16) -> String {
    format!("{}:{}", cell(row, first), cell(row, last))
}

/// One cell, like `B4`; `row` counts from 0.
pub(super) fn cell(row: u32, column: u16) -> String {
    format!("{}{}", column_number_to_name(column), row + 1)
}

/// Widths: as many money columns as the longest flow has years and quarters, and at least the comparison's.
pub(super) fn columns(sheet: &mut Worksheet, plan: &BlockPlan) -> Result<(), XlsxError> {
    for (column, width) in (0..).zip(LEAD) {
        sheet.set_column_width(column, width)?;
    }
    let longest = plan.options.iter().map(|option| Grid::new(&option.cash_flow)).max_by_key(|g| g.quarters.len());
    let last = longest.as_ref().and_then(|g| g.quarters.last()).map_or(TOTAL + 7, |(_, c)| (*c).max(TOTAL + 7));
    sheet.set_column_range_width(TOTAL + 1, last, 11.0)?;
    Ok(())
}
