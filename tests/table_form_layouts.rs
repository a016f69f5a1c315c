//! Tables as other cities publish them: amounts beside each other, units and years in titles and lines, captions between tables.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that goes wrong stops there"
)]

mod support;

use budget_form::form::{ExpenditureLine, IncomeTotal, Period};
use budget_form::grid::{Grid, Part, Spanned, TextLine};
use budget_form::table_form::{Imported, read};
use support::sheets::{rows, sheet};

fn read_ok(grids: &[Grid]) -> Imported {
    read(grids).unwrap_or_else(|error| panic!("{error}"))
}

const HEAD: [&str; 4] = ["一级指标", "二级指标", "三级指标", "全年指标值"];
const ROW: [&str; 4] = ["履职", "负责培训", "培训场次", "≥8场"];

#[test]
fn the_unit_of_money_holds_in_the_row_that_names_it() {
    let cell = |text: &str, columns, rows| Spanned { text: text.to_owned(), columns, rows };
    let one = |text: &str| cell(text, 1, 1);
    let amounts = [
        vec![
            cell("年度部门整体资金（元）", 1, 3),
            one("资金总额"),
            one("34303300"),
            one("财政拨款小计"),
            one("33764800"),
        ],
        vec![one("上年结转资金"), one("356000"), one("其他资金"), one("182500")],
        vec![one("基本支出"), one("1000"), one("20000"), one("")],
        HEAD.map(one).to_vec(),
        ROW.map(one).to_vec(),
    ];
    let grid = Grid::of_spans(Part::Table(1), &amounts).expect("small");
    let funds = read_ok(&[grid]).form.funds;
    let totals =
        [IncomeTotal::Total, IncomeTotal::Appropriation].map(|total| funds.published_totals.get(total).to_owned());
    assert_eq!(totals, ["3430.33", "3376.48"]);
    assert_eq!(funds.expenditure.get(ExpenditureLine::Basic).get(Period::FullYear), "2");
}

#[test]
fn a_line_for_a_stamp_may_name_the_unit() {
    let before = |text: &str| TextLine { text: text.to_owned(), number: 1 };
    let of = |line: &str| {
        let grid = Grid { before: vec![before(line)], ..Grid::of_rows(Part::Table(1), [HEAD, ROW]) };
        read_ok(&[grid]).form.profile.unit
    };
    assert_eq!(of("填报单位（盖章）：甲中心　　　　　金额单位：万元"), "甲中心");
    assert_eq!(of("填报人：张三　　审核人：李四"), "");
}

#[test]
fn the_title_names_the_unit_of_tables_that_name_it_nowhere_else() {
    let of = |title: &str, rows: &[&[&str]]| {
        let title = [title, "", "", ""];
        let all: Vec<&[&str]> = [&title[..]].into_iter().chain(rows.iter().copied()).chain([&HEAD[..], &ROW]).collect();
        let imported = read_ok(&[sheet("Sheet1", &all)]);
        (imported.form.profile.unit, imported.form.year, imported.report.doubts.len())
    };
    let told = |unit: &str, doubts| (unit.to_owned(), "2026".to_owned(), doubts);
    assert_eq!(of("甲研究中心2026年度部门整体支出绩效目标表", &[]), told("甲研究中心", 1));
    assert_eq!(of("苏州市市级2026年度部门整体绩效目标表", &[]), told("", 0));
    assert_eq!(of("甲局2026年度部门整体绩效目标表", &[&["单位名称", "乙中心", "", ""]]), told("乙中心", 0));
}

#[test]
fn captions_and_signatures_between_tables_are_no_rows() {
    let line = |text: &'static str| [text, "", "", ""];
    let satisfied = ["满意度指标", "服务对象满意度", "市民满意度", "≥90%"];
    let all = [
        line("二、共性指标"),
        HEAD,
        ["决策", "计划制定", "工作计划制定健全性", "健全"],
        line("四、效益及满意度指标"),
        HEAD,
        satisfied,
        line("填报人：张三　　审核人：李四"),
    ];
    let imported = read_ok(&[sheet("Sheet1", &all.each_ref().map(|row| &row[..]))]);
    let names: Vec<[String; 2]> =
        rows(&imported.form).into_iter().map(|[level1, _, _, name, ..]| [level1, name]).collect();
    assert_eq!(names, [["decision", "工作计划制定健全性"], ["satisfaction", "市民满意度"]]);
    let texts = |left: &[budget_form::table_form::LeftOut]| left.iter().map(|of| of.text.clone()).collect::<Vec<_>>();
    assert_eq!(texts(&imported.report.unplaced), ["四、效益及满意度指标"]);
    assert_eq!(texts(&imported.report.skipped), ["填报人：张三　　审核人：李四"]);
    assert_eq!(imported.report.doubts, []);
    // The last row of a table is one although a head follows.
    let all = [
        ["二级指标", "三级指标", "全年指标值"],
        ["可持续影响", "", ""],
        ["二级指标", "三级指标", "全年指标值"],
        ["社会效益", "知晓率", "≥90%"],
    ];
    let imported = read_ok(&[sheet("Sheet1", &all.each_ref().map(|row| &row[..]))]);
    assert_eq!((rows(&imported.form).len(), imported.report.unplaced), (2, vec![]));
}
