//! How a computed figure came about, as a line of an audit.

use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

use crate::form::Choice;

/// A computed figure that explains itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// What is computed: 预算执行率（半年）.
    pub title: String,
    /// The formula in words.
    pub formula: String,
    /// The formula with the form's numbers; empty where there are none yet.
    pub numbers: String,
    /// What it gives, or why it gives nothing.
    pub result: String,
    /// Where the rule comes from.
    pub source: &'static str,
    /// The assumption in it that is to be confirmed: 口径待确认.
    pub assumption: Option<Assumption>,
}

/// What is assumed where no published rule decides (口径待确认).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Assumption {
    /// The assumption, in words.
    pub text: &'static str,
    /// The setting of the form that changes it, by its name; some have none.
    pub setting: Option<&'static str>,
}

impl Assumption {
    /// One that no setting changes.
    pub const fn fixed(text: &'static str) -> Self {
        Self { text, setting: None }
    }

    /// One that a setting changes.
    pub fn in_setting(text: &'static str, setting: Choice) -> Self {
        Self { text, setting: Some(setting.label()) }
    }
}

/// In JSON the text of the assumption and its setting stand beside the rest.
impl Serialize for Explanation {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut answer = serializer.serialize_struct("Explanation", 7)?;
        answer.serialize_field("title", &self.title)?;
        answer.serialize_field("formula", &self.formula)?;
        answer.serialize_field("numbers", &self.numbers)?;
        answer.serialize_field("result", &self.result)?;
        answer.serialize_field("source", self.source)?;
        answer.serialize_field("assumption", &self.assumption.map(|assumption| assumption.text))?;
        answer.serialize_field("setting", &self.assumption.and_then(|assumption| assumption.setting))?;
        answer.end()
    }
}
