//! Foreign files as grids of cells: `tests/files/make.py` and LibreOffice wrote the samples. Whatever is hostile in a file ends as a sentence.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a test that goes wrong stops there")]

use std::io::{Cursor, Write};

use budget_form::files::{Content, Kind, open};
use budget_form::grid::Grid;
use budget_form::worker::{self, FormRead, FoundContent, Reply, Request};
use zip::write::SimpleFileOptions;

fn sample(name: &str) -> Vec<u8> {
    std::fs::read(format!("{}/tests/files/samples/{name}", env!("CARGO_MANIFEST_DIR"))).expect(name)
}

fn grids_of(name: &str, bytes: &[u8]) -> (Kind, Vec<Grid>) {
    match open(name, bytes).expect(name) {
        Content::Grids(kind, grids) => (kind, grids),
        other => panic!("{name}: {other:?}"),
    }
}

fn sentence(name: &str, bytes: &[u8]) -> String {
    match open(name, bytes) {
        Err(sentence) => sentence,
        Ok(content) => panic!("{name} is read: {content:?}"),
    }
}

/// The text of the cell at a place.
fn at(grid: &Grid, row: usize, column: usize) -> &str {
    grid.at(row, column).map_or("", |cell| cell.text.as_str())
}

/// How far the cell at a place reaches.
fn span(grid: &Grid, row: usize, column: usize) -> (usize, usize) {
    grid.at(row, column).map_or((0, 0), |cell| (cell.rows, cell.columns))
}

#[test]
fn workbooks_give_what_is_shown_with_what_is_merged() {
    for (name, kind) in [("small.xlsx", Kind::Xlsx), ("small.xls", Kind::Xls), ("small.ods", Kind::Ods)] {
        let (found, grids) = grids_of(name, &sample(name));
        assert_eq!(found, kind);
        let shown: Vec<String> = grids.iter().map(|grid| grid.part.to_string()).collect();
        // What was hidden was not meant to be handed over.
        assert_eq!(shown, ["工作表“目标表”"], "{name}");
        let grid = &grids[0];
        assert_eq!(grid.file, name);
        assert_eq!((at(grid, 0, 0), span(grid, 0, 0)), ("部门整体预算绩效目标表", (1, 6)), "{name}");
        assert_eq!(at(grid, 2, 1), "苏州市示例中心", "{name}");
        assert_eq!(at(grid, 3, 1), "负责成果转化\n负责其他", "{name}");
        assert_eq!((at(grid, 4, 1), at(grid, 4, 3)), ("658.29", "658.29"), "{name}");
        assert_eq!((at(grid, 7, 1), span(grid, 7, 1)), ("负责成果转化", (2, 1)), "{name}");
        assert_eq!((at(grid, 8, 3), at(grid, 8, 4)), ("认定企业数", "≥15500 家"), "{name}");
        assert_eq!(grid.place(grid.at(8, 3).expect("a cell")).to_string(), "工作表“目标表”D9");
        assert!(at(grid, 12, 1).contains("2025"), "{name}: {}", at(grid, 12, 1));
        // How a number is shown is not said in the parts of an xls that calamine hands out.
        if kind != Kind::Xls {
            assert_eq!((at(grid, 9, 4), at(grid, 9, 5)), ("45%", "100%"), "{name}");
        }
    }
}

#[test]
fn documents_give_tables_with_merged_cells_and_what_stands_before() {
    let (kind, grids) = grids_of("small.docx", &sample("small.docx"));
    assert_eq!(kind, Kind::Docx);
    let grid = &grids[0];
    let before: Vec<&str> = grid.before.iter().map(|line| line.text.as_str()).collect();
    assert_eq!(before, ["部门整体预算绩效目标表", "（2025年度）"]);
    assert_eq!((at(grid, 0, 1), span(grid, 0, 1)), ("苏州市示例中心", (1, 5)));
    assert_eq!(at(grid, 1, 1), "第一段\n第二段");
    assert_eq!((at(grid, 4, 1), span(grid, 4, 1)), ("负责成果转化", (2, 1)));
    assert_eq!((at(grid, 5, 3), at(grid, 5, 5)), ("认定企业数", "≥15500 家"));
    assert_eq!(grids[1].before[0].text, "说明：末尾");
}

