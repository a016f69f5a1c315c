//! The same form open in two windows.

use crate::store::Rival;

pub const CHANGED: &str = "这张表已在另一个窗口中修改";
pub const UNREADABLE: &str = "另一个窗口存入了这里无法读取的内容";
pub const DELETED: &str = "这张表已在另一个窗口中删除";
pub const COPIED: &str = "这里的修改没有存入这张表，暂存为“我的表”中的一份副本。";
pub const NOT_COPIED: &str = "这里的修改没有保存，请先导出文件。";
pub const STILL_HERE: &str = "这里的内容还在，需要时可以重新保存。";
pub const DIFFERENCE: &str = "两处的差别";
pub const PLACE: &str = "位置";
pub const THERE: &str = "那边";
pub const HERE: &str = "这里";
pub const TAKE_THEIRS: &str = "采用那边的内容";
pub const KEEP_OURS: &str = "保留这里的内容";
pub const KEEP_BESIDE: &str = "另存为新表";
pub const SAVE_AGAIN: &str = "重新保存";
pub const FOLLOWED: &str = "另一个窗口修改了这张表，已显示最新内容";
pub const FOLLOWED_STEP: &str = "另一个窗口的修改";
pub const TAKEN: &str = "已采用另一个窗口的内容，撤销可回到这里原来的内容";
pub const TAKEN_STEP: &str = "采用另一个窗口的内容";
pub const KEPT: &str = "已保留这里的内容，撤销可看到另一个窗口的内容";
pub const KEPT_STEP: &str = "保留这里的内容";
pub const KEPT_AGAIN: &str = "已重新保存";
/// What another window did to the form.
pub fn what_happened(rival: &Rival) -> &'static str {
    match rival {
        Rival::Changed(_) => CHANGED,
        Rival::Unreadable(_) => UNREADABLE,
        Rival::Deleted => DELETED,
    }
}
