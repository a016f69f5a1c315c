//! One kept form: its slot, when it was saved, and the envelope with the form.

use core::fmt;

use super::Stamp;
use crate::exchange::json::{self, ReadError};
use crate::form::Form;

/// Head of the keys of steps. They are never listed as forms.
const STEPS: &str = "budget-form/steps/";

/// Stands in the slot of a copy, behind the slot it is a copy of. (A slot alone is a number.)
const COPY: &str = "-copy";

/// Begins the second line of a record whose form was deleted; the time stands behind it, the envelope of the form in the line after.
const DELETED: &str = "deleted ";

/// Names a kept form for its whole life in this browser.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SlotId(String);

impl SlotId {
    /// Head of the keys of all kept forms.
    pub const PREFIX: &'static str = "budget-form/form/";

    /// Reads a slot from an address; only what [`super::Shelf::free_slot`] gives is valid.
    pub fn parse(text: &str) -> Option<Self> {
        let valid = !text.is_empty() && text.len() <= 64 && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
        valid.then(|| Self(text.to_owned()))
    }

    /// The slot named after a number.
    pub(super) fn of_number(number: u64) -> Self {
        Self(number.to_string())
    }

    /// The slot of one of the copies of this form, or of the form that this is a copy of.
    pub(super) fn copy(&self, number: u32) -> Self {
        let original = self.0.split(COPY).next().unwrap_or_default();
        Self(format!("{original}{COPY}{number}"))
    }

    /// Whether the form was put aside beside another one, because another window had changed that one.
    pub fn is_copy(&self) -> bool {
        self.0.contains(COPY)
    }

    /// When the form was made in this browser, in milliseconds since 1970 (UTC): slots are named after that time.
    pub(super) fn made_at(&self) -> Option<u64> {
        self.0.split(COPY).next()?.parse().ok()
    }

    /// The slot that a key of the storage belongs to, if it is the key of a kept form.
    pub(super) fn of_key(key: &str) -> Option<Self> {
        key.strip_prefix(Self::PREFIX).and_then(Self::parse)
    }

    /// The key of the form in the storage.
    pub(super) fn key(&self) -> String {
        format!("{}{}", Self::PREFIX, self.0)
    }

    /// The key of the steps that led to the form.
    pub(super) fn steps_key(&self) -> String {
        format!("{STEPS}{}", self.0)
    }

    /// Whether a key of the storage belongs to the steps of some form.
    pub(super) fn is_steps_key(key: &str) -> bool {
        key.starts_with(STEPS)
    }
}

impl fmt::Display for SlotId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A kept form that could be read; `F` is the form itself or, where it is only written, a reference to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record<F = Form> {
    /// When it was saved, in milliseconds since 1970 (UTC).
    pub saved_at: u64,
    /// The form as it was saved.
    pub form: F,
}

/// What a slot holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kept {
    /// A form that could be read.
    Form(Box<Record>),
    /// Something that cannot be read: the text as it is, and why.
    Unreadable(String, Unreadable),
}

/// Why a record cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// It is damaged: what is wrong with it.
    Damaged(String),
    /// A newer program saved it: a sentence that says so.
    Newer(String),
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (Self::Damaged(why) | Self::Newer(why)) = self;
        f.write_str(why)
    }
}

/// A form as its record has it, below the stamp. To write a long one takes a while, which need not be that in which it is kept.
pub fn envelope(form: &Form) -> String {
    json::write(form, None)
}

/// The text of a record.
pub(super) fn write(stamp: &Stamp, envelope: &str) -> String {
    format!("{}\n{envelope}", stamp.0)
}

/// The text of a record whose form was deleted: it says so and still holds what was deleted.
pub(super) fn write_deleted(stamp: &Stamp, now: u64, record: &str) -> String {
    let envelope = record.split_once('\n').map_or(record, |(_, envelope)| envelope);
    format!("{}\n{DELETED}{now}\n{envelope}", stamp.0)
}

