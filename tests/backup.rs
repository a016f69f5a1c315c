//! What left the browser as it was kept comes back: the file of the recovery panel, and the raw text of a record.

#![allow(clippy::indexing_slicing, clippy::unwrap_used, reason = "a test that goes wrong stops there")]

use budget_form::engine;
use budget_form::exchange::json::{ReadError, write};
use budget_form::form::{Approved, Form, Profile, Stage, standard_form};
use budget_form::store::{Exported, Keeper, Kept, MemoryStorage, Record, Shelf, is_file, open};
use serde_json::json;

fn form(unit: &str) -> Form {
    Form { profile: Profile { unit: unit.into(), ..Profile::default() }, ..standard_form("2025") }
}

fn record(saved_at: u64, unit: &str) -> String {
    format!("{saved_at} k3x9\n{}", write(&form(unit), None))
}

fn backup(entries: &serde_json::Value) -> String {
    let file = json!({ "format": "budget-form-rescue", "version": 1, "exported": "2026-01-05T08:00:00.000Z", "entries": entries });
    serde_json::to_string_pretty(&file).unwrap()
}

#[test]
fn a_page_that_carries_its_form_is_a_file_of_ours() {
    let text = write(&form("市</script>馆"), None).replace('<', "\\u003c");
    let page = format!(
        "<!DOCTYPE html>\n<html><body>\n<script type=\"application/json\" id=\"carried-form\" data-made=\"1\">{text}</script>\n<script>x</script></body></html>"
    );
    assert!(is_file(&page));
    let stored = open(&page).unwrap();
    assert_eq!(stored[0].content.as_ref().unwrap().form, form("市</script>馆"));
    assert!(!is_file("<!DOCTYPE html><html><body><table></table></body></html>"));
}

#[test]
fn every_form_of_a_backup_is_offered_the_last_one_first() {
    let text = backup(&json!({
        "budget-form/form/1": record(1_700_000_000_001, "甲中心"),
        "budget-form/form/2": record(1_700_000_000_002, "乙中心"),
        "budget-form/form/2-copy1": format!("1700000000000\n{}", write(&form("丙中心"), None)),
        "budget-form/form/3": "1700000000003 k3x9\n{\"format\": \"budget-form\", \"vers",
        "budget-form/form/4": "",
        "budget-form/form/5": null,
        "budget-form/steps/1": "1700000000001 k3x9\n[]",
        "budget-form/theme": "dark",
        "budget-form/hinted": "1",
        "somebody-else": "x",
    }));
    assert!(is_file(&text));
    let stored = open(&text).unwrap();
    let units: Vec<String> =
        stored.iter().filter_map(|of| Some(of.content.as_ref().ok()?.form.profile.unit.clone())).collect();
    assert_eq!(units, ["乙中心", "甲中心", "丙中心"]);
    assert_eq!(stored[0].saved_at, Some(1_700_000_000_002));
    assert_eq!(stored[0].content.as_ref().unwrap().form, form("乙中心"));
    let whys: Vec<&String> = stored.iter().filter_map(|of| of.content.as_ref().err()).collect();
    assert_eq!(whys.len(), 3);
    assert!(
        whys.iter().any(|why| why.contains("文件不完整")) && whys.iter().any(|why| why.contains("记录")),
        "{whys:?}"
    );
}

#[test]
fn the_raw_text_of_a_record_is_read() {
    for head in [
        "1700000000000",
        "1700000000000 k3x9",
        "\u{feff}1700000000000 k3x9",
        "1700000000000 k3x9 7",
        "1700000000000 k3x9\r",
    ] {
        let text = format!("{head}\n{}", write(&form("甲中心"), None));
        assert!(is_file(&text), "{head}");
        let stored = open(&text).unwrap();
        assert_eq!((stored.len(), stored[0].saved_at), (1, Some(1_700_000_000_000)));
        assert_eq!(stored[0].content.as_ref().unwrap().form, form("甲中心"));
    }
    let broken = "1700000000000 k3x9\n{\"format\": \"budget-form\", \"vers";
    assert!(is_file(broken));
    assert!(matches!(open(broken), Err(ReadError::Truncated(1, _))));
}

#[test]
fn a_published_text_is_no_file_of_this_program() {
    for text in
        ["2025年度\n单位名称 甲中心", "2025\n{", "1700000000000\n部门整体预算绩效目标表", "12.50 {\n{", "（{", ""]
    {
        assert!(!is_file(text), "{text}");
    }
    let exported = write(&form("甲中心"), None);
    assert!(is_file(&exported) && is_file(&format!("\u{feff}\n {exported}")));
    assert_eq!(open(&exported).unwrap()[0].saved_at, None);
}

