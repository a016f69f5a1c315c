//! 交表: what to hand to whom.

pub const CHOICES: &str = "交成什么";
pub const OF_PAPER: &str = "下面选定的：";
pub const MAKE: &str = "生成";
pub const STILL: &str = "可以交，但请先看看：";
pub const TO_REVIEW: &str = "看审核意见";
pub const MADE: &str = "已生成";
pub const COPIED: &str = "已复制，可在网站后台粘贴";
pub const NOT_COPIED: &str = "浏览器没有让程序复制，请改选生成文件";
pub const NO_PAGE: &str = "没有生成，请重新打开本文件再试，或改选 JSON 文件";

/// What may be handed over as it is, beside what is only advised.
pub fn ready(advice: usize) -> String {
    match advice {
        0 => "本阶段要填的都已填写，审核没有发现问题。".to_owned(),
        advice => format!("本阶段要填的都已填写，审核没有错误和提醒，另有 {advice} 条建议，"),
    }
}

/// 「本阶段还缺 12 格」
pub fn missing(count: usize) -> String {
    format!("本阶段还缺 {count} 格")
}

/// 「审核有 3 条错误、2 条提醒」
pub fn found(errors: usize, warnings: usize) -> String {
    let of = |count: usize, word: &str| (count > 0).then(|| format!("{count} 条{word}"));
    let both: Vec<String> = [of(errors, "错误"), of(warnings, "提醒")].into_iter().flatten().collect();
    format!("审核有 {}", both.join("、"))
}
