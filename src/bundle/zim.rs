//! A ZIM file for Kiwix, made by `zimwriterfs` from the published pages.
//!
//! A reader for ZIM files brings its own policy and serves pages from an
//! address of its own, so the pages go in without the policy in their head.

use std::fs;
use std::io::{BufReader, Read as _};
use std::path::Path;
use std::process::Command;

use anyhow::Context as _;
use md5::{Digest as _, Md5};

use crate::bundle::manifest::{Row, Rows};
use crate::write::MANIFEST;
use crate::zim::{Entry, Zim};

/// What a ZIM file says of itself.
#[derive(Debug, Clone, Copy)]
pub struct About<'a> {
    /// The archive's title.
    pub title: &'a str,
    /// What it holds, in a sentence.
    pub description: &'a str,
    /// BCP 47.
    pub lang: &'a str,
    /// A name without spaces that stays the same for all editions.
    pub name: &'a str,
}

/// The picture of 48 × 48 that a ZIM file has to have.
const ILLUSTRATION: &[u8] = include_bytes!("illustration.png");
/// Files that only hosts read.
const FOR_HOSTS: [&str; 6] =
    ["_headers", "robots.txt", "404.html", "gone-nginx.conf", "gone-apache.conf", "gone-caddy.conf"];

/// Makes a ZIM file of a published folder, by way of a copy in `scratch`.
///
/// # Errors
/// When `zimwriterfs` is not there or fails, or when the disk does.
pub fn zim(site: &Path, scratch: &Path, about: About<'_>, out: &Path) -> anyhow::Result<usize> {
    let mut count = 0;
    for row in Rows::open(&site.join(MANIFEST))? {
        let Row { path, .. } = row?;
        if FOR_HOSTS.contains(&path.as_str()) {
            continue;
        }
        let from = site.join(&path);
        let bytes = fs::read(&from).with_context(|| format!("cannot read {}", from.display()))?;
        put(&scratch.join(&path), &without_policy(&path, bytes))?;
        count += 1;
    }
    put(&scratch.join("illustration.png"), ILLUSTRATION)?;
    write(scratch, about, out)?;
    Ok(count)
}

/// Opens a ZIM file.
///
/// # Errors
/// When it is none, or damaged.
pub fn read_zim(path: &Path) -> anyhow::Result<Zim<BufReader<fs::File>>> {
    let file = fs::File::open(path).with_context(|| format!("cannot read {}", path.display()))?;
    Zim::open(BufReader::new(file)).with_context(|| format!("{} cannot be read", path.display()))
}

/// Checks that a ZIM file is whole: its checksum fits, and everything in it can be read. Gives how many files it holds.
///
/// # Errors
/// When it is damaged.
pub fn verify_zim(path: &Path) -> anyhow::Result<usize> {
    let mut zim = read_zim(path)?;
    let file = fs::File::open(path).with_context(|| format!("cannot read {}", path.display()))?;
    let mut expected = Vec::new();
    let digest = md5(file, zim.checksum(), &mut expected);
    let digest = digest.with_context(|| format!("cannot read {}", path.display()))?;
    anyhow::ensure!(digest == expected, "{}: changed since it was made", path.display());
    let mut files = 0;
    let count = |_: &Entry, _: &[u8]| {
        files += 1;
        None::<()>
    };
    zim.each(count).with_context(|| format!("{} cannot be read", path.display()))?;
    Ok(files)
}

/// The digest of the first bytes of a file, and the bytes behind them.
fn md5(mut file: fs::File, length: u64, behind: &mut Vec<u8>) -> std::io::Result<Vec<u8>> {
    let (mut digest, mut chunk, mut left) = (Md5::new(), vec![0; 1 << 16], length);
    while left > 0 {
        let most = usize::try_from(left).unwrap_or(usize::MAX).min(chunk.len());
        file.read_exact(&mut chunk[..most])?;
        digest.update(&chunk[..most]);
        left -= most as u64;
    }
    file.take(1 << 10).read_to_end(behind)?;
    Ok(digest.finalize().to_vec())
}

fn put(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    let folder = path.parent().expect("a file of the copy lies in its folder");
    fs::create_dir_all(folder)
        .and_then(|()| fs::write(path, bytes))
        .with_context(|| format!("cannot write {}", path.display()))
}

/// A page without the policy in its head.
fn without_policy(path: &str, bytes: Vec<u8>) -> Vec<u8> {
    const POLICY: &str = "<meta http-equiv=\"Content-Security-Policy\"";
    if !path.ends_with(".html") {
        return bytes;
    }
    let Ok(text) = std::str::from_utf8(&bytes) else { return bytes };
    let found = text.find(POLICY).and_then(|start| Some((start, start + text[start..].find('>')? + 1)));
    match found {
        Some((start, end)) => format!("{}{}", &text[..start], &text[end..]).into_bytes(),
        None => bytes,
    }
}

fn write(folder: &Path, about: About<'_>, out: &Path) -> anyhow::Result<()> {
    // The tool does not write over a file.
    let _ = fs::remove_file(out);
    let run = Command::new("zimwriterfs")
        .args(["--welcome", "index.html", "--illustration", "illustration.png"])
        .args(["--language", iso_639_3(about.lang), "--title", &shortened(about.title, 30)])
        .args(["--description", &shortened(about.description, 80)])
        .args(["--creator", about.title, "--publisher", "Casebook", "--name", about.name])
        .arg(folder)
        .arg(out)
        .output();
    let run = match run {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => anyhow::bail!(
            "there is no program `zimwriterfs`\nhelp: it comes with the package zim-tools (Debian, Fedora, Homebrew)"
        ),
        run => run.context("cannot run zimwriterfs")?,
    };
    anyhow::ensure!(
        run.status.success() && out.is_file(),
        "zimwriterfs failed: {}{}",
        String::from_utf8_lossy(&run.stdout),
        String::from_utf8_lossy(&run.stderr)
    );
    Ok(())
}

/// The code of three letters that the format asks for; `mul` for a language without one here.
fn iso_639_3(lang: &str) -> &'static str {
    match lang.split('-').next().unwrap_or_default() {
        "en" => "eng",
        "kk" => "kaz",
        "ru" => "rus",
        "ug" => "uig",
        "uz" => "uzb",
        "ky" => "kir",
        "tg" => "tgk",
        "tk" => "tuk",
        "tr" => "tur",
        "zh" => "zho",
        "fa" => "fas",
        "ar" => "ara",
        "uk" => "ukr",
        "be" => "bel",
        "de" => "deu",
        "fr" => "fra",
        "es" => "spa",
        _ => "mul",
    }
}

/// The first letters of a text, as many as the format takes.
fn shortened(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let cut: String = text.chars().take(most - 1).collect();
    format!("{}…", cut.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_policy_goes_and_nothing_else() {
        let page = "<head><meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'\">\n<title>A</title>";
        let bare = without_policy("a.html", page.into());
        assert_eq!(String::from_utf8(bare).unwrap(), "<head>\n<title>A</title>");
        assert_eq!(without_policy("a.js", page.into()), page.as_bytes());
    }

    #[test]
    fn a_description_is_cut_by_letters() {
        assert_eq!(shortened("Қазақ", 5), "Қазақ");
        assert_eq!(shortened("Қазақстан", 5), "Қаза…");
    }
}
