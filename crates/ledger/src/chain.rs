//! The hash of an entry: SHA-256 or SM3 over a domain tag, every field with its length before it, and the hash of the entry
//! before. Written once here; a second verifier in another language needs nothing else.

use model::ContentHash;
use sha2::digest;
use sha2::{Digest, Sha256};
use sm3::Sm3;

/// A raw SHA-256.
pub(crate) type RawHash = [u8; 32];

/// The hash that chains an entry to the one before. Its name is stored with each entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Algorithm {
    /// SHA-256 (FIPS 180-4).
    Sha256,
    /// SM3 (GB/T 32905-2016), for deployments that must use it.
    Sm3,
}

impl Algorithm {
    /// The name stored with an entry.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Sha256 => "sha256",
            Self::Sm3 => "sm3",
        }
    }

    /// The algorithm of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        [Self::Sha256, Self::Sm3].into_iter().find(|algorithm| algorithm.name() == name)
    }
}

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
    pub(crate) fn hash(&self, algorithm: Algorithm) -> RawHash {
        match algorithm {
            Algorithm::Sha256 => self.digest::<Sha256>().into(),
            Algorithm::Sm3 => self.digest::<Sm3>().into(),
        }
    }

    fn digest<D: Digest>(&self) -> digest::Output<D> {
        let mut hasher = D::new();
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
        hasher.finalize()
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
            algorithm: "sha256",
            prev_hash: &GENESIS,
        }
    }

    #[test]
    fn every_field_changes_the_hash() {
        let plain = fields().hash(Algorithm::Sha256);
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
        let mut hashes: Vec<RawHash> =
            changed.iter().map(|fields| fields.hash(Algorithm::Sha256)).chain([plain]).collect();
        hashes.sort_unstable();
        hashes.dedup();
        assert_eq!(hashes.len(), 10);
    }

    #[test]
    fn letters_may_not_wander_between_fields() {
        let one = Fields { actor: "ab", on_behalf: Some("c"), ..fields() };
        let other = Fields { actor: "a", on_behalf: Some("bc"), ..fields() };
        assert_ne!(one.hash(Algorithm::Sha256), other.hash(Algorithm::Sha256));
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
        assert_eq!(to_text(&fields().hash(Algorithm::Sha256)), ContentHash::of(&bytes));
    }

    /// GB/T 32905-2016, example 1, so that the crate is what its name says.
    #[test]
    fn sm3_is_that_of_the_standard() {
        let digest: RawHash = Sm3::digest(b"abc").into();
        assert_eq!(to_text(&digest).0, "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
        assert_ne!(fields().hash(Algorithm::Sm3), fields().hash(Algorithm::Sha256));
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
