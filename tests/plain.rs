//! Cells that are left: amounts, weights, numbers of people and the year become plain figures, and what was typed is one undo away.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test that goes wrong stops there"
)]

mod support;

use budget_form::check::check;
use budget_form::edit::{Edit, History, begin_row, make_plain, offer_at, plain_text, take_offer};
use budget_form::figures::{Amount, plain_amount};
use budget_form::form::{
    BaseItem, ExpenditureLine, Field, Form, Grade, IncomeSource, IncomeTotal, Level1, Period, RowId, read_year,
    standard_form,
};
use proptest::prelude::*;
use support::fields::fields;
use support::{Unit, declared_form};

const YEAR: Period = Period::FullYear;
const AMOUNT: Field = Field::Planned(ExpenditureLine::Basic, YEAR);

fn typed(history: &mut History, field: Field, text: &str) {
    history.apply(Edit::SetText(field, text.to_owned())).expect("the field is there");
}

/// The text at a field after it was typed there and the cell was left.
fn left(field: Field, text: &str) -> String {
    let mut history = History::new(declared_form());
    typed(&mut history, field, text);
    history.leave(field);
    history.form().text(field).unwrap().to_owned()
}

#[test]
fn an_amount_becomes_plain_when_its_cell_is_left_and_what_was_typed_is_one_undo_away() {
    let mut history = History::new(standard_form("2025"));
    // Key by key, as it is typed.
    for text in ["６", "６５", "６５８", "６５８。", "６５８。29"] {
        typed(&mut history, AMOUNT, text);
    }
    history.leave(AMOUNT);
    assert_eq!(history.form().text(AMOUNT), Some("658.29"));
    assert_eq!(history.undo_name(), Some("规范写法 基本支出全年预算数"));
    history.undo();
    assert_eq!(history.form().text(AMOUNT), Some("６５８。29"));
    // Whoever took the plain figure back wants the text as it is: going through the cell again does nothing.
    assert_eq!(history.leave(AMOUNT), []);
    assert_eq!((history.form().text(AMOUNT), history.redo_name().is_some()), (Some("６５８。29"), true));
    history.redo();
    assert_eq!(history.form().text(AMOUNT), Some("658.29"));
    history.undo();
    history.undo();
    assert_eq!((history.form().text(AMOUNT), history.undo_name()), (Some(""), None));
}

#[test]
fn what_is_typed_after_an_undo_becomes_plain_again() {
    let mut history = History::new(standard_form("2025"));
    typed(&mut history, AMOUNT, "１２");
    history.leave(AMOUNT);
    history.undo();
    typed(&mut history, AMOUNT, "１２３");
    history.leave(AMOUNT);
    assert_eq!(history.form().text(AMOUNT), Some("123"));
}

#[test]
fn a_plain_figure_is_no_step_and_a_cell_nobody_typed_in_stays() {
    let mut history = History::new(standard_form("2025"));
    typed(&mut history, AMOUNT, "658.290");
    let name = history.undo_name().map(str::to_owned);
    assert_eq!(history.leave(AMOUNT), []);
    assert_eq!((history.form().text(AMOUNT), history.undo_name()), (Some("658.290"), name.as_deref()));
    // What an import brought stays in its cell while one only goes through it.
    let mut form = standard_form("2025");
    "1,234.50".clone_into(form.text_mut(AMOUNT).unwrap());
    let mut history = History::new(form);
    assert_eq!(history.leave(AMOUNT), []);
    assert_eq!((history.form().text(AMOUNT), history.undo_name()), (Some("1,234.50"), None));
    // Typing elsewhere and leaving another cell changes neither.
    typed(&mut history, Field::Income(IncomeSource::Other), "１２");
    assert_eq!(history.leave(AMOUNT), []);
    assert_eq!(history.form().text(Field::Income(IncomeSource::Other)), Some("１２"));
}

