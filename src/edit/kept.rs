//! The steps as text, so that they can be kept beside the form and taken up again with it.
//!
//! One line a step: a sign, then JSON. What cannot be read is no steps at all: a step that is missing in the middle would leave the others without
//! the form they fit.

use std::collections::VecDeque;

use super::History;
use super::history::{Change, MOST_STEPS, Step};
use crate::exchange::json;
use crate::form::Form;

/// Stands in the first line. Raise it with every change of [`super::Edit`], or of what stands in it, that an older program would misread.
const VERSION: u64 = 1;

/// How much text is kept at most, in bytes of UTF-8. The storage of a page holds some five million characters, and the forms come first.
const MOST_TEXT: usize = 1_500_000;

/// Stands before a step that can be taken back.
const BACK: char = '<';

/// Stands before a step that can be taken again.
const FORTH: char = '>';

impl History {
    /// The steps as text, as many as there is room for, the nearest ones first. Empty when there are none.
    pub fn steps(&self) -> String {
        let mut room = MOST_TEXT;
        let back = nearest(self.back.iter().rev(), &mut room);
        let forth = nearest(self.forth.iter().rev(), &mut room);
        let mut text = String::new();
        if back.is_empty() && forth.is_empty() {
            return text;
        }
        text.push_str(&head());
        for (sign, steps) in [(BACK, back), (FORTH, forth)] {
            for step in steps.into_iter().rev() {
                text.push('\n');
                text.push(sign);
                text.push_str(step);
            }
        }
        text
    }

    /// Opens a form with the steps that led to it. Without any where the text is not one of [`Self::steps`] of this version.
    pub fn with_steps(form: Form, text: &str) -> Self {
        let mut history = Self::new(form);
        (history.back, history.forth) = read(text).unwrap_or_default();
        history
    }
}

/// The first line: the version of the steps, and that of the forms that may stand in them.
fn head() -> String {
    format!("steps {VERSION} {}", json::VERSION)
}

/// Of steps from the nearest on, those that there is room for.
fn nearest<'a>(steps: impl Iterator<Item = &'a Step>, room: &mut usize) -> Vec<&'a str> {
    let mut taken = Vec::new();
    for step in steps {
        let text = step.text();
        let left = text.and_then(|text| room.checked_sub(text.len()));
        let (Some(text), Some(left)) = (text, left) else { break };
        *room = left;
        taken.push(text);
    }
    taken
}

impl Step {
    fn text(&self) -> Option<&str> {
        self.written.get_or_init(|| serde_json::to_string(&(&self.name, &self.change)).ok()).as_deref()
    }
}

fn read(text: &str) -> Option<(VecDeque<Step>, Vec<Step>)> {
    let mut lines = text.split('\n');
    if lines.next() != Some(head().as_str()) {
        return None;
    }
    let (mut back, mut forth) = (VecDeque::new(), Vec::new());
    for line in lines {
        let mut rest = line.chars();
        let sign = rest.next()?;
        let (name, change): (String, Change) = serde_json::from_str(rest.as_str()).ok()?;
        let step = Step::new(name, change);
        match sign {
            BACK => back.push_back(step),
            FORTH => forth.push(step),
            _ => return None,
        }
    }
    (back.len() + forth.len() <= MOST_STEPS).then_some((back, forth))
}

/// A whole form stands in a step as it stands in a file.
pub(super) mod whole {
    use serde::de::Error;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};
    use serde_json::Value;

    use crate::exchange::json;
    use crate::form::Form;

    #[expect(clippy::borrowed_box, reason = "serde hands the field over as it is")]
    pub fn serialize<S: Serializer>(form: &Box<Form>, serializer: S) -> Result<S::Ok, S::Error> {
        json::form_value(form).serialize(serializer)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Box<Form>, D::Error> {
        let value = Value::deserialize(deserializer)?;
        let opened = json::read(&value.to_string()).map_err(Error::custom)?;
        Ok(Box::new(opened.form))
    }
}
