//! How to cite a report: in words, as BibTeX, as CSL-JSON.
//!
//! What is cited is the report, as its outlet published it; the archive's own page stands beside it as the
//! place where it was read. Names and titles stay exactly as typed.

use serde::Serialize;

use crate::model::{Article, RecordId};
use crate::site::messages::Arg;
use crate::site::pages::Desk;
use crate::text::edtf::{Certainty, Edtf, End, PartialDate, Precision};

/// A report or a page of the archive, ready to be cited.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Citation {
    /// One line in the language of the interface.
    pub plain: String,
    /// An entry that BibTeX and biblatex read; `None` where the site has no open data.
    pub bibtex: Option<String>,
    /// A CSL-JSON item, as Zotero and pandoc read it (they take a list: put it between `[` and `]`).
    pub csl: Option<String>,
}

/// Says how to cite a report.
#[must_use]
pub fn citation(desk: &Desk<'_>, article: RecordId) -> Citation {
    let data = desk.site.config.outputs.data;
    let plain = plain(desk, article);
    Citation { plain, bibtex: data.then(|| bibtex(desk, article)), csl: data.then(|| csl(desk, article)) }
}

/// Says how to cite the archive's own page on a record that is no report; `plain` is that in words.
#[must_use]
pub fn page_citation(desk: &Desk<'_>, record: RecordId, plain: String) -> Citation {
    if !desk.site.config.outputs.data {
        return Citation { plain, bibtex: None, csl: None };
    }
    let (name, site) = (desk.site.public.records().name(record), &desk.site.config.title);
    let (id, address) = (&desk.site.public.records().head(record).id, address(desk, record));
    let key = format!("{}-{id}", record.kind.singular());
    // Where the site does not know its own address, the path is told in a note.
    let field = if desk.site.config.base_url.is_some() {
        ("url", verbatim(&address))
    } else {
        ("note", escaped(&address))
    };
    let bibtex = format!(
        "@misc{{{key},\n  title = {{{{{}}}}},\n  howpublished = {{{}}},\n  {} = {{{}}}\n}}\n",
        escaped(name),
        escaped(site),
        field.0,
        field.1
    );
    let item = Item {
        id: &key,
        kind: "webpage",
        title: name,
        container_title: Some(site),
        author: Vec::new(),
        translator: Vec::new(),
        issued: None,
        url: desk.site.config.base_url.is_some().then_some(&*address),
        language: Some(&desk.site.config.lang),
        archive: site,
        archive_location: address.clone(),
    };
    let csl = serde_json::to_string(&item).expect("an item of texts and numbers is JSON");
    Citation { plain, bibtex: Some(bibtex), csl: Some(csl) }
}

/// One line in words.
#[must_use]
pub fn plain(desk: &Desk<'_>, article: RecordId) -> String {
    in_words(desk, article, "cite_article")
}

/// A report in words: a message that may say `outlet`, `title`, `date`, `site` and `address`.
#[must_use]
pub fn in_words(desk: &Desk<'_>, record: RecordId, key: &str) -> String {
    let records = desk.site.public.records();
    let article = &records.articles[record.at()];
    let unknown = desk.words.text("outlet_unknown");
    let outlet = article.outlet.map_or(&*unknown, |outlet| records.name(outlet));
    let args = [
        ("outlet", Arg::Word(outlet)),
        ("title", Arg::Word(&article.title)),
        ("date", Arg::Word(&desk.date(article.date.as_ref()).text)),
        ("site", Arg::Word(&desk.site.config.title)),
        ("address", Arg::Word(&address(desk, record))),
    ];
    desk.words.messages().fill(key, &args)
}

/// The page's address: full where the site knows its own, else its path.
fn address(desk: &Desk<'_>, record: RecordId) -> String {
    let base = desk.site.config.base_url.as_deref().unwrap_or_default();
    let path = desk.site.plan.address(record).map_or("", |path| path.as_str());
    format!("{base}{path}")
}

/// An entry that BibTeX and biblatex read.
#[must_use]
pub fn bibtex(desk: &Desk<'_>, record: RecordId) -> String {
    let records = desk.site.public.records();
    let article = &records.articles[record.at()];
    let mut out = format!("@misc{{{}", records.head(record).id);
    let mut field = |key: &str, value: &str| {
        if !value.is_empty() {
            out.push_str(&format!(",\n  {key} = {{{value}}}"));
        }
    };
    let braced = |names: &[String]| {
        names.iter().map(|name| format!("{{{}}}", escaped(name))).collect::<Vec<_>>().join(" and ")
    };
    field("author", &braced(&article.authors));
    field("translator", &braced(&article.translators));
    field("title", &format!("{{{}}}", escaped(&article.title)));
    field("howpublished", &escaped(article.outlet.map_or("", |outlet| records.name(outlet))));
    if let Some(Edtf::At(date)) = &article.date {
        dated(*date, &mut field);
    }
    if let Some(date @ (Edtf::At(_) | Edtf::Lasted(..))) = &article.date {
        field("date", &date.to_string());
    }
    field("url", &verbatim(article.url.as_deref().unwrap_or_default()));
    field("language", article.lang.as_deref().unwrap_or_default());
    field("note", &format!("In: {}, {}", escaped(&desk.site.config.title), escaped(&address(desk, record))));
    out.push_str("\n}\n");
    out
}

