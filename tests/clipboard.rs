//! Blocks as Excel and WPS put them on the clipboard: what lands, what is refused, and how the preview shows it.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test that goes wrong stops there"
)]

mod support;

use budget_form::exchange::cells::{Holds, Plan, RowFate, Sheet, SheetCell, TableCells, html, read};
use budget_form::form::{ExpenditureLine, Field, Form, IncomeSource, Level1, Period, RowId, Stage, standard_form};
use budget_form::tables::Table;
use support::pasting::USUAL;
use support::{Unit, declared_form};

fn plan_among(form: &Form, table: Table, seen: impl Fn(RowId) -> bool, start: Field, text: &str) -> Plan {
    Plan::new(form, table, seen, start, &read(text), USUAL).expect("the field is in the table")
}

/// The form after a paste.
fn pasted(form: &Form, table: Table, start: Field, text: &str) -> Form {
    let mut unit = Unit::open(form.clone());
    unit.do_step(plan_among(form, table, |_| true, start, text).edit());
    unit.form().clone()
}

fn sheet(form: &Form, table: Table, start: Field, text: &str) -> Sheet {
    plan_among(form, table, |_| true, start, text).sheet(&read(text), 200)
}

/// A cell in a word: `text` where nothing changes, `old>new`, with what is doubted; `!text reason` without a place.
fn text_of(cell: &SheetCell) -> String {
    match cell {
        SheetCell::Same(text) => text.clone(),
        SheetCell::Written { old, new, doubt } => {
            format!("{old}>{new}{}", doubt.as_ref().map_or_else(String::new, |doubt| format!(" ?{doubt}")))
        }
        SheetCell::Refused(text, refusal) => format!("!{text} {}", refusal.reason()),
    }
}

/// The row of 履职 of this name.
fn duty(form: &Form, name: &str) -> RowId {
    form.indicators.rows().find(|(.., row)| row.name == name).expect("the row is there").2.id
}

#[test]
fn amounts_land_as_excel_shows_them() {
    let form = standard_form("2025");
    let start = Field::Income(IncomeSource::ALL[0]);
    // Thousands, an accounting format with its blanks, full-width digits, a cell that is merged away, an empty last row.
    let text = "1,294.58\r\n 12.50 \r\n１，０００．５\r\n\r\n0\r\n";
    let after = pasted(&form, Table::Income, start, text);
    let [first, second, third, fourth, fifth] =
        [0, 1, 2, 3, 4].map(|at| after.text(Field::Income(IncomeSource::ALL[at])).unwrap().to_owned());
    assert_eq!([first, second, third, fourth, fifth], ["1294.58", "12.50", "1000.5", "", "0"]);
    // A formula that was copied as a text, and a unit; what is not certain stays as it was pasted, with its doubt.
    let text = "=600+58.29\r\n￥12.5\r\n294.58万元\r\n6,582,900元\r\n约300\r\n";
    let after = pasted(&form, Table::Income, start, text);
    let texts = [0, 1, 2, 3, 4].map(|at| after.text(Field::Income(IncomeSource::ALL[at])).unwrap().to_owned());
    assert_eq!(texts, ["658.29", "12.5", "294.58", "6,582,900元", "约300"]);
    let plan = plan_among(&form, Table::Income, |_| true, start, text);
    assert_eq!((plan.doubted(), plan.losses()), (2, vec![]));
    // What stands there as the same figure is the same, in whichever of the two ways it is written.
    let mut unit = Unit::open(form);
    unit.type_into(start, "1294.50");
    assert_eq!(plan_among(unit.form(), Table::Income, |_| true, start, "1,294.50\n").same, 1);
    unit.type_into(start, "1,294.50");
    assert_eq!(plan_among(unit.form(), Table::Income, |_| true, start, "1,294.50\n").same, 1);
}

