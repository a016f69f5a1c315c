//! Fonts as far as their texts can be read: which characters a shape stands for, and how wide it is.

use std::collections::{BTreeMap, HashMap};

use hayro_cmap::{BfString, CMap};
use hayro_syntax::object::dict::keys::{
    BASE_ENCODING, CIDSYSTEMINFO, DESCENDANT_FONTS, DIFFERENCES, DW, ENCODING, FIRST_CHAR, FONT_DESC, FONT_MATRIX,
    MISSING_WIDTH, ORDERING, SUBTYPE, TO_UNICODE, W, WIDTHS,
};
use hayro_syntax::object::{Array, Dict, Name, Number, Object, Stream, String as PdfString};

use super::encoding::{Codes, byte_text, gb1_text, glyph_text};
use super::unpacked::unpacked;

/// The most bytes of a table that says what the shapes of a font mean.
const MOST_CMAP: usize = 4 << 20;

/// A shape that a text shows.
pub(super) struct Shape {
    /// What it stands for; `None` where the file does not say it.
    pub text: Option<String>,
    /// How far the next one stands, in heights of the font.
    pub width: f64,
    /// Whether it is the blank that wider spaces are set for.
    pub is_space: bool,
}

/// A font.
pub(super) struct Font {
    to_unicode: Option<CMap>,
    kind: Kind,
}

enum Kind {
    /// Every byte is a shape.
    Simple { widths: Vec<f64>, missing: f64, names: BTreeMap<u8, String>, mac: bool },
    /// Codes of one or more bytes.
    Composite { codes: Codes, widths: HashMap<u32, f64>, usual: f64, gb1: bool, vertical: bool },
}

impl Font {
    /// Reads a font.
    pub fn of(dict: &Dict<'_>) -> Self {
        let to_unicode = dict.get::<Stream<'_>>(TO_UNICODE).and_then(|stream| cmap(&stream));
        let composite = dict.get::<Name<'_>>(SUBTYPE).as_deref() == Some(b"Type0");
        Self { to_unicode, kind: if composite { composite_kind(dict) } else { simple_kind(dict) } }
    }

    pub fn is_vertical(&self) -> bool {
        matches!(self.kind, Kind::Composite { vertical: true, .. })
    }

    /// The next shape of a text, and the bytes behind it.
    pub fn next<'b>(&self, bytes: &'b [u8]) -> Option<(Shape, &'b [u8])> {
        let (&first, behind) = bytes.split_first()?;
        match &self.kind {
            Kind::Simple { widths, missing, names, mac } => {
                let text = self.mapped(u32::from(first)).or_else(|| match names.get(&first) {
                    Some(name) => glyph_text(name),
                    None => byte_text(first, *mac),
                });
                let width = widths.get(usize::from(first)).copied().filter(|width| *width > 0.0).unwrap_or(*missing);
                Some((Shape { text, width, is_space: first == b' ' }, behind))
            }
            Kind::Composite { codes, widths, usual, gb1, .. } => {
                let (code, length) = codes.next(bytes);
                let behind = bytes.get(length..).unwrap_or_default();
                let cid = codes.cid(code, length);
                let text = self.mapped(code).or_else(|| codes.text(code, length));
                let text = text.or_else(|| gb1.then(|| gb1_text(cid?)).flatten());
                let width = match cid.and_then(|cid| widths.get(&cid)) {
                    Some(width) => *width,
                    None if cid.is_none() && length == 1 => 0.5,
                    None => *usual,
                };
                Some((Shape { text, width, is_space: length == 1 && first == b' ' }, behind))
            }
        }
    }

    /// What the font's own table says of a code.
    fn mapped(&self, code: u32) -> Option<String> {
        let text = match self.to_unicode.as_ref()?.lookup_bf_string(code)? {
            BfString::Char(c) => c.to_string(),
            BfString::String(text) => text,
        };
        let known = |c: char| c != '\0' && c != '\u{fffd}' && !('\u{e000}'..='\u{f8ff}').contains(&c);
        text.chars().all(known).then_some(text)
    }
}

fn cmap(stream: &Stream<'_>) -> Option<CMap> {
    let data = unpacked(stream, MOST_CMAP)?;
    CMap::parse(&data, |_| None)
}

