//! Files made to harm: huge, deep, with endless texts and keys. Each gets a sentence, or a form that everything can be computed of; nothing overflows, and
//! nothing takes more than its length.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test that goes wrong stops there")]

use budget_form::check::check;
use budget_form::engine;
use budget_form::evaluate::Evaluation;
use budget_form::exchange::file_name::file_name;
use budget_form::exchange::incoming::{look, look_at_text};
use budget_form::exchange::json::{MAX_BYTES, ReadError, read, write};
use budget_form::exchange::published;
use budget_form::form::standard_form;
use budget_form::store::{is_file, open};

const MEGABYTE: usize = 1 << 20;

/// Every way in for the text of a file says the same.
fn refusal(text: &str) -> ReadError {
    let error = read(text).unwrap_err();
    assert_eq!(open(text).unwrap_err(), error);
    for answer in
        [engine::evaluate(text, None), engine::check(text), engine::explain(text, "execution/total/halfYear/rate")]
    {
        assert_eq!(answer.unwrap_err(), error.to_string());
    }
    error
}

#[test]
fn a_hundred_megabytes_are_refused_before_they_are_read() {
    let hundred = 100 * MEGABYTE;
    for text in ["{".repeat(hundred), format!("{{\"year\":\"{}\"}}", "5".repeat(hundred)), "[0,".repeat(hundred / 3)] {
        assert_eq!(refusal(&text), ReadError::TooLarge(text.len()));
        assert!(look("表.json", text.len() as u64, b"{").is_err());
        assert!(look_at_text(&text).is_err());
    }
    let text = "部门整体预算绩效目标表\n".repeat(3 * MEGABYTE);
    assert!(look_at_text(&text).is_err() && published::read(&text).is_err() && engine::import_text(&text).is_err());
    assert!(!is_file(&text));
}

#[test]
fn a_file_of_the_largest_size_is_read_or_refused_with_a_sentence() {
    let filled = |head: &str, filling: &str, tail: &str| {
        let room = MAX_BYTES - head.len() - tail.len();
        format!("{head}{}{tail}", filling.repeat(room / filling.len()))
    };
    // So many values would take a hundred times their text.
    for text in [
        filled("{\"year\":[", "0,", "0]}"),
        filled("{\"indicators\":[", "{},", "{}]}"),
        filled("{", "\"a\":1,", "\"a\":1}"),
    ] {
        assert_eq!(refusal(&text), ReadError::TooLarge(text.len()));
    }
    let broken = filled("{\"year\":\"", "5", "");
    assert!(matches!(refusal(&broken), ReadError::Truncated(1, _)));
    let no_form = filled("{\"a\":\"", "5", "\"}");
    assert_eq!(refusal(&no_form), ReadError::NotAForm);
}

