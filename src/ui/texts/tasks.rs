//! What a stage asks for.

use crate::form::{Part, Stage};
use crate::parts::Task;
use crate::store::Exported;

pub const SHOW: &str = "本阶段要做的";
pub const CLOSE: &str = "收起";
pub const WHEN_COMPLETE: &str = "待填齐";

/// What the list is called.
pub fn title(stage: Stage) -> String {
    format!("{}要做的", stage.label())
}

/// What is left of a step, in a few words; `None` where it is done.
pub fn left(task: Task, handed_over: Exported) -> Option<String> {
    match task.part {
        Part::Review if task.findings > 0 => Some(format!("{} 条待处理", task.findings)),
        Part::Review => (task.missing > 0).then(|| WHEN_COMPLETE.to_owned()),
        Part::HandOver => match handed_over {
            Exported::Never(_) | Exported::InPart(_) => Some("尚未交出".to_owned()),
            Exported::Current(_) => None,
            Exported::Changed(_) => Some("交出后有改动".to_owned()),
        },
        _ => (task.missing > 0).then(|| format!("缺 {}", task.missing)),
    }
}
