//! Quotas (指标): land, energy, discharge, capacity. A ledger of moves between accounts, kind by kind, in which nothing is made
//! or lost: what a holder has was granted from outside, and what is used, cut or void lies in an account of its own.

use std::collections::BTreeMap;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::Fen;

/// Where an amount of quota lies.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Account {
    /// What was granted or converted in, below zero by as much.
    Outside,
    /// A village, town, park or enterprise, by code.
    Holder(String),
    /// Used up.
    Used,
    /// Cut by a published measure.
    Cut,
    /// Void, because it was false.
    Void,
}

/// One move. Amounts are in the unit of the kind, above zero.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "move", rename_all = "snake_case", deny_unknown_fields)]
pub enum QuotaMove {
    /// 取得
    Grant {
        /// Kind.
        kind: String,
        /// To whom.
        to: String,
        /// How much.
        amount: i64,
        /// Where it comes from, a code of the pack.
        origin: String,
    },
    /// 调剂、转移
    Transfer {
        /// Kind.
        kind: String,
        /// From whom.
        from: String,
        /// To whom.
        to: String,
        /// How much.
        amount: i64,
        /// Price paid, if any.
        #[serde(default)]
        price: Option<Fen>,
        /// What the proceeds are earmarked for, a code of the pack.
        #[serde(default)]
        earmark: Option<String>,
        /// Documents that come with it, codes of the pack.
        #[serde(default)]
        documents: Vec<String>,
    },
    /// 折算
    Convert {
        /// Whose.
        holder: String,
        /// From this kind.
        from: String,
        /// To this kind.
        to: String,
        /// How much of `from`.
        amount: i64,
    },
    /// 使用
    Use {
        /// Kind.
        kind: String,
        /// Whose.
        holder: String,
        /// How much.
        amount: i64,
        /// What for, a code of the pack.
        purpose: String,
    },
    /// 削减
    Cut {
        /// Kind.
        kind: String,
        /// Whose.
        holder: String,
        /// How much.
        amount: i64,
        /// The day on which the result that it rests on was published. `None` is no basis.
        #[serde(default)]
        #[schemars(with = "Option<String>")]
        published: Option<Date>,
    },
    /// 作废
    Void {
        /// Kind.
        kind: String,
        /// Whose.
        holder: String,
        /// How much.
        amount: i64,
        /// The entry that granted it.
        grant: usize,
        /// What a seller returns, when it had been sold on.
        #[serde(default)]
        refund: Option<Fen>,
    },
}

/// A move on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct QuotaEntry {
    /// When.
    #[schemars(with = "String")]
    pub day: Date,
    /// What.
    pub what: QuotaMove,
    /// By kind and account; of each kind they sum to zero.
    pub postings: Vec<(String, Account, i64)>,
}

/// The ledger.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct QuotaLedger {
    /// In order; none is taken out.
    pub entries: Vec<QuotaEntry>,
}

impl QuotaLedger {
    /// What lies in each account of each kind. O(entries).
    #[must_use]
    pub fn balances(&self) -> BTreeMap<(&str, &Account), i64> {
        let mut balances = BTreeMap::new();
        for (kind, account, amount) in self.entries.iter().flat_map(|entry| &entry.postings) {
            *balances.entry((kind.as_str(), account)).or_default() += amount;
        }
        balances
    }

    /// What lies in one account.
    #[must_use]
    pub fn balance(&self, kind: &str, account: &Account) -> i64 {
        let postings = self.entries.iter().flat_map(|entry| &entry.postings);
        postings.filter(|(of, at, _)| of == kind && at == account).map(|(_, _, amount)| amount).sum()
    }
}
