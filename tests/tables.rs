//! The model of the tables: every cell is there once, merged cells cover what they say, and the keys go by lines and columns.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that goes wrong stops there"
)]

mod support;

use std::collections::HashSet;

use budget_form::evaluate::Figure;
use budget_form::form::{
    ExpenditureLine, Field, Form, Grade, IncomeSource, Level1, Part, Period, RowId, Stage, standard_form,
};
use budget_form::tables::{
    Cell, Column, Content, Question, Table, column_of_cell, fields_after_indicators, fields_before_indicators,
    fields_of_row, neighbours,
};
use support::declared_form;

fn forms() -> Vec<Form> {
    let stages = Stage::ALL.into_iter().map(|stage| Form { stage, ..declared_form() });
    stages.chain([standard_form("2025")]).collect()
}

fn cells(form: &Form, table: Table) -> Vec<Vec<Cell>> {
    let columns = table.columns(form);
    let line = |line| columns.iter().map(|column| table.cell(line, *column)).collect();
    table.lines(form).into_iter().map(line).collect()
}

#[test]
fn exactly_the_cells_below_and_behind_a_merged_cell_are_covered_by_it() {
    for form in forms() {
        for table in Table::ALL {
            let cells = cells(&form, table);
            let mut covered: HashSet<(usize, usize)> = HashSet::new();
            for (line, row) in cells.iter().enumerate() {
                for (column, cell) in row.iter().enumerate().filter(|(_, cell)| !cell.is_covered()) {
                    assert!(line + cell.lines <= cells.len() && column + cell.columns <= row.len(), "{table:?}");
                    let area = (line..line + cell.lines)
                        .flat_map(|line| (column..column + cell.columns).map(move |column| (line, column)));
                    for place in area.filter(|place| *place != (line, column)) {
                        assert!(covered.insert(place), "{table:?} {place:?} is covered twice");
                    }
                }
            }
            for (line, row) in cells.iter().enumerate() {
                for (column, cell) in row.iter().enumerate() {
                    assert_eq!(cell.is_covered(), covered.contains(&(line, column)), "{table:?} {line} {column}");
                }
            }
        }
    }
}

#[test]
fn every_text_of_a_form_stands_once_in_the_order_of_the_fields_and_every_table_takes_its_own() {
    let form = Form { stage: Stage::SelfEvaluation, ..declared_form() };
    let mut all = fields_before_indicators(&form);
    for (_, level2) in form.indicators.level2s() {
        all.push(Field::Level2Name(level2.id));
        all.extend(level2.rows.iter().flat_map(|row| fields_of_row(row.id)));
    }
    all.extend(fields_after_indicators(&form));
    let once: HashSet<Field> = all.iter().copied().collect();
    assert_eq!(once.len(), all.len());
    assert!(all.iter().all(|field| form.text(*field).is_some()));
    for table in Table::ALL {
        let typed = table.fields(&form);
        assert!(!typed.is_empty() && typed.iter().all(|field| once.contains(field)), "{table:?}");
    }
    // The amounts and texts of an indicator that no address is made of twice.
    let elsewhere = |table: Table| {
        let cells = cells(&form, table).into_iter().flatten();
        cells.filter(|cell| matches!(cell.content, Content::Elsewhere(_))).count()
    };
    // A group shows what both stages report of its rows, and takes none of it.
    let rows: usize = form.indicators.group(Level1::Duty).iter().map(|level2| level2.rows.len()).sum();
    assert_eq!([Table::Income, Table::Indicators(Level1::Duty)].map(elsewhere), [0, 2 * rows]);
    assert!(elsewhere(Table::Monitoring) > 0 && elsewhere(Table::SelfEvaluation) > 0);
}

#[test]
fn no_two_columns_of_a_table_have_one_head_and_a_head_is_the_same_wherever_the_column_stands() {
    for form in forms() {
        for table in Table::ALL {
            let heads: Vec<String> = table.columns(&form).into_iter().map(Column::head_with_unit).collect();
            assert_eq!(heads.iter().collect::<HashSet<_>>().len(), heads.len(), "{table:?} {heads:?}");
            assert!(
                heads.iter().zip(table.columns(&form)).all(|(head, of)| !head.is_empty() || of == Column::SourcePart)
            );
        }
    }
    let head = |column: Column| column.head();
    assert_eq!(head(Column::Target(Period::HalfYear)), Field::Target(RowId(1), Period::HalfYear).label());
    assert_eq!(head(Column::Expected), Field::Expected(RowId(1)).label());
    assert_eq!(head(Column::Executed(Period::FullYear)), "全年执行数");
}

fn below(form: &Form, part: Part, at: Content) -> Option<Content> {
    neighbours(form, part, at, true).first().copied()
}

