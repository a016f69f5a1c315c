//! What comes in from outside, looked at before it is read: how much it is, and by its first bytes whether it is a text at all. People choose the PDF or
//! the workbook itself, and a file of gigabytes read whole would end the program.

use core::fmt;

use super::json::{self, megabytes};

/// How many bytes of a file are looked at before the rest is read.
pub const FIRST_BYTES: usize = 1_024;

/// Most bytes of a text of a published form. It is read up to [`super::published::MAX_BYTES`] of UTF-8; the same text takes up to four times as much in
/// other encodings and with blanks at the ends of lines.
const MOST_TEXT: u64 = 4 << 20;

/// Why something is not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileRefusal {
    /// The file has no bytes.
    Empty,
    /// The file is no text: what it is, and what to do.
    NotText(&'static str, &'static str),
    /// The file is larger than what can be read: its length and the most, in bytes.
    TooLarge(u64, u64),
}

impl fmt::Display for FileRefusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("文件是空的，请重新选择"),
            Self::NotText(what, advice) => write!(f, "这是{what}，不能直接读取；{advice}"),
            Self::TooLarge(bytes, most) => {
                let (size, most) = (megabytes(*bytes), most >> 20);
                write!(
                    f,
                    "内容太大（{size} MB，最多能读 {most} MB），没有读入；请只选择一个单位的目标表文字，或由本程序导出的文件"
                )
            }
        }
    }
}

impl core::error::Error for FileRefusal {}

const COPY: &str = "请打开它，全选、复制表中的全部文字，再粘贴到“导入”的文本框中";
const COPY_PDF: &str = "请用 PDF 阅读器打开它，全选、复制文字，再粘贴到“导入”的文本框中";
const UNPACK: &str =
    "请先解压，再选择其中的 .txt 或 .json 文件；如是 Word、Excel 或 WPS 文件，请打开它，复制文字后粘贴";
const PICTURE: &str = "图片中的文字无法读取，请取得可以复制文字的 PDF，或手工填写";
const OTHER: &str = "请选择公布表的文字（.txt）或由本程序导出的文件（.json）";

/// How kinds of files begin, what they are, and what to do with them.
const KINDS: [(&[u8], &str, &str); 18] = [
    (b"%PDF", " PDF 文件", COPY_PDF),
    (&[0xd0, 0xcf, 0x11, 0xe0], "旧版 Word、Excel 或 WPS 文件", COPY),
    (b"{\\rtf", " RTF 文档", COPY),
    (b"\x89PNG", "图片", PICTURE),
    (&[0xff, 0xd8, 0xff], "图片", PICTURE),
    (b"GIF8", "图片", PICTURE),
    (b"BM", "图片", PICTURE),
    (b"II*\0", "图片", PICTURE),
    (b"MM\0*", "图片", PICTURE),
    (b"RIFF", "图片或影音文件", PICTURE),
    (b"PK\x03\x04", "压缩文件", UNPACK),
    (b"PK\x05\x06", "压缩文件", UNPACK),
    (b"Rar!", "压缩文件", UNPACK),
    (b"7z\xbc\xaf", "压缩文件", UNPACK),
    (&[0x1f, 0x8b], "压缩文件", UNPACK),
    (b"MZ", "程序文件", OTHER),
    (b"MIME-Version:", "网页文件", COPY),
    (b"SQLite format", "数据库文件", OTHER),
];

/// Packed files that are documents, by the end of their name.
const DOCUMENTS: [(&[&str], &str); 4] = [
    (&["docx", "docm", "dotx", "wps"], " Word 文档"),
    (&["xlsx", "xlsm", "xltx", "et"], " Excel 工作簿"),
    (&["pptx", "dps"], "演示文稿"),
    (&["ofd", "odt", "ods"], "版式或办公文档"),
];

