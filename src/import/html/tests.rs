//! Facts that pages state in their many ways; every page is invented.

use super::*;

const BODY: &str = "<p>A court in the northern town of Kells has sent the miner Per Lund to prison for four years for speaking \
    to the press about the deaths in the pit.</p><p>The trial was closed, and neither his wife nor his neighbours were let in, \
    though they had walked for two days to be there.</p>";

fn draft(head: &str, top: &str) -> Draft {
    let html = format!("<html><head>{head}</head><body><article>{top}{BODY}</article></body></html>");
    read(html.as_bytes(), &Context::default()).drafts.remove(0)
}

#[test]
fn the_heading_that_the_head_repeats_is_the_title() {
    let title = |head: &str, top: &str| draft(head, top).title;
    assert_eq!(
        title(
            "<title>Miners freed - Hill News</title><meta property='og:site_name' content='Hill News'>",
            "<h1>Hill News</h1><h1>Miners freed</h1>"
        )
        .as_deref(),
        Some("Miners freed")
    );
    assert_eq!(title("<meta property='og:title' content='Miners freed in Kells | Hill News'><meta property='og:site_name' content='Hill News'>", "").as_deref(), Some("Miners freed in Kells"));
    assert_eq!(
        title("<title>The long way home: a miner’s story</title>", "").as_deref(),
        Some("The long way home: a miner’s story")
    );
    assert_eq!(title("", ""), None);
}

#[test]
fn authors_are_people() {
    let authors = |head: &str, top: &str| draft(head, top).authors;
    assert_eq!(
        authors("<meta name=author content='Anna Orlova and Jan Wit'>", ""),
        ["Anna Orlova", "Jan Wit"]
    );
    assert_eq!(authors("", "<p class=byline>By Anna Orlova</p>"), ["Anna Orlova"]);
    assert!(authors("<meta name=author content='https://hill.example/anna'>", "").is_empty());
    assert!(
        authors(
            "<meta property='og:site_name' content='Hill News'><meta name=author content='Hill News'>",
            ""
        )
        .is_empty()
    );
}

#[test]
fn what_the_page_does_not_say_stays_empty() {
    let draft = draft("", "");
    assert_eq!((draft.date, draft.url, draft.rights, draft.outlet), (None, None, None, None));
    assert_eq!(draft.lang.as_deref(), Some("en"));
}

#[test]
fn attributes_are_counted_without_a_tree() {
    assert_eq!(attributes("<p>a b c</p><img src=\"a b 'c\" alt='d e' hidden/>"), 3);
    assert_eq!(attributes("<a title=it's href=x>many words and 'more' of them</a>"), 2);
    assert_eq!(attributes("<!-- no tag at all --> a < b and so on <br/>"), 0);
    let hurts: String = (0..60_000).map(|at| format!(" a{at}=1")).collect();
    assert!(attributes(&format!("<p{hurts}>")) > limits::ATTRIBUTES);
    let page = format!("<html><title>Report</title><p{hurts}>The court heard it.</p></html>");
    let read = read(page.as_bytes(), &Context::default());
    assert!(read.drafts[0].issues.iter().any(|issue| issue.kind == IssueKind::ReadAsText));
}

#[test]
fn depth_is_counted_without_a_tree() {
    assert_eq!(nesting("<div><p>a<p>b<br><b>c</b></div>"), 2);
    assert!(nesting(&"<div>".repeat(5000)) > limits::NESTING);
    assert!(flatten("<div>a<script>b</script><p>c").split_whitespace().eq(["a", "c"]));
}
