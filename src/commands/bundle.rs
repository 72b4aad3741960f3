//! `casebook bundle`: the site in one file.

use std::path::{Path, PathBuf};

use anyhow::Context as _;

use crate::bundle::{
    About, Beside, Limit, Place, SIGNATURE, Said, Signer, pack, pack_delta, read_zim, single, zim,
};
use crate::cli::{BuildArgs, BundleArgs};
use crate::commands::build::{Built, Standing, build, interface, up_to_date};
use crate::commands::{Exit, note, print, report};
use crate::config::{self, Config};
use crate::diag::Diag;
use crate::leak::LeakCheck;
use crate::pipeline;
use crate::site::messages::Messages;
use crate::site::{Replacing, checked_public};
use crate::source::{self, Sources};
use crate::text::slug::slug;
use crate::write::MANIFEST;

/// What a file is called that shall tell nothing.
const NEUTRAL: &str = "archive";

/// What a bundle is made of.
struct Made {
    standing: Standing,
    config: Config,
    /// The interface texts, of a site that was built for its bundle.
    messages: Option<Messages>,
}

pub(super) fn run(root: &Path, args: &BundleArgs) -> anyhow::Result<Exit> {
    let limit = args.split.as_deref().map(Limit::parse).transpose()?;
    let signer = signer(args)?;
    let case = args.only.as_deref().or(args.single.as_deref());
    let scratch = case.map(|_| Scratch::new(root, ".casebook-bundle"));
    let Some(made) = make(root, args, case, scratch.as_ref())? else { return Ok(Exit::Content) };
    let Made { standing, config, messages } = made;
    let name = name(&config, case, args.neutral);
    let ending = if args.zim {
        "zim"
    } else if args.single.is_some() {
        "html"
    } else {
        "zip"
    };
    let out = args.out.clone().unwrap_or_else(|| root.join(format!("{name}.{ending}")));
    let outside = !absolute(&out)?.starts_with(absolute(&standing.out)?);
    anyhow::ensure!(outside, "a bundle cannot lie in the folder that it packs: {}", out.display());
    match messages.zip(case).filter(|_| args.single.is_some()) {
        Some((messages, case)) => one_file(&standing.out, case, &messages, &out),
        None if args.zim => return for_kiwix(&standing.out, &config, root, &name, &out),
        None => {
            let place = Place { path: &out, top: &name, limit };
            packed(args, standing, place, signer.map(|signer| (signer, config)))
        }
    }?;
    Ok(Exit::Clean)
}

/// The whole site as it stands, or a build of one case. What a build knew is dropped before anything is packed.
fn make(
    root: &Path,
    args: &BundleArgs,
    case: Option<&str>,
    scratch: Option<&Scratch>,
) -> anyhow::Result<Option<Made>> {
    let wanted = BuildArgs {
        out: scratch.map(|scratch| scratch.0.clone()),
        base_url: args.base_url.clone(),
        deny_warnings: args.deny_warnings,
        all: false,
        no_cache: false,
    };
    if case.is_some() {
        let mut say = |diags: &[Diag], sources: &Sources| report(diags, sources, wanted.all);
        let built = build(root, &wanted, Replacing::On, case, None, &mut say)?;
        return Ok(built.map(|Built { standing, config, messages, .. }| {
            let messages = Some(messages);
            Made { standing, config, messages }
        }));
    }
    let Some(standing) = up_to_date(root, &wanted)? else { return Ok(None) };
    let config = config::read(&source::settings(root)?).value;
    Ok(Some(Made { standing, config, messages: None }))
}

/// A zip, or several.
fn packed(
    args: &BundleArgs,
    standing: Standing,
    place: Place<'_>,
    signer: Option<(Signer, Config)>,
) -> anyhow::Result<()> {
    let signature = signer.map(|(signer, config)| sign(&signer, &config, &standing.out, place.path));
    let beside = Beside { start: standing.start.into_bytes(), signature: signature.transpose()? };
    let packed = match &args.delta {
        Some(from) => pack_delta(&standing.out, from, &beside, place)?,
        None => pack(&standing.out, &beside, place)?,
    };
    for path in &packed.paths {
        print(&format!("{}\n", path.display()))?;
    }
    note(&format!("{} files; check with `casebook verify`\n", packed.files));
    Ok(())
}