#[test]
fn errors_of_the_spreadsheet_never_land_and_what_nobody_will_understand_is_marked() {
    let form = standard_form("2025");
    let start = Field::Planned(ExpenditureLine::Basic, Period::HalfYear);
    let shown = sheet(&form, Table::Expenditure, start, "#DIV/0!\t#N/A\r\n########\t(12.5)\r\n");
    let cells: Vec<String> = shown.lines.iter().flat_map(|line| &line.cells).map(text_of).collect();
    assert_eq!(cells[..3], ["!#DIV/0! 电子表格的错误值", "!#N/A 电子表格的错误值", "!######## 电子表格的错误值"]);
    assert!(cells[3].starts_with(">(12.5) ?"), "{}", cells[3]);
    // A sign that is no error stays a text.
    let form = declared_form();
    let row = duty(&form, "培育技术经纪人");
    for name in ["#1 泵站改造", "N/A", "C#"] {
        let after = pasted(&form, Table::Indicators(Level1::Duty), Field::Name(row), &format!("{name}\t≥1\r\n"));
        assert_eq!(after.text(Field::Name(row)), Some(name));
    }
    let shown = sheet(&form, Table::Indicators(Level1::Duty), Field::Target(row, Period::HalfYear), "290$\t≥45%\r\n");
    let cells: Vec<String> = shown.lines[0].cells.iter().map(text_of).collect();
    assert!(cells[0].contains(" ?") && !cells[1].contains('?'), "{cells:?}");
}

#[test]
fn quoted_cells_keep_their_lines_and_marks() {
    let form = Form { stage: Stage::SelfEvaluation, ..declared_form() };
    let row = duty(&form, "培育技术经纪人");
    let start = Field::Explanation(row, Period::FullYear);
    for (text, expected) in [
        ("\"一\n二\"\t\r\n", "一\n二"),
        ("\"一\r\n二\"\t", "一\n二"),
        ("\"说“好”\n又\"\"好\"\"\"\t\r\n", "说“好”\n又\"好\""),
        ("\"三公\"经费\t\r\n", "\"三公\"经费"),
        ("100%\t", "100%"),
    ] {
        let after = pasted(&form, Table::SelfEvaluation, start, text);
        assert_eq!(after.text(start), Some(expected), "{text:?}");
    }
}

#[test]
fn heads_with_names_that_are_all_new_add_rows_and_rename_none() {
    let form = declared_form();
    let row = duty(&form, "培育技术经纪人");
    let count = form.indicators.group(Level1::Duty).iter().map(|level2| level2.rows.len()).sum::<usize>();
    let text = "三级指标\t全年指标值\r\n到馆率\t≥3%\r\n借阅量\t≥2万册\r\n";
    let after = pasted(&form, Table::Indicators(Level1::Duty), Field::Name(row), text);
    let names = |form: &Form| {
        let rows = form.indicators.rows().filter(|(level1, ..)| *level1 == Level1::Duty);
        rows.map(|(.., row)| row.name.clone()).collect::<Vec<_>>()
    };
    assert_eq!(names(&after)[..count], names(&form)[..]);
    assert_eq!(names(&after)[count..], ["到馆率", "借阅量"]);
    // Where nothing is filled in from there on, the block lies there.
    let mut unit = Unit::open(form);
    let empty = unit.add_duty("", "", "");
    let after = pasted(unit.form(), Table::Indicators(Level1::Duty), Field::Name(empty), text);
    assert_eq!(after.text(Field::Name(empty)), Some("到馆率"));
    assert_eq!(names(&after).len(), names(unit.form()).len() + 1);
}

#[test]
fn heads_with_names_that_a_fixed_table_lacks_have_no_place() {
    let form = standard_form("2025");
    let start = Field::Planned(ExpenditureLine::Basic, Period::FullYear);
    let text = "支出类别\t全年预算数\r\n项目支出\t7\r\n其他支出\t9\r\n";
    let shown = sheet(&form, Table::Expenditure, start, text);
    let rows: Vec<(&str, RowFate)> = shown.lines.iter().map(|line| (line.name.as_str(), line.row)).collect();
    assert_eq!(rows[0], ("项目支出", RowFate::Seen));
    assert!(matches!(rows[1], ("其他支出", RowFate::Refused(_))), "{rows:?}");
    let after = pasted(&form, Table::Expenditure, start, text);
    assert_eq!(after.text(Field::Planned(ExpenditureLine::Project, Period::FullYear)), Some("7"));
    assert_eq!(after.text(start), Some(""));
}