#[test]
fn a_backup_that_cannot_be_read_says_why() {
    assert_eq!(open(&backup(&json!({ "budget-form/theme": "dark" }))), Err(ReadError::NothingKept));
    assert!(matches!(open(&backup(&json!([]))), Err(ReadError::Damaged(place, _)) if place == "备份的内容"));
    let newer = backup(&json!({})).replace("\"version\": 1", "\"version\": 9");
    assert!(matches!(open(&newer), Err(ReadError::NoSuchVersion(_))));
    let whole = backup(&json!({ "budget-form/form/1": record(1_700_000_000_001, "甲中心") }));
    let half: String = whole.chars().take(whole.chars().count() / 2).collect();
    assert!(matches!(open(&half), Err(ReadError::Truncated(..))));
    // What takes one form cannot choose among several.
    let sentence = engine::evaluate(&whole, None).unwrap_err();
    assert!(sentence.contains("备份") && sentence.contains("导入"), "{sentence}");
}

#[test]
fn a_backup_of_all_forms_gives_each_of_them_back() {
    let shelf = Shelf::new(MemoryStorage::default(), "w");
    let units = ["甲中心", "乙中心", "丙中心"];
    for (at, unit) in (1..).zip(units) {
        let approved = Some(Box::new(Approved::of(&form(unit), "批复稿", "2025-02-10")));
        let form = Form { approved, ..form(unit) };
        shelf.add(&Record { saved_at: 1_700_000_000_000 + at, form }, at).1.unwrap();
    }
    let backup = shelf.backup("2026-01-05 08:00");
    assert_eq!(backup.slots.len(), 3);
    assert!(is_file(&backup.text));
    let stored = open(&backup.text).unwrap();
    let forms: Vec<Form> = shelf
        .list()
        .into_iter()
        .filter_map(|entry| if let Kept::Form(record) = entry.kept { Some(record.form) } else { None })
        .collect();
    assert_eq!(stored.into_iter().map(|of| of.content.unwrap().form).collect::<Vec<_>>(), forms);
    // A form that was deleted, and what belongs to this browser only, is not in it.
    shelf.remove(&backup.slots[0], 9).unwrap();
    assert_eq!(open(&shelf.backup("").text).unwrap().len(), 2);
}

#[test]
fn what_was_exported_is_told_from_what_was_changed_since() {
    let storage = MemoryStorage::default();
    let shelf = Shelf::new(storage, "w");
    let now = 1_700_000_000_000;
    let day = 24 * 60 * 60 * 1000;
    let (slot, kept) = shelf.add(&Record { saved_at: now, form: form("甲中心") }, now);
    kept.unwrap();
    assert_eq!(shelf.exported(&slot), Exported::Never(Some(now)));
    assert_eq!(shelf.exported(&slot).overdue_days(now + 6 * day), None);
    assert_eq!(shelf.exported(&slot).overdue_days(now + 8 * day), Some(8));
    shelf.note_kept_exported(&slot, now + day);
    assert_eq!(shelf.exported(&slot), Exported::Current(now + day));
    assert_eq!(shelf.exported(&slot).overdue_days(now + 99 * day), None, "what a file has is not reminded of");
    let mut keeper = Keeper::open(shelf.clone(), slot.clone()).unwrap().unwrap().keeper;
    keeper.save(&Record { saved_at: now + 2 * day, form: form("乙中心") });
    assert_eq!(
        (keeper.exported(), shelf.exported(&slot)),
        (Exported::Changed(now + day), Exported::Changed(now + day))
    );
    assert_eq!(keeper.exported().overdue_days(now + 8 * day), Some(7));
    assert_eq!(keeper.exported().overdue_days(0), None, "a clock that was set back");
    // A workbook is handed over, and is no copy of all of the form.
    let (first, next) = (Stage::Declaration, Stage::Monitoring);
    assert_eq!(keeper.handed_over(first), Exported::Changed(now + day));
    keeper.note_handed_over(first, false, now + 2 * day);
    assert_eq!(
        (keeper.exported(), keeper.handed_over(first)),
        (Exported::Changed(now + day), Exported::Current(now + 2 * day))
    );
    // What was handed over in one stage is not what the next one asks for.
    assert!(matches!(keeper.handed_over(next), Exported::Never(_)));
    keeper.note_handed_over(next, true, now + 3 * day);
    assert_eq!([keeper.exported(), keeper.handed_over(next)], [Exported::Current(now + 3 * day); 2]);
    // Of another form there are papers alone.
    let (paper, kept) = shelf.add(&Record { saved_at: now, form: form("丙中心") }, now + 1);
    kept.unwrap();
    Keeper::open(shelf.clone(), paper.clone()).unwrap().unwrap().keeper.note_handed_over(first, false, now);
    assert!(matches!(shelf.exported(&paper), Exported::InPart(Some(_))));
    shelf.remove(&slot, now + 4 * day).unwrap();
    assert_eq!(shelf.exported(&slot), Exported::Never(None));
}