#[test]
fn pages_give_tables() {
    let (kind, grids) = grids_of("目标表.xls", &sample("small.html"));
    assert_eq!(kind, Kind::Html);
    let texts: Vec<&str> = grids.iter().flat_map(|grid| &grid.cells).map(|cell| cell.text.as_str()).collect();
    assert!(texts.contains(&"全市技术合同成交额") && texts.contains(&"≥450 亿元"), "{texts:?}");
}

#[test]
fn what_is_not_read_says_how_to_save_it_otherwise() {
    let doc = sentence("small.doc", &sample("small.doc"));
    assert!(doc.contains("旧版 Word") && doc.contains(".docx"), "{doc}");
    let wps = sentence("目标表.wps", &sample("small.doc"));
    assert!(wps.contains(".docx"), "{wps}");
    for (parts, what) in [
        (vec![("a.txt", "x")], "压缩文件"),
        (vec![("ppt/presentation.xml", "x")], "演示文稿"),
        (vec![("OFD.xml", "x")], "OFD"),
        (vec![("xl/workbook.bin", "x")], ".xlsb"),
        (vec![("mimetype", "application/vnd.oasis.opendocument.text")], "ODT"),
    ] {
        let told = sentence("a.zip", &zipped(&parts));
        assert!(told.contains(what), "{told}");
    }
    let mut encrypted = vec![0; 4096];
    encrypted[..4].copy_from_slice(&[0xd0, 0xcf, 0x11, 0xe0]);
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    encrypted[1024..1024 + name.len()].copy_from_slice(&name);
    assert!(sentence("a.xlsx", &encrypted).contains("密码"));
}

fn zipped(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).expect("a part");
        zip.write_all(text.as_bytes()).expect("its text");
    }
    zip.finish().expect("a package").into_inner()
}

#[test]
fn broken_files_are_sentences() {
    for name in ["small.xlsx", "small.xls", "small.ods", "small.docx"] {
        let whole = sample(name);
        for part in [1, 2, 3, 5, 9] {
            drop(open(name, &whole[..whole.len() * part / 10]));
        }
        // One byte after another is changed; whatever comes of it is an answer.
        for at in (0..whole.len()).step_by(37) {
            let mut changed = whole.clone();
            changed[at] ^= 0x5a;
            drop(open(name, &changed));
        }
    }
    assert!(sentence("a.xlsx", b"PK\x03\x04 and nothing more").contains("不完整"));
}

#[test]
fn a_file_that_unpacks_to_more_than_memory_holds_is_refused_by_what_it_unpacks_to() {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for name in ["[Content_Types].xml", "xl/workbook.xml", "word/document.xml", "xl/sharedStrings.xml"] {
        zip.start_file(name, SimpleFileOptions::default()).expect("a part");
        let blanks = vec![b' '; 1 << 20];
        for _ in 0..30 {
            zip.write_all(&blanks).expect("its text");
        }
    }
    let bomb = zip.finish().expect("a package").into_inner();
    assert!(bomb.len() < 1 << 20);
    assert!(sentence("a.docx", &bomb).contains("内容太多"));
    let workbook = zipped(&[("xl/workbook.xml", "<workbook/>")]);
    assert!(sentence("a.xlsx", &workbook).contains("工作簿"));
}

const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

fn document(body: &str) -> Vec<u8> {
    zipped(&[("word/document.xml", &format!("<w:document xmlns:w=\"{WORD}\"><w:body>{body}</w:body></w:document>"))])
}

#[test]
fn what_word_writes_between_texts_is_no_text() {
    let body = "<w:tbl>\n  <w:tr><w:trPr><w:gridBefore w:val=\"1\"/></w:trPr>\n <w:tc><w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr>\
        <w:r><w:t>甲</w:t></w:r><w:r><w:br/><w:t xml:space=\"preserve\"> 乙&amp;&#x4e19;</w:t></w:r>\
        <w:del><w:r><w:delText>删</w:delText></w:r></w:del><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>\
        <w:tbl><w:tr><w:tc><w:p><w:r><w:t>内</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:tc></w:tr></w:tbl>";
    let (_, grids) = grids_of("a.docx", &document(body));
    assert_eq!(grids.len(), 1);
    assert_eq!((grids[0].cells.len(), at(&grids[0], 0, 1)), (1, "甲\n 乙&丙\n内"));
}

