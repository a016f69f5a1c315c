//! Places of the app, as they stand behind the `#` of the address. (Paths cannot be used: `pushState` throws on file://.)

use crate::form::Part;
use crate::store::SlotId;

/// A place of the app.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// 我的表
    Start,
    /// A form, at one of its parts.
    Form(SlotId, Part),
}

impl Route {
    /// Reads an address; whatever is not understood is the start page.
    pub fn parse(hash: &str) -> Self {
        let parts: Vec<&str> = hash.trim_start_matches('#').trim_matches('/').split('/').collect();
        match *parts.as_slice() {
            ["form", slot] => SlotId::parse(slot).map_or(Self::Start, |slot| Self::Form(slot, Part::Profile)),
            // What comes after the part is a place in it, which the part reads itself.
            ["form", slot, part, ..] => {
                let part = Part::ALL.into_iter().find(|p| p.code() == part).unwrap_or(Part::Profile);
                SlotId::parse(slot).map_or(Self::Start, |slot| Self::Form(slot, part))
            }
            _ => Self::Start,
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
        }
    }
}
