//! Texts whose rows are lost are refused with a sentence that asks for the PDF; no running text is taken for one of them.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a test that goes wrong stops there")]

mod published;

use budget_form::exchange::published::{ReadError, read};
use proptest::prelude::*;
use published::{FORMS, ROW_BY_ROW, read_rows, text, true_rows, truth};

/// What `pdftotext` makes of a form with `-layout`, or without an option (`columns`).
fn lost(form: &str, mode: &str) -> String {
    let path = format!("{}/tests/published/lost_rows/{form}.{mode}.txt", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(path).expect("a text")
}

/// The forms of which such texts are kept.
const LOST: [&str; 2] = ["centre", "sluice"];

/// Whether a text is refused because its rows are lost.
fn is_lost(text: &str) -> bool {
    matches!(read(text), Err(ReadError::KeptLayout | ReadError::ColumnByColumn))
}

#[test]
fn a_kept_layout_is_refused_and_the_pdf_asked_for() {
    for form in LOST {
        let text = lost(form, "layout");
        let error = read(&text).expect_err(form);
        assert_eq!(error, ReadError::KeptLayout, "{form}");
        assert!(error.to_string().contains("没有读入任何内容。请直接导入 PDF 文件"), "{error}");
        let (upper, indicators) = text.split_at(text.find("一级指").expect("the head"));
        for part in [upper, indicators] {
            assert_eq!(read(part), Err(ReadError::KeptLayout), "{form}: {part}");
        }
        assert_eq!(read(&text.replace(' ', "\u{a0}")), Err(ReadError::KeptLayout), "{form}");
        assert_eq!(read(&text.replace('\n', "\r\n")), Err(ReadError::KeptLayout), "{form}");
    }
}

#[test]
fn columns_one_after_the_other_are_refused_and_the_pdf_asked_for() {
    for form in LOST {
        let text = lost(form, "columns");
        let error = read(&text).expect_err(form);
        assert_eq!(error, ReadError::ColumnByColumn, "{form}");
        assert!(error.to_string().contains("没有读入任何内容。请直接导入 PDF 文件"), "{error}");
        let (_, indicators) = text.split_at(text.find("一级指").expect("the head"));
        assert_eq!(read(indicators), Err(ReadError::ColumnByColumn), "{form}");
    }
}

#[test]
fn a_text_torn_by_its_labels_is_refused() {
    let text = "2025年度\n单位名 苏州市示例中心\n称\n单位 加强农产品质量安全监管队伍建设，做好业务培训和考核评价，贯彻落实国家、省、市\n\
        主要职 有关渔业资源管理的法律法规和方针政策，拟订全市渔业资源管理发展规划并组织实\n能 施，深化改革创新。\n资金总额 19108.48\n\
        一级指标 二级指标 三级指标 半年指标值 全年指标值\n过程\n预算执行\n预算调整率 ＝0% ＝0%\n";
    assert_eq!(read(text), Err(ReadError::ColumnByColumn));
}

#[test]
fn what_is_no_form_is_not_asked_for_as_a_pdf() {
    let table = "品名     数量      单价\n苹果       3       2.50\n梨         12      4\n".repeat(4);
    assert_eq!(read(&table), Err(ReadError::NotAForm));
}

/// Running texts as they come out of viewers, browsers and clipboards.
fn running() -> Vec<(String, String)> {
    let mut texts = vec![("sluice viewer".to_owned(), text("sluice", "viewer"))];
    for form in FORMS {
        texts.extend(ROW_BY_ROW.map(|mode| (format!("{form} {mode}"), text(form, mode))));
    }
    texts
}

#[test]
fn no_running_text_is_refused_however_its_cells_are_parted() {
    for (name, plain) in running() {
        // A blank, a tab, several blanks, a tab for each empty cell as well, a line for each cell.
        for gap in [" ", "\t", "    ", "\u{3000}\u{3000}\u{3000}", "\t\t\t\t", " \t ", "\n"] {
            let parted = plain.replace(' ', gap);
            assert!(read(&parted).is_ok(), "{name} {gap:?}");
            if !gap.contains('\n') {
                assert_eq!(
                    read(&parted).map(|read| read_rows(&read.form)),
                    read(&plain).map(|read| read_rows(&read.form)),
                    "{name} {gap:?}"
                );
            }
        }
        let indented: String = plain.lines().flat_map(|line| ["        ", line, "        \n"]).collect();
        assert!(read(&indented).is_ok(), "{name}");
        let (upper, indicators) = plain.split_at(plain.find("一级指").expect("the head"));
        assert!(read(upper).is_ok() && read(indicators).is_ok(), "{name}");
        let pages = plain.replace('\n', "\n\u{c}");
        assert!(!is_lost(&pages), "{name}");
    }
}

#[test]
fn a_text_with_each_cell_on_a_line_of_its_own_is_read() {
    let cells = text("centre", "copied").replace(' ', "\n");
    let read = read(&cells).expect("a form");
    let truths = true_rows(&truth("centre"));
    let right = read_rows(&read.form).iter().filter(|row| truths.iter().any(|truth| truth[2..] == row[2..])).count();
    assert!(right * 10 > truths.len() * 9, "{right} of {}", truths.len());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Lines go missing, repeat and change places in what people copy, and some have blanks of their own: that refuses no running text.
    #[test]
    fn no_mangled_running_text_is_refused(
        of in any::<prop::sample::Index>(),
        moves in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>()), 0..8),
        spaced in prop::collection::vec((any::<prop::sample::Index>(), 3_usize..20), 0..6),
    ) {
        let texts = running();
        let whole = &of.get(&texts).1;
        let mut lines: Vec<String> = whole.lines().map(str::to_owned).collect();
        for (from, to) in moves {
            let line = lines.remove(from.index(lines.len()));
            let at = to.index(lines.len() + 1);
            lines.insert(at, line);
            lines.remove(at / 2);
        }
        for (at, width) in spaced {
            let at = at.index(lines.len());
            lines[at] = lines[at].replace(' ', &" ".repeat(width));
        }
        let text = lines.join("\n");
        prop_assert!(!is_lost(&text), "{}", text);
    }
}
