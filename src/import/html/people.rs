//! Who wrote a page's report.

use super::blocks::{collapse, text_of};
use super::page::Page;
use crate::clean::{are_people, people_in};

/// Finds the authors as printed; outlets and desks are nobody.
pub(crate) fn find(page: &Page, outlet: Option<&str>) -> Vec<String> {
    let outlet_key = outlet.map(str::to_lowercase);
    let real = |name: &String| {
        let key = name.to_lowercase();
        let site = outlet_key.as_ref().is_some_and(|o| *o == key);
        !site
            && !key.contains("http")
            && !key.contains('@')
            && key.chars().count() <= 60
            && key.chars().any(char::is_alphabetic)
    };
    let sources: [fn(&Page) -> Vec<String>; 4] = [in_json, in_head, marked, byline];
    for source in sources {
        let mut names: Vec<String> = Vec::new();
        for name in source(page).into_iter().flat_map(|n| split(&n)).filter(real) {
            if !names.iter().any(|n| n.to_lowercase() == name.to_lowercase()) {
                names.push(name);
            }
        }
        if !names.is_empty() {
            return names;
        }
    }
    Vec::new()
}

fn in_json(page: &Page) -> Vec<String> {
    page.article.authors.clone()
}

fn in_head(page: &Page) -> Vec<String> {
    let names = [
        "author",
        "article:author",
        "article:author_name",
        "dc.creator",
        "dcterms.creator",
        "dc.contributor",
        "parsely-author",
        "sailthru.author",
        "byl",
        "citation_author",
        "article.author",
        "twitter:data1",
        "rnews:author",
        "shareaholic:article_author_name",
        "cxenseparse:author",
    ];
    let labelled = |name: &&&str| {
        **name != "twitter:data1"
            || page.meta(&["twitter:label1"]).is_some_and(|l| l.to_lowercase().ends_with(" by"))
    };
    let found = names.iter().filter(labelled).find_map(|name| page.meta.get(*name));
    found.cloned().unwrap_or_default()
}

fn marked(page: &Page) -> Vec<String> {
    let selectors = [
        "[itemprop=author] [itemprop=name]",
        "[itemprop=author]",
        "a[rel~=author]",
        ".author .fn, .vcard .fn",
        ".byline-name, .author-name, .byline__name, .article-author, .post-author, .entry-author",
    ];
    let of = |selector: &&str| {
        let texts: Vec<String> = page
            .select(selector)
            .into_iter()
            .map(text_of)
            .filter(|t| t.chars().count() <= 80 && !t.is_empty())
            .take(8)
            .collect();
        (!texts.is_empty()).then_some(texts)
    };
    selectors.iter().find_map(of).unwrap_or_default()
}

/// `By Anna Orlova` in an element that is named after bylines or authors.
fn byline(page: &Page) -> Vec<String> {
    let named =
        page.select("[class*=byline], [class*=author], [id*=author], [class*=Byline], [class*=Author]");
    let texts = named.into_iter().map(text_of).filter(|t| (3..=120).contains(&t.chars().count()));
    let signed = texts.filter(|t| are_people(t) || !people_in(t).is_empty());
    let named = signed.take(1).collect::<Vec<_>>();
    if named.is_empty() { inside_line(page) } else { named }
}

/// `May 5, 2019 by Anna Orlova in Courts`, `Anna Orlova | Writer | May 5, 2019`: lines
/// below the heading that hold a name among other things.
fn inside_line(page: &Page) -> Vec<String> {
    let meta = page.select("[class*=meta]").into_iter().map(text_of).filter(|t| t.chars().count() <= 120);
    let lines = page.below_heading().into_iter().chain(meta);
    let by = |line: &str| {
        let at = line
            .find(" by ")
            .map(|at| at + 1)
            .or_else(|| (line.starts_with("By ") || line.starts_with("by ")).then_some(0))?;
        let rest = line[at + 3..]
            .split(['|', ',', '•', '·', '('])
            .next()?
            .split(" in ")
            .next()?
            .split(" on ")
            .next()?;
        Some(people_in(rest)).filter(|p| !p.is_empty())
    };
    let barred = |line: &str| {
        let dated = crate::text::printed::first_date(line).is_some();
        let first = line.split(['|', '•', '·']).next().filter(|first| dated && first.len() < line.len())?;
        Some(people_in(first)).filter(|p| !p.is_empty())
    };
    lines.into_iter().find_map(|line| by(&line).or_else(|| barred(&line))).unwrap_or_default()
}

/// Parts a credit into names: `By Anna Orlova and Jan Wit`, `Orlova, Anna` stays one.
fn split(credit: &str) -> Vec<String> {
    let credit = collapse(credit);
    let people = people_in(&credit);
    if !people.is_empty() {
        return people;
    }
    let bare = credit.trim_start_matches("By ").trim_start_matches("by ").trim_matches([',', '|', ' ', '-']);
    if bare.is_empty() || bare.split_whitespace().count() > 6 { Vec::new() } else { vec![bare.to_owned()] }
}
