//! 设置

pub const TITLE: &str = "本表的设置";
pub const HELP: &str = "设置随本表保存和导出，对方打开后得到相同的结果。改动立即生效，可以撤销。";
pub const WHAT: &str = "设置";
pub const VALUE: &str = "本表采用";
pub const DEFAULT: &str = "默认";
pub const EFFECT: &str = "本表现在的结果，以及改选后的变化";
pub const EMPTY: &str = "未填";
pub const MEANWHILE: &str = "暂按默认值计算：";
pub const RESTORE: &str = "恢复默认设置";
pub const NOTHING_SPREAD: &str = "没有全年不适用的指标";
/// How many figures differ from those that the default value gives: 「（与默认值相比有 3 处不同）」.
pub fn differs_from_default(count: usize) -> String {
    format!("（与默认值相比有 {count} 处不同）")
}
pub const NOTHING_DEVIATES: &str = "没有偏离的指标";

pub const THEME: &str = "界面颜色";
/// The word of the style for each choice; the system's has none.
pub const THEMES: [(&str, &str); 3] = [("", "跟随系统"), ("light", "浅色"), ("dark", "深色")];
pub const THEME_HELP: &str = "只影响本浏览器中的显示，不随表保存；打印总是白纸黑字。";