#[test]
fn tables_in_tables_and_in_text_boxes_are_read_or_text_of_their_cell() {
    let p = |text: &str| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
    let tc = |inside: &str| format!("<w:tc>{inside}</w:tc>");
    let row = |texts: &[&str]| format!("<w:tr>{}</w:tr>", texts.iter().map(|text| tc(&p(text))).collect::<String>());
    let tbl = |rows: &str| format!("<w:tbl>{rows}</w:tbl>");
    let indicators =
        tbl(&[row(&["二级指标", "三级指标", "全年指标值"]), row(&["负责培训", "培训场次", "≥8场"])].concat());
    let goals = tbl(&[row(&["1.", "培训8场"]), row(&["2.", "巡查4次"])].concat());
    let layout = tbl(&format!(
        "{}<w:tr>{}{}</w:tr><w:tr>{}</w:tr>",
        row(&["单位名称", "甲中心"]),
        tc(&p("年度目标")),
        tc(&format!("{}{goals}<w:p/>", p("年度目标如下："))),
        tc(&format!("{indicators}<w:p/>")),
    ));
    let (_, grids) = grids_of("a.docx", &document(&format!("{}{layout}", p("（2026年度）"))));
    assert_eq!((grids.len(), grids[0].before[0].text.as_str()), (2, "（2026年度）"));
    assert_eq!(at(&grids[0], 1, 1), "年度目标如下：\n1. 培训8场\n2. 巡查4次");
    assert_eq!((at(&grids[1], 1, 1), at(&grids[1], 1, 2)), ("培训场次", "≥8场"));
    // A text box outside of tables holds lines and tables, one that hangs in a cell holds text of the cell; what is there for old programs says it again.
    let boxed = |inside: &str| {
        let content = format!("<w:txbxContent>{inside}</w:txbxContent>");
        format!("<w:p><w:r><w:t>前</w:t><w:Choice>{content}</w:Choice><w:Fallback>{content}</w:Fallback></w:r></w:p>")
    };
    let body = format!(
        "{}{}",
        boxed(&format!("{}{indicators}", p("2026年度"))),
        tbl(&format!("<w:tr>{}</w:tr>", tc(&boxed(&p("盒")))))
    );
    let (_, grids) = grids_of("a.docx", &document(&body));
    assert_eq!((grids.len(), grids[0].before[0].text.as_str(), at(&grids[0], 1, 1)), (2, "2026年度", "培训场次"));
    assert_eq!((grids[1].before[0].text.as_str(), at(&grids[1], 0, 0)), ("前", "盒\n前"));
}

#[test]
fn entities_and_depth_do_no_harm() {
    let entities =
        "<!DOCTYPE w [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><w:p><w:r><w:t>&b;甲</w:t></w:r></w:p>";
    assert_eq!(grids_of("a.docx", &document(entities)).1[0].before[0].text, "甲");
    let deep = document(&"<w:tbl><w:tr><w:tc>".repeat(100_000));
    assert!(sentence("a.docx", &deep).contains("损坏"));
    let wide = document(&format!("<w:tbl><w:tr>{}</w:tr></w:tbl>", "<w:tc><w:p/></w:tc>".repeat(5_000)));
    assert!(sentence("a.docx", &wide).contains("行列太多"));
}

/// What the page gets of a file.
fn answered(name: &str, bytes: Vec<u8>) -> Reply {
    let mut shares = Vec::new();
    let request =
        Request::of_head(&Request::ReadFile { name: name.to_owned() }.head()).expect("a head that reads back");
    let reply = worker::answer(&request, bytes, &mut |share| shares.push(share));
    assert!(shares.is_sorted() && shares.iter().all(|share| *share <= 100), "{shares:?}");
    Reply::of_bytes(reply.into_bytes()).expect("an answer that reads back")
}

