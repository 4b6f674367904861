//! A fact is one row or feature of a source file, typed, with every cell as it was given.
//!
//! Facts are never edited: a later batch may state the same key again, and then supersedes the earlier statement.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::statement::Statement;
use crate::{ContentHash, FactId, Place, TownId};

/// Who vouches for a row. It decides what a value may be used for: identifiable statistics may not be the basis of a
/// measure (统计法 §28), an enterprise's signed declaration may.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Department {
    /// 市场监管
    MarketSupervision,
    /// 自然资源
    NaturalResources,
    /// 税务
    Tax,
    /// 供电
    Power,
    /// 生态环境
    Environment,
    /// 人力社保
    SocialInsurance,
    /// 统计
    Statistics,
    /// 消防救援
    Fire,
    /// 信访
    Petitions,
    /// 镇政府 (leases, vacancies, projects, roads)
    Town,
    /// 村集体
    Village,
    /// The enterprise itself, by a signed 一企一单
    Enterprise,
}

impl Department {
    /// Chinese name for display.
    #[must_use]
    pub fn zh(self) -> &'static str {
        match self {
            Self::MarketSupervision => "市场监管",
            Self::NaturalResources => "自然资源",
            Self::Tax => "税务",
            Self::Power => "供电",
            Self::Environment => "生态环境",
            Self::SocialInsurance => "人力社保",
            Self::Statistics => "统计",
            Self::Fire => "消防救援",
            Self::Petitions => "信访",
            Self::Town => "镇政府",
            Self::Village => "村集体",
            Self::Enterprise => "企业申报（一企一单）",
        }
    }
}

/// A cell as it was given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cell {
    /// Column letters of a sheet (`E`), or the attribute's name of a layer.
    pub column: String,
    /// The header as written, e.g. `实缴税金(万元)`: it carries the unit.
    pub header: String,
    /// The text as given.
    pub literal: String,
}

/// The file, sheet and row that a fact comes from.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Source {
    /// File name as given.
    pub file: String,
    /// Hash of the file's bytes: the name of the blob that the ledger keeps.
    pub file_hash: ContentHash,
    /// Sheet or layer; empty for the one table of a CSV file.
    pub sheet: String,
    /// Row as the spreadsheet shows it (from 1); feature number for layers.
    pub row: u32,
    /// Who vouches for it.
    pub department: Department,
}

/// One row or feature of a source file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Fact {
    /// From file hash, sheet and row.
    pub id: FactId,
    /// Where it comes from.
    pub source: Source,
    /// The row's cells by the field of the statement that they fill (`tax_paid` → E / 实缴税金(万元) / `12.5`).
    pub cells: BTreeMap<String, Cell>,
    /// What the row says.
    pub statement: Statement,
}

impl Fact {
    /// A fact with its id made from its source.
    #[must_use]
    pub fn new(town: &TownId, source: Source, cells: BTreeMap<String, Cell>, statement: Statement) -> Self {
        let code = format!("{}|{}|{}", source.file_hash, source.sheet, source.row);
        Self { id: FactId::derive(town, "row", &code), source, cells, statement }
    }

    /// Where a field of the statement stands in the source.
    #[must_use]
    pub fn place(&self, field: &str) -> Place {
        Place {
            file: self.source.file.clone(),
            sheet: Some(self.source.sheet.clone()).filter(|sheet| !sheet.is_empty()),
            row: Some(self.source.row),
            column: self.cells.get(field).map(|cell| format!("{} ({})", cell.column, cell.header)),
        }
    }

    /// The citation of one field: place, literal, department.
    #[must_use]
    pub fn cite(&self, field: &str) -> Citation {
        Citation {
            fact: self.id.clone(),
            place: self.place(field),
            literal: self.cells.get(field).map(|cell| cell.literal.clone()).unwrap_or_default(),
            department: self.source.department,
        }
    }
}

/// The source cell of a figure, ready to show: what every number in a result can be traced to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Citation {
    /// The fact.
    pub fact: FactId,
    /// File, sheet, row, column.
    pub place: Place,
    /// The cell's text as given.
    pub literal: String,
    /// Who vouches for it.
    pub department: Department,
}
