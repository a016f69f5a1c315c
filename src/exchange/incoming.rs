//! What comes in from outside, looked at before it is read: how much it is, and by its first bytes what kind of file it may be. People choose a picture or
//! a program as well, and a file of gigabytes read whole would end the program.

use core::fmt;

use super::json::{self, megabytes};

/// How many bytes of a file are looked at before the rest is read.
pub const FIRST_BYTES: usize = 1_024;

/// Most bytes of a text of a published form. It is read up to [`super::published::MAX_BYTES`] of UTF-8; the same text takes up to four times as much in
/// other encodings and with blanks at the ends of lines.
const MOST_TEXT: u64 = 4 << 20;

/// Most bytes of a PDF, a workbook, a document or a page. Pictures in them may take much of it.
const MOST_FOREIGN: u64 = 50 << 20;

/// What a file may be, by how it begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Incoming {
    /// A file of this program: JSON, or a record with its time on a line of its own.
    Ours,
    /// A text.
    Text,
    /// PDF.
    Pdf,
    /// A zipped package: xlsx, ods or docx, or any other zip.
    Package,
    /// A compound file of older programs: xls, doc, wps, et, or anything with a password.
    Compound,
    /// HTML, whatever its name says.
    Page,
}

/// Why something is not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileRefusal {
    /// The file has no bytes.
    Empty,
    /// The file is of a kind that is not read: what it is, and what to do.
    NotRead(&'static str, &'static str),
    /// The file is larger than what can be read: its length and the most, in bytes.
    TooLarge(u64, u64),
}

impl fmt::Display for FileRefusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("文件是空的，请重新选择"),
            Self::NotRead(what, advice) => write!(f, "这是{what}，不能直接读取；{advice}"),
            Self::TooLarge(bytes, most) => {
                let (size, most) = (megabytes(*bytes), most >> 20);
                write!(
                    f,
                    "内容太大（{size} MB，最多能读 {most} MB），没有读入；请只选择一个单位的目标表，或由本程序导出的文件"
                )
            }
        }
    }
}

impl core::error::Error for FileRefusal {}

/// What to do with a document of an older or another kind.
pub const SAVE_AS_DOCX: &str = "请用 Word 或 WPS 打开它，“另存为”Word 文档（.docx），再选择新的文件";
/// What to do with a workbook of another kind.
pub const SAVE_AS_XLSX: &str = "请用 Excel 或 WPS 打开它，“另存为”Excel 工作簿（.xlsx），再选择新的文件";
/// What to do with a packed file that is no document.
pub const UNPACK: &str = "请先解压，再选择其中的文件";
/// What to do with anything else.
pub const OTHER: &str = "请选择 PDF、Excel、Word、网页或文字文件，或由本程序导出的文件（.json）";
const SAVE_AS_PDF: &str = "请打开它，另存为 PDF 或 Word 文档（.docx），再选择新的文件";
const PICTURE: &str = "图片中的文字无法读取，请取得可以复制文字的 PDF，或手工填写";

/// How kinds of files begin that are not read, what they are, and what to do with them.
const KINDS: [(&[u8], &str, &str); 14] = [
    (b"{\\rtf", " RTF 文档", SAVE_AS_DOCX),
    (b"\x89PNG", "图片", PICTURE),
    (&[0xff, 0xd8, 0xff], "图片", PICTURE),
    (b"GIF8", "图片", PICTURE),
    (b"BM", "图片", PICTURE),
    (b"II*\0", "图片", PICTURE),
    (b"MM\0*", "图片", PICTURE),
    (b"RIFF", "图片或影音文件", PICTURE),
    (b"Rar!", "压缩文件", UNPACK),
    (b"7z\xbc\xaf", "压缩文件", UNPACK),
    (&[0x1f, 0x8b], "压缩文件", UNPACK),
    (b"MZ", "程序文件", OTHER),
    (b"MIME-Version:", "单个文件的网页（.mht）", SAVE_AS_DOCX),
    (b"SQLite format", "数据库文件", OTHER),
];

