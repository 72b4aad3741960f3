//! What a page of many events or cases leaves out, and what a place was called then.

use std::collections::BTreeSet;

use crate::model::{Kind, RecordId};
use crate::site::messages::Arg;
use crate::site::pages::frame::Page;
use crate::site::pages::person::MOST;
use crate::site::views::{Cut, Link, Text};
use crate::site::{Label, Listed};
use crate::text::edtf::Edtf;

impl Page<'_> {
    /// The events that a record's page leaves out: the years of the timeline that have them.
    pub(super) fn events_cut(&self, record: RecordId) -> Option<Cut> {
        let all = self.index().events.get(record);
        let left_out = &all[..all.len().saturating_sub(MOST)];
        let event = |at: &crate::site::EventRef| self.desk.site.public.event(*at);
        let year = |at| event(at).date.and_then(|date| date.year()).map_or(Label::Undated, Label::Year);
        let years: BTreeSet<Label> = left_out.iter().map(year).collect();
        let contents = self.desk.site.plan.contents_for(Listed::Timeline);
        let sections = contents.into_iter().flat_map(|contents| &contents.sections);
        let pages = sections.filter(|section| years.contains(&section.label)).filter_map(|section| {
            let text = match section.label {
                Label::Year(year) => year.to_string(),
                _ => self.t("undated"),
            };
            Some(Link { href: Some(self.to(section.pages.first()?)?), text: Text::plain(text) })
        });
        self.cut(all.len(), pages.collect(), Listed::Timeline)
    }

    /// The cases that a record's page leaves out.
    pub(super) fn cases_cut(&self, record: RecordId) -> Option<Cut> {
        self.cut(self.index().cases.get(record).len(), Vec::new(), Listed::Kind(Kind::Case))
    }

    fn cut(&self, count: usize, mut links: Vec<Link>, list: Listed) -> Option<Cut> {
        if links.is_empty() {
            links.extend(self.list_link(list));
        }
        let args = [("shown", Arg::Number(MOST)), ("count", Arg::Number(count))];
        let key = if links.is_empty() { "latest_of_all" } else { "latest_of" };
        (count > MOST).then(|| Cut { note: self.words().messages().fill(key, &args), links })
    }

    /// A place, with the name it bore at the time: `Astana (then Nur-Sultan)`.
    pub(super) fn place_then(&self, place: RecordId, date: Option<&Edtf>) -> Link {
        let link = self.link(place);
        let aliases = &self.records().places[place.at()].aliases;
        let borne = |span: &Edtf| date.is_some_and(|date| lies_in(date, span));
        let then = aliases.iter().find(|alias| alias.date.as_ref().is_some_and(borne));
        let Some(then) = then.filter(|alias| alias.value != link.text.value) else { return link };
        let borne = self.words().foreign(&*then.value, then.lang.as_deref());
        let (name, then) = (self.words().inside(&link.text), self.words().inside(&borne));
        let args = [("name", Arg::Word(&name)), ("then", Arg::Word(&then))];
        Link { text: Text::plain(self.words().messages().fill("place_then", &args)), ..link }
    }
}

/// Whether a date lies wholly within a span; an open end of the span is no bound.
fn lies_in(date: &Edtf, span: &Edtf) -> bool {
    let (Some(first), Some(last)) = (date.earliest(), date.latest()) else { return false };
    let (start, end) = (span.earliest(), span.latest());
    (start.is_some() || end.is_some())
        && start.is_none_or(|start| start <= first)
        && end.is_none_or(|end| last <= end)
}

#[cfg(test)]
mod tests {
    use super::lies_in;
    use crate::text::edtf::Edtf;

    #[track_caller]
    fn check(date: &str, span: &str, expected: bool) {
        assert_eq!(lies_in(&Edtf::parse(date).unwrap(), &Edtf::parse(span).unwrap()), expected);
    }

    #[test]
    fn a_name_counts_only_for_dates_wholly_in_its_time() {
        check("2021-01", "2019-03/2022-09", true);
        check("2019", "2019-03/2022-09", false);
        check("2023-01-01", "2019-03/2022-09", false);
        check("2023-01-01", "2022-09/..", true);
    }
}
