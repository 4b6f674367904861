//! What the reader of TOML says of a text, in Chinese: its own words are English and meant for programmers.

/// Chinese for what the library found; names in the text stay as they are.
pub(crate) fn chinese(message: &str) -> String {
    let message = message.lines().next().unwrap_or_default();
    let named = |rest: &str| rest.split('`').nth(1).unwrap_or_default().to_owned();
    let listed = |rest: &str| rest.split('`').skip(3).step_by(2).collect::<Vec<_>>().join("、");
    let begins = |start: &str| message.strip_prefix(start);
    if let Some(rest) = begins("unknown field ") {
        return format!("没有名为 {} 的字段，可用的有：{}", named(rest), listed(rest));
    }
    if let Some(rest) = begins("unknown variant ") {
        return format!("{} 不在可选之列，可写：{}", named(rest), listed(rest));
    }
    if let Some(rest) = begins("missing field ") {
        return format!("缺少字段 {}", named(rest));
    }
    if let Some(rest) = begins("duplicate field ").or_else(|| begins("duplicate key")) {
        return format!("重复写了 {}", named(rest)).trim_end().to_owned();
    }
    if let Some((found, expected)) =
        begins("invalid type: ").or_else(|| begins("invalid value: ")).and_then(|rest| rest.split_once(", expected "))
    {
        return format!("这里写的是{}，应为{}", kind(found), kind(expected));
    }
    format!("文本不合 TOML 语法或本表的写法（{message}）")
}

/// A kind of value as the library names it.
fn kind(words: &str) -> String {
    let (word, rest) = words.split_once(' ').unwrap_or((words, ""));
    let zh = match word {
        "string" | "a" if word == "string" || rest.starts_with("string") => "文字",
        "integer" | "i64" | "u32" | "u64" | "u8" | "i16" => "整数",
        "floating" | "f64" => "小数",
        "boolean" | "bool" => "是否（true 或 false）",
        "map" | "struct" => "表",
        "sequence" => "列表",
        _ => return format!(" {words} "),
    };
    let literal = words.split(['`', '"']).nth(1).map(|literal| format!("“{literal}”")).unwrap_or_default();
    format!("{zh}{literal}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_library_says_is_said_in_chinese() {
        let check = |english: &str, expect: &str| assert_eq!(chinese(english), expect, "{english}");
        check(
            "unknown field `wieght`, expected one of `weight`, `cap`",
            "没有名为 wieght 的字段，可用的有：weight、cap",
        );
        check("unknown variant `ofical`, expected `draft` or `official`", "ofical 不在可选之列，可写：draft、official");
        check("missing field `zh`", "缺少字段 zh");
        check("invalid type: string \"thirty\", expected f64", "这里写的是文字“thirty”，应为小数");
        check("key with no value, expected `=`", "文本不合 TOML 语法或本表的写法（key with no value, expected `=`）");
    }
}
