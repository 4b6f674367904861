//! What firms are called.

use std::collections::BTreeSet;

use crate::draw::Draw;

/// Names that no other firm bears.
#[derive(Default)]
pub(crate) struct Names {
    used: BTreeSet<String>,
}

const FIRST: &[&str] = &[
    "锦", "恒", "华", "丰", "瑞", "宏", "盛", "鑫", "佳", "雅", "凯", "嘉", "泰", "欣", "永", "博", "诚", "立", "旭",
    "晨", "润", "骏", "裕", "伊", "尚", "梦", "蓝", "圣", "飞", "千", "朗", "舒", "贝", "罗", "奥", "迪", "爱", "美",
    "童", "云", "越", "兴", "万", "新", "金", "利", "海", "天", "三", "百",
];
const SECOND: &[&str] = &[
    "绣", "达", "源", "隆", "祥", "顺", "昌", "悦", "莱", "伦", "妮", "丝", "织", "棉", "依", "派", "特", "尔", "森",
    "威", "豪", "诺", "安", "宁", "和", "康", "益", "拓", "腾", "跃", "成", "邦", "科", "创", "易", "程", "彩", "帆",
    "衡", "禾", "朵", "澜", "岚", "岳", "峰", "川",
];

impl Names {
    /// A new name for a firm of the given trade.
    pub(crate) fn fresh(&mut self, draw: &mut Draw, company: bool, trade: &str) -> String {
        loop {
            let brand = format!("{}{}", draw.pick(FIRST), draw.pick(SECOND));
            if self.used.insert(brand.clone()) {
                return dressed(draw, &brand, company, trade);
            }
        }
    }
}

fn dressed(draw: &mut Draw, brand: &str, company: bool, trade: &str) -> String {
    let line = match &trade[..2] {
        "18" if company => draw.pick(&["服饰", "服装", "制衣", "针织"]),
        "18" => draw.pick(&["服饰", "服装", "制衣", "绣花", "针织"]),
        "17" => "纺织",
        "22" => "包装",
        "21" => "家具",
        "29" => draw.pick(&["塑料", "塑胶"]),
        "31" => "金属制品",
        "33" => draw.pick(&["五金", "金属制品"]),
        "34" => draw.pick(&["轴承", "机械"]),
        _ => "电器",
    };
    match (company, draw.whole(0, 2)) {
        (true, 0) => format!("慈溪市匡堰{brand}{line}有限公司"),
        (true, 1) => format!("慈溪市{brand}{line}有限公司"),
        (true, _) => format!("宁波{brand}{line}有限公司"),
        (false, 0) => format!("慈溪市匡堰{brand}{line}加工厂"),
        (false, _) => format!("慈溪市匡堰{brand}{line}厂"),
    }
}
