//! The groups by which people ask who is hit: trade, scale, village, ownership.

use model::statement::Tenure;
use model::{Candidate, Derivation};

use crate::Work;

/// Dimension of the trade: division of GB/T 4754.
const INDUSTRY: &str = "行业";
/// Dimension of 规上 and 规下.
const SCALE: &str = "规模";
/// Dimension of the village of the register.
const VILLAGE: &str = "村";
/// Dimension of the land on which an enterprise sits: its own by tenure, or rented.
const OWNERSHIP: &str = "用地权属";

/// Whose premises are on land of another.
const RENTED: &str = "租用";

/// Divisions of manufacturing (GB/T 4754—2017, 门类 C).
const DIVISIONS: [(&str, &str, &str); 31] = [
    ("13", "农副食品加工业", "processing of farm products"),
    ("14", "食品制造业", "food"),
    ("15", "酒、饮料和精制茶制造业", "drinks and refined tea"),
    ("16", "烟草制品业", "tobacco"),
    ("17", "纺织业", "textiles"),
    ("18", "纺织服装、服饰业", "garments"),
    ("19", "皮革、毛皮、羽毛及其制品和制鞋业", "leather, fur, feather and footwear"),
    ("20", "木材加工和木、竹、藤、棕、草制品业", "wood, bamboo, rattan, palm and straw products"),
    ("21", "家具制造业", "furniture"),
    ("22", "造纸和纸制品业", "paper and paper products"),
    ("23", "印刷和记录媒介复制业", "printing and recorded media"),
    ("24", "文教、工美、体育和娱乐用品制造业", "articles for culture, crafts, sport and leisure"),
    ("25", "石油、煤炭及其他燃料加工业", "petroleum, coal and other fuels"),
    ("26", "化学原料和化学制品制造业", "chemicals"),
    ("27", "医药制造业", "medicines"),
    ("28", "化学纤维制造业", "chemical fibres"),
    ("29", "橡胶和塑料制品业", "rubber and plastics"),
    ("30", "非金属矿物制品业", "non-metallic mineral products"),
    ("31", "黑色金属冶炼和压延加工业", "smelting and rolling of ferrous metals"),
    ("32", "有色金属冶炼和压延加工业", "smelting and rolling of non-ferrous metals"),
    ("33", "金属制品业", "metal products"),
    ("34", "通用设备制造业", "general machinery"),
    ("35", "专用设备制造业", "special machinery"),
    ("36", "汽车制造业", "motor vehicles"),
    ("37", "铁路、船舶、航空航天和其他运输设备制造业", "railway, ship, aerospace and other transport equipment"),
    ("38", "电气机械和器材制造业", "electrical machinery and equipment"),
    ("39", "计算机、通信和其他电子设备制造业", "computers, communication and other electronics"),
    ("40", "仪器仪表制造业", "instruments and meters"),
    ("41", "其他制造业", "other manufacturing"),
    ("42", "废弃资源综合利用业", "recovery of waste resources"),
    ("43", "金属制品、机械和设备修理业", "repair of metal products and machinery"),
];

/// Whether a code of GB/T 4754 is of manufacturing; `None` for an enterprise without a trade in the register.
pub(crate) fn is_manufacturing(industry: &str) -> Option<bool> {
    let division = industry.get(..2)?;
    Some(DIVISIONS.iter().any(|(code, ..)| *code == division))
}

/// A dimension and a group of it as `what-if` names them, in words of both languages.
#[must_use]
pub fn group_words(dimension: &str, value: &str) -> [Derivation; 2] {
    let words = |zh: &str, en: &str| Derivation { zh: zh.to_owned(), en: en.to_owned() };
    let dimension_en = match dimension {
        INDUSTRY => "trade",
        SCALE => "scale",
        VILLAGE => "village",
        OWNERSHIP => "land",
        other => other,
    };
    let group = match (dimension, value) {
        (INDUSTRY, code) => DIVISIONS
            .iter()
            .find(|(division, ..)| *division == code)
            .map_or_else(|| words(code, code), |(_, zh, en)| words(&format!("{code} {zh}"), &format!("{code} {en}"))),
        (SCALE, "规上") => words(value, "above scale"),
        (SCALE, "规下") => words(value, "below scale"),
        (OWNERSHIP, "国有出让") => words(value, "its own, state land granted"),
        (OWNERSHIP, "国有划拨") => words(value, "its own, state land allocated"),
        (OWNERSHIP, "集体") => words(value, "its own, collective land"),
        (OWNERSHIP, "未登记") => words(value, "its own, not registered"),
        (OWNERSHIP, RENTED) => words(value, "rented"),
        _ => words(value, value),
    };
    let group = if value == "未登记" && dimension != OWNERSHIP { words(value, "not registered") } else { group };
    [words(dimension, dimension_en), group]
}

impl Work {
    /// Village and ownership of a candidate; trade and scale are its own.
    pub(crate) fn groups(&self, candidate: &Candidate) -> Vec<(String, String)> {
        let enterprise = self.snapshot.enterprises.get(&candidate.enterprise);
        let registration = enterprise.and_then(|enterprise| enterprise.registration.as_ref());
        let village = registration.and_then(|registration| registration.is.village.clone());
        // Of several parcels the first by id that names the holder decides; a parcel without its row is not registered.
        let held = enterprise.and_then(|enterprise| enterprise.holds.first()).map(|parcel| {
            let rights = self.snapshot.parcels.get(parcel).into_iter().flat_map(|parcel| &parcel.rights);
            let own = rights.filter(|right| right.is.enterprise.as_ref() == Some(&candidate.enterprise));
            own.map(|right| right.is.tenure).next().unwrap_or(Tenure::Unregistered)
        });
        let ownership = match held {
            Some(Tenure::StateGranted) => "国有出让",
            Some(Tenure::StateAllocated) => "国有划拨",
            Some(Tenure::Collective) => "集体",
            Some(Tenure::Unregistered) => "未登记",
            None => RENTED,
        };
        let village = village.map(|name| (VILLAGE.to_owned(), name));
        village.into_iter().chain([(OWNERSHIP.to_owned(), ownership.to_owned())]).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trades_are_named_and_manufacturing_is_told_from_others() {
        let [dimension, group] = group_words("行业", "18");
        assert_eq!(
            (dimension.en.as_str(), group.zh.as_str(), group.en.as_str()),
            ("trade", "18 纺织服装、服饰业", "18 garments")
        );
        assert_eq!(group_words("行业", "51")[1].zh, "51");
        assert_eq!(group_words("行业", "未登记")[1].en, "not registered");
        assert_eq!(
            [is_manufacturing("1810"), is_manufacturing("5135"), is_manufacturing("")],
            [Some(true), Some(false), None]
        );
        assert!(DIVISIONS.windows(2).all(|pair| pair[0].0 < pair[1].0));
    }
}
