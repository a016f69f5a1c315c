//! Tables of cells as forms: the program's own papers, other layouts, tables over pages, and what is not a form.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that goes wrong stops there"
)]

mod support;

use budget_form::form::Form;
use budget_form::grid::{Grid, Part, Spanned, TextLine};
use budget_form::paper::Paper;
use budget_form::table_form::{Imported, TableError, read, read_all};
use support::amounts::amounts_as_numbers;
use support::declared_form;
use support::paper_grids::{as_document, as_sheet, workbook};
use support::sheets::{rows, sheet};

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
    let form = declared_form();
    let paper = Paper::Target.of_form(&form);
    for grids in [as_document(&paper), vec![as_sheet(&paper, "目标表")]] {
        let imported = read_ok(&grids);
        nothing_is_lost(&imported, &grids);
        let read = &imported.form;
        assert_eq!(imported.report.unplaced, []);
        assert_eq!(imported.report.doubts, []);
        assert_eq!(rows(read), rows(&form));
        assert_eq!((&read.profile, &read.goals, &read.year), (&form.profile, &form.goals, &form.year));
        let funds = |form: &Form| {
            let mut form = form.clone();
            amounts_as_numbers(&mut form);
            form.funds
        };
        assert_eq!(funds(read), funds(&form));
        assert_eq!(read.stage, form.stage);
    }
}

