//! The ways in which a form is handed over, for whom each is, and what it is good for.

use crate::handover::Format;

/// What is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    /// A file in a format.
    Write(Format),
    /// The file of the program.
    Json,
    /// The preview, from which one prints.
    Print,
    /// A paper onto the clipboard.
    Copy,
    /// The file of the program with the form in it, maybe only to be read.
    Page { to_read: bool },
}

/// A way of handing over.
#[derive(Debug, PartialEq, Eq)]
pub struct Way {
    /// The word that the browser remembers it by.
    pub code: &'static str,
    pub deed: Deed,
    pub label: &'static str,
    pub what: &'static str,
}

/// What is chosen as long as nobody has chosen anything.
const WORKBOOK: Way = Way {
    code: "xlsx",
    deed: Deed::Write(Format::Xlsx),
    label: "Excel 工作簿",
    what: "本阶段的各张表和审核意见各一页，合计带公式，可直接打印。",
};

/// All, by whom they are for.
#[rustfmt::skip]
pub const WAYS: [(&str, &[Way]); 4] = [
    ("报主管部门", &[
        WORKBOOK,
        Way { code: "docx", deed: Deed::Write(Format::Docx), label: "Word 文档", what: "所选的一张表，按公布的格式排好，可再编辑。" },
        Way { code: "pdf", deed: Deed::Print, label: "PDF 或纸质", what: "打印下面选定的一张表；要 PDF，打印机选“另存为 PDF”，文件名已写好。" },
    ]),
    ("在网站公开", &[
        Way { code: "copy", deed: Deed::Copy, label: "复制表格", what: "所选的一张表，粘贴到网站后台的编辑框；只收文字的地方得到文字。" },
        Way { code: "html", deed: Deed::Write(Format::Html), label: "网页表格", what: "所选的一张表存成网页文件，交给网站管理员。" },
        Way { code: "text", deed: Deed::Write(Format::Text), label: "纯文字", what: "所选的一张表，每行一条，栏目之间用制表符隔开。" },
    ]),
    ("留存、换电脑接着填", &[
        Way { code: "json", deed: Deed::Json, label: "JSON 文件", what: "全部内容和计算结果，用“导入”打开，内容完全一致。" },
        Way { code: "page", deed: Deed::Page { to_read: false }, label: "带数据的网页", what: "程序和这张表合成一个文件，对方双击就能看到并接着填。" },
        Way { code: "read", deed: Deed::Page { to_read: true }, label: "带数据的网页（只读）", what: "同上，但打开后只能查看和打印。" },
    ]),
    ("交给数据分析或业务系统", &[
        Way { code: "csv", deed: Deed::Write(Format::Csv), label: "CSV 数据表", what: "指标和资金，每个指标每期一行，Excel 和数据库都能打开。" },
        Way { code: "ndjson", deed: Deed::Write(Format::Ndjson), label: "NDJSON 数据", what: "同样的内容，一行一条记录，供程序读取。" },
        Way { code: "national", deed: Deed::Write(Format::National), label: "预算管理一体化字段", what: "按一体化系统的字段名列出全年指标。字段名未经财政部门核对。" },
    ]),
];

impl Way {
    /// The way remembered by a word; the first one for a word of another version.
    pub fn of_code(code: &str) -> &'static Self {
        let all = || WAYS.iter().flat_map(|(_, ways)| ways.iter());
        all().find(|way| way.code == code).unwrap_or(&WORKBOOK)
    }

    /// Whether it is of one paper, which is to be chosen.
    pub fn is_of_a_paper(&self) -> bool {
        match self.deed {
            Deed::Write(format) => format.is_of_papers(),
            Deed::Print | Deed::Copy => true,
            Deed::Json | Deed::Page { .. } => false,
        }
    }
}
