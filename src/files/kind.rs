//! What a zipped package or a compound file is, by what is in it. Names of files are often wrong.

use super::package::Package;
use crate::exchange::incoming::{FileRefusal, OTHER, SAVE_AS_DOCX, SAVE_AS_XLSX, UNPACK};
use crate::grid::FileKind;

/// A foreign file that is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Office {
    /// xlsx and its relatives (xlsm, xltx, and what WPS writes under .et).
    Xlsx,
    /// xls.
    Xls,
    /// ods.
    Ods,
    /// docx and its relatives (docm, dotx, and what WPS writes under .wps).
    Docx,
}

/// Why it is none of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotOffice {
    /// It is something else.
    Refused(FileRefusal),
    /// It has a password.
    Encrypted,
    /// It is broken.
    Damaged,
}

fn refused<T>(what: &'static str, advice: &'static str) -> Result<T, NotOffice> {
    Err(NotOffice::Refused(FileRefusal::NotRead(what, advice)))
}

/// What a zipped package is.
///
/// # Errors
/// [`NotOffice`].
pub fn of_package(bytes: &[u8]) -> Result<Office, NotOffice> {
    let mut package = Package::open(bytes, FileKind::Workbook).map_err(|_| NotOffice::Damaged)?;
    for (part, office) in [("word/document.xml", Office::Docx), ("xl/workbook.xml", Office::Xlsx)] {
        if package.has(part) {
            return Ok(office);
        }
    }
    if package.has("xl/workbook.bin") {
        return refused(" Excel 二进制工作簿（.xlsb）", SAVE_AS_XLSX);
    }
    if package.has("ppt/presentation.xml") {
        return refused("演示文稿", OTHER);
    }
    if package.has("OFD.xml") {
        return refused(" OFD 版式文件", "请用阅读器打开它，另存为 PDF，再选择新的文件");
    }
    if !package.has("mimetype") {
        return refused("压缩文件", UNPACK);
    }
    let kind = package.part("mimetype").unwrap_or_default();
    match String::from_utf8_lossy(&kind).trim() {
        "application/vnd.oasis.opendocument.spreadsheet"
        | "application/vnd.oasis.opendocument.spreadsheet-template" => Ok(Office::Ods),
        kind if kind.starts_with("application/vnd.oasis.opendocument.text") => refused(" ODT 文档", SAVE_AS_DOCX),
        _ => refused("压缩文件", UNPACK),
    }
}

/// What a compound file is. The names of its streams stand in entries of 128 bytes, in UTF-16.
///
/// # Errors
/// [`NotOffice`].
pub fn of_compound(bytes: &[u8]) -> Result<Office, NotOffice> {
    let has = |name: &str| {
        let name: Vec<u8> = name.encode_utf16().chain([0]).flat_map(u16::to_le_bytes).collect();
        bytes.chunks_exact(128).any(|entry| entry.starts_with(&name))
    };
    if has("EncryptedPackage") {
        return Err(NotOffice::Encrypted);
    }
    if has("WordDocument") {
        return refused("旧版 Word 或 WPS 文档（.doc、.wps）", SAVE_AS_DOCX);
    }
    if has("Workbook") || has("Book") {
        return Ok(Office::Xls);
    }
    if has("PowerPoint Document") {
        return refused("演示文稿", OTHER);
    }
    refused("旧版 WPS 文件", "请用 WPS 打开它，“另存为”.xlsx 或 .docx，再选择新的文件")
}
