//! What codes of fonts stand for where the font has no table of its own: the encodings of Latin fonts, and the predefined ones of Chinese fonts, whose codes
//! are GBK or Unicode themselves.

use encoding_rs::{GB18030, MACINTOSH, WINDOWS_1252};
use hayro_cmap::CMap;

/// How the bytes of a text of a composite font are taken apart into codes, and which shape a code is.
pub(super) enum Codes {
    /// Two bytes are the number of the shape.
    Identity,
    /// Two bytes are UTF-16.
    Utf16,
    /// GBK or GB 18030.
    Gb,
    /// UTF-8 and UTF-32.
    Utf8,
    Utf32,
    /// The font has a table of its own.
    Own(Box<CMap>),
}

impl Codes {
    /// By the name of a predefined encoding, or by the font's own table.
    pub fn of(name: Option<&str>, own: Option<CMap>) -> Self {
        if let Some(own) = own {
            return Self::Own(Box::new(own));
        }
        match name.unwrap_or_default() {
            name if name.contains("UCS2") || name.contains("UTF16") => Self::Utf16,
            name if name.contains("UTF8") => Self::Utf8,
            name if name.contains("UTF32") => Self::Utf32,
            name if name.starts_with("GB") => Self::Gb,
            _ => Self::Identity,
        }
    }

    /// The first code of some bytes, and its length.
    pub fn next(&self, bytes: &[u8]) -> (u32, usize) {
        let length = match self {
            Self::Identity => 2,
            Self::Utf16 => match bytes {
                [0xd8..=0xdb, _, 0xdc..=0xdf, _, ..] => 4,
                _ => 2,
            },
            Self::Gb => match bytes {
                [0x81..=0xfe, 0x30..=0x39, _, _, ..] => 4,
                [0x81..=0xfe, _, ..] => 2,
                _ => 1,
            },
            Self::Utf8 => match bytes.first() {
                Some(0xf0..) => 4,
                Some(0xe0..) => 3,
                Some(0xc0..) => 2,
                _ => 1,
            },
            Self::Utf32 => 4,
            Self::Own(cmap) => own_length(cmap, bytes),
        };
        let length = length.min(bytes.len()).max(1);
        let code = bytes.iter().take(length).fold(0_u32, |code, byte| (code << 8) | u32::from(*byte));
        (code, length)
    }

    /// The number of the shape; `None` where only a table of the whole character set would tell.
    pub fn cid(&self, code: u32, length: usize) -> Option<u32> {
        match self {
            Self::Identity => Some(code),
            Self::Own(cmap) => cmap.lookup_cid_code(code, u8::try_from(length).ok()?),
            _ => None,
        }
    }

    /// What a code stands for where the encoding itself says it.
    pub fn text(&self, code: u32, length: usize) -> Option<String> {
        let bytes = code.to_be_bytes();
        let bytes = bytes.get(4_usize.checked_sub(length)?..)?;
        match self {
            Self::Utf16 => {
                let units: Vec<u16> =
                    bytes.chunks(2).filter_map(|pair| Some(u16::from_be_bytes(pair.try_into().ok()?))).collect();
                String::from_utf16(&units).ok().filter(|text| is_readable(text))
            }
            Self::Gb => gb_text(bytes),
            Self::Utf8 => core::str::from_utf8(bytes).ok().map(str::to_owned),
            Self::Utf32 => char::from_u32(code).map(String::from),
            Self::Identity | Self::Own(_) => None,
        }
    }
}

/// The length of the first code that a font's own table knows.
fn own_length(cmap: &CMap, bytes: &[u8]) -> usize {
    let mut code = 0_u32;
    for (byte, length) in bytes.iter().take(4).zip(1_u8..) {
        code = (code << 8) | u32::from(*byte);
        if cmap.lookup_cid_code(code, length).is_some() {
            return usize::from(length);
        }
    }
    2
}

fn is_readable(text: &str) -> bool {
    !text.is_empty() && !text.contains(['\0', '\u{fffd}'])
}

fn gb_text(bytes: &[u8]) -> Option<String> {
    let (text, failed) = GB18030.decode_without_bom_handling(bytes);
    (!failed && is_readable(&text)).then(|| text.into_owned())
}

/// The shapes of the character set Adobe-GB1 that are those of GB 2312: the number of the first, its code, and how many follow each other. (The two levels of
/// Chinese characters are worked out.)
const GB1_RUNS: [(u32, u32, u32); 18] = [
    (96, 0xa1a1, 94),
    (190, 0xa2b1, 50),
    (240, 0xa2e5, 10),
    (250, 0xa2f1, 12),
    (262, 0xa3a1, 94),
    (356, 0xa4a1, 83),
    (439, 0xa5a1, 86),
    (525, 0xa6a1, 24),
    (549, 0xa6c1, 53),
    (602, 0xa7a1, 33),
    (635, 0xa7d1, 33),
    (668, 0xa8a1, 32),
    (700, 0xa8c5, 38),
    (738, 0xa9a4, 76),
    (814, 0x21, 94),
    (908, 0xaba1, 32),
    (1, 0x20, 95),
    (7716, 0x20, 1),
];

