//! Reading back what left the browser as it was kept: the file of the recovery panel with every record, the raw text of one record, as 我的表 and the
//! panel hand it out, or a page that carries its form; and writing 全部备份, which is a file like that of the panel.

use super::Shelf;
use super::record::{SlotId, parts};
use crate::exchange::carried;
use crate::exchange::json::{self, Opened, ReadError};

/// A form that stands in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stored {
    /// When it was saved, in milliseconds since 1970 (UTC), if the file says so.
    pub saved_at: Option<u64>,
    /// The form, or why it cannot be read.
    pub content: Result<Opened, String>,
}

/// Whether a text looks like a file of this program or a record of it, and not like the text of a published form.
pub fn is_file(text: &str) -> bool {
    let text = text.trim_start_matches('\u{feff}').trim_start();
    text.starts_with('{') || is_record(text) || carried::form_in(text).is_some()
}

/// A record begins with a line of time and window, and goes on with JSON.
fn is_record(text: &str) -> bool {
    let is_stamp = |text: &str| {
        let mut words = text.lines().next().unwrap_or_default().split_whitespace();
        let is_time = |time: &str| time.len() >= 10 && time.chars().all(|c| c.is_ascii_digit());
        words.next().is_some_and(is_time) && words.count() <= 3
    };
    is_stamp(text) && parts(text).is_ok_and(|(_, envelope)| envelope.trim_start().starts_with('{'))
}

/// The forms in a file of this program, the one saved last first and those that cannot be read at the end: one in an exported file or a record, and any
/// number in the file of the recovery panel.
///
/// # Errors
/// [`ReadError`] when the file as a whole cannot be read, or holds no form.
pub fn open(text: &str) -> Result<Vec<Stored>, ReadError> {
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let text = carried::form_in(text).unwrap_or(text);
    if let Some((saved_at, envelope)) = parts(text).ok().filter(|_| is_record(text)) {
        return json::read(envelope).map(|opened| vec![Stored { saved_at: Some(saved_at), content: Ok(opened) }]);
    }
    let Some(records) = json::rescued(text)? else {
        return json::read(text).map(|opened| vec![Stored { saved_at: None, content: Ok(opened) }]);
    };
    let mut forms: Vec<Stored> =
        records.iter().filter(|(key, _)| SlotId::of_key(key).is_some()).map(|(_, text)| stored(text)).collect();
    if forms.is_empty() {
        return Err(ReadError::NothingKept);
    }
    forms.sort_by_key(|of| (of.content.is_err(), core::cmp::Reverse(of.saved_at)));
    Ok(forms)
}

/// The file of 全部备份.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Backup {
    /// What stands in it.
    pub text: String,
    /// The forms in it, those too that cannot be read here.
    pub slots: Vec<SlotId>,
}

impl Shelf {
    /// A file with the record of every form, which [`open`] reads: the same that the recovery panel writes, without what belongs to this browser only.
    /// `exported` is the time in words, for who looks into the file.
    pub fn backup(&self, exported: &str) -> Backup {
        let records = self.slots().into_iter().filter_map(|slot| Some((self.text(&slot)?, slot)));
        let (mut slots, mut entries) = (Vec::new(), serde_json::Map::new());
        for (text, slot) in records {
            entries.insert(slot.key(), text.to_string().into());
            slots.push(slot);
        }
        Backup { text: json::write_rescued(exported, &entries), slots }
    }
}

fn stored(record: &str) -> Stored {
    match parts(record) {
        Ok((saved_at, envelope)) => {
            Stored { saved_at: Some(saved_at), content: json::read(envelope).map_err(|error| error.to_string()) }
        }
        Err(why) => Stored { saved_at: None, content: Err(why.to_owned()) },
    }
}
