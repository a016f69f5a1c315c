//! Zipped packages (xlsx, ods, docx), read within bounds: a small file may unpack to more than any memory holds.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use crate::grid::{FileKind, GridError};

/// Most bytes that one part of a package is unpacked to. The text of a form has some 100 KB of XML.
pub const MOST_OF_PART: u64 = 24 << 20;
/// Most bytes that all parts with text are unpacked to together.
const MOST_OF_ALL: u64 = 48 << 20;
/// Most parts of a package.
const MOST_PARTS: usize = 5_000;

/// A package, with its parts still packed.
pub struct Package<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    kind: FileKind,
    /// How much was unpacked.
    unpacked: u64,
}

impl<'a> Package<'a> {
    /// Opens a package; nothing is unpacked yet.
    ///
    /// # Errors
    /// [`GridError::Damaged`] where its directory cannot be read, [`GridError::TooMuch`] where it has too many parts.
    pub fn open(bytes: &'a [u8], kind: FileKind) -> Result<Self, GridError> {
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| GridError::Damaged(kind))?;
        if zip.len() > MOST_PARTS {
            return Err(GridError::TooMuch(kind));
        }
        Ok(Self { zip, kind, unpacked: 0 })
    }

    /// The names of its parts.
    fn names(&self) -> Vec<String> {
        self.zip.file_names().flatten().map(std::borrow::Cow::into_owned).collect()
    }

    /// Whether it has a part of that name.
    pub fn has(&self, name: &str) -> bool {
        self.zip.index_for_name(name).is_some()
    }

    /// Unpacks a part.
    ///
    /// # Errors
    /// [`GridError::Damaged`] where there is no such part or it is damaged, [`GridError::Encrypted`], [`GridError::TooMuch`] where it is larger than any form.
    pub fn part(&mut self, name: &str) -> Result<Vec<u8>, GridError> {
        let most = MOST_OF_PART.min(MOST_OF_ALL.saturating_sub(self.unpacked));
        let kind = self.kind;
        let part = self.zip.by_name(name).map_err(|error| match error {
            ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => GridError::Encrypted(kind),
            _ => GridError::Damaged(kind),
        })?;
        let mut bytes = Vec::new();
        // What a part says of its own length is not believed.
        let read = part.take(most + 1).read_to_end(&mut bytes).map_err(|_| GridError::Damaged(kind))?;
        self.unpacked += read as u64;
        if read as u64 > most { Err(GridError::TooMuch(kind)) } else { Ok(bytes) }
    }

    /// Unpacks every part with text once and forgets it, so that whatever reads them afterwards is within the bounds.
    ///
    /// # Errors
    /// As [`Package::part`].
    pub fn check_texts(mut self) -> Result<(), GridError> {
        self.names().iter().filter(|name| has_text(name)).try_for_each(|name| self.part(name).map(drop))
    }
}

/// Whether a part holds text: pictures may be as large as they like, nobody looks at them.
fn has_text(name: &str) -> bool {
    let end = name.rsplit_once('.').map_or("", |(_, end)| end);
    ["xml", "rels", "vml"].iter().any(|text| end.eq_ignore_ascii_case(text))
}