#[test]
fn brackets_are_counted_only_where_they_nest() {
    let nested = |open: &str, close: &str, deep: usize| {
        format!(r#"{{"year":"2025","x":{}1{}}}"#, open.repeat(deep), close.repeat(deep))
    };
    for (open, close) in [("[", "]"), (r#"{"a":"#, "}"), (r#"[{"a":"#, "}]")] {
        let each = open.matches(['[', '{']).count();
        assert!(read(&nested(open, close, 63 / each)).is_ok(), "{open}");
        for deep in [64 / each + 1, 1_000, 1_000_000] {
            assert_eq!(refusal(&nested(open, close, deep)), ReadError::TooDeep, "{open} {deep}");
        }
    }
    assert_eq!(refusal(&"[".repeat(5 * MEGABYTE)), ReadError::TooDeep);
    assert_eq!(refusal(&r#"{"form":"#.repeat(MEGABYTE)), ReadError::TooDeep);
    // Neither in a text, nor beside each other.
    let text = format!(r#"{{"year":"{}\"[[","x":[{}[]]}}"#, "[{".repeat(1_000), "[],".repeat(1_000));
    assert!(read(&text).unwrap().form.year.starts_with("[{[{"));
}

#[test]
fn an_endless_text_in_a_field_is_read_and_everything_is_computed() {
    let fields = [
        r#""year":"X""#,
        r#""profile":{"unit":"X"}"#,
        r#""goals":{"annual":"X"}"#,
        r#""funds":{"income":{"other":"X"}}"#,
        r#""settings":{"partialFrom":"X"}"#,
        r#""indicators":[{"level1":"duty","name":"n","target":{"halfYear":"X","fullYear":"X"},"actual":{"halfYear":"X","fullYear":"X"},"weight":"X"}]"#,
        r#""indicators":[{"level1":"duty","level2":"X","keyTask":"X","name":"X","explanation":{"fullYear":"X"}}]"#,
        r#""baseData":{"staffQuota":{"fullYear":"X"}}"#,
    ];
    for filling in ["5", "长", "≥5人、", "1,", "-", "(", "不", " ", "\u{202e}", "２０２５年１月、"] {
        let long = filling.repeat(MEGABYTE / 8 / filling.len());
        for field in fields {
            let form = read(&format!("{{{}}}", field.replace('X', &long))).expect(field).form;
            let evaluation = Evaluation::of(&form);
            assert!(check(&form).iter().all(|finding| finding.sentence.chars().count() < 600), "{field} {filling}");
            drop(evaluation);
            assert!(file_name(&form).len() <= 200);
            assert_eq!(read(&write(&form, None)).unwrap().form, form, "{field} {filling}");
        }
    }
}

#[test]
fn many_rows_are_read_and_checked() {
    let rows = r#"{"level1":"duty","level2":"甲","name":"同名指标","target":{"halfYear":"≥1 件","fullYear":"≥2 件"}},"#
        .repeat(20_000);
    let form = read(&format!(r#"{{"year":"2025","indicators":[{}]}}"#, rows.trim_end_matches(','))).unwrap().form;
    assert_eq!(form.indicators.rows().count(), 20_000);
    drop((Evaluation::of(&form), check(&form)));
}

#[test]
fn endless_keys_numbers_and_escapes_are_no_forms_and_say_so() {
    let long = "9".repeat(MEGABYTE);
    for text in [
        format!(r#"{{"{long}":1}}"#),
        format!(r#"{{"year":{long}}}"#),
        format!(r#"{{"year":1e{long}}}"#),
        format!(r#"{{"year":-0.{long}}}"#),
        format!(r#"{{"format":"budget-form","version":{long},"form":{{}}}}"#),
        format!(r#"{{"format":"budget-form","version":99,"program":"{long}","form":{{}}}}"#),
        format!(r#"{{"format":"budget-form-rescue","version":1,"entries":{{"{long}":"{long}"}}}}"#),
        r#"{"year":"\ud800"}"#.to_owned(),
        r#"{"year":"\udc00\ud800"}"#.to_owned(),
        "{\"year\":\"\u{0}\"}".to_owned(),
        "{\"year\":\"2025\"}{\"year\":\"2026\"}".to_owned(),
    ] {
        let sentence = read(&text).unwrap_err().to_string();
        assert!(sentence.chars().count() < 200 && sentence.contains('请'), "{sentence}");
        assert!(open(&text).is_err());
    }
}

#[test]
fn a_record_in_a_backup_is_bounded_as_a_file_is() {
    let backup = |records: &[String]| {
        let entries: serde_json::Map<String, serde_json::Value> = records
            .iter()
            .enumerate()
            .map(|(at, text)| (format!("budget-form/form/{at}"), text.as_str().into()))
            .collect();
        serde_json::json!({ "format": "budget-form-rescue", "version": 1, "entries": entries }).to_string()
    };
    let good = format!("1700000000000 w\n{}", write(&standard_form("2025"), None));
    let deep = format!("1700000000001 w\n{}", r#"{"format":"#.repeat(100_000));
    let stored = open(&backup(&[deep.clone(), good, "1700000000002".repeat(10_000), deep])).unwrap();
    let readable: Vec<bool> = stored.iter().map(|one| one.content.is_ok()).collect();
    assert_eq!(readable, [true, false, false, false]);
}
