//! Names of the index's files, made from their content.

use sha2::{Digest as _, Sha256};

const DIGITS: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";

/// The length of a file's name.
pub(crate) const LENGTH: usize = 10;

/// The name of a file: ten letters and digits of its content's SHA-256.
pub(crate) fn name_of(content: &str) -> String {
    let digest = Sha256::digest(content.as_bytes());
    let bits = digest[..8].iter().fold(0_u64, |bits, byte| (bits << 8) | u64::from(*byte));
    (0..LENGTH).map(|at| char::from(DIGITS[(bits >> (59 - 5 * at)) as usize & 31])).collect()
}

/// Where a file lies: one of 32 folders, so that none holds too many.
pub(crate) fn path_of(name: &str) -> String {
    format!("search/{}/{}.js", &name[..1], &name[1..])
}

/// The script of a file: one call of the registered function.
pub(crate) fn script(name: &str, json: &str) -> String {
    let json = json.replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029");
    format!("casebook(\"{name}\",{json})\n")
}
