//! 历史版本: snapshots of a form.

use crate::store::{MOST_AUTOMATIC, MOST_BY_HAND, NotTaken};

pub const TITLE: &str = "历史版本";
pub const NO_STORE: &str = "此浏览器没有提供保存历史版本的空间，这里不会自动保留。请在重要的时候导出文件，以后可在下方与本表比较；近期的修改可以撤销。";
pub const WHEN: &str = "时间";
pub const WHY: &str = "来历";
pub const NAME: &str = "版本名称";
pub const NAME_HINT: &str = "如：报送主管部门";
pub const TAKE: &str = "保留现在的版本";
pub const TAKEN: &str = "已保留现在的版本";
pub const LOOK: &str = "比较";
pub const RESTORE: &str = "恢复";
pub const RESTORE_STEP: &str = "恢复到";
pub const RESTORED: &str = "已恢复到";
pub const UNDO: &str = "，可撤销";
pub const EXPORT: &str = "导出";
pub const REMOVE: &str = "删除";
pub const REMOVE_SURE: &str = "确认删除";
pub const REMOVED: &str = "已删除历史版本";
pub const NO_WAY_BACK: &str = "删除后不能恢复";
pub const GONE: &str = "这个版本已无法读取";

/// When they are taken, and how many are kept.
pub fn help() -> String {
    format!(
        "每天第一次修改前，更改阶段、批量填写（一次 20 格以上）、载入或换成其他内容前，自动保留当时的版本，最多 {MOST_AUTOMATIC} 个，多出的先清理较早的；手动保留的最多 {MOST_BY_HAND} 个。它们只在本浏览器中，空间不足时最先清理，重要的版本请导出文件。"
    )
}

/// Why none was taken.
pub fn not_taken(why: &NotTaken) -> String {
    match why {
        NotTaken::NoStore => NO_STORE.to_owned(),
        NotTaken::Same => "同名、同内容的版本已经保留".to_owned(),
        NotTaken::TooMany => format!("手动保留的版本已有 {MOST_BY_HAND} 个，请先删除不用的"),
    }
}