/// Looks at a file: its name, its length and its first [`FIRST_BYTES`].
///
/// # Errors
/// [`FileRefusal`], whose sentence says what to do, for what is no text, and for more than can be read.
///
/// ```
/// use budget_form::exchange::incoming::look;
/// let refusal = look("目标表.pdf", 2_000_000_000, b"%PDF-1.7").unwrap_err();
/// assert!(refusal.to_string().contains("复制文字"));
/// assert_eq!(look("目标表.txt", 9_000, "2025年度".as_bytes()), Ok(()));
/// ```
pub fn look(name: &str, bytes: u64, first: &[u8]) -> Result<(), FileRefusal> {
    if bytes == 0 {
        return Err(FileRefusal::Empty);
    }
    if let Some(refusal) = kind(name, first) {
        return Err(refusal);
    }
    let plain: Vec<u8> = first.iter().copied().filter(|byte| *byte != 0).collect();
    within(bytes, is_file_of_ours(&plain))
}

/// Looks at a text that was pasted.
///
/// # Errors
/// [`FileRefusal::TooLarge`].
pub fn look_at_text(text: &str) -> Result<(), FileRefusal> {
    within(text.len() as u64, is_file_of_ours(text.as_bytes()))
}

fn within(bytes: u64, ours: bool) -> Result<(), FileRefusal> {
    let most = if ours { json::MAX_BYTES as u64 } else { MOST_TEXT };
    if bytes > most { Err(FileRefusal::TooLarge(bytes, most)) } else { Ok(()) }
}

fn kind(name: &str, first: &[u8]) -> Option<FileRefusal> {
    let begins = without_mark(first);
    let end = name.rsplit_once('.').map_or("", |(_, end)| end).to_ascii_lowercase();
    // A text may begin with the same two letters, but holds no zero bytes. (Other control characters come out of PDF files now and then.)
    let binary = begins.contains(&0) && !is_utf16(first);
    let known = KINDS.iter().find(|(magic, ..)| begins.starts_with(magic) && (magic.len() > 2 || binary));
    if let Some((magic, what, advice)) = known {
        let document = DOCUMENTS.iter().find(|(ends, _)| magic.starts_with(b"PK") && ends.contains(&end.as_str()));
        return Some(document.map_or(FileRefusal::NotText(what, advice), |(_, what)| FileRefusal::NotText(what, COPY)));
    }
    let start: String = begins.iter().take(64).map(|byte| char::from(*byte).to_ascii_lowercase()).collect();
    let start = start.trim_start();
    if ["<!doctype html", "<html", "<head", "<body", "<table"].iter().any(|tag| start.starts_with(tag)) {
        return Some(FileRefusal::NotText("网页文件", COPY));
    }
    if start.starts_with("<?xml") || start.starts_with("<svg") {
        return Some(FileRefusal::NotText(" XML 文件", COPY));
    }
    binary.then_some(FileRefusal::NotText("文字以外的文件", OTHER))
}

/// Whether the text of a file begins as files of this program do: JSON, or a record with its time on a line of its own.
fn is_file_of_ours(first: &[u8]) -> bool {
    let mut begins = without_mark(first).iter().skip_while(|byte| byte.is_ascii_whitespace());
    match begins.next() {
        Some(b'{') => true,
        Some(byte) if byte.is_ascii_digit() => begins.take_while(|byte| byte.is_ascii_digit()).count() >= 9,
        _ => false,
    }
}

/// The bytes without the mark of an encoding.
fn without_mark(first: &[u8]) -> &[u8] {
    let marks: [&[u8]; 3] = [&[0xef, 0xbb, 0xbf], &[0xff, 0xfe], &[0xfe, 0xff]];
    marks.iter().find_map(|mark| first.strip_prefix(*mark)).unwrap_or(first)
}