#[test]
fn the_three_papers_of_a_year_are_one_form() {
    let form = declared_form();
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

/// A page of a PDF whose columns begin at these places.
fn page(number: usize, edges: &[i32], rows: &[&[&str]]) -> Grid {
    Grid { edges: edges.to_vec(), ..Grid::of_rows(Part::Page(number), rows.iter().map(|row| row.iter().copied())) }
}

fn own(cells: [&str; 6]) -> [String; 6] {
    cells.map(str::to_owned)
}

#[test]
fn a_table_goes_on_on_the_next_page_without_its_head() {
    let first = page(
        1,
        &[0, 10, 20, 40, 60, 80],
        &[
            &["一级指标", "二级指标", "三级指标", "半年指标值", "全年指标值"],
            &["履职", "负责馆藏", "文献入藏", "≥10册", "≥20 万"],
        ],
    );
    // The page cuts its columns more finely, and the last row in two.
    let second = page(
        2,
        &[0, 10, 20, 30, 40, 60, 80],
        &[
            &["", "", "总量", "", "", ""],
            &["", "", "读者活动", "", "≥2场", "≥4场"],
            &["满意度指标", "服务对象满意度", "读者满意度", "", "≥90%", "≥90%"],
        ],
    );
    let grids = [first, second];
    let imported = read_ok(&grids);
    nothing_is_lost(&imported, &grids);
    assert_eq!(
        rows(&imported.form),
        [
            own(["duty", "负责馆藏", "", "文献入藏总量", "≥10册", "≥20 万"]),
            own(["duty", "负责馆藏", "", "读者活动", "≥2场", "≥4场"]),
            own(["satisfaction", "服务对象满意度", "", "读者满意度", "≥90%", "≥90%"]),
        ]
    );
    assert!(imported.report.doubts.iter().any(|doubt| doubt.sentence.contains("分在两页")));
}

#[test]
fn heads_of_two_rows_and_signs_and_units_in_columns_of_their_own() {
    use budget_form::grid::Spanned;
    let cell = |text: &str, columns, rows| Spanned { text: text.to_owned(), columns, rows };
    let table = [
        vec![
            cell("一级指标", 1, 2),
            cell("二级指标", 1, 2),
            cell("三级指标", 1, 2),
            cell("指标值", 2, 1),
            cell("备注", 1, 2),
        ],
        vec![cell("半年", 1, 1), cell("全年", 1, 1)],
        vec![
            cell("履职", 1, 2),
            cell("负责培训", 1, 2),
            cell("培训场次", 1, 1),
            cell("≥2场", 1, 1),
            cell("≥8场", 1, 1),
            cell("见附件", 1, 1),
        ],
        vec![cell("培训人次", 1, 1), cell("≥20人次", 1, 1), cell("≥80人次", 1, 1), cell("", 1, 1)],
    ];
    let grid = Grid::of_spans(Part::Table(1), &table).unwrap();
    let imported = read_ok(std::slice::from_ref(&grid));
    nothing_is_lost(&imported, &[grid]);
    assert_eq!(
        rows(&imported.form),
        [
            own(["duty", "负责培训", "", "培训场次", "≥2场", "≥8场"]),
            own(["duty", "负责培训", "", "培训人次", "≥20人次", "≥80人次"]),
        ]
    );
    let left: Vec<&str> = imported.report.unplaced.iter().map(|left| left.text.as_str()).collect();
    assert_eq!(left, ["见附件"]);

    let national = sheet(
        "指标",
        &[
            &["一级指标", "二级指标", "三级指标", "计算符号", "指标值", "度量单位", "实际完成值", "分值"],
            &["履职", "负责培训", "培训场次", "≥", "8", "场", "9场", "5"],
            &["", "", "课程评价", "定性", "良好", "", "良好", "5分"],
        ],
    );
    let imported = read_ok(std::slice::from_ref(&national));
    nothing_is_lost(&imported, &[national]);
    let read: Vec<_> = imported.form.indicators.rows().map(|(.., row)| row).collect();
    assert_eq!(read[0].target.full_year, "≥8场");
    assert_eq!((read[0].actual.full_year.as_str(), read[1].weight.as_str()), ("9场", "5"));
    assert_eq!(rows(&imported.form)[1], own(["duty", "负责培训", "", "课程评价", "", "良好"]));
}

#[test]
fn a_file_may_hold_the_forms_of_several_units() {
    let of = |name: &str, unit: &str, target: &str| {
        sheet(
            name,
            &[
                &["单位名称", unit, "", ""],
                &["一级指标", "二级指标", "三级指标", "全年指标值"],
                &["履职", "负责培训", "培训场次", target],
            ],
        )
    };
    let all = |grids: &[Grid]| read_all(grids.to_vec()).into_iter().collect::<Result<Vec<Imported>, _>>().unwrap();
    let forms = all(&[of("一", "甲中心", "≥8场"), of("二", "乙中心", "≥9场")]);
    let units: Vec<&str> = forms.iter().map(|of| of.form.profile.unit.as_str()).collect();
    assert_eq!(units, ["甲中心", "乙中心"]);
    assert_eq!(rows(&forms[1].form), [own(["duty", "负责培训", "", "培训场次", "", "≥9场"])]);
    assert_eq!(all(&[of("一", "甲中心", "≥8场"), of("二", "甲中心", "≥8场")]).len(), 1);
    // A sheet that is saved as a page may have a table for each line above its table.
    let line = |text: &str| sheet("", &[&[text]]);
    let titled = |unit, year| [line("部门整体预算绩效目标表"), line(year), of("", unit, "≥8场")];
    let pages: Vec<Grid> = titled("甲中心", "2026年度").into_iter().chain(titled("乙中心", "（2025年）")).collect();
    let pages: Vec<Grid> = pages.into_iter().zip(1..).map(|(of, at)| Grid { part: Part::Table(at), ..of }).collect();
    let years: Vec<String> = all(&pages).into_iter().map(|of| of.form.year).collect();
    assert_eq!(years, ["2026", "2025"]);
}

#[test]
fn what_two_sheets_say_differently_is_told_and_the_first_counts() {
    let head: &[&str] = &["一级指标", "二级指标", "三级指标", "全年指标值"];
    let grids = [
        sheet("目标表", &[head, &["履职", "负责培训", "培训场次", "≥8场"]]),
        sheet("自评表", &[head, &["履职", "负责培训", "培训场次", "≥9场"]]),
    ];
    let imported = read_ok(&grids);
    nothing_is_lost(&imported, &grids);
    assert_eq!(rows(&imported.form), [own(["duty", "负责培训", "", "培训场次", "", "≥8场"])]);
    let doubt = &imported.report.doubts[0];
    assert!(doubt.sentence.contains("≥9场") && doubt.sentence.contains("工作表“目标表”D2"), "{}", doubt.sentence);
    assert_eq!(doubt.place.as_ref().unwrap().to_string(), "工作表“自评表”D2");
}

#[test]
fn grids_that_claim_too_much_are_refused_at_once() {
    use budget_form::grid::GridCell;
    for (row, rows) in [(0, usize::MAX), (usize::MAX - 1, 1), (0, 2_000_000)] {
        let cell = GridCell { text: "单位名称".to_owned(), row, column: 0, rows, columns: 1 };
        let grid = Grid { cells: vec![cell], ..Grid::default() };
        assert_eq!(read(&[grid]), Err(TableError::TooLarge));
    }
    let wide: Vec<String> = (0..900).map(|_| "三级指标".to_owned()).collect();
    let grid = Grid::of_rows(Part::Pasted, (0..900).map(|_| wide.clone()));
    assert!(read(&[grid]).is_err());
}

#[test]
fn a_row_without_a_cell_for_its_name_is_the_empty_row_of_its_level2() {
    let mut grid = sheet(
        "目标表",
        &[
            &["一级指标", "二级指标", "三级指标", "半年指标值", "全年指标值"],
            &["效益指标", "社会效益", "某项效益", "显著", "显著"],
            &["效益指标", "生态效益", "", "", ""],
        ],
    );
    // Spreadsheets leave empty cells out.
    grid.cells.retain(|cell| !cell.text.is_empty());
    let form = read_ok(&[grid]).form;
    assert_eq!(rows(&form)[1], own(["benefit", "生态效益", "", "", "", ""]));
}

#[test]
fn an_empty_piece_of_a_merged_group_is_read_by_its_level2_and_doubted() {
    let cell = |text: &str, rows| Spanned { text: text.into(), columns: 1, rows };
    let line = |texts: &[&str]| texts.iter().map(|text| cell(text, 1)).collect::<Vec<_>>();
    let with = |first: Vec<Spanned>, rest: Vec<Spanned>| first.into_iter().chain(rest).collect::<Vec<_>>();
    let spans = [
        line(&["一级指标", "二级指标", "三级指标", "半年指标值", "全年指标值"]),
        with(vec![cell("履职", 2), cell("某项职责", 2)], line(&["某事", "≥1次", "≥2次"])),
        line(&["另一事", "≥1次", "≥3次"]),
        // The text of this group stands on the next page.
        with(vec![cell("", 2), cell("经济效益", 2)], line(&["某项效益", "显著", "显著"])),
        line(&["另一项效益", "显著", "显著"]),
    ];
    let imported = read_ok(&[Grid::of_spans(Part::Page(1), &spans).unwrap()]);
    let groups: Vec<String> = rows(&imported.form).into_iter().map(|[level1, ..]| level1).collect();
    assert_eq!(groups, ["duty", "duty", "benefit", "benefit"]);
    assert!(imported.report.doubts.iter().any(|doubt| doubt.sentence.contains("没有写一级指标")));
}

/// Two pages of a table whose second 二级指标 goes over the end of the page.
fn over_the_end_of_a_page(above: &str, below: &str) -> Imported {
    let cell = |text: &str, rows| Spanned { text: text.into(), columns: 1, rows };
    let line = |texts: &[&str]| texts.iter().map(|text| cell(text, 1)).collect::<Vec<_>>();
    let with = |first: Vec<Spanned>, rest: Vec<Spanned>| first.into_iter().chain(rest).collect::<Vec<_>>();
    let head = || line(&["一级指标", "二级指标", "三级指标", "半年指标值", "全年指标值"]);
    let first = [
        head(),
        with(vec![cell("效益指标", 3), cell("社会效益", 1)], line(&["某项效益", "显著", "显著"])),
        with(vec![cell(above, 2)], line(&["甲项效益", "显著", "显著"])),
        line(&["乙项效益", "显著", "显著"]),
    ];
    let second = [
        head(),
        with(vec![cell("", 2), cell(below, 2)], line(&["丙项效益", "显著", "显著"])),
        line(&["丁项效益", "显著", "显著"]),
    ];
    let pages = [(1, first.as_slice()), (2, second.as_slice())];
    read_ok(&pages.map(|(number, rows)| Grid::of_spans(Part::Page(number), rows).unwrap()))
}

#[test]
fn a_level2_whose_text_stands_on_the_next_page_is_named_there_and_doubted() {
    let imported = over_the_end_of_a_page("", "可持续影响");
    let level2s: Vec<String> = rows(&imported.form).into_iter().map(|[_, level2, ..]| level2).collect();
    assert_eq!(level2s, ["社会效益", "可持续影响", "可持续影响", "可持续影响", "可持续影响"]);
    let doubt = imported.report.doubts.iter().find(|doubt| doubt.sentence.contains("名称写在下一页")).unwrap();
    assert_eq!(doubt.place.as_ref().map(|place| place.part.clone()), Some(Part::Page(2)));
    // Where it has its name above, the next page begins another one, and nothing is doubted.
    let imported = over_the_end_of_a_page("生态效益", "可持续影响");
    let level2s: Vec<String> = rows(&imported.form).into_iter().map(|[_, level2, ..]| level2).collect();
    assert_eq!(level2s, ["社会效益", "生态效益", "生态效益", "可持续影响", "可持续影响"]);
    assert!(!imported.report.doubts.iter().any(|doubt| doubt.sentence.contains("名称写在下一页")));
}
