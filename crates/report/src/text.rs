//! Text that is safe in a cell: nothing that a spreadsheet would take for a formula when it is saved as CSV and opened
//! again, and never longer than a cell may be.

/// Longest text of a cell that every spreadsheet program accepts.
const LONGEST: usize = 32_767;

/// The text with a leading `'` where it could be taken for a formula (ASVS 1.2.10), cut at the longest length.
pub(crate) fn safe(text: &str) -> String {
    const RISKY: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\0', '＝', '＋', '－', '＠'];
    let mut safe = String::with_capacity(text.len() + 1);
    if text.starts_with(RISKY) {
        safe.push('\'');
    }
    safe.push_str(text);
    // A spreadsheet counts UTF-16 units.
    if safe.encode_utf16().count() > LONGEST {
        let mut units = 0;
        let end = safe.char_indices().find(|(_, c)| {
            units += c.len_utf16();
            units >= LONGEST
        });
        if let Some((end, _)) = end {
            safe.truncate(end);
            safe.push('…');
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_looks_like_a_formula_is_defused() {
        for risky in ["=1+1", "+86", "-x", "@sum", "\tx", "\rx", "\0", "＝1", "＋1", "－1", "＠x"] {
            assert_eq!(safe(risky), format!("'{risky}"));
        }
        for plain in ["王家埭=1", "91330282MA2", "", " =x"] {
            assert_eq!(safe(plain), plain);
        }
    }

    #[test]
    fn a_text_too_long_for_a_cell_is_cut() {
        let long = "区".repeat(40_000);
        assert_eq!(safe(&long).encode_utf16().count(), LONGEST);
        assert_eq!(safe(&"a".repeat(LONGEST)).len(), LONGEST);
        let wide = safe(&"𠮷".repeat(20_000));
        assert!(wide.encode_utf16().count() <= LONGEST && wide.ends_with('…'));
    }
}
