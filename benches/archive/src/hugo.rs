//! The same archive as a site for Hugo, for comparison: what a reader finds on Casebook's pages with
//! `[outputs]` off stands on these as well, as far as an author can write it down.
//!
//! The layouts lie in `../hugo/`, under names that versions before and after 0.146 know. People, cases and
//! outlets are taxonomies whose terms have a file of their own, years are sections. What Casebook finds by
//! itself – names in the text, the spelling that each report prints – is left out: see `../../README.md`.

use std::collections::BTreeSet;
use std::io;
use std::path::Path;

use crate::corpus::{Article, CASE_TEXT, Corpus, EVENTS, OUTLETS, WORK, about, put};

/// More people than this are listed by letter, as Casebook does it.
const ROWS: usize = 200;

/// Files of `../hugo/` by their paths there.
macro_rules! files {
    ($($path:literal),* $(,)?) => { [$(($path, include_str!(concat!("../hugo/", $path)))),*] };
}

const FILES: &[(&str, &str)] = &files![
    "hugo.toml",
    "layouts/404.html",
    "layouts/_default/baseof.html",
    "layouts/_default/term.html",
    "layouts/articles/list.html",
    "layouts/articles/single.html",
    "layouts/cases/term.html",
    "layouts/cases/terms.html",
    "layouts/index.html",
    "layouts/outlets/term.html",
    "layouts/outlets/terms.html",
    "layouts/partials/about.html",
    "layouts/partials/basis.html",
    "layouts/partials/case.html",
    "layouts/partials/cases.html",
    "layouts/partials/cite.html",
    "layouts/partials/crumbs.html",
    "layouts/partials/filters.html",
    "layouts/partials/foot.html",
    "layouts/partials/initials.html",
    "layouts/partials/legend.html",
    "layouts/partials/letters.html",
    "layouts/partials/neighbours.html",
    "layouts/partials/numbered.html",
    "layouts/partials/origin.html",
    "layouts/partials/pager.html",
    "layouts/partials/parts.html",
    "layouts/partials/people.html",
    "layouts/partials/person.html",
    "layouts/partials/related.html",
    "layouts/partials/reports.html",
    "layouts/partials/source.html",
    "layouts/partials/sources.html",
    "layouts/partials/top.html",
    "layouts/partials/years.html",
    "layouts/people/term.html",
    "layouts/people/terms.html",
    "static/style.css",
];

/// Writes the archive as Hugo reads it.
pub(crate) fn write(corpus: &Corpus, root: &Path) -> io::Result<()> {
    for (name, text) in FILES {
        put(&root.join(name), text)?;
    }
    for (list, title) in
        [("articles", "Reports"), ("people", "People"), ("cases", "Cases"), ("outlets", "Outlets")]
    {
        branch(root, list, &format!("title = \"{title}\"\n"), "")?;
    }
    for (at, name) in OUTLETS.iter().enumerate() {
        branch(root, &format!("outlets/outlet-{at}"), &format!("title = \"{name}\"\n"), "")?;
    }
    let reports = write_articles(corpus, root)?;
    write_people(corpus, root, &reports)?;
    write_cases(corpus, root, &reports)
}

/// A page that lists others.
fn branch(root: &Path, path: &str, front: &str, body: &str) -> io::Result<()> {
    put(&root.join(format!("content/{path}/_index.md")), &format!("+++\n{front}+++\n\n{body}"))
}

/// Pages of people or cases that have something in common: `People: A`, to be linked as `A`.
fn narrowed(root: &Path, list: &str, of: &str, values: BTreeSet<&str>) -> io::Result<()> {
    // They are linked from the whole list, and have none of their own.
    branch(root, list, "[build]\nrender = \"never\"\n", "")?;
    for value in values {
        let front = format!("title = \"{of}: {value}\"\nlinkTitle = \"{value}\"\n");
        branch(root, &format!("{list}/{}", value.to_lowercase()), &front, "")?;
    }
    Ok(())
}

/// Writes the articles and the years they lie in; returns them, without their text, by their cases.
fn write_articles(corpus: &Corpus, root: &Path) -> io::Result<Vec<Vec<Article>>> {
    let mut reports: Vec<Vec<Article>> = (0..corpus.cases).map(|_| Vec::new()).collect();
    let mut years = BTreeSet::new();
    for article in corpus.articles() {
        let people: Vec<&str> = article.named.iter().map(|at| corpus.people[*at].id.as_str()).collect();
        let text = format!(
            "+++\ntitle = \"{}\"\ndate = {}\noutlets = \"outlet-{}\"\ncases = [\"case-{}\"]\npeople = {people:?}\nid = \"{}\"\n+++\n\n{}",
            article.title, article.date, article.outlet, article.case, article.id, article.body
        );
        put(&root.join(article.path()), &text)?;
        years.insert(article.date[..4].to_owned());
        reports[article.case].push(Article { body: String::new(), ..article });
    }
    for year in years {
        let front = format!("title = \"Reports: {year}\"\nlinkTitle = \"{year}\"\n");
        branch(root, &format!("articles/{year}"), &front, "")?;
    }
    Ok(reports)
}

fn write_people(corpus: &Corpus, root: &Path, reports: &[Vec<Article>]) -> io::Result<()> {
    let first = reports.iter().filter_map(|reports| reports.first());
    let victims: BTreeSet<usize> = first.flat_map(|first| first.people.clone()).collect();
    let by_letter = corpus.people.len() > ROWS;
    let mut letters = BTreeSet::new();
    for (at, person) in corpus.people.iter().enumerate() {
        let mut front = format!("title = \"{}\"\n", person.full(0));
        if by_letter {
            let letter = &person.given[0][..1];
            letters.insert(letter);
            front.push_str(&format!("letters = [\"{letter}\"]\n"));
        }
        if victims.contains(&at) {
            front.push_str("roles = [\"victim\"]\n");
        }
        let spellings = [1, 2].map(|spelling| person.full(spelling));
        front.push_str(&format!(
            "id = \"{}\"\nknown_as = [\"{}\"]\nspellings = {spellings:?}\n",
            person.id,
            WORK[at % 8],
        ));
        branch(root, &format!("people/{}", person.id), &front, &about(at))?;
    }
    narrowed(root, "letters", "People", letters)?;
    narrowed(root, "roles", "People", BTreeSet::from(["Victim"]))
}

/// Writes the cases: what the invented ones have come to, nobody tells.
fn write_cases(corpus: &Corpus, root: &Path, reports: &[Vec<Article>]) -> io::Result<()> {
    let mut all_years = BTreeSet::new();
    for (at, reports) in reports.iter().enumerate() {
        let events = EVENTS.iter().zip(reports).map(|(_, report)| &report.date[..4]);
        let years: BTreeSet<&str> = events.collect();
        let front = format!(
            "title = \"{}\"\nstates = [\"unknown\"]\nyears = [{}]\n{}",
            corpus.case_title(at),
            years.iter().map(|year| format!("\"{year}\"")).collect::<Vec<_>>().join(", "),
            corpus.story(at, reports, ["parties", "events"])
        );
        branch(root, &format!("cases/case-{at}"), &front, CASE_TEXT)?;
        all_years.extend(years);
    }
    narrowed(root, "states", "Cases", BTreeSet::from(["Unknown"]))?;
    narrowed(root, "years", "Cases", all_years)
}
