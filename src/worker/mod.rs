//! What the page asks of the second module and what that answers: typed values, and how they cross between the two.
//!
//! A request is a head, which is short JSON, beside the bytes that it is about (a file, a text, a form). An answer is bytes with one more behind them that
//! says what they are, so that files go to and fro without being taken apart. The page never needs what is behind [`answer`].

#[cfg(feature = "files")]
mod answer;
mod file_read;

use serde::{Deserialize, Serialize};

use crate::handover::Format;
use crate::paper::Paper;

#[cfg(feature = "files")]
pub use answer::answer;
pub use file_read::{FormRead, FoundContent, FoundLine, Unplaced};

/// What is asked of the second module.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "ask", rename_all = "camelCase")]
pub enum Request {
    /// To read the text of a published form, which is what the bytes are, in UTF-8.
    ReadText,
    /// To read a file, whose bytes they are.
    ReadFile {
        /// Its name.
        name: String,
    },
    /// To write a form, which is what the bytes are as JSON, in a format. Formats of papers hold the given one or, without it, all up to the stage.
    Write {
        /// The format.
        format: Format,
        /// The paper.
        paper: Option<Paper>,
    },
}

impl Request {
    /// The head that says it.
    pub fn head(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// The request that a head says; `None` for one of another version of the page, which cannot be in the same file.
    pub fn of_head(head: &str) -> Option<Self> {
        serde_json::from_str(head).ok()
    }
}

/// What the second module answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reply {
    /// What was asked for: JSON text of what was read, or the bytes of the file that was written.
    Done(Vec<u8>),
    /// Why there is nothing, in a sentence that says what to do.
    Refused(String),
}

const DONE: u8 = 1;
const REFUSED: u8 = 0;

impl Reply {
    /// The bytes that cross.
    pub fn into_bytes(self) -> Vec<u8> {
        let (kind, mut bytes) = match self {
            Self::Done(bytes) => (DONE, bytes),
            Self::Refused(sentence) => (REFUSED, sentence.into_bytes()),
        };
        bytes.push(kind);
        bytes
    }

    /// The answer in bytes that have crossed; `None` where they are none.
    pub fn of_bytes(mut bytes: Vec<u8>) -> Option<Self> {
        match bytes.pop()? {
            DONE => Some(Self::Done(bytes)),
            REFUSED => String::from_utf8(bytes).ok().map(Self::Refused),
            _ => None,
        }
    }
}