#[test]
fn a_filter_hides_rows_from_a_block_that_lies_and_not_from_one_with_names() {
    let form = declared_form();
    let rows: Vec<RowId> =
        form.indicators.group(Level1::Duty).iter().flat_map(|level2| &level2.rows).map(|row| row.id).collect();
    let (first, last) = (rows[0], rows[rows.len() - 1]);
    let name = |id: RowId| form.indicators.row(id).unwrap().name.clone();
    let only = |row: RowId| row == first;
    let table = Table::Indicators(Level1::Duty);
    // What has a name goes to its row, though it is not shown; what has none of the table's goes to the very end.
    let text = format!("三级指标\t全年指标值\r\n{}\t≥1\r\n{}\t≥2\r\n新指标\t≥3\r\n", name(last), name(first));
    let plan = plan_among(&form, table, only, Field::Name(first), &text);
    assert_eq!((plan.added, plan.hidden), (1, rows.len() - 1));
    let shown = plan.sheet(&read(&text), 200);
    let fates: Vec<RowFate> = shown.lines.iter().map(|line| line.row).collect();
    assert_eq!(fates, [RowFate::Hidden, RowFate::Seen, RowFate::Added]);
    let mut unit = Unit::open(form.clone());
    unit.do_step(plan.edit());
    assert_eq!(unit.form().text(Field::Target(last, Period::FullYear)), Some("≥1"));
    assert_eq!(unit.form().text(Field::Target(first, Period::FullYear)), Some("≥2"));
    let end = unit.form().indicators.group(Level1::Duty).last().unwrap().rows.last().unwrap();
    assert_eq!((end.name.as_str(), end.target.full_year.as_str()), ("新指标", "≥3"));
    // A block without names touches what is shown, and goes on at the very end.
    let plan = plan_among(&form, table, only, Field::Target(first, Period::FullYear), "≥7\r\n≥8\r\n");
    assert_eq!(plan.fields().next(), Some(Field::Target(first, Period::FullYear)));
    let mut unit = Unit::open(form.clone());
    unit.do_step(plan.edit());
    let end = unit.form().indicators.group(Level1::Duty).last().unwrap().rows.last().unwrap();
    assert_eq!(end.target.full_year, "≥8");
    for row in &rows[1..] {
        assert_eq!(unit.form().indicators.row(*row), form.indicators.row(*row));
    }
}

#[test]
fn the_preview_shows_the_first_rows_and_beyond_them_those_with_something_refused() {
    let form = declared_form();
    let row = duty(&form, "培育技术经纪人");
    let text: String =
        (0..500).map(|at| if at == 450 { "甲\t#N/A\r\n".to_owned() } else { format!("乙{at}\t≥{at}\r\n") }).collect();
    let table = Table::Indicators(Level1::Duty);
    let shown = plan_among(&form, table, |_| true, Field::Name(row), &text).sheet(&read(&text), 20);
    assert_eq!((shown.lines.len(), shown.left_out), (21, 479));
    assert_eq!(text_of(&shown.lines[20].cells[1]), "!#N/A 电子表格的错误值");
    // Rows that stood there get other names, so these are shown; names that head their lines already are not.
    assert_eq!(shown.head, [Some("三级指标".to_owned()), Some("半年指标值".to_owned())]);
    let text = "三级指标\t全年指标值\r\n培育技术经纪人\t≥210人\r\n";
    assert_eq!(sheet(&form, table, Field::Name(row), text).head, [Some("全年指标值".to_owned())]);
}

#[test]
fn rows_that_are_not_seen_are_passed_over() {
    let form = declared_form();
    let first = &form.indicators.group(Level1::Duty)[0];
    let hidden = first.rows[0].id;
    let (second, third) =
        (first.rows[1].id, first.rows.get(2).map_or(form.indicators.group(Level1::Duty)[1].rows[0].id, |row| row.id));
    let seen = |row| row != hidden;
    let mut grid = TableCells::of(&form, Table::Indicators(Level1::Duty));
    grid.keep_rows(seen);
    assert_eq!(grid.lines[0].cells[0].holds, Holds::Text(Field::Level2Name(first.id)));
    let start = Field::Target(second, Period::FullYear);
    let plan = Plan::new(&form, Table::Indicators(Level1::Duty), seen, start, &read("7\n8"), USUAL).unwrap();
    assert_eq!(plan.fields().collect::<Vec<_>>(), [start, Field::Target(third, Period::FullYear)]);
    assert!(
        Plan::new(&form, Table::Indicators(Level1::Duty), seen, Field::Name(hidden), &read("7\n8"), USUAL).is_none()
    );
}

#[test]
fn a_table_of_html_keeps_texts_texts_and_numbers_as_they_look() {
    let table = html(&[["=100%", "1,294.50", "0.4"], ["1:15", "007", "<甲>\n&"]]);
    for part in [
        "'\\@'\">=100%</td>",
        "'\\#\\,\\#\\#0\\.00'\">1,294.50</td>",
        "'0\\.0'\">0.4</td>",
        "'\\@'\">1:15</td>",
        "'\\@'\">007</td>",
        "&lt;甲&gt;<br style=\"mso-data-placement:same-cell\">&amp;</td>",
    ] {
        assert!(table.contains(part), "{part} in {table}");
    }
}

