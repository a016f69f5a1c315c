//! Places of the app, as they stand behind the `#` of the address. (Paths cannot be used: `pushState` throws on file://.)

use crate::form::{Level1, Part};
use crate::store::SlotId;

/// A place of the app.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// 我的表
    Start,
    /// A form, at one of its parts.
    Form(SlotId, Part),
    /// A form, at one of the groups of its indicators.
    Group(SlotId, Level1),
}

/// The words of parts that are no pages of their own any more, as they stand in addresses that were written down before.
fn former(slot: SlotId, code: &str) -> Option<Route> {
    Some(match code {
        "process" => Route::Group(slot, Level1::Decision),
        "duty" => Route::Group(slot, Level1::Duty),
        "benefit" => Route::Group(slot, Level1::Benefit),
        "base-data" => Route::Form(slot, Part::Execution),
        "overview" => Route::Form(slot, Part::Review),
        "print" => Route::Form(slot, Part::HandOver),
        _ => return None,
    })
}

impl Route {
    /// Reads an address; whatever is not understood is the start page.
    pub fn parse(hash: &str) -> Self {
        let parts: Vec<&str> = hash.trim_start_matches('#').trim_matches('/').split('/').collect();
        let at = match *parts.as_slice() {
            ["form", slot, ref at @ ..] => SlotId::parse(slot).map(|slot| Self::in_form(slot, at)),
            _ => None,
        };
        at.unwrap_or(Self::Start)
    }

    /// A place in a form. What comes after a part is a place in it: a group of indicators, or what the part reads itself.
    fn in_form(slot: SlotId, at: &[&str]) -> Self {
        let code = at.first().copied().unwrap_or_default();
        let part = Part::ALL.into_iter().find(|part| part.code() == code);
        let group = at.get(1).and_then(|code| Level1::ALL.into_iter().find(|level1| level1.code() == *code));
        match (part, group) {
            (Some(Part::Indicators), Some(level1)) => Self::Group(slot, level1),
            (Some(part), _) => Self::Form(slot, part),
            (None, _) => former(slot.clone(), code).unwrap_or(Self::Form(slot, Part::Profile)),
        }
    }

    /// The part of a form that it shows.
    pub fn part(&self) -> Option<Part> {
        match self {
            Self::Start => None,
            Self::Form(_, part) => Some(*part),
            Self::Group(..) => Some(Part::Indicators),
        }
    }

    /// The form that it shows.
    pub fn slot(&self) -> Option<&SlotId> {
        match self {
            Self::Start => None,
            Self::Form(slot, _) | Self::Group(slot, _) => Some(slot),
        }
    }

    /// The address of a topic of 帮助.
    pub fn of_help(slot: SlotId, topic: &str) -> String {
        format!("{}/{topic}", Self::Form(slot, Part::Help).hash())
    }

    /// The topic of 帮助 that an address names.
    pub fn help_topic(hash: &str) -> Option<&str> {
        hash.split_once("/help/").map(|(_, topic)| topic)
    }

    /// The address.
    pub fn hash(&self) -> String {
        match self {
            Self::Start => "#/".to_owned(),
            Self::Form(slot, part) => format!("#/form/{slot}/{}", part.code()),
            Self::Group(slot, level1) => format!("#/form/{slot}/{}/{}", Part::Indicators.code(), level1.code()),
        }
    }
}