/// UTF-16 has a mark; without one its Latin letters would have a zero byte each.
fn is_utf16(first: &[u8]) -> bool {
    first.starts_with(&[0xff, 0xfe]) || first.starts_with(&[0xfe, 0xff])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal_sentence(name: &str, first: &[u8]) -> String {
        look(name, 5_000, first).expect_err(name).to_string()
    }

    #[test]
    fn what_is_no_text_says_what_it_is_and_what_to_do() {
        for (name, first, what, advice) in [
            ("a.pdf", b"%PDF-1.4\n".as_slice(), "PDF", "复制文字"),
            ("a.txt", b"%PDF-1.4\n", "PDF", "复制文字"),
            ("a.docx", b"PK\x03\x04\x14\0", "Word", "复制"),
            ("A.XLSX", b"PK\x03\x04\x14\0", "Excel", "复制"),
            ("a.zip", b"PK\x03\x04\x14\0", "压缩", "解压"),
            ("a", b"PK\x03\x04\x14\0", "压缩", "解压"),
            ("a.doc", &[0xd0, 0xcf, 0x11, 0xe0, 0xa1], "旧版", "复制"),
            ("a.rtf", b"{\\rtf1\\ansi", "RTF", "复制"),
            ("a.png", b"\x89PNG\r\n", "图片", "手工填写"),
            ("a.jpg", &[0xff, 0xd8, 0xff, 0xe0, 0], "图片", "手工填写"),
            ("a.bmp", b"BM\x36\0\0\0", "图片", "手工填写"),
            ("a.html", b"<!DOCTYPE html>", "网页", "复制"),
            ("a.htm", b"\xef\xbb\xbf\r\n<html lang=zh>", "网页", "复制"),
            ("a.xls", b"<?xml version=\"1.0\"?>", "XML", "复制"),
            ("a.mht", b"MIME-Version: 1.0", "网页", "复制"),
            ("a.gz", &[0x1f, 0x8b, 8, 0], "压缩", "解压"),
            ("a.exe", b"MZ\x90\0\x03", "程序", ".txt"),
            ("a.bin", &[1, 2, 0, 4], "文字以外", ".txt"),
        ] {
            let sentence = refusal_sentence(name, first);
            assert!(sentence.contains(what) && sentence.contains(advice), "{name}: {sentence}");
        }
        assert_eq!(look("a.txt", 0, b""), Err(FileRefusal::Empty));
    }

    #[test]
    fn texts_are_read() {
        let gbk = [0xb2, 0xbf, 0xc3, 0xc5, 0xd5, 0xfb, 0xcc, 0xe5];
        let utf16 = [0xff, 0xfe, 0x32, 0, 0x30, 0, 0x32, 0, 0x35, 0];
        for first in [
            "2025年度".as_bytes(),
            "\u{feff}部门整体预算绩效目标表".as_bytes(),
            b"{\"format\"",
            b"  {\n",
            b"BM 2025",
            b"MZ plan\r\n\t1",
            b"\x0cpage",
            b"\x02 2025",
            b"PK",
            b"<450",
            &gbk,
            &utf16,
        ] {
            assert_eq!(look("a.txt", 5_000, first), Ok(()), "{first:?}");
        }
    }

    #[test]
    fn the_largest_text_depends_on_what_it_is() {
        let most = usize::try_from(MOST_TEXT).expect("a length");
        let text = "部门整体预算绩效目标表".as_bytes();
        assert_eq!(look("a.txt", MOST_TEXT, text), Ok(()));
        let sentence = look("a.txt", 3_221_225_472, text).expect_err("3 GB").to_string();
        assert!(sentence.contains("3072.0 MB") && sentence.contains("最多能读 4 MB"), "{sentence}");
        for ours in
            [b"{\"format\": \"budget-form".as_slice(), b"1700000000000 k3x9\n{", b"\xef\xbb\xbf{", b"\xff\xfe{\0"]
        {
            assert_eq!(look("a.json", json::MAX_BYTES as u64, ours), Ok(()));
            assert!(look("a.json", json::MAX_BYTES as u64 + 1, ours).is_err());
        }
        assert!(look_at_text(&"长".repeat(most)).is_err());
        assert_eq!(look_at_text(&format!("{{{}", "a".repeat(most))), Ok(()));
    }
}