#[test]
fn a_column_goes_on_from_group_to_group_and_ends_with_the_last_one() {
    let form = declared_form();
    let first = |level1: Level1| form.indicators.group(level1)[0].rows[0].id;
    let last = |level1: Level1| form.indicators.group(level1).last().unwrap().rows.last().unwrap().id;
    let target = |row| Content::Text(Field::Target(row, Period::HalfYear));
    // The row to come stands between the groups.
    let (_, coming) = form.indicators.row_to_come(Level1::Decision).unwrap();
    assert_eq!(below(&form, Part::Indicators, target(last(Level1::Decision))), Some(target(coming)));
    assert_eq!(below(&form, Part::Indicators, target(coming)), Some(target(first(Level1::Process))));
    let (_, end) = form.indicators.row_to_come(Level1::Process).unwrap();
    assert_eq!(below(&form, Part::Indicators, target(end)), Some(target(first(Level1::Duty))));
    // Only 履职 has 重点工作.
    let tasks = column_of_cell(&form, Part::Indicators, Content::Text(Field::KeyTask(first(Level1::Duty))));
    let duty: usize = form.indicators.group(Level1::Duty).iter().map(|level2| level2.rows.len()).sum();
    assert_eq!(tasks.len(), duty + 1);
    // A 二级指标 stands once over its rows.
    let level2s = form.indicators.level2s().count();
    let name = Content::Text(Field::Level2Name(form.indicators.group(Level1::Decision)[0].id));
    assert_eq!(column_of_cell(&form, Part::Indicators, name).len(), level2s);
}

#[test]
fn the_tables_of_the_half_year_and_of_the_year_are_one_column_and_those_side_by_side_are_not() {
    let form = declared_form();
    let executed = |line, period| Content::Text(Field::Executed(line, period));
    let [basic, project] = ExpenditureLine::ALL;
    let sum = Content::Figure(Figure::ExecutedTotal(Period::HalfYear));
    assert_eq!(
        neighbours(&form, Part::Execution, executed(project, Period::HalfYear), true)[..2],
        [sum, executed(basic, Period::FullYear)]
    );
    assert_eq!(
        neighbours(&form, Part::Execution, executed(basic, Period::FullYear), false)[..2],
        [sum, executed(project, Period::HalfYear)]
    );
    let last = Content::Text(Field::Income(*IncomeSource::ALL.last().unwrap()));
    assert_eq!(below(&form, Part::Funds, last), None);
    let planned = Content::Text(Field::Planned(basic, Period::FullYear));
    assert_eq!(below(&form, Part::Funds, planned), Some(Content::Text(Field::Planned(project, Period::FullYear))));
}

#[test]
fn the_reason_for_a_typed_value_stands_below_it_and_choices_are_a_column_too() {
    let form = Form { stage: Stage::Monitoring, ..declared_form() };
    let rows: Vec<RowId> = form.indicators.filled().map(|(_, _, row)| row.id).collect();
    let actual = |row| Content::Text(Field::Actual(row, Period::HalfYear));
    let reason = Content::Text(Field::OverrideReason(rows[0], Period::HalfYear));
    assert_eq!(below(&form, Part::Monitoring, actual(rows[0])), Some(reason));
    assert_eq!(below(&form, Part::Monitoring, reason), Some(actual(rows[1])));
    let likelihood = |row| Content::Choice(row, Question::Likelihood);
    assert_eq!(neighbours(&form, Part::Monitoring, likelihood(rows[2]), false)[0], likelihood(rows[1]));
    let status = |row| Content::Figure(Figure::Status(row, Period::HalfYear));
    assert_eq!(below(&form, Part::Monitoring, status(rows[0])), Some(status(rows[1])));
    // What the part does not show has no neighbours.
    assert_eq!(neighbours(&form, Part::Funds, actual(rows[0]), true), []);
    let setting = |field| Content::Text(field);
    let grade = setting(Field::GradeFrom(Grade::Excellent));
    assert_eq!(below(&form, Part::Settings, setting(Field::DeviationFrom)), Some(grade));
}

/// The sources in which other words for a column, or words of other papers, are listed to be read.
const READERS: [&str; 4] = ["exchange/published/", "table_form/column_names.rs", "target/", "check/words.rs"];

#[test]
fn the_words_of_a_column_are_written_down_once() {
    let src = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let terms = std::fs::read_to_string(src.join("form/terms.rs")).unwrap();
    let terms: Vec<String> = terms
        .lines()
        .filter_map(|line| line.strip_prefix("pub const ")?.split_once(" = ")?.1.strip_suffix(';').map(str::to_owned))
        .collect();
    assert!(terms.len() > 20 && terms.contains(&"\"全年预计完成值\"".to_owned()));
    let mut folders = vec![src.clone()];
    let mut again = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.strip_prefix(&src).unwrap().display().to_string();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|kind| kind == "rs")
                && name != "form/terms.rs"
                && !READERS.iter().any(|reader| name.starts_with(reader))
            {
                let text = std::fs::read_to_string(&path).unwrap();
                let found = terms.iter().filter(|term| text.contains(term.as_str()));
                again.extend(found.map(|term| format!("{name}: {term}")));
            }
        }
    }
    assert!(again.is_empty(), "take these from form::terms: {again:#?}");
}

#[test]
fn a_table_has_a_column_of_exactly_the_texts_of_rows_that_are_typed_in_it() {
    for form in forms() {
        for table in Table::ALL {
            let typed: HashSet<Field> = table.fields(&form).into_iter().collect();
            for line in table.lines(&form) {
                let Some(row) = line.row() else { continue };
                for field in fields_of_row(row) {
                    let cell = match field {
                        Field::OverrideReason(row, period) => Field::Actual(row, period),
                        field => field,
                    };
                    assert_eq!(table.has_column_of(&form, field), typed.contains(&cell), "{table:?} {field}");
                }
            }
            for level2 in Level1::ALL.iter().flat_map(|level1| form.indicators.group(*level1)) {
                let named_here = matches!(table, Table::Indicators(_));
                assert_eq!(table.has_column_of(&form, Field::Level2Name(level2.id)), named_here, "{table:?}");
            }
        }
    }
}