#[test]
fn every_kind_of_figure_becomes_plain_as_far_as_it_is_certain() {
    let row = declared_form().indicators.rows().next().unwrap().2.id;
    for (field, text, plain) in [
        (Field::Income(IncomeSource::Other), "294.58万元", "294.58"),
        (Field::PublishedTotal(IncomeTotal::Total), "1,234.50", "1234.50"),
        (Field::Planned(ExpenditureLine::Project, Period::HalfYear), "￥12.5", "12.5"),
        (Field::Adjustment(ExpenditureLine::Basic, YEAR), "－12。5", "-12.5"),
        (Field::Executed(ExpenditureLine::Basic, YEAR), "=600+58.29", "658.29"),
        (Field::Base(BaseItem::PlannedPayment, YEAR), "12.5 万", "12.5"),
        (Field::Base(BaseItem::StaffQuota, YEAR), "１５人", "15"),
        (Field::Weight(row), "２.5 分", "2.5"),
        (Field::Rating(row), "85％", "85"),
        (Field::GroupShare(Level1::Duty), "＝20+20", "40"),
        (Field::PartialFrom, "６０%", "60"),
        (Field::GradeFrom(Grade::Good), "80。5", "80.5"),
        (Field::Year, "2025年", "2025"),
        (Field::Year, "２０２５", "2025"),
        (Field::Year, " 2025年度", "2025"),
        (Field::Year, "二〇二五年度", "2025"),
        (Field::Year, "二○二五", "2025"),
    ] {
        assert_eq!(left(field, text), plain, "{field}: {text}");
    }
    for (field, text) in [
        (AMOUNT, "6,582,900元"),
        (AMOUNT, "约300"),
        (AMOUNT, "=10/3"),
        (AMOUNT, "12,34"),
        (AMOUNT, "600+58.29"),
        (AMOUNT, "  "),
        (Field::Base(BaseItem::StaffQuota, YEAR), "1.5人"),
        (Field::Base(BaseItem::StaffQuota, YEAR), "5万"),
        (Field::Base(BaseItem::StaffQuota, YEAR), "￥5"),
        (Field::Weight(row), "5万"),
        (Field::Weight(row), "￥5"),
        (Field::Rating(row), "=40%+40%"),
        (Field::Year, "25"),
        (Field::Year, "2025-2026"),
        (Field::Year, "二五年"),
        (Field::Year, "明年"),
        // Indicator values stand for ever as they were typed.
        (Field::Target(row, YEAR), "＞＝１００"),
        (Field::Target(row, YEAR), "１００"),
        (Field::Actual(row, YEAR), "1,234。5"),
        (Field::Expected(row), "１００"),
        (Field::Name(row), "１２"),
        (Field::Unit, "２０２５年"),
    ] {
        assert_eq!(left(field, text), text, "{field}");
    }
}

#[test]
fn another_unit_is_offered_and_taken_only_on_demand() {
    let mut history = History::new(standard_form("2025"));
    typed(&mut history, AMOUNT, "6,582,900元");
    history.leave(AMOUNT);
    assert_eq!(history.form().text(AMOUNT), Some("6,582,900元"));
    let offer = offer_at(history.form(), AMOUNT).unwrap();
    assert_eq!((offer.plain.as_str(), offer.working.as_str()), ("658.29", "6,582,900 元 ÷ 10000 = 658.29 万元"));
    let edit = take_offer(history.form(), AMOUNT).unwrap();
    assert_eq!(edit.name(history.form()), "换算 基本支出全年预算数");
    history.apply(edit).unwrap();
    assert_eq!(history.form().text(AMOUNT), Some("658.29"));
    assert_eq!((offer_at(history.form(), AMOUNT), take_offer(history.form(), AMOUNT)), (None, None));
    history.undo();
    assert_eq!(history.form().text(AMOUNT), Some("6,582,900元"));
    // Nowhere else: 元 are the unit of many a target.
    let row = history.form().indicators.rows().next().unwrap().2.id;
    for field in [Field::Target(row, YEAR), Field::Unit, Field::Base(BaseItem::StaffQuota, YEAR), Field::Weight(row)] {
        typed(&mut history, field, "6,582,900元");
        assert_eq!(offer_at(history.form(), field), None, "{field}");
    }
    assert_eq!(offer_at(history.form(), Field::Weight(RowId(9999))), None);
}

#[test]
fn a_weight_that_makes_a_row_and_a_row_that_is_gone_do_no_harm() {
    let mut history = History::new(declared_form());
    let (_, coming) = history.form().indicators.row_to_come(Level1::Duty).unwrap();
    let field = Field::Weight(coming);
    let edit = begin_row(history.form(), field, "５").unwrap();
    history.begin(edit, field).unwrap();
    history.leave(field);
    assert_eq!(history.form().text(field), Some("5"));
    history.undo();
    history.undo();
    assert_eq!(history.leave(field), []);
    assert_eq!(history.form().text(field), None);
}

/// What an accountant may type into a cell of amounts.
fn amount_text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[0-9０-９]{1,9}[.。．、]?[0-9０-９]{0,6}",
        "[-－+＋]?[￥¥]? ?[0-9]{1,3}(,[0-9]{3}){0,3}(\\.[0-9]{1,6})?",
        "[0-9]{1,9}(\\.[0-9]{1,6})? ?(万|万元|元|亿元|千元|（万元）)",
        "[=＝][0-9]{1,4}([+*/×÷－-][0-9]{1,3}(\\.[0-9]{1,2})?){0,4}%?",
        "[0-9.,=+()（）%￥万元 -]{0,9}",
        ".{0,8}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn a_plain_amount_is_the_same_amount_and_plain_for_good(text in amount_text()) {
        let read = Amount::parse(&text);
        match plain_amount(&text) {
            Some(plain) => {
                prop_assert_eq!(Amount::parse(&plain), read);
                prop_assert_eq!(plain_amount(&plain), None);
                prop_assert!(plain.chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | '.')));
            }
            // What is no amount, or stands there plain.
            None => prop_assert!(read.is_err() || read.unwrap().is_none_or(|amount| amount.to_string() == text)),
        }
    }
}

