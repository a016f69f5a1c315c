//! 帮助

pub use super::explained::{ASSUMPTION, FORMULA, SOURCE};

pub const STAGES: &str = "一年三步";
pub const PARTS: &str = "各部分怎么填";
pub const GENERAL: &str = "填写时要知道的";
pub const TERMS: &str = "名词解释";
pub const TERMS_TOPIC: &str = "terms";
pub const CONTENTS: &str = "帮助的内容";
pub const INDICATORS: &str = "自动计算的指标";
pub const RULES: &str = "审核规则";
pub const INDICATOR: &str = "指标";
pub const DATA: &str = "数据来自";
pub const BETTER: &str = "怎样为好";
pub const NOT_APPLICABLE: &str = "不适用的情形";
pub const FROM: &str = "从何时起审核";
pub const TITLE: &str = "规则";
pub const ADVICE: &str = "查什么，怎么办";
pub const SEVERITY: &str = "程度";
pub const CODE: &str = "代码";
