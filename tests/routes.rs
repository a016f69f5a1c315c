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
fn the_part_of_all_indicators_shows_every_group_once_in_their_order_and_comes_before_the_parts_by_group() {
    assert_eq!(Part::Indicators.code(), "indicators");
    assert_eq!(Part::Indicators.groups(), Level1::ALL);
    let by_group = [Part::Process, Part::Duty, Part::Benefit];
    assert_eq!(by_group.into_iter().flat_map(Part::groups).copied().collect::<Vec<_>>(), Level1::ALL);
    let at = |part: Part| Part::ALL.iter().position(|of| *of == part);
    assert_eq!(at(Part::Indicators).map(|at| at + 1), at(Part::Process));
    assert!(Part::Indicators.is_wide() && Part::Indicators.shows_rows());
    assert_eq!(Part::Indicators.needed_from(), Stage::Declaration);
}

#[test]
fn a_group_has_one_part_that_it_is_counted_in() {
    for level1 in Level1::ALL {
        assert_ne!(Part::of_group(level1), Part::Indicators);
        assert!(Part::of_group(level1).groups().contains(&level1));
    }
}

#[test]
fn only_the_part_of_all_indicators_covers_others() {
    let by_group = [Part::Process, Part::Duty, Part::Benefit];
    for part in Part::ALL {
        for other in Part::ALL {
            let covers = part == other || part == Part::Indicators && by_group.contains(&other);
            assert_eq!(part.covers(other), covers, "{} and {}", part.label(), other.label());
        }
    }
}
