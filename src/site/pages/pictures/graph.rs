//! The graph of a case: parties by their parts, with the acts that tie them to those concerned.

use std::collections::BTreeSet;

use crate::model::vocabulary::{EventKind, Role, Vocabulary as _};
use crate::model::{Case, Event, Kind, Party, RecordId, Who};
use crate::render::pictures::{Graph, Node, NodeGroup, NodeShape, graph};
use crate::site::EventRef;
use crate::site::pages::frame::Page;
use crate::site::views::{GraphView, Html};

/// How many boxes a column has; the list on the page has all.
const MOST: usize = 30;
/// A case of fewer parties needs no drawing.
const FEWEST: usize = 3;

/// Those whom the acts of a case are about, in order, each once.
struct Concerned<'p> {
    page: &'p Page<'p>,
    here: RecordId,
    people: Vec<&'p Who>,
    events: Vec<(EventRef, &'p Event)>,
}

/// Draws who acted towards whom; `None` where nobody is concerned, nobody acts, or pictures are off.
pub(in crate::site::pages) fn case_graph(
    page: &Page<'_>,
    record: RecordId,
    case: &Case,
    events: &[EventRef],
) -> Option<GraphView> {
    if !page.draws() || case.parties.len() < FEWEST {
        return None;
    }
    let public = &page.desk.site.public;
    let about = case.parties.iter().filter(|party| column(party.role).is_none());
    let mut people: Vec<&Who> = Vec::new();
    for who in about.map(|party| &party.who) {
        if !people.contains(&who) {
            people.push(who);
        }
    }
    let concerned = Concerned {
        page,
        here: record,
        people,
        events: events.iter().map(|at| (*at, public.event(*at))).collect(),
    };
    let mut left_out = 0;
    let centre = concerned.centre(&mut left_out);
    let sides = [0, 1].map(|side| concerned.side(case, side, &mut left_out));
    if centre.nodes.is_empty() || sides.iter().all(Vec::is_empty) {
        return None;
    }
    let name = page.words().messages().with("graph_of", &case.title);
    let (wide, tall) = graph(&Graph { centre, sides }, &name, page.mirrors());
    let more = (left_out > 0).then(|| page.words().messages().count("n_without_box", left_out));
    Some(GraphView { wide: Html(wide), tall: Html(tall), more })
}

/// On which side a part stands: 0 for those who act for others, 1 for authorities; `None` in the middle.
fn column(role: Option<Role>) -> Option<usize> {
    match role {
        Some(Role::Victim | Role::Defendant) => None,
        Some(Role::AllegedPerpetrator | Role::Judge | Role::Prosecutor | Role::Official) => Some(1),
        _ => Some(0),
    }
}

impl Concerned<'_> {
    fn centre(&self, left_out: &mut usize) -> NodeGroup {
        *left_out += self.people.len().saturating_sub(MOST);
        let status = |who: &Who| {
            let last = who.record().map(|record| self.page.short_status(record)).unwrap_or_default();
            last.into_iter().next().map(|status| status.word).unwrap_or_default()
        };
        let node = |who: &&Who| Node { note: status(who), act: None, ..self.node(who) };
        NodeGroup {
            heading: self.page.t("graph_concerned"),
            nodes: self.people.iter().take(MOST).map(node).collect(),
        }
    }

    /// The groups of one side, in the order of parts; whoever has two parts has a box in each.
    fn side(&self, case: &Case, side: usize, left_out: &mut usize) -> Vec<NodeGroup> {
        let mut room = MOST;
        let roles = Role::WORDS.iter().map(|row| Some(row.1)).chain([None]);
        let mut groups = Vec::new();
        for role in roles.filter(|role| column(*role) == Some(side)) {
            let parties: Vec<&Party> = case.parties.iter().filter(|party| party.role == role).collect();
            let shown = parties.len().min(room);
            *left_out += parties.len() - shown;
            room -= shown;
            let heading =
                role.map_or_else(|| self.page.t("other"), |role| self.page.words().role(role, parties.len()));
            let nodes: Vec<Node> = parties[..shown].iter().map(|party| self.tied(&party.who, side)).collect();
            if !nodes.is_empty() {
                groups.push(NodeGroup { heading, nodes });
            }
        }
        groups
    }

    fn node(&self, who: &Who) -> Node {
        let link = self.page.who(who);
        Node {
            shape: match who {
                Who::Record(record) if record.kind == Kind::Organisation => NodeShape::Body,
                Who::Record(_) => NodeShape::Person,
                Who::Unnamed(_) => NodeShape::Unnamed,
            },
            name: self.page.words().inside(&link.text),
            href: link.href,
            note: String::new(),
            act: None,
        }
    }

    /// Somebody with what ties them to those concerned: the first act, and whom alone it is about.
    fn tied(&self, who: &Who, side: usize) -> Node {
        let takes_part = |event: &Event, who: &Who| {
            let sets = event.sets_status.iter().any(|row| Some(row.0) == who.record());
            sets || event.who.iter().any(|participant| participant.who == *who)
        };
        let mut met: BTreeSet<usize> = BTreeSet::new();
        let mut acts: Vec<(EventRef, EventKind)> = Vec::new();
        for (at, event) in self.events.iter().filter(|row| takes_part(row.1, who)) {
            let about = (0..self.people.len()).filter(|at| takes_part(event, self.people[*at]));
            met.extend(about);
            if is_own_act(event, who, side) {
                acts.push((*at, event.kind));
            }
        }
        let act = acts.first().map(|(at, kind)| {
            let row = format!("#{}", self.page.event_anchor(*at, Some(self.here)));
            (self.page.words().event(*kind), row)
        });
        let some = !met.is_empty() && met.len() < self.people.len();
        let names: Vec<String> = met
            .iter()
            .filter(|_| some)
            .map(|at| self.page.words().inside(&self.page.who(self.people[*at]).text))
            .collect();
        let note = self.page.words().messages().with("graph_only", &self.page.words().list(&names));
        Node { note: if names.is_empty() { String::new() } else { note }, act, ..self.node(who) }
    }
}

/// Whether an event is an act of somebody who takes part in it, so that an arrow may be called by it: a
/// lawyer who is present at an arrest arrests nobody.
fn is_own_act(event: &Event, who: &Who, side: usize) -> bool {
    use EventKind::{AppealLetter, Intervention, PressConference, Protest, Statement};
    let spoken = matches!(event.kind, PressConference | Statement | AppealLetter | Intervention | Protest);
    let role = event.who.iter().find(|participant| participant.who == *who).and_then(|own| own.role);
    match side {
        0 => spoken,
        _ => event.kind != EventKind::Other && role.is_some() && column(role) == Some(1),
    }
}