/// One HTML file.
fn one_file(site: &Path, case: &str, messages: &Messages, out: &Path) -> anyhow::Result<()> {
    let contents = messages.text("single_contents");
    let left_out = |count| messages.count("single_left_out", count);
    let said = Said { contents: &contents, left_out: &left_out };
    let (file, missing) = single(site, case, said)?;
    let new = out.with_extension("unfinished");
    std::fs::write(&new, file)
        .and_then(|()| std::fs::rename(&new, out))
        .with_context(|| format!("cannot write {}", out.display()))?;
    print(&format!("{}\n", out.display()))?;
    if missing > 0 {
        note(&format!("note: {missing} pages did not fit into 1 MB; the file says so\n"));
    }
    Ok(())
}

/// A ZIM file: what another program made of the site is read back before it is put in place.
fn for_kiwix(site: &Path, config: &Config, root: &Path, name: &str, out: &Path) -> anyhow::Result<Exit> {
    let scratch = Scratch::new(root, ".casebook-zim");
    let about = About {
        title: &config.title,
        description: config.description.as_deref().unwrap_or(&config.title),
        lang: &config.lang,
        name,
    };
    let new = Unfinished(out.with_extension("unfinished"));
    let files = zim(site, &scratch.0, about, &new.0)?;
    let (leaks, sources) = leak_check(root)?;
    let leak = leaks.look_into(&mut read_zim(&new.0)?).context("cannot read back what zimwriterfs wrote")?;
    if let Some(leak) = leak {
        report(&[leak.diag(&leaks, 0)], &sources, false);
        return Ok(Exit::Content);
    }
    std::fs::rename(&new.0, out).with_context(|| format!("cannot write {}", out.display()))?;
    print(&format!("{}\n", out.display()))?;
    note(&format!("{files} files; check with `casebook verify`\n"));
    Ok(Exit::Clean)
}

/// What must stand nowhere, and the texts that faults point into: a site that was up to date was not read.
fn leak_check(root: &Path) -> anyhow::Result<(LeakCheck, Sources)> {
    let mut run = pipeline::run(root)?;
    let mut archive = std::mem::take(&mut run.archive);
    archive.note_spellings();
    let mut leaks = LeakCheck::new(&archive.records, interface(&run.messages, &run.config));
    if !leaks.is_idle() {
        let public = checked_public(archive, &run.sources, Replacing::On).value;
        leaks = leaks.without(public.common_words(), public.kept_names());
    }
    Ok((leaks, run.sources))
}

/// The name of the file and of the folder in it.
fn name(config: &Config, case: Option<&str>, neutral: bool) -> String {
    if neutral {
        return NEUTRAL.to_owned();
    }
    let case = case.map(|case| format!(" {}", case.trim_start_matches("cases/")));
    let name = slug(&format!("{}{}", config.title, case.unwrap_or_default()));
    if name.is_empty() { NEUTRAL.to_owned() } else { name }
}

fn absolute(path: &Path) -> anyhow::Result<PathBuf> {
    std::path::absolute(path).with_context(|| format!("cannot find {}", path.display()))
}

fn signer(args: &BundleArgs) -> anyhow::Result<Option<Signer>> {
    let Some(key) = &args.sign else { return Ok(None) };
    let password = args.password_file.as_ref().map(|file| {
        let text = std::fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()));
        text.map(|text| text.trim_end_matches(['\n', '\r']).to_owned())
    });
    Signer::open(key, password.transpose()?).map(Some)
}

/// Signs what was built. The signature lies beside the bundle as well, and is kept as long as it fits.
fn sign(signer: &Signer, config: &Config, site: &Path, out: &Path) -> anyhow::Result<String> {
    let public = signer.public();
    if config.signing_key.as_ref() != Some(&public) {
        note(&format!(
            "note: casebook.toml does not name this key, so that readers cannot tell it is yours\n\
             help: write `signing_key = \"{public}\"` above the first [table]\n"
        ));
    }
    note("note: a key identifies its owner: all bundles that it signs can be told to come from one hand\n");
    let manifest = std::fs::read(site.join(MANIFEST)).context("cannot read the manifest")?;
    let path = out.with_extension(SIGNATURE);
    let signature = signer.sign(&manifest, std::fs::read_to_string(&path).ok().as_deref())?;
    std::fs::write(&path, &signature).with_context(|| format!("cannot write {}", path.display()))?;
    Ok(signature)
}

/// A folder for a build that is not published; it is removed again.
struct Scratch(PathBuf);

impl Scratch {
    fn new(root: &Path, name: &str) -> Scratch {
        let scratch = Scratch(root.join(name));
        scratch.clear();
        scratch
    }

    fn clear(&self) {
        // Nothing is lost with it, and the next run clears it again.
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// A file that is not left behind, unless it was renamed.
struct Unfinished(PathBuf);

impl Drop for Unfinished {
    fn drop(&mut self) {
        // What cannot be removed is written over by the next run.
        let _ = std::fs::remove_file(&self.0);
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        self.clear();
    }
}