fn simple_kind(dict: &Dict<'_>) -> Kind {
    let first = dict.get::<i32>(FIRST_CHAR).and_then(|first| usize::try_from(first).ok()).unwrap_or(0).min(255);
    // The widths of a Type 3 font are in a unit of its own.
    let unit =
        dict.get::<Array<'_>>(FONT_MATRIX).and_then(|matrix| matrix.iter::<Number>().next()).map(|of| of.as_f64());
    let unit = unit.filter(|_| dict.get::<Name<'_>>(SUBTYPE).as_deref() == Some(b"Type3")).unwrap_or(0.001);
    let mut widths = vec![0.0; first];
    if let Some(array) = dict.get::<Array<'_>>(WIDTHS) {
        widths.extend(array.iter::<Number>().take(256).map(|width| width.as_f64() * unit));
    }
    let missing =
        dict.get::<Dict<'_>>(FONT_DESC).and_then(|of| of.get::<Number>(MISSING_WIDTH)).map_or(0.0, |of| of.as_f64());
    let missing = if widths.iter().any(|width| *width > 0.0) { missing * unit } else { 0.5 };
    let (names, base) = differences(dict);
    Kind::Simple { widths, missing, names, mac: base.is_some_and(|base| base == "MacRomanEncoding") }
}

/// Which shapes the bytes of a font are, where that is not the usual one; and what is usual.
fn differences(dict: &Dict<'_>) -> (BTreeMap<u8, String>, Option<String>) {
    let mut names = BTreeMap::new();
    if let Some(base) = dict.get::<Name<'_>>(ENCODING) {
        return (names, Some(base.as_str().to_owned()));
    }
    let Some(encoding) = dict.get::<Dict<'_>>(ENCODING) else { return (names, None) };
    let base = encoding.get::<Name<'_>>(BASE_ENCODING).map(|base| base.as_str().to_owned());
    let mut code = 0_u8;
    for of in encoding
        .get::<Array<'_>>(DIFFERENCES)
        .into_iter()
        .flat_map(|array| array.iter::<Object<'_>>().collect::<Vec<_>>())
    {
        match of {
            Object::Number(number) => code = u8::try_from(number.as_i64()).unwrap_or_default(),
            Object::Name(name) => {
                names.insert(code, name.as_str().to_owned());
                code = code.wrapping_add(1);
            }
            _ => {}
        }
    }
    (names, base)
}

fn composite_kind(dict: &Dict<'_>) -> Kind {
    let name = dict.get::<Name<'_>>(ENCODING).map(|name| name.as_str().to_owned());
    let own = dict.get::<Stream<'_>>(ENCODING).and_then(|stream| cmap(&stream));
    let codes = Codes::of(name.as_deref(), own);
    let below = dict.get::<Array<'_>>(DESCENDANT_FONTS).and_then(|fonts| fonts.iter::<Dict<'_>>().next());
    let below = below.unwrap_or_default();
    let usual = below.get::<Number>(DW).map_or(1.0, |width| width.as_f64() / 1000.0);
    let ordering = below.get::<Dict<'_>>(CIDSYSTEMINFO).and_then(|info| info.get::<PdfString<'_>>(ORDERING));
    let gb1 = ordering.is_some_and(|ordering| ordering.as_bytes() == b"GB1");
    let vertical = name.is_some_and(|name| name.ends_with("-V"));
    Kind::Composite { codes, widths: cid_widths(&below), usual, gb1, vertical }
}

/// The most widths of a font that are kept.
const MOST_WIDTHS: usize = 70_000;

/// `c [w1 w2 …]` and `first last w`, one after the other.
fn cid_widths(dict: &Dict<'_>) -> HashMap<u32, f64> {
    let mut widths = HashMap::new();
    let Some(array) = dict.get::<Array<'_>>(W) else { return widths };
    let mut objects = array.iter::<Object<'_>>();
    let cid = |object: Object<'_>| match object {
        Object::Number(number) => u32::try_from(number.as_i64()).ok(),
        _ => None,
    };
    while let Some(first) = objects.next().and_then(cid) {
        match objects.next() {
            Some(Object::Array(list)) => {
                let of = (first..).zip(list.iter::<Number>());
                widths.extend(of.take(MOST_WIDTHS).map(|(cid, width)| (cid, width.as_f64() / 1000.0)));
            }
            Some(last) => {
                let (Some(last), Some(Object::Number(width))) = (cid(last), objects.next()) else { break };
                let of = (first..=last).take(MOST_WIDTHS.saturating_sub(widths.len()));
                widths.extend(of.map(|cid| (cid, width.as_f64() / 1000.0)));
            }
            None => break,
        }
        if widths.len() >= MOST_WIDTHS {
            break;
        }
    }
    widths
}
