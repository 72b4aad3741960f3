//! `casebook takedown`: a record becomes a tombstone, and is withheld from then on.
//!
//! The original is copied to `private/` first, the tombstone takes its place last: whenever the run is
//! killed, nothing is lost, and running it again finishes it.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;

use chrono::{Days, NaiveDate};
use clap::ValueEnum as _;
use toml_edit::{Item, Table, value};

use crate::cli::TakedownArgs;
use crate::commands::build::interface;
use crate::commands::new::today;
use crate::commands::{Exit, print};
use crate::edit;
use crate::leak::LeakCheck;
use crate::model::{Kind, Media, RecordId, Records};
use crate::parse::Ids;
use crate::pipeline::{self, Run};
use crate::site::SitePath;
use crate::source;
use crate::text::edtf::Edtf;
use crate::text::spell::share_word;

/// One thing that is done; in this order.
enum Step {
    /// A file is copied.
    Keep { from: String, to: String },
    /// A record gets another address.
    PublicId { path: String, id: String },
    /// A file of which a copy was kept goes.
    Remove { path: String },
    /// The tombstone is put in place.
    Tombstone { path: String, text: String },
}

pub(super) fn run(root: &Path, args: &TakedownArgs) -> anyhow::Result<Exit> {
    let mut run = pipeline::run(root)?;
    let ids = Ids::collect(&run.sources).value;
    let record = ids.named(&args.record)?;
    anyhow::ensure!(ids.tombstone(record).is_none(), "{} was taken down already", args.record);
    let (date, hold) = day(args, today()?)?;
    let head = run.archive.records.head_mut(record);
    head.private = true;
    head.draft = false;
    let check = || LeakCheck::new(&run.archive.records, interface(&run.messages, &run.config));
    let telling = telling_records(&run, &check());
    let published = args.published.clone().unwrap_or_else(|| root.join("public"));
    let files = told_files(&published, &run, record, check())?;
    let mut steps = steps(&run, &ids, record);
    let mut taken = taken_ids(&run.archive.records);
    for other in telling {
        let path = run.sources.path(run.archive.records.head(other).file).to_owned();
        steps.push(Step::PublicId { path, id: free(&mut taken, other.kind, &other.kind.singular()[..1]) });
    }
    steps.sort_by_key(|step| match step {
        Step::Keep { .. } => 0,
        Step::PublicId { .. } => 1,
        Step::Remove { .. } => 2,
        Step::Tombstone { .. } => 3,
    });
    let text = tombstone(&run, record, &mut taken, &Told { args, date: &date, hold, files: &files });
    steps.push(Step::Tombstone { path: tombstone_path(&run, record), text });
    if !args.dry_run {
        steps.iter().try_for_each(|step| step.take(root))?;
    }
    let mut told: String = steps.iter().map(|step| step.told(args.dry_run)).collect();
    told.push_str(&after(files.as_deref(), hold, &date));
    print(&told)?;
    Ok(Exit::Clean)
}

/// The day that readers are told, and whether it has still to come.
fn day(args: &TakedownArgs, today: NaiveDate) -> anyhow::Result<(String, bool)> {
    if let Some(days) = args.delay {
        let day = today.checked_add_days(Days::new(u64::from(days)));
        let day = day.ok_or_else(|| anyhow::anyhow!("--delay {days} is too far away"))?;
        return Ok((day.to_string(), days > 0));
    }
    let Some(typed) = &args.date else { return Ok((today.to_string(), false)) };
    let known = Edtf::parse(typed).ok().and_then(|date| date.earliest());
    let first = known.ok_or_else(|| anyhow::anyhow!("`{typed}` is no date\nhelp: write it as 2024-05-01"))?;
    Ok((typed.clone(), first > today))
}

/// What the tombstone says.
struct Told<'a> {
    args: &'a TakedownArgs,
    date: &'a str,
    hold: bool,
    files: &'a Option<Vec<String>>,
}

