//! Forms as odd as they come, written as papers and read back: nothing moves, nothing is lost, and what a paper does not say is not made up.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that goes wrong stops there"
)]

mod support;

use budget_form::figures::Amount;
use budget_form::form::{ExpenditureLine, Form, IncomeSource, Indicator, Level1, Period, RowId, Stage};
use budget_form::grid::Grid;
use budget_form::paper::Paper;
use budget_form::table_form::read;
use proptest::prelude::*;
use support::odd_forms::{amount, form, groups};
use support::paper_grids::{as_document, as_sheet, workbook};

type Cells = Vec<(Level1, String, Vec<Indicator>)>;

/// The rows of a form without their numbers, and without what is asked only later than a stage.
fn rows(form: &Form, keep: fn(&mut Indicator)) -> Cells {
    form.indicators
        .level2s()
        .map(|(level1, level2)| {
            let rows = level2.rows.iter().map(|row| {
                let mut row = Indicator { id: RowId(0), ..row.clone() };
                // A judgement follows from the status that is printed.
                row.judgement = budget_form::form::PerPeriod::default();
                keep(&mut row);
                row
            });
            (level1, level2.name.clone(), rows.collect())
        })
        .collect()
}

fn plan_only(row: &mut Indicator) {
    *row = Indicator {
        key_task: row.key_task.clone(),
        name: row.name.clone(),
        target: row.target.clone(),
        ..Indicator::empty(RowId(0))
    };
}

fn same_amounts(read: &Form, form: &Form) {
    let number = |text: &str| Amount::parse(text).unwrap();
    for source in IncomeSource::ALL {
        assert_eq!(number(read.funds.income.get(source)), number(form.funds.income.get(source)));
    }
    for line in ExpenditureLine::ALL {
        for period in Period::ALL {
            assert_eq!(number(read.funds.planned(line, period)), number(form.funds.planned(line, period)));
        }
    }
}

fn nothing_open(grids: &[Grid]) -> Form {
    let imported = read(grids).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(imported.report.unplaced, []);
    imported.form
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn papers_are_read_back(
        groups in groups(),
        amounts in prop::collection::vec(amount(), 11),
        texts in prop::collection::vec("[部门职能一二三，。（）0-9]{1,40}(\n[目标工作、]{1,20})?", 4),
    ) {
        let mut form = form(groups, &amounts, &texts);
        form.profile.unit = form.profile.unit.lines().next().unwrap_or_default().to_owned();
        let target = Paper::Target.of_form(&form);
        for grids in [as_document(&target), vec![as_sheet(&target, "目标表")]] {
            let read = nothing_open(&grids);
            prop_assert_eq!(rows(&read, plan_only), rows(&form, plan_only));
            prop_assert_eq!((&read.profile, &read.goals), (&form.profile, &form.goals));
            same_amounts(&read, &form);
        }
        form.stage = Stage::SelfEvaluation;
        let read = nothing_open(&workbook(&form));
        prop_assert_eq!(rows(&read, |_| {}), rows(&form, |_| {}));
        same_amounts(&read, &form);
        for line in ExpenditureLine::ALL {
            for period in Period::ALL {
                let executed = |form: &Form| Amount::parse(form.progress.get(line).executed.get(period)).unwrap();
                prop_assert_eq!(executed(&read), executed(&form));
            }
        }
    }
}