/// Looks at a file: its name, its length and its first [`FIRST_BYTES`]. Names are often wrong; the name only tells packed files apart that are not read.
///
/// # Errors
/// [`FileRefusal`], whose sentence says what to do, for what is not read, and for more than can be read.
///
/// ```
/// use budget_form::exchange::incoming::{Incoming, look};
/// let refusal = look("目标表.jpg", 2_000_000, &[0xff, 0xd8, 0xff]).unwrap_err();
/// assert!(refusal.to_string().contains("图片"));
/// assert_eq!(look("目标表.pdf", 9_000, b"%PDF-1.7"), Ok(Incoming::Pdf));
/// assert_eq!(look("目标表.txt", 9_000, "2025年度".as_bytes()), Ok(Incoming::Text));
/// ```
pub fn look(name: &str, bytes: u64, first: &[u8]) -> Result<Incoming, FileRefusal> {
    if bytes == 0 {
        return Err(FileRefusal::Empty);
    }
    let kind = kind(name, first)?;
    let most = match kind {
        Incoming::Ours => json::MAX_BYTES as u64,
        Incoming::Text => MOST_TEXT,
        Incoming::Pdf | Incoming::Package | Incoming::Compound | Incoming::Page => MOST_FOREIGN,
    };
    if bytes > most { Err(FileRefusal::TooLarge(bytes, most)) } else { Ok(kind) }
}

/// Looks at a text that was pasted.
///
/// # Errors
/// [`FileRefusal::TooLarge`].
pub fn look_at_text(text: &str) -> Result<(), FileRefusal> {
    let bytes = text.len() as u64;
    let most = if is_file_of_ours(text.as_bytes()) { json::MAX_BYTES as u64 } else { MOST_TEXT };
    if bytes > most { Err(FileRefusal::TooLarge(bytes, most)) } else { Ok(()) }
}

