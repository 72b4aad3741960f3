//! Sample pictures: of one thing, and of as many as there may be.

use casebook::render::pictures::{
    Axis, Lane, MapMark, Mark, Move, PathRow, Sign, map, mini, path, scale, scale_within,
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
