//! A record that several languages of one site share: copied only when one of them changes it, and noted when it
//! is read for a page.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::ops::{Deref, DerefMut, Index, IndexMut};
use std::sync::Arc;

use crate::model::reads::{self, Part};
use crate::model::{Article, Case, Head, Organisation, Outlet, Page, Person, Place};

/// A record of any kind.
pub trait Headed {
    /// What all records have.
    fn head(&self) -> &Head;
}

macro_rules! headed {
    ($($kind:ty),*) => {
        $(impl Headed for $kind {
            fn head(&self) -> &Head {
                &self.head
            }
        })*
    };
}

headed!(Article, Person, Case, Organisation, Place, Outlet, Page);

/// A value behind a counted pointer, read like the value itself.
///
/// Writing to one that is shared copies it first, so that a translation costs
/// the records it translates and nothing more.
///
/// ```
/// use casebook::model::{Place, Shared};
/// let main = Shared::from(Place { name: "Orda".to_owned(), ..Place::default() });
/// let mut translated = main.clone();
/// translated.name = "Орда".to_owned();
/// assert_eq!((main.name.as_str(), translated.name.as_str()), ("Orda", "Орда"));
/// ```
#[derive(Clone, Default)]
pub struct Shared<T>(Arc<T>);

impl<T> From<T> for Shared<T> {
    fn from(value: T) -> Self {
        Shared(Arc::new(value))
    }
}

impl<T: Headed> Deref for Shared<T> {
    type Target = T;

    fn deref(&self) -> &T {
        reads::note(self.0.head().record, Part::Itself);
        &self.0
    }
}

impl<T: Headed + Clone> DerefMut for Shared<T> {
    fn deref_mut(&mut self) -> &mut T {
        Arc::make_mut(&mut self.0)
    }
}

impl<T: Hash> Hash for Shared<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}

impl<T: fmt::Debug> fmt::Debug for Shared<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// All records of a kind, by position.
///
/// One is read by its index; whoever asks for more than one, or for how many there are, reads the archive as
/// a whole, and is noted so.
#[derive(Clone, Default, Debug)]
pub struct Table<T>(Vec<Shared<T>>);

impl<T> Index<usize> for Table<T> {
    type Output = Shared<T>;

    fn index(&self, at: usize) -> &Shared<T> {
        &self.0[at]
    }
}

impl<T> IndexMut<usize> for Table<T> {
    fn index_mut(&mut self, at: usize) -> &mut Shared<T> {
        &mut self.0[at]
    }
}

impl<T> Deref for Table<T> {
    type Target = Vec<Shared<T>>;

    fn deref(&self) -> &Vec<Shared<T>> {
        reads::note_all();
        &self.0
    }
}

impl<T> DerefMut for Table<T> {
    fn deref_mut(&mut self) -> &mut Vec<Shared<T>> {
        &mut self.0
    }
}

impl<T> From<Vec<Shared<T>>> for Table<T> {
    fn from(records: Vec<Shared<T>>) -> Self {
        Table(records)
    }
}

impl<T> FromIterator<Shared<T>> for Table<T> {
    fn from_iter<I: IntoIterator<Item = Shared<T>>>(records: I) -> Self {
        Table(records.into_iter().collect())
    }
}

impl<'a, T> IntoIterator for &'a Table<T> {
    type Item = &'a Shared<T>;
    type IntoIter = std::slice::Iter<'a, Shared<T>>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<'a, T> IntoIterator for &'a mut Table<T> {
    type Item = &'a mut Shared<T>;
    type IntoIter = std::slice::IterMut<'a, Shared<T>>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter_mut()
    }
}
