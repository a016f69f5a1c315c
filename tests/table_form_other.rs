//! Tables as others lay them out: heads in other words, tables without merged cells, amounts and units in columns of their own, several forms on a sheet.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that goes wrong stops there"
)]

mod support;

use budget_form::grid::{Grid, Part, Spanned, TextLine};
use budget_form::table_form::{Imported, forms_in, read};
use support::sheets::{rows, sheet};

fn own(cells: [&str; 6]) -> [String; 6] {
    cells.map(str::to_owned)
}

fn read_ok(grid: &Grid) -> Imported {
    read(core::slice::from_ref(grid)).unwrap_or_else(|error| panic!("{error}"))
}

#[test]
fn a_published_form_without_its_merged_cells_is_read_as_one_with_them() {
    let mut grid = sheet(
        "目标表",
        &[
            &["苏州市市级部门整体预算绩效目标表", "", "", "", "", ""],
            &["（二〇二六年）", "", "", "", "", ""],
            &["单位名称", "甲中心", "", "", "", ""],
            &["一级指标", "二级指标", "重点工作", "三级指标", "指标值", ""],
            &["", "", "", "", "半年", "全年"],
            &["履职", "负责培训", "业务培训", "培训场次", "≥2场", "≥8场"],
            &["", "", "", "培训人次", "≥20人次", "≥80人次"],
            &["", "负责展览", "", "展览次数", "≥1次", "≥2次"],
            &["效益指标", "社会效益", "", "知晓率", "≥80%", "≥90%"],
            &["", "可持续影响", "", "", "", ""],
        ],
    );
    let wanted = [
        own(["duty", "负责培训", "业务培训", "培训场次", "≥2场", "≥8场"]),
        own(["duty", "负责培训", "业务培训", "培训人次", "≥20人次", "≥80人次"]),
        own(["duty", "负责展览", "", "展览次数", "≥1次", "≥2次"]),
        own(["benefit", "社会效益", "", "知晓率", "≥80%", "≥90%"]),
        own(["benefit", "可持续影响", "", "", "", ""]),
    ];
    // The same printed, with a cell for each empty one.
    let edges = vec![0, 10, 20, 30, 40, 50, 60];
    let mut page = Grid { part: Part::Page(1), edges, ..grid.clone() };
    page.cells[0].columns = 6;
    page.cells.retain(|cell| cell.row > 0 || cell.column == 0);
    let printed = read_ok(&page);
    assert_eq!((rows(&printed.form), printed.report.doubts), (wanted.to_vec(), vec![]));
    for _ in 0..2 {
        let imported = read_ok(&grid);
        assert_eq!(rows(&imported.form), wanted);
        assert_eq!((imported.form.year.as_str(), imported.form.profile.unit.as_str()), ("2026", "甲中心"));
        assert_eq!((imported.report.doubts, imported.report.unplaced), (vec![], vec![]));
        // The same where a sheet leaves empty cells out, and the upper part has merged cells.
        grid.cells.retain(|cell| !cell.text.is_empty());
        grid.cells[0].columns = 6;
    }
}

#[test]
fn a_key_task_is_not_carried_on_where_each_row_names_its_level2() {
    let grid = sheet(
        "Sheet1",
        &[
            &["一级指标", "二级指标", "重点工作", "三级指标", "全年指标值"],
            &["履职", "负责培训", "业务培训", "培训场次", "≥8场"],
            &["履职", "负责培训", "", "培训满意率", "≥90%"],
        ],
    );
    let read = read_ok(&grid).form;
    assert_eq!(rows(&read)[1], own(["duty", "负责培训", "", "培训满意率", "", "≥90%"]));
    assert_eq!(
        read.indicators.rows().map(|(_, level2, _)| level2.id).collect::<std::collections::BTreeSet<_>>().len(),
        1
    );
}

#[test]
fn columns_of_other_years_and_without_a_period_are_told() {
    let of = |heads: [&str; 3]| {
        let [one, two, three] = heads;
        let head: &[&str] = &["一级指标", "二级指标", "三级指标", one, two, three];
        let imported = read_ok(&sheet("Sheet1", &[head, &["履职", "负责培训", "培训场次", "1场", "2场", "3场"]]));
        let [_, _, _, _, half, full] = rows(&imported.form)[0].clone();
        (half, full, imported.report.doubts.len(), imported.report.unplaced.len())
    };
    let told = |half: &str, full: &str, doubts, unplaced| (half.to_owned(), full.to_owned(), doubts, unplaced);
    assert_eq!(of(["2025年完成值", "2026年半年目标值", "2026年目标值"]), told("2场", "3场", 0, 1));
    assert_eq!(of(["上年度指标值", "指标值（6月30日）", "指标值（年度）"]), told("2场", "3场", 0, 1));
    assert_eq!(of(["备注", "指标值（阶段）", "指标值（全部）"]), told("2场", "3场", 2, 1));
    assert_eq!(of(["备注", "全年目标值", "指标值（阶段）"]), told("3场", "2场", 1, 1));
    assert_eq!(of(["备注", "半年", "全年"]), told("2场", "3场", 0, 1));
    assert_eq!(of(["备注", "阶段目标值（二季度）", "全年目标值"]), told("2场", "3场", 1, 1));
    // Where both periods have their columns, a third one is no target.
    assert_eq!(of(["目标值", "半年指标值", "全年指标值"]), told("2场", "3场", 0, 1));
}