#[test]
fn a_block_pasted_into_the_row_to_come_makes_it_in_the_same_step_and_only_if_it_is_used() {
    let form = declared_form();
    let table = Table::Indicators(Level1::Duty);
    let (_, to_come) = form.indicators.row_to_come(Level1::Duty).unwrap();
    let start = Field::Name(to_come);
    let names = |form: &Form| -> Vec<String> {
        form.indicators.group(Level1::Duty).iter().flat_map(|level2| &level2.rows).map(|row| row.name.clone()).collect()
    };
    let before = names(&form);
    assert!(table.holds(&form, start) && !Table::Indicators(Level1::Benefit).holds(&form, start));

    let plan = plan_among(&form, table, |_| true, start, "甲指标\t≥1场\t≥2场\n乙指标\t≥3场\t≥4场");
    assert!(plan.rows.iter().all(|row| row.row == RowFate::Added), "{:?}", plan.rows);
    let mut after = form.clone();
    let back = plan.edit().apply(&mut after, &mut Vec::new()).unwrap();
    assert_eq!(names(&after)[before.len()..], ["甲指标", "乙指标"]);
    back.apply(&mut after, &mut Vec::new()).unwrap();
    assert_eq!(after, form, "one step back");

    let known = format!("三级指标\t半年指标值\n{}\t≥77场", before[2]);
    let after = pasted(&form, table, start, &known);
    assert_eq!(names(&after), before, "the block went to the row it names");
    assert!(after.indicators.rows().any(|(_, _, row)| row.target.half_year == "≥77场"));

    let mixed = format!("三级指标\t半年指标值\n{}\t≥78场\n丙指标\t≥5场", before[2]);
    assert_eq!(names(&pasted(&form, table, start, &mixed))[before.len()..], ["丙指标"], "no empty row is left");
}

/// What is doubted of a block, cell by cell, in its order.
fn doubted(form: &Form, table: Table, start: Field, text: &str) -> Vec<String> {
    let plan = plan_among(form, table, |_| true, start, text);
    let all: Vec<String> = plan.landings.iter().filter_map(|landing| landing.doubt.clone()).collect();
    assert_eq!(plan.doubted(), all.len());
    assert_eq!(plan.refused(), 0, "what is doubted is written nevertheless");
    all
}

#[test]
fn words_are_doubted_where_a_number_stands_or_stands_beside_them() {
    let mut form = declared_form();
    form.stage = Stage::Monitoring;
    let table = Table::Indicators(Level1::Duty);
    let turnover = duty(&form, "全市技术合同成交额");
    let target = |text: &str| doubted(&form, table, Field::Target(turnover, Period::HalfYear), text);
    assert_eq!(target("稳步提高\t≥900亿元"), ["原来是数，这里是文字"]);
    assert_eq!(target("稳步提高\t持续提高"), ["原来是数，这里是文字"; 2]);
    assert_eq!(target("≥460亿元\t≥910亿元"), Vec::<String>::new());
    assert_eq!(target(" 不适用\t不适用"), Vec::<String>::new());
    let (_, to_come) = form.indicators.row_to_come(Level1::Duty).unwrap();
    let new = |text: &str| doubted(&form, table, Field::Name(to_come), text);
    assert_eq!(new("甲指标\t推进\t≥2场"), ["另一期的指标值是数，这里是文字"]);
    assert_eq!(new("甲指标\t推进\t完成"), Vec::<String>::new());

    let start = Field::Actual(turnover, Period::HalfYear);
    assert_eq!(doubted(&form, Table::Monitoring, start, "经费保障"), ["指标值是数，这里是文字"]);
    assert_eq!(doubted(&form, Table::Monitoring, start, "451亿元"), Vec::<String>::new());
    assert_eq!(doubted(&form, Table::Monitoring, Field::Expected(turnover), "能完成"), ["指标值是数，这里是文字"]);
}

#[test]
fn words_among_amounts_are_doubted_and_rows_with_doubts_are_always_listed() {
    let form = standard_form("2025");
    let all = doubted(&form, Table::Income, Field::Income(IncomeSource::ALL[0]), "12.5\n约十万\n3");
    assert_eq!(all.len(), 1, "{all:?}");
    let text = "12.5\n约十万\n3";
    let short = plan_among(&form, Table::Income, |_| true, Field::Income(IncomeSource::ALL[0]), text);
    let sheet = short.sheet(&read(text), 1);
    assert_eq!((sheet.lines.len(), sheet.left_out), (2, 1), "the doubted row is beyond the first ones");
}
