//! Sealing: one small trait, one implementation for each profile. What is sealed names its profile, so that a deployment may
//! change over and still read what is older.

use aes_gcm::aead::consts::U12;
use aes_gcm::aead::{Aead, AeadInOut, KeyInit, Payload};
use aes_gcm::{Aes256Gcm, AesGcm};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sm4::Sm4;

use crate::{VaultError, chance};

/// Key of one subject. Profiles with shorter keys use its beginning.
#[derive(Clone, PartialEq, Eq)]
pub struct Key(pub(crate) [u8; 32]);

impl Key {
    /// A new one by chance.
    ///
    /// # Errors
    /// When the system gives no random numbers.
    pub fn new() -> Result<Self, VaultError> {
        Ok(Self(chance()?))
    }
}

/// Nobody prints a key.
impl std::fmt::Debug for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Key")
    }
}

/// Authenticated sealing under a key. `context` is sealed with the text but not part of it: what was sealed for one place does
/// not open in another.
pub trait Seal {
    /// Stands before what it sealed.
    const NAME: &'static str;

    /// The same in one byte, before sealed bytes.
    const MARK: u8;

    /// Seals bytes under a nonce that is used once.
    fn seal(key: &Key, nonce: &[u8; 12], context: &[u8], text: &[u8]) -> Option<Vec<u8>>;

    /// Seals bytes where they lie, and gives the tag that belongs behind them: for what is large.
    fn seal_in_place(key: &Key, nonce: &[u8; 12], context: &[u8], bytes: &mut [u8]) -> Option<[u8; 16]>;

    /// Opens what was sealed; `None` when anything about it is not as it was.
    fn open(key: &Key, nonce: &[u8; 12], context: &[u8], sealed: &[u8]) -> Option<Vec<u8>>;
}

/// AES-256-GCM (NIST SP 800-38D).
pub struct International;

/// SM4-GCM (GB/T 32907 in the mode of GB/T 36624): to work together with others, not for an assessment (密评), which wants a
/// certified device behind this trait; the libraries were never audited.
pub struct GmSoft;

macro_rules! gcm {
    ($profile:ident, $name:literal, $mark:literal, $cipher:ty, $length:literal) => {
        impl Seal for $profile {
            const NAME: &'static str = $name;
            const MARK: u8 = $mark;

            fn seal(key: &Key, nonce: &[u8; 12], context: &[u8], text: &[u8]) -> Option<Vec<u8>> {
                let cipher = <$cipher>::new_from_slice(&key.0[..$length]).ok()?;
                cipher.encrypt(nonce.into(), Payload { msg: text, aad: context }).ok()
            }

            fn seal_in_place(key: &Key, nonce: &[u8; 12], context: &[u8], bytes: &mut [u8]) -> Option<[u8; 16]> {
                let cipher = <$cipher>::new_from_slice(&key.0[..$length]).ok()?;
                cipher.encrypt_inout_detached(nonce.into(), context, bytes.into()).ok().map(Into::into)
            }

            fn open(key: &Key, nonce: &[u8; 12], context: &[u8], sealed: &[u8]) -> Option<Vec<u8>> {
                let cipher = <$cipher>::new_from_slice(&key.0[..$length]).ok()?;
                cipher.decrypt(nonce.into(), Payload { msg: sealed, aad: context }).ok()
            }
        }
    };
}

gcm!(International, "aes-256-gcm", 1, Aes256Gcm, 32);
gcm!(GmSoft, "sm4-gcm", 2, AesGcm<Sm4, U12>, 16);

/// Which profile seals. Both are opened.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum SealProfile {
    /// [`International`].
    #[default]
    International,
    /// [`GmSoft`].
    GmSoft,
}

impl SealProfile {
    /// Seals a text: `profile:nonce+sealed` in base64.
    ///
    /// # Errors
    /// When the system gives no random numbers.
    pub fn seal(self, key: &Key, context: &str, text: &str) -> Result<String, VaultError> {
        fn by<S: Seal>(key: &Key, context: &str, text: &str) -> Result<String, VaultError> {
            let nonce = chance::<12>()?;
            let sealed = S::seal(key, &nonce, context.as_bytes(), text.as_bytes()).ok_or(VaultError::Broken)?;
            Ok(format!("{}:{}", S::NAME, STANDARD.encode([&nonce[..], &sealed].concat())))
        }
        match self {
            Self::International => by::<International>(key, context, text),
            Self::GmSoft => by::<GmSoft>(key, context, text),
        }
    }

    /// Opens what any profile sealed.
    ///
    /// # Errors
    /// [`VaultError::Broken`] when it was changed, moved, or sealed under another key.
    pub fn open(key: &Key, context: &str, sealed: &str) -> Result<String, VaultError> {
        let (name, bytes) = sealed.split_once(':').ok_or(VaultError::Broken)?;
        let bytes = STANDARD.decode(bytes).map_err(|_| VaultError::Broken)?;
        let (nonce, bytes) = bytes.split_first_chunk::<12>().ok_or(VaultError::Broken)?;
        let text = match name {
            International::NAME => International::open(key, nonce, context.as_bytes(), bytes),
            GmSoft::NAME => GmSoft::open(key, nonce, context.as_bytes(), bytes),
            _ => None,
        };
        String::from_utf8(text.ok_or(VaultError::Broken)?).map_err(|_| VaultError::Broken)
    }
}

