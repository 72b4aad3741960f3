//! Values that almost no record has, kept out of the room that every record takes.

use std::hash::{Hash, Hasher};
use std::ops::{Deref, DerefMut};

use serde::{Deserialize, Serialize};

/// What has a value that says nothing.
pub trait Blank: Default + PartialEq + 'static {
    /// The default, where it lies for all.
    fn blank() -> &'static Self;
}

/// A value that is seldom another than the default: only then does it take room of its own.
///
/// ```
/// use casebook::model::{Publish, Seldom};
/// let mut rules = Seldom::<Publish>::default();
/// assert_eq!(rules.public_id, None);
/// rules.public_id = Some("a-witness".to_owned());
/// assert_eq!(rules.public_id.as_deref(), Some("a-witness"));
/// ```
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Seldom<T>(Option<Box<T>>);

impl<T: Blank> Seldom<T> {
    /// The value.
    #[must_use]
    pub fn into_inner(self) -> T {
        self.0.map(|value| *value).unwrap_or_default()
    }
}

impl<T: Blank> From<T> for Seldom<T> {
    fn from(value: T) -> Self {
        Seldom((value != *T::blank()).then(|| Box::new(value)))
    }
}

impl<T: Blank> PartialEq for Seldom<T> {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl<T: Blank + Eq> Eq for Seldom<T> {}

impl<T: Blank + Hash> Hash for Seldom<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (**self).hash(state);
    }
}

impl<T: Blank> Deref for Seldom<T> {
    type Target = T;

    fn deref(&self) -> &T {
        match &self.0 {
            Some(value) => value,
            None => T::blank(),
        }
    }
}

impl<T: Blank> DerefMut for Seldom<T> {
    fn deref_mut(&mut self) -> &mut T {
        self.0.get_or_insert_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Publish;

    #[test]
    fn what_says_nothing_takes_no_room() {
        assert_eq!(*Publish::blank(), Publish::default());
        let said = Publish { at_risk: Some(true), ..Publish::default() };
        let (none, some) = (Seldom::from(Publish::default()), Seldom::from(said.clone()));
        assert!(none.0.is_none());
        let mut touched = none.clone();
        touched.at_risk = None;
        assert_eq!(touched, none, "whoever only looked as if to change it changed nothing");
        assert_eq!((none.into_inner(), some.into_inner()), (Publish::default(), said));
    }
}
