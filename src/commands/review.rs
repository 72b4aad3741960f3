//! `casebook review`: drafts, what they lack, and how to accept them.

use std::path::Path;

use crate::cli::ReviewArgs;
use crate::commands::{Exit, print};
use crate::edit;
use crate::import::ISSUES;
use crate::import::front::REVIEW;
use crate::import::ids::UNKNOWN_OUTLET;
use crate::model::{Article, Records, Shared};
use crate::parse;
use crate::source::{self, Sources};

pub(super) fn run(root: &Path, args: &ReviewArgs) -> anyhow::Result<Exit> {
    let mut ignored = Vec::new();
    let source::Loaded { sources, .. } = source::load(root)?.into(&mut ignored);
    let records = parse::parse(&sources).into(&mut ignored).records;
    for id in &args.ids {
        let known = records.articles.iter().any(|a| a.head.id == *id);
        anyhow::ensure!(known, "no article `{id}`");
    }
    let asked = |a: &&Shared<Article>| a.head.draft && (args.ids.is_empty() || args.ids.contains(&a.head.id));
    let drafts: Vec<&Article> = records.articles.iter().filter(asked).map(|draft| &**draft).collect();
    if args.accept {
        return accept(root, &sources, &drafts);
    }
    let mut text = String::new();
    for draft in &drafts {
        text += &describe(draft, &records, &sources);
    }
    text += &format!("{} drafts\n", drafts.len());
    if !drafts.is_empty() {
        text += "accept with `casebook review --accept ID…`\n";
    }
    print(&text)?;
    Ok(Exit::Clean)
}

fn describe(draft: &Article, records: &Records, sources: &Sources) -> String {
    let mut text = format!("{}\n  {}\n", draft.head.id, draft.title);
    let lacks = lacks(draft, records);
    if !lacks.is_empty() {
        text += &format!("  lacks: {}\n", lacks.join(", "));
    }
    for (word, detail) in issues(&sources.text(draft.head.file)) {
        let message = ISSUES.iter().find(|(_, w, _)| *w == word).map_or(word, |(_, _, message)| message);
        let detail = if detail.is_empty() { String::new() } else { format!(" ({detail})") };
        text += &format!("  look at: {message}{detail}\n");
    }
    if let Some(leader) = draft.copy_of {
        text += &format!("  copy of: {}\n", records.head(leader).id);
    }
    text
}

fn lacks(draft: &Article, records: &Records) -> Vec<&'static str> {
    let unknown = draft.outlet.is_none_or(|o| records.head(o).id == UNKNOWN_OUTLET);
    let fields = [
        ("title", draft.title.starts_with('[')),
        ("date", draft.date.is_none()),
        ("outlet", unknown),
        ("lang", draft.lang.is_none()),
        ("url", draft.url.is_none()),
        ("authors", draft.authors.is_empty()),
    ];
    fields.into_iter().filter(|(_, lacks)| *lacks).map(|(name, _)| name).collect()
}

/// What import noted in the front matter.
fn issues(file: &str) -> impl Iterator<Item = (&str, &str)> {
    let front = file.split("\n+++").next().unwrap_or("");
    let notes = front.lines().filter_map(|line| line.strip_prefix(REVIEW));
    notes.map(|note| note.split_once(' ').unwrap_or((note, "")))
}

/// Takes `draft = true` and the notes out of the front matter; all else stays.
fn accept(root: &Path, sources: &Sources, drafts: &[&Article]) -> anyhow::Result<Exit> {
    let mut text = String::new();
    for draft in drafts {
        let path = sources.path(draft.head.file);
        edit::replace(&root.join(path), accepted(&sources.text(draft.head.file)).as_bytes())?;
        text += &format!("{path}\n");
    }
    text += &format!("{} accepted; `casebook check` says what they still lack\n", drafts.len());
    print(&text)?;
    Ok(Exit::Clean)
}

fn accepted(file: &str) -> String {
    let mut fences = 0;
    let kept = file.split_inclusive('\n').filter(|line| {
        let bare = line.trim();
        fences += usize::from(bare == "+++" && fences < 2);
        let in_front = fences == 1;
        !(in_front && (bare.split('#').next().is_some_and(is_draft_line) || line.starts_with(REVIEW)))
    });
    kept.collect()
}

fn is_draft_line(line: &str) -> bool {
    line.split_once('=').is_some_and(|(key, value)| key.trim() == "draft" && value.trim() == "true")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accepting_takes_out_the_mark_and_the_notes() {
        let file = "+++\ntitle = \"A\"\ndraft = true   # no page\n# review: damage line 4\n# caption: x\n+++\ndraft = true\n";
        assert_eq!(accepted(file), "+++\ntitle = \"A\"\n# caption: x\n+++\ndraft = true\n");
        assert_eq!(issues(file).collect::<Vec<_>>(), [("damage", "line 4")]);
    }
}