#[test]
fn no_unit_and_no_sign_in_a_column_of_its_own_is_lost() {
    let grid = sheet(
        "Sheet1",
        &[
            &["一级指标", "二级指标", "三级指标", "计算符号", "年度指标值", "计量单位"],
            &["履职", "负责培训", "培训场次", "小于等于", "8", "场"],
            &["履职", "负责培训", "培训合格率", "", "≥95", "%"],
            &["履职", "负责培训", "培训评价", "定性", "良好", "项"],
            &["履职", "负责培训", "开课及时率", "＝", "0.95", ""],
        ],
    );
    let imported = read_ok(&grid);
    let targets: Vec<String> = rows(&imported.form).into_iter().map(|[.., full]| full).collect();
    assert_eq!(targets, ["≤8场", "≥95%", "良好", "＝0.95"]);
    assert_eq!(imported.report.unplaced.iter().map(|left| left.text.as_str()).collect::<Vec<_>>(), ["项"]);
    let bare =
        read_ok(&sheet("Sheet1", &[&["三级指标", "二级指标", "全年指标值"], &["开课及时率", "负责培训", "0.95"]]));
    assert!(bare.report.doubts.iter().any(|doubt| doubt.sentence.contains("百分数")));
}

#[test]
fn lines_and_sheets_name_the_level1_of_tables_without_such_a_column() {
    let head: &[&str] = &["二级指标", "三级指标", "全年指标值"];
    let lines = sheet(
        "Sheet1",
        &[
            &["一、履职指标", "", ""],
            head,
            &["负责培训", "培训场次", "≥8场"],
            &["", "培训人次", "≥80人次"],
            &["二、效益指标", "", ""],
            &["社会影响", "知晓率", "≥90%"],
        ],
    );
    let of_sheets = [
        sheet("履职", &[head, &["负责培训", "培训场次", "≥8场"], &["", "培训人次", "≥80人次"]]),
        sheet("效益指标", &[head, &["社会影响", "知晓率", "≥90%"]]),
    ];
    for grids in [&[lines][..], &of_sheets[..]] {
        let imported = read(grids).unwrap_or_else(|error| panic!("{error}"));
        let read: Vec<[String; 6]> = rows(&imported.form);
        assert_eq!(read[1], own(["duty", "负责培训", "", "培训人次", "", "≥80人次"]));
        assert_eq!(read[2], own(["benefit", "社会影响", "", "知晓率", "", "≥90%"]));
        assert_eq!((imported.report.doubts, imported.report.unplaced), (vec![], vec![]));
    }
}

#[test]
fn unit_year_and_money_stand_in_one_cell() {
    for line in ["填报单位：甲中心　　　2026年度　　单位：元", "单位名称：甲中心 2026年度 金额单位：元"]
    {
        let imported = read_ok(&sheet(
            "Sheet1",
            &[
                &["部门整体绩效目标表", "", ""],
                &[line, "", ""],
                &["资金总额", "12,000.00", ""],
                &["二级指标", "三级指标", "全年指标值"],
            ],
        ));
        let form = &imported.form;
        assert_eq!((form.profile.unit.as_str(), form.year.as_str()), ("甲中心", "2026"), "{line}");
        assert_eq!(form.funds.published_totals.get(budget_form::form::IncomeTotal::Total), "1.2", "{line}");
    }
}

#[test]
fn forms_of_several_units_stand_on_one_sheet() {
    let form = |unit: &'static str| -> [Vec<&'static str>; 4] {
        [
            vec!["部门整体预算绩效目标表", "", "", ""],
            vec!["单位名称", unit, "", ""],
            vec!["一级指标", "二级指标", "三级指标", "全年指标值"],
            vec!["履职", "负责培训", "培训场次", "≥8场"],
        ]
    };
    let grid = Grid::of_rows(Part::Sheet("汇总".into()), form("甲中心").into_iter().chain(form("乙中心")));
    let forms = forms_in(grid);
    assert_eq!(forms.iter().map(|of| read_ok(of).form.profile.unit).collect::<Vec<_>>(), ["甲中心", "乙中心"]);
    let place = read_ok(&forms[1]).report.found[0].place.to_string();
    assert!(place.ends_with('6') || place.ends_with('8'), "{place}");
    // Two papers of one unit are one form.
    let grid = Grid::of_rows(Part::Sheet("汇总".into()), form("甲中心").into_iter().chain(form("甲中心")));
    assert_eq!(forms_in(grid).len(), 1);
}