fn tombstone(run: &Run, record: RecordId, taken: &mut BTreeSet<(Kind, String)>, told: &Told<'_>) -> String {
    let word =
        told.args.reason.to_possible_value().map(|word| word.get_name().to_owned()).unwrap_or_default();
    let mut text = format!("+++\n[takedown]\ndate = \"{}\"\nreason = \"{word}\"\n", told.date);
    if let Some(address) = address(&run.archive.records, record, taken) {
        let _ = writeln!(text, "address = \"{address}\"");
    }
    if told.hold {
        text.push_str("hold = true # told to nobody; remove this line once the day has come\n");
    }
    if let Some(files) = told.files.as_ref().filter(|files| !files.is_empty()) {
        text.push_str("files = [\n");
        text.extend(files.iter().map(|hash| format!("  \"{hash}\",\n")));
        text.push_str("]\n");
    }
    text + "+++\n"
}

/// Where the tombstone stands, if not where the record did: its public id, or one that tells nothing.
fn address(records: &Records, record: RecordId, taken: &mut BTreeSet<(Kind, String)>) -> Option<String> {
    let head = records.head(record);
    if let Some(id) = &head.publish.public_id {
        return Some(id.clone());
    }
    let named = !matches!(record.kind, Kind::Article | Kind::Page);
    let hidden = records.all().filter(|other| {
        let is_named = matches!(other.kind, Kind::Person | Kind::Organisation);
        (*other == record && named) || (is_named && records.head(*other).hides_name())
    });
    let tells = |other: RecordId| {
        let aliases = records.aliases(other).iter().map(|alias| alias.value.as_str());
        aliases.chain([records.name(other)]).any(|name| share_word(&head.id, name))
    };
    hidden.into_iter().any(tells).then(|| free(taken, record.kind, "gone"))
}

/// Every id that a record of its kind may not have.
fn taken_ids(records: &Records) -> BTreeSet<(Kind, String)> {
    let mut taken = BTreeSet::new();
    for record in records.all() {
        let head = records.head(record);
        let old = head.redirects.iter().map(|row| &row.0);
        let all = old.chain(&head.publish.public_id).chain([&head.id]);
        taken.extend(all.map(|id| (record.kind, id.clone())));
    }
    taken.extend(records.removals.iter().map(|removal| (removal.record.kind, removal.address.clone())));
    taken
}

/// The first free id with a number.
fn free(taken: &mut BTreeSet<(Kind, String)>, kind: Kind, stem: &str) -> String {
    let mut ids = (1..).map(|number| format!("{stem}-{number:04}"));
    let id = ids.find(|id| !taken.contains(&(kind, id.clone()))).unwrap_or_default();
    taken.insert((kind, id.clone()));
    id
}

/// Other records whose address tells a hidden name.
fn telling_records(run: &Run, check: &LeakCheck) -> Vec<RecordId> {
    let records = &run.archive.records;
    let shown = records.all().filter(|record| {
        let head = records.head(*record);
        !head.draft && !head.is_withheld() && head.publish.public_id.is_none()
    });
    let tells = |record: &RecordId| {
        let head = records.head(*record);
        let mut ids = head.redirects.iter().map(|row| &row.0).chain([&head.id]);
        let path = |id: &str| SitePath::of_record(record.kind, id, run.config.addresses);
        ids.any(|id| check.look(path(id).as_str(), b"").is_some())
    };
    shown.filter(tells).collect()
}

/// The SHA-256 of every published file that names the record in full, or is its page.
fn told_files(
    published: &Path,
    run: &Run,
    record: RecordId,
    check: LeakCheck,
) -> anyhow::Result<Option<Vec<String>>> {
    let check = check.of_record(record);
    let head = run.archive.records.head(record);
    let old = head.redirects.iter().map(|row| row.0.as_str());
    let ids = old.chain(head.publish.public_id.as_deref()).chain([head.id.as_str()]);
    let mut pages: BTreeSet<String> = ids
        .map(|id| SitePath::of_record(record.kind, id, run.config.addresses).as_str().to_owned())
        .collect();
    let shows = |media: &&Media| media.people.contains(&record) || media.of == [record];
    let shown = run.archive.records.media.iter().filter(shows);
    pages.extend(shown.filter_map(|media| {
        let digest = &media.cleaned.as_ref()?.digest;
        Some(SitePath::of_picture(digest, &media.ending).as_str().to_owned())
    }));
    let wanted = |path: &str, bytes: &[u8]| {
        // The same page in a further language lies one folder deeper.
        let main = path.split_once('/').filter(|(lang, _)| Kind::from_folder(lang).is_none());
        pages.contains(path)
            || main.is_some_and(|(_, main)| pages.contains(main))
            || check.look(path, bytes).is_some_and(|leak| leak.record == Some(record))
    };
    source::published(published, &wanted)
}

