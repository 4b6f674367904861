//! The hash of an entry: SHA-256 over a domain tag, every field with its length before it, and the hash of the entry
//! before. Written once here; a second verifier in another language needs nothing else.

use model::ContentHash;
use sha2::{Digest, Sha256};

/// A raw SHA-256.
pub(crate) type RawHash = [u8; 32];

/// The name stored with each entry; SM3 is another value of the same column.
pub(crate) const ALGORITHM: &str = "sha256";

/// What the first entry of a town has in place of the hash before.
pub(crate) const GENESIS: RawHash = [0; 32];

const DOMAIN: &[u8] = b"sanqian-ledger-entry-v1";

/// The fields of an entry as they are stored.
pub(crate) struct Fields<'a> {
    pub(crate) town: &'a str,
    pub(crate) seq: i64,
    pub(crate) at_us: i64,
    pub(crate) actor: &'a str,
    pub(crate) on_behalf: Option<&'a str>,
    pub(crate) action: &'a str,
    pub(crate) body: &'a [u8],
    pub(crate) algorithm: &'a str,
    pub(crate) prev_hash: &'a [u8],
}

impl Fields<'_> {
    /// Lengths and integers are eight bytes, big-endian; an absent `on_behalf` is the byte 0, a present one the byte 1 and
    /// then the text.
    pub(crate) fn hash(&self) -> RawHash {
        let mut hasher = Sha256::new();
        let mut field = |bytes: &[u8]| {
            hasher.update((bytes.len() as u64).to_be_bytes());
            hasher.update(bytes);
        };
        field(DOMAIN);
        field(self.town.as_bytes());
        field(&self.seq.to_be_bytes());
        field(&self.at_us.to_be_bytes());
        field(self.actor.as_bytes());
        match self.on_behalf {
            None => field(&[0]),
            Some(name) => {
                field(&[1]);
                field(name.as_bytes());
            }
        }
        field(self.action.as_bytes());
        field(self.body);
        field(self.algorithm.as_bytes());
        field(self.prev_hash);
        hasher.finalize().into()
    }
}

/// Hex text of a stored hash.
pub(crate) fn to_text(raw: &[u8]) -> ContentHash {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digit = |nibble: u8| char::from(DIGITS[usize::from(nibble & 15)]);
    ContentHash(raw.iter().flat_map(|byte| [digit(byte >> 4), digit(*byte)]).collect())
}

/// The stored form of a hash; `None` when the text is not 64 lower-case hex digits.
pub(crate) fn to_raw(hash: &ContentHash) -> Option<RawHash> {
    let text = hash.0.as_bytes();
    if text.len() != 64 || !text.iter().all(|c| c.is_ascii_digit() || (b'a'..=b'f').contains(c)) {
        return None;
    }
    let mut raw = GENESIS;
    for (byte, pair) in raw.iter_mut().zip(hash.0.as_bytes().chunks_exact(2)) {
        *byte = u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()?;
    }
    Some(raw)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields() -> Fields<'static> {
        Fields {
            town: "t",
            seq: 1,
            at_us: 2,
            actor: "a",
            on_behalf: None,
            action: "import",
            body: b"{}",
            algorithm: ALGORITHM,
            prev_hash: &GENESIS,
        }
    }

    #[test]
    fn every_field_changes_the_hash() {
        let plain = fields().hash();
        let changed = [
            Fields { town: "u", ..fields() },
            Fields { seq: 2, ..fields() },
            Fields { at_us: 3, ..fields() },
            Fields { actor: "b", ..fields() },
            Fields { on_behalf: Some("x"), ..fields() },
            Fields { action: "run", ..fields() },
            Fields { body: b"[]", ..fields() },
            Fields { algorithm: "sm3", ..fields() },
            Fields { prev_hash: &[1; 32], ..fields() },
        ];
        let mut hashes: Vec<RawHash> = changed.iter().map(Fields::hash).chain([plain]).collect();
        hashes.sort_unstable();
        hashes.dedup();
        assert_eq!(hashes.len(), 10);
    }

    #[test]
    fn letters_may_not_wander_between_fields() {
        let one = Fields { actor: "ab", on_behalf: Some("c"), ..fields() };
        let other = Fields { actor: "a", on_behalf: Some("bc"), ..fields() };
        assert_ne!(one.hash(), other.hash());
    }

    /// The same bytes hashed by hand (`sha256sum` over the documented layout): other verifiers stand on this layout.
    #[test]
    fn the_layout_is_fixed() {
        let mut bytes = Vec::new();
        for field in [
            DOMAIN,
            b"t",
            &1_i64.to_be_bytes(),
            &2_i64.to_be_bytes(),
            b"a",
            &[0],
            b"import",
            b"{}",
            b"sha256",
            &GENESIS,
        ] {
            bytes.extend((field.len() as u64).to_be_bytes());
            bytes.extend(field);
        }
        assert_eq!(to_text(&fields().hash()), ContentHash::of(&bytes));
    }

    #[test]
    fn text_and_stored_form_agree() {
        let hash = ContentHash::of(b"x");
        assert_eq!(to_raw(&hash).map(|raw| to_text(&raw)), Some(hash));
        for wrong in ["", "zz", &"g".repeat(64), &"A".repeat(64), &"é".repeat(32)] {
            assert_eq!(to_raw(&ContentHash(wrong.to_string())), None, "{wrong}");
        }
    }
}