proptest! {
    #[test]
    fn leaving_a_cell_keeps_its_meaning_and_undo_its_text(at in 0_usize..600, text in amount_text()) {
        let form = declared_form();
        let all = fields(&form);
        let field = all[at % all.len()];
        let mut history = History::new(form.clone());
        typed(&mut history, field, &text);
        let before = history.form().clone();
        let touched = history.leave(field);
        prop_assert_eq!(touched.is_empty(), plain_text(field, &text).is_none() || form == before);
        prop_assert_eq!(make_plain(history.form(), field).filter(|_| form != before), None);
        if field == Field::Year {
            let read = read_year(&before.year);
            prop_assert!(read.is_none() || read_year(&history.form().year) == read);
        }
        if !touched.is_empty() {
            history.undo();
        }
        prop_assert_eq!(history.form(), &before);
        prop_assert_eq!(history.leave(field), vec![]);
        prop_assert_eq!(history.form(), &before);
    }
}

#[test]
fn an_empty_figure_of_base_data_is_offered_what_the_other_tables_say() {
    let mut history = History::new(declared_form());
    let base = |item| Field::Base(item, Period::HalfYear);
    let offered = |history: &History, item| offer_at(history.form(), base(item)).map(|offer| offer.plain);
    // The plan stands in 资金 from the beginning; the rest waits for 预算执行.
    assert_eq!(offered(&history, BaseItem::PlannedPayment).as_deref(), Some("294.58"));
    assert_eq!(offered(&history, BaseItem::ActualPayment), None);
    typed(&mut history, Field::Executed(ExpenditureLine::Basic, Period::HalfYear), "290.12");
    assert_eq!(offered(&history, BaseItem::CarryOver), None, "a line is still missing");
    typed(&mut history, Field::Executed(ExpenditureLine::Project, Period::HalfYear), "0");
    assert_eq!(offered(&history, BaseItem::ActualPayment).as_deref(), Some("290.12"));
    let left = offer_at(history.form(), base(BaseItem::CarryOver)).expect("budget and execution are there");
    assert_eq!(left.plain, "368.17");
    assert_eq!(left.working, "调整后预算 658.29 − 执行数 290.12 = 368.17 万元");
    // It is taken by a step of its own, and never offered over what somebody typed.
    history
        .apply(take_offer(history.form(), base(BaseItem::CarryOver)).expect("an offer"))
        .expect("the field is there");
    assert_eq!(history.form().text(base(BaseItem::CarryOver)), Some("368.17"));
    typed(&mut history, base(BaseItem::CarryOver), "0");
    assert_eq!(offered(&history, BaseItem::CarryOver), None);
    assert_eq!(offered(&history, BaseItem::PublicExpenseBudget), None);
    // More was spent than there was: nothing can be left.
    typed(&mut history, base(BaseItem::CarryOver), "");
    typed(&mut history, Field::Executed(ExpenditureLine::Basic, Period::HalfYear), "700");
    assert_eq!(offered(&history, BaseItem::CarryOver), None);
}

/// A number without a unit that is a thousand times the amounts around it can only be in 元.
#[test]
fn an_amount_far_beyond_the_others_is_offered_in_the_unit_of_the_form() {
    let mut unit = Unit::open(declared_form());
    let field: Field = "funds/expenditure/basic/fullYear".parse().unwrap();
    unit.type_into(field, "6578900");
    let offer = offer_at(unit.form(), field).unwrap();
    assert_eq!((offer.plain.as_str(), offer.working.as_str()), ("657.89", "6,578,900 元 ÷ 10000 = 657.89 万元"));
    let other: Field = "funds/expenditure/basic/halfYear".parse().unwrap();
    assert_eq!(offer_at(unit.form(), other), None, "the small one is as it should be");
    let scale = |form: &Form| {
        check(form).into_iter().filter(|of| of.rule.code() == "A01").map(|of| of.field).collect::<Vec<_>>()
    };
    assert_eq!(scale(unit.form()), [Some(field)], "one finding, at the figure that is wrong");
    let edit = take_offer(unit.form(), field).unwrap();
    unit.do_step(edit);
    assert_eq!((unit.form().text(field), scale(unit.form())), (Some("657.89"), Vec::new()));
    // A large unit has large amounts.
    unit.type_into(field, "65789.9");
    assert_eq!(offer_at(unit.form(), field), None);
}
