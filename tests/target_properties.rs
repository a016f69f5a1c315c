//! Laws of the target reader that hold for every text.

#![allow(clippy::indexing_slicing)]

use budget_form::target::{
    Beside, Target, describe, fold_radicals, normalise, parse, parse_actual, parse_actual_beside, parse_beside,
};
use proptest::prelude::*;

/// Text of the characters that real values are made of, so that odd combinations of known words come up.
fn value_like() -> impl Strategy<Value = String> {
    let words = "≥ ≤ > < ＝ 不 低于 超过 以上 以内 左右 ± 约 1 2 0 9 90 . , ， % ％ 万 亿 元 人 次 年 月 日 底 前 / \
                 : - ~ 至 （ ） 个 百分之 一 十 两 每 增长 率 第 X * × m2 12 2025 健全 〔 〕 号 E 半 余 · ⼈ 达到 提高到 下降 上年 应 人均 月 千分之 成 零 起 /10万 株 TRUE";
    let words: Vec<&str> = words.split(' ').chain([" "]).collect();
    prop::collection::vec(prop::sample::select(words), 0..12).prop_map(|parts| parts.concat())
}

proptest! {
    #[test]
    fn no_text_makes_the_reader_fail(text in any::<String>(), neighbour in value_like()) {
        let target = parse_beside(&text, &neighbour);
        let _ = (target.reading(), target.remark(), describe(&target, &text), parse_actual(&text), normalise(&text));
    }

    #[test]
    fn no_value_makes_the_reader_fail(text in value_like(), neighbour in value_like()) {
        let target = parse_beside(&text, &neighbour);
        let _ = (target.reading(), describe(&target, &text), parse_actual(&text));
        for forecast in [true, false] {
            let _ = parse_actual_beside(&neighbour, &Beside { target: &target, name: &text, other_times: &["全年"], forecast });
        }
    }

    #[test]
    fn a_number_is_read_again_as_the_same_number(text in value_like()) {
        if let Target::Number(first) = parse(&text) {
            let again = parse(&first.canonical());
            let Target::Number(again) = again else {
                return Err(TestCaseError::fail(format!("{text} -> {} -> {again:?}", first.canonical())));
            };
            prop_assert_eq!(first.op, again.op, "{}", &text);
            prop_assert_eq!(first.quantity, again.quantity, "{}", &text);
            prop_assert_eq!(first.tolerance, again.tolerance);
            prop_assert_eq!(first.ratio, again.ratio);
        }
    }

    #[test]
    fn every_written_number_keeps_its_digits(mantissa in -9_999_999_999_i64..9_999_999_999, scale in 0_u32..8, op in 0..5_usize) {
        let sign = ["≥", "＞", "＝", "＜", "≤"][op];
        let written = rust_decimal::Decimal::new(mantissa, scale);
        let text = format!("{sign}{written}万元");
        let Target::Number(number) = parse(&text) else {
            return Err(TestCaseError::fail(text));
        };
        prop_assert_eq!(number.quantity.number.to_string(), written.to_string());
        prop_assert_eq!(number.op.as_sign(), sign);
    }

    #[test]
    fn folding_twice_is_folding_once(text in any::<String>(), radicals in "[\u{2E80}-\u{2FDF}]{0,20}") {
        let once = fold_radicals(&format!("{text}{radicals}"));
        prop_assert_eq!(fold_radicals(&once), once.clone());
        let normal = normalise(&once);
        prop_assert_eq!(normalise(&normal), normal.clone());
    }
}
