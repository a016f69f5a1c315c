//! The names of the files that are made of a form. A unit may be called anything, also by a text from outside; the name of its file can be written on every
//! file system, shows all that is in it, and is no device of Windows.

use crate::form::{Form, Stage};

/// Bytes of a whole name in UTF-8 at most. File systems take 255 (NTFS as many UTF-16 units); browsers put a few behind a
/// name while they write it, or to tell it from one that is there.
const MOST_BYTES: usize = 200;

/// Digits of the year in a name at most; a year has four.
const MOST_DIGITS: usize = 8;

/// Stands for a unit without a name.
const NO_UNIT: &str = "未填单位";

/// The name of the exported file. It names the stage, so that the files of the three stages can lie beside each other.
///
/// ```
/// use budget_form::exchange::file_name::file_name;
/// use budget_form::form::standard_form;
/// let mut form = standard_form("2025年");
/// assert_eq!(file_name(&form), "未填单位-2025-绩效目标表.json");
/// form.profile.unit = " 市图书馆/分馆 ".to_owned();
/// assert_eq!(file_name(&form), "市图书馆分馆-2025-绩效目标表.json");
/// ```
pub fn file_name(form: &Form) -> String {
    let stage = if form.stage == Stage::Declaration { "绩效目标表" } else { form.stage.label() };
    file_name_of(form, stage, "json")
}

/// The name of a file that holds something of a form: unit, year, what it is, and the extension, which is given without a dot.
pub fn file_name_of(form: &Form, what: &str, extension: &str) -> String {
    let year: String = form.year.chars().filter(char::is_ascii_digit).take(MOST_DIGITS).collect();
    let rest = format!("-{year}-{what}.{extension}");
    let unit = shortened(&printable(&form.profile.unit), MOST_BYTES.saturating_sub(rest.len()));
    let unit = if unit.is_empty() { NO_UNIT } else { &unit };
    let name = format!("{unit}{rest}");
    if is_device(&name) { format!("_{name}") } else { name }
}

/// A text as part of a name: without what file systems refuse and what nobody sees, each white space as one blank, and no dot, dash or blank at its ends,
/// because those hide a file, look like an option of a command, or get lost.
fn printable(text: &str) -> String {
    let visible: String = text
        .chars()
        .map(|c| if c.is_whitespace() { ' ' } else { c })
        .filter(|c| !r#"\/:*?"<>|"#.contains(*c) && !is_unseen(*c))
        .collect();
    let words: Vec<&str> = visible.split(' ').filter(|word| !word.is_empty()).collect();
    words.join(" ").trim_matches(['.', '-', '~', ' ']).to_owned()
}

/// Whether a character has no shape of its own: control characters, those that set the direction of writing, that join or divide words, fillers, tags, and
/// code points that stand for no character.
fn is_unseen(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{2800}' | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{fffe}' | '\u{ffff}'
            | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

/// As much of the beginning as takes no more than `most` bytes.
fn shortened(text: &str, most: usize) -> String {
    let mut short = String::new();
    for c in text.chars() {
        if short.len() + c.len_utf8() > most {
            break;
        }
        short.push(c);
    }
    short.trim_end_matches(['.', '-', '~', ' ']).to_owned()
}

/// Whether Windows takes the name for a device: it looks at what stands before the first dot, without blanks.
fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end().to_uppercase();
    let is_port = |head: &str| {
        let number = stem.strip_prefix(head).unwrap_or_default();
        number.chars().count() == 1 && number.chars().all(|c| c.is_ascii_digit() || "¹²³".contains(c))
    };
    ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", "CLOCK$"].contains(&stem.as_str())
        || is_port("COM")
        || is_port("LPT")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::standard_form;

    fn name_of(unit: &str) -> String {
        let mut form = standard_form("2025");
        form.profile.unit = unit.to_owned();
        file_name(&form)
    }

    const REST: &str = "-2025-绩效目标表.json";

    #[test]
    fn what_nobody_sees_and_what_turns_the_direction_is_left_out() {
        for (unit, named) in [
            ("市图书馆\u{202e}nosj.exe", "市图书馆nosj.exe"),
            ("\u{2066}市\u{2069}图\u{200f}书\u{61c}馆", "市图书馆"),
            ("市\u{0}图\u{7}书\u{1b}馆\u{9f}", "市图书馆"),
            ("市图\u{200b}书\u{200d}馆\u{feff}", "市图书馆"),
            ("市图书馆\r\n分馆\t甲", "市图书馆 分馆 甲"),
            ("市图书馆\u{2028}分馆\u{3000}乙\u{a0}", "市图书馆 分馆 乙"),
            ("市\u{e0041}图\u{fe0f}书馆", "市图书馆"),
            ("\u{3164}\u{2800}\u{202e}", NO_UNIT),
            (" ./\\. ", NO_UNIT),
        ] {
            assert_eq!(name_of(unit), format!("{named}{REST}"), "{unit:?}");
        }
    }

    #[test]
    fn what_can_be_seen_stays() {
        for unit in [
            "市图书馆（分馆）",
            "No.3 中学",
            "甲、乙：丙",
            "𠮷野家",
            "ＡＢＣ",
            "A&B's #1 100%",
            "caf\u{301}é",
            "\u{e000}",
        ] {
            assert_eq!(name_of(unit), format!("{unit}{REST}"));
        }
    }

    #[test]
    fn a_device_of_windows_is_no_name() {
        for (unit, named) in [
            ("con", "con"),
            ("con.", "con"),
            ("CON.馆", "_CON.馆"),
            ("nul .x", "_nul .x"),
            ("Com1.a", "_Com1.a"),
            ("com¹.a", "_com¹.a"),
        ] {
            assert_eq!(name_of(unit), format!("{named}{REST}"), "{unit}");
        }
        for (name, device) in [
            ("con", true),
            ("CON.json", true),
            ("con .json", true),
            ("com1", true),
            ("LPT³.a.b", true),
            ("com0.x", true),
            ("con-2025.json", false),
            ("com10.x", false),
            ("com.x", false),
            ("contra.x", false),
            ("comé.x", false),
            ("x.con", false),
            ("联系con.x", false),
        ] {
            assert_eq!(is_device(name), device, "{name}");
        }
    }

    #[test]
    fn a_name_has_no_more_bytes_than_file_systems_take() {
        for unit in ["馆", "𠮷", "a", "é"] {
            for length in [1, 40, 60, 61, 200, 100_000] {
                let name = name_of(&unit.repeat(length));
                let whole = length * unit.len() + REST.len();
                assert!(name.len() <= MOST_BYTES && name.ends_with(REST), "{name}");
                assert!(name.len() + unit.len() > MOST_BYTES.min(whole), "no shorter than it must be: {name}");
            }
        }
        let mut form = standard_form("2025");
        form.year = "1".repeat(5_000);
        assert_eq!(file_name(&form), "未填单位-11111111-绩效目标表.json");
        // What would stand at the cut is no end of a name.
        assert!(
            name_of(&format!("{}. . .{}", "a".repeat(MOST_BYTES - REST.len() - 2), "b".repeat(9)))
                .ends_with(&format!("a{REST}"))
        );
    }
}
