//! Tables of cells as forms: the program's own papers, other layouts, tables over pages, and what is not a form.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that goes wrong stops there"
)]

mod support;

use budget_form::exchange::example;
use budget_form::form::{Form, Level1, Period};
use budget_form::grid::{Grid, Part, TextLine};
use budget_form::paper::Paper;
use budget_form::table_form::{Imported, TableError, read};
use support::paper_grids::{as_document, as_sheet, workbook};

/// A row of a form: 一级, 二级, 重点工作, 三级, 半年, 全年.
fn rows(form: &Form) -> Vec<[String; 6]> {
    let row = |(level1, level2, row): (Level1, &budget_form::form::Level2, &budget_form::form::Indicator)| {
        let [half, full] = Period::ALL.map(|period| row.target.get(period).clone());
        [level1.code().to_owned(), level2.name.clone(), row.key_task.clone(), row.name.clone(), half, full]
    };
    form.indicators.rows().map(row).collect()
}

fn sheet(name: &str, rows: &[&[&str]]) -> Grid {
    Grid::of_rows(Part::Sheet(name.to_owned()), rows.iter().map(|row| row.iter().copied()))
}

fn read_ok(grids: &[Grid]) -> Imported {
    read(grids).unwrap_or_else(|error| panic!("{error}"))
}

/// Every cell that is not blank is placed, or stands in one of the two lists.
fn nothing_is_lost(imported: &Imported, grids: &[Grid]) {
    let texts = grids.iter().flat_map(|grid| {
        let cells = grid.cells.iter().map(|cell| cell.text.as_str());
        cells.chain(grid.before.iter().map(|line| line.text.as_str()))
    });
    let all = texts.filter(|text| !text.trim().is_empty()).count();
    let report = &imported.report;
    assert_eq!(report.placed + report.skipped.len() + report.unplaced.len(), all);
    assert_eq!(imported.form.unplaced.len(), report.unplaced.len());
}

#[test]
fn the_target_paper_is_read_back_whole() {
    let form = example::form();
    let paper = Paper::Target.of_form(&form);
    for grids in [as_document(&paper), vec![as_sheet(&paper, "目标表")]] {
        let imported = read_ok(&grids);
        nothing_is_lost(&imported, &grids);
        let read = &imported.form;
        assert_eq!(imported.report.unplaced, []);
        assert_eq!(imported.report.doubts, []);
        assert_eq!(rows(read), rows(&form));
        assert_eq!((&read.profile, &read.goals, &read.year), (&form.profile, &form.goals, &form.year));
        assert_eq!((&read.funds.income, &read.funds.expenditure), (&form.funds.income, &form.funds.expenditure));
        assert_eq!(read.stage, form.stage);
    }
}

#[test]
fn the_three_papers_of_a_year_are_one_form() {
    let form = support::example_form();
    let grids = workbook(&form);
    let imported = read_ok(&grids);
    nothing_is_lost(&imported, &grids);
    assert_eq!(imported.report.unplaced, []);
    assert_eq!(rows(&imported.form), rows(&form));
    let of = |form: &Form| -> Vec<_> {
        form.indicators
            .rows()
            .map(|(_, _, row)| {
                (
                    row.name.clone(),
                    row.actual.clone(),
                    row.monitoring.clone(),
                    row.explanation.clone(),
                    row.weight.clone(),
                    row.rating.clone(),
                    row.judgement,
                )
            })
            .collect()
    };
    assert_eq!(of(&imported.form), of(&form));
    assert_eq!(imported.form.progress, form.progress);
    for doubt in &imported.report.doubts {
        println!("{doubt:?}");
    }
}

#[test]
fn columns_stand_in_any_order_and_under_other_heads() {
    let grid = sheet(
        "指标",
        &[
            &["某局2025年度部门整体支出绩效目标申报表", "", "", "", "", ""],
            &["部门名称：苏州市示例局", "", "", "", "单位：元", ""],
            &["资金总额", "6,582,900.00", "", "基本支出", "6578900", ""],
            &["序号", "指标名称", "年度目标值", "半年目标值", "二级指标", "一级指标"],
            &["1", "培训场次", "≥8场", "≥2场", "负责培训", "履职指标"],
            &["2", "满意度", "≥90%", "≥90%", "服务对象满意度", "满意度指标"],
        ],
    );
    let imported = read_ok(std::slice::from_ref(&grid));
    nothing_is_lost(&imported, &[grid]);
    let form = &imported.form;
    assert_eq!((form.year.as_str(), form.profile.unit.as_str()), ("2025", "苏州市示例局"));
    assert_eq!(form.funds.published_totals.get(budget_form::form::IncomeTotal::Total), "658.29");
    assert_eq!(form.funds.expenditure.basic.full_year, "657.89");
    let own = |cells: [&str; 6]| cells.map(str::to_owned);
    assert_eq!(
        rows(form),
        [
            own(["duty", "负责培训", "", "培训场次", "≥2场", "≥8场"]),
            own(["satisfaction", "服务对象满意度", "", "满意度", "≥90%", "≥90%"]),
        ]
    );
}

#[test]
fn tables_of_other_kinds_are_named() {
    let title = |text: &str| Grid {
        before: vec![TextLine { text: text.to_owned(), number: 1 }],
        ..sheet(
            "Sheet1",
            &[&["一级指标", "二级指标", "三级指标", "年度指标值"], &["产出指标", "数量指标", "培训场次", "≥8场"]],
        )
    };
    let error = |grids: &[Grid]| match read(grids) {
        Err(error @ TableError::Other(_)) => error.to_string(),
        other => panic!("{other:?}"),
    };
    assert!(error(&[title("项目支出绩效目标表")]).contains("项目支出绩效目标表"));
    assert!(error(&[title("甲局2025年度部门决算")]).contains("部门决算"));
    assert!(
        error(&[sheet("Sheet1", &[&["项目名称", "培训项目"], &["三级指标", "指标值"], &["培训场次", "8场"]])])
            .contains("项目名称")
    );
    assert!(matches!(read(&[sheet("Sheet1", &[&["姓名", "电话"], &["张三", "1"]])]), Err(TableError::NotAForm)));
    assert!(matches!(read(&[sheet("Sheet1", &[&["", " "]])]), Err(TableError::Empty)));
    assert!(matches!(read(&[]), Err(TableError::Empty)));
}
