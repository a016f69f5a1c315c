//! A look over the streams of a file before `hayro-syntax` gets it: that unpacks the streams in which it finds objects by itself, however long they become.
//!
//! What looks like a picture is made to unpack to nothing, as nobody looks at pictures here; everything else is bounded. The other streams are looked at once
//! more, each with its own filters, when their turn comes ([`super::unpacked`]).

use hayro_syntax::Filter;

use super::unpacked::work;

/// The most work of one stream and of all that are no pictures, in bytes. The largest are fonts: one with all Chinese characters has 20 MB.
const MOST_OF_STREAM: usize = 32 << 20;
const MOST_OF_ALL: usize = 192 << 20;
/// What a stream counts beside its bytes.
const STREAM: usize = 4096;
/// The most bytes of all streams with objects of an encrypted file, which cannot be unpacked here; they become a thousand times as many at most.
const MOST_ENCRYPTED: usize = 400 << 10;
/// How far before its data the words about a stream are looked for.
const FAR: usize = 4096;
/// Bytes that end data packed with Flate at once: a last block of a kind that does not exist.
const NOTHING: [u8; 16] = [7; 16];

/// Makes pictures unpack to nothing; `None` where the streams of the file would become longer than any form makes them.
pub(super) fn bounded(mut file: Vec<u8>) -> Option<Vec<u8>> {
    let is_encrypted = position(&file, b"/Encrypt").is_some();
    let (mut all, mut encrypted, mut at) = (0_usize, 0, 0);
    while let Some(found) = file.get(at..).and_then(|rest| position(rest, b"stream")) {
        let word = at + found;
        at = word + b"stream".len();
        if file.get(..word).is_some_and(|before| before.ends_with(b"end")) {
            continue;
        }
        let blanks =
            file.get(at..).unwrap_or_default().iter().take(2).take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        let start = at + blanks;
        let about = About::of(file.get(word.saturating_sub(FAR)..word).unwrap_or_default());
        if about.is_picture {
            // What stands behind a shorter picture stays.
            let length = file.get(start..).and_then(|data| position(data, b"endstream")).unwrap_or(0);
            let end = start + length.min(NOTHING.len());
            file.get_mut(start..end)?.iter_mut().zip(NOTHING).for_each(|(byte, nothing)| *byte = nothing);
            continue;
        }
        let data = file.get(start..).unwrap_or_default();
        if is_encrypted && about.has_objects {
            encrypted += position(data, b"endstream").unwrap_or(data.len());
        }
        let work = work(data, &about.filters, MOST_OF_STREAM);
        all += work + STREAM;
        if work > MOST_OF_STREAM || all > MOST_OF_ALL || encrypted > MOST_ENCRYPTED {
            return None;
        }
    }
    Some(file)
}

/// What is said of a stream before its data.
struct About {
    is_picture: bool,
    has_objects: bool,
    filters: Vec<Filter>,
}

impl About {
    /// Reads what stands before the data, from the last word `obj` on.
    fn of(before: &[u8]) -> Self {
        let start = before.windows(3).rposition(|word| word == b"obj").unwrap_or(0);
        let before = before.get(start..).unwrap_or_default();
        let names = || {
            let parts = before.split(|byte| *byte == b'/').skip(1);
            parts.map(|part| part.split(|byte| !byte.is_ascii_alphanumeric()).next().unwrap_or_default())
        };
        let mut filters: Vec<Filter> = names().filter_map(filter).collect();
        if filters.is_empty() {
            // The name may be written in a way that is not known here.
            filters.push(Filter::FlateDecode);
        }
        Self { is_picture: is_picture(before), has_objects: names().any(|name| name == b"ObjStm"), filters }
    }
}

/// The filter of a name; none for those that nothing here unpacks.
fn filter(name: &[u8]) -> Option<Filter> {
    Some(match name {
        b"FlateDecode" | b"Fl" => Filter::FlateDecode,
        b"LZWDecode" | b"LZW" => Filter::LzwDecode,
        b"RunLengthDecode" | b"RL" => Filter::RunLengthDecode,
        b"ASCII85Decode" | b"A85" => Filter::Ascii85Decode,
        b"ASCIIHexDecode" | b"AHx" => Filter::AsciiHexDecode,
        _ => return None,
    })
}

/// Whether `/Subtype /Image` stands in the words about a stream.
fn is_picture(before: &[u8]) -> bool {
    const SUBTYPE: &[u8] = b"/Subtype";
    let mut rest = before;
    while let Some(found) = position(rest, SUBTYPE) {
        rest = rest.get(found + SUBTYPE.len()..).unwrap_or_default();
        if let Some(behind) = rest.trim_ascii_start().strip_prefix(b"/Image") {
            return behind.first().is_none_or(|byte| !byte.is_ascii_alphanumeric());
        }
    }
    false
}

/// Where a word stands first.
fn position(bytes: &[u8], word: &[u8]) -> Option<usize> {
    let (&first, _) = word.split_first()?;
    let mut from = 0;
    loop {
        from += bytes.get(from..)?.iter().position(|byte| *byte == first)?;
        if bytes.get(from..)?.starts_with(word) {
            return Some(from);
        }
        from += 1;
    }
}
