//! 交表: what stands in the files that a form is handed over as.

#![allow(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    clippy::string_slice,
    reason = "a test that goes wrong stops there"
)]

mod support;

use std::io::{Cursor, Read};

use budget_form::evaluate::Evaluation;
use budget_form::exchange::published;
use budget_form::form::{Field, Form, IncomeSource, Level1, Period, Stage};
use budget_form::handover::{Format, papers, write};
use budget_form::paper::Paper;
use budget_form::spreadsheet_text::unguarded;
use serde_json::Value;
use support::Unit;
use support::declared_form;
use support::faultless::faultless;

fn bytes(form: &Form, format: Format) -> Vec<u8> {
    write(form, &Evaluation::of(form), format, None).unwrap()
}

fn text(form: &Form, format: Format) -> String {
    String::from_utf8(bytes(form, format)).unwrap()
}

/// A part of a zip.
fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// The formulas of a sheet with their values, as they stand one after the other.
fn formulas(sheet: &str) -> Vec<(String, String)> {
    let cells = sheet.split("<f>").skip(1);
    let one = |cell: &str| {
        let (formula, rest) = cell.split_once("</f>").unwrap();
        let value = rest.split_once("<v>").unwrap().1.split_once("</v>").unwrap().0;
        (formula.to_owned(), value.to_owned())
    };
    cells.map(one).collect()
}

#[test]
fn the_workbook_has_the_sheets_of_the_stage() {
    for (stage, names) in [
        (Stage::Declaration, ["目标表", "审核意见"].as_slice()),
        (Stage::Monitoring, &["目标表", "监控表", "基础数据", "审核意见"]),
        (Stage::SelfEvaluation, &["目标表", "监控表", "自评表", "基础数据", "审核意见"]),
    ] {
        let form = Form { stage, ..declared_form() };
        let workbook = part(&bytes(&form, Format::Xlsx), "xl/workbook.xml");
        let found: Vec<&str> =
            workbook.split("<sheet name=\"").skip(1).map(|sheet| sheet.split_once('"').unwrap().0).collect();
        assert_eq!(found, names);
        // The heads of the indicators stand again on each page.
        assert!(workbook.contains("_xlnm.Print_Titles"), "{workbook}");
    }
}

#[test]
fn sums_stand_in_the_workbook_as_formulas_with_their_values() {
    let workbook = bytes(&declared_form(), Format::Xlsx);
    let sheet = part(&workbook, "xl/worksheets/sheet1.xml");
    let found = formulas(&sheet);
    let expected = [("SUM(F8,F14:F15)", "658.29"), ("SUM(F9:F13)", "658.29")];
    assert_eq!(found, expected.map(|(formula, value)| (formula.to_owned(), value.to_owned())));
    assert!(sheet.contains("paperSize=\"9\"") && sheet.contains("fitToHeight=\"0\""), "A4, as wide as the page");
}

#[test]
fn a_whole_year_is_computed_in_the_workbook_as_in_the_program() {
    let mut unit = faultless(Stage::SelfEvaluation);
    let rows: Vec<_> = unit.form().indicators.filled().map(|(_, _, row)| row.id).collect();
    for (at, row) in rows.iter().enumerate() {
        let rest = 100 - (rows.len() - 1);
        unit.type_into(Field::Weight(*row), &if at == 0 { rest } else { 1 }.to_string());
        unit.type_into(Field::Rating(*row), if at % 2 == 0 { "87.5" } else { "91" });
    }
    let form = unit.form();
    let evaluation = Evaluation::of(form);
    let sheet = part(&bytes(form, Format::Xlsx), "xl/worksheets/sheet3.xml");
    let found = formulas(&sheet);
    let total = evaluation.score.total().unwrap().normalize().to_string();
    assert!(found.iter().any(|(formula, value)| formula.starts_with("ROUND(SUM(") && *value == total), "{found:?}");
    let rows = evaluation.score.rows.iter().filter(|row| row.score.is_some()).count();
    assert_eq!(found.iter().filter(|(formula, _)| formula.contains('*')).count(), rows, "得分 = 权重 × 得分率");
}

#[test]
fn a_figure_that_no_formula_gives_stays_a_number() {
    // 财政拨款小计 is not the sum of texts that are no amounts.
    let mut unit = Unit::open(declared_form());
    unit.type_into(Field::Income(budget_form::form::IncomeSource::GovernmentFund), "约 3");
    let sheet = part(&bytes(unit.form(), Format::Xlsx), "xl/worksheets/sheet1.xml");
    assert_eq!(formulas(&sheet), []);
}

