//! The parts of a form: which one shows a field, a table, a change or a step, and what waits in each.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that goes wrong stops there"
)]

mod support;

use std::collections::HashSet;

use budget_form::check::{Severity, check};
use budget_form::compare::Section;
use budget_form::edit::{Place, Touched};
use budget_form::evaluate::Evaluation;
use budget_form::exchange::published::{Note, Skipped};
use budget_form::form::{Field, Form, Level1, Part, Period, RowId, Stage, standard_form};
use budget_form::found::Found;
use budget_form::parts::{
    CellCount, cells_by_group, cells_by_part, findings_by_group, findings_by_part, next_missing, part_of_finding, tasks,
};
use budget_form::progress::Need;
use budget_form::tables::Table;
use support::{Unit, declared_form, progress};

#[test]
fn the_cells_of_a_stage_are_counted_once_each_in_the_part_that_shows_them() {
    for stage in Stage::ALL {
        let form = Form { stage, ..standard_form("2025") };
        let progress = progress(&form);
        let counts = cells_by_part(&progress);
        let sum = |of: fn(&CellCount) -> usize| counts.iter().map(|(_, count)| of(count)).sum::<usize>();
        assert_eq!(sum(|count| count.missing), progress.count_missing(), "{stage:?}");
        let filled = progress.cells().iter().filter(|cell| cell.need == Need::Filled).count();
        assert_eq!(sum(|count| count.filled), filled, "{stage:?}");
        let order: Vec<_> = counts.iter().map(|(of, _)| Part::ALL.iter().position(|part| part == of)).collect();
        assert!(order.is_sorted(), "{stage:?}");
        let of_groups: usize = cells_by_group(&progress).iter().map(|(_, count)| count.missing).sum();
        let of_part = counts.iter().find(|(part, _)| *part == Part::Indicators).map(|(_, count)| count.missing);
        assert_eq!(Some(of_groups), of_part, "{stage:?}");
    }
}

#[test]
fn what_a_stage_reports_on_indicators_is_missing_on_the_page_of_that_stage() {
    for (stage, part, period) in [
        (Stage::Monitoring, Part::Monitoring, Period::HalfYear),
        (Stage::SelfEvaluation, Part::SelfEvaluation, Period::FullYear),
    ] {
        let progress = progress(&Form { stage, ..declared_form() });
        let actual: Vec<_> = progress.missing().filter(|cell| matches!(cell.field, Field::Actual(..))).collect();
        assert!(!actual.is_empty());
        for cell in actual {
            assert!(Part::of_field(cell.field) == part && matches!(cell.field, Field::Actual(_, of) if of == period));
        }
    }
}

#[test]
fn findings_that_only_ask_for_a_cell_are_not_counted_beside_it() {
    let mut unit = Unit::open(declared_form());
    unit.run(&["funds/publishedTotals/total=1", "goals/annual="]);
    let findings = check(unit.form());
    let counts = findings_by_part(&findings);
    let others = findings.iter().filter(|finding| finding.to_fill().next().is_none());
    assert_eq!(counts.iter().flat_map(|(_, counts)| counts).sum::<usize>(), others.count());
    let of = |part: Part| counts.iter().find(|(of, _)| *of == part).map(|(_, counts)| *counts).unwrap();
    let at = Severity::ALL.iter().position(|severity| *severity == Severity::Error);
    assert!(of(Part::Funds).get(at.unwrap()).is_some_and(|count| *count > 0));
    let of_groups: usize = findings_by_group(&findings).iter().flat_map(|(_, counts)| counts).sum();
    assert_eq!(of_groups, of(Part::Indicators).iter().sum::<usize>());
    let missing = findings.iter().find(|finding| finding.field == Some(Field::AnnualGoal)).unwrap();
    assert_eq!(part_of_finding(missing), Part::Goals);
    assert_eq!(of(Part::Goals), [0; 3]);
}

#[test]
fn from_a_part_one_comes_to_its_own_missing_cells_first_and_then_round_the_form() {
    let form = standard_form("");
    let progress = progress(&form);
    let next = |shown, backwards| {
        let cell = next_missing(&progress, None, shown, backwards).unwrap();
        Part::of_field(cell.field)
    };
    assert_eq!(next(Part::Profile, false), Part::Profile);
    assert_eq!(next(Part::Goals, false), Part::Goals);
    assert_eq!(next(Part::Goals, true), Part::Goals);
    assert_eq!(next(Part::Indicators, false), Part::Indicators);
    // Nothing is missing behind the last part: the first one comes again.
    assert_eq!(next(Part::Help, false), Part::Profile);
    let first = progress.missing().next().unwrap();
    let second = progress.missing().nth(1).unwrap();
    let after_first = next_missing(&progress, Some(first.field), Part::Help, false).unwrap();
    assert_eq!(after_first.field, second.field);
}

