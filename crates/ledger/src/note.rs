//! Signed notes and checkpoints in the formats of C2SP (`signed-note`, `tlog-checkpoint`): text, an empty line, and
//! signature lines `— NAME BASE64(key hash ‖ signature)` by Ed25519. Tools of other logs read them.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use sha2::{Digest, Sha256};

use crate::LedgerError;
use crate::chain::RawHash;

/// Ed25519 in the key formats of `signed-note`.
const ED25519: u8 = 1;
const MARK: &str = "— ";

/// The key by which a ledger is signed. It lies outside the database: who holds only the database cannot sign.
pub struct NoteSigner {
    name: String,
    key: SigningKey,
}

/// The public half: who holds it can tell what the signer signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoteVerifier {
    name: String,
    key: VerifyingKey,
}

impl NoteSigner {
    /// A new key by the system's source of chance. The name is part of every signature, e.g. `sanqian.330282-kuangyan`.
    ///
    /// # Errors
    /// When the system gives no random bytes, or the name is empty or has a blank or a plus sign.
    pub fn generate(name: &str) -> Result<Self, LedgerError> {
        let mut seed = [0; 32];
        getrandom::fill(&mut seed).map_err(|error| LedgerError::refused(error.to_string(), "try again"))?;
        Self::of_seed(name, seed)
    }

    fn of_seed(name: &str, seed: [u8; 32]) -> Result<Self, LedgerError> {
        if name.is_empty() || name.contains(|c: char| c.is_whitespace() || c == '+') {
            return Err(LedgerError::refused("the name of a key has a blank or a plus sign", "name it otherwise"));
        }
        Ok(Self { name: name.to_owned(), key: SigningKey::from_bytes(&seed) })
    }

    /// The private key as text: `PRIVATE+KEY+NAME+HASH+BASE64`.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut bytes = vec![ED25519];
        bytes.extend(self.key.to_bytes());
        let verifier = self.verifier();
        format!("PRIVATE+KEY+{}+{}+{}", self.name, hex(verifier.key_hash()), BASE64_STANDARD.encode(bytes))
    }

    /// Reads a private key from its text.
    ///
    /// # Errors
    /// When the text is no key; the text itself is not repeated.
    pub fn from_text(text: &str) -> Result<Self, LedgerError> {
        let wrong =
            || LedgerError::refused("this is no private key of a ledger", "restore the key file from its backup");
        let mut parts = text.trim().strip_prefix("PRIVATE+KEY+").ok_or_else(wrong)?.splitn(3, '+');
        let (name, hash, key) = (parts.next(), parts.next(), parts.next());
        let bytes = BASE64_STANDARD.decode(key.ok_or_else(wrong)?).map_err(|_| wrong())?;
        let seed = match bytes.split_first() {
            Some((&ED25519, seed)) => seed.try_into().map_err(|_| wrong())?,
            _ => return Err(wrong()),
        };
        let signer = Self::of_seed(name.ok_or_else(wrong)?, seed)?;
        if Some(hex(signer.verifier().key_hash()).as_str()) != hash {
            return Err(wrong());
        }
        Ok(signer)
    }

    /// The public half.
    #[must_use]
    pub fn verifier(&self) -> NoteVerifier {
        NoteVerifier { name: self.name.clone(), key: self.key.verifying_key() }
    }

    /// Signs a text that ends with a line end.
    #[must_use]
    pub fn sign(&self, text: &str) -> String {
        let mut bytes = self.verifier().key_hash().to_vec();
        bytes.extend(self.key.sign(text.as_bytes()).to_bytes());
        format!("{text}\n{MARK}{} {}\n", self.name, BASE64_STANDARD.encode(bytes))
    }
}

impl NoteVerifier {
    fn key_hash(&self) -> [u8; 4] {
        let digest = Sha256::new()
            .chain_update(&self.name)
            .chain_update([b'\n', ED25519])
            .chain_update(self.key.as_bytes())
            .finalize();
        [digest[0], digest[1], digest[2], digest[3]]
    }