#[test]
fn texts_that_look_like_formulas_or_markup_stay_texts() {
    let mut unit = Unit::open(declared_form());
    let hostile = "=HYPERLINK(\"http://x\")&<b>@+-\u{1}";
    let row = unit.form().indicators.group(Level1::Duty)[0].rows[0].id;
    unit.type_into(Field::Name(row), hostile);
    let form = unit.form();
    let workbook = bytes(form, Format::Xlsx);
    assert_eq!(formulas(&part(&workbook, "xl/worksheets/sheet1.xml")).len(), 2, "no formula but the two sums");
    assert!(part(&workbook, "xl/sharedStrings.xml").contains("=HYPERLINK(\"http://x\")&amp;&lt;b&gt;@+-"));
    let document = part(&bytes(form, Format::Docx), "word/document.xml");
    assert!(document.contains("=HYPERLINK(&quot;http://x&quot;)&amp;&lt;b&gt;@+-<"), "and no control character");
    assert!(text(form, Format::Html).contains("=HYPERLINK(&quot;http://x&quot;)&amp;&lt;b&gt;@+-<"));
    for line in text(form, Format::Csv).lines() {
        for cell in line.split(',') {
            let begins = cell.trim_matches('"').chars().next();
            let number = cell.parse::<f64>().is_ok();
            assert!(number || !begins.is_some_and(|c| "=+-@\t\r".contains(c)), "{cell}");
        }
    }
}

#[test]
fn the_same_form_gives_the_same_bytes() {
    for form in [declared_form(), faultless(Stage::SelfEvaluation).form().clone(), Form::default()] {
        for format in Format::ALL {
            assert!(bytes(&form, format) == bytes(&form, format), "{format:?}");
        }
    }
}

#[test]
fn long_texts_and_many_rows_are_written_whole() {
    let mut unit = Unit::open(declared_form());
    let long = (0..14_000).map(|at| format!("{at:04x}")).collect::<Vec<_>>().join("、") + "、";
    unit.type_into(Field::Functions, &long);
    let workbook = bytes(unit.form(), Format::Xlsx);
    let strings = part(&workbook, "xl/sharedStrings.xml");
    assert!((0..14_000).all(|at| strings.contains(&format!("{at:04x}、"))));
    assert!(part(&bytes(unit.form(), Format::Docx), "word/document.xml").contains(&long));
}

#[test]
fn a_document_has_the_papers_of_the_stage_each_on_its_page() {
    let form = Form { stage: Stage::SelfEvaluation, ..declared_form() };
    assert_eq!(papers(&form), Paper::ALL);
    let document = part(&bytes(&form, Format::Docx), "word/document.xml");
    for paper in Paper::ALL {
        assert_eq!(document.matches(&format!(">{}<", paper.title())).count(), 1);
    }
    assert_eq!(document.matches("<w:sectPr>").count(), 3);
    assert_eq!(document.matches("w:orient=\"landscape\"").count(), 2);
    assert!(document.contains("<w:tblHeader/>") && document.contains("<w:vMerge w:val=\"restart\"/>"));
    let one = write(&form, &Evaluation::of(&form), Format::Docx, Some(Paper::Target)).unwrap();
    let one = part(&one, "word/document.xml");
    assert_eq!(one.matches("<w:sectPr>").count(), 1);
}

#[test]
fn the_plain_text_of_the_target_paper_is_read_back() {
    let form = declared_form();
    let read = published::read(&text(&form, Format::Text)).unwrap().form;
    let names = |form: &Form| -> Vec<(Level1, String, String, String, String)> {
        let row = |(level1, level2, row): (Level1, &budget_form::form::Level2, &budget_form::form::Indicator)| {
            (level1, level2.name.clone(), row.key_task.clone(), row.name.clone(), row.target.full_year.clone())
        };
        form.indicators.rows().map(row).collect()
    };
    assert_eq!(names(&read), names(&form));
    assert_eq!(read.profile.unit, form.profile.unit);
    // Amounts of a column are printed with the same number of decimals.
    assert_eq!(read.funds.income.get(IncomeSource::GovernmentFund), "0.00");
    assert_eq!(read.funds.expenditure.project.full_year, "0.40");
    assert_eq!(Evaluation::of(&read).figures.expenditure, Evaluation::of(&form).figures.expenditure);
}

