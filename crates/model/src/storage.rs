//! Land storage (收储): from a plot on the list to land in store, with what is paid for, item by item.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::term::terms;
use crate::{Act, Fen, Matter};

terms!(
    /// Where a storage stands.
    StorageState {
        Listed "拟收储" "listed",
        Surveyed "权属已核实" "surveyed",
        Appraised "已评估" "appraised",
        Negotiating "协商中" "in negotiation",
        Agreed "已谈妥" "agreed",
        Approved "已批准" "approved",
        Signed "已签协议" "signed",
        Vacated "已腾退" "vacated",
        HandedOver "已移交并注销登记" "handed over",
        Paid "已付清" "paid",
        Stored "已入库" "in store",
        Ended "已终止" "ended",
    }
);

terms!(
    /// What is done in a storage.
    StorageAct {
        Survey "核实权属、面积、建筑合法性" "survey",
        Appraise "评估" "appraise",
        Offer "提出补偿方案" "offer",
        Counter "权利人提出意见" "counter",
        Agree "谈妥" "agree",
        Approve "批准" "approve",
        Sign "签订收储协议" "sign",
        Pay "付款" "pay",
        Vacate "腾退" "vacate",
        HandOver "移交土地、注销登记" "hand over",
        Settle "确认付清" "settle",
        Store "入库" "store",
        Break "终止协商" "break off",
    }
);

terms!(
    /// What is paid for.
    StorageItem {
        Land "土地" "land",
        House "房屋" "buildings",
        IllegalBuilding "违法建筑、超期临时建筑" "illegal or expired buildings",
        Fittings "装修、附着物" "fittings and fixtures",
        Equipment "设备设施" "equipment",
        Relocation "搬迁费" "relocation",
        Temporary "临时安置费" "temporary accommodation",
        Stoppage "停产停业损失" "loss from stoppage",
        Bonus "一次性奖励" "bonus",
    }
);

/// What an act of a storage says beyond who and when.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StorageSays {
    /// What is offered, asked or agreed, by item ([`StorageAct::Offer`], [`StorageAct::Counter`], [`StorageAct::Agree`],
    /// [`StorageAct::Sign`]).
    #[serde(default)]
    pub items: BTreeMap<StorageItem, Fen>,
    /// Value of the land as appraised, before its share ([`StorageAct::Appraise`]).
    #[serde(default)]
    pub land_value: Option<Fen>,
    /// A payment ([`StorageAct::Pay`]).
    #[serde(default)]
    pub payment: Option<Fen>,
}

/// An act of a storage.
pub type StorageEvent = Act<StorageAct, StorageSays>;

/// The file of a storage.
pub type Storage = Matter<StorageState, StorageAct, StorageSays>;
