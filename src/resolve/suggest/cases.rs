//! Who may belong to a case, and which reports may tell one case.
//!
//! Both rest on who is mentioned together: people whom few reports name say more than people
//! whom all name, such as presidents.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::RecordId;

/// A person whom more reports than this share of all name connects nothing.
const COMMONPLACE: f64 = 0.2;
/// With fewer reports than this, nobody is commonplace.
const FEW: usize = 5;

/// What is known of one report.
#[derive(Debug, Clone, Default)]
pub struct Witness {
    /// The people whom it names, each once.
    pub people: BTreeSet<RecordId>,
    /// The cases to which an editor has assigned it.
    pub cases: BTreeSet<RecordId>,
}

/// A person who may be a party of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseMember {
    /// The case.
    pub case: RecordId,
    /// The person.
    pub person: RecordId,
    /// The reports of the case that name the person, by position.
    pub reports: Vec<usize>,
}

/// Reports that may tell one case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseGroup {
    /// The reports, by position; two or more.
    pub reports: Vec<usize>,
    /// The people whom at least two of them name, the most named first.
    pub people: Vec<RecordId>,
}

/// Lists people whom two or more reports of a case name and who are no party of it.
///
/// People whom many other reports name too are left out: they belong to no case more than to another.
#[must_use]
pub fn case_members(reports: &[Witness], is_party: &dyn Fn(RecordId, RecordId) -> bool) -> Vec<CaseMember> {
    let counts = counts(reports);
    let mut found: BTreeMap<(RecordId, RecordId), Vec<usize>> = BTreeMap::new();
    for (at, report) in reports.iter().enumerate() {
        for &case in &report.cases {
            for &person in report.people.iter().filter(|p| !is_party(case, **p)) {
                found.entry((case, person)).or_default().push(at);
            }
        }
    }
    let close = |person: &RecordId, inside: usize| inside >= 2 && inside * 2 > counts[person];
    let members = found.into_iter().filter(|((_, person), reports)| close(person, reports.len()));
    members.map(|((case, person), reports)| CaseMember { case, person, reports }).collect()
}

/// Groups reports without a case that share two people who are not named everywhere.
#[must_use]
pub fn case_groups(reports: &[Witness]) -> Vec<CaseGroup> {
    let counts = counts(reports);
    let most = if reports.len() < FEW {
        reports.len()
    } else {
        (reports.len() as f64 * COMMONPLACE).ceil() as usize
    };
    let telling = |person: &&RecordId| counts[*person] <= most.max(2);
    let mut by_pair: BTreeMap<(RecordId, RecordId), Vec<usize>> = BTreeMap::new();
    for (at, report) in reports.iter().enumerate().filter(|(_, r)| r.cases.is_empty()) {
        let people: Vec<RecordId> = report.people.iter().filter(telling).copied().collect();
        for (n, &a) in people.iter().enumerate() {
            for &b in &people[n + 1..] {
                by_pair.entry((a, b)).or_default().push(at);
            }
        }
    }
    let mut home: Vec<usize> = (0..reports.len()).collect();
    for together in by_pair.values() {
        for pair in together.windows(2) {
            let (a, b) = (root(&mut home, pair[0]), root(&mut home, pair[1]));
            home[a.max(b)] = a.min(b);
        }
    }
    let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for at in 0..reports.len() {
        groups.entry(root(&mut home, at)).or_default().push(at);
    }
    groups.into_values().filter(|g| g.len() > 1).map(|g| group_of(g, reports, &telling)).collect()
}

fn group_of(group: Vec<usize>, reports: &[Witness], telling: &dyn Fn(&&RecordId) -> bool) -> CaseGroup {
    let mut counts: BTreeMap<RecordId, usize> = BTreeMap::new();
    for person in group.iter().flat_map(|&at| reports[at].people.iter().filter(|p| telling(p))) {
        *counts.entry(*person).or_default() += 1;
    }
    let mut people: Vec<(usize, RecordId)> =
        counts.into_iter().filter(|c| c.1 > 1).map(|(p, n)| (n, p)).collect();
    people.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    CaseGroup { reports: group, people: people.into_iter().map(|p| p.1).collect() }
}

/// How many reports name each person.
fn counts(reports: &[Witness]) -> BTreeMap<RecordId, usize> {
    let mut counts = BTreeMap::new();
    for person in reports.iter().flat_map(|r| &r.people) {
        *counts.entry(*person).or_default() += 1;
    }
    counts
}

/// The first report of the group that a report is in; shortens the way for the next.
fn root(home: &mut [usize], mut at: usize) -> usize {
    while home[at] != at {
        home[at] = home[home[at]];
        at = home[at];
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Kind;

    fn witness(people: &[usize], cases: &[usize]) -> Witness {
        Witness {
            people: people.iter().map(|&at| RecordId::new(Kind::Person, at)).collect(),
            cases: cases.iter().map(|&at| RecordId::new(Kind::Case, at)).collect(),
        }
    }

    #[test]
    fn reports_that_share_two_people_tell_one_case() {
        let reports =
            [witness(&[1, 2], &[]), witness(&[1, 2, 3], &[]), witness(&[3, 9], &[]), witness(&[4], &[])];
        let groups = case_groups(&reports);
        assert_eq!(groups.len(), 1);
        assert_eq!(groups[0].reports, [0, 1]);
        assert_eq!(groups[0].people, [1, 2].map(|at| RecordId::new(Kind::Person, at)));
    }

    #[test]
    fn people_of_a_cases_reports_may_be_its_parties() {
        let reports =
            [witness(&[1, 2], &[0]), witness(&[1, 2, 3], &[0]), witness(&[3], &[]), witness(&[3], &[])];
        let party = |_: RecordId, person: RecordId| person.at() == 1;
        let found = case_members(&reports, &party);
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].person.at(), &found[0].reports[..]), (2, &[0, 1][..]));
    }
}
