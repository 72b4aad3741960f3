//! The seal of a bundle: a minisign signature of the site's manifest.
//!
//! The signature is detached and in minisign's own format, so that anyone can
//! check it without this program. The key stays with the editor. A signature
//! holds random bytes; one that already fits the manifest is kept, so that the
//! same site and the same key give the same bundle.

use std::io::Cursor;
use std::path::Path;

use anyhow::Context as _;
use ct_codecs::{Base64, Decoder as _};
use minisign::{PublicKey, SecretKey, SecretKeyBox, SignatureBox};

/// The signature's name, beside the site in a bundle and beside the bundle itself.
pub const SIGNATURE: &str = "manifest.sha256.minisig";

/// What is said of the signed file, under the signature too.
const COMMENT: &str = "file:manifest.sha256";

/// A key that signs.
pub struct Signer {
    secret: SecretKey,
    public: PublicKey,
}

impl Signer {
    /// Opens a secret key as `minisign -G` writes it. Without a `password`, an
    /// encrypted key asks for it at the terminal.
    ///
    /// # Errors
    /// When the file is no secret key, or the password is wrong.
    pub fn open(path: &Path, password: Option<String>) -> anyhow::Result<Signer> {
        let text = std::fs::read_to_string(path)
            .with_context(|| format!("cannot read the key {}", path.display()))?;
        let not_a_key =
            || format!("{} is no secret key\nhelp: `minisign -G` makes a pair of keys", path.display());
        let line = text.lines().nth(1).with_context(not_a_key)?;
        let bytes = Base64::decode_to_vec(line.trim(), None).ok().with_context(not_a_key)?;
        let plain = SecretKey::from_bytes(&bytes).ok().with_context(not_a_key)?;
        let secret = if plain.is_encrypted() {
            let sealed = SecretKeyBox::from_string(&text).ok().with_context(not_a_key)?;
            sealed
                .into_secret_key(password)
                .map_err(|error| anyhow::anyhow!("cannot open the key {}: {error}", path.display()))?
        } else {
            // minisign writes no checksum into a key without a password; its crate asks for one.
            plain
        };
        let public = PublicKey::from_secret_key(&secret).context("the key has no public half")?;
        Ok(Signer { secret, public })
    }

    /// The public half, as one line.
    #[must_use]
    pub fn public(&self) -> String {
        self.public.to_base64()
    }

    /// Signs a manifest; `earlier` is kept when it still fits.
    ///
    /// # Errors
    /// When the machine has no randomness.
    pub fn sign(&self, manifest: &[u8], earlier: Option<&str>) -> anyhow::Result<String> {
        if let Some(earlier) = earlier.filter(|earlier| fits(earlier, manifest, &self.public).is_ok()) {
            return Ok(earlier.to_owned());
        }
        let signature =
            minisign::sign(Some(&self.public), &self.secret, Cursor::new(manifest), Some(COMMENT), None)
                .context("cannot sign the manifest")?;
        Ok(signature.into_string())
    }
}

/// What is known of a signature.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Seal {
    /// There is none.
    None,
    /// There is one; no key was given to check it with.
    Unchecked,
    /// It fits the key that was given.
    Good,
}

/// Reads a public key: a file as minisign writes it, or the key itself.
///
/// # Errors
/// When it is neither.
pub fn public_key(given: &str) -> anyhow::Result<PublicKey> {
    if let Ok(key) = PublicKey::from_base64(given.trim()) {
        return Ok(key);
    }
    PublicKey::from_file(given).map_err(|error| {
        anyhow::anyhow!(
            "`{given}` is neither a public key nor a file with one: {error}\nhelp: it begins with RW"
        )
    })
}

/// Checks a signature against a manifest.
pub(super) fn fits(signature: &str, manifest: &[u8], key: &PublicKey) -> anyhow::Result<()> {
    let signature = SignatureBox::from_string(signature).context("it is no minisign signature")?;
    minisign::verify(key, &signature, Cursor::new(manifest), true, false, false)?;
    Ok(())
}
