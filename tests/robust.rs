//! Whatever is typed anywhere, everything computed from the form is computed, twice the same, and the form goes through a file unchanged.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test that goes wrong stops there"
)]

mod support;

use budget_form::check::check;
use budget_form::edit::Edit;
use budget_form::exchange::json;
use budget_form::form::{BaseItem, ExpenditureLine, Field, Grade, Period, Stage, standard_form};
use proptest::prelude::*;
use support::Unit;
use support::evaluated::results;
use support::fields::fields;

/// Texts that have gone wrong somewhere before, and any other.
fn text() -> impl Strategy<Value = String> {
    let nasty = [
        "",
        " ",
        "0",
        "-0",
        "0.000001",
        "-0.000001",
        "999999999999999.999999",
        "-999999999999999.999999",
        "99999999999999999999999999999999",
        "79228162514264337593543950335",
        "0.0000000000000000000000000001",
        "1e400",
        "NaN",
        "∞",
        "≥0",
        "＝0%",
        "≤-5%",
        "≥79228162514264337593543950335",
        "1:0",
        "0:1",
        "1:15",
        "不适用",
        "健全",
        "**",
        "2025年2月30日",
        "6月底前",
        "±3%以内",
        "100%左右",
        "１００％",
        "一百",
        "=SUM(A1)",
        "\u{0}",
        "\u{feff}",
        "🙂",
        "12人",
        "12.5人",
        "-3人",
        "100",
        "60",
        "1000",
        "1000.00001",
    ];
    prop_oneof![6 => proptest::sample::select(nasty.to_vec()).prop_map(str::to_owned), 1 => ".{0,12}", 1 => "[-0-9.％%≥≤＝万亿元人:]{0,14}"]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn anything_may_be_typed_anywhere(
        typed in proptest::collection::vec((0_usize..2000, text()), 0..160),
        stage in proptest::sample::select(Stage::ALL.to_vec()),
    ) {
        let mut unit = Unit::open(standard_form("2025"));
        unit.do_step(Edit::SetStage(stage));
        let fields = fields(unit.form());
        for (at, text) in typed {
            unit.type_into(fields[at % fields.len()], &text);
        }
        let form = unit.form().clone();
        let first = results(&form).to_string();
        prop_assert_eq!(&first, &results(&form).to_string());
        prop_assert_eq!(check(&form), check(&form));
        let opened = json::read(&json::write(&form, Some(results(&form)))).unwrap();
        prop_assert_eq!(&opened.form, &form);
        prop_assert_eq!(first, results(&opened.form).to_string());
    }
}

/// An address of every field leads back to the field, and to its own text.
#[test]
fn every_field_has_an_address_of_its_own() {
    let mut unit = Unit::new();
    for field in fields(unit.form()) {
        assert_eq!(field.to_string().parse::<Field>().as_ref(), Ok(&field));
        let address = field.to_string();
        unit.type_into(field, &address);
    }
    for field in fields(unit.form()) {
        assert_eq!(unit.form().text(field), Some(field.to_string().as_str()));
        assert!(!field.label().is_empty());
    }
}

/// Whoever pasted a page into a cell must still be able to read what is said about it.
#[test]
fn what_is_said_of_a_page_in_a_cell_stays_short() {
    const LONGEST: usize = 500;
    for page in ["汉".repeat(10_000), "1".repeat(10_000), "≥20个、".repeat(2_000), "2025年12月".repeat(1_400)] {
        let mut unit = Unit::new();
        let row = unit.add_duty(&page, &page, &page);
        for field in [
            Field::Year,
            Field::PartialFrom,
            Field::GradeFrom(Grade::Good),
            Field::Target(row, Period::FullYear),
            Field::Actual(row, Period::FullYear),
            Field::Expected(row),
            Field::Weight(row),
            Field::Rating(row),
            Field::Planned(ExpenditureLine::Basic, Period::FullYear),
            Field::Base(BaseItem::StaffQuota, Period::FullYear),
        ] {
            unit.type_into(field, &page);
        }
        assert!(unit.history.undo_name().unwrap().chars().count() < LONGEST);
        for stage in Stage::ALL {
            unit.do_step(Edit::SetStage(stage));
            for finding in check(unit.form()) {
                assert!(finding.sentence.chars().count() < LONGEST, "{} {}", finding.rule, finding.sentence);
            }
        }
        let results = results(unit.form());
        for explained in results["indicators"].as_array().unwrap() {
            for part in ["title", "formula", "numbers", "result"] {
                let text = explained["fullYear"]["explanation"][part].as_str().unwrap();
                assert!(text.chars().count() < LONGEST, "{part} {text}");
            }
        }
    }
}

/// Scripts get a code as the reason of a verdict, so the reference of what they call lists them all.
#[test]
fn every_code_of_a_reason_stands_in_the_reference() {
    let reference = include_str!("../src/engine.rs");
    let codes = include_str!("../src/evaluate/reason.rs").lines().filter_map(|line| line.split_once("=> \""));
    let codes: Vec<&str> = codes.filter_map(|(_, rest)| rest.split('"').next()).collect();
    assert!(codes.len() > 20);
    for code in codes {
        assert!(reference.contains(&format!("`{code}`")), "{code}");
    }
}
