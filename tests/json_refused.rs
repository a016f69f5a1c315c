//! What is said of a file that is no form of ours, or is wrong somewhere: short sentences in the words of the form, whatever stands in the file.

#![allow(clippy::indexing_slicing, clippy::unwrap_used, reason = "a test that goes wrong stops there")]

use budget_form::exchange::json::{ReadError, read};

/// Whether a sentence has no English in it but what is quoted from the file, and says what to do.
fn assert_sentence(sentence: &str) {
    let mut outside = String::new();
    for (at, piece) in sentence.split(['“', '”']).enumerate() {
        if at % 2 == 0 {
            outside.push_str(piece);
        }
    }
    let words = outside.split(|c: char| !c.is_ascii_alphabetic());
    let english: Vec<&str> = words.filter(|word| word.len() > 2 && !["JSON", "null"].contains(word)).collect();
    assert!(english.is_empty(), "{sentence}");
    assert!(sentence.contains('请') && sentence.chars().count() < 160, "{sentence}");
}

#[test]
fn what_is_no_form_is_refused_with_a_sentence() {
    for (text, expected) in [
        ("", ReadError::Empty),
        ("\u{feff} \n", ReadError::Empty),
        ("[]", ReadError::NotAForm),
        ("{\"a\": 1}", ReadError::NotAForm),
        ("null", ReadError::NotAForm),
        ("{\"format\": \"budget-form\",, }", ReadError::NotJson(1, 26)),
    ] {
        assert_eq!(read(text).unwrap_err(), expected, "{text}");
    }
}