#[test]
fn records_have_one_schema_for_each_kind_and_exact_numbers() {
    let form = faultless(Stage::SelfEvaluation).form().clone();
    let lines: Vec<Value> =
        text(&form, Format::Ndjson).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let indicators = form.indicators.filled().count();
    for (kind, count) in [("indicator", 2 * indicators), ("fund", 15)] {
        let of_kind: Vec<&Value> = lines.iter().filter(|line| line["kind"] == kind).collect();
        assert_eq!(of_kind.len(), count, "{kind}");
        let keys = |line: &Value| line.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
        assert!(of_kind.iter().all(|line| keys(line) == keys(of_kind[0])));
        assert!(of_kind.iter().all(|line| line.as_object().unwrap().values().all(|value| !value.is_number())));
    }
    let row = lines.iter().find(|line| line["name"] == "全市技术合同成交额" && line["period"] == "fullYear").unwrap();
    let found = ["level1", "target", "targetSign", "targetNumber", "targetUnit", "actual", "status"];
    let expected = ["duty", "≥900 亿元", "≥", "900", "亿元", "950 亿元", "met"];
    assert_eq!(found.map(|key| row[key].as_str().unwrap()), expected);
}

#[test]
fn the_table_of_data_says_the_same_as_the_records_and_can_be_taken_back() {
    let mut unit = faultless(Stage::SelfEvaluation);
    let row = unit.form().indicators.group(Level1::Duty)[0].rows[0].id;
    for hostile in ["=1+1", "'quoted", "@a", "-1", "1:15", "a\"b"] {
        unit.type_into(Field::Target(row, Period::FullYear), hostile);
        let csv = text(unit.form(), Format::Csv);
        assert!(csv.starts_with("\u{feff}\"类别\",\"年度\""), "with the mark that Excel needs");
        let line = csv.lines().find(|line| line.contains("全市技术合同成交额") && line.contains("\"全年\"")).unwrap();
        let cells: Vec<&str> = line.split(',').collect();
        let cell = cells[10].trim_start_matches('"').strip_suffix('"').unwrap().replace("\"\"", "\"");
        assert_eq!(unguarded(&cell), hostile);
    }
}

#[test]
fn names_of_the_national_system_say_that_nobody_has_checked_them() {
    let csv = text(&declared_form(), Format::National);
    let mut lines = csv.lines();
    assert!(lines.next().unwrap().contains("\"LV1_PERF_IND_NAME\""));
    let lines: Vec<&str> = lines.collect();
    assert!(lines.iter().all(|line| line.ends_with("\"未经财政部门核对\"")));
    let line = |name: &str| *lines.iter().find(|line| line.contains(name)).unwrap();
    assert!(line("全市技术合同成交额").contains(",1,900,\"亿元\","));
    assert!(line("预算调整率").contains(",3,0,\"%\","));
    assert!(line("预算偏差率").contains(",5,10,\"%\","));
    assert!(line("科技镇长团服务保障工作").contains(",6,\"满意\",,"));
}

#[test]
fn what_was_found_at_different_stages_is_in_files_of_different_names() {
    let of = |stage, format: Format| {
        let form = Form { stage, ..declared_form() };
        (format.file_name(&form, Paper::Findings), format.file_name(&form, Paper::of(stage)))
    };
    let (findings, own) = of(Stage::Declaration, Format::Docx);
    assert!(findings.ends_with("-2025-目标申报审核意见.docx"), "{findings}");
    assert!(own.ends_with("-2025-目标表.docx"), "{own}");
    assert!(of(Stage::SelfEvaluation, Format::Html).0.ends_with("-2025-绩效自评审核意见.html"));
}

/// What is to be done is for who fills in the form; 审核意见 alone says it on paper.
#[test]
fn papers_and_files_say_how_things_stand_and_not_what_to_do_on_the_screen() {
    for mut form in [declared_form(), budget_form::form::standard_form("2025"), Form::default()] {
        form.stage = Stage::SelfEvaluation;
        let written = text(&form, Format::Text) + &text(&form, Format::Html);
        for word in ["请填", "这里", "填写后", "点“", "可在设置"] {
            assert!(!written.contains(word), "{word}");
        }
        let workbook = bytes(&form, Format::Xlsx);
        let strings = part(&workbook, "xl/sharedStrings.xml");
        assert!(strings.contains("由预算执行的数据计算") && !strings.contains("这里"));
    }
}

#[test]
fn the_sheet_of_base_data_has_one_number_of_decimals_for_all_amounts_of_a_column() {
    let mut unit = Unit::open(Form { stage: Stage::Monitoring, ..declared_form() });
    unit.run(&[
        "baseData/publicExpenseSpent/halfYear=3.5",
        "baseData/publicExpenseBudget/halfYear=7",
        "baseData/staffEmployed/halfYear=14",
    ]);
    let sheet = part(&bytes(unit.form(), Format::Xlsx), "xl/worksheets/sheet3.xml");
    let style = |value: &str| {
        let cell = sheet.split("<c ").find(|cell| cell.contains(&format!("<v>{value}</v>"))).unwrap();
        cell.split("s=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap().to_owned()
    };
    assert_eq!(style("3.5"), style("7"));
    assert_ne!(style("7"), style("14"), "people are counted");
}
