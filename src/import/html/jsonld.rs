//! What a page's JSON-LD says of its article.

use serde_json::Value;

/// Facts of the article that the page is about.
#[derive(Debug, Default)]
pub(crate) struct Article {
    pub(crate) headline: Option<String>,
    pub(crate) published: Option<String>,
    pub(crate) modified: Option<String>,
    pub(crate) authors: Vec<String>,
    pub(crate) publisher: Option<String>,
    pub(crate) url: Option<String>,
    pub(crate) lang: Option<String>,
    pub(crate) license: Option<String>,
}

/// How many objects of a page are looked at; real pages have a few dozen.
const OBJECTS: usize = 5_000;

impl Article {
    /// Reads the page's scripts; a broken one is passed over.
    pub(crate) fn find(scripts: Vec<String>) -> Self {
        let values: Vec<Value> = scripts.iter().filter_map(|s| parse(s)).collect();
        let objects = objects(&values);
        let kinds = |kind: fn(&str) -> bool| objects.iter().filter(move |o| types(o).any(kind));
        let article = kinds(is_article).next().or_else(|| kinds(|t| t.ends_with("WebPage")).next());
        let mut found = article.map(|o| Self::of(o, &objects)).unwrap_or_default();
        if found.publisher.is_none() {
            let site = kinds(|t| t == "NewsMediaOrganization" || t == "WebSite").next();
            found.publisher = site.and_then(|o| name(&o["name"], &objects));
        }
        found
    }

    fn of(object: &Value, all: &[&Value]) -> Self {
        Self {
            headline: text(&object["headline"]).or_else(|| text(&object["name"])),
            published: text(&object["datePublished"]).or_else(|| text(&object["dateCreated"])),
            modified: text(&object["dateModified"]),
            authors: names(&object["author"], all),
            publisher: name(&object["publisher"], all),
            url: text(&object["url"])
                .or_else(|| text(&object["mainEntityOfPage"]["@id"]))
                .or_else(|| text(&object["mainEntityOfPage"])),
            lang: text(&object["inLanguage"]),
            license: text(&object["license"])
                .or_else(|| name(&object["copyrightHolder"], all).map(|n| format!("© {n}"))),
        }
    }
}

/// Parses a script, with the line breaks in strings that some pages leave in.
fn parse(script: &str) -> Option<Value> {
    let script = script
        .trim()
        .trim_start_matches("<!--")
        .trim_start_matches("//<![CDATA[")
        .trim_end_matches("//]]>")
        .trim_end_matches("-->")
        .trim();
    let clean = || script.chars().map(|c| if c.is_control() { ' ' } else { c }).collect::<String>();
    serde_json::from_str(script).ok().or_else(|| serde_json::from_str(&clean()).ok())
}

/// All objects of the scripts, outer before inner.
fn objects(values: &[Value]) -> Vec<&Value> {
    let mut queue: std::collections::VecDeque<&Value> = values.iter().collect();
    let mut objects = Vec::new();
    while let Some(value) = queue.pop_front() {
        match value {
            Value::Array(items) => queue.extend(items),
            Value::Object(fields) => {
                objects.push(value);
                queue.extend(fields.values().filter(|v| v.is_object() || v.is_array()));
            }
            _ => {}
        }
        if objects.len() > OBJECTS {
            break;
        }
    }
    objects
}

fn types(object: &Value) -> impl Iterator<Item = &str> {
    let listed = object["@type"].as_array().map(Vec::as_slice).unwrap_or_default();
    let single = object["@type"].as_str();
    single.into_iter().chain(listed.iter().filter_map(Value::as_str))
}

fn is_article(kind: &str) -> bool {
    kind.ends_with("Article")
        || kind.ends_with("Posting")
        || matches!(kind, "Report" | "ClaimReview" | "Recipe")
}

/// A text, also as the first of a list or as a `@value`.
fn text(value: &Value) -> Option<String> {
    let value = value.as_array().and_then(|a| a.first()).unwrap_or(value);
    let text = value.as_str().or_else(|| value["@value"].as_str())?;
    let text = super::blocks::collapse(&unescape(text));
    (!text.is_empty()).then_some(text)
}

/// Character references that pages leave in JSON.
fn unescape(text: &str) -> String {
    if !text.contains('&') {
        return text.to_owned();
    }
    let fragment = scraper::Html::parse_fragment(&text.replace('<', "&lt;"));
    fragment.root_element().text().collect()
}

fn name(value: &Value, all: &[&Value]) -> Option<String> {
    names(value, all).into_iter().next()
}

/// Names in a text, an object, a reference to one, or a list of these.
fn names(value: &Value, all: &[&Value]) -> Vec<String> {
    match value {
        Value::String(_) => text(value).into_iter().collect(),
        Value::Array(items) => items.iter().take(50).flat_map(|item| single_name(item, all)).collect(),
        _ => single_name(value, all).into_iter().collect(),
    }
}

fn single_name(value: &Value, all: &[&Value]) -> Option<String> {
    let referred = || {
        let id = value["@id"].as_str()?;
        let target = all.iter().find(|o| o["@id"].as_str() == Some(id) && o.get("name").is_some())?;
        text(&target["name"])
    };
    text(&value["name"]).or_else(|| text(value)).or_else(referred)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_article_in_a_graph_with_references_is_read() {
        let script = r##"{"@graph":[{"@type":"WebSite","name":"Hill News"},
            {"@type":["NewsArticle"],"headline":"Miners &amp; judges","datePublished":"2019-10-15T08:00:00+02:00",
             "author":{"@id":"#a"},"publisher":{"name":"Hill News"}},{"@id":"#a","@type":"Person","name":"Anna Orlova"}]}"##;
        let article = Article::find(vec![script.to_owned(), "{broken".to_owned()]);
        assert_eq!(article.headline.as_deref(), Some("Miners & judges"));
        assert_eq!(article.authors, ["Anna Orlova"]);
        assert_eq!(article.published.as_deref(), Some("2019-10-15T08:00:00+02:00"));
    }

    #[test]
    fn deep_and_broken_scripts_do_no_harm() {
        let deep = "[".repeat(100_000);
        assert!(Article::find(vec![deep, "null".to_owned(), "{\"@type\":5}".to_owned()]).headline.is_none());
    }
}
