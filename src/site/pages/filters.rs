//! Lists narrowed by a filter, and the filters that stand above lists.

use std::collections::BTreeMap;

use crate::model::{Kind, RecordId};
use crate::site::facets::{Facet, Value, values};
use crate::site::messages::Arg;
use crate::site::pages::PageView;
use crate::site::pages::frame::{Outline, Page};
use crate::site::pages::lists::person_in_list;
use crate::site::views::{
    CaseGroup, CasesPage, Filter, FilterOption, Filters, Link, PeopleGroup, PeoplePage, Text,
};
use crate::site::{Listed, page_of};

/// Builds one page of a narrowed list.
pub(super) fn narrowed(page: &Page<'_>, position: usize, number: usize) -> PageView {
    let facet = &page.desk.site.plan.facets[position];
    let listed = Listed::Kind(facet.kind);
    let (list, value) = (page.list_name(listed), page.value(&facet.value));
    let args = [("list", Arg::Word(&list)), ("value", Arg::Word(&value))];
    let heading = page.words().messages().fill("list_of", &args);
    let paths: Vec<_> = facet.pages.iter().collect();
    let pager = (paths.len() > 1).then(|| page.pager(&paths, number));
    let rows = page_of(&facet.rows, number);
    let frame = page.frame(Outline { rows: Some(rows), ..Outline::of_list(listed, &heading, false) });
    let (count, filters) = (facet.rows.len().to_string(), page.filters(facet.kind, Some(position), false));
    if facet.kind == Kind::Case {
        let rows = rows.iter().map(|case| page.case_row(*case)).collect();
        let groups = vec![CaseGroup { heading: value, id: "s1".to_owned(), rows }];
        return CasesPage {
            frame,
            heading,
            count,
            filters,
            states: vec![],
            groups,
            countries: vec![],
            pager,
        }
        .into();
    }
    let groups = by_letter(page, rows);
    PeoplePage { frame, heading, count, filters, letters: vec![], groups, pager }.into()
}

fn by_letter(page: &Page<'_>, people: &[RecordId]) -> Vec<PeopleGroup> {
    let mut groups: Vec<PeopleGroup> = Vec::new();
    for person in people {
        let order = &page.desk.site.plan.order;
        let letter = order.shown(order.letter(page.records().name(*person)));
        let row = person_in_list(page, *person);
        match groups.last_mut() {
            Some(group) if group.letter == letter => group.rows.push(row),
            _ => groups.push(PeopleGroup {
                id: format!("s{}", groups.len() + 1),
                letter,
                rows: vec![row],
                more: None,
            }),
        }
    }
    groups
}

impl Page<'_> {
    /// The filters of a list; `whole` where all its rows stand on the page.
    pub(super) fn filters(&self, kind: Kind, here: Option<usize>, whole: bool) -> Option<Filters> {
        let facets = self.desk.site.plan.facets.iter().enumerate().filter(|(_, facet)| facet.kind == kind);
        let mut groups: BTreeMap<usize, Vec<FilterOption>> = BTreeMap::new();
        for (at, facet) in facets {
            groups.entry(facet.value.group()).or_default().push(self.option(facet, here == Some(at)));
        }
        let label = |group: usize| match (group, kind) {
            (0, Kind::Case) => "state",
            (0, _) => "col_status",
            (1, _) => "country",
            (2, _) => "role",
            _ => "year",
        };
        let groups: Vec<Filter> = groups
            .into_iter()
            .filter(|(_, options)| options.len() > 1 || here.is_some())
            .map(|(group, options)| Filter { label: self.t(label(group)), group: group.to_string(), options })
            .collect();
        let all = here.and_then(|_| self.list_link(Listed::Kind(kind)));
        // A site without a search has no script at all.
        let script = self.asset("filter.js").filter(|_| whole && self.desk.site.config.outputs.search);
        (!groups.is_empty()).then_some(Filters { script, groups, all })
    }

    fn option(&self, facet: &Facet, current: bool) -> FilterOption {
        let href = facet.pages.first().and_then(|path| self.to(path)).filter(|_| !current);
        FilterOption {
            link: Link { href, text: Text::plain(self.value(&facet.value)) },
            count: facet.rows.len().to_string(),
            token: facet.value.token().unwrap_or_default(),
        }
    }

    /// What a row may be narrowed by: `status-held country-kz year-2019`.
    pub(super) fn tokens(&self, record: RecordId) -> String {
        let site = self.desk.site;
        let tokens: Vec<String> =
            values(&site.public, &site.index, record).iter().filter_map(Value::token).collect();
        tokens.join(" ")
    }

    fn value(&self, value: &Value) -> String {
        match value {
            Value::Status(status) => self.words().status(*status),
            Value::State(state) => self.words().state(*state),
            Value::Country(country) => self.country_inside(country),
            Value::Role(role) => self.words().role(*role, 1),
            Value::Year(year) => year.to_string(),
        }
    }
}
