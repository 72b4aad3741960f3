//! Accepting and rejecting proposals: files are written and edited, keeping
//! their shape; what is rejected is remembered in the content itself.

use std::collections::BTreeSet;
use std::path::Path;

use anyhow::Context as _;
use toml_edit::{ArrayOfTables, DocumentMut, Item, Table, value};

use crate::cli::SuggestArgs;
use crate::commands::new::today;
use crate::commands::{Exit, print};
use crate::edit;
use crate::model::{Kind, RecordId};
use crate::pipeline::Run;
use crate::resolve::suggest::propose::{Offer, Proposal};
use crate::text::lang::script_of;

pub(super) fn run(
    root: &Path,
    run: &Run,
    proposals: &[Proposal],
    args: &SuggestArgs,
) -> anyhow::Result<Exit> {
    let editor = Editor { root, run };
    let mut done = String::new();
    for handle in &args.accept {
        done.push_str(&editor.accept(find(proposals, handle)?)?);
    }
    for handle in &args.reject {
        done.push_str(&editor.reject(find(proposals, handle)?)?);
    }
    print(&done)?;
    Ok(Exit::Clean)
}

/// Finds a proposal by `kind/id`.
fn find<'p>(proposals: &'p [Proposal], handle: &str) -> anyhow::Result<&'p Proposal> {
    let (kind, id) = handle.split_once('/').unwrap_or(("person", handle));
    let found = proposals.iter().find(|proposal| proposal.offer.kind() == kind && proposal.id == id);
    found.with_context(|| format!("no proposal `{handle}`\nhelp: `casebook suggest` lists them"))
}

struct Editor<'a> {
    root: &'a Path,
    run: &'a Run,
}

impl Editor<'_> {
    fn accept(&self, proposal: &Proposal) -> anyhow::Result<String> {
        match &proposal.offer {
            Offer::Person(spellings) => self.new_person(proposal, spellings),
            Offer::Alias(person, native) => self.new_alias(proposal, *person, *native),
            Offer::Party(case, person) => self.new_party(proposal, *case, *person),
            Offer::Case(articles, people) => self.new_case(proposal, articles, people),
            Offer::Duplicate(first, second) => anyhow::bail!(
                "two records are made one by hand: move what `{second}` knows into `{first}`, list `{second}` in its \
                 `redirects`, and delete the other file",
                first = self.run.archive.records.head(*first).id,
                second = self.run.archive.records.head(*second).id,
            ),
        }
    }

    fn reject(&self, proposal: &Proposal) -> anyhow::Result<String> {
        match &proposal.offer {
            Offer::Duplicate(first, second) => {
                let other = self.run.archive.records.head(*second).id.clone();
                self.edit(*first, |record| {
                    let list = record.entry("distinct_from").or_insert(value(toml_edit::Array::new()));
                    list.as_array_mut().context("`distinct_from` is no list")?.push(other);
                    Ok(())
                })
            }
            Offer::Person(_) => self.nobody(proposal),
            _ => anyhow::bail!(
                "only people and duplicates are rejected; leave the other proposals as they are"
            ),
        }
    }

    /// The ids of the articles behind a proposal.
    fn articles(&self, proposal: &Proposal) -> toml_edit::Array {
        let ids: BTreeSet<&str> = proposal
            .places
            .iter()
            .map(|place| self.run.archive.records.head(place.article).id.as_str())
            .collect();
        ids.into_iter().collect()
    }

    fn new_person(&self, proposal: &Proposal, spellings: &[String]) -> anyhow::Result<String> {
        let mut record = DocumentMut::new();
        record["name"] = value(&proposal.name);
        record["added"] = value(today()?.to_string());
        record["draft"] = value(true);
        record["sources"] = value(self.articles(proposal));
        let mut aliases = ArrayOfTables::new();
        for spelling in spellings {
            aliases.push(alias(spelling, false, None));
        }
        if !aliases.is_empty() {
            record["alias"] = Item::ArrayOfTables(aliases);
        }
        self.create(Kind::Person, &proposal.id, &record)
    }

    fn new_case(
        &self,
        proposal: &Proposal,
        articles: &[RecordId],
        people: &[RecordId],
    ) -> anyhow::Result<String> {
        let records = &self.run.archive.records;
        let sources: toml_edit::Array =
            articles.iter().map(|article| records.head(*article).id.as_str()).collect();
        let mut record = DocumentMut::new();
        record["title"] = value(&proposal.name);
        record["added"] = value(today()?.to_string());
        record["draft"] = value(true);
        record["sources"] = value(sources.clone());
        let mut parties = ArrayOfTables::new();
        for person in people {
            let mut party = Table::new();
            party["person"] = value(&records.head(*person).id);
            party["sources"] = value(sources.clone());
            parties.push(party);
        }
        record["party"] = Item::ArrayOfTables(parties);
        self.create(Kind::Case, &proposal.id, &record)
    }

    fn create(&self, kind: Kind, id: &str, record: &DocumentMut) -> anyhow::Result<String> {
        let path = format!("content/{}/{id}.md", kind.folder());
        edit::create(&self.root.join(&path), &format!("+++\n{record}+++\n\n"))?;
        Ok(format!("wrote {path}: a draft, until `draft = true` is removed\n"))
    }

    fn new_alias(&self, proposal: &Proposal, person: RecordId, native: bool) -> anyhow::Result<String> {
        let sources = self.articles(proposal);
        self.edit(person, |record| push(record, "alias", alias(&proposal.name, native, Some(sources))))
    }

    fn new_party(&self, proposal: &Proposal, case: RecordId, person: RecordId) -> anyhow::Result<String> {
        let mut party = Table::new();
        party["person"] = value(&self.run.archive.records.head(person).id);
        party["sources"] = value(self.articles(proposal));
        self.edit(case, |record| push(record, "party", party))
    }

    /// Says in each article that the words name nobody.
    fn nobody(&self, proposal: &Proposal) -> anyhow::Result<String> {
        let mut told = BTreeSet::new();
        for place in &proposal.places {
            let body = self.run.sources.slice(self.run.archive.records.head(place.article).body);
            told.insert((place.article, body[place.range.clone()].to_owned()));
        }
        let mut done = String::new();
        for (article, words) in told {
            let mut mention = Table::new();
            mention["text"] = value(words);
            mention["person"] = value("none");
            done.push_str(&self.edit(article, |record| push(record, "mention", mention))?);
        }
        Ok(done)
    }

    fn edit(
        &self,
        record: RecordId,
        change: impl FnOnce(&mut DocumentMut) -> anyhow::Result<()>,
    ) -> anyhow::Result<String> {
        let path = self.run.sources.path(self.run.archive.records.head(record).file);
        edit::front(&self.root.join(path), change)?;
        Ok(format!("edited {path}\n"))
    }
}

fn push(record: &mut DocumentMut, key: &str, table: Table) -> anyhow::Result<()> {
    let list = record.entry(key).or_insert(Item::ArrayOfTables(ArrayOfTables::new()));
    list.as_array_of_tables_mut().with_context(|| format!("`{key}` is no `[[{key}]]`"))?.push(table);
    Ok(())
}

fn alias(spelling: &str, native: bool, sources: Option<toml_edit::Array>) -> Table {
    let mut table = Table::new();
    table["value"] = value(spelling);
    table["kind"] = value(if native { "native" } else { "variant" });
    if let Some(script) = script_of(spelling).filter(|script| *script != "Latn") {
        table["script"] = value(script);
    }
    if let Some(sources) = sources {
        table["sources"] = value(sources);
    }
    table
}
