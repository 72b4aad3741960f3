//! Sample pictures: of one thing, and of as many as there may be.

use casebook::render::pictures::{
    Axis, Graph, Lane, MapMark, Mark, Move, Node, NodeGroup, NodeShape, PathRow, Sign, YearColumns, columns,
    graph, map, mini, path, scale, scale_within,
};
use casebook::site::views::*;

use crate::theme::samples::{LONG, Size, link, person};

fn axis() -> Axis {
    Axis::new([0, 400, 4000]).expect("three days are an axis")
}

fn mark(n: usize) -> Mark {
    let signs = [Sign::Day, Sign::About, Sign::Between, Sign::Held, Sign::Limit, Sign::Safe, Sign::Lasted];
    Mark {
        first: n as i64 * 60,
        last: n as i64 * 60 + 20,
        sign: signs[n % 7],
        href: format!("#e{}", n + 1),
        told: LONG.to_owned(),
        word: "Arrest".to_owned(),
        number: n + 1,
    }
}

pub(super) fn path_of(size: Size, mirrored: bool) -> Option<Path> {
    let marks = (0..size.events.min(60)).map(mark).collect();
    let rows =
        [PathRow { name: LONG.to_owned(), marks }, PathRow { name: "Steppe".to_owned(), marks: vec![] }];
    let steps = [Move { from: 0, to: 1, left: 20, reached: 400 }];
    (size.events > 1).then(|| Path {
        scale: Html(scale(&axis(), &[(0, "2013".to_owned())], mirrored)),
        svg: Html(path(&axis(), &rows, &steps, "Path", mirrored)),
        is_cut: true,
    })
}

pub(super) fn map_of(size: Size) -> Option<Map> {
    let count = size.people.min(40);
    let place = |n: usize| MapMark {
        at: (60_000 + n as i64 * 900, 40_000 + n as i64 % 7 * 1500),
        name: if n == 0 { LONG.to_owned() } else { format!("Place {n}") },
        href: format!("#m{}", n + 1),
        told: "Place: 2 events".to_owned(),
        number: n + 1,
        wide: n % 5 == 4,
    };
    let marks: Vec<MapMark> = (0..count).map(place).collect();
    let routes: Vec<(usize, usize)> = (1..count.min(9)).map(|n| (n - 1, n)).collect();
    let row = |n: usize| MapRow {
        id: format!("m{}", n + 1),
        number: n + 1,
        place: link("../places/steppe.html", &marks[n].name),
        note: "2 events, 2019–2021".to_owned(),
    };
    let route =
        |_: &(usize, usize)| MapRoute { from: person(0), to: person(1), when: "2019, then 2021".to_owned() };
    Some(Map {
        svg: Html(map(&marks, &routes, "Map", |code| Some(code.to_owned()))?),
        rows: (0..count).map(row).collect(),
        routes: routes.iter().map(route).collect(),
        missing: vec![link("../places/far.html", "Far")],
    })
}

pub(super) fn multiples_of(cases: usize) -> Option<Multiples> {
    let lane = Lane { marks: (0..9).map(mark).collect(), silent: vec![(500, 900)] };
    let row = |n: usize| Html(mini(&axis(), &vec![lane.clone(); 1 + n % 5], &[365], LONG, n == 1));
    (cases > 1).then(|| Multiples {
        scale: Html(scale_within(&axis(), &[(0, "2013".to_owned())], 380, false)),
        rows: (0..cases).map(row).collect(),
        is_cut: true,
    })
}

pub(super) fn graph_of(size: Size) -> Option<GraphView> {
    let shapes = [NodeShape::Person, NodeShape::Body, NodeShape::Unnamed];
    let node = |n: usize| Node {
        name: LONG[..LONG.len() - n % 30].to_owned(),
        href: (n % 3 < 2).then(|| "../people/somebody.html".to_owned()),
        shape: shapes[n % 3],
        note: if n.is_multiple_of(2) { LONG.to_owned() } else { String::new() },
        act: n.is_multiple_of(2).then(|| ("Denial of medical care".to_owned(), "#e1".to_owned())),
    };
    let group =
        |count: usize| NodeGroup { heading: "Lawyers".to_owned(), nodes: (0..count).map(node).collect() };
    let count = size.people.min(30);
    let drawn = Graph { centre: group(2), sides: [vec![group(count)], vec![group(1), group(count - 1)]] };
    let (wide, tall) = graph(&drawn, LONG, false);
    (count > 1).then(|| GraphView {
        wide: Html(wide),
        tall: Html(tall),
        more: Some("7 more stand in the list.".to_owned()),
    })
}

pub(super) fn years_of(size: Size, n: usize) -> Years {
    let classes = ["bar", "bar half", "bar safe", "bar open", "unc"];
    let year = |at: usize| YearColumns {
        label: (1990 + at).to_string(),
        href: (n == 0).then(|| "articles/index.html#s1".to_owned()),
        told: "12 reports".to_owned(),
        columns: vec![classes.map(|class| (at as i64, class)).to_vec(); if n == 0 { 12 } else { 1 }],
    };
    let years: Vec<YearColumns> = (0..size.people.max(2)).map(year).collect();
    let row = |year: &YearColumns| YearRow {
        year: Link { href: year.href.clone(), text: crate::theme::samples::text(&year.label) },
        numbers: vec!["1".to_owned(), "2".to_owned()],
    };
    Years {
        name: "Reports by month".to_owned(),
        svg: Html(columns(&years, "Reports", n == 1)),
        heads: vec!["Jan".to_owned(), "Total".to_owned()],
        rows: years.iter().map(row).collect(),
        cut: Some("The last 40 of 60 years.".to_owned()),
    }
}