/// What a shape of Adobe-GB1 stands for, as far as GB 2312 has it.
pub(super) fn gb1_text(cid: u32) -> Option<String> {
    let run = GB1_RUNS.iter().find(|(first, _, count)| (*first..first + count).contains(&cid));
    let code = run.map(|(first, code, _)| code + cid - first).or_else(|| {
        // Rows of 94 characters; the last one of the first level, 0xd7, has 89.
        let (first, row) = match cid {
            940..=4694 => (940, 0xb0),
            4695..=7702 => (4695, 0xd8),
            _ => return None,
        };
        let at = cid - first;
        Some(((row + at / 94) << 8) | (0xa1 + at % 94))
    })?;
    let bytes = code.to_be_bytes();
    gb_text(bytes.get(if code < 0x100 { 3 } else { 2 }..)?)
}

/// What a byte stands for in a Latin font.
pub(super) fn byte_text(byte: u8, mac: bool) -> Option<String> {
    if byte < 0x20 {
        return None;
    }
    let encoding = if mac { MACINTOSH } else { WINDOWS_1252 };
    Some(encoding.decode_without_bom_handling(&[byte]).0.into_owned())
}

/// Names of shapes that are no letters; those of letters are the letters.
const NAMES: [(&str, &str); 58] = [
    ("space", " "),
    ("exclam", "!"),
    ("quotedbl", "\""),
    ("numbersign", "#"),
    ("dollar", "$"),
    ("percent", "%"),
    ("ampersand", "&"),
    ("quotesingle", "'"),
    ("parenleft", "("),
    ("parenright", ")"),
    ("asterisk", "*"),
    ("plus", "+"),
    ("comma", ","),
    ("hyphen", "-"),
    ("period", "."),
    ("slash", "/"),
    ("zero", "0"),
    ("one", "1"),
    ("two", "2"),
    ("three", "3"),
    ("four", "4"),
    ("five", "5"),
    ("six", "6"),
    ("seven", "7"),
    ("eight", "8"),
    ("nine", "9"),
    ("colon", ":"),
    ("semicolon", ";"),
    ("less", "<"),
    ("equal", "="),
    ("greater", ">"),
    ("question", "?"),
    ("at", "@"),
    ("bracketleft", "["),
    ("backslash", "\\"),
    ("bracketright", "]"),
    ("asciicircum", "^"),
    ("underscore", "_"),
    ("grave", "`"),
    ("braceleft", "{"),
    ("bar", "|"),
    ("braceright", "}"),
    ("asciitilde", "~"),
    ("quoteleft", "‘"),
    ("quoteright", "’"),
    ("quotedblleft", "“"),
    ("quotedblright", "”"),
    ("endash", "–"),
    ("emdash", "—"),
    ("ellipsis", "…"),
    ("greaterequal", "≥"),
    ("lessequal", "≤"),
    ("plusminus", "±"),
    ("multiply", "×"),
    ("divide", "÷"),
    ("degree", "°"),
    ("periodcentered", "·"),
    ("minus", "−"),
];

/// What the name of a shape says: `A`, `uni4E2D`, `u4E2D`, `percent`.
pub(super) fn glyph_text(name: &str) -> Option<String> {
    let mut chars = name.chars();
    if let (Some(only), None) = (chars.next(), chars.next()) {
        return Some(only.to_string());
    }
    if let Some((_, text)) = NAMES.iter().find(|(of, _)| *of == name) {
        return Some((*text).to_owned());
    }
    let hex = name.strip_prefix("uni").or_else(|| name.strip_prefix('u'))?;
    let code = u32::from_str_radix(hex.split('.').next()?, 16).ok()?;
    char::from_u32(code).filter(|c| !c.is_control()).map(String::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn predefined_encodings_say_what_their_codes_are() {
        let read = |name: &str, bytes: &[u8]| {
            let codes = Codes::of(Some(name), None);
            let (mut text, mut rest) = (String::new(), bytes);
            while !rest.is_empty() {
                let (code, length) = codes.next(rest);
                text.push_str(&codes.text(code, length).unwrap_or_default());
                rest = &rest[length..];
            }
            text
        };
        assert_eq!(read("GBK-EUC-H", b"\xb2\xbf\xc3\xc5 12%"), "部门 12%");
        assert_eq!(read("UniGB-UCS2-H", &[0x4e, 0x2d, 0x00, 0x41]), "中A");
        assert_eq!(read("UniGB-UTF16-H", &[0xd8, 0x40, 0xdc, 0x0b, 0x4e, 0x2d]), "\u{2000b}中");
        assert_eq!(read("UniGB-UTF8-H", "中A".as_bytes()), "中A");
        assert_eq!(read("GBK2K-H", b"\x81\x30\x81\x30"), "\u{80}");
        assert_eq!(read("GBK-EUC-H", b"\xb2"), "");
    }

    #[test]
    fn shapes_of_the_chinese_character_set_are_known_as_far_as_gb_2312() {
        for (cid, text) in
            [(1, " "), (34, "A"), (96, "\u{3000}"), (940, "啊"), (4694, "座"), (4695, "亍"), (7702, "齄"), (830, "1")]
        {
            assert_eq!(gb1_text(cid).as_deref(), Some(text), "{cid}");
        }
        assert_eq!((gb1_text(0), gb1_text(20_000)), (None, None));
    }

    #[test]
    fn names_of_shapes_say_what_they_are() {
        for (name, text) in [
            ("A", Some("A")),
            ("uni4E2D", Some("中")),
            ("u4E2D", Some("中")),
            ("five", Some("5")),
            ("g12", None),
            ("uniXYZ", None),
        ] {
            assert_eq!(glyph_text(name).as_deref(), text, "{name}");
        }
    }
}
