//! 查找

use crate::form::terms;
pub const FIND: &str = "查找";
pub const BOX: &str = "在本表中查找";
pub const NONE: &str = "没有找到";
pub const BEFORE: &str = "上一处";
pub const NEXT: &str = "下一处";
pub const CLOSE: &str = "关闭查找";
pub const HITS: &str = "找到的位置";
pub const NOT_SHOWN: &str = "这一栏在当前阶段或设置下不显示，已定位到所在的部分";
pub const STATUS: &str = terms::STATUS;
pub const COMPUTED: &str = "（由程序得出）";
pub const SEARCHED: &str = "查找各栏填写的文字和数，以及各指标的状态和计算得出的完成值；其他合计和比率不在其中";
