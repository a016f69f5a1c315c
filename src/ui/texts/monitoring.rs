//! 运行监控

pub const ONLY_OFF: &str = "只看上面列出的指标";
pub const LIGHTS: &str = "半年运行情况";
pub const OFF_TITLE: &str = "需要说明的指标（由重到轻）";
pub const UNDECIDED_TITLE: &str = "待判断的指标";
pub const REST: &str = "个没有列出，处理上面的指标后依次列出。";
pub const ALL_WELL: &str = "没有需要说明的指标。";
pub const ALL_JUDGED: &str = "没有待判断的指标。";
pub const STILL: &str = "还缺";
pub const COMPLETE: &str = "说明已填";
pub const NOT_ASKED: &str = "不需要";
pub const STAGE_NOTE: &str = "本表还在目标申报阶段。半年结束后在顶部把阶段改为“运行监控”，再填写这里。";
pub const FORECAST: &str = "预计";
