//! The XML of packages, event by event. Nothing here calls itself, so no depth of nesting ends the program; entities of the file's own are not known, so
//! none grows.

use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::{BytesStart, Event};

use crate::grid::{FileKind, GridError};

/// What is met in a part, with names without their prefix.
pub enum Met {
    /// The start of an element; one without content is followed by its end.
    Start(String, Attributes),
    /// The end of an element.
    End(String),
    /// A text.
    Text(String),
}

/// The attributes of an element, by name without prefix.
#[derive(Default)]
pub struct Attributes(Vec<(String, String)>);

impl Attributes {
    /// The value of an attribute.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(of, _)| of == name).map(|(_, value)| value.as_str())
    }

    /// A whole number.
    pub fn number(&self, name: &str) -> Option<usize> {
        self.get(name)?.trim().parse().ok()
    }
}

/// Most elements within one another.
const DEEPEST: usize = 256;

/// Goes through the XML of a part.
///
/// # Errors
/// [`GridError::Damaged`] where it is no XML, and whatever `met` gives.
pub fn read(bytes: &[u8], kind: FileKind, mut met: impl FnMut(Met) -> Result<(), GridError>) -> Result<(), GridError> {
    let text = core::str::from_utf8(bytes).map_err(|_| GridError::Damaged(kind))?;
    let mut reader = Reader::from_str(text.trim_start_matches('\u{feff}'));
    reader.config_mut().expand_empty_elements = true;
    let mut depth = 0_usize;
    loop {
        match reader.read_event().map_err(|_| GridError::Damaged(kind))? {
            Event::Start(start) => {
                depth += 1;
                if depth > DEEPEST {
                    return Err(GridError::Damaged(kind));
                }
                met(Met::Start(start.local_name().as_ref().to_owned(), attributes(&start)))?;
            }
            Event::End(end) => {
                depth = depth.saturating_sub(1);
                met(Met::End(end.local_name().as_ref().to_owned()))?;
            }
            Event::Text(text) => met(Met::Text(text.xml10_content().into_owned()))?,
            Event::CData(text) => met(Met::Text(text.xml10_content().into_owned()))?,
            Event::GeneralRef(reference) => {
                let sign = reference.resolve_char_ref().ok().flatten();
                if let Some(sign) = sign.or_else(|| entity(&reference.xml10_content())) {
                    met(Met::Text(sign.to_string()))?;
                }
            }
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

/// The signs that every XML knows by name.
fn entity(name: &str) -> Option<char> {
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        _ => return None,
    })
}

fn attributes(start: &BytesStart<'_>) -> Attributes {
    let mut attributes = start.attributes();
    let all = attributes.with_checks(false).flatten().map(|attribute| {
        let value =
            unescape(&attribute.value).map_or_else(|_| attribute.value.to_string(), std::borrow::Cow::into_owned);
        (attribute.key.local_name().as_ref().to_owned(), value)
    });
    Attributes(all.collect())
}