    /// The public key as text: `NAME+HASH+BASE64`.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut bytes = vec![ED25519];
        bytes.extend(self.key.as_bytes());
        format!("{}+{}+{}", self.name, hex(self.key_hash()), BASE64_STANDARD.encode(bytes))
    }

    /// Reads a public key from its text; `None` when it is none.
    #[must_use]
    pub fn from_text(text: &str) -> Option<Self> {
        let mut parts = text.trim().splitn(3, '+');
        let (name, _, key) = (parts.next()?, parts.next()?, parts.next()?);
        let bytes = BASE64_STANDARD.decode(key).ok()?;
        let (&ED25519, key) = bytes.split_first()? else { return None };
        let key = VerifyingKey::from_bytes(key.try_into().ok()?).ok()?;
        let verifier = Self { name: name.to_owned(), key };
        (verifier.to_text() == text.trim()).then_some(verifier)
    }

    /// The text of a note that bears exactly this key's signature; `None` otherwise.
    pub(crate) fn open<'n>(&self, note: &'n str) -> Option<&'n str> {
        let (text, signature) = note.split_at_checked(note.rfind("\n\n")? + 1)?;
        let line = signature.strip_prefix('\n')?.strip_prefix(MARK)?.strip_suffix('\n')?;
        let bytes = BASE64_STANDARD.decode(line.strip_prefix(&self.name)?.strip_prefix(' ')?).ok()?;
        let (hash, signature) = bytes.split_at_checked(4)?;
        if hash != self.key_hash() {
            return None;
        }
        self.key.verify_strict(text.as_bytes(), &Signature::from_bytes(signature.try_into().ok()?)).ok()?;
        Some(text)
    }
}

/// How many entries a ledger had, and the root over them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct TreeHead {
    pub(crate) origin: String,
    pub(crate) size: u64,
    pub(crate) root: RawHash,
}

impl TreeHead {
    /// The three lines of `tlog-checkpoint`.
    pub(crate) fn to_text(&self) -> String {
        format!("{}\n{}\n{}\n", self.origin, self.size, BASE64_STANDARD.encode(self.root))
    }

    /// Reads exactly what [`TreeHead::to_text`] writes.
    pub(crate) fn from_text(text: &str) -> Option<Self> {
        let mut lines = text.lines();
        let (origin, size, root) = (lines.next()?.to_owned(), lines.next()?.parse().ok()?, lines.next()?);
        let head = Self { origin, size, root: BASE64_STANDARD.decode(root).ok()?.try_into().ok()? };
        (head.to_text() == text).then_some(head)
    }
}

fn hex(bytes: [u8; 4]) -> String {
    format!("{:08x}", u32::from_be_bytes(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn signer() -> NoteSigner {
        NoteSigner::of_seed("sanqian.test", [7; 32]).unwrap()
    }

    #[test]
    fn a_note_opens_for_its_key_alone_and_any_flipped_bit_closes_it() {
        let note = signer().sign("sanqian/test\n3\nAAAA\n");
        assert_eq!(signer().verifier().open(&note), Some("sanqian/test\n3\nAAAA\n"));
        let other = NoteSigner::of_seed("sanqian.test", [8; 32]).unwrap();
        assert_eq!(other.verifier().open(&note), None);
        for bit in 0..note.len() * 8 {
            let mut bytes = note.clone().into_bytes();
            bytes[bit / 8] ^= 1 << (bit % 8);
            let Ok(flipped) = String::from_utf8(bytes) else { continue };
            assert_eq!(signer().verifier().open(&flipped), None, "bit {bit}");
        }
    }

    #[test]
    fn keys_read_back_from_their_texts() {
        let text = signer().to_text();
        assert_eq!(NoteSigner::from_text(&text).unwrap().to_text(), text);
        let public = signer().verifier().to_text();
        assert_eq!(NoteVerifier::from_text(&public), Some(signer().verifier()));
        assert!(NoteSigner::from_text(&public).is_err());
        assert_eq!(NoteVerifier::from_text("sanqian.test+00000000+AQ=="), None);
        assert!(NoteSigner::of_seed("a b", [0; 32]).is_err());
        assert_ne!(NoteSigner::generate("a").unwrap().to_text(), NoteSigner::generate("a").unwrap().to_text());
    }

    /// The example of the specification `signed-note`, by a key of another program.
    #[test]
    fn a_note_of_the_go_checksum_database_opens() {
        let key =
            NoteVerifier::from_text("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW").unwrap();
        let note = "If you think cryptography is the answer to your problem,\n\
                    then you don't know what your problem is.\n\n\
                    — PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";
        assert!(key.open(note).is_some());
    }
}