#[test]
fn the_page_gets_a_form_and_where_each_text_stood() {
    let Reply::Done(bytes) = answered("small.xlsx", sample("small.xlsx")) else { panic!("it is read") };
    let [read] = FormRead::of_answer(&bytes).expect("an answer").try_into().expect("one form");
    let read: FormRead = read;
    assert_eq!(read.form.profile.unit, "苏州市示例中心");
    assert!(read.source.starts_with("Excel 工作簿"), "{}", read.source);
    let row = read.found.iter().find(|line| line.name.ends_with("认定企业数")).expect("its row");
    assert_eq!(row.place, "工作表“目标表”D9");
    let FoundContent::Row([half_year, full_year], _) = &row.content else { panic!("{row:?}") };
    assert_eq!((half_year.as_str(), full_year.as_str()), ("≥15500 家", "≥15500 家"));
    let unit = read.found.iter().find(|line| line.name == "单位名称").expect("its line");
    assert_eq!(
        (unit.content.clone(), unit.place.as_str()),
        (FoundContent::Text("苏州市示例中心".into()), "工作表“目标表”B3")
    );
    // What is doubted stands first, and nothing is told twice.
    let first_sure = read.found.iter().position(|line| line.doubts.is_empty()).unwrap_or(read.found.len());
    assert!(read.found.iter().skip(first_sure).all(|line| line.doubts.is_empty()));
}

#[test]
fn files_of_the_program_are_answered_too() {
    let file = std::fs::read(format!("{}/tests/fixtures/form-v2.json", env!("CARGO_MANIFEST_DIR"))).expect("the file");
    let text = String::from_utf8(file.clone()).expect("a text");
    let record = format!("1750000000000 k3x9\n{text}");
    let rescue = serde_json::json!({
        "format": "budget-form-rescue", "version": 1,
        "entries": { "budget-form/form/1": record, "budget-form/form/2": record, "budget-form/form/3": "1740000000000 k3x9\n{", },
    });
    for (bytes, kind) in
        [(file, "json"), (record.clone().into_bytes(), "record"), (rescue.to_string().into_bytes(), "rescue")]
    {
        let Reply::Done(bytes) = answered("a", bytes) else { panic!("{kind} is read") };
        let answer: serde_json::Value = serde_json::from_slice(&bytes).expect("JSON");
        assert_eq!(answer["kind"], kind);
        if kind == "rescue" {
            assert_eq!(answer["forms"].as_array().map(Vec::len), Some(2));
            assert_eq!(answer["report"]["unreadable"].as_array().map(Vec::len), Some(1));
        } else {
            assert!(answer["form"]["profile"]["unit"].is_string());
        }
    }
    let refused = answered("a.json", b"{\"format\": \"budget-form\", \"version\": 99, \"form\": {}}".to_vec());
    assert!(matches!(refused, Reply::Refused(sentence) if sentence.contains("更新")));
}

#[test]
fn a_file_with_the_forms_of_several_units_gives_each() {
    let table = |unit: &str, name: &str| {
        let row = |texts: [&str; 4]| {
            let cell = |text: &&str| format!("<td>{text}</td>");
            format!("<tr>{}</tr>", texts.iter().map(cell).collect::<String>())
        };
        [
            "<table>".to_owned(),
            row(["单位名称", unit, "", ""]),
            row(["一级指标", "二级指标", "三级指标", "全年指标值"]),
            row(["履职", "负责培训", name, "≥8场"]),
            "</table>".to_owned(),
        ]
        .concat()
    };
    let goes_on = "<table><tr><td>一级指标</td><td>二级指标</td><td>三级指标</td><td>全年指标值</td></tr><tr><td>效益</td><td>社会效益</td><td>知晓率</td><td>≥90%</td></tr></table>";
    let page = [&table("甲中心", "培训场次"), goes_on, &table("乙中心", "检测批次")].concat();
    let Reply::Done(bytes) = answered("a.html", page.into_bytes()) else { panic!("it is read") };
    let forms = FormRead::of_answer(&bytes).expect("an answer");
    let told: Vec<(&str, usize)> =
        forms.iter().map(|read| (read.form.profile.unit.as_str(), read.form.indicators.count())).collect();
    assert_eq!(told, [("甲中心", 2), ("乙中心", 1)]);
}
