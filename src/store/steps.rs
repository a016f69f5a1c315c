//! The steps of an open form as text, so that they can be kept beside the form and taken up again with it.
//!
//! One line a step: a sign, then JSON. What cannot be read is no steps at all: a step that is missing in the middle would leave the others without
//! the form they fit.

use serde::{Deserialize, Serialize};

use crate::edit::{Edit, History, MOST_STEPS, Step, StepChange};
use crate::exchange::json;
use crate::form::Form;

/// Stands in the first line. Raise it with every change of [`Edit`], or of what stands in it, that an older program would misread.
const VERSION: u64 = 2;

/// How much text is kept at most, in bytes of UTF-8. The storage of a page holds some five million characters, and the forms come first.
const MOST_TEXT: usize = 1_500_000;

/// Stands before a step that can be taken back.
const BACK: char = '<';

/// Stands before a step that can be taken again.
const FORTH: char = '>';

/// The steps of a form as text, as many as there is room for, the nearest ones first. Empty when there are none.
pub fn write_steps(history: &History) -> String {
    let mut room = MOST_TEXT;
    let back = nearest(history.back(), &mut room);
    let forth = nearest(history.forth(), &mut room);
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

/// Opens a form with the steps that led to it. Without any where the text is not one that [`write_steps`] of this version has written.
pub fn open_with_steps(form: Form, text: &str) -> History {
    let (back, forth) = read(text).unwrap_or_default();
    History::with_steps(form, back, forth)
}

/// The first line: the version of the steps, and that of the forms that may stand in them.
fn head() -> String {
    format!("steps {VERSION} {}", json::VERSION)
}

/// The steps that there is room for, from the nearest on.
fn nearest<'a>(steps: impl Iterator<Item = &'a Step>, room: &mut usize) -> Vec<&'a str> {
    let mut taken = Vec::new();
    for step in steps {
        let text = step.text(write_step);
        let left = text.and_then(|text| room.checked_sub(text.len()));
        let (Some(text), Some(left)) = (text, left) else { break };
        *room = left;
        taken.push(text);
    }
    taken
}

/// Writes a step: its name and its change, as JSON.
fn write_step(name: &str, change: &StepChange) -> Option<String> {
    let change = match change {
        StepChange::Edit(edit) => WrittenChange::Edit(edit),
        StepChange::Whole(form) => WrittenChange::Whole(json::form_value(form)),
    };
    serde_json::to_string(&(name, change)).ok()
}

/// Reads what [`write_step`] has written.
fn read_step(text: &str) -> Option<Step> {
    let (name, change): (String, ReadChange) = serde_json::from_str(text).ok()?;
    let change = match change {
        ReadChange::Edit(edit) => StepChange::Edit(edit),
        ReadChange::Whole(form) => StepChange::Whole(Box::new(json::read(&form.to_string()).ok()?.form)),
    };
    Some(Step::new(name, change))
}

/// A [`StepChange`] as it is written. A whole form stands in it as it stands in a file.
#[derive(Serialize)]
enum WrittenChange<'a> {
    Edit(&'a Edit),
    Whole(serde_json::Value),
}

/// A [`StepChange`] as it is read.
#[derive(Deserialize)]
enum ReadChange {
    Edit(Edit),
    Whole(serde_json::Value),
}

/// The steps back and forth that a text holds.
fn read(text: &str) -> Option<(Vec<Step>, Vec<Step>)> {
    let mut lines = text.split('\n');
    if lines.next() != Some(head().as_str()) {
        return None;
    }
    let (mut back, mut forth) = (Vec::new(), Vec::new());
    for line in lines {
        let mut rest = line.chars();
        let sign = rest.next()?;
        let step = read_step(rest.as_str())?;
        match sign {
            BACK => back.push(step),
            FORTH => forth.push(step),
            _ => return None,
        }
    }
    (back.len() + forth.len() <= MOST_STEPS).then_some((back, forth))
}