impl SealProfile {
    /// Seals bytes and appends them to `out`: profile, nonce, sealed bytes, tag.
    ///
    /// # Errors
    /// When the system gives no random numbers, or there are more bytes than the cipher takes (64 GiB).
    pub fn seal_bytes(self, key: &Key, context: &[u8], bytes: &[u8], out: &mut Vec<u8>) -> Result<(), VaultError> {
        fn by<S: Seal>(key: &Key, context: &[u8], bytes: &[u8], out: &mut Vec<u8>) -> Result<(), VaultError> {
            let nonce = chance::<12>()?;
            out.reserve(bytes.len() + 29);
            out.push(S::MARK);
            out.extend_from_slice(&nonce);
            let from = out.len();
            out.extend_from_slice(bytes);
            let sealed = out.get_mut(from..).ok_or(VaultError::Broken)?;
            let tag = S::seal_in_place(key, &nonce, context, sealed).ok_or(VaultError::Broken)?;
            out.extend_from_slice(&tag);
            Ok(())
        }
        match self {
            Self::International => by::<International>(key, context, bytes, out),
            Self::GmSoft => by::<GmSoft>(key, context, bytes, out),
        }
    }

    /// Opens what any profile sealed by [`SealProfile::seal_bytes`].
    ///
    /// # Errors
    /// [`VaultError::Broken`] when it was changed, moved, or sealed under another key.
    pub fn open_bytes(key: &Key, context: &[u8], sealed: &[u8]) -> Result<Vec<u8>, VaultError> {
        let (mark, rest) = sealed.split_first().ok_or(VaultError::Broken)?;
        let (nonce, bytes) = rest.split_first_chunk::<12>().ok_or(VaultError::Broken)?;
        let opened = match *mark {
            International::MARK => International::open(key, nonce, context, bytes),
            GmSoft::MARK => GmSoft::open(key, nonce, context, bytes),
            _ => None,
        };
        opened.ok_or(VaultError::Broken)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    #[test]
    fn sealed_bytes_open_for_their_key_and_place_alone() {
        for profile in [SealProfile::International, SealProfile::GmSoft] {
            let key = Key::new().unwrap();
            let seal = |text: &[u8]| {
                let mut out = b"before".to_vec();
                profile.seal_bytes(&key, b"here", text, &mut out).unwrap();
                out.split_off(6)
            };
            let sealed = seal("实缴税金 123.45 万元".as_bytes());
            assert!(!sealed.windows(6).any(|part| part == b"123.45"));
            assert_ne!(sealed, seal("实缴税金 123.45 万元".as_bytes()), "a nonce is used once");
            assert_eq!(SealProfile::open_bytes(&key, b"here", &sealed).unwrap(), "实缴税金 123.45 万元".as_bytes());
            assert!(SealProfile::open_bytes(&key, b"there", &sealed).is_err(), "another place");
            assert!(SealProfile::open_bytes(&Key::new().unwrap(), b"here", &sealed).is_err(), "another key");
            for bit in 0..sealed.len() * 8 {
                let mut changed = sealed.clone();
                changed[bit / 8] ^= 1 << (bit % 8);
                assert!(SealProfile::open_bytes(&key, b"here", &changed).is_err(), "bit {bit}");
            }
            for end in 0..sealed.len() {
                assert!(SealProfile::open_bytes(&key, b"here", &sealed[..end]).is_err(), "cut at {end}");
            }
        }
    }

    #[test]
    fn what_is_sealed_opens_for_its_key_and_place_alone() {
        for profile in [SealProfile::International, SealProfile::GmSoft] {
            let key = Key::new().unwrap();
            let sealed = profile.seal(&key, "acc-1", "张三").unwrap();
            assert!(!sealed.contains("张三"));
            assert_ne!(sealed, profile.seal(&key, "acc-1", "张三").unwrap(), "a nonce is used once");
            assert_eq!(SealProfile::open(&key, "acc-1", &sealed).unwrap(), "张三");
            assert!(SealProfile::open(&key, "acc-2", &sealed).is_err(), "another place");
            assert!(SealProfile::open(&Key::new().unwrap(), "acc-1", &sealed).is_err(), "another key");
            let (name, bytes) = sealed.split_once(':').unwrap();
            let bytes = STANDARD.decode(bytes).unwrap();
            for bit in 0..bytes.len() * 8 {
                let mut changed = bytes.clone();
                changed[bit / 8] ^= 1 << (bit % 8);
                let changed = format!("{name}:{}", STANDARD.encode(changed));
                assert!(SealProfile::open(&key, "acc-1", &changed).is_err(), "bit {bit}");
            }
        }
    }

    /// GB/T 32907-2016, appendix A.1: the cipher beneath the gm profile is SM4.
    #[test]
    fn sm4_is_the_standards() {
        use aes_gcm::aes::cipher::BlockCipherEncrypt;
        let key: [u8; 16] = 0x0123_4567_89ab_cdef_fedc_ba98_7654_3210_u128.to_be_bytes();
        let mut block = key.into();
        Sm4::new(&key.into()).encrypt_block(&mut block);
        assert_eq!(u128::from_be_bytes(block.into()), 0x681e_df34_d206_965e_86b3_e94f_536e_4246);
    }
}
