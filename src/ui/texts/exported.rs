//! Whether a form was exported, and whether it was changed since; 全部备份.

use crate::store::Exported;
use crate::ui::browser;

pub const COLUMN: &str = "上次导出";
pub const BACKUP: &str = "全部备份";
pub const BACKUP_HELP: &str = "把本浏览器中的所有表存成一个文件，可以用“导入”逐张读回。批复稿在表中，一并备份；历史版本、撤销记录和已删除的表不在其中。";
pub const BACKED_UP: &str = "已备份";

const NEVER: &str = "尚未导出";
const IN_PART: &str = "尚未完整导出";
const CURRENT: &str = "已导出";
const CHANGED: &str = "导出后有改动";

/// In a few words, beside the button.
pub fn mark(exported: Exported, now: u64) -> String {
    if let Some(days) = exported.overdue_days(now) {
        return format!("{days} 天未导出");
    }
    short(exported).to_owned()
}

/// How it stands, without since when.
pub fn short(exported: Exported) -> &'static str {
    match exported {
        Exported::Never(_) => NEVER,
        Exported::InPart(_) => IN_PART,
        Exported::Current(_) => CURRENT,
        Exported::Changed(_) => CHANGED,
    }
}

/// In a sentence.
pub fn help(exported: Exported, now: u64) -> String {
    let what = match exported {
        Exported::Never(_) => "这张表还没有导出过".to_owned(),
        Exported::InPart(_) => {
            "交出过的文件不含全部内容（设置、批复稿等），完整的内容请用“JSON 文件”或“带数据的网页”留存".to_owned()
        }
        Exported::Current(at) => format!("上次导出 {}，此后没有改动", browser::date_time(at)),
        Exported::Changed(at) => format!("上次导出 {}，导出后有改动", browser::date_time(at)),
    };
    let advice = match (exported.overdue_days(now), exported) {
        (Some(_), _) => "。内容只在本浏览器中，请导出文件留存",
        (None, Exported::Current(_) | Exported::InPart(_)) => "",
        (None, _) => "。内容只在本浏览器中",
    };
    format!("{what}{advice}")
}

/// In a line of the list: the time, and whether there were changes.
pub fn line(exported: Exported) -> String {
    match exported {
        Exported::Never(_) => NEVER.to_owned(),
        Exported::InPart(_) => IN_PART.to_owned(),
        Exported::Current(at) => browser::date_time(at),
        Exported::Changed(at) => format!("{}，{CHANGED}", browser::date_time(at)),
    }
}

/// What was done.
pub fn backed_up(forms: usize, file: &str) -> String {
    format!("{BACKED_UP} {forms} 张表：{file}")
}