fn kind(name: &str, first: &[u8]) -> Result<Incoming, FileRefusal> {
    let begins = without_mark(first);
    if begins.starts_with(b"PK\x03\x04") || begins.starts_with(b"PK\x05\x06") {
        return Ok(Incoming::Package);
    }
    if begins.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        return Ok(Incoming::Compound);
    }
    // Some programs put a few bytes before it.
    if begins.get(..64.min(begins.len())).is_some_and(|start| start.windows(5).any(|at| at == b"%PDF-")) {
        return Ok(Incoming::Pdf);
    }
    // A text may begin with the same two letters, but holds no zero bytes. (Other control characters come out of PDF files now and then.)
    let binary = begins.contains(&0) && !is_utf16(first);
    let known = KINDS.iter().find(|(magic, ..)| begins.starts_with(magic) && (magic.len() > 2 || binary));
    if let Some((_, what, advice)) = known {
        return Err(FileRefusal::NotRead(what, advice));
    }
    let plain: Vec<u8> = first.iter().copied().filter(|byte| *byte != 0).collect();
    let start: String =
        without_mark(&plain).iter().take(512).map(|byte| char::from(*byte).to_ascii_lowercase()).collect();
    let start = start.trim_start();
    let is_sheet =
        start.contains("schemas-microsoft-com:office:spreadsheet") || start.contains("progid=\"excel.sheet\"");
    if is_sheet && start.starts_with("<?xml") {
        return Err(FileRefusal::NotRead(" XML 电子表格", SAVE_AS_XLSX));
    }
    let is_page = ["<!doctype html", "<html", "<head", "<body", "<table", "<meta", "<!--", "<div"]
        .iter()
        .any(|tag| start.starts_with(tag));
    if is_page || start.starts_with("<?xml") && start.contains("<html") {
        return Ok(Incoming::Page);
    }
    if start.starts_with("<?xml") || start.starts_with("<svg") {
        return Err(FileRefusal::NotRead(" XML 文件", SAVE_AS_PDF));
    }
    if binary {
        let end = name.rsplit_once('.').map_or("", |(_, end)| end);
        let picture = ["heic", "webp", "tif", "ofd"].iter().any(|of| end.eq_ignore_ascii_case(of));
        return Err(FileRefusal::NotRead(
            if picture { "图片" } else { "无法识别的文件" },
            if picture { PICTURE } else { OTHER },
        ));
    }
    Ok(if is_file_of_ours(&plain) { Incoming::Ours } else { Incoming::Text })
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

    #[test]
    fn what_is_not_read_says_what_it_is_and_what_to_do() {
        for (name, first, what, advice) in [
            ("a.rtf", b"{\\rtf1\\ansi".as_slice(), "RTF", "另存为"),
            ("a.png", b"\x89PNG\r\n", "图片", "手工填写"),
            ("a.jpg", &[0xff, 0xd8, 0xff, 0xe0, 0], "图片", "手工填写"),
            ("a.bmp", b"BM\x36\0\0\0", "图片", "手工填写"),
            ("a.xls", b"<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?>", "XML 电子表格", ".xlsx"),
            ("a.xml", b"<?xml version=\"1.0\"?><a/>", "XML", "另存为"),
            ("a.mht", b"MIME-Version: 1.0", "网页", ".docx"),
            ("a.gz", &[0x1f, 0x8b, 8, 0], "压缩", "解压"),
            ("a.rar", b"Rar!\x1a", "压缩", "解压"),
            ("a.exe", b"MZ\x90\0\x03", "程序", "Excel"),
            ("a.bin", &[1, 2, 0, 4], "无法识别", "Excel"),
        ] {
            let sentence = look(name, 5_000, first).expect_err(name).to_string();
            assert!(sentence.contains(what) && sentence.contains(advice), "{name}: {sentence}");
        }
        assert_eq!(look("a.txt", 0, b""), Err(FileRefusal::Empty));
    }

    #[test]
    fn a_file_is_known_by_how_it_begins_and_not_by_its_name() {
        for (first, kind) in [
            (b"%PDF-1.4\n".as_slice(), Incoming::Pdf),
            (b"\r\n%PDF-1.4\n", Incoming::Pdf),
            (b"PK\x03\x04\x14\0", Incoming::Package),
            (&[0xd0, 0xcf, 0x11, 0xe0, 0xa1], Incoming::Compound),
            (b"<!DOCTYPE html>", Incoming::Page),
            (b"\xef\xbb\xbf\r\n<html lang=zh>", Incoming::Page),
            (b"\xff\xfe<\0h\0t\0m\0l\0>\0", Incoming::Page),
            (b"<?xml version=\"1.0\"?>\n<html xmlns=\"x\">", Incoming::Page),
            (b"{\"format\"", Incoming::Ours),
            (b"  {\n", Incoming::Ours),
            (b"1700000000000 k3x9\n{", Incoming::Ours),
            (b"\xff\xfe{\0", Incoming::Ours),
        ] {
            for name in ["a", "a.txt", "a.docx", "a.json"] {
                assert_eq!(look(name, 5_000, first), Ok(kind), "{first:?}");
            }
        }
    }

    #[test]
    fn texts_are_read() {
        let gbk = [0xb2, 0xbf, 0xc3, 0xc5, 0xd5, 0xfb, 0xcc, 0xe5];
        let utf16 = [0xff, 0xfe, 0x32, 0, 0x30, 0, 0x32, 0, 0x35, 0];
        for first in [
            "2025年度".as_bytes(),
            "\u{feff}部门整体预算绩效目标表".as_bytes(),
            b"BM 2025",
            b"MZ plan\r\n\t1",
            b"\x0cpage",
            b"\x02 2025",
            b"PK",
            b"<450",
            &gbk,
            &utf16,
        ] {
            assert_eq!(look("a.txt", 5_000, first), Ok(Incoming::Text), "{first:?}");
        }
    }

    #[test]
    fn the_largest_file_depends_on_what_it_is() {
        let most = usize::try_from(MOST_TEXT).expect("a length");
        let text = "部门整体预算绩效目标表".as_bytes();
        assert_eq!(look("a.txt", MOST_TEXT, text), Ok(Incoming::Text));
        let sentence = look("a.txt", 3_221_225_472, text).expect_err("3 GB").to_string();
        assert!(sentence.contains("3072.0 MB") && sentence.contains("最多能读 4 MB"), "{sentence}");
        for ours in
            [b"{\"format\": \"budget-form".as_slice(), b"1700000000000 k3x9\n{", b"\xef\xbb\xbf{", b"\xff\xfe{\0"]
        {
            assert_eq!(look("a.json", json::MAX_BYTES as u64, ours), Ok(Incoming::Ours));
            assert!(look("a.json", json::MAX_BYTES as u64 + 1, ours).is_err());
        }
        assert!(look("a.pdf", 100 << 20, b"%PDF-1.4").is_err());
        assert!(look_at_text(&"长".repeat(most)).is_err());
        assert_eq!(look_at_text(&format!("{{{}", "a".repeat(most))), Ok(()));
    }
}
