//! The addresses of the app: each part has its own, and whoever is led to a row need not leave a part that shows it.

use budget_form::form::{Level1, Part, Stage};
use budget_form::route::Route;
use budget_form::store::SlotId;

fn slot() -> Option<SlotId> {
    SlotId::parse("a1")
}

#[test]
fn every_part_has_an_address_and_names_of_its_own() {
    let slot = slot().into_iter().next();
    assert!(slot.is_some());
    for (at, part) in Part::ALL.into_iter().enumerate() {
        let route = slot.clone().map(|slot| Route::Form(slot, part));
        assert_eq!(route.as_ref().map(|route| Route::parse(&route.hash())), route);
        for other in Part::ALL.into_iter().skip(at + 1) {
            assert_ne!(part.code(), other.code());
            assert_ne!(part.label(), other.label());
            assert_ne!(part.short(), other.short());
        }
        assert_eq!(part.short().chars().count(), 2, "{}", part.label());
    }
}

#[test]
fn an_address_that_is_not_understood_is_the_first_page_or_the_first_part() {
    assert_eq!(Route::parse(""), Route::Start);
    assert_eq!(Route::parse(&Route::Start.hash()), Route::Start);
    assert_eq!(Route::parse("#/form/a1"), slot().map_or(Route::Start, |slot| Route::Form(slot, Part::Profile)));
    assert_eq!(Route::parse("#/form/a1/nothing"), slot().map_or(Route::Start, |slot| Route::Form(slot, Part::Profile)));
    let topic = slot().map(|slot| Route::of_help(slot, "part-indicators")).unwrap_or_default();
    assert_eq!(Route::help_topic(&topic), Some("part-indicators"));
    assert_eq!(Route::parse(&topic), slot().map_or(Route::Start, |slot| Route::Form(slot, Part::Help)));
}

#[test]
fn the_rail_has_the_nine_steps_of_the_work_and_the_other_parts_follow_them() {
    assert_eq!(Part::STEPS, Part::ALL.get(..Part::STEPS.len()).unwrap_or_default());
    let labels: Vec<&str> = Part::STEPS.iter().copied().map(Part::label).collect();
    let expected = ["基本信息", "资金", "目标", "指标", "执行与基础数据", "运行监控", "绩效自评", "审核", "交表"];
    assert_eq!(labels, expected);
    assert_eq!(Part::Execution.needed_from(), Stage::Monitoring);
    assert!(Part::Indicators.is_wide() && Part::Indicators.shows_rows());
}

#[test]
fn each_group_of_indicators_has_an_address_on_their_page() {
    for level1 in Level1::ALL {
        let route = slot().map(|slot| Route::Group(slot, level1));
        assert_eq!(route.as_ref().map(|route| Route::parse(&route.hash())), route);
        assert_eq!(route.and_then(|route| route.part()), Some(Part::Indicators));
    }
    let nothing = Route::parse("#/form/a1/indicators/nothing");
    assert_eq!(nothing, slot().map_or(Route::Start, |slot| Route::Form(slot, Part::Indicators)));
}

#[test]
fn addresses_of_former_pages_lead_to_where_their_content_is() {
    let at = |code: &str| Route::parse(&format!("#/form/a1/{code}"));
    for (code, level1) in [("process", Level1::Decision), ("duty", Level1::Duty), ("benefit", Level1::Benefit)] {
        assert_eq!(Some(at(code)), slot().map(|slot| Route::Group(slot, level1)), "{code}");
    }
    for (code, part) in [("base-data", Part::Execution), ("overview", Part::Review), ("print", Part::HandOver)] {
        assert_eq!(Some(at(code)), slot().map(|slot| Route::Form(slot, part)), "{code}");
    }
}
