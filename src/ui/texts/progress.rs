//! What the stage still wants.

pub use super::overview::TOTAL;

/// Around the number in the rail, for who listens.
pub const LACKS: &str = "还缺 ";
pub const CELLS: &str = " 格";
pub const LACKS_TITLE: &str = "本阶段还没填的格数";
pub const DONE: &str = "✓";
pub const DONE_TITLE: &str = "本阶段要填的已填齐";
pub const ALL_DONE: &str = "✓ 已填齐";
pub const NOTHING_LEFT: &str = "本阶段要填的都已填齐，可到“审核”看看还有没有问题";
pub const NEXT: &str = "到下一格";
pub const TO_FIRST: &str = "到第一个缺填的格";
pub const CAPTION: &str = "填报进度";
pub const PART: &str = "部分";
pub const FILLED: &str = "已填";
pub const MISSING: &str = "还缺";

/// The text 「还缺 12 格」 of the button.
pub fn lacking(count: usize) -> String {
    format!("还缺 {count} 格")
}