/// Copies of the record and its translations, and what goes.
fn steps(run: &Run, ids: &Ids, record: RecordId) -> Vec<Step> {
    let translations = ids.translations().iter().filter(|row| row.0 == record).map(|row| row.2);
    let own = ids.file(record);
    let mut steps = Vec::new();
    for file in translations.chain([own]) {
        let path = run.sources.path(file);
        let Some(below) = path.strip_prefix("content/") else { continue };
        steps.push(Step::Keep { from: path.to_owned(), to: format!("private/{below}") });
        if file != own {
            steps.push(Step::Remove { path: path.to_owned() });
        }
    }
    steps
}

/// Where the tombstone is written: in place of the record.
fn tombstone_path(run: &Run, record: RecordId) -> String {
    let path = run.sources.path(run.archive.records.head(record).file);
    path.strip_prefix("private/").map_or_else(|| path.to_owned(), |below| format!("content/{below}"))
}

impl Step {
    fn take(&self, root: &Path) -> anyhow::Result<()> {
        match self {
            Step::Keep { from, to } => edit::keep(&root.join(from), &root.join(to)),
            Step::PublicId { path, id } => edit::front(&root.join(path), |front| {
                let publish = front.entry("publish").or_insert(Item::Table(Table::new()));
                publish["public_id"] = value(id);
                Ok(())
            }),
            Step::Remove { path } => edit::remove(&root.join(path)),
            Step::Tombstone { path, text } => edit::replace(&root.join(path), text.as_bytes()),
        }
    }

    fn told(&self, dry: bool) -> String {
        let verb = |done: &'static str, would: &'static str| if dry { would } else { done };
        match self {
            Step::Keep { from, to } => format!("{} {from} to {to}\n", verb("copied", "would copy")),
            Step::PublicId { path, id } => {
                format!(
                    "{} {path} the address `{id}`: its id tells a hidden name\n",
                    verb("gave", "would give")
                )
            }
            Step::Remove { path } => format!("{} {path}\n", verb("removed", "would remove")),
            Step::Tombstone { path, text } => {
                let lines = text.lines().take_while(|line| !line.starts_with("files"));
                let head: String = lines
                    .map(|line| {
                        format!(
                            "  {line}
"
                        )
                    })
                    .collect();
                format!("{} {path} by a tombstone:\n{head}", verb("replaced", "would replace"))
            }
        }
    }
}

/// What an editor has to know and do now.
fn after(files: Option<&[String]>, hold: bool, date: &str) -> String {
    let listed = match files {
        None => {
            "no published site was found, so that no file of it is listed to be dropped (`--published DIR`)"
                .to_owned()
        }
        Some(files) => {
            format!("{} published files told of it; their hashes stand in the tombstone", files.len())
        }
    };
    let told = if hold {
        format!("Nothing is told of it before {date}, and then only once you remove `hold`.")
    } else {
        "It stands on corrections.html, without a name.".to_owned()
    };
    format!(
        "{listed}\n{told}\nNext: `casebook build`, publish, and tell those who keep copies. Version control and \
         backups still hold the record.\n"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_free_id_is_nobodys() {
        let mut taken = BTreeSet::from([(Kind::Person, "gone-0001".to_owned())]);
        assert_eq!(free(&mut taken, Kind::Person, "gone"), "gone-0002");
        assert_eq!(free(&mut taken, Kind::Person, "gone"), "gone-0003");
        assert_eq!(free(&mut taken, Kind::Case, "gone"), "gone-0001");
    }
}
