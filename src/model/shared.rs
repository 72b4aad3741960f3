//! A record that several languages of one site share: copied only when one of them changes it.

use std::fmt;
use std::ops::{Deref, DerefMut};
use std::sync::Arc;

/// A value behind a counted pointer, read like the value itself.
///
/// Writing to one that is shared copies it first, so that a translation costs
/// the records it translates and nothing more.
///
/// ```
/// use casebook::model::Shared;
/// let main = Shared::from(String::from("report"));
/// let mut translated = main.clone();
/// translated.push('s');
/// assert_eq!((main.as_str(), translated.as_str()), ("report", "reports"));
/// ```
#[derive(Clone, Default)]
pub struct Shared<T>(Arc<T>);

impl<T> From<T> for Shared<T> {
    fn from(value: T) -> Self {
        Shared(Arc::new(value))
    }
}

impl<T> Deref for Shared<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T: Clone> DerefMut for Shared<T> {
    fn deref_mut(&mut self) -> &mut T {
        Arc::make_mut(&mut self.0)
    }
}

impl<T: fmt::Debug> fmt::Debug for Shared<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
