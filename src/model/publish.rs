//! The rules of publishing of a record: what of it may be shown. Never published themselves.

use serde::{Deserialize, Serialize};

use crate::model::seldom::Blank;
use crate::model::vocabulary::{Basis, Identity, PlacePrecision, Visibility};
use crate::text::edtf::Edtf;

/// The rules as they were typed; what is `None` was not said.
///
/// The rules of `casebook.toml` stand below those of each record: see [`Publish::over`].
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Publish {
    /// Listed, only reachable, or absent.
    pub visibility: Option<Visibility>,
    /// How much of a person's name is shown.
    pub identity: Option<Identity>,
    /// What stands in place of the name.
    pub public_name: Option<String>,
    /// What stands in place of the id, in every address.
    pub public_id: Option<String>,
    /// How fine places are shown.
    pub location: Option<PlacePrecision>,
    /// Why the name may be published.
    pub basis: Option<Basis>,
    /// Publishing may harm them: somebody looks again by `review_by`.
    pub at_risk: Option<bool>,
    /// By when somebody looks at these rules again.
    pub review_by: Option<Edtf>,
    /// A child: never shown by more than initials and the year of birth.
    pub minor: Option<bool>,
    /// Whether pictures of the person may be shown: never, or because this person's record says so.
    pub photo: Option<bool>,
    /// Why the record is published as it is, for the editors.
    pub reason_public: Option<String>,
}

/// Rules that say nothing.
static UNSAID: Publish = Publish {
    visibility: None,
    identity: None,
    public_name: None,
    public_id: None,
    location: None,
    basis: None,
    at_risk: None,
    review_by: None,
    minor: None,
    photo: None,
    reason_public: None,
};

impl Blank for Publish {
    fn blank() -> &'static Publish {
        &UNSAID
    }
}

impl Publish {
    /// These rules, with those of `site` for everything that is not said.
    ///
    /// A name and an id in place of the record's own belong to one record, so that those are never taken
    /// from `site`.
    #[must_use]
    pub fn over(self, site: &Publish) -> Publish {
        Publish {
            visibility: self.visibility.or(site.visibility),
            identity: self.identity.or(site.identity),
            public_name: self.public_name,
            public_id: self.public_id,
            location: self.location.or(site.location),
            basis: self.basis.or(site.basis),
            at_risk: self.at_risk.or(site.at_risk),
            review_by: self.review_by.or(site.review_by),
            minor: self.minor.or(site.minor),
            photo: self.photo.or(site.photo),
            reason_public: self.reason_public.or_else(|| site.reason_public.clone()),
        }
    }

    /// Listed, only reachable, or absent.
    #[must_use]
    pub fn visibility(&self) -> Visibility {
        self.visibility.unwrap_or_default()
    }

    /// How much of the name is shown: of a minor, initials at most.
    #[must_use]
    pub fn identity(&self) -> Identity {
        let least = if self.is_minor() { Identity::Initials } else { Identity::Full };
        self.identity.unwrap_or_default().max(least)
    }

    /// How fine places are shown.
    #[must_use]
    pub fn location(&self) -> PlacePrecision {
        self.location.unwrap_or(PlacePrecision::Exact)
    }

    /// Whether the record is a child's.
    #[must_use]
    pub fn is_minor(&self) -> bool {
        self.minor == Some(true)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_says_more_than_the_site() {
        let site = Publish {
            identity: Some(Identity::Initials),
            location: Some(PlacePrecision::Region),
            public_id: Some("p-1".to_owned()),
            ..Publish::default()
        };
        let own = Publish { identity: Some(Identity::Full), ..Publish::default() };
        let merged = own.over(&site);
        assert_eq!(merged.identity(), Identity::Full);
        assert_eq!(merged.location(), PlacePrecision::Region);
        assert_eq!(merged.public_id, None);
    }

    #[test]
    fn a_minor_is_never_shown_in_full() {
        let rules = |identity| Publish { minor: Some(true), identity, ..Publish::default() };
        assert_eq!(rules(None).identity(), Identity::Initials);
        assert_eq!(rules(Some(Identity::Full)).identity(), Identity::Initials);
        assert_eq!(rules(Some(Identity::Anonymous)).identity(), Identity::Anonymous);
    }
}