#[test]
fn what_is_wrong_with_a_value_is_said_in_words_of_the_form() {
    for (text, place, what) in [
        (r#"{"year":"2025","goals":0}"#, "“目标”", "写的是 0，应写成花括号中的一组内容"),
        (r#"{"year":"2025","goals":["a","b"]}"#, "“目标”", "列表"),
        (r#"{"year":"2025","goals":{"annual":["a"]}}"#, "“年度目标”", "写的是一个列表，应写成加引号的文本"),
        (r#"{"year":"2025","indicators":[[]]}"#, "“第 1 个指标”", "写的是一个列表"),
        (
            r#"{"year":"2025","indicators":[{"level1":"duty"},{"level1":"duty","name":7}]}"#,
            "“第 2 个指标的名称”",
            "写的是 7，应写成加引号的文本",
        ),
        (r#"{"year":"2025","indicators":[{"name":"x"}]}"#, "“第 1 个指标的一级指标”", "缺少这一项"),
        (
            r#"{"year":"2025","indicators":[{"level1":"dutty"}]}"#,
            "“第 1 个指标的一级指标”",
            "写的是文本“dutty”，没有这个选项，可以写 decision、process、duty",
        ),
        (
            r#"{"year":"2025","indicators":[{"level1":"duty","id":-1}]}"#,
            "“第 1 个指标的编号”",
            "写的是 -1，应写成不带引号的正整数",
        ),
        (r#"{"year":"2025","indicators":[{"level1":"duty","target":["≥1","≥2"]}]}"#, "“第 1 个指标的指标值”", "列表"),
        (r#"{"year":"2025","indicators":[{"level1":"duty","weight":5}]}"#, "“第 1 个指标的权重”", "写的是 5"),
        (r#"{"year":"2025","indicators":[{"level1":"duty","monitoring":{"causes":["x"]}}]}"#, "指标", "没有这个选项"),
        (r#"{"year":"2025","indicators":{}}"#, "“指标”", "写的是一组内容，应写成方括号中的列表"),
        (r#"{"year":2025}"#, "“年度”", "写的是 2025"),
        (r#"{"year":null}"#, "“年度”", "空值"),
        (r#"{"year":"2025","stage":"later"}"#, "“阶段”", "declaration"),
        (r#"{"year":"2025","baseData":{"staffQuota":{"fullYear":15}}}"#, "“全年编制数”", "写的是 15"),
        (r#"{"year":"2025","baseData":5}"#, "“基础数据”", "花括号"),
        (r#"{"year":"2025","settings":{"gradeFrom":{"good":80}}}"#, "起点", "写的是 80"),
        (
            r#"{"year":"2025","lastYear":{"indicators":[{"level1":"duty","name":[]}]}}"#,
            "“上年目标表的第 1 个指标的名称”",
            "列表",
        ),
        (r#"{"year":"2025","funds":{"expenditure":{"basic":{"halfYear":1}}}}"#, "“基本支出半年计划执行数”", "写的是 1"),
        (r#"{"year":"2025","unplaced":[{"line":"a","text":""}]}"#, "没有归位的文字", "正整数"),
    ] {
        let sentence = read(text).unwrap_err().to_string();
        assert!(sentence.contains(place) && sentence.contains(what), "{text}\n{sentence}");
        // An option is written as it stands in files.
        if !sentence.contains("可以写") {
            assert_sentence(&sentence);
        }
    }
}

#[test]
fn a_version_that_does_not_exist_is_reported() {
    for (version, expected) in [
        ("2.5", "2.5"),
        ("-1", "-1"),
        ("\"2\"", "文本“2”"),
        ("0", "0"),
        ("null", "null"),
        ("[]", "不是数字"),
        ("1e30", "1e+30"),
    ] {
        let text = format!(r#"{{"format":"budget-form","version":{version},"form":{{}}}}"#);
        let sentence = read(&text).unwrap_err().to_string();
        assert!(sentence.contains("不是本程序的版本") && sentence.contains(expected), "{version}: {sentence}");
        assert_sentence(&sentence);
    }
    let sentence = read(r#"{"format":"budget-form","form":{}}"#).unwrap_err().to_string();
    assert!(sentence.contains("没有写"), "{sentence}");
    assert_eq!(read(r#"{"format":"budget-form","version":3,"form":{}}"#).unwrap_err(), ReadError::TooNew(3, None));
}

#[test]
fn a_newer_file_says_which_version_of_the_program_opens_it() {
    let sentence = |program: &str| {
        read(&format!(r#"{{"format":"budget-form","version":9,"program":{program},"form":{{}}}}"#))
            .unwrap_err()
            .to_string()
    };
    let said = sentence("\"1.12.0-rc.1\"");
    assert!(
        said.contains("请用本程序 1.12.0-rc.1 或更新的版本打开") && said.contains(env!("CARGO_PKG_VERSION")),
        "{said}"
    );
    assert_sentence(&said.replace("-rc", ""));
    // What is no version is not repeated.
    for program in
        ["7", "null", "[]", "\"\"", "\"请删除\"", "\"1.0 \\u202e\"", "\"1234567890123456789012345\"", "\"v1\""]
    {
        let said = sentence(program);
        assert!(said.contains("请用本程序更新的版本打开"), "{program}: {said}");
        assert_sentence(&said);
    }
    // The raw text of a record, as another window of another program kept it.
    let record = r#"1750000000000 k3x9
{"format":"budget-form","version":9,"program":"2.0.1","form":{}}"#;
    assert!(budget_form::store::open(record).unwrap_err().to_string().contains("2.0.1 或更新的版本"));
}

#[test]
fn little_of_a_file_is_quoted() {
    let long = "长".repeat(100_000);
    for text in [
        format!(r#"{{"year":"2025","indicators":[{{"level1":"duty","id":"{long}"}}]}}"#),
        format!(r#"{{"year":"2025","stage":"{long}"}}"#),
        format!(r#"{{"format":"budget-form","version":"{long}"}}"#),
        format!(r#"{{"year":"2025","goals":{{"annual":{{"{long}":1}}}}}}"#),
    ] {
        let sentence = read(&text).unwrap_err().to_string();
        assert!(sentence.chars().count() < 200, "{} characters", sentence.chars().count());
        assert!(!sentence.contains(&"长".repeat(41)));
    }
    let rows = format!(r#"{{"level1":"duty","id":1,"name":"{long}","{long}":1}},"#).repeat(3);
    let text = format!(r#"{{"{long}":1,"indicators":[{}]}}"#, rows.trim_end_matches(','));
    let remarks = read(&text).unwrap().remarks;
    assert_eq!(remarks.len(), 6, "{remarks:?}");
    assert!(remarks.iter().all(|remark| remark.chars().count() < 100), "{remarks:?}");
}

#[test]
fn many_remarks_are_counted() {
    let keys: Vec<String> = (0..1_000).map(|at| format!("\"k{at}\":1")).collect();
    let remarks = read(&format!(r#"{{"year":"2025",{}}}"#, keys.join(","))).unwrap().remarks;
    assert_eq!(remarks.len(), 51);
    assert!(remarks[50].contains("950"), "{}", remarks[50]);
}

#[test]
fn a_key_that_stands_twice_is_reported_and_the_last_one_counts() {
    let text = r#"{"year":"2024","year":"2025","indicators":[{"level1":"duty","name":"甲","name":"乙","target":{"halfYear":"1","halfYear":"2"}}]}"#;
    let opened = read(text).unwrap();
    assert_eq!(opened.form.year, "2025");
    let expected =
        |place: &str| opened.remarks.iter().any(|remark| remark.contains(place) && remark.contains("不止一次"));
    assert!(
        expected("“年度”") && expected("“第 1 个指标的名称”") && expected("“第 1 个指标的半年指标值”"),
        "{:?}",
        opened.remarks
    );
    let text = format!(r#"{{"format":"budget-form","version":2,"form":{text},"results":{{"a":1,"a":2}}}}"#);
    assert_eq!(read(&text).unwrap(), opened);
    assert!(read(r#"{"year":"2025","goals":{"annual":"year"}}"#).unwrap().remarks.is_empty());
}

#[test]
fn depth_and_size_are_bounded() {
    let deep = format!("{{\"year\":\"2025\",\"x\":{}1{}}}", "[".repeat(200_000), "]".repeat(200_000));
    assert_eq!(read(&deep).unwrap_err(), ReadError::TooDeep);
    assert_sentence(&read(&deep).unwrap_err().to_string());
    // Brackets in a text are none.
    let text = format!(r#"{{"year":"{}\"["}}"#, "[{".repeat(1_000));
    assert!(read(&text).is_ok());
    let many = format!("{{\"year\":\"2025\",\"x\":[{}0]}}", "0,".repeat(2_100_000));
    let sentence = read(&many).unwrap_err().to_string();
    assert!(sentence.contains("文件太大") && sentence.contains(" MB"), "{sentence}");
    assert_sentence(&sentence);
    let long = format!("{{\"year\":\"{}\"}}", "a".repeat(21 << 20));
    assert!(matches!(read(&long).unwrap_err(), ReadError::TooLarge(bytes) if bytes == long.len()));
}
