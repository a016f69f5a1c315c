//! The explanation of a figure.

pub const FORMULA: &str = "公式";
pub const NUMBERS: &str = "代入";
pub const RESULT: &str = "结果";
pub const SOURCE: &str = "依据";
pub const ASSUMPTION: &str = "口径待确认";
pub const TO_SETTINGS: &str = "查看设置";
pub const TO_SETTING: &str = "查看设置：";
pub const HELP: &str = "帮助";