#[test]
fn each_table_change_and_step_has_the_part_that_shows_it() {
    let row = RowId(3);
    for table in Table::ALL {
        assert_eq!(matches!(table, Table::Indicators(_)), table.part() == Part::Indicators);
        assert_eq!(table.field_of_row(row).row(), Some(row));
    }
    let explanation = |period| Field::Explanation(row, period);
    for section in Level1::ALL.map(Section::Indicators) {
        assert_eq!(section.part(explanation(Period::HalfYear)), Part::Monitoring);
        assert_eq!(section.part(explanation(Period::FullYear)), Part::SelfEvaluation);
    }
    assert_eq!(Section::Indicators(Level1::Duty).part(Field::Name(row)), Part::Indicators);
    assert_eq!(Section::Unplaced.part(Field::Year), Part::Profile);
    let form = declared_form();
    let duty = form.indicators.group(Level1::Duty).iter().flat_map(|level2| &level2.rows).next().unwrap().id;
    assert_eq!(Place::Row(duty, Part::Monitoring).part(), Some(Part::Monitoring));
    assert_eq!(Place::Level1(Level1::Benefit).part(), Some(Part::Indicators));
    assert_eq!(Place::Other(Touched::Settings).part(), Some(Part::Settings));
    assert_eq!(Place::Other(Touched::Stage).part(), None);
}

#[test]
fn each_field_of_a_table_is_typed_in_that_table_alone_and_belongs_to_its_part() {
    let mut typed: HashSet<Field> = HashSet::new();
    for stage in Stage::ALL {
        let form = Form { stage, ..declared_form() };
        for table in Table::ALL {
            for field in table.fields(&form) {
                assert_eq!(Part::of_field(field), table.part(), "{field:?} in {table:?}");
            }
        }
        let all: Vec<Field> = Table::ALL.into_iter().flat_map(|table| table.fields(&form)).collect();
        typed = all.iter().copied().collect();
        assert_eq!(typed.len(), all.len(), "no field has two boxes");
    }
    assert!(typed.iter().any(|field| matches!(field, Field::Actual(_, Period::HalfYear))));
}

#[test]
fn notes_of_an_import_name_their_lines() {
    let note = |lines: Vec<usize>, check| Note { lines, text: "请看".to_owned(), check }.to_string();
    assert_eq!(note(vec![], false), "请看");
    assert_eq!(note(vec![], true), "请核对：请看");
    assert_eq!(note(vec![2, 5], true), "请核对：第 2、5 行：请看");
    assert_eq!(note((1..9).collect(), false), "第 1、2、3、4、5、6等 行：请看");
    let skipped = Skipped { line: 7, text: "- 3 -".to_owned(), why: "页码".to_owned() };
    assert_eq!(skipped.to_string(), "第 7 行“- 3 -”：页码");
}

#[test]
fn in_a_new_form_nothing_is_found_before_something_is_typed_and_everything_is_missing() {
    let found = |form: &Form| Found::of(form, &Evaluation::of(form), Some(2025));
    let mut unit = Unit::open(standard_form("2025"));
    let new = found(unit.form());
    assert_eq!(new.list(), []);
    assert_eq!(new.progress().missing().count(), progress(unit.form()).missing().count());
    assert!(new.progress().missing().count() > 5);
    assert!(new.at(Field::Unit).is_some_and(|said| said.mark == "missing"));
    unit.type_into(Field::Unit, "某中心");
    assert!(!found(unit.form()).list().is_empty());
}

#[test]
fn the_steps_of_a_stage_are_ticked_off_as_they_are_done() {
    let left = |form: &Form| {
        let findings = check(form);
        tasks(form.stage, &progress(form), &findings)
    };
    let parts = |form: &Form| left(form).iter().map(|task| task.part).collect::<Vec<_>>();
    let july = Form { stage: Stage::Monitoring, ..declared_form() };
    assert_eq!(parts(&july), [Part::Execution, Part::Monitoring, Part::Review, Part::HandOver]);
    // What an earlier stage has left open comes first.
    let mut unit = Unit::open(july);
    unit.run(&["profile/unit="]);
    assert_eq!(parts(unit.form()).first(), Some(&Part::Profile));
    let missing = |form: &Form, part: Part| left(form).iter().find(|task| task.part == part).unwrap().missing;
    let before = missing(unit.form(), Part::Monitoring);
    unit.run(&["@技术经纪人培训/actual/halfYear=2场"]);
    assert_eq!(missing(unit.form(), Part::Monitoring), before - 1);
    let new = standard_form("2025");
    let first = [Part::Profile, Part::Funds, Part::Goals, Part::Indicators, Part::Review, Part::HandOver];
    assert_eq!(parts(&new), first);
    // 审核 looks at the whole form, so it is not done while anything is missing anywhere.
    let review = |form: &Form| left(form).into_iter().find(|task| task.part == Part::Review).unwrap();
    assert_eq!(review(&new).missing, progress(&new).missing().count());
    assert_eq!(review(&declared_form()).missing, 0);
}