/// Year, month and day for those who do not read `date`: never finer than known.
fn dated(date: PartialDate, field: &mut impl FnMut(&str, &str)) {
    if date.precision >= Precision::Year {
        field("year", &date.year.to_string());
    }
    if matches!(date.precision, Precision::Month | Precision::Day) {
        field("month", &date.month.to_string());
    }
    if date.precision == Precision::Day {
        field("day", &date.day.to_string());
    }
}

/// A text in which no letter is a command of TeX.
fn escaped(text: &str) -> String {
    let plain = |byte: u8| !byte.is_ascii_control() && byte != 0xc2 && !b"\\{}~^%&$#_".contains(&byte);
    if text.bytes().all(plain) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\\' => out.push_str("\\textbackslash{}"),
            '{' => out.push_str("\\textbraceleft{}"),
            '}' => out.push_str("\\textbraceright{}"),
            '~' => out.push_str("\\textasciitilde{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            '%' | '&' | '$' | '#' | '_' => out.extend(['\\', letter]),
            _ if letter.is_control() => out.push(' '),
            _ => out.push(letter),
        }
    }
    out
}

/// An address in a field that is taken letter for letter, in which only braces could do harm.
fn verbatim(url: &str) -> String {
    url.replace('{', "%7B").replace('}', "%7D").replace('\\', "%5C")
}

/// An item of CSL-JSON.
#[derive(Serialize)]
struct Item<'a> {
    id: &'a str,
    #[serde(rename = "type")]
    kind: &'static str,
    title: &'a str,
    #[serde(rename = "container-title", skip_serializing_if = "Option::is_none")]
    container_title: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    author: Vec<Name<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    translator: Vec<Name<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    issued: Option<CslDate>,
    #[serde(rename = "URL", skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<&'a str>,
    archive: &'a str,
    archive_location: String,
}

/// A name as printed: nobody says which part is the family's.
#[derive(Serialize)]
struct Name<'a> {
    literal: &'a str,
}

#[derive(Serialize, Default)]
struct CslDate {
    #[serde(rename = "date-parts", skip_serializing_if = "Vec::is_empty")]
    parts: Vec<Vec<i16>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    season: Option<u8>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    circa: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    literal: Option<String>,
}

/// A CSL-JSON item.
#[must_use]
pub fn csl(desk: &Desk<'_>, record: RecordId) -> String {
    let records = desk.site.public.records();
    let article: &Article = &records.articles[record.at()];
    let item = Item {
        id: &records.head(record).id,
        kind: "article-newspaper",
        title: &article.title,
        container_title: article.outlet.map(|outlet| records.name(outlet)),
        author: names(&article.authors),
        translator: names(&article.translators),
        issued: article.date.as_ref().map(issued),
        url: article.url.as_deref(),
        language: article.lang.as_deref(),
        archive: &desk.site.config.title,
        archive_location: address(desk, record),
    };
    serde_json::to_string(&item).expect("an item of texts and numbers is JSON")
}

fn names(names: &[String]) -> Vec<Name<'_>> {
    names.iter().map(|literal| Name { literal }).collect()
}

/// A date as CSL has it; what it has no form for stays EDTF.
fn issued(date: &Edtf) -> CslDate {
    match date {
        Edtf::At(point) if point.precision >= Precision::Year => CslDate {
            parts: vec![parts(*point)],
            season: (point.precision == Precision::Season).then(|| point.month - 20),
            circa: point.certainty != Certainty::Sure,
            literal: None,
        },
        Edtf::Lasted(End::At(start), End::At(end))
            if start.precision.min(end.precision) >= Precision::Year =>
        {
            CslDate {
                parts: vec![parts(*start), parts(*end)],
                circa: !date.is_certain(),
                ..CslDate::default()
            }
        }
        _ => CslDate { literal: Some(date.to_string()), ..CslDate::default() },
    }
}

fn parts(date: PartialDate) -> Vec<i16> {
    let count = match date.precision {
        Precision::Day => 3,
        Precision::Month => 2,
        _ => 1,
    };
    [date.year, i16::from(date.month), i16::from(date.day)][..count].to_vec()
}

#[cfg(test)]
mod tests {
    use super::{escaped, issued, verbatim};
    use crate::text::edtf::Edtf;

    #[test]
    fn no_letter_of_a_title_is_a_command() {
        assert_eq!(
            escaped(r"100 % {of} a_b \ c~"),
            r"100 \% \textbraceleft{}of\textbraceright{} a\_b \textbackslash{} c\textasciitilde{}"
        );
        assert_eq!(verbatim("https://a.example/{x}?y=%20"), "https://a.example/%7Bx%7D?y=%20");
    }

    #[track_caller]
    fn check(date: &str, csl: &str) {
        assert_eq!(serde_json::to_string(&issued(&Edtf::parse(date).unwrap())).unwrap(), csl);
    }

    #[test]
    fn a_date_is_never_finer_than_it_was_given() {
        check("2019-10-14", r#"{"date-parts":[[2019,10,14]]}"#);
        check("2019-10?", r#"{"date-parts":[[2019,10]],"circa":true}"#);
        check("2019-21", r#"{"date-parts":[[2019]],"season":1}"#);
        check("2019/2020-03", r#"{"date-parts":[[2019],[2020,3]]}"#);
        check("[2018-12..2021-04]", r#"{"literal":"[2018-12..2021-04]"}"#);
        check("201X", r#"{"literal":"201X"}"#);
    }
}