#[test]
fn a_row_that_is_printed_again_on_each_page_interrupts_no_table() {
    let cell = |text: &str, columns| Spanned { text: text.into(), columns, rows: 1 };
    let name = vec![cell("单位名称", 1), cell("甲中心", 3)];
    let line = |texts: [&str; 4]| texts.map(|text| cell(text, 1)).to_vec();
    let first = [
        name.clone(),
        line(["一级指标", "二级指标", "三级指标", "全年指标值"]),
        line(["履职", "负责培训", "培训场次", "≥8场"]),
    ];
    let second = [name, line(["", "", "培训人次", "≥80人次"])];
    let pages =
        [(1, &first[..]), (2, &second[..])].map(|(page, rows)| Grid::of_spans(Part::Page(page), rows).expect("small"));
    let imported = read(&pages).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(rows(&imported.form)[1], own(["duty", "负责培训", "", "培训人次", "", "≥80人次"]));
    assert_eq!(imported.report.unplaced, []);
}

#[test]
fn a_page_end_soon_below_a_head_does_not_make_empty_cells_empty() {
    let title: &[&str] = &["苏州市市级部门整体预算绩效目标表", "", "", ""];
    let head: &[&str] = &["一级指标", "二级指标", "三级指标", "全年指标值"];
    let page = |number, rows: &[&[&str]]| {
        let rows = rows.iter().map(|row| row.iter().copied());
        Grid { edges: vec![0, 10, 20, 30, 40], ..Grid::of_rows(Part::Page(number), rows) }
    };
    let first = page(1, &[title, head, &["效益指标", "社会效益", "知晓率", "≥85%"]]);
    let below: [&[&str]; 3] = [
        &["", "生态效益", "碳汇量", "≥9吨"],
        &["满意度指标", "群众满意度", "市民满意度", "≥92%"],
        &["", "", "游客满意度", "≥90%"],
    ];
    let second = page(2, &[&["", "", "普及率", "≥80%"], below[0], below[1], below[2]]);
    let read = read(&[first, second]).unwrap_or_else(|error| panic!("{error}"));
    let names: Vec<[String; 2]> = rows(&read.form).into_iter().map(|[one, two, ..]| [one, two]).collect();
    let of = |level1: &str, level2: &str| [level1.to_owned(), level2.to_owned()];
    let benefit = of("benefit", "社会效益");
    let satisfied = of("satisfaction", "群众满意度");
    assert_eq!(names, [benefit.clone(), benefit, of("benefit", "生态效益"), satisfied.clone(), satisfied]);
}

/// A walk over the whole table for each row or head of it would not come to its end in minutes.
#[test]
fn long_tables_are_read_to_their_end() {
    const ROWS: usize = 60_000;
    let cell = |text: String, rows| Spanned { text, columns: 1, rows };
    let unit = || vec![cell("单位名称".to_owned(), 1), cell("甲中心".to_owned(), 1)];
    let line = |at: usize| vec![cell(format!("第{at}项"), 1), cell("内容".to_owned(), 1)];
    let mut tall: Vec<Vec<Spanned>> = std::iter::once(unit()).chain((0..ROWS).map(line)).collect();
    tall[1].insert(0, cell("年度目标".to_owned(), ROWS));
    let heads = || ["一级指标", "二级指标", "三级指标", "全年指标值"].map(|text| cell(text.to_owned(), 1)).to_vec();
    let headed = std::iter::once(unit()).chain((0..ROWS).map(|_| heads())).collect();
    for rows in [tall, headed] {
        let read = read_ok(&Grid::of_spans(Part::Table(1), &rows).expect("small"));
        assert_eq!(read.form.profile.unit, "甲中心");
    }
}

#[test]
fn a_line_that_a_page_end_left_of_a_level2_is_put_to_it() {
    let page = |number, rows: &[&[&str]], before: &str| {
        let rows = rows.iter().map(|row| row.iter().copied());
        let before = vec![TextLine { text: before.to_owned(), number: 1 }];
        Grid { edges: vec![0, 10, 20, 30, 40], before, ..Grid::of_rows(Part::Page(number), rows) }
    };
    let of = |rest: &str| {
        let head: &[&str] = &["一级指标", "二级指标", "三级指标", "全年指标值"];
        let last: &[&str] = &["满意度指标", "服务对象满", "市民满意度", "≥92%"];
        let pages = [page(1, &[head, last], "（2026年度）"), page(2, &[], rest)];
        let imported = read(&pages).unwrap_or_else(|error| panic!("{error}"));
        let [_, level2, ..] = rows(&imported.form)[0].clone();
        (level2, imported.report.doubts.len(), imported.report.unplaced.len())
    };
    assert_eq!(of("意度"), ("服务对象满意度".to_owned(), 1, 0));
    assert_eq!(of("备注"), ("服务对象满".to_owned(), 0, 1));
}
