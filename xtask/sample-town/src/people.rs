//! Invented people.

use crate::draw::Draw;

const SURNAMES: &[&str] = &[
    "陈", "胡", "沈", "徐", "罗", "叶", "孙", "张", "王", "黄", "周", "吴", "余", "方", "岑", "马", "许", "施", "华",
    "陆", "毛", "戚", "龚", "裘", "茅", "应", "柴", "楼", "俞", "宓",
];
const MALE: &[&str] = &[
    "国", "建", "立", "志", "永", "海", "军", "伟", "明", "松", "杰", "利", "孟", "柏", "尧", "岳", "迪", "炳", "岩",
    "锡",
];
const FEMALE: &[&str] = &[
    "亚", "丽", "雅", "君", "芬", "燕", "群", "娟", "萍", "雪", "佩", "飞", "彩", "惠", "玲", "月", "红", "央", "素",
    "琴",
];

/// A person of a village roster.
pub(crate) struct Person {
    pub(crate) name: String,
    pub(crate) male: bool,
}

/// A surname.
pub(crate) fn surname(draw: &mut Draw) -> &'static str {
    draw.pick(SURNAMES)
}

/// A person with the given surname.
pub(crate) fn relative(draw: &mut Draw, surname: &str) -> Person {
    let male = draw.chance(0.5);
    let pool = if male { MALE } else { FEMALE };
    let mut name = format!("{surname}{}", draw.pick(pool));
    if draw.chance(0.8) {
        name.push_str(draw.pick(pool));
    }
    Person { name, male }
}

/// A full name.
pub(crate) fn name(draw: &mut Draw) -> String {
    let surname = surname(draw);
    relative(draw, surname).name
}
