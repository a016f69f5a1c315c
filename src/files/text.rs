//! The text in the bytes of a file, whatever its encoding.

use encoding_rs::{GB18030, UTF_16BE, UTF_16LE};

/// The text in the bytes of a file: UTF-8, UTF-16 with its mark, or GB 18030, which is what older Windows editors write. `None` where it is no text.
pub fn decoded(bytes: &[u8]) -> Option<String> {
    let text = match bytes {
        [0xff, 0xfe, rest @ ..] => UTF_16LE.decode_without_bom_handling_and_without_replacement(rest)?.into_owned(),
        [0xfe, 0xff, rest @ ..] => UTF_16BE.decode_without_bom_handling_and_without_replacement(rest)?.into_owned(),
        _ => match core::str::from_utf8(bytes) {
            Ok(text) => text.trim_start_matches('\u{feff}').to_owned(),
            Err(_) => GB18030.decode_without_bom_handling_and_without_replacement(bytes)?.into_owned(),
        },
    };
    (!text.contains('\0')).then_some(text)
}

/// The text of a page: as [`decoded`], but a damaged character ends nothing.
pub fn page(bytes: &[u8]) -> String {
    decoded(bytes).unwrap_or_else(|| {
        let (text, ..) = GB18030.decode(bytes);
        text.into_owned()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_encodings_of_office_computers_are_read() {
        assert_eq!(decoded("部门".as_bytes()).as_deref(), Some("部门"));
        assert_eq!(decoded("\u{feff}部门".as_bytes()).as_deref(), Some("部门"));
        assert_eq!(decoded(&[0xb2, 0xbf, 0xc3, 0xc5]).as_deref(), Some("部门"));
        assert_eq!(decoded(&[0xff, 0xfe, 0x32, 0]).as_deref(), Some("2"));
        assert_eq!(decoded(&[0xfe, 0xff, 0, 0x32]).as_deref(), Some("2"));
        assert_eq!(decoded(&[0xff, 0xff, 0xff]), None);
        assert_eq!(decoded(b"a\0b"), None);
    }
}
