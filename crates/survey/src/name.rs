//! Names of enterprises, compared only by what is certainly the same.

use std::collections::BTreeSet;

/// Region words without suffix (慈溪, 匡堰) that the register's own names and addresses begin with.
#[derive(Debug, Default)]
pub(crate) struct Regions(BTreeSet<String>);

const SUFFIXES: [char; 5] = ['省', '市', '县', '区', '镇'];

impl Regions {
    /// Learns the leading words of an address such as `慈溪市匡堰镇工业路1号`.
    pub(crate) fn learn(&mut self, address: &str) {
        let mut rest = address;
        while let Some((word, after)) = leading(rest) {
            self.0.insert(word.to_owned());
            rest = after;
        }
    }

    /// The normal form: half-width, no blanks, brackets alike, leading region words left out, and 有限责任公司 written as
    /// 有限公司. Words of the trade are never touched: 服饰 and 服装 may be two firms.
    pub(crate) fn normal(&self, name: &str) -> String {
        let plain: String = name
            .chars()
            .map(crate::amount::half_width)
            .filter(|c| !c.is_whitespace())
            .map(|c| match c {
                '【' | '〔' | '[' => '(',
                '】' | '〕' | ']' => ')',
                other => other,
            })
            .collect::<String>()
            .replace("有限责任公司", "有限公司")
            .replace("(个体工商户)", "");
        let mut rest = plain.as_str();
        loop {
            let known = self.0.iter().filter_map(|w| rest.strip_prefix(w.as_str())).min_by_key(|r| r.len());
            let Some(after) = known else { break };
            let after = after.strip_prefix(SUFFIXES).unwrap_or(after);
            if after.is_empty() {
                break;
            }
            rest = after;
        }
        rest.to_owned()
    }
}

/// A leading region word of two to four characters with its suffix, and the rest.
fn leading(text: &str) -> Option<(&str, &str)> {
    let (at, suffix) = text.char_indices().take(5).find(|(_, c)| SUFFIXES.contains(c))?;
    let word = text.get(..at)?;
    let length = word.chars().count();
    (2..=4).contains(&length).then_some((word, text.get(at + suffix.len_utf8()..)?))
}

/// A village collective (股份经济合作社, 村民委员会): it owns meters and land and is no firm.
pub(crate) fn is_village_collective(name: &str) -> bool {
    let name = name.trim();
    ["经济合作社", "经济联合社", "村民委员会", "村委会"].iter().any(|end| name.ends_with(end))
}

/// Edit distance in characters; names are short, so the quadratic table is small.
pub(crate) fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, ca) in a.chars().enumerate() {
        let mut next = vec![i + 1];
        for ((cb, pair), left) in b.iter().zip(row.windows(2)).zip(1_usize..) {
            let [diagonal, above] = pair else { continue };
            let before = next.get(left - 1).copied().unwrap_or(usize::MAX);
            next.push((diagonal + usize::from(ca != *cb)).min(above + 1).min(before + 1));
        }
        row = next;
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regions_fall_away_and_trades_stay() {
        let mut regions = Regions::default();
        regions.learn("慈溪市匡堰镇工业路1号");
        for name in
            ["慈溪市东海服饰有限公司", "慈溪东海服饰有限公司", "东海服饰有限责任公司", "慈溪市匡堰镇东海服饰有限公司"]
        {
            assert_eq!(regions.normal(name), "东海服饰有限公司", "{name}");
        }
        assert_ne!(regions.normal("东海服装有限公司"), regions.normal("东海服饰有限公司"));
        assert_eq!(regions.normal("慈溪"), "慈溪");
    }

    #[test]
    fn distance_counts_characters() {
        assert_eq!(distance("东海服饰", "东海服装"), 1);
        assert_eq!(distance("", "东海"), 2);
    }
}