/// The text of a record whose form was deleted for good: it still says so, and holds nothing.
pub(super) fn write_deleted_for_good(stamp: &Stamp, now: u64) -> String {
    write_deleted(stamp, now, "\n")
}

/// When the form of a record was deleted, and the envelope of the form; `None` for a form that was not.
pub(super) fn deleted(text: &str) -> Option<(u64, &str)> {
    let (at, envelope) = text.split_once('\n')?.1.strip_prefix(DELETED)?.split_once('\n')?;
    Some((at.parse().ok()?, envelope))
}

/// When a record was saved, and the envelope in it; or why it is no record. The raw text is looked at before anything is decoded.
pub(super) fn parts(text: &str) -> Result<(u64, &str), &'static str> {
    let (_, envelope) = text.split_once('\n').ok_or("记录的开头不完整")?;
    Ok((Stamp::of(text).saved_at().ok_or("记录的保存时间无法识别")?, envelope))
}

/// What the text of a slot holds.
pub(super) fn read(text: &str) -> Kept {
    // Two programs of one version are not ordered: which of them wrote it helps whoever looks for the right one.
    let by =
        || Stamp::of(text).program().map(|by| format!("；保存它的是 {}", program_in_words(by))).unwrap_or_default();
    let damaged = |why: String| Kept::Unreadable(text.to_owned(), Unreadable::Damaged(format!("{why}{}", by())));
    match parts(text).map(|(saved_at, envelope)| (saved_at, json::read(envelope))) {
        Ok((saved_at, Ok(opened))) => match newer_content(text, &opened) {
            Some(why) => Kept::Unreadable(text.to_owned(), Unreadable::Newer(why)),
            None => Kept::Form(Box::new(Record { saved_at, form: opened.form })),
        },
        Ok((_, Err(error @ ReadError::TooNew(..)))) => {
            Kept::Unreadable(text.to_owned(), Unreadable::Newer(format!("{error}{}", by())))
        }
        Ok((_, Err(error))) => damaged(error.to_string()),
        Err(why) => damaged(why.to_owned()),
    }
}

/// What can be read of a record that [`read`] says is damaged; `None` where it is not damaged, or nothing can be read. The stamp before it may be damaged too.
pub(super) fn mend(text: &str) -> Option<Form> {
    if !matches!(read(text), Kept::Unreadable(_, Unreadable::Damaged(_))) {
        return None;
    }
    let envelope = if text.trim_start().starts_with('{') { text } else { text.split_once('\n')?.1 };
    // A stamp alone may be what is damaged.
    json::read(envelope).map(|opened| opened.form).ok().or_else(|| json::mend(envelope))
}

/// Why a record can be read but is not to be written over: a newer program put something into it that would be lost.
fn newer_content(text: &str, opened: &json::Opened) -> Option<String> {
    let by = Stamp::of(text).program().map(str::to_owned).filter(|by| is_newer(by))?;
    // Nearly all records have nothing else in them, and are not looked at twice.
    if opened.remarks.is_empty() || !json::loses_something(text.split_once('\n')?.1, &opened.form) {
        return None;
    }
    let (by, ours) = (program_in_words(&by), env!("CARGO_PKG_VERSION"));
    Some(format!("这张表由更新的程序 {by} 保存，里面有本程序（{ours}）不认识的内容，请用那个版本打开"))
}

/// Whether a program, by its version, is newer than this one.
pub(super) fn is_newer(program: &str) -> bool {
    numbers(program) > numbers(env!("CARGO_PKG_VERSION"))
}

fn numbers(program: &str) -> Vec<u32> {
    let version = program.split(['+', '-']).next().unwrap_or_default();
    version.split('.').map(|number| number.parse().unwrap_or(0)).collect()
}

/// 0.2.0（提交 abc1234）
pub(super) fn program_in_words(program: &str) -> String {
    match program.split_once('+') {
        Some((version, commit)) => format!("{version}（提交 {commit}）"),
        None => program.to_owned(),
    }
}
