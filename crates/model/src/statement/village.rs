//! A village collective's members and assets.

use serde::{Deserialize, Serialize};

use crate::Fen;

/// One member of a village collective.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Member {
    /// 村
    pub village: String,
    /// 户号
    pub household: String,
    /// 姓名
    pub name: String,
    /// 是否有表决权
    pub may_vote: bool,
}

/// One asset of a village collective.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct VillageAsset {
    /// 村
    pub village: String,
    /// 资产名称
    pub name: String,
    /// 房屋编码 or 宗地代码 as given
    pub code: Option<String>,
    /// 账面价值
    pub book_value: Fen,
    /// 年租金收入; `None` when the cell is blank: not collected, which is not 0
    pub yearly_rent: Option<Fen>,
}
